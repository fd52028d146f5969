"""The window of preferences: who reviews, language, colours, text size, keys. What is chosen holds at once; Close closes."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.services.preferences import Preferences
from annotator.ui.actions import Actions
from annotator.ui.appearance import SCALES, SchemeChoice
from annotator.ui.dialogs.keys import KeysPage
from annotator.ui.theme import Space, Theme
from annotator.ui.translation import LANGUAGES
from annotator.ui.words import QT_TRANSLATE_NOOP

_TITLE_BAR = 48
_SCHEMES = {
    SchemeChoice.SYSTEM: QT_TRANSLATE_NOOP("PreferencesWindow", "As the system has them"),
    SchemeChoice.LIGHT: QT_TRANSLATE_NOOP("PreferencesWindow", "Light"),
    SchemeChoice.DARK: QT_TRANSLATE_NOOP("PreferencesWindow", "Dark"),
}
_NAMES = {"": QT_TRANSLATE_NOOP("PreferencesWindow", "As the system has it"), "en": "English", "zh_CN": "简体中文"}


class PreferencesWindow(QDialog):
    """Says what was chosen; ``bound`` carries the new Bindings."""

    reviewer_named = Signal(str)
    language_chosen = Signal(str)
    scheme_chosen = Signal(object)
    scale_chosen = Signal(float)
    bound = Signal(object)

    def __init__(self, look: Theme, parent: QWidget, *, actions: Actions) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = actions
        self.reviewer, self.language, self.scheme, self.scale = QLineEdit(), QComboBox(), QComboBox(), QComboBox()
        self._labels = [QLabel() for _ in range(4)]
        self._note, self._lasting = QLabel(), QLabel()
        self._close = QPushButton()
        self.tabs = QTabWidget()
        self.keys: KeysPage | None = None
        self._look = look
        self._fill()
        self._arrange()
        self._wire()
        self.set_theme(look)
        self._say()
        # With large text on a small screen, all of the screen but the room of the title bar.
        self.resize(QSize(look.px(760), look.px(620)).boundedTo(self.screen().availableGeometry().size() - QSize(0, _TITLE_BAR)))

    def show_preferences(self, kept: Preferences) -> None:
        """Fill in what holds now."""
        if not self.reviewer.hasFocus():
            self.reviewer.setText(kept.reviewer_name)
        self.language.setCurrentIndex(max(self.language.findData(kept.language), 0))
        self.scheme.setCurrentIndex(max(self.scheme.findData(kept.scheme), 0))
        self.scale.setCurrentIndex(SCALES.index(min(SCALES, key=lambda step: abs(step - kept.scale))))

    def show_keys(self) -> None:
        """Turn to the keys."""
        self.tabs.setCurrentIndex(1)

    def set_theme(self, look: Theme) -> None:
        """Wear another look."""
        self._look = look
        self._column.setContentsMargins(*[look.px(Space.L)] * 4)
        self._column.setSpacing(look.px(Space.M))
        self._form.setContentsMargins(0, look.px(Space.L), 0, 0)
        self._form.setVerticalSpacing(look.px(Space.M))
        self._form.setHorizontalSpacing(look.px(2 * Space.L))
        for field in (self.reviewer, self.language, self.scheme, self.scale):
            field.setFixedWidth(look.px(280))
        if self.keys is not None:
            self.keys.set_theme(look)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _fill(self) -> None:
        for language in ("", *LANGUAGES):
            self.language.addItem(_NAMES[language], language)
        for choice in SchemeChoice:
            self.scheme.addItem(_SCHEMES[choice], choice.value)
        for scale in SCALES:
            self.scale.addItem(f"{scale:.0%}", scale)

    def _arrange(self) -> None:
        general = QWidget()
        self._form = QFormLayout(general)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for label, field in zip(self._labels, (self.reviewer, self.language, self.scheme, self.scale), strict=True):
            label.setBuddy(field)
            self._form.addRow(label, field)
            if field is self.reviewer:
                self._note.setProperty("kind", "small")
                self._form.addRow("", self._note)
        self.tabs.addTab(general, "")
        self._keys_place = QWidget()
        self.tabs.addTab(self._keys_place, "")
        foot = QHBoxLayout()
        self._lasting.setProperty("kind", "small")
        foot.addWidget(self._lasting, 1)
        foot.addWidget(self._close)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.tabs, 1)
        self._column.addLayout(foot)

    def _wire(self) -> None:
        self.reviewer.editingFinished.connect(lambda: self.reviewer_named.emit(self.reviewer.text()))
        self.language.activated.connect(lambda _: self.language_chosen.emit(self.language.currentData()))
        self.scheme.activated.connect(lambda _: self.scheme_chosen.emit(SchemeChoice(self.scheme.currentData())))
        self.scale.activated.connect(lambda _: self.scale_chosen.emit(self.scale.currentData()))
        self._close.clicked.connect(self.close)
        # Enter in a field takes over what is written there; it must not close the window too.
        self._close.setAutoDefault(False)
        self.tabs.currentChanged.connect(self._turn)

    def _turn(self, page: int) -> None:
        """The table of keys is made when it is first looked at."""
        if page == 1 and self.keys is None:
            self.keys = KeysPage(self._look, actions=self._actions)
            self.keys.bound.connect(self.bound)
            place = QVBoxLayout(self._keys_place)
            place.setContentsMargins(0, 0, 0, 0)
            place.addWidget(self.keys)

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Preferences"))
        words = (self.tr("Your name as reviewer"), self.tr("Language"), self.tr("Colours"), self.tr("Text size"))
        for label, field, name in zip(self._labels, (self.reviewer, self.language, self.scheme, self.scale), words, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self._note.setText(self.tr("Each reviewer has annotations of their own; gold is kept for adjudication."))
        self._lasting.setText(self.tr("What you choose holds at once."))
        self._close.setText(self.tr("Close"))
        self.tabs.setTabText(0, self.tr("General"))
        self.tabs.setTabText(1, self.tr("Keys"))
        self.language.setItemText(0, QCoreApplication.translate("PreferencesWindow", _NAMES[""]))
        for at, choice in enumerate(SchemeChoice):
            self.scheme.setItemText(at, QCoreApplication.translate("PreferencesWindow", _SCHEMES[choice]))
