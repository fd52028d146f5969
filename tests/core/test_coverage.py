"""Where each character of a page stands: counts that an edit adjusts, unassigned blocks, and faults in words."""

from dataclasses import replace

from hypothesis import given

from annotator.core.annotation import Fragment
from annotator.core.coverage import Ledger, blocks, faults, ledger, unassigned
from annotator.core.roles import Role
from annotator.core.spans import Span
from tests.builders import annotation, article, page
from tests.core import stories
from tests.core.strategies import Review, reviews

TEXT = page("甲乙 丙\n\n丁𠮷\n \n戊")


def test_the_ledger_counts_characters_that_are_not_white_space() -> None:
    said = annotation(TEXT, article(1, [Fragment(Span(0, 4), Role.BODY)]), furniture=[Fragment(Span(6, 8), Role.FOLIO)])
    counted = ledger(TEXT, said)
    assert counted == Ledger(total=6, in_articles=3, in_furniture=2)
    assert (counted.assigned, counted.unassigned) == (5, 1)


def test_the_ledger_follows_an_edit_by_what_went_and_came() -> None:
    before = Ledger(6, 3, 2)
    gone, come = Fragment(Span(0, 4), Role.BODY), Fragment(Span(0, 2), Role.NOTICE)
    assert before.adjusted(TEXT, removed=[gone], added=[come]) == Ledger(6, 0, 4)


@given(reviews(), reviews())
def test_the_adjusted_ledger_is_the_one_counted_from_scratch(first: Review, second: Review) -> None:
    whole = len(first.page.text)
    other = [fragment for fragment in second.annotation.fragments() if fragment.end <= whole]
    before = ledger(first.page, first.annotation)
    after = before.adjusted(first.page, removed=first.annotation.fragments(), added=other)
    assert after == Ledger(first.page.ink, 0, 0).adjusted(first.page, removed=(), added=other)


def test_unassigned_text_is_listed_block_by_block() -> None:
    said = annotation(TEXT, article(1, [Fragment(Span(0, 1), Role.BODY)]))
    assert unassigned(TEXT, said) == (Span(1, 4), Span(6, 8), Span(11, 12))


def test_a_page_of_white_space_has_nothing_unassigned() -> None:
    assert unassigned(page(" \n"), annotation(page(" \n"))) == ()


@given(reviews())
def test_held_and_unassigned_text_is_all_text_once(review: Review) -> None:
    spans = (*unassigned(review.page, review.annotation), *(part.span for part in review.annotation.fragments()))
    offsets = sorted(at for span in spans for at in range(span.start, span.end) if not review.page.text[at].isspace())
    assert offsets == [at for at, character in enumerate(review.page.text) if not character.isspace()]


def test_blocks_end_at_lines_of_white_space() -> None:
    assert blocks(TEXT.text, Span(1, 12)) == (Span(1, 4), Span(6, 8), Span(11, 12))


def test_a_sound_annotation_has_no_faults() -> None:
    assert faults(stories.PAGE, stories.annotation()) == ()


def test_faults_name_what_overlaps_and_what_begins_on_white_space() -> None:
    said = annotation(TEXT, article(1, [Fragment(Span(0, 3), Role.BODY), Fragment(Span(1, 2), Role.BODY)]))
    told = faults(TEXT, replace(said, furniture=(Fragment(Span(11, 14), Role.FOLIO),)))
    assert [line.split(" ", 2)[1:] for line in told] == [
        ["0..3", "does not begin and end on a non-space character of the text"],
        ["1..2", "overlaps the one before it"],
        ["11..14", "does not begin and end on a non-space character of the text"],
    ]
