"""Enough pixels for the size in print: where the lines are, and what is said below them."""

from __future__ import annotations

import pytest

from brochure_build.images.resolution import judged
from brochure_build.stages import PlacedPhoto


def placed(ppi: float, width_mm: float = 84.0, shown_mm: float = 84.0) -> PlacedPhoto:
    """A photograph of so many pixels per inch."""
    width_px = round(ppi * width_mm / 25.4)
    width_mm = width_px / ppi * 25.4
    return PlacedPhoto("tiger", width_px, width_px, width_mm, width_mm, shown_mm)


@pytest.mark.parametrize("ppi", [225, 240, 299, 300, 1200])
def test_what_prints_sharp_is_not_mentioned(ppi: float) -> None:
    assert judged(placed(ppi)) is None


@pytest.mark.parametrize(
    ("ppi", "code"),
    [(20, "low-resolution"), (149, "low-resolution"), (150, "soft-photo"), (224, "soft-photo")],
)
def test_below_one_pixel_a_screen_line_is_an_error_and_below_one_and_a_half_a_warning(
    ppi: float, code: str
) -> None:
    finding = judged(placed(ppi))
    assert finding is not None
    assert finding.code.name == code
    assert finding.message == f"{ppi} ppi at 84 mm across, where 300 are wanted"


def test_the_size_it_is_good_for_and_the_pixels_it_needs_are_told() -> None:
    finding = judged(PlacedPhoto("tiger", 500, 400, 84.667, 67.733, 84.667))
    assert finding is not None
    assert finding.message.startswith("150 ppi at 85 mm")
    assert finding.hint.startswith("it is good for 42 mm across; ask for a file of 1000 pixels")


def test_the_side_that_is_enlarged_more_decides() -> None:
    assert PlacedPhoto("tiger", 1000, 100, 84.667, 84.667, 84.667).ppi == pytest.approx(
        30, abs=0.01
    )


def test_what_is_cropped_away_does_not_help() -> None:
    """Half of 1000 pixels on 42 mm: the scale counts, not the file."""
    finding = judged(PlacedPhoto("tiger", 1000, 600, 169.333, 101.6, 42.0))
    assert finding is not None
    assert finding.message.startswith("150 ppi at 42 mm")
    assert "good for 21 mm" in finding.hint
    assert "2000 pixels" in finding.hint
