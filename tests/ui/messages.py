"""Collects from the code every text that the window translates; run as a program it writes them as lupdate reads them.

The collector of Qt loses Python's plural forms and nested calls, and sentences of errors lie in layers that know no Qt.
"""

import ast
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "annotator"
ERRORS = "Errors"
ENGLISH = {"cli", "platform.py"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One text to translate; a plural one has a form for each number that its language tells apart."""

    context: str
    source: str
    is_plural: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A node with what is around it, from the module inwards."""

    node: ast.AST
    around: tuple[ast.AST, ...]

    @property
    def function(self) -> Function | None:
        """The function it stands in."""
        return next((node for node in reversed(self.around) if isinstance(node, Function)), None)

    @property
    def class_name(self) -> str:
        """The class it stands in; empty for none."""
        return next((node.name for node in reversed(self.around) if isinstance(node, ast.ClassDef)), "")

    @property
    def module(self) -> ast.AST:
        """The module it stands in."""
        return self.around[0]


def _places(node: ast.AST, around: tuple[ast.AST, ...] = ()) -> Iterator[Place]:
    yield Place(node, around)
    for child in ast.iter_child_nodes(node):
        yield from _places(child, (*around, node))


@cache
def places(package: Path = PACKAGE) -> tuple[Place, ...]:
    """Every node of the package's modules, without those that speak English because no window is there."""
    files = [file for file in sorted(package.rglob("*.py")) if not ENGLISH & set(file.relative_to(package).parts)]
    return tuple(place for file in files for place in _places(ast.parse(file.read_text(encoding="utf-8"))) if place.around)


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _called(call: ast.Call) -> str:
    """The name under which a function or method is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""


def marked_texts() -> set[Text]:
    """What is marked by ``tr``, ``translate`` or ``QT_TRANSLATE_NOOP``."""
    out = set()
    for place in places():
        if isinstance(place.node, ast.Call) and (text := _marked(place.node, place.class_name)):
            out.add(text)
    return out


def _marked(call: ast.Call, class_name: str) -> Text | None:
    words = [_literal(argument) for argument in call.args]
    if _called(call) == "tr" and words and words[0]:
        return Text(class_name, words[0], len(words) == 3)
    if _called(call) in ("translate", "QT_TRANSLATE_NOOP") and len(words) > 1 and words[0] and words[1]:
        return Text(words[0], words[1], len(words) == 4)
    return None


@cache
def _error_classes() -> frozenset[str]:
    names = {"UserError"}
    bases = {place.node.name: place.node.bases for place in places() if isinstance(place.node, ast.ClassDef)}
    while more := {name for name, above in bases.items() if name not in names and names & set(map(ast.unparse, above))}:
        names |= more
    return frozenset(names)


@cache
def _constants() -> dict[str, list[ast.expr]]:
    """What the upper-case names of modules stand for."""
    out: dict[str, list[ast.expr]] = {}
    for place in places():
        if isinstance(place.node, ast.Assign) and len(place.around) == 1:
            for target in place.node.targets:
                if isinstance(target, ast.Name) and target.id.isupper():
                    out.setdefault(target.id, []).append(place.node.value)
    return out


@cache
def _calls() -> dict[str, list[tuple[Place, ast.Call]]]:
    out: dict[str, list[tuple[Place, ast.Call]]] = {}
    for place in places():
        if isinstance(place.node, ast.Call):
            out.setdefault(_called(place.node), []).append((place, place.node))
    return out


def error_texts() -> set[Text]:
    """The sentence of every UserError, wherever it is written: in its class, where it is raised, as a constant."""
    made = [(place, call) for name in _error_classes() for place, call in _calls().get(name, [])]
    sentences = {sentence for place, call in made for sentence in _said(place, call)}
    for place in places():
        if isinstance(place.node, ast.ClassDef) and place.node.name in _error_classes() - {"UserError"}:
            sentences |= {sentence for node in place.node.body for sentence in _message_of(node)}
    return {Text(ERRORS, sentence) for sentence in sentences}


def _message_of(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "message" and (sentence := _literal(node.value)):
        yield sentence


def _said(place: Place, call: ast.Call) -> set[str]:
    return _sentences(place, call.args[0], set()) if call.args else set()


def _sentences(place: Place, node: ast.expr, seen: set[ast.AST]) -> set[str]:
    """Every literal that the expression may stand for: followed through names, constants and arguments of callers."""
    if node in seen:
        return set()
    seen.add(node)
    if isinstance(node, ast.Call) and _called(node) == "QT_TRANSLATE_NOOP":
        return _sentences(place, node.args[1], seen)
    if sentence := _literal(node):
        return {sentence}
    if isinstance(node, ast.IfExp):
        return _sentences(place, node.body, seen) | _sentences(place, node.orelse, seen)
    if isinstance(node, ast.Dict):
        return {sentence for value in node.values for sentence in _sentences(place, value, seen)}
    out: set[str] = set()
    for part in ast.walk(node):
        name = part.attr if isinstance(part, ast.Attribute) else part.id if isinstance(part, ast.Name) else ""
        for where, meant in _meanings(place, name):
            out |= _sentences(where, meant, seen)
    return out | {literal for part in ast.walk(node) if isinstance(node, ast.Dict) for literal in _values(part)}


def _values(part: ast.AST) -> Iterator[str]:
    if isinstance(part, ast.Dict):
        yield from (literal for value in part.values if (literal := _literal(value)))


def _meanings(place: Place, name: str) -> Iterator[tuple[Place, ast.expr]]:
    """The expressions that a name stands for here."""
    if name.isupper():
        yield from ((place, value) for value in _constants().get(name, []))
    function = place.function
    if not name or function is None:
        return
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
            yield place, node.value
    parameters = [argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)]
    if name in parameters and name != "self":
        yield from _arguments(function.name, name, parameters)


def _arguments(function: str, name: str, parameters: list[str]) -> Iterator[tuple[Place, ast.expr]]:
    """What callers pass for a parameter."""
    at = parameters.index(name) - (parameters[0] == "self")
    for place, call in _calls().get(function, []):
        if at < len(call.args):
            yield place, call.args[at]
        yield from ((place, keyword.value) for keyword in call.keywords if keyword.arg == name)


def silent_errors() -> list[str]:
    """Where an error is made of a sentence that cannot be found, so that nobody can translate it."""
    return [
        f"line {call.lineno}: {ast.unparse(call)}"
        for name in _error_classes()
        for place, call in _calls().get(name, [])
        if call.args and not _said(place, call)
    ]


def texts() -> list[Text]:
    """Every text that the window translates, in a lasting order."""
    plural = {(text.context, text.source) for text in marked_texts() if text.is_plural}
    return sorted(text for text in marked_texts() | error_texts() if text.is_plural or (text.context, text.source) not in plural)


def as_source(found: Iterable[Text]) -> Iterator[str]:
    """The texts as lines that lupdate understands: those of C++, whose strings are written like JSON's."""
    for text in found:
        macro = "QT_TRANSLATE_N_NOOP" if text.is_plural else "QT_TRANSLATE_NOOP"
        words = [json.dumps(word, ensure_ascii=False) for word in (text.context, text.source)]
        yield f"{macro}({', '.join(words)});"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.writelines(f"{line}\n" for line in as_source(texts()))
