"""The room of the slug line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.bind import slug_room
from brochure_build.bind.slug import CLEAR_OF_MARKS_MM
from brochure_build.editions.print import EDITION as PRINT
from brochure_build.findings import BrochureError
from brochure_build.folds import Fold, lay_flat
from brochure_build.registry import folds
from brochure_build.stages import Paper, Side

any_fold = st.sampled_from(sorted(folds().values(), key=lambda fold: fold.name))


@given(any_fold, st.floats(100, 900), st.sampled_from(Side), st.floats(0, 6), st.floats(9, 30))
def test_the_room_is_between_marks_the_bleed_and_the_edge(
    fold: Fold, width: float, side: Side, bleed: float, slug: float
) -> None:
    edition = replace(PRINT, bleed_mm=bleed, slug_mm=bleed + slug)
    sheet = lay_flat(fold, Paper("any", width, 200.0))
    room = slug_room(sheet, side, edition)
    assert room.below_mm > edition.bleed_mm
    assert room.height_mm > 5
    assert room.below_mm + room.height_mm < edition.slug_mm
    for x_mm in (0.0, *sheet.fold_lines(side), width):
        left, right = x_mm - CLEAR_OF_MARKS_MM, x_mm + CLEAR_OF_MARKS_MM
        assert room.left_mm >= right - 1e-9 or room.left_mm + room.width_mm <= left + 1e-9


def test_it_is_beneath_the_widest_panel() -> None:
    a4 = Paper("A4", 297, 210)
    outside = slug_room(lay_flat(folds()["c"], a4), Side.OUTSIDE, PRINT)
    inside = slug_room(lay_flat(folds()["c"], a4), Side.INSIDE, PRINT)
    assert (outside.left_mm, outside.width_mm, outside.height_mm) == (99, 96, 7)
    assert (inside.left_mm, inside.width_mm) == (2, 96)


def test_equal_panels_give_the_leftmost() -> None:
    thirds = lay_flat(folds()["z"], Paper("A4", 297, 210))
    assert slug_room(thirds, Side.OUTSIDE, PRINT).left_mm == CLEAR_OF_MARKS_MM


def test_without_a_slug_there_is_no_room() -> None:
    with pytest.raises(BrochureError):
        slug_room(
            lay_flat(folds()["c"], Paper("A4", 297, 210)), Side.INSIDE, replace(PRINT, slug_mm=0)
        )
