"""From raw pages to page-jsonl with articles, without a corpus."""

from collections.abc import Iterable, Iterator, Sequence
from io import BufferedReader
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from annotator import __version__
from annotator.core.errors import BadFile
from annotator.core.page import Page
from annotator.exchange.atomic import writing
from annotator.exchange.page_jsonl import PredictionRecord, ReadAs, Stamp, line_of, read_lines
from annotator.exchange.textfile import MAX_BYTES, read_text_page
from annotator.exchange.xml.door import form_of
from annotator.language.joining import join_policy
from annotator.language.pack import pack_for
from annotator.segment.segmenter import Segmenter, segmenter_named
from annotator.services.ahead import read_safely
from annotator.services.predicting import predict
from annotator.services.reading import Reading
from annotator.services.sources import OnBad, expanded

STANDARD_INPUT = "standard input"


def preview(sources: Sequence[Path | BinaryIO], segmenter_name: str, *, on_bad: OnBad) -> Iterator[bytes]:
    """A line of page-jsonl for each page of the sources, in their order, with the assembled text of its articles.

    A stream holds page-jsonl where it begins with a brace, else ALTO or PAGE XML, or the text of one page. What is refused
    goes to ``on_bad`` and the rest goes on. Raises NotFound for an unknown segmenter.
    """
    segmenter = segmenter_named(segmenter_name)
    for page in _pages(sources, on_bad):
        yield _line(page, segmenter)


def write_lines(target: Path, lines: Iterable[bytes]) -> None:
    """Write the lines as a file, whole or not at all; raises WriteFailed."""
    with writing(target) as stream:
        stream.writelines(lines)


def _line(page: Page, segmenter: Segmenter) -> bytes:
    record = PredictionRecord(page, predict(page, segmenter), segmenter.describe())
    policy = join_policy(pack_for(page.language, page.text))
    return line_of(record, with_text=policy, stamp=Stamp(f"annotator {__version__}"))


def _pages(sources: Iterable[Path | BinaryIO], on_bad: OnBad) -> Iterator[Page]:
    for _, together in groupby(sources, lambda source: isinstance(source, Path)):
        some = list(together)
        reading = Reading(expanded([source for source in some if isinstance(source, Path)]), ReadAs.PAGES, None)
        yield from (ready.page for ready in read_safely(reading, on_bad=on_bad))
        for source in some:
            if not isinstance(source, Path):
                yield from _streamed(source, on_bad)


def _streamed(stream: BinaryIO, on_bad: OnBad) -> Iterator[Page]:
    start = stream.peek(1) if isinstance(stream, BufferedReader) else b""
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from (line.page for line in read_lines(stream, file=STANDARD_INPUT, read_as=ReadAs.PAGES, on_bad=on_bad))
        return
    data = stream.read(MAX_BYTES + 1)
    try:
        if form_of(data) is None:
            yield read_text_page(data, STANDARD_INPUT)
        else:
            yield from _xml_pages(data, on_bad)
    except BadFile as refusal:
        on_bad(refusal)


def _xml_pages(data: bytes, on_bad: OnBad) -> Iterator[Page]:
    from annotator.exchange.xml.beside import Nowhere
    from annotator.exchange.xml.issues import Place
    from annotator.exchange.xml.reader import read_xml

    place = Place(STANDARD_INPUT, STANDARD_INPUT, Nowhere(), on_bad)
    yield from (record.page for record in read_xml(data, place, read_as=ReadAs.PAGES))
