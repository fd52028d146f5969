"""Wires the pane of the page's picture into the window, when it is shown first or where it was shown the last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from annotator.ui.views.facsimile.pane import FacsimilePane
    from annotator.ui.workspace import Workspace


def wire_facsimile(workspace: Workspace) -> None:
    """Remember whether the picture is shown, let it give way to the text, and hear its pane from when it is made."""
    facsimile = workspace.facsimile
    facsimile.made.connect(lambda pane: _hear(workspace, pane))
    facsimile.toggled.connect(lambda is_shown: workspace.view.keep_picture(is_shown=is_shown))
    # Boxes and pictures come by both, for pages that were there before too.
    workspace.corpus.attached.connect(lambda _: facsimile.look_again())
    workspace.corpus.imported.connect(lambda *_: facsimile.look_again())
    # Words are sought in the text: what they are found in must be seen.
    workspace.actions.triggered.connect(lambda name: facsimile.give_way() if name == "find.show" else None)
    workspace.actions.triggered.connect(lambda name: facsimile.drop_area() if name == "selection.drop" else None)
    if workspace.view.preferences.picture:
        facsimile.show_picture(is_shown=True)


def _hear(workspace: Workspace, pane: FacsimilePane) -> None:
    view = pane.view
    workspace.keys.hear(view, view.owns)
    workspace.dragging.use_picture(view)
    view.context_menu_asked.connect(workspace.show_menu)
    view.key_passed.connect(lambda event: _run(workspace, event))


def _run(workspace: Workspace, event: QKeyEvent) -> None:
    """Run the command of a key that the pane kept back for a moment."""
    action = workspace.keys.action_for(event)
    if action is not None and action.isEnabled():
        action.trigger()
