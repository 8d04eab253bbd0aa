"""Rectangles and the boxes of a sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.bind.boxes import Box, number, points, sheet_boxes
from brochure_build.editions.print import EDITION as PRINT
from brochure_build.stages import Paper

lengths = st.floats(min_value=20, max_value=1200)
margins = st.floats(min_value=0, max_value=30)


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0"), (-0.00001, "0"), (100.0, "100"), (0.25, "0.25"), (1e-3, "0.001"), (-1.5, "-1.5")],
)
def test_numbers_are_plain(value: float, written: str) -> None:
    assert number(value) == written


@given(st.floats(min_value=-1e6, max_value=1e6))
def test_a_written_number_is_near_and_has_no_exponent(value: float) -> None:
    assert "e" not in number(value).lower()
    assert float(number(value)) == pytest.approx(value, abs=0.00006)


def test_a_rectangle_may_name_any_two_opposite_corners() -> None:
    assert Box.read([30, 5, 10, 40]) == Box(10, 5, 30, 40) == Box.read([10, 40, 30, 5])


def test_holds_looks_at_every_side() -> None:
    box = Box(0, 0, 10, 10)
    assert box.holds(Box(0, 0, 10, 10), 0)
    for outside in (
        Box(-1, 0, 10, 10),
        Box(0, -1, 10, 10),
        Box(0, 0, 11, 10),
        Box(0, 0, 10, 11),
    ):
        assert not box.holds(outside, 0.5)
        assert box.holds(outside, 1)


@given(lengths, lengths, margins, margins)
def test_boxes_lie_in_each_other_from_the_origin(
    width: float, height: float, bleed: float, more: float
) -> None:
    edition = replace(PRINT, bleed_mm=bleed, slug_mm=bleed + more)
    boxes = sheet_boxes(Paper("any", width, height), edition)
    assert (boxes.media.left, boxes.media.bottom) == pytest.approx((0, 0), abs=1e-9)
    assert boxes.media.holds(boxes.bleed, 1e-6)
    assert boxes.bleed.holds(boxes.trim, 1e-6)
    assert boxes.trim.width == pytest.approx(points(width))
    assert boxes.trim.height == pytest.approx(points(height))


def test_without_a_slug_the_media_ends_with_the_bleed() -> None:
    boxes = sheet_boxes(Paper("A4", 297, 210), replace(PRINT, slug_mm=0))
    assert boxes.media == boxes.bleed
