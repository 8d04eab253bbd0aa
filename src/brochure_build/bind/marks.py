"""Crop marks at the corners and fold marks over and under each fold, as content stream operators.

All marks are 100 % black alone and lie between the bleed and the media edge: no trim, however late,
shows one, and no mark needs four plates in register.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure_build.bind.boxes import Box, SheetBoxes, number, points
from brochure_build.bind.codes import SLUG_TOO_SMALL
from brochure_build.editions import Edition
from brochure_build.findings import BrochureError, Finding
from brochure_build.stages import FlatSheet, Side

LINE_PT = 0.25  # the thinnest line a press holds for certain
GAP_MM = 1.0  # between the bleed and a mark
LENGTH_MM = 5.0
DASH_MM = (1.0, 1.0)  # a fold mark is dashed, so that nobody cuts along it

BLACK = "0 0 0 1 K"
SOLID = "[] 0 d"

Line = tuple[float, float, float, float]


def check_slug(edition: Edition) -> None:
    """Nothing if marks fit between the bleed and the media edge; else BrochureError."""
    needed = edition.bleed_mm + GAP_MM + LENGTH_MM
    if edition.slug_mm < needed:
        message = f"marks need a slug of {needed:g} mm and have {edition.slug_mm:g} mm"
        raise BrochureError([Finding(SLUG_TOO_SMALL, message, edition=edition.name)])


def marks(sheet: FlatSheet, side: Side, boxes: SheetBoxes) -> str:
    """The operators that draw every mark of one side."""
    folds = [boxes.trim.left + points(x_mm) for x_mm in sheet.fold_lines(side)]
    dash = " ".join(number(points(mm)) for mm in DASH_MM)
    drawn = [
        f"q {number(LINE_PT)} w 0 J {BLACK}",
        SOLID,
        *(_stroke(line) for line in crop_lines(boxes)),
        f"[{dash}] 0 d",
        *(_stroke(line) for x in folds for line in _above_and_below(x, boxes.bleed)),
        "Q",
    ]
    return "\n".join(drawn)


def crop_lines(boxes: SheetBoxes) -> Iterator[Line]:
    """Eight lines, two a corner, that point at the trim and end before the bleed."""
    for x in (boxes.trim.left, boxes.trim.right):
        yield from _above_and_below(x, boxes.bleed)
    for y in (boxes.trim.bottom, boxes.trim.top):
        near, far = points(GAP_MM), points(GAP_MM + LENGTH_MM)
        yield boxes.bleed.left - near, y, boxes.bleed.left - far, y
        yield boxes.bleed.right + near, y, boxes.bleed.right + far, y


def _above_and_below(x: float, bleed: Box) -> Iterator[Line]:
    near, far = points(GAP_MM), points(GAP_MM + LENGTH_MM)
    yield x, bleed.top + near, x, bleed.top + far
    yield x, bleed.bottom - near, x, bleed.bottom - far


def _stroke(line: Line) -> str:
    x1, y1, x2, y2 = (number(value) for value in line)
    return f"{x1} {y1} m {x2} {y2} l S"
