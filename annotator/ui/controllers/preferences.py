"""The window of preferences: made when it is asked for, and what is chosen in it holds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from annotator.ui.appearance import Appearance
    from annotator.ui.bindings import Bindings
    from annotator.ui.dialogs.preferences import PreferencesWindow
    from annotator.ui.workspace import Workspace


class PreferencesController(QObject):
    """One window at most."""

    def __init__(self, workspace: Workspace, *, appearance: Appearance) -> None:
        super().__init__()
        self._workspace, self._appearance = workspace, appearance
        self._shown: PreferencesWindow | None = None

    def show(self) -> None:
        """Show the window, or bring it to the front."""
        if self._shown is None:
            self._shown = self._made()
        self._shown.show()
        self._shown.activateWindow()

    def _made(self) -> PreferencesWindow:
        from annotator.ui.dialogs.preferences import PreferencesWindow

        view, actions = self._workspace.view, self._workspace.actions
        window = PreferencesWindow(self._appearance.theme, self._workspace.window, actions=actions)
        window.show_preferences(view.preferences)
        window.reviewer_named.connect(view.name_reviewer)
        window.language_chosen.connect(view.speak)
        window.scheme_chosen.connect(view.choose_scheme)
        window.scale_chosen.connect(view.choose_scale)
        window.bound.connect(self._bind)
        view.preferences_changed.connect(window.show_preferences)
        self._appearance.changed.connect(window.set_theme)
        window.finished.connect(self._forget)
        return window

    def _bind(self, bindings: Bindings) -> None:
        self._workspace.actions.bind(bindings)
        self._workspace.view.keep_keys(bindings.own)

    def _forget(self) -> None:
        self._shown = None
