"""Half fold: one fold in the middle, four panels."""

from __future__ import annotations

from collections.abc import Mapping

from brochure_build.folds import Fold

OUTSIDE = ("back", "cover")
INSIDE = ("inside_left", "inside_right")


def widths(sheet_mm: float) -> Mapping[str, float]:
    """Equal halves."""
    return dict.fromkeys(OUTSIDE + INSIDE, sheet_mm / 2)


FOLD = Fold(
    name="half",
    title="Half fold",
    outside=OUTSIDE,
    inside=INSIDE,
    reading=("cover", "inside_left", "inside_right", "back"),
    widths=widths,
)
