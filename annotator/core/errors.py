"""What can be wrong with the world, as opposed to with our code: one class a kind, fields instead of sentences."""

from collections.abc import Callable, Mapping
from typing import Self


class UserError(Exception):
    """The world is not as needed; ``message`` has named fields, ``fields`` their values.

    The sentence is put together where it is shown, because only there is the reader's language known.
    """

    message = "{what}"

    def __init__(self, message: str = "", /, **fields: object) -> None:
        super().__init__(message, fields)
        if message:
            self.message = message
        self.fields = fields

    def __str__(self) -> str:
        return self.message.format(**self.fields)

    def with_fields(self, fields: Mapping[str, object]) -> Self:
        """The same error of other things."""
        return type(self)(self.message, **fields)

    def __reduce__(self) -> tuple[Callable[..., "UserError"], tuple[object, ...]]:
        """An error of work that another program did is told by this one."""
        return _again, (type(self), self.message, self.fields)


def _again(kind: type[UserError], message: str, fields: dict[str, object]) -> UserError:
    return kind(message, **fields)


class EditRefused(UserError):
    """The gesture makes no sense here; nothing was changed."""


class BadFile(UserError):
    """A file, or one line of it, cannot be read as what it claims to be."""


class NoText(BadFile):
    """A page of which there is a picture alone, which can be kept as one if its reader wishes."""

    message = (
        "page {page} of {file} has no text: it is a scan; run OCR over it, or keep scans as pictures and give them text later"
    )


class BadCorpus(UserError):
    """The corpus cannot be opened: missing, damaged, of another kind, or made by a newer version."""


class WriteFailed(UserError):
    """The corpus could not be written; the last confirmed state stands."""


class CorpusGone(WriteFailed):
    """The file was moved or deleted under the open corpus; what is open can still be written elsewhere."""


class StaleRevision(UserError):
    """Another window or program changed this annotation meanwhile; nothing was written."""

    message = "page {page} was changed elsewhere (revision {found}, expected {expected}); reload it and repeat the step"


class NotFound(UserError):
    """What was asked for by name is not there."""


class Cancelled(UserError):
    """The reader asked a long job to stop; whole pages done before it are kept."""

    message = "cancelled"
