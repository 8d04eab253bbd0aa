"""What is done with a text depends on what went out, what came back and what stands here now."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.findings import Place
from brochure_build.reader.nodes import UNPRINTABLE
from brochure_build.translation.editing import with_texts
from brochure_build.translation.exchange import Answer, Answers
from brochure_build.translation.exchange.judging import Bench, Outcome, Verdict, judged
from brochure_build.translation.placeholders import StrayBrace, names, parse
from brochure_build.translation.state import State, Status, recorded, unit_digest
from translation.catalogues import catalogue

from .sheets import texts

ENGLISH = "By {who}"


def verdict(
    text: str,
    *,
    here: str = "Von {who}",
    out: str | None = "Von {who}",
    english: str = ENGLISH,
    done: bool | None = True,
    status: Status = Status.APPROVED,
) -> Verdict:
    """What is done with one text; out is how it was exported, None where that is lost."""
    source = catalogue(f'a: "{ENGLISH}"\n', "en")
    target = catalogue(f'a: "{here}"\n', "de")
    state = State({"a": recorded(ENGLISH, here, status)})
    handed_out = "" if out is None else unit_digest(out)
    place = Place("de.po", 7, 1)
    answer = Answer("a", english, text, place, done, handed_out)
    (only,) = judged(Answers("de", place, "", (answer,)), Bench(source, target, state))
    return only


NEW, OLD = "Durch {who}", "Von {who}"


@pytest.mark.parametrize("out", [OLD, None])
@pytest.mark.parametrize("done", [True, None])
def test_a_new_text_is_written(out: str | None, *, done: bool | None) -> None:
    assert verdict(NEW, out=out, done=done) == Verdict("a", Outcome.WRITTEN, NEW)


def test_a_new_text_that_is_not_done_is_left() -> None:
    left = verdict(NEW, done=False)
    assert (left.outcome, left.reason) == (Outcome.SKIPPED, "unfinished")
    assert left.finding
    assert left.finding.code.name == "unfinished"
    assert verdict(OLD, done=False).finding is None


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (Status.DRAFT, Outcome.CONFIRMED),
        (Status.TRANSLATED, Outcome.UNCHANGED),
        (Status.REVIEWED, Outcome.UNCHANGED),
        (Status.APPROVED, Outcome.UNCHANGED),
    ],
)
def test_the_same_text_confirms_a_draft_only(status: Status, outcome: Outcome) -> None:
    assert verdict(OLD, status=status).outcome is outcome
    assert verdict(OLD, status=status, done=None).outcome is Outcome.UNCHANGED


def test_what_was_changed_here_stands_against_what_was_not_changed_there() -> None:
    here = "Mit {who}"
    assert verdict(OLD, here=here).outcome is Outcome.SKIPPED
    assert verdict(NEW, here=here).outcome is Outcome.REFUSED
    assert verdict(here, here=here).outcome is Outcome.UNCHANGED
    assert verdict(NEW, here=here, out=None).outcome is Outcome.WRITTEN  # nobody can tell


@pytest.mark.parametrize(
    ("text", "outcome"),
    [(NEW, Outcome.REFUSED), (OLD, Outcome.SKIPPED), ("", Outcome.SKIPPED)],
)
def test_another_english_refuses_what_is_new(text: str, outcome: Outcome) -> None:
    assert verdict(text, english="Of {who}").outcome is outcome


def test_english_spaced_otherwise_is_the_same_english() -> None:
    assert verdict(NEW, english="By  {who} ").outcome is Outcome.WRITTEN


def test_the_english_as_translation_is_believed_where_it_is_said_to_be_done() -> None:
    assert verdict(ENGLISH, done=True).outcome is Outcome.WRITTEN
    assert verdict(ENGLISH, done=None).outcome is Outcome.SKIPPED


@given(text=texts | st.text() | texts.map(lambda text: f"{text}{{who}}"))
def test_nothing_is_written_that_would_break_the_file_or_a_figure(text: str) -> None:
    taken = verdict(text, out=None)
    if taken.outcome is Outcome.REFUSED:
        assert taken.finding
        assert taken.finding.place
        return
    if taken.outcome is not Outcome.WRITTEN:
        return
    assert taken.text == unicodedata.normalize("NFC", text).strip()
    assert names(taken.text) == ("who",)
    assert not any(isinstance(part, StrayBrace) for part in parse(taken.text))
    assert not UNPRINTABLE.search(taken.text)
    file = with_texts(f'a: "{OLD}"\n', "de.yaml", {"a": taken.text}, ["a"])
    assert file.count("\n") == 1
    assert catalogue(file).units["a"].text == taken.text
