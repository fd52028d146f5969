"""Which look the window wears: light or dark after the system unless the reader chose, and the text size."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator.ui.theme import Scheme, Theme, palette, stylesheet, theme

SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class SchemeChoice(StrEnum):
    """What the reader asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Appearance(QObject):
    """Dresses the application and says when the look has changed; ``changed`` carries the new ``Theme``."""

    changed = Signal(Theme)

    def __init__(self, app: QApplication, *, choice: SchemeChoice = SchemeChoice.SYSTEM, scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._scale = min(SCALES, key=lambda step: abs(step - scale))
        app.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._ask_system()
        self._dress()

    @property
    def theme(self) -> Theme:
        """The look worn now."""
        return theme(self._scheme).scaled(self._scale)

    @property
    def choice(self) -> SchemeChoice:
        """What the reader asked for."""
        return self._choice

    @property
    def scale(self) -> float:
        """The text size, 1.0 at 100 %."""
        return self._scale

    def choose(self, choice: SchemeChoice) -> None:
        """Wear light or dark from now on, or follow the system."""
        self._choice = choice
        self._ask_system()
        self._dress()

    def larger(self) -> None:
        """One step larger text, up to 200 %."""
        self.set_scale(SCALES[min(SCALES.index(self._scale) + 1, len(SCALES) - 1)])

    def smaller(self) -> None:
        """One step smaller text, down to 80 %."""
        self.set_scale(SCALES[max(SCALES.index(self._scale) - 1, 0)])

    def normal_size(self) -> None:
        """Text at 100 %."""
        self.set_scale(1.0)

    @property
    def _scheme(self) -> Scheme:
        if self._choice is not SchemeChoice.SYSTEM:
            return Scheme(self._choice.value)
        is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return Scheme.DARK if is_dark else Scheme.LIGHT

    def _ask_system(self) -> None:
        # Title bars and native dialogs are the system's: they follow only this.
        wanted = {SchemeChoice.LIGHT: Qt.ColorScheme.Light, SchemeChoice.DARK: Qt.ColorScheme.Dark}
        QGuiApplication.styleHints().setColorScheme(wanted.get(self._choice, Qt.ColorScheme.Unknown))

    def _follow_system(self) -> None:
        if self._choice is SchemeChoice.SYSTEM:
            self._dress()

    def set_scale(self, scale: float) -> None:
        """Text of this size, one of ``SCALES``."""
        if scale != self._scale:
            self._scale = scale
            self._dress()

    def _dress(self) -> None:
        look = self.theme
        self._app.setPalette(palette(look))
        self._app.setStyleSheet(stylesheet(look))
        self.changed.emit(look)
