"""The Picture pane: a heading with the zoom and its buttons, the picture, and a sentence where there is none."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from annotator.ui.theme import Space, Theme, Type
from annotator.ui.views.facsimile.canvas import STEP, Fit
from annotator.ui.views.facsimile.view import FacsimileView


class FacsimilePane(QFrame):
    """``locate_asked`` says that the reader will say which file the picture is in, ``text_asked`` that the text is wanted."""

    locate_asked = Signal()
    text_asked = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self.view = FacsimileView(look, self)
        self._name, self._zoom, self._sentence = QLabel(self), QLabel(self), QLabel(self)
        self._name.setProperty("kind", "heading")
        self._zoom.setProperty("kind", "small")
        self._sentence.setProperty("kind", "soft")
        self._sentence.setWordWrap(True)
        self._locate = QPushButton(self)
        self._fits = {Fit.WIDTH: QToolButton(self), Fit.PAGE: QToolButton(self)}
        self._text = QToolButton(self)
        self._arrange()
        self._wire()
        self.setFocusProxy(self.view)
        self.set_theme(look)
        self.set_beside_text(is_beside=True)
        self.say()

    def _arrange(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self._name)
        self._top.addStretch()
        for widget in (self._zoom, *self._fits.values(), self._text):
            self._top.addWidget(widget)
        self._notice = QWidget(self)
        self._foot = QHBoxLayout(self._notice)
        self._foot.addWidget(self._sentence, 1)
        self._foot.addWidget(self._locate, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self._notice)
        column.addWidget(self.view, 1)

    def _wire(self) -> None:
        for fit, button in self._fits.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, fit=fit: self.view.fit_to(fit))
        self._text.clicked.connect(self.text_asked)
        self._locate.clicked.connect(self.locate_asked)
        self.view.zoomed.connect(self._tell_zoom)

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self.view.set_theme(look)
        self._top.setContentsMargins(look.px(Space.L), look.px(Space.S), look.px(Space.S), look.px(Space.XS))
        self._top.setSpacing(2)
        self._foot.setContentsMargins(look.px(Space.L), look.px(Space.S), look.px(Space.L), look.px(Space.S))
        self._foot.setSpacing(look.px(Space.M))
        # These stand in a heading and are as small as its words.
        small = f"QToolButton {{ font-size: {look.px(Type.SMALL)}px; padding: {look.px(2)}px {look.px(Space.S)}px; }}"
        for button in (*self._fits.values(), self._text):
            button.setStyleSheet(small)

    def set_beside_text(self, *, is_beside: bool) -> None:
        """Whether the page text is seen too: where there is no room for both, a button leads back to it."""
        self._text.setVisible(not is_beside)

    def set_notice(self, words: str, button: str = "") -> None:
        """Say why there is no picture, and offer what can be done; nothing for no words."""
        self._sentence.setText(words)
        self._locate.setText(button)
        self._locate.setVisible(bool(button))
        self._notice.setVisible(bool(words))

    @property
    def notice(self) -> str:
        """Why there is no picture."""
        return self._sentence.text()

    def zoom_in(self) -> None:
        """One step larger."""
        self.view.zoom_by(STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.view.zoom_by(1 / STEP)

    def say(self) -> None:
        """Words in the window's language."""
        self._name.setText(QCoreApplication.translate("Facsimile", "Page picture"))
        self._fits[Fit.WIDTH].setText(QCoreApplication.translate("Facsimile", "Width"))
        self._fits[Fit.WIDTH].setToolTip(QCoreApplication.translate("Commands", "Page picture: fit its width"))
        self._fits[Fit.PAGE].setText(QCoreApplication.translate("Facsimile", "Page"))
        self._fits[Fit.PAGE].setToolTip(QCoreApplication.translate("Commands", "Page picture: fit the page"))
        self._text.setText(QCoreApplication.translate("Facsimile", "Back to the text"))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def _tell_zoom(self) -> None:
        for fit, button in self._fits.items():
            button.setChecked(self.view.fit is fit)
        self._zoom.setText(f"{self.view.magnification:.0%}")
