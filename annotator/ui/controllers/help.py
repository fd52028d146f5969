"""Reference sheets and who is reviewing."""

from PySide6.QtCore import QObject, Signal


class HelpController(QObject):
    """Asks the workspace for the windows it names."""

    keys_wanted = Signal()
    roles_wanted = Signal()
    reviewer_wanted = Signal()
    about_wanted = Signal()

    def keys(self) -> None:
        """Show every key."""
        self.keys_wanted.emit()

    def roles(self) -> None:
        """Show what the roles mean."""
        self.roles_wanted.emit()

    def reviewer(self) -> None:
        """Ask for the reviewer's name."""
        self.reviewer_wanted.emit()

    def about(self) -> None:
        """Say which program this is."""
        self.about_wanted.emit()
