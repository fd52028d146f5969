"""What is true of a page, its articles and its figures: frozen values and pure functions."""
