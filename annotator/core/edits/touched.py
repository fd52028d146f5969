"""Which articles an edit touched, and where the text of those that are gone went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.core.annotation import Annotation, Article
from annotator.core.roles import Role
from annotator.core.spans import Span, overlapping


@dataclass(frozen=True, slots=True)
class Touched:
    """The articles of before and after that are not the very same value in both.

    What an edit leaves alone stays the same object, so text can only have gone from ``old`` articles to ``new`` ones,
    these by id. ``spans`` are those of the new ones' fragments, sorted, and ``homes`` their role and article.
    """

    old: tuple[Article, ...]
    new: Mapping[str, Article]
    spans: Sequence[Span]
    homes: Mapping[Span, tuple[Role, str]]

    @staticmethod
    def between(before: Annotation, after: Annotation) -> "Touched":
        """The articles that differ."""
        kept = {id(article) for article in before.articles} & {id(article) for article in after.articles}
        old = tuple(article for article in before.articles if id(article) not in kept)
        new = {article.id: article for article in after.articles if id(article) not in kept}
        homes = {fragment.span: (fragment.role, article.id) for article in new.values() for fragment in article.fragments}
        return Touched(old, new, sorted(homes), homes)

    @property
    def gone(self) -> tuple[Article, ...]:
        """The articles that are there no more."""
        return tuple(article for article in self.old if article.id not in self.new)

    def holder(self, offset: int) -> Article | None:
        """The touched article that now holds the character."""
        found = overlapping(self.spans, Span(offset, offset + 1))
        return self.new[self.homes[found[0]][1]] if found else None

    def heir(self, old: Article) -> Article | None:
        """What has become of a touched article: itself, else what holds the beginning of its text, else more of it."""
        starts = (old.anchor, *(span.start for span in old.spans))
        return self.new.get(old.id) or next((held for held in map(self.holder, starts) if held), None)

    def spans_of(self, role: Role, near: Sequence[Span], *, article: str | None = None) -> Sequence[Span]:
        """The spans that now have the role, in one article if it is named, and overlap those asked for."""
        found = (span for asked in near for span in overlapping(self.spans, asked))
        return [span for span in found if self.homes[span] == (role, article or self.homes[span][1])]
