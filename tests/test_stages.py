"""The values between stages answer small questions about places and measures."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build import stages
from brochure_build.stages import (
    PIXELS_PER_MM,
    POINTS_PER_MM,
    FlatSheet,
    Ink,
    Measured,
    PanelPage,
    Paper,
    Place,
    Rendering,
    Side,
)

OUT, IN = Side.OUTSIDE, Side.INSIDE
PAPER = Paper("card", 90.0, 50.0)
# Not in the order in which they lie.
SHEET = FlatSheet(
    "any",
    PAPER,
    (
        Place("c", OUT, 60.0, 30.0),
        Place("d", IN, 0.0, 45.0),
        Place("a", OUT, 0.0, 20.0),
        Place("e", IN, 45.0, 45.0),
        Place("b", OUT, 20.0, 40.0),
    ),
    ("c", "a", "b", "d", "e"),
)


def test_a_side_is_read_from_left_to_right() -> None:
    assert [place.panel for place in SHEET.side(OUT)] == ["a", "b", "c"]
    assert [place.panel for place in SHEET.side(IN)] == ["d", "e"]


def test_a_side_folds_between_its_panels() -> None:
    assert SHEET.fold_lines(OUT) == (20.0, 60.0)
    assert SHEET.fold_lines(IN) == (45.0,)


def test_a_sheet_of_one_panel_does_not_fold() -> None:
    sheet = FlatSheet("none", PAPER, (Place("a", OUT, 0.0, 90.0),), ("a",))
    assert sheet.fold_lines(OUT) == sheet.fold_lines(IN) == ()


def test_a_panel_has_its_place() -> None:
    assert SHEET.place("e") == Place("e", IN, 45.0, 45.0)
    with pytest.raises(KeyError, match="nowhere"):
        SHEET.place("nowhere")


@given(st.floats(0, 500), st.floats(0, 500))
def test_what_is_free_is_negative_where_content_overflows(lowest: float, frame: float) -> None:
    measured = Measured(lowest_mm=lowest, frame_mm=frame)
    assert (measured.free_mm < 0) == (lowest > frame)
    assert measured.lowest_mm + measured.free_mm == pytest.approx(frame)


def test_a_point_and_a_pixel_are_what_they_are_in_pdf_and_css() -> None:
    assert pytest.approx(72) == 25.4 * POINTS_PER_MM
    assert pytest.approx(96) == 25.4 * PIXELS_PER_MM


def test_equal_renderings_are_one_so_that_editions_share_panels() -> None:
    one = Rendering(Ink.SRGB, 0.0, links=True, tagged=True)
    assert {one: "made"}[Rendering(Ink.SRGB, 0.0, links=True, tagged=True)] == "made"


def test_values_say_who_they_are_but_not_their_bytes() -> None:
    page = PanelPage("cover", "Cover", 100.0, 210.0, 3.0, b"%PDF" * 1000)
    assert "cover" in repr(page)
    assert "%PDF" not in repr(page)


def test_no_value_between_stages_changes() -> None:
    values = [value for value in vars(stages).values() if is_dataclass(value)]
    assert len(values) > 10
    for value in values:
        assert isinstance(value, type)
        assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]
        assert fields(value)
    with pytest.raises(FrozenInstanceError):
        PAPER.width_mm = 1.0  # type: ignore[misc]
