"""The Pages pane: the queue as a tree or a list, with a filter; or folded to a strip."""

from annotator.ui.views.pages.view import PagesView

__all__ = ["PagesView"]
