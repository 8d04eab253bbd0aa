"""What goes out comes back the same, in every format."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.translation.exchange import Exchanged
from brochure_build.translation.state import Standing, unit_digest

from .sheets import FORMATS, UNITS, long_texts, sheet, texts

kinds = pytest.mark.parametrize("kind", FORMATS)


@kinds
def test_every_text_comes_back_with_its_english_and_what_went_out(kind: str) -> None:
    write, read = FORMATS[kind]
    answers, findings = read(write(sheet()).decode())
    assert findings == ()
    assert answers is not None
    assert answers.locale == "ja-JP"
    assert answers.revision == sheet().revision
    assert [(unit.key, unit.english, unit.text) for unit in answers.units] == [
        (unit.key, unit.english, unit.text) for unit in UNITS
    ]
    assert [unit.handed_out for unit in answers.units] == [unit_digest(u.text) for u in UNITS]


@pytest.mark.parametrize(("kind", "open_ones"), [("po", False), ("xliff", None), ("xliff2", None)])
def test_only_what_a_person_vouches_for_is_done(kind: str, *, open_ones: bool | None) -> None:
    write, read = FORMATS[kind]
    answers, _ = read(write(sheet()).decode())
    assert answers is not None
    done = {unit.key: unit.done for unit in answers.units}
    assert {key: done[key] for key in ("about.history", "a.draft")} == {
        "about.history": open_ones,
        "a.draft": open_ones,
    }
    assert all(done[key] for key in ("a.done", "a.read", "a.final"))


@kinds
def test_a_place_leads_to_the_text_in_the_file(kind: str) -> None:
    write, read = FORMATS[kind]
    text = write(sheet()).decode()
    answers, _ = read(text)
    assert answers is not None
    (unit,) = (unit for unit in answers.units if unit.key == "a.final")
    assert "Schluss" in unit.place.excerpt
    assert text.splitlines()[unit.place.line - 1] == unit.place.excerpt
    assert "ja" in answers.place.excerpt


@kinds
def test_the_same_texts_give_the_same_bytes(kind: str) -> None:
    write, _ = FORMATS[kind]
    assert write(sheet()) == write(sheet())
    other = (*UNITS[:-1], Exchanged("a.final", "Lasting", "Schluss", Standing.APPROVED, 6))
    assert sheet(other).revision != sheet().revision
    assert write(sheet(other)) != write(sheet())


@kinds
@given(english=texts | long_texts, text=texts | long_texts, previous=texts, note=texts)
def test_odd_characters_come_back(
    kind: str, english: str, text: str, previous: str, note: str
) -> None:
    write, read = FORMATS[kind]
    unit = Exchanged("a.b", english, text, Standing.STALE, 1, previous, note)
    answers, findings = read(write(sheet([unit])).decode())
    assert findings == ()
    assert answers is not None
    (answer,) = answers.units
    assert (answer.key, answer.english, answer.text) == ("a.b", english, text)
    assert answer.handed_out == unit_digest(text)


@kinds
@given(garbage=st.text() | texts)
def test_garbage_is_refused_with_a_place(kind: str, garbage: str) -> None:
    _, read = FORMATS[kind]
    answers, findings = read(garbage)
    assert answers is None or not answers.units
    for finding in findings:
        assert finding.place is not None
        assert finding.place.file.startswith("ja-JP.")


@kinds
@given(data=st.data())
def test_a_file_that_was_cut_or_damaged_never_ends_in_a_traceback(
    kind: str, data: st.DataObject
) -> None:
    write, read = FORMATS[kind]
    text = write(sheet()).decode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    instead = data.draw(texts)
    answers, findings = read(text[:start] + instead + text[end:])
    assert answers is not None or findings
