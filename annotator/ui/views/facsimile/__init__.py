"""The picture of the page, with the articles' boxes over it."""
