"""Turn the raw text of newspaper pages into clean, reviewed articles."""

__version__ = "0.1.0"
