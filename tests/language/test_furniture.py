"""Which furniture a piece of text is."""

import pytest

from annotator.core.roles import FURNITURE_ROLES, Role
from annotator.language.furniture import CYCLE, furniture_role, next_furniture_role
from annotator.language.pack import pack_named


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("社会 2023.11.9 星期四 第四版", Role.FOLIO),
        ("国内统一连续出版物号 CN 17-0069", Role.MASTHEAD),
        ("责任编辑：史一霞 版式：郭芳", Role.EDITORS),
        ("新闻热线：0517-3348564", Role.NOTICE),
        ("因管网改造，新城区停\n止供水，请居民提前储水。", Role.NOTICE),
        ("某公司遗失营业执照副本，声明作废。", Role.ADVERTISEMENT),
        ("扫一扫", Role.OTHER),
    ],
)
def test_furniture_is_told_by_how_it_is_written(text: str, role: Role) -> None:
    assert furniture_role(text, pack_named("zh-Hans")) is role


def test_stepping_through_the_roles_meets_each_but_unlabelled_and_begins_again() -> None:
    met = [Role.FOLIO]
    for _ in range(len(CYCLE) - 1):
        met.append(next_furniture_role(met[-1]))
    assert set(met) == set(FURNITURE_ROLES) - {Role.UNLABELLED}
    assert next_furniture_role(met[-1]) is Role.FOLIO


def test_stepping_begins_with_the_first_role_after_any_that_is_no_furniture() -> None:
    assert next_furniture_role(Role.BODY) is CYCLE[0]
