"""Gate fold (window fold): two doors fold in to the middle and meet over the inside.

Closed, the left door shows the right panel of the outside and the right door its left panel. Each
door is 1 mm short of a quarter so that the doors do not push each other up.
"""

from __future__ import annotations

from collections.abc import Mapping

from brochure_build.folds import Fold

DOOR_SHORT_MM = 1.0


def widths(sheet_mm: float) -> Mapping[str, float]:
    """Two doors of a quarter less DOOR_SHORT_MM; the middle takes the rest."""
    door = sheet_mm / 4 - DOOR_SHORT_MM
    middle = sheet_mm - 2 * door
    return {
        "cover_right": door,
        "back": middle,
        "cover_left": door,
        "inside_left": door,
        "inside_middle": middle,
        "inside_right": door,
    }


FOLD = Fold(
    name="gate",
    title="Gate fold (two doors)",
    outside=("cover_right", "back", "cover_left"),
    inside=("inside_left", "inside_middle", "inside_right"),
    reading=(
        "cover_left",
        "cover_right",
        "inside_left",
        "inside_middle",
        "inside_right",
        "back",
    ),
    widths=widths,
)
