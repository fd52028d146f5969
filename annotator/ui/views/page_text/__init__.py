"""The raw text of a page with its articles painted on it; the text is never edited here."""

from annotator.ui.views.page_text.view import PageTextView

__all__ = ["PageTextView"]
