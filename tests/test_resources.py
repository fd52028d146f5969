"""The files that ship beside the code are found, and a wrong name is told plainly."""

import pytest

from annotator.resources import resource_path


def test_the_sample_page_is_found() -> None:
    text = resource_path("samples/hohhot-daily-2023-07-27-p2.txt").read_text("utf-8")
    assert "市宣讲团走进新城区" in text


def test_a_folder_is_found() -> None:
    assert resource_path("samples").is_dir()


def test_the_sample_page_says_whose_text_it_is() -> None:
    assert "belongs to its publisher" in resource_path("samples/README.md").read_text("utf-8")


def test_a_missing_resource_names_itself_and_where_it_was_looked_for() -> None:
    with pytest.raises(FileNotFoundError, match=r"'icons/none\.svg' in .*_resources and .*resources"):
        resource_path("icons/none.svg")
