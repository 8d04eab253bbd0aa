"""The drawings behind the panels of a side: coloured, placed, and made into one page a side.

They are the same in every language, so they are rendered once for an ink and laid beneath the
panels when the file is bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from brochure_build.codes import BAD_IMAGE, UNKNOWN_REFERENCE
from brochure_build.findings import Finding, Place, quoted
from brochure_build.layout.folder import DRAWN_INK, LayoutFolder
from brochure_build.layout.page import MADE_URL
from brochure_build.reader.models import suggest
from brochure_build.stages import FlatSheet, Ink, PanelSource, Rendering, Side

ART = "art-"  # how the pages of art are named among the panels

_VIEW = re.compile(r'<svg\b[^>]*\bviewBox="([-0-9. ]+)"')
_GROUP = re.compile(r'<g\b[^>]*\bdata-box="([-0-9. ]+)"[^>]*>.*?</g>', re.DOTALL)


@dataclass(frozen=True)
class Cut:
    """An edge-to-edge part of a side, from left to right, in mm: what a group must not pass."""

    left_mm: float
    right_mm: float

    def holds(self, left_mm: float, right_mm: float) -> bool:
        """Whether all that lies between two points lies in this part."""
        return self.left_mm <= left_mm and right_mm <= self.right_mm


@dataclass(frozen=True)
class ArtJob:
    """What the art of a sheet is made for; pages says that each panel will be a page of its own."""

    layout: LayoutFolder = field(repr=False)
    sheet: FlatSheet
    ink: Ink
    bleed_mm: float
    pages: bool


def check_art(layout: LayoutFolder) -> Iterator[Finding]:
    """A finding for each drawing that cannot be placed or names an ink that there is not."""
    if not layout.inks:
        return  # its mistakes are reported already
    for path, svg in layout.drawings.items():
        if _view(svg) is None:
            message = "this is not a drawing with a viewBox in mm"
            hint = 'begin it with <svg viewBox="LEFT TOP WIDTH HEIGHT" …>'
            yield Finding(BAD_IMAGE, message, Place(path), hint)
        for name in dict.fromkeys(DRAWN_INK.findall(svg)):
            if name not in layout.inks:
                message = f"the drawing asks for the ink {quoted(name)}, which inks.yaml has not"
                hint = suggest(name, tuple(layout.inks))
                yield Finding(UNKNOWN_REFERENCE, message, Place(path), hint)


def side_art(job: ArtJob, side: Side) -> PanelSource | None:
    """The page of art of a side; None where the layout has none for it."""
    drawings = job.layout.file.art.get(side, ())
    if not drawings:
        return None
    files: dict[str, bytes] = {}
    images: list[str] = []
    for number, drawing in enumerate(drawings):
        svg = job.layout.coloured(drawing.file, job.ink)
        if drawing.whole and job.pages:
            svg = without_cut_groups(svg, _cuts(job.sheet, side))
        name = f"{number}.svg"
        files[name] = _framed(svg, job.sheet, job.bleed_mm).encode()
        images.append(f'<img alt="" src="{MADE_URL}{name}">')
    return _source(job, side, "".join(images), files)


def without_cut_groups(svg: str, cuts: tuple[Cut, ...]) -> str:
    """A drawing without the groups that no part of the side holds whole. Groups do not nest."""

    def kept(match: re.Match[str]) -> str:
        left, _, right, _ = (float(part) for part in match[1].split())
        return match[0] if any(cut.holds(left, right) for cut in cuts) else ""

    return _GROUP.sub(kept, svg)


def _cuts(sheet: FlatSheet, side: Side) -> tuple[Cut, ...]:
    return tuple(Cut(place.x_mm, place.x_mm + place.width_mm) for place in sheet.side(side))


def _framed(svg: str, sheet: FlatSheet, bleed_mm: float) -> str:
    """The drawing seen through the sheet and its bleed, whatever it was drawn larger for."""
    width_mm, height_mm = sheet.paper.width_mm, sheet.paper.height_mm
    frame = (-bleed_mm, -bleed_mm, width_mm + 2 * bleed_mm, height_mm + 2 * bleed_mm)
    numbers = " ".join(f"{number:g}" for number in frame)
    match = _VIEW.search(svg)
    return svg if match is None else f"{svg[: match.start(1)]}{numbers}{svg[match.end(1) :]}"


def _view(svg: str) -> tuple[float, float, float, float] | None:
    match = _VIEW.search(svg)
    parts = match[1].split() if match else []
    if len(parts) != 4:
        return None
    left, top, width, height = (float(part) for part in parts)
    return left, top, width, height


def _source(job: ArtJob, side: Side, images: str, files: dict[str, bytes]) -> PanelSource:
    width_mm, height_mm = job.sheet.paper.width_mm, job.sheet.paper.height_mm
    bleed = f"-{job.bleed_mm:g}mm"
    html = (
        '<!doctype html><html lang="zxx"><head><meta charset="utf-8"><title>art</title><style>'
        f"body{{margin:0}}main{{position:absolute;overflow:hidden;left:{bleed};top:{bleed};"
        f"width:{width_mm + 2 * job.bleed_mm:.4f}mm;height:{height_mm + 2 * job.bleed_mm:.4f}mm}}"
        "img{position:absolute;left:0;top:0;width:100%;height:100%}</style></head>"
        f"<body><main data-frame>{images}</main></body></html>"
    )
    return PanelSource(
        panel=f"{ART}{side}",
        title="",
        locale="",
        width_mm=width_mm,
        height_mm=height_mm,
        rendering=Rendering(job.ink, job.bleed_mm, links=False, tagged=False),
        base=job.layout.path,
        html=html,
        styles=(),
        sheets=(),
        files=files,
        keys=(),
        codes=(),
    )
