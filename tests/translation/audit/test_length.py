"""The checks `length` and `inconsistent`, and what the drafts come to."""

from __future__ import annotations

import pytest

from brochure_build.translation.audit.length import MOST, SLACK_EM
from translation.catalogues import PLAIN, audited, check, told

LENGTH, INCONSISTENT = check("length"), check("inconsistent")


def found(english: str, text: str) -> int:
    """How many findings there are where every character is 1 em wide."""
    return len(told(LENGTH, english, text, advance=len, english_advance=len))


@pytest.mark.parametrize("em", [1, 10, 100])
def test_a_text_may_be_so_much_wider_and_no_more(em: int) -> None:
    most = int(em * MOST + SLACK_EM)
    assert found("x" * em, "y" * most) == 0
    assert found("x" * em, "y" * (most + 1)) == 1


def test_placeholders_and_bars_take_no_room() -> None:
    assert found("{a}x", "{a_very_long_name}" + "y" * 9 + "|" * 20) == 0
    assert found("{a}", "y" * 99) == 0  # there is nothing to compare it with


def test_a_text_that_says_the_english_too_is_measured_by_what_it_adds() -> None:
    assert found("x" * 10, "x" * 10 + "y" * 24) == 0
    assert found("x" * 10, "x" * 10 + "y" * 25) == 1


def test_without_fonts_nothing_is_said() -> None:
    assert told(LENGTH, "x", "y" * 99) == []


def test_the_words_say_by_how_much() -> None:
    (long,) = audited(
        LENGTH,
        f'a:\n  b: "{"x" * 10}"\n',
        f'a:\n  b: "{"y" * 30}"\n',
        PLAIN,
        advance=len,
        english_advance=len,
    )
    assert long.message == "a.b: 30 em wide, 300% of the English"
    assert long.hint == "it may be 24 em wide; shorten it by about 6 em"


ENGLISH = 'a:\n  b: "Habitats"\n  c: "Threats"\n  d: "Habitats"\n'


def test_equal_english_is_translated_in_one_way() -> None:
    good = 'a:\n  b: "서식지"\n  c: "위협"\n  d: "서식지"\n'
    assert audited(INCONSISTENT, ENGLISH, good) == []
    (other,) = audited(INCONSISTENT, ENGLISH, good.replace('d: "서식지"', 'd: "서식처"'))
    assert other.message == "a.d: a.b has the same English and says “서식지”"
    assert other.hint == "compare it with line 2"


def test_capital_letters_make_no_difference() -> None:
    words = 'a:\n  b: "Места"\n  c: "Угрозы"\n  d: "места"\n'
    assert audited(INCONSISTENT, ENGLISH, words) == []
