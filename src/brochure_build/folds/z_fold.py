"""Z fold (accordion): three equal panels folded zigzag.

The two faces that stay outside are the right panel of one side and the right panel of the other,
so the back of the brochure lies on the sheet's inside, right. Opening the cover shows the inside
left and middle; turning the sheet shows the flap and the inside right side by side.
"""

from __future__ import annotations

from collections.abc import Mapping

from brochure_build.folds import Fold

OUTSIDE = ("flap", "inside_right", "cover")
INSIDE = ("inside_left", "inside_middle", "back")


def widths(sheet_mm: float) -> Mapping[str, float]:
    """Equal thirds."""
    return dict.fromkeys(OUTSIDE + INSIDE, sheet_mm / 3)


FOLD = Fold(
    name="z",
    title="Z fold (accordion)",
    outside=OUTSIDE,
    inside=INSIDE,
    reading=("cover", "inside_left", "inside_middle", "flap", "inside_right", "back"),
    widths=widths,
)
