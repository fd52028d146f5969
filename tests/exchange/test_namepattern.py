"""Patterns for names of files: what they read, what they leave, and how they are refused."""

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.core.details import Details
from annotator.exchange.filename import FileName, named, pattern_like
from annotator.exchange.namefitting import NameMisfit
from annotator.exchange.namepattern import PatternRefused, name_pattern

USUAL = "{publication}-{date}-p{page}"
HOHHOT = Details("hohhot-daily", "2023-07-27", page_number="2")


def read(pattern: str, name: str, folder: str = "") -> Details:
    return name_pattern(pattern).read(name, folder).details


def page_id(pattern: str, name: str, folder: str = "") -> str:
    return name_pattern(pattern).read(name, folder).page_id


def misfit(pattern: str, name: str, folder: str = "") -> str:
    with pytest.raises(NameMisfit) as caught:
        name_pattern(pattern).read(name, folder)
    return str(caught.value)


def refusal(pattern: str) -> str:
    with pytest.raises(PatternRefused) as caught:
        name_pattern(pattern)
    return str(caught.value)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (USUAL, "hohhot-daily-2023-07-27-p2.txt"),
        (USUAL, "HOHHOT-daily-20230727-P02.txt".replace("HOHHOT", "hohhot")),
        ("{publication}/{date}/{page}", "hohhot-daily/2023-07-27/02.txt"),
        ("{publication}/*/{date}_*_{page}", "hohhot-daily/2023/2023_07_27_raw_2.txt"),
        ("{publication}/{year}/{month}/{day}/{page}", "hohhot-daily/2023/07/27/02.txt"),
        ("{publication}/{year}-{month}/{day}/*_{page}", "hohhot-daily/2023-7/27/raw_02.txt"),
        ("{day}.{month}.{year}-{publication}-{page}", "２7.７.2023-hohhot-daily-2.txt"),
        ("{page} {publication} {date}", "2 hohhot-daily 2023.7.27.txt"),
        ("{publication}{date}第{page}版", "hohhot-daily2023年7月27日第2版.txt"),
        ("{date}{page}{publication}", "２０２３０７２７０２hohhot-daily.txt"),
        ("{page}{date}-{publication}", "0220230727-hohhot-daily.txt"),
        ("{publication}-{date}-p{page_number}", "hohhot-daily-2023-07-27-p2.txt"),
        ("｛publication｝-｛ Date ｝-p｛page｝", "hohhot-daily-2023-07-27-p2.txt"),
        ("{publication}-{date}-p{page}.txt", "hohhot-daily-2023-07-27-p2.txt"),
        ("{publication}-{date}-p{page}.*", "hohhot-daily-2023-07-27-p2.txt"),
        ("{publication}\\{date}\\{page}", "hohhot-daily/2023-07-27/02.txt"),
    ],
)
def test_a_pattern_reads_publication_date_and_page(pattern: str, name: str) -> None:
    assert read(pattern, name) == HOHHOT


@pytest.mark.parametrize(
    "written",
    ["2023-07-27", "20230727", "2023年7月27日", "2023_07_27", "2023.7.27", "２０２３－０７－２７", "２０２３年０７月２７号"],
)
def test_dates_are_read_as_they_are_written_in_names(written: str) -> None:
    assert read("*{date}*", f"x{written}x.txt").date == "2023-07-27"


@pytest.mark.parametrize("written", ["2023-13-45", "2023-02-30", "20231345", "2023-07_27", "1023-07-27", "2023-7-123", "7-27"])
def test_nonsense_is_no_date(written: str) -> None:
    assert misfit("{publication}-{date}-p{page}", f"daily-{written}-p2.txt") == "there is no date for {date}"


@pytest.mark.parametrize(
    ("written", "number"), [("2", "2"), ("02", "2"), ("a03", "A03"), ("A03", "A03"), ("００２", "2"), ("0", "0")]
)
def test_page_numbers_are_as_printed(written: str, number: str) -> None:
    assert read("v{page}", f"v{written}.txt").page_number == number


@pytest.mark.parametrize(
    ("written", "language"), [("zh", "zh"), ("ZH-hans", "zh-Hans"), ("en_us", "en-US"), ("yue-Hant-HK", "yue-Hant-HK")]
)
def test_a_language_is_its_code(written: str, language: str) -> None:
    assert read("{page}.{language}", f"2.{written}.txt").language == language


def test_an_issue_has_its_name_and_an_edition_that_of_its_day() -> None:
    assert read("{issue}/{page}", "No. 4711/2.txt").issue == "No. 4711"
    assert read("{publication}-{date}-{edition}-{page}", "𠮷田日報-2023-07-27-晨报-2.txt").issue == "𠮷田日報/2023-07-27/晨报"
    assert read("{issue}-{edition}-{page}", "4711-late-2.txt").issue == "4711/late"


def test_a_pattern_without_a_slash_reads_the_files_own_name_in_whatever_folder() -> None:
    assert read(USUAL, "a/b/hohhot-daily-2023-07-27-p2.txt") == HOHHOT


def test_slashes_reach_above_the_imported_folder() -> None:
    assert read("{publication}/{date}/{page}", "02.txt", "/data/hohhot-daily/2023-07-27") == HOHHOT
    assert misfit("{publication}/{date}/{page}", "02.txt") == "it lies in fewer folders than the pattern has"


def test_the_id_is_issue_and_page_with_all_that_tells_files_apart() -> None:
    assert page_id(USUAL, "hohhot-daily-2023-07-27-p2.txt") == "hohhot-daily/2023-07-27/2"
    assert page_id(USUAL, "first/hohhot-daily-2023-07-27-p2.txt") == "first/hohhot-daily/2023-07-27/2"
    assert page_id("*/{publication}-{date}-p{page}_*", "first/daily-2023-07-27-p2_003.txt") == "first/daily/2023-07-27/2/003"
    assert page_id("{publication}-{date}-p{page}.{language}", "daily-2023-07-27-p2.en.txt") == "daily/2023-07-27/2/en"
    assert page_id("{publication}/{date}/{page}", "02.txt", "/data/daily/2023-07-27") == "daily/2023-07-27/2"
    assert page_id("{date}-{page}", "in/2023-07-27-2.txt") == "in/2023-07-27-2"


@pytest.mark.parametrize(
    ("pattern", "name", "why"),
    [
        (USUAL, "readme.txt", "“-” is missing"),
        (USUAL, "daily-2023-07-27.txt", "“-p” is missing"),
        (USUAL, "daily-2023-07-27-px.txt", "there is no page number for {page}"),
        (USUAL, "daily-2023-07-27-p2.gold.txt", "“.gold” is left over"),
        ("{page}.{language}", "2.english.txt", "there is no language for {language}"),
        ("{page}-{publication}", "2-.txt", "nothing is left for {publication}"),
        ("{year}-{month}-{day}", "1023-07-27.txt", "there is no year for {year}"),
        ("{year}-{month}-{day}", "2023-13-27.txt", "“-” is missing"),
        ("{year}-{month}-{day}", "2023-0-27.txt", "there is no month for {month}"),
        ("{year}-{month}-{day}", "2023-07-x.txt", "there is no day for {day}"),
        ("{year}-{month}-{day}", "2023-02-30.txt", "2023-02-30 is no date"),
        ("{publication}/{page}", "2.txt", "it lies in fewer folders than the pattern has"),
    ],
)
def test_a_misfit_says_why(pattern: str, name: str, why: str) -> None:
    assert misfit(pattern, name) == why


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("", "the pattern is empty"),
        ("  ", "the pattern is empty"),
        (
            "{paper}-{page}",
            "{paper} is no field; there are {publication}, {date}, {year}, {month}, {day}, {issue}, ",
        ),
        ("{}-{page}", "{} is no field"),
        ("{date}-{page}-{date}", "{date} is there twice"),
        ("{page}-{page_number}", "{page} is there twice"),
        ("{year}/{page}", "{year}, {month}, {day} make a date only together; put in {month}, {day}"),
        ("{date}/{year}-{month}-{day}", "{year}, {month}, {day} make the date that {date} reads too"),
        ("{publication-{page}", "a brace is open at {publication-"),
        ("{publication", "a brace is open at {publication"),
        ("publication}-{page}", "a brace is closed at }-{page}"),
        ("{publication}{issue}-{page}", "nothing tells where {publication} ends and {issue} begins"),
        ("*{publication}-{page}", "nothing tells where * ends and {publication} begins"),
        ("page*", "the pattern reads nothing"),
        ("{publication}//{page}", "the pattern has a folder without a name"),
        ("/{page}", "the pattern has a folder without a name"),
        ("{page}" + "-" * 200, "the pattern is longer than 200 characters"),
    ],
)
def test_what_is_no_pattern_is_refused_in_a_sentence(pattern: str, why: str) -> None:
    assert refusal(pattern).startswith(why)


NAMES = st.text("abcX 报日𠮷田é.'&", min_size=1, max_size=12).filter(lambda text: text == text.strip() and not text.endswith("."))
DATES = st.dates(date(1500, 1, 1), date(2099, 12, 31)).flatmap(
    lambda day: st.sampled_from(
        [
            (form.format(day=day), day.isoformat())
            for form in ("{day:%Y-%m-%d}", "{day:%Y%m%d}", "{day.year}年{day.month}月{day.day}日", "{day:%Y_%m_%d}")
        ]
    )
)
PAGES = st.builds(lambda letter, number: f"{letter}{number}", st.sampled_from(["", "A", "B"]), st.integers(1, 999))
PATTERNS = st.permutations(["{publication}", "{date}", "{page}", "{issue}", "{language}"]).flatmap(
    lambda fields: st.lists(st.sampled_from(["#", "=", "/", " # ", "#*#", "/*/"]), min_size=4, max_size=4).map(
        lambda between: "".join(part for pair in zip(fields, [*between, ""], strict=True) for part in pair)
    )
)


@given(PATTERNS, NAMES, NAMES, DATES, PAGES, st.sampled_from(["zh", "en-US", "zh-Hans"]), st.sampled_from(["", "x", "𠮷"]))
@example("{date}/{publication}#{page}={issue}/*/{language}", "𠮷田報", "4", ("2023年7月27日", "2023-07-27"), "A03", "zh", "𠮷")
def test_a_name_made_from_a_pattern_and_values_reads_back_as_these(
    pattern: str, publication: str, issue: str, day: tuple[str, str], page: str, language: str, anything: str
) -> None:
    values = {"publication": publication, "issue": issue, "date": day[0], "page": page, "language": language}
    name = pattern.replace("/*/", f"/{anything or 'y'}/").replace("*", anything)
    for field, value in values.items():
        name = name.replace(f"{{{field}}}", value)
    told = name_pattern(pattern).read(f"{name}.txt")
    assert told.details == Details(publication, day[1], issue, page, language)
    assert set(told.page_id.split("/")) >= {publication, day[1], issue, page, language}


def told_or_refused(pattern: str, name: str) -> FileName | str:
    try:
        return name_pattern(pattern).read(name, "/a/b")
    except (PatternRefused, NameMisfit) as refused:
        return str(refused)


@given(st.one_of(st.text(), st.text("{}*-/p", max_size=12).map("{{date}}{}".format)), st.text("/-0 年月日𠮷", min_size=1))
def test_any_pattern_and_any_name_give_details_or_a_sentence(pattern: str, name: str) -> None:
    assert told_or_refused(pattern, name)


BEFORE = st.sampled_from(["daily", "人民日报", "𠮷", "_", "x/", "No. 4 x", "(a)", "{b}", "*"])
WRITTEN = st.sampled_from(["2023-07-27", "20230727", "2023年7月27日", "2023_07_27", "2023.7.27"])
AFTER = st.sampled_from(["-p2", "第02版", "/A03", " page 12", "", ".gold", "/culture/one", "-p2x", "晚"])


@given(st.lists(BEFORE, max_size=4).map("".join), st.sampled_from(["", "-", "_", " ", "/"]), WRITTEN, AFTER)
def test_the_pattern_of_a_name_reads_what_it_tells_by_itself(before: str, sign: str, written: str, after: str) -> None:
    name = f"in/{before}{sign}{written}{after}.txt".replace("//", "/")
    told = told_or_refused(pattern_like(name) or "", name)
    assert told == named(name)


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("hohhot-daily-2023-07-27-p2.txt", "{publication}-{date}-p{page}"),
        ("first/hohhot-daily/2023-07-27/02.txt", "{publication}/{date}/{page}"),
        ("𠮷田日報2023年7月27日第2版.txt", "{publication}{date}第{page}版"),
        ("New York Tribune 1912-03-03 page 12.txt", "{publication} {date} page {page}"),
        ("2023-07-27-p1.txt", "{date}-p{page}"),
        ("daily-2023-07-27-p2.gold.txt", "{publication}-{date}*"),
        ("daily/2023-07-27/culture/one.txt", "{publication}/{date}/*/*"),
        ("page one.txt", None),
        ("daily-2023-13-45-p2.txt", None),
    ],
)
def test_a_name_says_by_which_pattern_it_would_be_read(name: str, pattern: str | None) -> None:
    assert pattern_like(name) == pattern
    if pattern is not None:
        assert name_pattern(pattern).read(name) == named(name)


def test_a_decomposed_name_is_read_as_the_composed_one() -> None:
    assert read("{publication}-{page}", unicodedata.normalize("NFD", "Journée-2.txt")).publication == "Journée"


def test_many_stars_on_a_long_name_take_no_time_of_their_own() -> None:
    assert misfit("*-*-*-*-*-*-*-*-*-*-{date}", "-" * 250) == "there is no date for {date}"
