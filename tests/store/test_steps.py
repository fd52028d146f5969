"""Steps are kept with the rows they change, and lead back."""

from pathlib import Path

from annotator.core import edits
from annotator.core.annotation import Annotation
from annotator.core.page import Page
from annotator.core.roles import Role
from annotator.store import Store
from tests import builders
from tests.store import reviews

PAGE = builders.page("标题甲\n正文一。正文二。\n标题乙\n正文三。𠮷字。\n图片说明 张三摄\n")


def seed(page: Page = PAGE) -> Annotation:
    first = builders.article(1, [builders.fragment(page, "标题甲", Role.HEADLINE), builders.fragment(page, "正文一。正文二。")])
    second = builders.article(2, [builders.fragment(page, "标题乙", Role.HEADLINE), builders.fragment(page, "正文三。𠮷字。")])
    return builders.annotation(page, first, second)


def test_an_edit_is_there_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "a.corpus"
    with Store.open(path, create=True) as store:
        review = reviews.begin(store, PAGE, seed())
        review.do(edits.merge, article="a2", into="a1")
    with Store.open(path) as store:
        again = reviews.reopened(store, PAGE)
    assert again.annotation == review.annotation
    assert again.annotation.next_ids == review.annotation.next_ids
    assert again.history == review.history
    assert again.revision == review.revision == 1


def test_undo_after_reopening_leads_back_to_the_seed(tmp_path: Path) -> None:
    path = tmp_path / "a.corpus"
    with Store.open(path, create=True) as store:
        review = reviews.begin(store, PAGE, seed())
        review.do(edits.cut, at=8)
        review.do(edits.merge, article="a2", into="a1")
    with Store.open(path) as store:
        again = reviews.reopened(store, PAGE)
        again.undo()
        again.undo()
        stored = reviews.reopened(store, PAGE)
    assert stored.annotation == again.annotation == seed()
    assert stored.history == again.history
