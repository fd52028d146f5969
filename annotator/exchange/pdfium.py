"""PDFium takes one call at a time: whoever calls it waits for its turn, in whatever thread."""

import threading

turn = threading.RLock()
"""Held around every call of PDFium, from opening a document to closing it; let go between pages, so that others come in."""
