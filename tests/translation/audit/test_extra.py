"""The check `extra`: each text that the English does not have, at its name."""

from __future__ import annotations

import pytest

from translation.catalogues import audited, check, located

CHECK = check("extra")
ENGLISH = 'cover:\n  title: "Paws"\n  theme: "Nature"\n'
GOOD = 'cover:\n  title: "발자국"\n  theme: "자연"\n'


def test_a_whole_translation_gives_nothing() -> None:
    assert audited(CHECK, ENGLISH, GOOD) == []


def test_a_translation_that_lacks_texts_gives_nothing() -> None:
    assert audited(CHECK, ENGLISH, 'cover:\n  title: "발자국"\n') == []


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (GOOD + '  motto: "x"\n', 4, 3),
        (GOOD + 'map:\n  caption: "x"\n', 5, 3),
        ('motto: "x"\n' + GOOD, 1, 1),
        (GOOD.replace("  theme", "  'motto': x\n  theme"), 3, 3),
        (GOOD + "  motto:\n    'x'\n", 4, 3),  # the text stands in the next line
        (GOOD + 'x: {y: {title: "x"}}\n', 4, 9),
        (GOOD + 'a: {a: {ta: "ta"}}\n', 4, 9),  # not where its letters stand first
        ('cover:\n  title: "발자국"\n  theme:\n    motto: "x"\n', 4, 5),
    ],
)
def test_one_text_that_nothing_asks_for_is_one_finding(text: str, line: int, column: int) -> None:
    assert located(audited(CHECK, ENGLISH, text)) == [("extra", line, column)]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (GOOD.replace("theme", "thema"), "did you mean “cover.theme”?"),
        (GOOD.replace("  theme", "cove:\n  theme"), "did you mean “cover.theme”?"),
        (GOOD + '  themes: "x"\n', "remove the line"),  # cover.theme is there already
        (GOOD + 'qqq: "x"\n', "remove the line"),
    ],
)
def test_a_mistyped_key_is_answered_with_the_one_that_is_missing(text: str, hint: str) -> None:
    (finding,) = audited(CHECK, ENGLISH, text)
    assert finding.hint == hint


def test_the_words_name_the_key() -> None:
    (finding,) = audited(CHECK, ENGLISH, GOOD + '  motto: "x"\n')
    assert finding.message == "cover.motto is not a text of translations/en.yaml"
    assert finding.key == "cover.motto"


def test_the_english_is_not_compared_with_itself() -> None:
    assert not CHECK.of_source
