"""The derived texts that are kept with an article, made above the store: the store knows no language."""

from collections.abc import Collection, Mapping
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
