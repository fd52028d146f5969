"""Every command of the window in one table: menus, keys, palette, shortcut sheet and tests are made from it.

``id`` is also the address of the handler: ``review.split`` is the method ``split`` of the controller ``review``.
"""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from annotator.ui.words import QT_TRANSLATE_NOOP


class When(Enum):
    """What must be there for a command to be enabled."""

    ALWAYS = auto()
    CORPUS_OPEN = auto()
    PAGE_OPEN = auto()
    STEP_MISSED = auto()
    CARRIABLE = auto()


class Where(Enum):
    """Where a command's keys are heard: in the whole window, or only in the panes in which nothing is typed."""

    WINDOW = auto()
    REVIEW = auto()


@dataclass(frozen=True, slots=True)
class Command:
    """One row of the table; ``keys`` are the default ones, the first is shown."""

    id: str
    title: str
    keys: tuple[str, ...] = ()
    menu: str = ""
    when: When = When.PAGE_OPEN
    where: Where = Where.REVIEW
    group: int = 0
    submenu: str = ""

    @property
    def controller(self) -> str:
        """The name of the controller that carries it out."""
        return self.id.partition(".")[0]

    @property
    def method(self) -> str:
        """The name of the controller's method."""
        return self.id.partition(".")[2]

    @property
    def translated(self) -> str:
        """The title in the window's language; a command for each digit names its number."""
        return QCoreApplication.translate("Commands", self.title).replace("{number}", self.id[-1])


FILE = QT_TRANSLATE_NOOP("Menus", "File")
EDIT = QT_TRANSLATE_NOOP("Menus", "Edit")
SELECT = QT_TRANSLATE_NOOP("Menus", "Select")
ARTICLE = QT_TRANSLATE_NOOP("Menus", "Article")
ROLE = QT_TRANSLATE_NOOP("Menus", "Role")
FIGURE = QT_TRANSLATE_NOOP("Menus", "Figures")
PAGE = QT_TRANSLATE_NOOP("Menus", "Page")
VIEW = QT_TRANSLATE_NOOP("Menus", "View")
HELP = QT_TRANSLATE_NOOP("Menus", "Help")
RECENT = QT_TRANSLATE_NOOP("Menus", "Recent corpora")

MENUS = (FILE, EDIT, SELECT, ARTICLE, ROLE, FIGURE, PAGE, VIEW, HELP)
# With Alt they open their menu, whatever the window's language is.
LETTERS = dict(zip(MENUS, "FESARGPVH", strict=True))


def menu_title(menu: str) -> str:
    """The name of a menu in the window's language with its letter marked by ``&``, in brackets where the name lacks it."""
    name = QCoreApplication.translate("Menus", menu)
    letter = LETTERS[menu]
    found = next((form for form in (letter, letter.lower()) if form in name), None)
    return name.replace(found, f"&{found}", 1) if found else f"{name}(&{letter})"


def _window(identifier: str, title: str, *keys: str, menu: str, when: When = When.ALWAYS, group: int = 0) -> Command:
    return Command(identifier, title, keys, menu, when, Where.WINDOW, group)


def _review(identifier: str, title: str, *keys: str, menu: str, group: int = 0) -> Command:
    return Command(identifier, title, keys, menu, When.PAGE_OPEN, Where.REVIEW, group)


COMMANDS: tuple[Command, ...] = (
    _window("corpus.new", QT_TRANSLATE_NOOP("Commands", "New corpus…"), "Ctrl+N", menu=FILE),
    _window("corpus.open", QT_TRANSLATE_NOOP("Commands", "Open corpus…"), "Ctrl+O", menu=FILE),
    Command(
        "recent.clear",
        QT_TRANSLATE_NOOP("Commands", "Clear the recent corpora"),
        (),
        FILE,
        When.ALWAYS,
        Where.WINDOW,
        submenu=RECENT,
    ),
    _window("corpus.open_sample", QT_TRANSLATE_NOOP("Commands", "Try the sample page"), menu=FILE),
    _window(
        "corpus.import_files", QT_TRANSLATE_NOOP("Commands", "Import files…"), "Ctrl+I", menu=FILE, when=When.CORPUS_OPEN, group=1
    ),
    _window("corpus.import_folder", QT_TRANSLATE_NOOP("Commands", "Import folder…"), menu=FILE, when=When.CORPUS_OPEN, group=1),
    _window(
        "corpus.paste_text",
        QT_TRANSLATE_NOOP("Commands", "Paste page text…"),
        "Ctrl+Shift+V",
        menu=FILE,
        when=When.CORPUS_OPEN,
        group=1,
    ),
    _window("corpus.attach", QT_TRANSLATE_NOOP("Commands", "Attach boxes…"), menu=FILE, when=When.CORPUS_OPEN, group=1),
    _window("corpus.segment", QT_TRANSLATE_NOOP("Commands", "Segment pages…"), menu=FILE, when=When.CORPUS_OPEN, group=2),
    _window("corpus.save_copy", QT_TRANSLATE_NOOP("Commands", "Save a copy as…"), menu=FILE, when=When.CORPUS_OPEN, group=2),
    _window("corpus.restore", QT_TRANSLATE_NOOP("Commands", "Restore a backup…"), menu=FILE, when=When.CORPUS_OPEN, group=2),
    _window(
        "corpus.export",
        QT_TRANSLATE_NOOP("Commands", "Export reviewed corpus…"),
        "Ctrl+E",
        menu=FILE,
        when=When.CORPUS_OPEN,
        group=2,
    ),
    _window("app.quit", QT_TRANSLATE_NOOP("Commands", "Quit"), "Ctrl+Q", menu=FILE, group=3),
    _window("review.undo", QT_TRANSLATE_NOOP("Commands", "Undo"), "Ctrl+Z", menu=EDIT, when=When.PAGE_OPEN),
    _window("review.redo", QT_TRANSLATE_NOOP("Commands", "Redo"), "Ctrl+Shift+Z", "Ctrl+Y", menu=EDIT, when=When.PAGE_OPEN),
    _window(
        "elsewhere.again", QT_TRANSLATE_NOOP("Commands", "Do my step again"), "Ctrl+R", menu=EDIT, when=When.STEP_MISSED, group=1
    ),
    _window("elsewhere.keep_apart", QT_TRANSLATE_NOOP("Commands", "Keep mine apart"), menu=EDIT, when=When.STEP_MISSED, group=1),
    _review("selection.copy", QT_TRANSLATE_NOOP("Commands", "Copy"), "Ctrl+C", menu=EDIT, group=2),
    _window("find.show", QT_TRANSLATE_NOOP("Commands", "Find on the page…"), "Ctrl+F", menu=EDIT, when=When.PAGE_OPEN, group=3),
    _window("find.next", QT_TRANSLATE_NOOP("Commands", "Next place found"), "F3", menu=EDIT, when=When.PAGE_OPEN, group=3),
    _window(
        "find.previous",
        QT_TRANSLATE_NOOP("Commands", "Previous place found"),
        "Shift+F3",
        menu=EDIT,
        when=When.PAGE_OPEN,
        group=3,
    ),
    _window(
        "search.show",
        QT_TRANSLATE_NOOP("Commands", "Search the corpus…"),
        "Ctrl+Shift+F",
        menu=EDIT,
        when=When.CORPUS_OPEN,
        group=4,
    ),
    _window("search.next", QT_TRANSLATE_NOOP("Commands", "Next page found"), "F4", menu=EDIT, when=When.CORPUS_OPEN, group=4),
    _window(
        "search.previous",
        QT_TRANSLATE_NOOP("Commands", "Previous page found"),
        "Shift+F4",
        menu=EDIT,
        when=When.CORPUS_OPEN,
        group=4,
    ),
    _window(
        "search.index",
        QT_TRANSLATE_NOOP("Commands", "Index the pages for searching"),
        menu=EDIT,
        when=When.CORPUS_OPEN,
        group=4,
    ),
    _window("pages.filter", QT_TRANSLATE_NOOP("Commands", "Filter pages"), "Ctrl+L", menu=EDIT, when=When.CORPUS_OPEN, group=4),
    _window("preferences.show", QT_TRANSLATE_NOOP("Commands", "Preferences…"), "Ctrl+,", menu=EDIT, group=5),
    _review("selection.widen", QT_TRANSLATE_NOOP("Commands", "Widen selection"), "W", menu=SELECT),
    _review("selection.grow", QT_TRANSLATE_NOOP("Commands", "Grow to the next likely start of an article"), "G", menu=SELECT),
    _review("selection.drop", QT_TRANSLATE_NOOP("Commands", "Drop the selection"), "Esc", menu=SELECT),
    _review("selection.next_cut", QT_TRANSLATE_NOOP("Commands", "Next likely cut"), "Ctrl+Right", menu=SELECT, group=1),
    _review("selection.previous_cut", QT_TRANSLATE_NOOP("Commands", "Previous likely cut"), "Ctrl+Left", menu=SELECT, group=1),
    _review(
        "selection.extend_to_next_cut",
        QT_TRANSLATE_NOOP("Commands", "Select to the next likely cut"),
        "Ctrl+Shift+Right",
        menu=SELECT,
        group=1,
    ),
    _review(
        "selection.extend_to_previous_cut",
        QT_TRANSLATE_NOOP("Commands", "Select to the previous likely cut"),
        "Ctrl+Shift+Left",
        menu=SELECT,
        group=1,
    ),
    _review("selection.next_fragment", QT_TRANSLATE_NOOP("Commands", "Next fragment"), "Ctrl+Down", menu=SELECT, group=1),
    _review("selection.previous_fragment", QT_TRANSLATE_NOOP("Commands", "Previous fragment"), "Ctrl+Up", menu=SELECT, group=1),
    _review(
        "selection.extend_to_next_fragment",
        QT_TRANSLATE_NOOP("Commands", "Select to the next fragment"),
        "Ctrl+Shift+Down",
        menu=SELECT,
        group=1,
    ),
    _review(
        "selection.extend_to_previous_fragment",
        QT_TRANSLATE_NOOP("Commands", "Select to the previous fragment"),
        "Ctrl+Shift+Up",
        menu=SELECT,
        group=1,
    ),
    _review("selection.next_doubt", QT_TRANSLATE_NOOP("Commands", "Next doubtful decision"), "F8", ".", menu=SELECT, group=2),
    _review(
        "selection.previous_doubt",
        QT_TRANSLATE_NOOP("Commands", "Previous doubtful decision"),
        "Shift+F8",
        ",",
        menu=SELECT,
        group=2,
    ),
    _review("review.split", QT_TRANSLATE_NOOP("Commands", "Split article here"), "S", menu=ARTICLE),
    _review("review.cut", QT_TRANSLATE_NOOP("Commands", "Cut fragment here"), "/", menu=ARTICLE),
    _review("review.merge_before", QT_TRANSLATE_NOOP("Commands", "Merge into the article before"), "M", menu=ARTICLE),
    _review("review.merge_after", QT_TRANSLATE_NOOP("Commands", "Merge into the article after"), "Shift+M", menu=ARTICLE),
    _review("review.new_article", QT_TRANSLATE_NOOP("Commands", "New article from the selection"), "N", menu=ARTICLE),
    _review("review.send", QT_TRANSLATE_NOOP("Commands", "Send to article…"), "0", menu=ARTICLE),
    _review("review.earlier", QT_TRANSLATE_NOOP("Commands", "Earlier in the article"), "Alt+Up", menu=ARTICLE, group=1),
    _review("review.later", QT_TRANSLATE_NOOP("Commands", "Later in the article"), "Alt+Down", menu=ARTICLE, group=1),
    _review(
        "review.boundary_up", QT_TRANSLATE_NOOP("Commands", "Move boundary up a line"), "[", "Alt+Left", menu=ARTICLE, group=1
    ),
    _review(
        "review.boundary_down",
        QT_TRANSLATE_NOOP("Commands", "Move boundary down a line"),
        "]",
        "Alt+Right",
        menu=ARTICLE,
        group=1,
    ),
    _review(
        "review.boundary_back",
        QT_TRANSLATE_NOOP("Commands", "Move boundary back a character"),
        "Shift+[",
        "Alt+Shift+Left",
        menu=ARTICLE,
        group=1,
    ),
    _review(
        "review.boundary_on",
        QT_TRANSLATE_NOOP("Commands", "Move boundary on a character"),
        "Shift+]",
        "Alt+Shift+Right",
        menu=ARTICLE,
        group=1,
    ),
    _review("review.unassign", QT_TRANSLATE_NOOP("Commands", "Unassign"), "Backspace", "Del", menu=ARTICLE, group=2),
    _review("review.dissolve", QT_TRANSLATE_NOOP("Commands", "Dissolve article"), menu=ARTICLE, group=2),
    _review(
        "review.confirm", QT_TRANSLATE_NOOP("Commands", "Right as it is, on to the next doubt"), "Space", menu=ARTICLE, group=2
    ),
    _review(
        "review.confirm_article",
        QT_TRANSLATE_NOOP("Commands", "The whole article is right"),
        "Shift+Space",
        menu=ARTICLE,
        group=2,
    ),
    _review(
        "review.choose_alternative",
        QT_TRANSLATE_NOOP("Commands", "Other places for this text…"),
        "Enter",
        "Return",
        menu=ARTICLE,
        group=2,
    ),
    _review("review.renumber", QT_TRANSLATE_NOOP("Commands", "Renumber the articles"), menu=ARTICLE, group=3),
    _review("review.headline", QT_TRANSLATE_NOOP("Commands", "Headline"), "H", menu=ROLE),
    _review("review.kicker", QT_TRANSLATE_NOOP("Commands", "Kicker"), "K", menu=ROLE),
    _review("review.subtitle", QT_TRANSLATE_NOOP("Commands", "Subtitle"), "T", menu=ROLE),
    _review("review.crosshead", QT_TRANSLATE_NOOP("Commands", "Crosshead"), "X", menu=ROLE),
    _review("review.body", QT_TRANSLATE_NOOP("Commands", "Body"), "B", menu=ROLE),
    _review("review.byline", QT_TRANSLATE_NOOP("Commands", "Byline"), "Y", menu=ROLE),
    _review("review.caption", QT_TRANSLATE_NOOP("Commands", "Caption"), "C", menu=ROLE),
    _review("review.credit", QT_TRANSLATE_NOOP("Commands", "Credit"), "R", menu=ROLE),
    _review("review.jump", QT_TRANSLATE_NOOP("Commands", "Jump line"), "J", menu=ROLE),
    _review("review.furniture", QT_TRANSLATE_NOOP("Commands", "Furniture of the page"), "F", menu=ROLE, group=1),
    _review("figures.mark_quantity", QT_TRANSLATE_NOOP("Commands", "Mark a number"), "Q", menu=FIGURE),
    _review("figures.mark_illustration", QT_TRANSLATE_NOOP("Commands", "Mark a picture"), "I", menu=FIGURE),
    _window(
        "figures.accept",
        QT_TRANSLATE_NOOP("Commands", "Accept figure"),
        "Ctrl+Shift+A",
        menu=FIGURE,
        when=When.PAGE_OPEN,
        group=1,
    ),
    _window(
        "figures.reject",
        QT_TRANSLATE_NOOP("Commands", "Reject figure"),
        "Ctrl+Shift+R",
        menu=FIGURE,
        when=When.PAGE_OPEN,
        group=1,
    ),
    _window(
        "figures.accept_all_sure",
        QT_TRANSLATE_NOOP("Commands", "Accept all sure numbers"),
        menu=FIGURE,
        when=When.PAGE_OPEN,
        group=1,
    ),
    _window(
        "figures.finish_pictures",
        QT_TRANSLATE_NOOP("Commands", "Finish the pictures of this page"),
        menu=FIGURE,
        when=When.PAGE_OPEN,
        group=2,
    ),
    _window(
        "figures.finish_numbers",
        QT_TRANSLATE_NOOP("Commands", "Finish the numbers of this page"),
        menu=FIGURE,
        when=When.PAGE_OPEN,
        group=2,
    ),
    _window(
        "finish.finish",
        QT_TRANSLATE_NOOP("Commands", "Finish, next page"),
        "Ctrl+Enter",
        "Ctrl+Return",
        menu=PAGE,
        when=When.PAGE_OPEN,
    ),
    _window(
        "finish.park",
        QT_TRANSLATE_NOOP("Commands", "Later: park the page"),
        "Ctrl+Shift+Enter",
        "Ctrl+Shift+Return",
        menu=PAGE,
        when=When.PAGE_OPEN,
    ),
    _window(
        "carrying.carry",
        QT_TRANSLATE_NOOP("Commands", "Carry over from the other text"),
        menu=PAGE,
        when=When.CARRIABLE,
    ),
    _window("review.reopen", QT_TRANSLATE_NOOP("Commands", "Reopen the page"), menu=PAGE, when=When.PAGE_OPEN),
    _window(
        "review.nothing_here",
        QT_TRANSLATE_NOOP("Commands", "Nothing here: no article on this page"),
        menu=PAGE,
        when=When.PAGE_OPEN,
    ),
    _window("review.ignore", QT_TRANSLATE_NOOP("Commands", "Ignore this page"), menu=PAGE, when=When.PAGE_OPEN),
    _review("review.flag", QT_TRANSLATE_NOOP("Commands", "Flag for a second look…"), "!", menu=PAGE, group=1),
    _window("review.note", QT_TRANSLATE_NOOP("Commands", "Note…"), "Ctrl+M", menu=PAGE, when=When.PAGE_OPEN, group=1),
    _window(
        "notes.list",
        QT_TRANSLATE_NOOP("Commands", "Notes and flags of this page"),
        "Ctrl+Shift+M",
        menu=PAGE,
        when=When.PAGE_OPEN,
        group=1,
    ),
    _window("pages.next", QT_TRANSLATE_NOOP("Commands", "Next page"), "Ctrl+PgDown", menu=PAGE, when=When.PAGE_OPEN, group=2),
    _window(
        "pages.previous", QT_TRANSLATE_NOOP("Commands", "Previous page"), "Ctrl+PgUp", menu=PAGE, when=When.PAGE_OPEN, group=2
    ),
    _window(
        "pages.back", QT_TRANSLATE_NOOP("Commands", "Back to the page before"), "Ctrl+B", menu=PAGE, when=When.PAGE_OPEN, group=2
    ),
    _window(
        "details.change",
        QT_TRANSLATE_NOOP("Commands", "Page details…"),
        "Ctrl+D",
        menu=PAGE,
        when=When.CORPUS_OPEN,
        group=3,
    ),
    _window(
        "details.undo",
        QT_TRANSLATE_NOOP("Commands", "Undo change of page details"),
        menu=PAGE,
        when=When.CORPUS_OPEN,
        group=3,
    ),
    _window(
        "details.redo",
        QT_TRANSLATE_NOOP("Commands", "Redo change of page details"),
        menu=PAGE,
        when=When.CORPUS_OPEN,
        group=3,
    ),
    _window(
        "details.choose_all",
        QT_TRANSLATE_NOOP("Commands", "Choose all pages in the list"),
        menu=PAGE,
        when=When.CORPUS_OPEN,
        group=3,
    ),
    _review("view.toggle_read", QT_TRANSLATE_NOOP("Commands", "Skim / Read"), "V", menu=VIEW),
    _review("view.fold", QT_TRANSLATE_NOOP("Commands", "Fold all articles"), "Shift+V", menu=VIEW),
    _window("view.next_pane", QT_TRANSLATE_NOOP("Commands", "Next pane"), "F6", menu=VIEW, when=When.CORPUS_OPEN, group=1),
    _window(
        "view.previous_pane",
        QT_TRANSLATE_NOOP("Commands", "Previous pane"),
        "Shift+F6",
        menu=VIEW,
        when=When.CORPUS_OPEN,
        group=1,
    ),
    _window(
        "view.toggle_pages", QT_TRANSLATE_NOOP("Commands", "Show the pages"), "Ctrl+1", menu=VIEW, when=When.CORPUS_OPEN, group=1
    ),
    _window(
        "view.toggle_figures",
        QT_TRANSLATE_NOOP("Commands", "Show the figures"),
        "Ctrl+2",
        menu=VIEW,
        when=When.CORPUS_OPEN,
        group=1,
    ),
    _window(
        "view.show_pictures",
        QT_TRANSLATE_NOOP("Commands", "Go to the pictures"),
        "Ctrl+3",
        menu=VIEW,
        when=When.CORPUS_OPEN,
        group=1,
    ),
    _window(
        "view.show_numbers",
        QT_TRANSLATE_NOOP("Commands", "Go to the numbers"),
        "Ctrl+4",
        menu=VIEW,
        when=When.CORPUS_OPEN,
        group=1,
    ),
    _window(
        "facsimile.toggle",
        QT_TRANSLATE_NOOP("Commands", "Page picture"),
        "Ctrl+5",
        menu=VIEW,
        when=When.CORPUS_OPEN,
        group=2,
    ),
    _review("facsimile.zoom_in", QT_TRANSLATE_NOOP("Commands", "Page picture: larger"), "+", menu=VIEW, group=2),
    _review("facsimile.zoom_out", QT_TRANSLATE_NOOP("Commands", "Page picture: smaller"), "-", menu=VIEW, group=2),
    _review("facsimile.fit_width", QT_TRANSLATE_NOOP("Commands", "Page picture: fit its width"), "Shift+W", menu=VIEW, group=2),
    _review("facsimile.fit_page", QT_TRANSLATE_NOOP("Commands", "Page picture: fit the page"), "Shift+P", menu=VIEW, group=2),
    _window(
        "facsimile.locate",
        QT_TRANSLATE_NOOP("Commands", "Say which file the page picture is in…"),
        menu=VIEW,
        when=When.PAGE_OPEN,
        group=2,
    ),
    _window("view.larger", QT_TRANSLATE_NOOP("Commands", "Larger text"), "Ctrl++", "Ctrl+=", menu=VIEW, group=3),
    _window("view.smaller", QT_TRANSLATE_NOOP("Commands", "Smaller text"), "Ctrl+-", menu=VIEW, group=3),
    _window("view.normal_size", QT_TRANSLATE_NOOP("Commands", "Normal text size"), "Ctrl+0", menu=VIEW, group=3),
    _window("view.scheme_system", QT_TRANSLATE_NOOP("Commands", "Colours of the system"), menu=VIEW, group=4),
    _window("view.scheme_light", QT_TRANSLATE_NOOP("Commands", "Light"), menu=VIEW, group=4),
    _window("view.scheme_dark", QT_TRANSLATE_NOOP("Commands", "Dark"), menu=VIEW, group=4),
    _window("view.language_english", "English", menu=VIEW, group=5),
    _window("view.language_chinese", "简体中文", menu=VIEW, group=5),
    _window("palette.show", QT_TRANSLATE_NOOP("Commands", "Commands…"), "Ctrl+K", menu=HELP),
    _window("help.keys", QT_TRANSLATE_NOOP("Commands", "Keys and gestures"), "?", menu=HELP),
    _window("help.roles", QT_TRANSLATE_NOOP("Commands", "What the roles mean"), "F1", menu=HELP),
    _window("help.reviewer", QT_TRANSLATE_NOOP("Commands", "Who is reviewing…"), menu=HELP, group=1),
    _window("help.about", QT_TRANSLATE_NOOP("Commands", "About"), menu=HELP, group=1),
)

# Digits are one command each, made from their number: they have a key but no line in a menu.
DIGITS = tuple(
    Command(f"review.send_{n}", QT_TRANSLATE_NOOP("Commands", "Send to article {number}"), (str(n),)) for n in range(1, 10)
)
