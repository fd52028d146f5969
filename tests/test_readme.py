"""What the README says of SQL and of files is true."""

import re
import sqlite3
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.annotation import Layer
from annotator.core.progress import Silent
from annotator.services.measuring import Answer, answer
from annotator.services.review import perform
from annotator.services.reviewing import open_review, record
from annotator.services.sample import open_sample
from annotator.ui.commands import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample corpus whose page is finished in every layer."""
    path = tmp_path_factory.mktemp("readme") / "news.corpus"
    with open_sample(path, Silent()) as store:
        review = open_review(store, store.pages.ids()[0], "li", session="readme")
        record(store, perform(review, edits.finish, session="readme", layers=tuple(Layer)))
    return path


def test_there_are_ten_questions() -> None:
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize("sql", QUESTIONS)
def test_each_question_has_an_answer_on_the_finished_sample(sql: str, reviewed: Path) -> None:
    connection = sqlite3.connect(reviewed)
    try:
        rows = connection.execute(sql).fetchall()
    finally:
        connection.close()
    assert rows


@pytest.mark.parametrize("case", re.findall(r'^\{"metric": .*$', README, re.MULTILINE))
def test_each_case_for_a_measure_is_answered_with_a_number(case: str) -> None:
    told = answer(case.encode())
    assert isinstance(told, Answer)
    assert (told.value is not None, told.why) == (True, "")


def test_every_file_named_is_there() -> None:
    named = re.findall(r"\]\((resources/[^)]+)\)", README) + re.findall(r"`((?:annotator|resources)/[\w./-]+\.\w+)`", README)
    assert [name for name in named if "NAME" not in name and not (ROOT / name).exists()] == []


def test_every_single_key_of_the_gesture_sheet_is_a_command() -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    sheet = README[README.index("### Gestures") : README.index("### Command line")]
    cells = re.findall(r"^\| ([^|]+) \|", sheet, re.MULTILINE)
    letters = {word for cell in cells for word in re.findall(r"(?<!\S)[A-Z](?!\S)", cell)}
    assert letters
    assert letters <= keys
