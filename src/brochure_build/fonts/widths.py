"""How wide the characters of one face are. The only user of fontTools.

A face is one flat array by code point, so that asking costs nothing and the array can be kept in a
file: taking a Chinese face apart takes a tenth of a second.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from brochure_build.codes import UNREADABLE
from brochure_build.findings import BrochureError, Finding, Place

Widths: TypeAlias = "array[int]"  # thousandths of an em by code point
Measure: TypeAlias = Callable[[Path], Widths]

NOT_DRAWN = 0xFFFF  # as a width: the face has no such character


def measured(path: Path) -> Widths:
    """The widths of a font file; BrochureError for one that cannot be read."""
    # imported here: where the widths are kept in a file, nobody needs it
    from fontTools.ttLib import TTFont

    try:
        # opened here: fontTools leaves a damaged file open
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            return _widths(font.getBestCmap() or {}, font["hmtx"].metrics, font["head"].unitsPerEm)
    except Exception as error:  # fontTools fails in many ways on damaged files
        place = Place(f"assets/fonts/{path.name}")
        problem = Finding(UNREADABLE, f"the font cannot be read: {error}", place)
        raise BrochureError([problem]) from error


def _widths(
    characters: dict[int, str], metrics: dict[str, tuple[int, int]], units_per_em: int
) -> Widths:
    widths = array("H", [NOT_DRAWN]) * (max(characters, default=-1) + 1)
    for code, glyph in characters.items():
        widths[code] = min(round(metrics[glyph][0] * 1000 / units_per_em), NOT_DRAWN - 1)
    return widths
