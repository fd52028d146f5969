"""Articles as things that are found or not: each with its one counterpart, if there is one that is like enough."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from annotator.metrics.answer import Answer, BadCase, retrieval
from annotator.metrics.contingency import UNASSIGNED, Indices, Label, Numbers, Table, items_of

ARTICLES = "articles"


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Articles of the reference and their counterparts, by index, with their intersection over union."""

    wanted: Indices
    found: Indices
    ious: Numbers

    def __len__(self) -> int:
        return len(self.ious)


def table_of_labels(reference: Sequence[Label], hypothesis: Sequence[Label], weights: Sequence[float] | None = None) -> Table:
    """Articles given as the label of its article for each item; only items that the reference assigns count.

    An item that the hypothesis leaves unassigned is in none of its articles. Raises BadCase as ``items_of`` does.
    """
    items = items_of(reference, hypothesis, weights)
    return items.where(items.wanted != UNASSIGNED).table()


def article_f1(table: Table, *, threshold: float = 0.5) -> Answer:
    """F1 of articles that have a counterpart with an IoU of ``threshold`` or more, one to one.

    Below and at 0.5 an article may have several candidates: the pairs with the largest IoU in all are taken.
    """
    pairs = matched(table, threshold=threshold)
    answer = retrieval((len(pairs), len(pairs)), len(table.found), len(table.wanted), what=ARTICLES)
    return Answer(answer.value, answer.why, {**answer.parts, "matched": len(pairs)})


def matched(table: Table, *, threshold: float = 0.5) -> Pairs:
    """The counterparts: pairs with an IoU of ``threshold`` or more, of which the IoUs add up to most."""
    if not 0 < threshold <= 1:
        raise BadCase("a threshold lies above 0 and is at most 1")
    ious = table.ious
    cells = np.flatnonzero(ious >= threshold)
    chosen = cells[_one_to_one(table.row[cells], table.column[cells], ious[cells])]
    return Pairs(table.row[chosen], table.column[chosen], ious[chosen])


def panoptic(table: Table, *, is_star: bool = False) -> Answer:
    """Panoptic quality: recognition (F1 of pairs with an IoU above 0.5) times segmentation (the mean IoU of these).

    Kirillov et al. 2019, Panoptic segmentation. ``is_star`` gives PQ* (OpenPSS, van Heusden et al.): it pairs what
    shares more than either has beside it, which goes down to an IoU of a third and is still one to one.
    """
    is_pair = table.ious > 0.5
    is_star_pair = (2 * table.mass > table.wanted[table.row]) & (2 * table.mass > table.found[table.column])
    plain, star = _qualities(table, is_pair), _qualities(table, is_star_pair)
    parts = {**plain, **{f"{name}_star": value for name, value in star.items()}}
    value = (star if is_star else plain)["pq"]
    return Answer(value, "" if len(table.wanted) or len(table.found) else f"no {ARTICLES} on either side: 1.0", parts)


def newseye(table: Table) -> Answer:
    """F1 of the text that lies in paired articles, paired greedily by how much they share, one to one, the first of equals.

    The article separation measure of CITlab and NewsEye with characters for baselines. ``splits`` is how many pieces too
    many the reference's articles are in, ``merges`` how many articles too many the hypothesis' articles hold.
    """
    shared = _greedy(table)
    answer = retrieval((shared, shared), float(table.found.sum()), float(table.wanted.sum()), what="assigned text")
    splits, merges = _too_many(table.row), _too_many(table.column)
    return Answer(answer.value, answer.why, {**answer.parts, "splits": splits, "merges": merges})


def _one_to_one(rows: Indices, columns: Indices, worth: Numbers) -> Indices:
    """Which of the cells to take so that none shares its row or column and all are worth most."""
    groups = _entangled(rows, columns)
    taken = [cells[_assigned(rows[cells], columns[cells], worth[cells])] if len(cells) > 1 else cells for cells in groups]
    return np.sort(np.concatenate([np.empty(0, dtype=np.int64), *taken]))


def _entangled(rows: Indices, columns: Indices) -> list[Indices]:
    """The cells in groups within which the choice of one can forbid another."""
    if not len(rows):
        return []
    height, width = int(rows.max()) + 1, int(columns.max()) + 1
    size = height + width
    graph = coo_matrix((np.ones(len(rows)), (rows, columns + height)), shape=(size, size))
    _, group = connected_components(graph, directed=False)
    order = np.argsort(group[rows], kind="stable")
    return np.split(order, np.flatnonzero(np.diff(group[rows][order])) + 1)


def _assigned(rows: Indices, columns: Indices, worth: Numbers) -> NDArray[np.bool_]:
    """Whether to take each cell of one group."""
    (_, row), (_, column) = np.unique(rows, return_inverse=True), np.unique(columns, return_inverse=True)
    matrix = np.zeros((int(row.max()) + 1, int(column.max()) + 1))
    matrix[row, column] = worth
    chosen = np.zeros_like(matrix, dtype=bool)
    chosen[linear_sum_assignment(matrix, maximize=True)] = True
    return chosen[row, column]


def _qualities(table: Table, is_pair: NDArray[np.bool_]) -> dict[str, float]:
    pairs, articles = int(is_pair.sum()), len(table.wanted) + len(table.found)
    recognition = 2 * pairs / articles if articles else 1.0
    segmentation = float(table.ious[is_pair].mean()) if pairs else float(not articles)
    return {"pq": recognition * segmentation, "sq": segmentation, "rq": recognition}


def _greedy(table: Table) -> float:
    """What the largest cells hold of which none shares its row or column with a larger one."""
    shared, rows, columns = 0.0, set(), set()
    order = np.argsort(-table.mass, kind="stable")
    for row, column, mass in zip(*(values[order].tolist() for values in (table.row, table.column, table.mass)), strict=True):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            shared += mass
    return shared


def _too_many(classes: Indices) -> int:
    """How many cells there are beyond one for each class."""
    return len(classes) - len(np.unique(classes))
