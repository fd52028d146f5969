"""How much the words of a title speak for one text of the page rather than for any other (query likelihood).

Each text is a unigram model over character pairs and triples (words where a language parts them), smoothed with the
whole page as prior after Dirichlet (Zhai & Lafferty 2004). Scores are in nats against the page as a whole, add up
over the lines of a title, and do not favour long texts.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix

from annotator.core.page import Page
from annotator.core.spans import Span
from annotator.language.normalise import condensed_text
from annotator.language.pack import LocalePack

Numbers = NDArray[np.float64]

_PRIOR = 600.0
# Pairs and triples over the same characters say much the same thing twice.
_DAMPING = 0.5
# A decimal point parts no word.
_WORD = re.compile(r"(?:\w|(?<=\d)[.·](?=\d))+")
_SHORT_WORD = 3
_SHARED = 3


@dataclass(frozen=True, slots=True)
class Query:
    """The grams of a title, by row of the counts, and how often each is there."""

    rows: NDArray[np.int64]
    times: Numbers


class PageWords:
    """The grams that titles of a page share with its running text.

    ``texts`` are the spans of the blocks of running text; a text of the page is given by the indices of its blocks.
    """

    def __init__(self, page: Page, pack: LocalePack, *, texts: Sequence[Span], titles: Iterable[Span]) -> None:
        self._page, self._pack = page, pack
        wanted = {gram for span in titles for gram in self._grams(span)}
        self._row = {gram: row for row, gram in enumerate(sorted(wanted))}
        self._counts, self.lengths = self._counted(texts)
        self._share = (np.asarray(self._counts.sum(axis=1)).ravel() + 0.5) / (self.lengths.sum() + 1.0)

    def _grams(self, span: Span) -> list[str]:
        words = _WORD.findall(self._bare(span).lower())
        if self._pack.keeps_spaces:
            return [word for word in words if len(word) > _SHORT_WORD]
        return [word[i : i + size] for word in words for size in (2, 3) for i in range(len(word) - size + 1)]

    def _counted(self, texts: Sequence[Span]) -> tuple[csc_matrix, Numbers]:
        rows, columns, values, lengths = [], [], [], []
        for column, span in enumerate(texts):
            grams = self._grams(span)
            lengths.append(float(len(grams)))
            for gram, times in Counter(gram for gram in grams if gram in self._row).items():
                rows.append(self._row[gram])
                columns.append(column)
                values.append(float(times))
        shape = (len(self._row), len(texts))
        return csc_matrix((values, (rows, columns)), shape=shape), np.array(lengths)

    def query(self, span: Span) -> Query:
        """The grams of one of the titles."""
        counts = Counter(self._row[gram] for gram in self._grams(span))
        rows = sorted(counts)
        return Query(np.array(rows, dtype=np.int64), np.array([float(counts[row]) for row in rows]))

    def counts(self, texts: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers]:
        """Counts of every gram in each text (grams by texts) and the texts' lengths."""
        chosen = [index for text in texts for index in text]
        owners = [owner for owner, text in enumerate(texts) for _ in text]
        picks = csc_matrix((np.ones(len(chosen)), (chosen, owners)), shape=(len(self.lengths), len(texts)))
        return (self._counts @ picks).toarray(), picks.T @ self.lengths

    def running_counts(self, query: Query, blocks: Sequence[int]) -> tuple[Numbers, Numbers]:
        """For 0, 1, 2 … of the blocks from the first on, the counts of the query's grams in them and their length."""
        each = self._counts[:, list(blocks)][query.rows, :].toarray()
        before = np.zeros((len(query.rows), 1))
        return np.hstack([before, np.cumsum(each, axis=1)]), np.concatenate([[0.0], np.cumsum(self.lengths[list(blocks)])])

    def score(self, query: Query, counts: Numbers, lengths: Numbers) -> Numbers:
        """For each text how much the query speaks for it; ``counts`` holds the query's grams alone, or all grams."""
        if not len(query.rows):
            return np.zeros(len(lengths))
        own = counts[query.rows, :] if counts.shape[0] != len(query.rows) else counts
        share = self._share[query.rows][:, None]
        ratios: Numbers = np.log((own + _PRIOR * share) / ((lengths + _PRIOR)[None, :] * share))
        return np.asarray(_DAMPING * (query.times @ ratios), dtype=np.float64)

    def shared(self, span: Span, blocks: Sequence[Span], *, most: int = 3) -> tuple[str, ...]:
        """The longest pieces of a title, of three characters (or a word) and more, that a text repeats."""
        title = self._bare(span)
        text = "".join(self._bare(block) for block in blocks)
        found = {piece for word in _WORD.findall(title) for piece in self._repeated(word, text)}
        return tuple(sorted(found, key=lambda piece: (-len(piece), title.index(piece)))[:most])

    def _repeated(self, word: str, text: str) -> Iterable[str]:
        if self._pack.keeps_spaces:
            if len(word) > _SHORT_WORD and word in text:
                yield word
            return
        start = 0
        while start + _SHARED <= len(word):
            end = start + _SHARED
            if word[start:end] not in text:
                start += 1
                continue
            while end < len(word) and word[start : end + 1] in text:
                end += 1
            yield word[start:end]
            start = end

    def _bare(self, span: Span) -> str:
        return condensed_text(self._page.text, self._pack, start=span.start, end=span.end)
