"""Finding the figures of a page: its numbers, and its pictures as far as text tells of them."""
