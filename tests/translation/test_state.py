"""What is recorded of a text, and what follows from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.reader.nodes import UNPRINTABLE
from brochure_build.translation.state import (
    HEAD,
    Row,
    Standing,
    Status,
    read_state,
    recorded,
    refreshed,
    rows_as_written,
    standing,
    unit_digest,
    written,
)
from translation.catalogues import document

ENGLISH, TEXT = "Paws across borders", "Pfoten ohne Grenzen"
APPROVED = recorded(ENGLISH, TEXT, Status.APPROVED, "Anna")

texts = st.text().filter(lambda text: not UNPRINTABLE.search(text))
rows = st.dictionaries(
    st.from_regex(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){1,2}", fullmatch=True),
    st.builds(recorded, texts, texts, st.sampled_from(Status), texts),
    min_size=1,
)


@pytest.mark.parametrize(
    ("english", "text", "row", "now"),
    [
        (ENGLISH, TEXT, APPROVED, Standing.APPROVED),
        (ENGLISH, TEXT, None, Standing.DRAFT),
        (ENGLISH, None, APPROVED, Standing.MISSING),
        (ENGLISH, "  ", APPROVED, Standing.MISSING),
        ("Paws", TEXT, APPROVED, Standing.STALE),
        (ENGLISH, "Pfoten", APPROVED, Standing.TRANSLATED),
        ("Paws", "Pfoten", APPROVED, Standing.TRANSLATED),
        (f" {ENGLISH.replace(' ', '  ')}", TEXT, APPROVED, Standing.APPROVED),
    ],
)
def test_where_a_text_stands(
    english: str, text: str | None, row: Row | None, now: Standing
) -> None:
    assert standing(english, text, row) is now


def test_a_stale_text_keeps_the_english_that_it_answers() -> None:
    assert refreshed("Paws", TEXT, APPROVED) == APPROVED
    answer = refreshed("Paws", "Pfoten", APPROVED)
    assert answer == Row("Paws", unit_digest("Paws"), unit_digest("Pfoten"), Status.TRANSLATED)


def test_how_a_text_is_composed_and_spaced_makes_no_difference() -> None:
    assert unit_digest("й  и") == unit_digest("\u0438\u0306 и ")
    assert unit_digest("й") != unit_digest("и")


@given(rows)
def test_what_is_written_is_read_the_same_in_both_ways(given_rows: dict[str, Row]) -> None:
    text = written(given_rows, given_rows)
    state, findings = read_state(document("state.yaml", text))
    assert findings == ()
    assert state.rows == given_rows
    assert rows_as_written(text) == given_rows


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: approved", "status: aproved"),
        ("  status", "   status"),
        (APPROVED.source, APPROVED.source.upper() + "x"),
        ('"Anna"', "Anna"),
        ('"Anna"', '"\\q"'),
        ("cover.title:", "<<<<<<< HEAD\ncover.title:"),
        (HEAD, "# mine\n"),
    ],
)
def test_a_file_that_was_touched_is_left_to_yaml(old: str, new: str) -> None:
    text = written({"cover.title": APPROVED}, ())
    assert rows_as_written(text) == {"cover.title": APPROVED}
    assert text.count(old) == 1
    assert rows_as_written(text.replace(old, new)) is None


def test_a_row_that_stands_twice_is_left_to_yaml() -> None:
    text = written({"cover.title": APPROVED}, ())
    assert rows_as_written(text + text.removeprefix(HEAD)) is None
