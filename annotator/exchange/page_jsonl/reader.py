"""Read page-jsonl line by line, refusing what is wrong with file, line, key and reason."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from annotator.core.annotation import Annotation, Layer, LayerStates, Prediction, ReviewState, Run, Segmentation
from annotator.core.decisions import Standing
from annotator.core.errors import BadFile
from annotator.core.flat import FlatSegmentation, flat_of
from annotator.core.page import Page, PageId, Source, digest_of
from annotator.exchange.opening import opened
from annotator.exchange.page_jsonl import refusals
from annotator.exchange.page_jsonl.articles import read_articles
from annotator.exchange.page_jsonl.decisions import default_standing
from annotator.exchange.page_jsonl.extras import NOTHING, packed
from annotator.exchange.page_jsonl.fields import Fields, Json, Place
from annotator.exchange.page_jsonl.figures import read_illustrations, read_quantities
from annotator.exchange.page_jsonl.ids import next_ids
from annotator.exchange.page_jsonl.layout import KEYS as LAYOUT_KEYS
from annotator.exchange.page_jsonl.layout import read_layout
from annotator.exchange.page_jsonl.lines import numbered_lines, object_of
from annotator.exchange.page_jsonl.plain import plain_segmentation
from annotator.exchange.page_jsonl.records import AnnotationRecord, FlatRecord, PageRecord, PredictionRecord, ReadAs, Record
from annotator.exchange.page_jsonl.remarks import read_flags, read_notes

FORMAT = "page-jsonl/1"
_PAGE_KEYS = ("format", "id", "text", "sha256", "language", "publication", "date", "issue", "page_number", "source")
_CONTENT_KEYS = ("articles", "furniture", "illustrations", "quantities", "notes", "flags")
_REVIEW_KEYS = ("state", "reviewer", "revision", "nothing_here", "parked", "seeded_from", "provenance")
_KNOWN = frozenset((*_PAGE_KEYS, *_CONTENT_KEYS, *_REVIEW_KEYS))
_KNOWN_WITH_LAYOUT = _KNOWN | LAYOUT_KEYS
_SOURCE_KEYS = frozenset(("file", "kind"))
_STAMP_KEYS = frozenset(("tool", "exported_at"))
_LISTS = {Layer.ARTICLES: "articles", Layer.PICTURES: "illustrations", Layer.NUMBERS: "quantities"}

OnBad = Callable[[BadFile], None]


def read_lines(
    source: Path | BinaryIO,
    *,
    file: str,
    read_as: ReadAs = ReadAs.AUTO,
    reviewer: str = "imported",
    on_bad: OnBad | None = None,
) -> Iterator[Record]:
    """What each line of ``source`` says, in order; ``file`` is the name that refusals show.

    ``reviewer`` is the one of annotations that do not name theirs. A refused line goes to ``on_bad`` and the others
    go on; without ``on_bad`` it is raised as BadFile, as is a file that cannot be read at all.
    """
    for record in read_flat_lines(source, file=file, read_as=read_as, reviewer=reviewer, on_bad=on_bad):
        yield record.whole()


def read_flat_lines(
    source: Path | BinaryIO,
    *,
    file: str,
    read_as: ReadAs = ReadAs.AUTO,
    reviewer: str = "imported",
    on_bad: OnBad | None = None,
) -> Iterator[FlatRecord]:
    """As ``read_lines``, for those who carry many pages and look into none."""
    if isinstance(source, Path):
        with opened(source) as stream:
            yield from read_flat_lines(stream, file=file, read_as=read_as, reviewer=reviewer, on_bad=on_bad)
        return
    seen: dict[str, set[str]] = {}
    for number, line in numbered_lines(source):
        try:
            fields = object_of(line, Place(file, number))
            record = _record(fields, number, read_as=read_as, reviewer=reviewer)
            _refuse_twice(fields, record.bare, seen)
        except BadFile as refusal:
            if on_bad is None:
                raise
            on_bad(refusal)
            continue
        yield record


def _refuse_twice(fields: Fields, record: Record, seen: dict[str, set[str]]) -> None:
    """A page may come once for each reviewer and each run, and once alone."""
    who = ""
    if isinstance(record, AnnotationRecord):
        who = f"reviewer {record.annotation.reviewer}"
    elif isinstance(record, PredictionRecord):
        who = f"run {record.run}"
    pages = seen.setdefault(who, set())
    if record.page.id in pages:
        fields.refuse("id", refusals.DUPLICATE, found=record.page.id)
    pages.add(record.page.id)


def _record(fields: Fields, line: int, *, read_as: ReadAs, reviewer: str) -> FlatRecord:
    kind = _kind(fields) if read_as is ReadAs.AUTO else read_as
    page = _page(fields)
    if kind is ReadAs.ANNOTATIONS:
        annotation, flat = _annotation(fields, page, reviewer)
        revision = fields.whole("revision") if "revision" in fields else None
        return FlatRecord(AnnotationRecord(page, annotation, fields.optional_text("seeded_from"), revision, line), flat)
    if kind is ReadAs.PREDICTIONS and any(key in fields for key in _LISTS.values()):
        prediction, flat = _prediction(fields, page)
        return FlatRecord(PredictionRecord(page, prediction, _run(fields), line), flat)
    return FlatRecord(PageRecord(page, line), FlatSegmentation())


def _kind(fields: Fields) -> ReadAs:
    """What a line is when nobody says it: with a state or reviewer an annotation, else with articles or figures a prediction."""
    if "state" in fields or "reviewer" in fields:
        return ReadAs.ANNOTATIONS
    return ReadAs.PREDICTIONS if any(key in fields for key in _LISTS.values()) else ReadAs.PAGES


def _page(fields: Fields) -> Page:
    _refuse_format(fields)
    text = _text(fields)
    source = fields.child("source") if isinstance(fields.raw("source"), dict) else None
    publication, date = fields.optional_text("publication"), fields.optional_text("date")
    layout, lines = read_layout(fields, text)
    known = _KNOWN if layout is None else _KNOWN_WITH_LAYOUT
    return Page(
        id=PageId(fields.name("id")),
        text=text,
        language=fields.optional_text("language"),
        publication=publication,
        issue=_issue(fields, is_named=bool(publication and date)),
        date=date,
        page_number=fields.optional_text("page_number"),
        source=_source(fields, source),
        extra=packed(fields.rest(known, source=source.rest(_SOURCE_KEYS) if source else {}, lines=lines)),
        layout=layout,
    )


def _refuse_format(fields: Fields) -> None:
    found = fields.optional_text("format")
    if found is not None and found != FORMAT:
        fields.refuse("format", refusals.NEWER_FORMAT, found=found, expected=FORMAT)


def _text(fields: Fields) -> str:
    text = fields.text("text")
    for name, character in (("NUL", "\0"), ("a carriage return", "\r")):
        if (offset := text.find(character)) >= 0:
            fields.refuse("text", refusals.BAD_CHARACTER, found=name, offset=offset)
    if (digest := fields.optional_text("sha256")) is not None and digest.lower() != digest_of(text):
        fields.refuse("sha256", refusals.WRONG_DIGEST, expected=digest_of(text))
    return text


def _issue(fields: Fields, *, is_named: bool) -> str | None:
    issue = fields.optional_text("issue")
    meta = fields.raw("meta")
    if issue is None and not is_named and isinstance(meta, dict) and isinstance(meta.get("issue"), str):
        return str(meta["issue"])
    return issue


def _source(fields: Fields, source: Fields | None) -> Source:
    if source is None:
        return Source(file=fields.optional_text("source"))
    return Source(source.optional_text("file"), source.optional_text("kind"))


def _run(fields: Fields) -> Run:
    """The run that the provenance names; ``imported`` where nothing is said."""
    provenance = fields.child("provenance")
    run = provenance.child("run") if provenance else None
    if run is None:
        return Run("imported", "")
    settings = run.child("settings")
    told = packed(settings.rest(frozenset())) if settings else NOTHING
    return Run(run.name("segmenter"), run.optional_text("version") or "", told)


def _segmentation(fields: Fields, text: str, default: Standing) -> tuple[FlatSegmentation, Json]:
    """Articles and furniture, and what the line says beyond them."""
    plain = plain_segmentation(fields, text, default)
    if plain is not None:
        return plain, {}
    read = read_articles(fields, text, default)
    return flat_of(Segmentation(read.articles, read.furniture)), read.beyond


def _prediction(fields: Fields, page: Page) -> tuple[Prediction, FlatSegmentation]:
    flat, beyond = _segmentation(fields, page.text, Standing.MACHINE)
    illustrations, pictures = read_illustrations(fields, page.text, Standing.MACHINE, within=flat)
    quantities, numbers = read_quantities(fields, page.text, Standing.MACHINE)
    extra = _extra(fields, beyond, illustrations=pictures, quantities=numbers, run_is_known=True)
    return Prediction(Segmentation(), illustrations, quantities, extra), flat


def _annotation(fields: Fields, page: Page, reviewer: str) -> tuple[Annotation, FlatSegmentation]:
    states = _states(fields)
    flat, beyond = _segmentation(fields, page.text, default_standing(states.articles))
    illustrations, pictures = read_illustrations(fields, page.text, default_standing(states.pictures), within=flat)
    quantities, numbers = read_quantities(fields, page.text, default_standing(states.numbers))
    notes, noted = read_notes(fields, page.text)
    flags, flagged = read_flags(fields, page.text)
    annotation = Annotation(
        page=page.id,
        reviewer=fields.name("reviewer") if "reviewer" in fields else reviewer,
        illustrations=illustrations,
        quantities=quantities,
        notes=notes,
        flags=flags,
        states=states,
        is_parked=fields.truth("parked"),
        is_nothing_here=fields.truth("nothing_here"),
        extra=_extra(fields, beyond, illustrations=pictures, quantities=numbers, notes=noted, flags=flagged),
        next_ids=next_ids(
            articles=(article[0] for article in flat.articles),
            illustrations=(illustration.id for illustration in illustrations),
            quantities=(quantity.id for quantity in quantities),
            notes=(note.id for note in notes),
            flags=(flag.id for flag in flags),
        ),
    )
    return annotation, flat


def _states(fields: Fields) -> LayerStates:
    """The states as given; without ``state``, finished where the line has a layer's list: it was annotated elsewhere."""
    given = fields.child("state")
    if given is not None:
        return LayerStates(*(given.word(layer.value, ReviewState, ReviewState.NEW) for layer in Layer))
    states = (ReviewState.FINISHED if _LISTS[layer] in fields else ReviewState.NEW for layer in Layer)
    return LayerStates(*states)


def _extra(fields: Fields, articles: Json, *, run_is_known: bool = False, **figures: Json) -> str:
    """What the line says of articles, figures, state and provenance beyond the format."""
    overlay = articles | {key: rest for key, rest in figures.items() if rest}
    stamp = _STAMP_KEYS | {"run"} if run_is_known else _STAMP_KEYS
    for key, keys in (("state", frozenset(layer.value for layer in Layer)), ("provenance", stamp)):
        child = fields.child(key)
        if child is not None and (rest := child.rest(keys)):
            overlay[key] = rest
    return packed(overlay)
