"""The check `missing`: each text that is not translated, where its line belongs."""

from __future__ import annotations

import pytest

from translation.catalogues import audited, check, located

CHECK = check("missing")
ENGLISH = 'cover:\n  title: "Paws"\n  theme: "Nature"\nmap:\n  caption: "Map of {year}"\n'
GOOD = 'cover:\n  title: "발자국"\n  theme: "자연"\nmap:\n  caption: "{year} 지도"\n'


def test_a_whole_translation_gives_nothing() -> None:
    assert audited(CHECK, ENGLISH, GOOD) == []


def test_a_text_that_is_left_as_it_is_in_english_is_not_missing() -> None:
    assert audited(CHECK, ENGLISH, ENGLISH) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        ('  title: "발자국"\n', "", 1, 1),  # nothing stands before it
        ('  theme: "자연"\n', "", 2, 3),  # behind the title
        ('map:\n  caption: "{year} 지도"\n', "", 3, 3),
        ('"발자국"', '""', 2, 10),
        ('"자연"', '"  "', 3, 10),
        ('"자연"', '"\u3000"', 3, 10),  # a wide space
        ('"자연"', "", 3, 9),
    ],
)
def test_one_text_that_is_not_translated_is_one_finding(
    old: str, new: str, line: int, column: int
) -> None:
    assert GOOD.count(old) == 1
    assert located(audited(CHECK, ENGLISH, GOOD.replace(old, new))) == [("missing", line, column)]


def test_every_text_is_missing_from_an_empty_file() -> None:
    found = audited(CHECK, ENGLISH, "# to be translated\n")
    assert [finding.key for finding in found] == ["cover.title", "cover.theme", "map.caption"]
    assert located(found) == [("missing", 1, 1)] * 3


def test_a_text_that_moved_to_another_key_is_missing_from_its_own() -> None:
    found = audited(CHECK, ENGLISH, GOOD.replace("theme", "thema"))
    assert [finding.key for finding in found] == ["cover.theme"]


def test_the_english_itself_may_not_be_empty() -> None:
    assert CHECK.of_source
    empty = ENGLISH.replace('"Nature"', '""')
    assert located(audited(CHECK, empty, empty)) == [("missing", 3, 10)]


def test_the_words_name_the_key_and_the_english() -> None:
    (missing,) = audited(CHECK, ENGLISH, GOOD.replace('  theme: "자연"\n', ""))
    assert (missing.message, missing.hint) == ("cover.theme is missing", "English: “Nature”")
    (empty,) = audited(CHECK, ENGLISH, GOOD.replace('"자연"', '""'))
    assert (empty.message, empty.hint) == ("cover.theme is empty", "English: “Nature”")
