"""Open a page for review and keep what its reviewer does."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from annotator.core.annotation import Annotation, Article, Evidence, NextIds, Prediction
from annotator.core.coverage import ledger
from annotator.core.errors import BadCorpus, StaleRevision
from annotator.core.page import Page, PageId
from annotator.language.joining import join_policy
from annotator.language.pack import pack_for
from annotator.services.desk import desk_for
from annotator.services.review import Move, Review, doubt_count, now
from annotator.services.texts import texts_of, texts_with
from annotator.store.annotations import Stored
from annotator.store.corpus import Store
from annotator.store.predictions import KeptPrediction
from annotator.store.texts import ArticleTexts

PICTURE = "picture"
"""What a review started from that was begun on a picture alone."""

DAMAGED_PAGE = "{path} is damaged at page {page}: its rows are not those its last step led to; open a backup of it"


def open_review(store: Store, page_id: PageId, reviewer: str, *, session: str) -> Review:
    """The reviewer's annotation of a page; where there is none yet, one begun from the latest prediction.

    One that was begun when the page had no text, and in which nothing was done, is begun again when it has one.
    In a corpus that can only be read the review is shown from its seed and nothing is kept of it.
    Raises NotFound; BadCorpus where what is stored is not what the last step led to.
    """
    page = store.pages.get(page_id)
    stored = store.annotations.load(page_id, reviewer)
    if stored is None:
        stored = _begun(store, page, reviewer, session=session)
    elif page.text and stored.seeded_from == PICTURE and not stored.revision:
        stored = _begun_anew(store, page, stored, session=session)
    return _review_of(store, page, stored)


def record(store: Store, move: Move) -> int:
    """Keep one gesture, durably and whole, with the texts of the articles it touched; the new revision.

    Raises StaleRevision where another window or program changed the annotation meanwhile, WriteFailed where the
    corpus cannot be written; nothing is kept then.
    """
    with store.atomic():
        texts = _touched_texts(store, move)
        if move.is_new_step:
            return store.steps.append(
                move.before.record, move.step, revision=move.before.revision, after=move.after.annotation, texts=texts
            )
        return store.steps.move_head(
            move.before.record,
            move.after.history.head,
            revision=move.before.revision,
            after=move.after.annotation,
            texts=texts,
            time=move.time,
            session=move.session,
        )


def _touched_texts(store: Store, move: Move) -> Mapping[str, ArticleTexts]:
    page, ids = move.after.page, move.changes.article_ids
    touched = [article for article in move.after.annotation.articles if article.id in ids]
    # Another window may have corrected the page's language, by whose rules all other texts are made anew.
    language = store.details.of([page.id])[page.id].language
    policy = move.after.desk.policy if language == page.language else join_policy(pack_for(language, page.text))
    return texts_with(page, touched, policy)


def seed(page: Page, reviewer: str, prediction: Prediction | None) -> Annotation:
    """The annotation a review begins with: the machine's reading, or all text unassigned."""
    if prediction is None:
        return Annotation(page.id, reviewer)
    articles = tuple(replace(one, number=number) for number, one in enumerate(prediction.segmentation.articles, 1))
    return Annotation(
        page.id,
        reviewer,
        articles,
        prediction.segmentation.furniture,
        prediction.illustrations,
        prediction.quantities,
        next_ids=_next_ids(articles, prediction),
    )


def _begun(store: Store, page: Page, reviewer: str, *, session: str) -> Stored:
    kept = store.predictions.latest(page.id)
    annotation = seed(page, reviewer, kept.prediction if kept else None)
    texts = texts_of(page, annotation)
    # Another window may begin the same review at the same moment: that one it is then.
    with suppress(StaleRevision):
        store.annotations.begin(annotation, seeded_from=_seed_name(page, kept), texts=texts, time=now(), session=session)
    stored = store.annotations.load(page.id, reviewer)
    if stored is None:
        raise ValueError(f"the annotation of {page.id} by {reviewer} was begun and is not there")
    return stored


def _begun_anew(store: Store, page: Page, stored: Stored, *, session: str) -> Stored:
    kept = store.predictions.latest(page.id)
    annotation = seed(page, stored.annotation.reviewer, kept.prediction if kept else None)
    texts = texts_of(page, annotation)
    # Another window may have done the same, or a step: its review is as good.
    with suppress(StaleRevision):
        seeded_from = _seed_name(page, kept)
        store.annotations.begin_anew(stored, annotation, seeded_from=seeded_from, texts=texts, time=now(), session=session)
    return store.annotations.stored(stored.record)


def _seed_name(page: Page, kept: KeptPrediction | None) -> str:
    if kept is None:
        return "nothing" if page.text else PICTURE
    return kept.run.segmenter if kept.run.segmenter == "blocks" else f"run:{kept.run_id}"


def _review_of(store: Store, page: Page, stored: Stored) -> Review:
    annotation = stored.annotation
    if stored.digest != stored.told_digest:
        raise BadCorpus(DAMAGED_PAGE, path=store.path, page=page.id)
    source = _seeding_prediction(store, page, stored.seeded_from)
    return Review(
        desk_for(page),
        annotation,
        stored.history,
        ledger(page, annotation),
        stored.digest,
        stored.record,
        stored.revision,
        stored.seeded_from,
        doubt_count(seed(page, annotation.reviewer, source)) if source else 0,
        _evidence(source),
    )


def _seeding_prediction(store: Store, page: Page, seeded_from: str) -> Prediction | None:
    kind, _, run = seeded_from.partition(":")
    if kind == "run" and run.isdigit():
        kept = store.predictions.of_run(int(run), page.id)
        return kept.prediction if kept else None
    return None


def _evidence(prediction: Prediction | None) -> tuple[Evidence, ...]:
    return prediction.segmentation.evidence if prediction else ()


def _next_ids(articles: tuple[Article, ...], prediction: Prediction) -> NextIds:
    return NextIds(
        article=_after(article.id for article in articles),
        illustration=_after(item.id for item in prediction.illustrations),
        quantity=_after(item.id for item in prediction.quantities),
    )


def _after(ids: Iterable[str]) -> int:
    """The first number above those in the ids."""
    return max((int(digits) for one in ids if (digits := one[1:]).isdigit()), default=0) + 1
