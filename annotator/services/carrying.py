"""Carry a reviewer's annotation over to another text of the same page that is in the corpus."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import orjson

from annotator.core import edits
from annotator.core.alignment import align
from annotator.core.annotation import Annotation
from annotator.core.carrying import Carried, Loss, NotCarried, Scale, Words, carried_over
from annotator.core.edits.carrying import taken_over
from annotator.core.errors import NotFound, UserError
from annotator.core.page import Page, PageId
from annotator.services.review import now, perform
from annotator.services.reviewing import open_review, record, seed
from annotator.services.texts import texts_of
from annotator.store.corpus import Store

NO_VERSION = "{other} is no other text of {page}"
NO_ANNOTATION = "{reviewer} has said nothing of {page}"

# Under these a file told something by the place in the text, which is another now.
_BY_PLACE = frozenset(("spans", "caption", "credit", "measures", "furniture"))
_BY_MACHINE = ("run:", "blocks", "nothing")


class BegunAlready(UserError):
    """The reviewer has worked on the other text already."""

    message = "{reviewer} has begun with {page} already: nothing was carried over"


@dataclass(frozen=True, slots=True)
class CarryReport:
    """What was carried to which page, and which ``share`` of the old text's characters is in the new one."""

    to: PageId
    reviewer: str
    share: float
    carried: Carried


def carry(store: Store, page: PageId, to: PageId, *, reviewer: str, session: str, words: Words = str) -> CarryReport:
    """Begin the reviewer's annotation of another text of a page with what they said of this one, which stays as it is.

    Where the other one has been opened and nothing done to it, it is the first step there, which can be undone.
    ``words`` puts the reasons of flags. Raises NotFound, BegunAlready, WriteFailed.
    """
    with store.atomic():
        if to == page or to not in store.pages.versions(page):
            store.pages.get(page)
            raise NotFound(NO_VERSION, other=to, page=page)
        report = carried_for(store, to, page, reviewer=reviewer, words=words)
        _keep(store, report, source=f"annotation:{reviewer} of {page}", session=session)
    return report


def carried_for(store: Store, page: PageId, said_of: PageId, *, reviewer: str, words: Words) -> CarryReport:
    """What the reviewer said of another text of the page, for this one; nothing is stored. Raises NotFound."""
    said = store.annotations.record(said_of, reviewer)
    if said is None:
        raise NotFound(NO_ANNOTATION, reviewer=reviewer, page=said_of)
    return _carried(store, store.annotations.get(said), store.pages.get(page), words)


def carriable(store: Store, page: PageId, reviewer: str) -> PageId | None:
    """The newest other text of a page that the reviewer has worked on, where nothing was done to this one yet."""
    others = [other for other in store.pages.versions(page) if other != page]
    if not others or store.is_read_only or _is_begun(store, page, reviewer):
        return None
    return next((other for other in reversed(others) if _is_begun(store, other, reviewer)), None)


def _is_begun(store: Store, page: PageId, reviewer: str) -> bool:
    """Whether a person has said anything: more than what a review is begun with by itself."""
    said = store.annotations.record(page, reviewer)
    if said is None:
        return False
    kept = store.annotations.flat([said])[said]
    return kept.revision > 0 or not kept.seeded_from.startswith(_BY_MACHINE)


def _carried(store: Store, said: Annotation, new: Page, words: Words) -> CarryReport:
    old = store.pages.get(said.page)
    alignment = align(old.text, new.text)
    bare = replace(said, extra=_placeless(said.extra))
    carried = carried_over(
        bare, old, new, alignment, words=words, scale=_scale(store, old.id, new.id), unlinked=_unlinked(store, said, new)
    )
    return CarryReport(new.id, said.reviewer, alignment.share, carried)


def _keep(store: Store, report: CarryReport, *, source: str, session: str) -> None:
    page, annotation = store.pages.get(report.to), report.carried.annotation
    if store.annotations.record(report.to, report.reviewer) is None:
        kept = store.predictions.latest(page.id)
        begun = taken_over(seed(page, report.reviewer, kept.prediction if kept else None), annotation)
        store.annotations.begin(begun, seeded_from=source, texts=texts_of(page, begun), time=now(), session=session)
    elif _is_begun(store, report.to, report.reviewer):
        raise BegunAlready(reviewer=report.reviewer, page=report.to)
    else:
        review = open_review(store, report.to, report.reviewer, session=session)
        record(store, perform(review, edits.carry_over, session=session, other=annotation))


def _scale(store: Store, old: PageId, new: PageId) -> Scale:
    """How many units of the new page are one of the old: two sources measure one sheet of paper differently."""
    was, now_is = store.layouts.of(old), store.layouts.of(new)
    if was is None or now_is is None:
        return 1.0, 1.0
    return now_is.width / was.width, now_is.height / was.height


def _unlinked(store: Store, said: Annotation, new: Page) -> frozenset[PageId]:
    """The linked pages that are not of the new page's issue, as its details tell."""
    links = (link for article in said.articles for link in (article.continued_from, article.continued_on))
    linked = {link.page for link in links if link is not None and link.page is not None}
    details = store.details.of([*linked, new.id])
    own = details[new.id].issue_key
    keys = {page: details[page].issue_key for page in linked if page in details}
    apart = {page for page, key in keys.items() if None not in (key, own) and key != own}
    return frozenset(apart | ({new.id} & linked))


def _placeless(extra: str) -> str:
    """What a file said beyond what we know, without what it said of places in the text."""
    return orjson.dumps(_without_places(orjson.loads(extra)), option=orjson.OPT_SORT_KEYS).decode()


def _without_places(told: object) -> object:
    if not isinstance(told, Mapping):
        return told
    return {key: _without_places(value) for key, value in told.items() if key not in _BY_PLACE}


__all__ = ["BegunAlready", "CarryReport", "Loss", "NotCarried", "carriable", "carried_for", "carry"]
