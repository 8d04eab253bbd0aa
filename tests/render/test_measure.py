"""How much room a panel has left, in millimetres, and which words have none."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from brochure_build.findings import Finding, errors
from brochure_build.render.panel import attempt_panel, render_panel
from brochure_build.stages import PanelSource, Rendered, UnitRoom
from render.samples import LINE_MM, PRINT, SCREEN, TOP_MM, lines, panel

FRAME_MM = 60.0
FITTING = int(FRAME_MM / LINE_MM)


@pytest.fixture(scope="module", autouse=True)
def _root(checkout: Path) -> None:
    global ROOT  # noqa: PLW0603  # hypothesis gives examples to functions, not fixtures
    ROOT = checkout


ROOT = Path()


def rendered(source: PanelSource) -> Rendered:
    done, findings = render_panel(source, ROOT)
    assert findings == ()
    assert done is not None
    return done


def refused(source: PanelSource) -> tuple[Finding, ...]:
    done, findings = render_panel(source, ROOT)
    assert done is None
    assert findings
    return findings


def over_mm(finding: Finding) -> float:
    """How far a finding says something sticks out."""
    told = re.search(r"([0-9]+\.[0-9]) mm", finding.message)
    assert told, finding.message
    return float(told[1])


# --- down ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("rendering", [PRINT, SCREEN])
@pytest.mark.parametrize("count", [1, 5, FITTING])
def test_the_room_left_is_told(count: int, rendering: object) -> None:
    measured = rendered(panel(lines(count), rendering=rendering)).measured  # type: ignore[arg-type]
    assert measured.frame_mm == pytest.approx(TOP_MM + FRAME_MM, abs=0.001)
    assert measured.lowest_mm == pytest.approx(TOP_MM + count * LINE_MM, abs=0.001)
    assert measured.free_mm == pytest.approx(FRAME_MM - count * LINE_MM, abs=0.001)


@settings(max_examples=15)
@given(st.integers(FITTING + 1, 60), st.floats(0, 4.9))
def test_an_overflow_is_told_to_a_tenth_of_a_millimetre(count: int, lower_mm: float) -> None:
    source = panel(lines(count), f"p{{margin-top:{lower_mm:.3f}mm}}")
    (finding,) = refused(source)
    expected = count * LINE_MM + round(lower_mm, 3) - FRAME_MM
    assert finding.code.name == "overflow"
    assert over_mm(finding) == pytest.approx(expected, abs=0.1)
    assert (finding.panel, finding.locale, finding.key) == ("cover", "en", "cover.title")


@pytest.mark.parametrize(("over", "found"), [(-0.1, False), (0.02, False), (0.1, True)])
def test_a_tenth_of_a_millimetre_over_is_over(over: float, *, found: bool) -> None:
    source = panel(lines(FITTING), f"p{{margin-top:{over:.3f}mm}}")
    assert (render_panel(source, ROOT)[0] is None) == found


@pytest.mark.parametrize(("width_mm", "found"), [(40.1, False), (40.5, True)])
def test_half_a_millimetre_beside_the_column_is_too_wide(width_mm: float, *, found: bool) -> None:
    image = f"<img alt='x' style='width:{width_mm}mm;height:1mm' src='brochure://made/a.svg'>"
    source = panel(f"<p>{image}</p>", files={"a.svg": SVG})
    assert (render_panel(source, ROOT)[0] is None) == found


def test_the_first_words_without_room_are_named_and_lines_counted() -> None:
    both = lines(FITTING, "cover.title") + lines(3, "cover.subtitle").replace("line", "more")
    (finding,) = refused(panel(both))
    assert finding.key == "cover.subtitle"
    assert "more 0" in finding.message
    assert "3 lines" in finding.message


def test_no_line_is_lost_in_silence_however_many_there_are() -> None:
    """Beyond the 1000 mm that a panel is laid out on, the engine drops lines without a word."""
    findings = refused(panel(lines(500)))
    assert {finding.code.name for finding in findings} == {"overflow", "text-lost"}
    assert {finding.key for finding in findings} == {"cover.title"}


PAINTED = {
    "a rule": "<div style='border-bottom:1mm solid #000;height:{}mm'></div>",
    "a ground": "<div style='background:#eee;height:{}mm'></div>",
    "a picture": "<img alt='x' style='height:{}mm;width:5mm' src='brochure://made/a.svg'>",
    "a table": "<table><tr><td style='height:{}mm;border-bottom:1mm solid'>x</table>",
    "a floating box": "<div style='float:left;background:#eee;height:{}mm;width:5mm'></div>",
    "a placed box": "<div style='position:absolute;background:#eee;height:{}mm;width:5mm'></div>",
}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


@pytest.mark.parametrize("name", PAINTED)
def test_what_is_painted_counts_as_well_as_text(name: str) -> None:
    files = {"a.svg": SVG}
    assert rendered(panel(PAINTED[name].format(50), files=files)).measured.free_mm >= 0
    findings = refused(panel(PAINTED[name].format(70), files=files))
    assert "overflow" in {finding.code.name for finding in findings}


def test_empty_room_is_not_counted() -> None:
    body = lines(1) + "<p style='height:90mm'></p><p style='margin-bottom:90mm'> </p>"
    assert rendered(panel(body)).measured.lowest_mm == pytest.approx(TOP_MM + LINE_MM, abs=0.001)


def test_a_panel_without_a_frame_is_the_layouts_mistake() -> None:
    (finding,) = refused(panel(lines(1), frame="<main>"))
    assert finding.code.name == "template-error"


# --- aside --------------------------------------------------------------------------------------


def test_a_word_wider_than_its_column_is_told_with_its_unit() -> None:
    word = "M" * 60
    (finding,) = refused(panel(f'<p><span data-key="cover.title">{word}</span></p>'))
    assert finding.code.name == "too-wide"
    assert finding.key == "cover.title"
    assert over_mm(finding) > 90


@settings(max_examples=15)
@given(st.floats(41, 300))
def test_a_picture_wider_than_its_column_is_told_to_a_tenth(width_mm: float) -> None:
    image = f"<img alt='x' style='width:{width_mm:.3f}mm;height:1mm' src='brochure://made/a.svg'>"
    (finding,) = refused(panel(f"<p>{image}</p>", files={"a.svg": SVG}))
    assert finding.code.name == "too-wide"
    assert over_mm(finding) == pytest.approx(width_mm - 40, abs=0.1)


def test_a_narrow_column_is_a_limit_of_its_own() -> None:
    body = "<div style='width:10mm'><span data-key='cover.title'>unbreakable</span></div>"
    (finding,) = refused(panel(body))
    assert finding.code.name == "too-wide"
    assert over_mm(finding) < 40


# --- text by text -------------------------------------------------------------------------------


def rooms(body: str, style: str = "") -> dict[str, UnitRoom]:
    return {room.key: room for room in rendered(panel(body, style)).units}


def unit(key: str, words: str) -> str:
    return f'<span data-key="{key}">{words}</span>'


@pytest.mark.parametrize("count", [1, 3, FITTING])
def test_a_text_tells_its_column_and_its_lines(count: int) -> None:
    assert rooms(lines(count)) == {"cover.title": UnitRoom("cover.title", 40.0, count, LINE_MM)}


def test_a_line_that_the_engine_breaks_is_counted_too() -> None:
    text = f"<p>{unit('a', 'some words that are longer than a column of forty is')}</p>"
    assert rooms(text)["a"].lines == 2
    assert rooms(text, "p{white-space:nowrap;font-size:3pt}")["a"].lines == 1


def test_the_column_is_the_nearest_box_with_a_width() -> None:
    body = (
        f"<div style='width:30mm;padding:0 4mm'><p>{unit('a', 'a')}</p></div>"
        f"<table><tr><td style='width:12mm;padding:0'>{unit('b', 'b')}</td><td>c</td></tr></table>"
        f"<p class='map' data-room='9.5'>{unit('d', 'd')}</p>"
    )
    found = rooms(body, "table{border-spacing:0;table-layout:fixed;width:40mm}")
    assert {key: room.width_mm for key, room in found.items()} == {"a": 30.0, "b": 12.0, "d": 9.5}


def test_two_texts_on_one_line_have_a_line_each() -> None:
    found = rooms(f"<p>{unit('a', 'one')} {unit('b', 'two<br>three')}</p>")
    assert {key: room.lines for key, room in found.items()} == {"a": 1, "b": 2}


def test_of_a_text_that_stands_there_twice_the_longer_is_told() -> None:
    narrow = f"<p style='width:10mm'>{unit('a', 'twice or more')}</p>"
    wide = f"<p>{unit('a', 'twice or more')}</p>"
    assert rooms(wide)["a"] == UnitRoom("a", 40.0, 1, LINE_MM)
    longer = UnitRoom("a", 10.0, 3, LINE_MM)
    assert rooms(wide + narrow)["a"] == rooms(narrow + wide)["a"] == longer


def test_a_text_that_nobody_sees_has_no_room() -> None:
    assert rooms(f"<p>{unit('a', ' ')}{unit('b', 'b')}</p>").keys() == {"b"}


def test_a_panel_that_is_refused_tells_its_room_all_the_same() -> None:
    attempt = attempt_panel(panel(lines(FITTING + 2)), ROOT)
    assert attempt.rendered is None
    assert attempt.measured is not None
    assert attempt.measured.free_mm == pytest.approx(-2 * LINE_MM, abs=0.001)
    assert [room.lines for room in attempt.measured.units] == [FITTING + 2]


def test_a_panel_that_could_not_be_laid_out_tells_no_room() -> None:
    assert attempt_panel(panel(lines(1), frame="<main>"), ROOT).measured is None


# --- drafts -------------------------------------------------------------------------------------


def drafted(source: PanelSource) -> tuple[Rendered, dict[str, str]]:
    """A panel as a draft has it, and what is warned of: the unit of each code."""
    assert render_panel(source, ROOT)[0] is None
    done, findings = render_panel(replace(source, lenient=True), ROOT)
    assert done is not None
    assert not errors(findings)
    return done, {finding.code.name: finding.key for finding in findings}


def test_a_draft_is_cut_off_at_the_edge_of_the_panel() -> None:
    both = lines(FITTING, "cover.title") + lines(9, "cover.subtitle").replace("line", "more")
    done, warned = drafted(panel(both))
    assert warned == {"overflow-in-draft": "cover.subtitle"}
    assert done.measured.free_mm == pytest.approx(-9 * LINE_MM, abs=0.001)
    page = PdfDocument(done.page.pdf)[0]
    assert page.get_height() * 25.4 / 72 == pytest.approx(80, abs=0.1)
    assert "more 0" in page.get_textpage().get_text_bounded()


def test_a_draft_shows_a_word_that_is_too_wide() -> None:
    _, warned = drafted(panel(f'<p><span data-key="cover.title">{"M" * 60}</span></p>'))
    assert warned == {"too-wide-in-draft": "cover.title"}


def test_a_draft_forgives_nothing_else() -> None:
    source = replace(panel("<p data-key='a' style='display:none'>a</p>"), lenient=True)
    assert {finding.code.name for finding in refused(source)} == {"text-lost"}


def test_a_draft_in_which_all_fits_is_like_a_final_panel() -> None:
    source = panel(lines(3))
    assert rendered(replace(source, lenient=True)) == rendered(source)
