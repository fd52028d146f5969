"""How fast two texts of one page are aligned, how right that is, and how fast an annotation is carried over by it.

``python tests/benchmarks/alignment.py [PAGES]`` on generated pages of real length, their blocks in another order in the
second text and, in the further rounds, some characters read differently, missing or added. Beside each figure stands what
``difflib`` needs for the same texts, and how much of them it finds: it knows no blocks that move. Times are of the processor.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator.core.alignment import Alignment, align
from annotator.core.annotation import Annotation, Article, Fragment
from annotator.core.carrying import carried_over
from annotator.core.page import Page, PageId
from annotator.core.roles import Role
from annotator.core.spans import trimmed

PAGES = 10
BLOCKS, LONGEST = 40, 420
ROUNDS = ((0.0, 0.0, 0.0), (0.01, 0.005, 0.005), (0.05, 0.02, 0.02))
_HAN = [chr(0x4E00 + at) for at in range(3000)]
_WEIGHTS = [(at + 3) ** -0.9 for at in range(3000)]


@dataclass(frozen=True)
class Twice:
    """A page as two programs read it; ``truth``: where each character of the first is in the second, if it is."""

    here: str
    there: str
    truth: Sequence[int | None]


def page(seed: int, chances: tuple[float, float, float], *, blocks: int = BLOCKS) -> Twice:
    """A page of blocks of 20 to 420 characters in lines of 14; ``chances`` of a changed, a dropped and an added character."""
    lot = random.Random(seed)
    made = ["".join(lot.choices(_HAN, _WEIGHTS, k=lot.randint(20, LONGEST))) for _ in range(blocks)]
    order = lot.sample(range(blocks), blocks)
    read, places = _read(made, order, chances, lot)
    truth = [places.get((block, at)) for block, words in enumerate(made) for at in range(len(words))]
    return Twice("\n\n".join(map(_lines, made)), read, truth)


def _read(
    blocks: Sequence[str], order: Sequence[int], chances: tuple[float, float, float], lot: random.Random
) -> tuple[str, dict[tuple[int, int], int]]:
    changed, dropped, added = chances
    out: list[str] = []
    places: dict[tuple[int, int], int] = {}
    count = 0
    for block in order:
        words: list[str] = []
        for at, character in enumerate(blocks[block]):
            if lot.random() < dropped:
                continue
            places[block, at] = count + len(words)
            words.append(lot.choice(_HAN) if lot.random() < changed else character)
            words += lot.choices(_HAN, k=1) if lot.random() < added else []
        count += len(words)
        out.append(_lines("".join(words)))
    return "\n".join(out), places


def _lines(words: str) -> str:
    return "\n".join(words[at : at + 14] for at in range(0, len(words), 14))


def annotated(one: Twice) -> tuple[Page, Annotation]:
    """The first text, each of its blocks an article."""
    made = Page(PageId("p"), one.here)
    articles, start = [], 0
    for number, block in enumerate(one.here.split("\n\n"), 1):
        span = trimmed(one.here, start, start + len(block))
        assert span is not None
        articles.append(Article(f"a{number}", number, (Fragment(span, Role.BODY),)))
        start += len(block) + 2
    return made, Annotation(made.id, "li", tuple(articles))


def measure(pages: int, say: Callable[[str], None], *, blocks: int = BLOCKS) -> None:
    """Say a line for each round: characters a page, milliseconds, how many of them are right, likewise by difflib."""
    for chances in ROUNDS:
        some = [page(seed, chances, blocks=blocks) for seed in range(pages)]
        characters = sum(len(one.truth) for one in some)
        ours, right = _timed(some, lambda one: [to if to >= 0 else None for to in align(one.here, one.there).partners])
        theirs, theirs_right = _timed(some, _by_difflib)
        carried, whole = _carried(some)
        say(
            f"changed, dropped, added {chances}: {characters // pages} characters a page: {ours / pages * 1000:.0f} ms,"
            f" {right / characters:.4f} right; difflib {theirs / pages * 1000:.0f} ms, {theirs_right / characters:.4f} right;"
            f" carrying {carried / pages * 1000:.0f} ms, {whole:.4f} of the spans whole"
        )


def _timed(pages: Sequence[Twice], by: Callable[[Twice], Sequence[int | None]]) -> tuple[float, int]:
    began = time.process_time()
    found = [by(one) for one in pages]
    took = time.process_time() - began
    right = sum(to == true for one, said in zip(pages, found, strict=True) for to, true in zip(said, one.truth, strict=True))
    return took, right


def _by_difflib(one: Twice) -> Sequence[int | None]:
    here, there = ("".join(text.split()) for text in (one.here, one.there))
    out: list[int | None] = [None] * len(here)
    for first, second, size in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks():
        out[first : first + size] = range(second, second + size)
    return out


def _carried(pages: Sequence[Twice]) -> tuple[float, float]:
    took, whole, spans = 0.0, 0, 0
    for old, annotation, new, alignment in _reviews(pages):
        began = time.process_time()
        done = carried_over(annotation, old, new, alignment)
        took += time.process_time() - began
        whole, spans = whole + done.whole, spans + done.spans
    return took, whole / spans


def _reviews(pages: Sequence[Twice]) -> Iterator[tuple[Page, Annotation, Page, Alignment]]:
    for one in pages:
        old, annotation = annotated(one)
        yield old, annotation, Page(PageId("p@2"), one.there), align(one.here, one.there)


def main() -> int:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="?", type=int, default=PAGES)
    measure(parser.parse_args().pages, lambda words: print(words, flush=True))  # noqa: T201 - a program of its own
    return 0


if __name__ == "__main__":
    sys.exit(main())
