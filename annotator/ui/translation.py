"""The language of the window: our own words and Qt's, exchanged while it is open."""

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from annotator.resources import resource_path
from annotator.ui.words import QT_TRANSLATE_NOOP

LANGUAGES = ("en", "zh_CN")
# What Qt's own translation lacks of the windows that we open.
QT_GAPS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "%1 File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
)


class Translation(QObject):
    """Installs the translators of one language; widgets are told by Qt's LanguageChange event."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []
        self._language = "en"

    @property
    def language(self) -> str:
        """The language spoken, ``en`` or ``zh_CN``."""
        return self._language

    def speak(self, language: str) -> None:
        """Speak this language from now on; empty means the system's, English where we have no words for that."""
        wanted = language or _system_language()
        self._language = wanted if wanted in LANGUAGES else "en"
        for translator in self._installed:
            self._app.removeTranslator(translator)
            translator.deleteLater()  # it holds all the words of its language
        self._installed = self._translators()
        QLocale.setDefault(QLocale(self._language))
        for translator in self._installed:
            self._app.installTranslator(translator)

    def _translators(self) -> list[QTranslator]:
        """Qt's words, then ours: the one installed last is asked first."""
        out = []
        for name in (f"i18n/qtbase_{self._language}.qm", f"i18n/annotator_{self._language}.qm"):
            try:
                path = resource_path(name)
            except FileNotFoundError:
                continue
            translator = QTranslator(self)
            if translator.load(str(path)):
                out.append(translator)
            else:
                translator.deleteLater()
        return out


def _system_language() -> str:
    """The language of the system's menus, which its formats of dates and numbers need not share."""
    first = next(iter(QLocale.system().uiLanguages()), "")
    return "zh_CN" if QLocale(first).language() is QLocale.Language.Chinese else "en"
