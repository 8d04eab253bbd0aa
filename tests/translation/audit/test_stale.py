"""The check `stale`: what was translated from another English, with the words that changed."""

from __future__ import annotations

import pytest

from brochure_build.findings import Finding
from brochure_build.translation.state import State, Status, recorded
from translation.catalogues import PLAIN, audited, check

CHECK = check("stale")
OLD, TEXT = "Paws across borders", "국경을 넘는 발자국"


def found(english: str, text: str = TEXT, *, old: str = OLD, old_text: str = TEXT) -> list[Finding]:
    """What is found where one English was recorded with one text, and others stand there now."""
    state = State({"a.b": recorded(old, old_text, Status.APPROVED)})
    here, there = (f'a:\n  b: "{words}"\n' for words in (english, text))
    return audited(CHECK, here, there, PLAIN, state=state)


def test_a_text_of_the_english_that_stands_is_not_stale() -> None:
    assert found(OLD) == []


def test_a_text_of_an_older_english_is_stale() -> None:
    (stale,) = found("Paws over borders")
    assert stale.code.name == "stale"
    assert stale.message == "a.b: its English has changed since it was translated"
    assert stale.hint == "it was “Paws across borders”, it is “Paws over borders”"


def test_a_text_that_was_changed_too_is_taken_as_an_answer() -> None:
    assert found("Paws over borders", "국경 위의 발자국") == []


def test_a_text_without_a_record_is_not_stale() -> None:
    assert audited(CHECK, f'a:\n  b: "{OLD}"\n', f'a:\n  b: "{TEXT}"\n') == []


LONG = "one two three four five six seven eight nine ten"


@pytest.mark.parametrize(
    ("new", "was", "now"),
    [
        (
            LONG.replace("five", "5"),
            "… three four five six seven …",
            "… three four 5 six seven …",
        ),
        (LONG.replace("five ", ""), "… three four five six seven …", "… three four six seven …"),
        (LONG.replace(" ten", ""), "… eight nine ten", "… eight nine"),
        ("zero " + LONG, "one two …", "zero one two …"),
        (LONG + " eleven", "… nine ten", "… nine ten eleven"),
    ],
)
def test_only_the_words_around_the_change_are_told(new: str, was: str, now: str) -> None:
    (stale,) = found(new, old=LONG)
    assert stale.hint == f"it was “{was}”, it is “{now}”"


def test_it_is_never_ignored() -> None:
    assert not CHECK.ignorable
    assert not CHECK.of_source
