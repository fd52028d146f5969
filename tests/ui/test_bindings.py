"""Every command can have other keys; no key has two commands."""

import pytest

from annotator.core.errors import UserError
from annotator.ui.bindings import BINDABLE, Bindings, KeyRefused, bound
from annotator.ui.chords import canonical
from annotator.ui.commands import Command

COMMANDS = {command.id: command for command in BINDABLE}
SPLIT, CUT, MERGE = COMMANDS["review.split"], COMMANDS["review.cut"], COMMANDS["review.merge_before"]
LARGER = COMMANDS["view.larger"]


def refusal(command: Command, key: str, now: Bindings | None = None) -> str:
    with pytest.raises(KeyRefused) as refused:
        (now or Bindings()).with_keys(command, (key,))
    return str(refused.value)


def test_no_two_commands_have_the_same_key_by_default() -> None:
    keys = [canonical(key) for command in BINDABLE for key in {*map(canonical, command.keys)}]
    assert sorted(keys) == sorted({*keys})


def test_every_default_key_can_be_given_to_its_command() -> None:
    for command in BINDABLE:
        assert Bindings().with_keys(command, command.keys).own == {}, command


@pytest.mark.parametrize("command", BINDABLE, ids=[command.id for command in BINDABLE])
def test_every_command_can_have_another_key(command: Command) -> None:
    assert Bindings().with_keys(command, ("Ctrl+Alt+F9",)).of(command) == ("Ctrl+Alt+F9",)


def test_a_key_of_another_pane_command_is_refused() -> None:
    assert refusal(SPLIT, "M") == (
        "M is the key of “Merge into the article before”; choose another, or give that command another key first"
    )


def test_a_key_of_the_window_is_refused_for_a_pane_command_and_the_other_way_round() -> None:
    assert "Filter pages" in refusal(SPLIT, "Ctrl+L")
    assert "Next doubtful decision" in refusal(LARGER, "F8")


def test_a_key_is_taken_under_each_of_its_names() -> None:
    assert "Move boundary back a character" in refusal(SPLIT, "{")
    assert "Keys and gestures" in refusal(SPLIT, "Shift+/")
    assert "Other places for this text" in refusal(SPLIT, "Return")
    assert "Send to article 3" in refusal(SPLIT, "3")


@pytest.mark.parametrize("key", ["Left", "Shift+Down", "Home", "Ctrl+End", "PgDown"])
def test_a_caret_key_is_refused(key: str) -> None:
    assert refusal(SPLIT, key).endswith("moves the caret; choose another key")


def test_tab_is_refused() -> None:
    assert refusal(SPLIT, "Tab").endswith("leads from one field to the next; choose another key")


def test_a_letter_is_refused_where_it_would_be_heard_in_fields() -> None:
    assert "is typed into fields" in refusal(LARGER, "Z")
    assert Bindings().with_keys(SPLIT, ("Z",)).of(SPLIT) == ("Z",)


def test_a_key_given_away_is_free() -> None:
    moved = Bindings().with_keys(MERGE, ("Z",))
    assert moved.with_keys(SPLIT, ("M",)).of(SPLIT) == ("M",)


def test_a_command_can_have_no_key() -> None:
    assert Bindings().with_keys(SPLIT, ()).of(SPLIT) == ()


def test_a_default_key_comes_back_unless_another_command_has_it_now() -> None:
    away = Bindings().with_keys(SPLIT, ("Z",))
    assert away.with_default(SPLIT) == Bindings()
    taken = away.with_keys(CUT, ("S",))
    with pytest.raises(KeyRefused, match="S is the key of “Cut fragment here”"):
        taken.with_default(SPLIT)


def test_a_refusal_is_an_error_of_the_world() -> None:
    assert issubclass(KeyRefused, UserError)


def test_what_a_file_says_is_taken() -> None:
    kept = bound({"review.split": ("Z", "Shift+["), "review.boundary_back": ()})
    assert kept.of(SPLIT) == ("Z", "{")
    assert kept.is_own(SPLIT)
    assert not kept.is_own(CUT)


@pytest.mark.parametrize(
    "wrong", [("no such key",), ("",), ("Left",), ("Tab",), ("Ctrl+K, Ctrl+S, Ctrl+T, Ctrl+U, Ctrl+V",)], ids=str
)
def test_what_a_file_says_wrongly_is_as_if_it_said_nothing(wrong: tuple[str, ...]) -> None:
    assert bound({"review.split": wrong, "no.such_command": ("Z",)}) == Bindings()


def test_of_two_commands_with_one_key_in_a_file_the_first_has_it() -> None:
    kept = bound({"review.cut": ("Z",), "review.split": ("Z",)})
    assert (kept.of(SPLIT), kept.of(CUT)) == (("Z",), ("/",))


def test_a_default_key_gives_way_to_what_a_file_says() -> None:
    kept = bound({"review.cut": ("S",)})
    assert (kept.of(SPLIT), kept.of(CUT)) == ((), ("S",))
    assert kept.is_own(SPLIT)
