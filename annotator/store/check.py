"""What is wrong with a corpus, told finding by finding; changes nothing."""

from collections.abc import Callable, Iterator, Mapping

from annotator.core import coverage
from annotator.core.annotation import Annotation
from annotator.core.errors import BadCorpus
from annotator.core.page import Page, PageId
from annotator.core.progress import Progress, over
from annotator.core.rows import rows_of
from annotator.core.searching import folded
from annotator.store import counts, verdicts
from annotator.store.annotations import Annotations
from annotator.store.connection import Connection
from annotator.store.details import DetailJournal
from annotator.store.findings import Faults, Finding
from annotator.store.layouts import Layouts
from annotator.store.pages import Pages
from annotator.store.predictions import Predictions
from annotator.store.references import figure_faults, link_faults
from annotator.store.replay import history_faults
from annotator.store.search import Search
from annotator.store.texts import ArticleTexts, Texts

__all__ = ["Check", "Finding"]

TextsOf = Callable[[Page, Annotation], Mapping[str, ArticleTexts]]

INDEX_FAULT = "the search index is not that of the texts of the pages {first} to {last}; make it again by annotator search --anew"
_COUNTS = "SELECT unassigned, doubtful, articles, flags, open_notes FROM annotations WHERE id = ?"


class Check:
    """One look over a whole corpus."""

    def __init__(self, connection: Connection, *, texts_of: TextsOf) -> None:
        self._connection = connection
        self._texts_of = texts_of
        self._pages = Pages(connection)
        self._predictions = Predictions(connection)
        self._annotations = Annotations(connection)
        self._texts = Texts(connection)
        self._search = Search(connection)
        self._layouts = Layouts(connection)
        self._details = DetailJournal(connection)

    def findings(self, progress: Progress) -> list[Finding]:
        """Everything that is wrong: in the file, and if that is sound, page by page."""
        found = [Finding(None, message, fields) for message, fields in self._file_faults()]
        if found:
            return found
        pages = over(progress, self._pages.ids(), "checking")
        of_pages = [finding for page_id in pages for finding in self._of_page(page_id)]
        of_journal = [Finding(None, message, fields) for message, fields in self._details.move_faults()]
        return [*of_pages, *of_journal, *self._of_index(progress)]

    def _of_index(self, progress: Progress) -> Iterator[Finding]:
        """Where a search could miss a page, or find it for words that it does not hold."""
        for batch in over(progress, self._search.batches(), "checking the search index"):
            texts = self._search.texts_after(batch.first - 1, batch.last - batch.first + 1)
            folded_texts = [(one.number, folded(one.text)) for one in texts if one.number <= batch.last]
            if not folded_texts or not self._search.is_true(batch, folded_texts):
                fields = {"first": batch.first, "last": batch.last}
                yield Finding(None, INDEX_FAULT, fields)

    def _file_faults(self) -> Faults:
        damage = self._damage()
        yield from (("the file is damaged: {fault}", {"fault": fault}) for fault in damage)
        if damage:
            return
        for table, _, parent, _ in self._connection.rows("PRAGMA foreign_key_check"):
            yield "a row of {table} points at a row of {parent} that is not there", {"table": table, "parent": parent}

    def _damage(self) -> list[object]:
        """What SQLite says of the file's pages and indexes."""
        try:
            return [fault for (fault,) in self._connection.rows("PRAGMA integrity_check(20)") if fault != "ok"]
        except BadCorpus as error:
            return [error.fields["reason"]]

    def _of_page(self, page_id: PageId) -> Iterator[Finding]:
        with self._connection.reading():
            try:
                page = self._pages.get(page_id)
            except BadCorpus as error:
                yield Finding(page_id, "page {page}: the text is none: {reason}", {"page": page_id, **_reason(error)})
                return
            for message, fields in self._page_faults(page):
                yield Finding(page_id, f"page {{page}}: {message}", {"page": page_id, **fields})
            for reviewer in self._annotations.reviewers(page_id):
                for message, fields in self._annotation_faults(page, reviewer):
                    named = {"page": page_id, "reviewer": reviewer, **fields}
                    yield Finding(page_id, f"page {{page}} by {{reviewer}}: {message}", named)

    def _page_faults(self, page: Page) -> Faults:
        kept = self._connection.rows("SELECT sha256, characters, ink FROM pages WHERE id = ?", (page.id,))[0]
        if kept != (page.sha256, len(page.text), page.ink):
            yield "the text is not the one that was imported", {}
        yield from self._details.faults(page)
        yield from verdicts.faults(self._connection, page.id)
        yield from self._layouts.faults(page)
        for (prediction,) in self._connection.rows("SELECT id FROM predictions WHERE page = ?", (page.id,)):
            yield from self._prediction_faults(page, prediction)

    def _prediction_faults(self, page: Page, prediction_id: int) -> Faults:
        try:
            kept = self._predictions.get(prediction_id)
        except BadCorpus as error:
            yield "prediction {prediction} cannot be read: {reason}", {"prediction": prediction_id, **_reason(error)}
            return
        made = kept.prediction.segmentation
        for fault in coverage.faults(page, Annotation(page.id, "", made.articles, made.furniture)):
            yield "run {run}: {fault}", {"run": kept.run_id, "fault": fault}

    def _annotation_faults(self, page: Page, reviewer: str) -> Faults:
        record = self._annotations.record(page.id, reviewer)
        assert record is not None
        try:
            annotation = self._annotations.get(record)
        except BadCorpus as error:
            yield "the rows are of no annotation: {reason}", _reason(error)
            return
        faults = coverage.faults(page, annotation)
        yield from (("{fault}", {"fault": fault}) for fault in faults)
        if not faults:
            yield from self._count_faults(page, record, annotation)
            yield from self._text_faults(page, record, annotation)
        yield from figure_faults(page, annotation)
        yield from link_faults(self._connection, page, record)
        yield from self._id_faults(annotation)
        try:
            yield from history_faults(self._connection, record, self._annotations.decided_rows(record))
        except BadCorpus as error:
            yield "its history cannot be read: {reason}", _reason(error)

    def _count_faults(self, page: Page, record: int, annotation: Annotation) -> Faults:
        kept = self._connection.rows(_COUNTS, (record,))[0]
        doubtful = counts.doubtful(rows_of(annotation))
        counted = (coverage.ledger(page, annotation).unassigned, doubtful, *counts.of_annotation(annotation))
        names = ("unassigned", "doubtful", "articles", "flags", "open_notes")
        for name, is_now, was_kept in zip(names, counted, kept, strict=True):
            if is_now != was_kept:
                yield "the count {name} says {kept} where {counted} are", {"name": name, "kept": was_kept, "counted": is_now}

    def _text_faults(self, page: Page, record: int, annotation: Annotation) -> Faults:
        if self._texts.are_waiting(record):
            return
        kept, made = self._annotations.texts(record), self._texts_of(page, annotation)
        for article in annotation.articles:
            if kept[article.id] != made[article.id]:
                yield "the text kept with article {article} is not what its fragments read", {"article": article.id}

    def _id_faults(self, annotation: Annotation) -> Faults:
        """Ids that would be given out again; an id of another form, from a file, is never given out."""
        ids = annotation.next_ids
        kinds = (
            ("a", ids.article, annotation.articles),
            ("i", ids.illustration, annotation.illustrations),
            ("q", ids.quantity, annotation.quantities),
            ("n", ids.note, annotation.notes),
            ("f", ids.flag, annotation.flags),
        )
        for letter, free, items in kinds:
            for item in items:
                number = item.id.removeprefix(letter)
                if number.isdecimal() and item.id == f"{letter}{int(number)}" and int(number) >= free:
                    yield "id {id} would be given out again", {"id": item.id}


def _reason(error: BadCorpus) -> dict[str, object]:
    return {"reason": error.fields.get("reason", error)}
