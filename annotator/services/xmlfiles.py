"""XML among the files that are read: what each holds, which come with the issue that names them, and their neighbours."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath

from annotator.core.errors import BadFile
from annotator.core.layout import Facsimile
from annotator.exchange.xml.beside import Beside, Folder
from annotator.exchange.xml.door import HEAD, Form, form_of, whole
from annotator.services.files import Kind, SourceFile
from annotator.services.shelf import Shelf

LEFT_OUT = "{file} is XML of another kind than ALTO, METS or PAGE XML, and was left out"

Key = tuple[str, str | None]


class LeftOut(BadFile):
    """A file of a folder or archive that is no source after all; nobody asked for it by name."""


def sorted_out(files: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
    """The files with what their XML holds, without those that an issue among them names: its pages come with it."""
    with Shelf() as shelf:
        looked = [_looked_into(file, shelf) if file.kind is Kind.XML else file for file in files]
        issues = {number: _parts(file, shelf) for number, file in enumerate(looked) if file.form is Form.METS}
    held = {key for parts in issues.values() for key in parts}
    counted = [
        replace(file, pages=sum(issues[number].values()) or 1) if number in issues else file for number, file in enumerate(looked)
    ]
    return tuple(file for number, file in enumerate(counted) if number in issues or not held or _key(file) not in held)


def beside(source: SourceFile, shelf: Shelf) -> Beside:
    """What lies with a file."""
    return Folder(source.path.parent) if source.member is None else _Members(source, source.member, shelf)


def _looked_into(file: SourceFile, shelf: Shelf) -> SourceFile:
    """The file with what its root element tells; one that cannot be read is told when it is read."""
    with suppress(BadFile), shelf.opened(file) as stream:
        return replace(file, form=form_of(stream.read(HEAD)))
    return file


def _parts(file: SourceFile, shelf: Shelf) -> dict[Key, bool]:
    """The files that an issue names, and whether each may hold a text; none where it is damaged."""
    from annotator.exchange.xml.mets import named_files

    with suppress(BadFile), shelf.opened(file) as stream:
        return {_key_of(file, name): is_text for name, is_text in named_files(whole(stream)).items()}
    return {}


def _key(file: SourceFile) -> Key:
    return (str(file.path.resolve()), None) if file.member is None else (str(file.path), file.member)


def _key_of(issue: SourceFile, name: str) -> Key:
    """The key of a file that an issue names."""
    if issue.member is None:
        return str((issue.path.parent / name).resolve()), None
    return str(issue.path), str(PurePosixPath(issue.member).parent / name)


class _Members:
    """The archive in which a file lies."""

    def __init__(self, source: SourceFile, member: str, shelf: Shelf) -> None:
        self._source = source
        self._folder = PurePosixPath(member).parent
        self._shelf = shelf

    def data(self, name: str) -> bytes | None:
        """The bytes of a member."""
        member = self._shelf.member(self._source.path, str(self._folder / name))
        if member is None:
            return None
        with self._shelf.opened(replace(self._source, member=member.name, refusal=member.refusal)) as stream:
            return whole(stream)

    def picture(self, names: Iterable[str]) -> Facsimile | None:  # noqa: ARG002 - as every Beside is asked
        """None: in an archive no picture can be looked at."""
        return None

    def shown(self, name: str) -> str:
        """The archive, and the member in it."""
        return replace(self._source, member=str(self._folder / name)).shown
