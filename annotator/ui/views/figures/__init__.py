"""The Figures pane: pictures and numbers in two quiet tables."""

from annotator.ui.views.figures.view import FiguresView

__all__ = ["FiguresView"]
