"""Whether a photograph has enough pixels for the size at which it is printed.

Offset breaks pictures up into a screen, 150 lines per inch on coated paper, and draws each line
from about two pixels. With one and a half a picture looks soft, below one the pixels show.
"""

from __future__ import annotations

import math

from brochure_build.codes import LOW_RESOLUTION, SOFT_PHOTO
from brochure_build.findings import Finding
from brochure_build.stages import PlacedPhoto

SCREEN_LPI = 150
WANTED_PPI = 2 * SCREEN_LPI
SOFT_PPI = 3 * SCREEN_LPI // 2
LOWEST_PPI = SCREEN_LPI


def judged(photo: PlacedPhoto) -> Finding | None:
    """What is wrong with the resolution of a photograph where it stands; None if it will do."""
    found = math.floor(photo.ppi + 0.5)
    if found >= SOFT_PPI:
        return None
    code = LOW_RESOLUTION if found < LOWEST_PPI else SOFT_PHOTO
    message = f"{found} ppi at {photo.shown_mm:.0f} mm across, where {WANTED_PPI} are wanted"
    good_for_mm = math.floor(photo.shown_mm * photo.ppi / WANTED_PPI)
    pixels = round(photo.width_px * WANTED_PPI / photo.ppi)
    hint = (
        f"it is good for {good_for_mm} mm across; "
        f"ask for a file of {pixels} pixels across or more, or print it smaller"
    )
    return Finding(code, message, hint=hint)
