"""How the window looks: colours, text size, language, which panes are there and which has the keys."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from annotator.services.preferences import Preferences, save_preferences
from annotator.ui.appearance import Appearance, SchemeChoice
from annotator.ui.controllers.panes import PanesController
from annotator.ui.theme import Theme
from annotator.ui.translation import Translation
from annotator.ui.window import NARROW, MainWindow


class ViewController(QObject):
    """Keeps what the user prefers; ``preferences_changed`` carries it."""

    preferences_changed = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        panes: PanesController,
        *,
        appearance: Appearance,
        translation: Translation,
        preferences: Preferences,
    ) -> None:
        super().__init__()
        self._window, self._panes = window, panes
        self._appearance, self._translation = appearance, translation
        self._preferences = preferences
        self._is_narrow: bool | None = None
        self._scale = appearance.scale
        appearance.changed.connect(self._dress)
        window.width_changed.connect(self._fit)
        window.text.zoom_asked.connect(lambda steps: self.larger() if steps > 0 else self.smaller())

    @property
    def preferences(self) -> Preferences:
        """What the user prefers now."""
        return self._preferences

    @property
    def ticks(self) -> dict[str, bool]:
        """Which of the commands that choose a state have chosen the one there is."""
        choice, language = self._appearance.choice, self._translation.language
        return {
            "view.toggle_pages": not self._window.pages.is_folded,
            "facsimile.toggle": self._window.facsimile is not None and not self._window.facsimile.isHidden(),
            "view.toggle_figures": not self._window.figures.isHidden(),
            "view.scheme_system": choice is SchemeChoice.SYSTEM,
            "view.scheme_light": choice is SchemeChoice.LIGHT,
            "view.scheme_dark": choice is SchemeChoice.DARK,
            "view.language_english": language == "en",
            "view.language_chinese": language == "zh_CN",
        }

    def toggle_read(self) -> None:
        """Skim or read the articles."""
        self._panes.toggle_read()

    def fold(self) -> None:
        """Fold the articles, or unfold them."""
        self._panes.fold()

    def next_pane(self) -> None:
        """Give the keys to the next pane."""
        self._pass_focus(1)

    def previous_pane(self) -> None:
        """Give the keys to the pane before."""
        self._pass_focus(-1)

    def toggle_pages(self) -> None:
        """Fold the pages to a strip, or show them whole."""
        self._window.pages.set_folded(not self._window.pages.is_folded)
        self._window.set_column_widths(self._appearance.theme)

    def toggle_figures(self) -> None:
        """Show the figures, or give their room to the text."""
        self._window.figures.setVisible(self._window.figures.isHidden())

    def show_pictures(self) -> None:
        """Go to the pictures of the page."""
        self._window.figures.show_pictures()
        self._go_to_figures()

    def show_numbers(self) -> None:
        """Go to the numbers of the page."""
        self._window.figures.show_numbers()
        self._go_to_figures()

    def _go_to_figures(self) -> None:
        self._window.figures.show()
        self._window.figures.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def larger(self) -> None:
        """One step larger text."""
        self._appearance.larger()
        self._prefer(replace(self._preferences, scale=self._appearance.scale))

    def smaller(self) -> None:
        """One step smaller text."""
        self._appearance.smaller()
        self._prefer(replace(self._preferences, scale=self._appearance.scale))

    def normal_size(self) -> None:
        """Text at 100 %."""
        self._appearance.normal_size()
        self._prefer(replace(self._preferences, scale=1.0))

    def scheme_system(self) -> None:
        """Colours as the system has them."""
        self.choose_scheme(SchemeChoice.SYSTEM)

    def scheme_light(self) -> None:
        """Light."""
        self.choose_scheme(SchemeChoice.LIGHT)

    def scheme_dark(self) -> None:
        """Dark."""
        self.choose_scheme(SchemeChoice.DARK)

    def language_english(self) -> None:
        """The window speaks English."""
        self.speak("en")

    def language_chinese(self) -> None:
        """The window speaks Chinese."""
        self.speak("zh_CN")

    def name_reviewer(self, name: str) -> None:
        """Keep annotations under this name from now on."""
        if name.strip() and name.strip() != self._preferences.reviewer_name:
            self._prefer(replace(self._preferences, reviewer=name.strip(), was_asked=True))

    def choose_scheme(self, choice: SchemeChoice) -> None:
        """Wear these colours."""
        self._appearance.choose(choice)
        self._prefer(replace(self._preferences, scheme=choice.value))

    def choose_scale(self, scale: float) -> None:
        """Text of this size, 1.0 at 100 %."""
        self._appearance.set_scale(scale)
        self._prefer(replace(self._preferences, scale=self._appearance.scale))

    def keep_keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Keep the reviewer's own keys, by command id."""
        self._prefer(replace(self._preferences, keys=dict(keys)))

    def keep_picture(self, *, is_shown: bool) -> None:
        """Show the picture of the page from now on, or do not."""
        if is_shown != self._preferences.picture:
            self._prefer(replace(self._preferences, picture=is_shown))

    def speak(self, language: str) -> None:
        """Speak this language; empty means the system's."""
        self._translation.speak(language)
        self._prefer(replace(self._preferences, language=language))

    def _prefer(self, preferences: Preferences) -> None:
        self._preferences = preferences
        save_preferences(self._preferences)
        self.preferences_changed.emit(self._preferences)

    def _pass_focus(self, step: int) -> None:
        window = self._window
        stops = (
            window.pages,
            *((window.facsimile,) if window.facsimile is not None else ()),
            window.text,
            window.open_list,
            window.remark_list,
            window.articles,
            window.figures,
            window.search_panel,
        )
        shown: list[QWidget] = [stop for stop in stops if stop.isVisible()]
        here = QApplication.focusWidget()
        held = [index for index, stop in enumerate(shown) if here is not None and (stop is here or stop.isAncestorOf(here))]
        following = shown[((held[0] if held else 0) + step) % len(shown)]
        following.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _dress(self, look: Theme) -> None:
        """Wear another look; where its text is larger or smaller, the panes are as wide as suits that."""
        self._window.set_theme(look)
        if look.scale != self._scale:
            self._scale = look.scale
            # What the panes need at least is known once they are laid out in the new size.
            QTimer.singleShot(0, self, lambda: self._window.set_column_widths(look))

    def _fit(self, width: int) -> None:
        """Fold or unfold the pages when the window crosses the narrow width; the reviewer's own widths stay else."""
        is_narrow = width < NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._window.pages.set_folded(is_narrow)
            self._window.share_columns(self._appearance.theme)
