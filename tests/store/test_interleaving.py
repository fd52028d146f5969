"""Two windows on one corpus, two reviewers in each, in whatever order: nothing confirmed is lost, nothing overwritten."""

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotator.core import edits, history
from annotator.core.annotation import Annotation, Layer, LayerStates, ReviewState
from annotator.core.errors import EditRefused, StaleRevision
from annotator.core.history import History
from annotator.core.progress import Silent
from annotator.store import Store
from tests.store import papers, reviews, robot

ANY = st.integers(0, 10_000)
WINDOWS = st.sampled_from((0, 1))
LAYERS = ([Layer.ARTICLES], [Layer.PICTURES, Layer.NUMBERS], list(Layer))
REVIEWERS = ("li", "wang")
# By the second window's clock it is an hour earlier: what was finished last must not depend on clocks.
TIMES = ("2026-11-23T10:00:00+00:00", "2026-11-23T09:00:00+00:00")

Gesture = Callable[[reviews.Review], None]


class Stopped(Exception):
    """The program goes no further before what it wrote is kept."""


@dataclass
class Confirmed:
    """What the store has confirmed of one reviewer's work: all of this must be there, and nothing else."""

    annotation: Annotation
    history: History
    revision: int
    heads: list[int]
    said: dict[int, Annotation]

    def take(self, review: reviews.Review) -> None:
        """One move more; a step that was stood on before says what it said then."""
        assert review.revision == self.revision + 1
        assert self.said.get(review.history.head, review.annotation) == review.annotation
        self.annotation, self.history, self.revision = review.annotation, review.history, review.revision
        self.heads.append(review.history.head)
        self.said[review.history.head] = review.annotation

    def check(self, review: reviews.Review) -> None:
        """The review is at what was confirmed."""
        assert review.annotation == self.annotation
        assert review.annotation.next_ids == self.annotation.next_ids
        assert review.history == self.history
        assert review.revision == self.revision


class Interleaving(RuleBasedStateMachine):
    """Each of two windows may have a review of the page open by each of two reviewers, as it last saw it."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.corpus"
        self.stores = [Store.open(self.path, create=True), Store.open(self.path)]
        self.stores[0].pages.add(papers.PAGE)
        self.reviews: dict[tuple[int, str], reviews.Review] = {}
        self.confirmed: dict[str, Confirmed] = {}
        # For each layer who has finished it, the last one last.
        self.finished: dict[Layer, list[str]] = {layer: [] for layer in Layer}

    def review(self, index: int) -> tuple[int, reviews.Review]:
        """Some open review, and its window."""
        places = sorted(self.reviews)
        place = places[index % len(places)]
        return place[0], self.reviews[place]

    def attempt(self, index: int, gesture: Gesture) -> None:
        """Make a gesture in some review: kept if that is at the last revision, else refused, and the page is read again."""
        window, review = self.review(index)
        reviewer = review.annotation.reviewer
        confirmed, before = self.confirmed[reviewer], replace(review)
        try:
            gesture(review)
        except EditRefused:
            assert review == before
        except StaleRevision:
            assert review == before
            assert before.revision < confirmed.revision
            self.open_or_reload(window, reviewer)
        else:
            assert before.revision == confirmed.revision, "what another window did was overwritten"
            confirmed.take(review)
            self.note_finished(before.annotation, review.annotation)

    def note_finished(self, before: Annotation, after: Annotation) -> None:
        for layer, finished in self.finished.items():
            was, now = (said.states.of(layer) is ReviewState.FINISHED for said in (before, after))
            if was and not now:
                finished.remove(after.reviewer)
            if now and not was:
                finished.append(after.reviewer)

    @contextmanager
    def nothing_changes(self, window: int) -> Iterator[None]:
        """What a window reads meanwhile is the corpus as it was at first."""
        store = self.stores[window]
        with store.reading():
            before = [store.annotations.load(papers.PAGE.id, reviewer) for reviewer in REVIEWERS]
            yield
            assert [store.annotations.load(papers.PAGE.id, reviewer) for reviewer in REVIEWERS] == before

    @rule(window=WINDOWS, reviewer=st.sampled_from(REVIEWERS))
    def open_or_reload(self, window: int, reviewer: str) -> None:
        store = self.stores[window]
        seed = papers.annotation(reviewer, states=LayerStates())
        texts = reviews.texts_of(papers.PAGE, seed)
        try:
            store.annotations.begin(seed, seeded_from="blocks", texts=texts, time=TIMES[window], session="s")
        except StaleRevision:
            assert reviewer in self.confirmed
        else:
            assert reviewer not in self.confirmed, "a review was begun over one that was there"
            self.confirmed[reviewer] = Confirmed(seed, History(), 0, [0], {0: seed})
        opened = replace(reviews.reopened(store, papers.PAGE, reviewer), time=TIMES[window])
        self.confirmed[reviewer].check(opened)
        self.reviews[window, reviewer] = opened

    @precondition(lambda self: self.reviews)
    @rule(index=ANY, chance=ANY)
    def edit(self, index: int, chance: int) -> None:
        self.attempt(index, lambda one: robot.act(random.Random(chance), one))

    @precondition(lambda self: self.reviews)
    @rule(index=ANY)
    def undo(self, index: int) -> None:
        self.attempt(index, reviews.Review.undo)

    @precondition(lambda self: self.reviews)
    @rule(index=ANY)
    def redo(self, index: int) -> None:
        self.attempt(index, reviews.Review.redo)

    @precondition(lambda self: self.reviews)
    @rule(index=ANY, layers=st.sampled_from(LAYERS), verb=st.sampled_from((edits.finish, edits.finish, edits.reopen)))
    def say_of_layers(self, index: int, layers: list[Layer], verb: reviews.Verb) -> None:
        self.attempt(index, lambda one: one.do(verb, layers=layers))

    @precondition(lambda self: self.reviews)
    @rule(index=ANY, chance=ANY)
    def edit_while_the_other_window_reads(self, index: int, chance: int) -> None:
        window, _ = self.review(index)
        with self.nothing_changes(1 - window):
            self.attempt(index, lambda one: robot.act(random.Random(chance), one))

    @precondition(lambda self: self.reviews)
    @rule(index=ANY, chance=ANY)
    def stop_before_an_edit_is_kept(self, index: int, chance: int) -> None:
        window, review = self.review(index)
        with suppress(Stopped, StaleRevision), self.stores[window].atomic():
            robot.act(random.Random(chance), review)
            raise Stopped
        self.open_or_reload(window, review.annotation.reviewer)

    @rule(window=WINDOWS)
    def close_the_window_and_open_it_again(self, window: int) -> None:
        self.stores[window].close()
        self.stores[window] = Store.open(self.path)
        for at, reviewer in list(self.reviews):
            if at == window:
                del self.reviews[at, reviewer]

    @invariant()
    def both_windows_are_told_what_was_confirmed(self) -> None:
        for store in self.stores:
            records = store.annotations.records([papers.PAGE.id]).get(papers.PAGE.id, {})
            told = {reviewer: store.annotations.revision(record) for reviewer, record in records.items()}
            assert told == {reviewer: confirmed.revision for reviewer, confirmed in self.confirmed.items()}

    @invariant()
    def the_one_finished_last_is_accepted(self) -> None:
        records = self.stores[0].annotations.records([papers.PAGE.id]).get(papers.PAGE.id, {})
        for layer, finished in self.finished.items():
            accepted = self.stores[1].annotations.accepted_records([papers.PAGE.id], layer)
            assert list(accepted.values()) == [records[reviewer] for reviewer in finished[-1:]]

    def teardown(self) -> None:
        try:
            for store in self.stores:
                self.check_whole(store)
        finally:
            for store in self.stores:
                store.close()
            assert [file.name for file in self.path.parent.iterdir()] == [self.path.name]
            self.folder.cleanup()

    def check_whole(self, store: Store) -> None:
        """Sound, with every move that was confirmed and no other, and undo leads through what was said then."""
        assert [str(finding) for finding in store.check(Silent(), reviews.texts_of)] == []
        for reviewer, confirmed in self.confirmed.items():
            review = reviews.reopened(store, papers.PAGE, reviewer)
            confirmed.check(review)
            assert {0, *review.history.steps} == set(confirmed.said)
            moves = "SELECT step FROM head_moves WHERE annotation = ? ORDER BY revision"
            assert [step for (step,) in store._connection.rows(moves, (review.record,))] == confirmed.heads
            while review.history.head:
                review.annotation, review.history, _ = history.undo(review.annotation, review.history)
                assert review.annotation == confirmed.said[review.history.head]


Interleaving.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=40,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestInterleaving = Interleaving.TestCase
