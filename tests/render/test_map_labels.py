"""Names and markers on a map keep apart, or the build says which do not and by how much."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from brochure_build.findings import Finding
from brochure_build.render.panel import render_panel
from render.samples import panel

STYLE = (
    ".sheet{position:relative;width:40mm;height:30mm}"
    ".sheet p{position:absolute;white-space:nowrap;font-size:7pt;line-height:2.8mm}"
    ".dot{width:4mm;height:4mm;line-height:4mm;text-align:center}"
)


def name(words: str, left: float, top: float, room: float = 30.0, key: str = "map.a") -> str:
    style = f"left:{left}mm;top:{top}mm;width:35mm"
    text = f'<span data-key="{key}">{words}</span>'
    return f'<p data-room="{room}" style="{style}">{text}</p>'


def dot(number: int, left: float, top: float) -> str:
    return f'<p class="dot" data-marker style="left:{left}mm;top:{top}mm">{number}</p>'


def found(checkout: Path, *things: str) -> tuple[Finding, ...]:
    source = panel(f'<div class="sheet" data-map>{"".join(things)}</div>', STYLE)
    done, findings = render_panel(source, checkout)
    assert (done is None) == bool(findings)
    return findings


def millimetres(finding: Finding) -> float:
    told = re.search(r"([0-9]+\.[0-9]) mm", finding.message)
    assert told, finding.message
    return float(told[1])


def test_a_map_with_room_for_everything_is_fine(checkout: Path) -> None:
    good = (name("Japan", 2, 2, 9), name("Mongolia", 2, 12, key="map.b"), dot(1, 20, 20))
    assert found(checkout, *good) == ()


def test_a_name_longer_than_its_room_is_told(checkout: Path) -> None:
    (finding,) = found(checkout, name("Japan", 2, 2, 5.0))
    assert finding.code.name == "map-label"
    assert finding.key == "map.a"
    assert (finding.panel, finding.locale) == ("cover", "en")
    assert "“Japan”" in finding.message
    assert 0.8 < millimetres(finding) < 1.6
    assert "5 mm a line" in finding.hint


def test_each_line_of_a_name_has_the_room(checkout: Path) -> None:
    assert found(checkout, name("Japan<br>Japan", 2, 2, 8)) == ()
    (finding,) = found(checkout, name("Ja<br>Japan Japan", 2, 2, 8))
    assert "longer than its room" in finding.message


def test_two_names_that_overlap_are_told(checkout: Path) -> None:
    (finding,) = found(checkout, name("Japan", 2, 2), name("Mongolia", 6, 3, key="map.b"))
    assert "“Japan” and “Mongolia” overlap" in finding.message


def test_a_name_on_a_marker_is_told(checkout: Path) -> None:
    (finding,) = found(checkout, name("Japan", 2, 2), dot(3, 5, 1))
    assert "“Japan” and marker 3 overlap" in finding.message


def test_two_markers_that_nearly_touch_are_told(checkout: Path) -> None:
    (finding,) = found(checkout, dot(1, 5, 5), dot(2, 9.1, 5))
    assert finding.message == "marker 1 and marker 2 are 0.1 mm apart on the map"


@pytest.mark.parametrize(("left", "top"), [(-1, 5), (37, 5), (5, -1), (5, 27)])
def test_what_reaches_over_the_edge_is_told(left: float, top: float, checkout: Path) -> None:
    findings = found(checkout, dot(1, left, top))
    assert "marker 1 reaches 1.0 mm over the edge of the map" in {f.message for f in findings}


def test_what_is_marked_outside_a_map_is_not_looked_at(checkout: Path) -> None:
    source = panel(f"{name('Japan', 0, 0, 1)}", "p{margin:0}")
    assert render_panel(source, checkout)[1] == ()


def test_a_draft_shows_the_map_as_it_is(checkout: Path) -> None:
    source = panel(f'<div class="sheet" data-map>{name("Japan", 2, 2, 5.0)}</div>', STYLE)
    assert render_panel(source, checkout)[0] is None
    done, (finding,) = render_panel(replace(source, lenient=True), checkout)
    assert done is not None
    assert (finding.code.name, finding.key) == ("map-label-in-draft", "map.a")
