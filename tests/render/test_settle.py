"""The first line on its place, and what is left of a panel shared out in half lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.render.fetcher import ProjectFetcher
from brochure_build.render.measure import every_box, frame_of, lines_of, measure
from brochure_build.render.opened import OpenedPanel
from brochure_build.render.settle import _in_turn, _Place, _together, room, settle
from brochure_build.stages import PIXELS_PER_MM, PanelSource
from render.samples import LINE_MM, TOP_MM, lines, panel

GAP = '<div data-rest="3"></div>'
FRAME_MM = 60.0


def settled(source: PanelSource, root: Path) -> tuple[OpenedPanel, float, float]:
    """The panel in its last layout; its first baseline in the frame, and the room left, in mm."""
    opened = OpenedPanel(source, root, ProjectFetcher(root, source.files))
    document = opened.laid_out()
    if settle(document.pages[0], source):
        document = opened.laid_out()
    page = document.pages[0]
    frame, (measured, findings) = frame_of(page), measure(page)
    assert frame is not None
    assert measured is not None
    assert not findings
    first = next(lines_of(frame))
    return opened, (first.position_y + first.baseline) / PIXELS_PER_MM - TOP_MM, measured.free_mm


def heights(opened: OpenedPanel, attribute: str) -> list[float]:
    """How high the boxes of the marked elements came out, in mm."""
    frame = frame_of(opened.laid_out().pages[0])
    assert frame is not None
    boxes = (box for box in every_box(frame) if box.element is not None)
    marked = {id(box.element): box.height for box in boxes if attribute in box.element.attrib}
    return [round(height / PIXELS_PER_MM, 2) for height in marked.values()]


@pytest.mark.parametrize("wanted_mm", [4.0, 7.5, 12.0])
def test_the_first_baseline_stands_where_the_layout_says(wanted_mm: float, checkout: Path) -> None:
    source = replace(panel(lines(2)), first_baseline_mm=wanted_mm)
    _, baseline, _ = settled(source, checkout)
    assert baseline == pytest.approx(wanted_mm, abs=0.02)


def test_a_first_line_that_stands_lower_already_stays(checkout: Path) -> None:
    _, natural, _ = settled(panel(lines(2)), checkout)
    _, baseline, _ = settled(replace(panel(lines(2)), first_baseline_mm=natural / 2), checkout)
    assert baseline == pytest.approx(natural, abs=0.02)


def test_gaps_open_in_half_lines_and_no_further_than_they_may(checkout: Path) -> None:
    opened, _, free = settled(panel(lines(2) + GAP + lines(2) + GAP + lines(1)), checkout)
    assert heights(opened, "data-rest") == [3 * LINE_MM / 2, 3 * LINE_MM / 2]
    assert free == pytest.approx(FRAME_MM - 5 * LINE_MM - 6 * LINE_MM / 2, abs=0.05)


def test_a_panel_with_little_left_gives_what_there_is(checkout: Path) -> None:
    opened, _, free = settled(panel(lines(5) + GAP + lines(3) + GAP + lines(3)), checkout)
    assert heights(opened, "data-rest") == [LINE_MM / 2, LINE_MM / 2]
    assert 0 <= free + 0.05 < LINE_MM / 2


def test_pictures_grow_before_gaps_open_wide(checkout: Path) -> None:
    picture = '<div data-grow="25" style="height:10mm;background:#eee"></div>'
    opened, _, _ = settled(panel(lines(2) + GAP + picture), checkout)
    assert heights(opened, "data-grow") == [25.0]
    assert heights(opened, "data-rest") == [7.5]


def test_pictures_of_a_kind_stay_equal(checkout: Path) -> None:
    picture = '<div data-grow="40" style="height:10mm;background:#eee"></div>'
    opened, _, free = settled(panel(lines(1) + 3 * picture), checkout)
    assert len(set(heights(opened, "data-grow"))) == 1
    assert free < 3 * LINE_MM / 2


def test_an_overflow_is_left_for_the_finding(checkout: Path) -> None:
    source = panel(lines(13) + GAP)
    opened = OpenedPanel(source, checkout, ProjectFetcher(checkout, {}))
    page = opened.laid_out().pages[0]
    found = room(page, source)
    assert found is not None
    assert found.free_mm == pytest.approx(-LINE_MM, abs=0.05)
    assert not settle(page, source)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6), st.integers(0, 60))
def test_nothing_is_given_that_is_not_there(mosts: list[int], halves: int) -> None:
    for together in (True, False):
        places = [_Place(Element("div"), 0.0, most, grows=False) for most in mosts]
        left = _together(places, halves) if together else _in_turn(places, halves)
        assert left >= 0
        assert sum(place.given for place in places) + left == halves
        assert all(place.given <= place.most for place in places)


def test_what_snaps_ends_on_a_half_line_and_the_rest_knows(checkout: Path) -> None:
    snapping = '<div data-snap style="height:11mm;background:#eee"></div>'
    opened, _, free = settled(panel(lines(2) + snapping + lines(2)), checkout)
    assert heights(opened, "data-snap") == [12.5]
    assert free == pytest.approx(FRAME_MM - 4 * LINE_MM - 12.5, abs=0.05)
    source = panel(lines(2) + snapping + lines(2))
    page = OpenedPanel(source, checkout, ProjectFetcher(checkout, {})).laid_out().pages[0]
    found = room(page, source)
    assert found is not None
    assert found.free_mm == pytest.approx(free, abs=0.05)


@pytest.mark.parametrize(
    ("most_mm", "shown"), [("20", "100.000%"), ("25", "125.000%"), ("30", "150.000%"), ("40", None)]
)
def test_a_picture_is_shown_at_a_height_it_is_composed_for(
    most_mm: str, shown: str | None, checkout: Path
) -> None:
    picture = f'<div id="p" data-grow="{most_mm}" data-stops="10 20 40" style="height:10mm"></div>'
    opened, _, _ = settled(panel(lines(2) + picture), checkout)
    box = opened.tree.find(".//*[@id='p']")
    assert box is not None
    assert f"background-size:{shown or '100.000%'} auto" in box.get("style", "")
