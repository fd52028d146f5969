"""A page under review in a corpus, in the words of tests: make it, edit it, undo, open it again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from annotator.core import changes, history
from annotator.core.annotation import Annotation
from annotator.core.assemble import JoinPolicy, headline_text, reading_text
from annotator.core.history import History, Step
from annotator.core.page import Page
from annotator.store import Store
from annotator.store.texts import ArticleTexts
from tests import builders

TIME = "2026-11-23T10:00:00+00:00"
Verb = Callable[..., Annotation]


def texts_of(page: Page, annotation: Annotation) -> Mapping[str, ArticleTexts]:
    """The texts of every article, with the plainest of policies."""
    policy = JoinPolicy()
    return {
        article.id: ArticleTexts(headline_text(page, article, policy).text, reading_text(page, article, policy).text)
        for article in annotation.articles
    }


@dataclass
class Review:
    """What a review session does with a store, without its services."""

    store: Store
    page: Page
    record: int
    annotation: Annotation
    history: History
    revision: int
    time: str = TIME

    def do(self, verb: Verb, **arguments: object) -> None:
        """Make one edit and store it."""
        after = verb(builders.context(self.page), self.annotation, **arguments)
        step = step_to(self.annotation, after, self.history, name=verb.__name__, time=self.time)
        self.revision = self.store.steps.append(
            self.record, step, revision=self.revision, after=after, texts=texts_of(self.page, after)
        )
        self.annotation, self.history = after, self.history.with_step(step)

    def undo(self) -> None:
        """Take the last step back."""
        after, moved, _ = history.undo(self.annotation, self.history)
        self._move(after, moved)

    def redo(self) -> None:
        """Do the step last undone again."""
        after, moved, _ = history.redo(self.annotation, self.history)
        self._move(after, moved)

    def _move(self, after: Annotation, moved: History) -> None:
        self.revision = self.store.steps.move_head(
            self.record,
            moved.head,
            revision=self.revision,
            after=after,
            texts=texts_of(self.page, after),
            time=self.time,
            session="s",
        )
        self.annotation, self.history = after, moved


def step_to(before: Annotation, after: Annotation, so_far: History, *, name: str, time: str = TIME) -> Step:
    """The step from one annotation to the next."""
    changed = changes.between(before, after)
    digest = changes.digest_after(changes.digest(before), changed)
    return Step(so_far.next_id, so_far.head, name, "{}", changed, digest, time, "s")


def begin(store: Store, page: Page, annotation: Annotation, *, seeded_from: str = "blocks", time: str = TIME) -> Review:
    """Add the page and begin an annotation of it."""
    store.pages.add(page)
    texts = texts_of(page, annotation)
    store.annotations.begin(annotation, seeded_from=seeded_from, texts=texts, time=time, session="s")
    return reopened(store, page, annotation.reviewer)


def reopened(store: Store, page: Page, reviewer: str = "li") -> Review:
    """The review as the store has it."""
    stored = store.annotations.load(page.id, reviewer)
    assert stored is not None
    return Review(store, page, stored.record, stored.annotation, stored.history, stored.revision)
