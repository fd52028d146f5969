"""What other windows and programs do to an open corpus: noticed cheaply, and what came too late for it kept beside it."""

from dataclasses import dataclass, replace
from itertools import count

from annotator.core.annotation import Annotation, Layer, ReviewState
from annotator.core.details import Details
from annotator.core.page import PageId
from annotator.services.review import Move, Review
from annotator.services.texts import texts_of
from annotator.store.corpus import Store

_CLOSED = (ReviewState.FINISHED, ReviewState.IGNORED)


@dataclass(frozen=True, slots=True)
class Glance:
    """How a corpus looks: ``version`` is another whenever another connection wrote to it.

    ``revision`` is that of one annotation, ``details`` are those of its page.
    """

    version: int
    revision: int | None
    details: Details | None


def glance(store: Store, shown: Review | None) -> Glance:
    """A look at the corpus, and at the annotation and page that are shown."""
    with store.reading():
        if shown is None:
            return Glance(store.version, None, None)
        page = shown.page.id
        return Glance(store.version, store.annotations.revision(shown.record), store.details.of([page]).get(page))


def keep_apart(store: Store, missed: Move) -> str:
    """Keep the page as a gesture made it that came too late to be stored; the reviewer's name under which it is kept.

    The name is the reviewer's own with the first free number. Finished layers are open in it: which of the two versions
    stands for the page is for people to say, not for whichever was last. Raises WriteFailed.
    """
    mine = missed.after.annotation
    with store.atomic():
        # As it is now: its language may have been corrected, by whose rules texts are made.
        page = store.pages.get(missed.after.page.id)
        kept = replace(_opened(mine), reviewer=_free_name(store, page.id, mine.reviewer))
        seeded_from, texts = f"annotation:{mine.reviewer}", texts_of(page, kept)
        store.annotations.begin(kept, seeded_from=seeded_from, texts=texts, time=missed.time, session=missed.session)
    return kept.reviewer


def _opened(annotation: Annotation) -> Annotation:
    states = annotation.states
    for layer in Layer:
        if states.of(layer) in _CLOSED:
            states = states.with_layer(layer, ReviewState.IN_PROGRESS)
    return replace(annotation, states=states)


def _free_name(store: Store, page: PageId, reviewer: str) -> str:
    taken = store.annotations.reviewers(page)
    return next(name for number in count(2) if (name := f"{reviewer} ({number})") not in taken)
