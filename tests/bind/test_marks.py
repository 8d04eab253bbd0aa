"""Crop and fold marks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.bind.boxes import Box, SheetBoxes, points, sheet_boxes
from brochure_build.bind.codes import SLUG_TOO_SMALL
from brochure_build.bind.marks import GAP_MM, LENGTH_MM, check_slug, crop_lines, marks
from brochure_build.editions.print import EDITION as PRINT
from brochure_build.findings import BrochureError
from brochure_build.folds import Fold, lay_flat
from brochure_build.registry import folds
from brochure_build.stages import FlatSheet, Paper, Side

Line = tuple[float, float, float, float]
any_fold = st.sampled_from(sorted(folds().values(), key=lambda fold: fold.name))


def lines(operators: str) -> list[Line]:
    """Every stroked line of a content stream."""
    found = re.findall(r"^(\S+) (\S+) m (\S+) (\S+) l S$", operators, re.MULTILINE)
    return [tuple(float(value) for value in line) for line in found]  # type: ignore[misc]


def drawn(sheet: FlatSheet, side: Side) -> tuple[list[Line], SheetBoxes]:
    boxes = sheet_boxes(sheet.paper, PRINT)
    return lines(marks(sheet, side, boxes)), boxes


@given(any_fold, st.floats(60, 900), st.floats(40, 900), st.sampled_from(Side))
def test_marks_stay_clear_of_the_bleed_and_in_the_media(
    fold: Fold, width: float, height: float, side: Side
) -> None:
    sheet = lay_flat(fold, Paper("any", width, height))
    found, boxes = drawn(sheet, side)
    assert len(found) == 8 + 2 * len(sheet.fold_lines(side))
    clear = boxes.bleed.grown(points(GAP_MM) - 0.001)
    for x1, y1, x2, y2 in found:
        line = Box.read((x1, y1, x2, y2))
        assert max(line.width, line.height) == pytest.approx(points(LENGTH_MM), abs=0.001)
        assert boxes.media.holds(line, 0.001)
        assert (
            line.right <= clear.left
            or line.left >= clear.right
            or line.top <= clear.bottom
            or line.bottom >= clear.top
        )


def test_crop_marks_point_at_the_trim() -> None:
    boxes = sheet_boxes(Paper("A4", 297, 210), PRINT)
    found = list(crop_lines(boxes))
    upright = {x1 for x1, _, x2, _ in found if x1 == x2}
    level = {y1 for _, y1, _, y2 in found if y1 == y2}
    assert upright == {boxes.trim.left, boxes.trim.right}
    assert level == {boxes.trim.bottom, boxes.trim.top}
    assert len(found) == 8


@pytest.mark.parametrize("fold", folds().values(), ids=lambda fold: fold.name)
@pytest.mark.parametrize("side", Side)
def test_every_fold_is_marked_above_and_below(fold: Fold, side: Side) -> None:
    sheet = lay_flat(fold, Paper("A4", 297, 210))
    found, boxes = drawn(sheet, side)
    assert sheet.fold_lines(side)
    for x_mm in sheet.fold_lines(side):
        at_fold = [
            line for line in found if line[0] == pytest.approx(boxes.trim.left + points(x_mm))
        ]
        assert {line[1] > boxes.trim.top for line in at_fold} == {True, False}


def test_marks_are_black_alone_and_only_folds_are_dashed() -> None:
    sheet = lay_flat(folds()["c"], Paper("A4", 297, 210))
    drawing = marks(sheet, Side.OUTSIDE, sheet_boxes(sheet.paper, PRINT))
    colours = r"(?:[\d.]+ )+(?:k|K|rg|RG|g|G|cs|CS|sc|SC|scn|SCN)\b"
    assert re.findall(colours, drawing) == ["0 0 0 1 K"]
    solid, dashed = drawing.split("[] 0 d\n")[1].split("] 0 d\n")
    assert len(lines(solid)) == 8
    assert len(lines(dashed)) == 4


def test_a_slug_too_small_for_marks_is_refused() -> None:
    check_slug(replace(PRINT, bleed_mm=3.0, slug_mm=9.0))
    with pytest.raises(BrochureError) as refused:
        check_slug(replace(PRINT, bleed_mm=3.0, slug_mm=8.9))
    assert [finding.code for finding in refused.value.findings] == [SLUG_TOO_SMALL]
