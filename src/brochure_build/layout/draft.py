"""The word DRAFT across a panel whose texts are not approved.

It is a page of its own, laid over the finished panel when a file is bound: panels are rendered the
same for drafts as for print, and nothing in a layout can cover or forget it. Not a text of the
catalogue, for it has to be understood in every print shop and secretariat alike.
"""

from __future__ import annotations

import math

from brochure_build.stages import DRAFT, Ink, PanelSource, Place, Rendering

DRAFT_PAGE = "draft-"  # how its pages are named, before the panel's name

# Light enough to read through, dark enough for a copier to keep.
STRENGTH = 0.16
# Of the panel's diagonal; the word is about 3.6 times as long as it is large.
SIZE = 0.2
# Once more upright at the head of the panel, in the margin above its text: solid, so that no scan
# loses it, and in a line, so that a search for the word finds it.
ABOVE_MM = 5
BLACK = {Ink.CMYK: "device-cmyk(0 0 0 1)", Ink.SRGB: "#000"}


def draft_mark(
    place: Place, height_mm: float, rendering: Rendering, font_styles: str, base: str
) -> PanelSource:
    """The page that marks a panel: trim size, nothing on it but the word along its diagonal."""
    length_mm = math.hypot(place.width_mm, height_mm)
    angle = math.degrees(math.atan2(height_mm, place.width_mm))
    size_mm = length_mm * SIZE
    # a frame as wide as the diagonal, so that the word is in it before it is turned
    style = (
        "body{margin:0}"
        f"main{{position:absolute;left:{(place.width_mm - length_mm) / 2:.4f}mm;top:0;"
        f"width:{length_mm:.4f}mm;height:{height_mm:.4f}mm}}"
        f"p{{position:absolute;left:0;width:100%;margin:0;text-align:center;"
        f"color:{BLACK[rendering.ink]}}}"
        f".across{{top:{(height_mm - size_mm) / 2:.4f}mm;opacity:{STRENGTH};"
        f"font:700 {size_mm:.3f}mm/1 var(--font-latin);transform:rotate(-{angle:.3f}deg)}}"
        f".above{{top:{ABOVE_MM}mm;font:700 8pt/1 var(--font-latin)}}"
    )
    html = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{DRAFT}</title>'
        f"<style>{style}</style></head><body><main data-frame>"
        f'<p class="across">{DRAFT}</p><p class="above">{DRAFT}</p></main></body></html>'
    )
    return PanelSource(
        panel=f"{DRAFT_PAGE}{place.panel}",
        title="",
        locale="",
        width_mm=place.width_mm,
        height_mm=height_mm,
        rendering=Rendering(rendering.ink, bleed_mm=0.0, links=False, tagged=False),
        base=base,
        html=html,
        styles=(font_styles,),
        sheets=(),
        files={},
        keys=(),
        codes=(),
    )
