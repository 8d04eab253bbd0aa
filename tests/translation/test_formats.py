"""Numbers and dates as each language writes them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure_build.translation.formats import date, is_known, number, year
from brochure_build.translation.locales import Locale, Numbers

from .catalogues import PLAIN, real_locales

LOCALES = real_locales()
every_locale = pytest.mark.parametrize("locale", LOCALES.values(), ids=LOCALES.keys())
DAY = dt.date(2026, 11, 22)


def conventions(babel: str, **numbers: object) -> Locale:
    return PLAIN.model_copy(update={"babel": babel, "numbers": Numbers.model_validate(numbers)})


@pytest.mark.parametrize("name", ["en", "zh-CN", "ko-KP", "ja-JP", "mn-MN", "ko-KR"])
@pytest.mark.parametrize(
    ("value", "written"),
    [
        *((0, "0"), (150, "150"), (800, "800"), (5000, "5,000"), (10_000, "10,000")),
        *((1_234_567, "1,234,567"), (-5000, "-5,000")),
    ],
)
def test_most_languages_put_a_comma_between_thousands(name: str, value: int, written: str) -> None:
    assert number(value, LOCALES[name]) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        *((800, "800"), (5000, "5000"), (9999, "9999"), (10_000, "10\u00a0000")),
        *((1_234_567, "1\u00a0234\u00a0567"), (-9999, "-9999"), (-10_000, "-10\u00a0000")),
    ],
)
def test_russian_groups_from_five_digits_with_a_space_that_does_not_break(
    value: int, written: str
) -> None:
    assert number(value, LOCALES["ru-RU"]) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        *((999, "999"), (1000, "1'000"), (1_234_567, "1'234'567"), (-1234, "-1'234")),
        *((100_000, "100'000"), (1234.5, "1'234.5")),
    ],
)
def test_a_locale_may_have_a_separator_of_its_own(value: float, written: str) -> None:
    assert number(value, conventions("en", group="'")) == written


def test_the_decimal_sign_stays_that_of_the_language() -> None:
    swedish = conventions("sv", group="'")
    assert number(-123_456, swedish) == "-123'456"
    assert number(-1234.5, swedish) == "-1'234,5"


@pytest.mark.parametrize(
    ("value", "written"), [(9999.4, "9999,4"), (9999.9999, "10\u00a0000"), (0.5, "0,5")]
)
def test_fractions_are_grouped_by_the_number_that_is_written(value: float, written: str) -> None:
    assert number(value, LOCALES["ru-RU"]) == written


@settings(max_examples=40)
@every_locale
@given(value=st.integers(-10_000_000, 10_000_000))
def test_a_number_can_be_read_back(locale: Locale, value: int) -> None:
    written = number(value, locale)
    assert int(re.sub("[,\u00a0]", "", written)) == value
    assert " " not in written  # no number breaks over lines


@settings(max_examples=60)
@given(st.integers(0, 10**9), st.sampled_from(["·", "\u2009", ", "]), st.integers(4, 9))
def test_groups_are_of_three_digits_from_the_right(value: int, mark: str, digits: int) -> None:
    written = number(value, conventions("en", group=mark, group_from_digits=digits))
    first, *rest = written.split(mark)
    assert first + "".join(rest) == str(value)
    assert all(len(group) == 3 for group in rest)
    assert bool(rest) == (len(str(value)) >= digits)
    assert 1 <= len(first) <= 3 or not rest


def test_a_year_is_never_grouped() -> None:
    assert year(2026) == "2026"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("zh-CN", "2026年11月22日"),
        ("ja-JP", "2026年11月22日"),
        ("ko-KR", "2026년 11월 22일"),
        ("ko-KP", "2026년 11월 22일"),
        ("ru-RU", "22 ноября 2026 г."),
        ("mn-MN", "2026 оны арван нэгдүгээр сарын 22"),
    ],
)
def test_a_day_is_written_in_the_words_of_the_language(name: str, written: str) -> None:
    assert date(DAY, LOCALES[name]).replace("\u202f", " ") == written


@every_locale
@pytest.mark.parametrize("length", ["short", "medium", "long", "full"])
def test_a_day_can_be_written_at_every_length(locale: Locale, length: str) -> None:
    written = date(DAY, locale.model_copy(update={"date": length}))
    assert "22" in written
    assert "26" in written


# What CLDR knows --------------------------------------------------------------------------------


@every_locale
def test_every_locale_of_the_brochure_is_known(locale: Locale) -> None:
    assert is_known(locale.babel)


@pytest.mark.parametrize(
    "name", ["", "x", "_", "ru-RU", "xx_YY", "../en", "en_", "x" * 500, "한국"]
)
def test_what_is_not_known_is_said_and_written_as_english(name: str) -> None:
    assert not is_known(name)
    assert number(5000, conventions(name)) == "5,000"
    assert date(DAY, conventions(name)) == "November 22, 2026"


@settings(max_examples=40)
@given(st.text(max_size=20))
def test_any_name_is_known_or_not(name: str) -> None:
    known = is_known(name)
    assert number(1, conventions(name)) == "1" or known
