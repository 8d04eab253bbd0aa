"""Opens rendered panels and holds them against their places: one page, right size, enough bleed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Page, Pdf

from brochure_build.bind.boxes import Box, points
from brochure_build.bind.codes import MISSING_PANEL, PANEL_BLEED, PANEL_SIZE, PANEL_STRUCTURE
from brochure_build.editions import Edition
from brochure_build.findings import BrochureError, Finding
from brochure_build.stages import FlatSheet, PanelPage, Place

# The engine writes six decimals of a point and CSS rounds to 1/1024 px; 0.05 mm is the thickness of
# a hair and far above both, so what is beyond it is a mistake and not a rounding.
TOLERANCE = points(0.05)


@dataclass(frozen=True)
class OpenPanel:
    """A panel's document, its only page, and its trim in the coordinates of that page.

    The document stays open: what is copied from it is read when the bound file is written.
    """

    name: str
    title: str
    document: Pdf
    page: Page
    trim: Box

    @property
    def media(self) -> Box:
        """All that was painted: the trim and the bleed round it."""
        return Box.read(self.page.mediabox)


def open_panels(
    pages: Mapping[str, PanelPage], sheet: FlatSheet, edition: Edition
) -> Mapping[str, OpenPanel]:
    """Every panel of the sheet by its name; BrochureError with all that do not fit."""
    findings: list[Finding] = []
    panels: dict[str, OpenPanel] = {}
    for place in sheet.places:
        if place.panel not in pages:
            message = f"the fold “{sheet.fold}” has a panel “{place.panel}” that was not rendered"
            findings.append(Finding(MISSING_PANEL, message, panel=place.panel))
            continue
        panels[place.panel] = open_panel(pages[place.panel])
        findings.extend(_misfits(panels[place.panel], place, sheet, edition))
    if findings:
        raise BrochureError(findings)
    return panels


def open_panel(panel: PanelPage) -> OpenPanel:
    """The panel, opened."""
    document = Pdf.open(BytesIO(panel.pdf))
    if len(document.pages) != 1:
        message = f"panel “{panel.panel}” has {len(document.pages)} pages: a panel is one"
        raise BrochureError([Finding(PANEL_STRUCTURE, message, panel=panel.panel)])
    page = document.pages[0]
    return OpenPanel(panel.panel, panel.title, document, page, Box.read(page.trimbox))


def _misfits(
    panel: OpenPanel, place: Place, sheet: FlatSheet, edition: Edition
) -> Iterator[Finding]:
    space = Box(0, 0, points(place.width_mm), points(sheet.paper.height_mm))
    if _differ(panel.trim.width, space.width) or _differ(panel.trim.height, space.height):
        message = f"panel “{panel.name}” is {_size(panel.trim)}, its place is {_size(space)}"
        yield Finding(PANEL_SIZE, message, panel=panel.name)
    # The MediaBox is asked, for WeasyPrint 70 writes no BleedBox of more than 10 pt.
    if not panel.media.holds(panel.trim.grown(points(edition.bleed_mm)), TOLERANCE):
        message = f"panel “{panel.name}” is painted less than {edition.bleed_mm:g} mm beyond trim"
        yield Finding(PANEL_BLEED, message, panel=panel.name, edition=edition.name)


def _differ(one: float, other: float) -> bool:
    return abs(one - other) > TOLERANCE


def _size(box: Box) -> str:
    return f"{box.width / points(1):.2f} x {box.height / points(1):.2f} mm"
