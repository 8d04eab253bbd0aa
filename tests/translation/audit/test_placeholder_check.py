"""The check `placeholders`: those of the English, as often, and no stray brace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.translation.audit import Pair
from brochure_build.translation.placeholders import names
from translation.catalogues import PLAIN, Located, audited, catalogue, check, located

CHECK = check("placeholders")
ENGLISH = 'a:\n  plain: "no figure"\n  one: "up to {amount}"\n  two: "{min} to {max}, {min}"\n'
GOOD = 'a:\n  plain: "虎"\n  one: "最多{amount}只"\n  two: "从{min}到{max}（{min}）"\n'


def test_the_same_placeholders_in_any_order_give_nothing() -> None:
    assert audited(CHECK, ENGLISH, GOOD) == []
    assert audited(CHECK, ENGLISH, GOOD.replace("{min}到{max}（{min}）", "{max}{min}{min}")) == []


BROKEN: dict[str, tuple[str, str, list[Located]]] = {
    "one is missing": ("{amount}", "", [("placeholder", 3, 8)]),
    "one is missing of two": ("（{min}）", "", [("placeholder", 4, 8)]),
    "one is missing twice": ("从{min}到{max}（{min}）", "{max}", [("placeholder", 4, 8)]),
    "one is misspelt": ("{amount}", "{amuont}", [("placeholder", 3, 11)]),
    "one is new": ("虎", "虎{amount}", [("placeholder", 2, 12)]),
    "one stands once more": ("只", "只{amount}", [("placeholder", 3, 20)]),
    "one stands twice more": (
        "只",
        "{amount}只{amount}",
        [("placeholder", 3, 19), ("placeholder", 3, 28)],
    ),
    "one becomes another": ("{max}", "{min}", [("placeholder", 4, 22), ("placeholder", 4, 8)]),
    "one and another": (
        "{amount}",
        "{zzz}",
        [("placeholder", 3, 11), ("placeholder", 3, 8)],
    ),
    "translated": (
        "{amount}",
        "{数量}",
        [("bad-placeholder", 3, 11), ("bad-placeholder", 3, 14), ("placeholder", 3, 8)],
    ),
    "capitals": (
        "{amount}",
        "{Amount}",
        [("bad-placeholder", 3, 11), ("bad-placeholder", 3, 18), ("placeholder", 3, 8)],
    ),
    "a brace is not closed": (
        "{amount}",
        "{amount",
        [("bad-placeholder", 3, 11), ("placeholder", 3, 8)],
    ),
    "a brace too many": ("虎", "虎}", [("bad-placeholder", 2, 12)]),
    "a wide brace": ("{amount}", "｛amount｝", [("placeholder", 3, 8)]),
    "behind what is escaped": ("虎", r"\"虎\"{x}", [("placeholder", 2, 16)]),
}


@pytest.mark.parametrize(("old", "new", "found"), BROKEN.values(), ids=BROKEN.keys())
def test_one_slip_is_found_at_its_brace(old: str, new: str, found: list[Located]) -> None:
    assert GOOD.count(old) == 1
    assert located(audited(CHECK, ENGLISH, GOOD.replace(old, new))) == found


@pytest.mark.parametrize("text", ["{{虎}}", "虎{{", "虎 }} 豹"])
def test_a_brace_that_is_printed_is_no_placeholder(text: str) -> None:
    assert audited(CHECK, ENGLISH, GOOD.replace("虎", text)) == []


@pytest.mark.parametrize("text", ["", "   "])
def test_what_is_not_translated_is_left_to_the_check_for_that(text: str) -> None:
    assert audited(CHECK, ENGLISH, GOOD.replace("最多{amount}只", text)) == []


def test_what_the_english_does_not_have_is_left_to_the_check_for_that() -> None:
    assert audited(CHECK, ENGLISH, GOOD + '  new: "{anything}"\n') == []


def test_a_stray_brace_is_found_even_where_the_english_has_no_such_text() -> None:
    found = audited(CHECK, ENGLISH, GOOD + '  new: "{anything"\n')
    assert located(found) == [("bad-placeholder", 5, 9)]


def test_the_english_itself_is_looked_at_for_stray_braces_alone() -> None:
    assert CHECK.of_source
    english = catalogue('a: "{any}"\nb: "{Any}"\n', "en")
    found = list(CHECK.run(Pair(english, english, PLAIN)))
    assert located(found) == [("bad-placeholder", 2, 5), ("bad-placeholder", 2, 9)]


def test_the_words_name_the_placeholder_and_what_to_write() -> None:
    def told(old: str, new: str) -> tuple[str, str]:
        (finding,) = audited(CHECK, ENGLISH, GOOD.replace(old, new))
        return finding.message, finding.hint

    assert told("{amount}", "{amuont}") == (
        "a.one: {amuont} is not in the English",
        "did you mean {amount}?",
    )
    assert told("（{min}）", "") == (
        "a.two: {min} is missing",
        "put {min} where the value goes. English: “{min} to {max}, {min}”",
    )
    missing_twice = told("从{min}到{max}（{min}）", "{max}")[0]
    assert missing_twice == "a.two: {min} is missing 2 times"
    assert told("只", "只{amount}")[0] == "a.one: {amount} is one too many"
    assert told("虎", "虎}")[1].startswith("close it as {name}")


texts = st.lists(st.sampled_from(["{a}", "{b}", "{ab}", "虎 "]), max_size=6).map("".join)


@given(texts, texts)
def test_there_are_findings_just_where_the_placeholders_differ(
    english: str, translation: str
) -> None:
    found = audited(CHECK, f'k: "{english}"\n', f'k: "{translation}"\n')
    differs = names(english) != names(translation)
    assert bool(found) == (differs and bool(translation.strip()))
