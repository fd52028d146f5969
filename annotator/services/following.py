"""What follows an import: the texts of the articles that came, made when the pages are there already."""

from collections.abc import Sequence

from annotator.core.errors import BadCorpus, Cancelled
from annotator.core.page import Page
from annotator.core.progress import Progress
from annotator.services.texts import texts_of_flat
from annotator.store.annotations import StoredFlat
from annotator.store.corpus import Store
from annotator.store.texts import Made

# Annotations whose texts are written in one transaction. They are made before it: a reviewer's step comes in between.
_BATCH = 32


def make_texts(store: Store, *, progress: Progress) -> int:
    """Make the texts of all articles that came without; of how many annotations there were none.

    Raises Cancelled between some annotations and the next, WriteFailed; what was made before stays. What is changed or
    damaged meanwhile goes on waiting. Another program may do the same at the same time.
    """
    total, done, last = store.texts.count(), 0, 0
    while some := store.texts.waiting(after=last, limit=_BATCH):
        if progress.is_cancelled():
            raise Cancelled
        progress.report(done, total, "making texts")
        store.texts.keep(_made(store, some))
        done, last = done + len(some), some[-1]
    if total:
        progress.report(total, total, "making texts")
    return done


def make_next_texts(store: Store, *, after: int) -> int | None:
    """Make some texts of annotations after this one, in one short transaction; the last of these, None where there is none.

    Nothing is waited for in a corpus that can only be read. Raises WriteFailed.
    """
    some = () if store.is_read_only else store.texts.waiting(after=after, limit=_BATCH)
    if not some:
        return None
    store.texts.keep(_made(store, some))
    return some[-1]


def texts_to_make(store: Store) -> int:
    """How many annotations wait for the texts of their articles."""
    return store.texts.count()


def _made(store: Store, records: Sequence[int]) -> list[Made]:
    with store.reading():
        try:
            stored = store.annotations.flat(records)
            pages = store.pages.some([one.bare.page for one in stored.values()])
        except BadCorpus:
            # One of several is damaged, which ``check`` tells: the others must not wait for it.
            return [made for record in records for made in _made(store, [record])] if len(records) > 1 else []
    return [_of_one(record, one, pages[one.bare.page]) for record, one in stored.items()]


def _of_one(record: int, one: StoredFlat, page: Page) -> Made:
    return Made(record, one.revision, page.language, texts_of_flat(page, one.flat))
