"""The room a slug line has beneath the sheet: between two marks, outside the bleed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from brochure_build.bind.marks import GAP_MM, check_slug
from brochure_build.editions import Edition
from brochure_build.stages import FlatSheet, Side

CLEAR_OF_MARKS_MM = 2.0  # text never touches a crop or fold mark
CLEAR_OF_EDGE_MM = 1.0  # from the edge of the media


@dataclass(frozen=True)
class Room:
    """A place for a strip of text: its left top corner from the trim's left bottom, its size."""

    left_mm: float
    below_mm: float
    width_mm: float
    height_mm: float


def slug_room(sheet: FlatSheet, side: Side, edition: Edition) -> Room:
    """Where the slug line of a side may stand: beneath its widest panel, the leftmost if equal."""
    check_slug(edition)
    marked = (0.0, *sheet.fold_lines(side), sheet.paper.width_mm)
    # Rounded, for three equal thirds are not equal in floating point.
    left, right = max(pairwise(marked), key=lambda gap: (round(gap[1] - gap[0], 6), -gap[0]))
    below = edition.bleed_mm + GAP_MM
    return Room(
        left_mm=left + CLEAR_OF_MARKS_MM,
        below_mm=below,
        width_mm=right - left - 2 * CLEAR_OF_MARKS_MM,
        height_mm=edition.slug_mm - below - CLEAR_OF_EDGE_MM,
    )
