"""What holds for the whole corpus, by name."""

from collections.abc import Iterable

import orjson

from annotator.core.annotation import Layer
from annotator.store.connection import Connection

LAYERS = "layers"


class Settings:
    """Names and values of any kind that JSON can carry."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str, default: object = None) -> object:
        """The value under this name."""
        row = self._connection.row("SELECT value FROM settings WHERE name = ?", (name,))
        return orjson.loads(row[0]) if row else default

    def set(self, name: str, value: object) -> None:
        """Keep a value under this name."""
        with self._connection.writing():
            self._connection.write("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, orjson.dumps(value).decode()))

    def layers(self) -> tuple[Layer, ...]:
        """The layers that the corpus asks its reviewers for; all of them unless it was told otherwise."""
        asked = self.get(LAYERS)
        return tuple(Layer(name) for name in asked) if isinstance(asked, list) else tuple(Layer)

    def ask_for(self, layers: Iterable[Layer]) -> None:
        """Say which layers the corpus asks for."""
        self.set(LAYERS, [layer.value for layer in layers])
