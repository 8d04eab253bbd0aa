"""Two wordings compared word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.translation.wording import compared

WORDS = st.lists(st.sampled_from(["one", "two", " ", "  ", ",", ".", "三", "four"])).map("".join)


@given(WORDS, WORDS)
def test_both_wordings_are_there_whole(old: str, new: str) -> None:
    stretches = compared(old, new)
    assert "".join(stretch.old for stretch in stretches) == old
    assert "".join(stretch.new for stretch in stretches) == new


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("same", "same", [("same", "same")]),
        ("in 1993, by", "in 1994, by", [("in ", "in "), ("1993", "1994"), (", by", ", by")]),
        ("a b c d", "a x y d", [("a ", "a "), ("b c", "x y"), (" d", " d")]),
        ("a", "", [("a", "")]),
        ("", "", []),
    ],
)
def test_words_are_the_unit(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert [(stretch.old, stretch.new) for stretch in compared(old, new)] == expected
