"""The picture of a page: what the corpus knows of it, where its file is now, and the file opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from annotator.core.errors import NotFound
from annotator.core.layout import Facsimile, Layout, Unit
from annotator.core.page import PageId
from annotator.exchange.pictures import PdfPicture, is_pdf
from annotator.store.corpus import Store

GONE = "the picture of this page was in {file}, which is not there any more"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the picture of a page is to be had; ``path`` is None where its file is not there."""

    facsimile: Facsimile
    path: Path | None

    @property
    def found(self) -> Path:
        """The file; raises NotFound where it is gone."""
        if self.path is None:
            raise self.gone
        return self.path

    @property
    def gone(self) -> NotFound:
        """What to say where the file is not there."""
        return NotFound(GONE, file=self.facsimile.file)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as paper: its size where its layout tells it, and where its picture is, if it has one."""

    size: tuple[float, float] | None = None
    is_in_pixels: bool = False
    place: Place | None = None


def sheet_of(store: Store, page: PageId) -> Sheet:
    """What there is to see of a page before its text and articles are looked at."""
    told = store.layouts.size_of(page)
    size, unit = (None, Unit.PIXEL) if told is None else told
    return Sheet(size, unit is not Unit.POINT, place_of(store, page))


def place_of(store: Store, page: PageId) -> Place | None:
    """Where the picture of a page is; None for a page that never had one."""
    facsimile = store.layouts.facsimile_of(page)
    if facsimile is None:
        return None
    return Place(facsimile, next((path for path in _places(facsimile.file, store.path) if path.is_file()), None))


def layout_of(store: Store, page: PageId) -> Layout | None:
    """The layout of a page; None where it has none."""
    return store.layouts.of(page)


def keep_place(store: Store, page: PageId, path: Path) -> None:
    """Keep that the picture of a page is in this file, and those of others beside it that were with it where it was."""
    before = store.layouts.facsimile_of(page)
    index = before.index if before is not None else 0
    with store.atomic():
        store.layouts.put_facsimile(page, Facsimile(str(path), index))
        if before is not None:
            _keep_neighbours(store, _pure(before.file).parent, path.parent)


def _keep_neighbours(store: Store, was: PureWindowsPath, folder: Path) -> None:
    for page, facsimile in store.layouts.facsimiles():
        file = _pure(facsimile.file)
        if file.parent == was and (folder / file.name).is_file() and not Path(facsimile.file).is_file():
            store.layouts.put_facsimile(page, Facsimile(str(folder / file.name), facsimile.index))


def _places(file: str, corpus: Path) -> Iterator[Path]:
    """Where a file may be: where it was, else by the corpus or in a folder there, as when both came from another computer."""
    told, beside = _pure(file), corpus.parent
    yield beside / file
    yield beside / told.name
    yield beside / told.parent.name / told.name
    yield beside / corpus.stem / told.name


def _pure(file: str) -> PureWindowsPath:
    """A path taken apart at either slash: it may have been written on any system."""
    return PureWindowsPath(file)


__all__ = ["GONE", "PdfPicture", "Place", "Sheet", "is_pdf", "keep_place", "layout_of", "place_of", "sheet_of"]
