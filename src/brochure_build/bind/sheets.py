"""Binds panels as sheets: two sides, each panel in its place, with marks and a slug line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream

from brochure_build.bind.boxes import Box, SheetBoxes, number, points, sheet_boxes
from brochure_build.bind.codes import SLUG_LINE
from brochure_build.bind.forms import form, untag
from brochure_build.bind.links import web_links
from brochure_build.bind.marks import check_slug, marks
from brochure_build.bind.panels import TOLERANCE, OpenPanel, open_panel
from brochure_build.bind.slug import slug_room
from brochure_build.editions import Edition
from brochure_build.findings import BrochureError, Finding
from brochure_build.stages import FlatSheet, Furniture, PanelPage, Place, Side


@dataclass(frozen=True)
class _Face:
    """The side of a sheet that is being filled."""

    pdf: Pdf
    page: Page
    boxes: SheetBoxes
    sheet: FlatSheet
    side: Side
    edition: Edition


def bind_sheets(
    pdf: Pdf,
    panels: Mapping[str, OpenPanel],
    sheet: FlatSheet,
    edition: Edition,
    furniture: Furniture,
) -> None:
    """Adds the outside and the inside of the sheet to `pdf`."""
    boxes = sheet_boxes(sheet.paper, edition)
    for side in Side:
        face = _Face(pdf, _blank_side(pdf, boxes), boxes, sheet, side, edition)
        if side in furniture.art:
            _lay_art(face, furniture.art[side])
        for place in sheet.side(side):
            _place_panel(face, panels[place.panel], place)
            if place.panel in furniture.marks:
                _place_panel(face, open_panel(furniture.marks[place.panel]), place)
        if edition.slug_mm > 0:
            check_slug(edition)
            _draw(face, marks(sheet, side, boxes))
            if side in furniture.slug_lines:
                _place_slug_line(face, furniture.slug_lines[side])
    untag(pdf)


def visible(sheet: FlatSheet, place: Place, bleed_mm: float) -> Box:
    """What may be seen of a panel, in points from its trim's left bottom corner.

    It ends at the folds, and at the outer edges of the sheet where the bleed does.
    """
    row = sheet.side(place.side)
    left = bleed_mm if place == row[0] else 0.0
    right = bleed_mm if place == row[-1] else 0.0
    return Box(
        -points(left),
        -points(bleed_mm),
        points(place.width_mm + right),
        points(sheet.paper.height_mm + bleed_mm),
    )


def _blank_side(pdf: Pdf, boxes: SheetBoxes) -> Page:
    page = pdf.add_blank_page(page_size=(boxes.media.width, boxes.media.height))
    page.mediabox = boxes.media.array()
    page.bleedbox = boxes.bleed.array()
    page.trimbox = boxes.trim.array()
    page.obj.Contents = Array()
    page.obj.Resources = Dictionary(XObject=Dictionary())
    return page


def _place_panel(face: _Face, panel: OpenPanel, place: Place) -> None:
    right = face.boxes.trim.left + points(place.x_mm) - panel.trim.left
    up = face.boxes.trim.bottom - panel.trim.bottom
    seen = visible(face.sheet, place, face.edition.bleed_mm)
    seen = seen.moved(panel.trim.left, panel.trim.bottom)
    _show(face, form(face.pdf, panel, seen), right, up)
    if face.edition.rendering.links:
        links = web_links(face.pdf, panel, right, up)
        face.page.obj.Annots = Array([*face.page.obj.get(Name.Annots, ()), *links])


def _lay_art(face: _Face, art: PanelPage) -> None:
    """Beneath all panels in one piece, so that no seam shows where a side folds."""
    page = open_panel(art)
    right = face.boxes.trim.left - page.trim.left
    up = face.boxes.trim.bottom - page.trim.bottom
    _show(face, form(face.pdf, page, page.trim.grown(points(face.edition.bleed_mm))), right, up)


def _place_slug_line(face: _Face, strip: PanelPage) -> None:
    room = slug_room(face.sheet, face.side, face.edition)
    line = open_panel(strip)
    space = Box(0, 0, points(room.width_mm), points(room.height_mm))
    if not space.holds(line.trim.moved(-line.trim.left, -line.trim.bottom), TOLERANCE):
        message = (
            f"the slug line of the {face.side} is {strip.width_mm:.2f} x {strip.height_mm:.2f} mm, "
            f"its room is {room.width_mm:.2f} x {room.height_mm:.2f} mm"
        )
        raise BrochureError([Finding(SLUG_LINE, message, edition=face.edition.name)])
    right = face.boxes.trim.left + points(room.left_mm) - line.trim.left
    up = face.boxes.trim.bottom - points(room.below_mm) - line.trim.top
    _show(face, form(face.pdf, line, line.trim), right, up)


def _show(face: _Face, shown: Stream, right: float, up: float) -> None:
    forms = face.page.obj.Resources.XObject
    name = f"/P{len(forms.keys())}"
    forms[name] = shown
    _draw(face, f"q 1 0 0 1 {number(right)} {number(up)} cm {name} Do Q")


def _draw(face: _Face, operators: str) -> None:
    face.page.obj.Contents.append(Stream(face.pdf, operators.encode("ascii")))
