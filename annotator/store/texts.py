"""The derived texts that are kept with an article, made above the store: the store knows no language."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from annotator.store.connection import Connection


@dataclass(frozen=True, slots=True)
class ArticleTexts:
    """An article as one would read it: its headline alone, and its running text."""

    headline: str
    reading: str


def write_texts(connection: Connection, record: int, articles: Collection[str], texts: Mapping[str, ArticleTexts]) -> None:
    """Keep the texts of these articles; raises ValueError where one is not given."""
    missing = sorted(set(articles) - set(texts))
    if missing:
        raise ValueError(f"no texts were made for {', '.join(missing)}")
    sql = "UPDATE articles SET headline_text = ?, reading_text = ? WHERE annotation = ? AND id = ?"
    connection.write_many(sql, [(texts[a].headline, texts[a].reading, record, a) for a in articles])


def ask_for_texts(connection: Connection, record: int) -> None:
    """Remember that the texts of an annotation are still to be made."""
    connection.write("INSERT INTO pending_texts VALUES (?)", (record,))


@dataclass(frozen=True, slots=True)
class Made:
    """The texts of an annotation as they are made, by the rules of a language, from the rows that it had at a revision."""

    record: int
    revision: int
    language: str | None
    texts: Mapping[str, ArticleTexts]


class Texts:
    """Which annotations wait for their texts, and keeping those when they are made."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self) -> int:
        """How many wait for their texts."""
        return int(self._connection.rows("SELECT count(*) FROM pending_texts")[0][0])

    def waiting(self, *, after: int, limit: int) -> list[int]:
        """The first annotations after this one whose texts are still to be made."""
        sql = "SELECT annotation FROM pending_texts WHERE annotation > ? ORDER BY annotation LIMIT ?"
        return [record for (record,) in self._connection.rows(sql, (after, limit))]

    def are_waiting(self, record: int) -> bool:
        """Whether those of this annotation are."""
        return self._connection.row("SELECT 1 FROM pending_texts WHERE annotation = ?", (record,)) is not None

    def keep(self, made: Sequence[Made]) -> None:
        """Keep the texts of some annotations, but for those that were changed, or their page's language, which go on waiting."""
        with self._connection.writing():
            for one in made:
                if self._is_as_it_was(one):
                    write_texts(self._connection, one.record, set(one.texts), one.texts)
                    self._connection.write("DELETE FROM pending_texts WHERE annotation = ?", (one.record,))

    def _is_as_it_was(self, made: Made) -> bool:
        sql = "SELECT 1 FROM annotations a JOIN pages p ON p.id = a.page WHERE a.id = ? AND a.revision = ? AND p.language IS ?"
        return self._connection.row(sql, (made.record, made.revision, made.language)) is not None
