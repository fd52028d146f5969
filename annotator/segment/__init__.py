"""Guessing the articles of a page: segmenters by name."""
