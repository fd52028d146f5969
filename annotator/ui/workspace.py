"""Puts the window together: which signal of which part is heard by which other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from annotator.core.annotation import Evidence, Target
from annotator.core.errors import EditRefused, UserError
from annotator.core.page import Page, PageId
from annotator.services.corpora import recent_corpora
from annotator.services.preferences import Preferences
from annotator.ui.actions import Actions, PaneKeys
from annotator.ui.appearance import Appearance
from annotator.ui.bindings import bound
from annotator.ui.collector import Collector
from annotator.ui.commands import ARTICLE, FIGURE, RECENT, ROLE, VIEW, When
from annotator.ui.controllers.carrying import CarryingController
from annotator.ui.controllers.details import DetailsController
from annotator.ui.controllers.dialogs import DialogsController
from annotator.ui.controllers.dragging import DraggingController
from annotator.ui.controllers.elsewhere import ElsewhereController
from annotator.ui.controllers.facsimile import FacsimileController
from annotator.ui.controllers.figures import FiguresController
from annotator.ui.controllers.figures_pane import FiguresPaneController
from annotator.ui.controllers.finding import FindController
from annotator.ui.controllers.finishing import FinishController
from annotator.ui.controllers.following import FollowingController
from annotator.ui.controllers.help import HelpController
from annotator.ui.controllers.indexing import IndexController
from annotator.ui.controllers.notes import NotesController
from annotator.ui.controllers.pages_pane import PagesPaneController
from annotator.ui.controllers.palette import PaletteController
from annotator.ui.controllers.panes import PanesController
from annotator.ui.controllers.preferences import PreferencesController
from annotator.ui.controllers.recent import RecentController
from annotator.ui.controllers.review import ReviewController
from annotator.ui.controllers.searching import SearchController
from annotator.ui.controllers.selection import SelectionController
from annotator.ui.controllers.sitting import Sitting
from annotator.ui.controllers.status import StatusController
from annotator.ui.controllers.view import ViewController
from annotator.ui.edit_words import step_word
from annotator.ui.errors import spoken
from annotator.ui.facsimile_wiring import wire_facsimile
from annotator.ui.place_words import article_name, beginning
from annotator.ui.quiet import Quiet
from annotator.ui.translation import Translation
from annotator.ui.views.point_list import Point, PointList
from annotator.ui.views.status import MessageKind
from annotator.ui.views.top_bar import CommandButton
from annotator.ui.window import MainWindow

_WAITING = ("review", "selection", "finish", "notes", "figures", "elsewhere", "carrying", "pages", "details", "find")
NO_PAGE = Page(PageId("-"), "")


class Workspace(QObject):
    """The window with its controllers. ``close`` ends its threads; the corpus is one file then."""

    def __init__(
        self, app: QApplication, sitting: Sitting, *, appearance: Appearance, translation: Translation, preferences: Preferences
    ) -> None:
        super().__init__()
        self._app = app
        self.window = MainWindow(appearance.theme)
        self.corpus, self.desk, self.pages = sitting.corpus, sitting.desk, sitting.pages
        self.selection = SelectionController(self.desk)
        self.review = ReviewController(self.desk, self.selection)
        self.details = DetailsController(self.corpus, self.pages, view=self.window.pages, session=sitting.session)
        self.finish = FinishController(self.desk, self.review, self.pages)
        self.notes = NotesController(self.desk)
        self.figures = FiguresController(self.desk, self.selection)
        self.elsewhere = ElsewhereController(self.corpus, self.desk, self.pages, window=self.window)
        self.carrying = CarryingController(self.corpus, self.desk, window=self.window)
        self.help = HelpController()
        window = self.window
        self.find = FindController(self.desk, self.selection, strip=window.find_strip, text=window.text, articles=window.articles)
        self.collector, self.quiet = Collector(), Quiet()
        self.index = IndexController(self.corpus, self.quiet)
        self.search = SearchController(
            self.corpus,
            self.desk,
            self.pages,
            selection=self.selection,
            find=self.find,
            index=self.index,
            panel=window.search_panel,
        )
        self.panes = PanesController(self.desk, self.selection, text=window.text, articles=window.articles)
        self.dragging = DraggingController(
            self.desk, self.selection, self.panes, app=app, text=window.text, articles=window.articles
        )
        self.facsimile = FacsimileController(
            self.corpus,
            self.desk,
            self.selection,
            panes=self.panes,
            figures=self.figures,
            window=window,
            appearance=appearance,
        )
        self.view = ViewController(window, self.panes, appearance=appearance, translation=translation, preferences=preferences)
        self.palette = PaletteController(self, appearance=appearance)
        self.preferences = PreferencesController(self, appearance=appearance)
        self.recent = RecentController(self.corpus)
        self.actions = Actions(self._handlers(), gate=self._gate, bindings=bound(preferences.keys))
        self.keys = PaneKeys(self.actions, self)
        self._parts = (
            StatusController(self.desk, self.selection, self.view, window=window),
            FiguresPaneController(self.desk, self.figures, self.selection, view=window.figures),
            PagesPaneController(self.pages, self.desk, view=window.pages),
            FollowingController(self.corpus, self.details, self.quiet),
        )
        self.dialogs = DialogsController(self, appearance=appearance, translation=translation)
        self._furnish()
        self._connect()
        self._enable()

    def close(self) -> None:
        """End the threads; what was asked of the corpus is done."""
        self.corpus.close()
        self.facsimile.stop()

    def open(self, path: Path | None) -> None:
        """Show a corpus, or how to begin."""
        if path is None:
            self._show_first_run()
        else:
            self.corpus.open_path(path)

    def _handlers(self) -> dict[str, object]:
        return {
            "app": self._app,
            "corpus": self.corpus,
            "review": self.review,
            "selection": self.selection,
            "finish": self.finish,
            "notes": self.notes,
            "figures": self.figures,
            "elsewhere": self.elsewhere,
            "carrying": self.carrying,
            "pages": self.pages,
            "details": self.details,
            "view": self.view,
            "facsimile": self.facsimile,
            "find": self.find,
            "search": self.search,
            "help": self.help,
            "palette": self.palette,
            "preferences": self.preferences,
            "recent": self.recent,
        }

    def _gate(self, identifier: str, handler: Callable[[], object]) -> None:
        """Gestures on the page, and leaving it, wait for the step that is on its way; everything else is at once."""
        if identifier.partition(".")[0] in _WAITING:
            self.desk.when_confirmed(lambda: self._gesture(handler))
        else:
            handler()

    def _gesture(self, act: Callable[[], object]) -> None:
        """Do it, and show once what is selected then."""
        with self.selection.told_once():
            act()

    def _furnish(self) -> None:
        self.actions.fill(self.window.menuBar())
        self.actions.menu(VIEW).aboutToShow.connect(lambda: self.actions.tick(self.view.ticks))
        self.recent.furnish(self.actions.menu(RECENT), self.actions["recent.clear"])
        bar = self.window.top_bar
        bar.add_left(CommandButton(self.actions["view.toggle_read"], name="read"))
        bar.add_left(CommandButton(self.actions["facsimile.toggle"], name="facsimile"))
        # It is as wide as the name of its step: last, so that no other button moves.
        bar.add_left(CommandButton(self.actions["review.undo"], name="undo"))
        bar.add_right(CommandButton(self.actions["palette.show"], name="commands"))
        bar.add_right(CommandButton(self.actions["finish.finish"], name="finish", is_primary=True))
        missed_bar = self.window.missed_bar
        missed_bar.add(CommandButton(self.actions["elsewhere.again"], name="redo"))
        missed_bar.add(CommandButton(self.actions["elsewhere.keep_apart"], name="copy"))
        self.window.carry_bar.add(CommandButton(self.actions["carrying.carry"], name="copy"))
        self.keys.hear(self.window.text)
        self.keys.hear(self.window.articles.cards, self.window.articles.cards.owns)
        for action in self.actions.all():
            self.window.addAction(action)

    def _connect(self) -> None:
        window, corpus = self.window, self.corpus
        window.installEventFilter(self)
        self._app.focusChanged.connect(self._mark_pane)
        self.actions.rebound.connect(self._name_keys)
        self._name_keys()
        window.closing.connect(self.close)
        corpus.opened.connect(self._begin)
        corpus.closed.connect(self._end)
        corpus.job_began.connect(window.job_strip.begin)
        corpus.job_reported.connect(window.job_strip.report)
        corpus.job_ended.connect(window.job_strip.end)
        for acted in (self.desk.coming, self.desk.opened, self.desk.changed, self.selection.changed):
            acted.connect(lambda *_: self.quiet.hold())
        self.index.began.connect(window.job_strip.begin)
        self.index.reported.connect(window.job_strip.report)
        self.index.ended.connect(window.job_strip.end)
        self.index.said.connect(window.status.show_sentence)
        for stop in (corpus.cancel_job, self.index.stop):
            window.job_strip.cancelled.connect(stop)
        for told in (corpus.told, self.desk.told):
            told.connect(self.tell)
        window.files_dropped.connect(corpus.import_paths)
        self.desk.opened.connect(lambda _: self._enable())
        self.desk.opened.connect(lambda _: self._say_whether_empty())
        self.desk.opened.connect(lambda _: window.figures.set_page_open(True))
        for moved in (self.desk.opened, self.desk.changed):
            moved.connect(lambda *_: self._name_undo())
        self.desk.closed.connect(self._show_no_page)
        self.pages.listed.connect(lambda _: self._say_whether_empty())
        self.desk.saved.connect(lambda _: corpus.note_step())
        for offering in (self.elsewhere, self.carrying):
            offering.said.connect(window.status.show_sentence)
            offering.offered.connect(lambda _: self._enable())
        self.view.preferences_changed.connect(lambda kept: self.pages.review_as(kept.reviewer_name))
        self.recent.cleared.connect(lambda: window.first_run.set_recent(recent_corpora()))
        for pane in (window.text, window.articles):
            pane.context_menu_asked.connect(self.show_menu)
        wire_facsimile(self)
        self._connect_lists()
        self.review.article_number_wanted.connect(self._ask_article)
        self.review.flag_wanted.connect(self._ask_flag)
        self.review.note_wanted.connect(self._ask_note)
        self.review.alternatives_wanted.connect(self._ask_alternative)

    def _connect_lists(self) -> None:
        open_list, remarks = self.window.open_list, self.window.remark_list
        self.finish.said.connect(self.window.status.show_sentence)
        self.finish.listed.connect(lambda points: self._show_list(open_list, points))
        self.notes.listed.connect(lambda points: self._show_list(remarks, points))
        # What was said was about the gesture before.
        self.actions.triggered.connect(lambda _: self.window.status.clear_message())
        self.actions.triggered.connect(lambda name: self._leave_strips() if name == "selection.drop" else None)
        for shown in (open_list, remarks):
            shown.chosen.connect(self._go_to)
            shown.left.connect(self._leave_lists)
        open_list.finish_anyway.connect(self.finish.finish_anyway)
        remarks.settled.connect(lambda remark: self.desk.when_confirmed(lambda: self.notes.settle(remark)))

    def _mark_pane(self, _before: QWidget | None, now: QWidget | None) -> None:
        # A menu or a dialog takes the keys for a moment: the pane that gets them back stays marked.
        if now is not None and now.window() is self.window:
            self.window.mark_pane(now)

    def tell(self, error: UserError) -> None:
        """Say one sentence in the status line; with no page shown, in a window of its own."""
        if self.window.is_reviewing:
            self.window.status.show_sentence(
                spoken(error), MessageKind.REFUSED if isinstance(error, EditRefused) else MessageKind.FAILED
            )
        else:
            QMessageBox.warning(self.window, "Annotator", spoken(error))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Name the commands again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.actions.retranslate()
            self.finish.say_again()
            self.notes.say_again()
            self.search.say_again()
            self._name_keys()
        return super().eventFilter(watched, event)

    def _begin(self, path: Path) -> None:
        self.desk.use(self.corpus.worker)
        self.window.show_panes()
        self.window.setWindowTitle(f"{path.stem} — Annotator")
        self.window.text.setFocus()
        self._enable()

    def _end(self) -> None:
        self.desk.use(None)
        self._show_first_run()
        self._enable()

    def _show_first_run(self) -> None:
        self.window.first_run.set_reviewer(self.view.preferences.reviewer_name)
        self.window.show_first_run()

    def _enable(self) -> None:
        states = [When.ALWAYS]
        if self.corpus.worker is not None:
            states.append(When.CORPUS_OPEN)
        if self.desk.review is not None:
            states.append(When.PAGE_OPEN)
        if self.elsewhere.is_offering:
            states.append(When.STEP_MISSED)
        if self.carrying.is_offering:
            states.append(When.CARRIABLE)
        self.actions.enable(states)
        self.actions["elsewhere.again"].setEnabled(self.elsewhere.can_do_again)

    def _name_undo(self) -> None:
        """Say on the button and in the menu which step undo takes back, and which redo does again."""
        history = self.desk.review.history if self.desk.review else None
        for command, step in (
            ("review.undo", history.undo_step if history else None),
            ("review.redo", history.redo_step if history else None),
        ):
            title = self.actions.title(command)
            self.actions[command].setText(f"{title} · {step_word(step)}" if step else title)

    def _name_keys(self) -> None:
        """Say on buttons which keys do the same, and on that of undo what it takes back."""
        self.window.open_list.set_finish_key(self.actions.key("finish.finish"))
        self._name_undo()
        self._say_whether_empty()

    def _say_whether_empty(self) -> None:
        """Where the text of a page would be, say how a corpus without pages gets one, and a picture its text."""
        words = ""
        if self.pages.is_empty:
            words = QCoreApplication.translate("Workspace", "No pages yet. Import files with {key}, or drop them here.")
            words = words.format(key=self._key_of("corpus.import_files"))
        elif self.desk.review is not None and not self.desk.review.page.text:
            words = QCoreApplication.translate("Workspace", "A picture without text. Paste its text with {key}.")
            words = words.format(key=self._key_of("corpus.paste_text"))
        self.window.text.setPlaceholderText(words)

    def _key_of(self, command: str) -> str:
        return self.actions.key(command) or self.actions.title(command)

    def _show_no_page(self) -> None:
        self.window.text.set_page(NO_PAGE)
        self.window.articles.set_cards(())
        self.window.figures.set_page_open(False)
        self._enable()

    def show_menu(self, point: QPoint, offset: int) -> None:
        """Offer at a global point what can be done with the text at an offset."""
        self.selection.point_at(offset)
        menu = self.actions.context_menu(self.window, (ARTICLE, ROLE, FIGURE))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def _show_list(self, shown: PointList, points: tuple[Point, ...]) -> None:
        """Show what there is in its panel, alone; with nothing, hide it."""
        if not points:
            shown.dismiss()
            return
        (self.notes.leave if shown is self.window.open_list else self.finish.keep_working)()
        shown.show_points(points, back=self._pane())

    def _leave_strips(self) -> None:
        """Escape in a pane puts away what is shown under it: lists, then the words sought on the page, then the pages found."""
        self._leave_lists()
        (self.find if self.find.is_shown else self.search).leave()

    def _leave_lists(self) -> None:
        self.finish.keep_working()
        self.notes.leave()
        self.elsewhere.leave()
        self.carrying.leave()

    def _go_to(self, offset: int) -> None:
        review = self.desk.review
        fragment = review.annotation.fragment_at(offset) if review else None
        self.selection.put_caret(offset) if fragment is None else self.panes.go_to(fragment.span)
        self.window.text.setFocus()

    def _ask_article(self) -> None:
        spans = self.selection.targets()
        if self.desk.review is None or not spans:
            return
        words = QCoreApplication.translate("Workspace", "Send “{text}” to article number")
        question = words.format(text=beginning(self.desk.review, spans[0]))
        self._ask(question, lambda answer: self.review.send_to_number(int(answer), spans) if answer.strip().isdigit() else None)

    def _ask_flag(self, target: Target) -> None:
        words = QCoreApplication.translate("Workspace", "Second look: why?")
        self._ask(words, lambda reason: self.review.raise_flag(target, reason))

    def _ask_note(self, target: Target) -> None:
        self._ask(QCoreApplication.translate("Workspace", "Note"), lambda text: self.review.put_note(target, text))

    def _ask_alternative(self, evidence: Evidence) -> None:
        review = self.desk.review
        if review is None:
            return
        articles = {article.id: article for article in review.annotation.articles}
        places = [item.article for item in evidence.alternatives[:9] if item.article is None or item.article in articles]
        alone = QCoreApplication.translate("Workspace", "an article of its own")
        names = [alone if place is None else article_name(review, articles[place]) for place in places]
        words = QCoreApplication.translate("Workspace", "Send it to:")
        self.window.prompt.ask_choice(
            words, names, lambda index: self.review.take_alternative(evidence.span, places[index]), back=self._pane()
        )

    def _ask(self, question: str, then: Callable[[str], object]) -> None:
        self.window.prompt.ask(question, lambda words: self._gesture(lambda: then(words)), back=self._pane())

    def _pane(self) -> QWidget:
        return self.window.articles.cards if self.window.articles.cards.hasFocus() else self.window.text
