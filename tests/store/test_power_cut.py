"""What a power cut leaves on the disk opens with every confirmed step, wherever between and inside transactions it comes."""

import random
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator.core.progress import Silent
from annotator.store import Store
from tests.store import papers, reviews, robot

SECTOR = 512
STEPS = 60


@dataclass(frozen=True)
class Disk:
    """The files of a corpus as they are on the disk at one moment, and the revision confirmed by then."""

    corpus: bytes
    journal: bytes
    revision: int

    @classmethod
    def of(cls, path: Path, revision: int) -> "Disk":
        """The disk as it is now."""
        return cls(path.read_bytes(), path.with_name(f"{path.name}-wal").read_bytes(), revision)


@dataclass(frozen=True)
class Moments:
    """Between steps, and inside the transactions of steps."""

    between: list[Disk]
    inside: list[Disk]


@pytest.fixture(scope="module")
def moments(tmp_path_factory: pytest.TempPathFactory) -> Moments:
    """A review watched at its disk; the journal is carried over into the file every few steps."""
    path, chance, found = tmp_path_factory.mktemp("power") / "a.corpus", random.Random(2026), Moments([], [])
    with Store.open(path, create=True) as store:
        review = reviews.begin(store, papers.PAGE, papers.annotation())
        store._connection.rows("PRAGMA wal_autocheckpoint = 40")

        def watch(sql: str) -> None:
            if sql != "ROLLBACK" and chance.random() < 0.02:
                found.inside.append(Disk.of(path, review.revision))

        store._connection.raw.set_trace_callback(watch)
        for _ in range(STEPS):
            found.between.append(Disk.of(path, review.revision))
            robot.act(chance, review)
        store._connection.raw.set_trace_callback(None)
    return found


def revision_after(corpus: bytes, journal: bytes, folder: Path) -> int:
    """The revision found when the machine is on again, in a corpus that is sound."""
    path = folder / "a.corpus"
    path.write_bytes(corpus)
    path.with_name("a.corpus-wal").write_bytes(journal)
    with Store.open(path) as store:
        assert [str(finding) for finding in store.check(Silent(), reviews.texts_of)] == []
        return reviews.reopened(store, papers.PAGE).revision


def half_written(old: bytes, new: bytes, chance: random.Random, *, share: float, unit: int) -> bytes:
    """A file of which only some units of this many bytes have reached the disk, in no order."""
    length = max(len(old), len(new))
    parts = (new if chance.random() < share else old for _ in range(0, length, unit))
    mixed = b"".join(part[at : at + unit].ljust(unit, b"\0") for at, part in zip(range(0, length, unit), parts, strict=True))
    return mixed[:length]


def test_between_steps_the_disk_has_every_step(moments: Moments, tmp_path: Path) -> None:
    for disk in moments.between[::4]:
        assert revision_after(disk.corpus, disk.journal, tmp_path) == disk.revision


def test_inside_a_step_the_disk_has_every_step_before(moments: Moments, tmp_path: Path) -> None:
    assert len(moments.inside) > 10
    for disk in moments.inside[:20]:
        assert revision_after(disk.corpus, disk.journal, tmp_path) == disk.revision


def test_a_journal_written_in_part_has_every_step_before_or_the_whole_step(moments: Moments, tmp_path: Path) -> None:
    chance, whole = random.Random(1), 0
    for before, after in zip(moments.between, moments.between[1:], strict=False):
        share = chance.choice([0.5, 0.9, 0.99, 1.0])
        journal = half_written(before.journal, after.journal, chance, share=share, unit=SECTOR)
        found = revision_after(before.corpus, journal, tmp_path)
        assert found in (before.revision, after.revision)
        whole += found == after.revision
    assert 5 < whole < STEPS - 5


def test_a_journal_carried_over_in_part_has_every_step(moments: Moments, tmp_path: Path) -> None:
    chance, carried = random.Random(2), 0
    for before, after in zip(moments.between, moments.between[1:], strict=False):
        if before.corpus != after.corpus:
            corpus = half_written(before.corpus, after.corpus, chance, share=0.5, unit=4096)
            assert revision_after(corpus, after.journal, tmp_path) == after.revision
            carried += 1
    assert carried >= 5
