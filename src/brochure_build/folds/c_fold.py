"""C fold (letter fold): the flap folds in first, then the cover over it.

The flap is 3 mm short so that it lies flat inside: 97/100/100 mm on A4, and by the same rule
91.1/94.1/94.1 mm on US Letter (print shops ask for 2-3 mm on A4, 1/16 inch on Letter).
"""

from __future__ import annotations

from collections.abc import Mapping

from brochure_build.folds import Fold

FLAP_SHORT_MM = 3.0


def widths(sheet_mm: float) -> Mapping[str, float]:
    """Two full panels and one short by FLAP_SHORT_MM; the flap's other face is the inside right."""
    full = (sheet_mm + FLAP_SHORT_MM) / 3
    short = full - FLAP_SHORT_MM
    return {
        "flap": short,
        "back": full,
        "cover": full,
        "inside_left": full,
        "inside_middle": full,
        "inside_right": short,
    }


FOLD = Fold(
    name="c",
    title="C fold (letter fold)",
    outside=("flap", "back", "cover"),
    inside=("inside_left", "inside_middle", "inside_right"),
    reading=("cover", "flap", "inside_left", "inside_middle", "inside_right", "back"),
    widths=widths,
)
