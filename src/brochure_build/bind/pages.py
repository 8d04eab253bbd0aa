"""Binds panels as pages: one a panel, in reading order, with links, tags and an outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pikepdf import Name, Page, Pdf

from brochure_build.bind.art import art_form, lay_art, lay_mark
from brochure_build.bind.boxes import Box, points
from brochure_build.bind.codes import PANEL_STRUCTURE, PANEL_TAGS
from brochure_build.bind.destinations import merge_destinations
from brochure_build.bind.links import PRINT_FLAG, annotations_of
from brochure_build.bind.outline import write_outline
from brochure_build.bind.panels import TOLERANCE, OpenPanel
from brochure_build.bind.standards import CLAIMS
from brochure_build.bind.tags import is_tagged, merge_tags
from brochure_build.editions import Edition
from brochure_build.findings import BrochureError, Finding
from brochure_build.stages import FlatSheet, Furniture


def bind_pages(
    pdf: Pdf,
    panels: Mapping[str, OpenPanel],
    sheet: FlatSheet,
    edition: Edition,
    furniture: Furniture,
) -> None:
    """Adds a page for every panel of the sheet to `pdf`."""
    read = [panels[name] for name in sheet.reading]
    if findings := [finding for panel in read for finding in _misfits(panel, edition)]:
        raise BrochureError(findings)
    art = {side: art_form(pdf, page) for side, page in furniture.art.items()}
    for panel in read:
        pdf.pages.append(panel.page)
        place = sheet.place(panel.name)
        _finish_page(
            pdf.pages[-1], Box(0, 0, points(place.width_mm), points(sheet.paper.height_mm))
        )
        if place.side in art:
            lay_art(pdf, pdf.pages[-1], art[place.side], place)
        if panel.name in furniture.marks:
            lay_mark(pdf, pdf.pages[-1], furniture.marks[panel.name])
    merge_destinations(pdf, read)
    if edition.outline:
        write_outline(pdf, read)
    if all(is_tagged(panel) for panel in read):
        merge_tags(pdf, read)


def _misfits(panel: OpenPanel, edition: Edition) -> Iterator[Finding]:
    # WeasyPrint's trim is at 0 0, bleed or not. Moving the content of another page would leave its
    # patterns behind, for they hang on the page's origin (ISO 32000-1, 8.7.3.1).
    if abs(panel.trim.left) > TOLERANCE or abs(panel.trim.bottom) > TOLERANCE:
        message = f"the trim of panel “{panel.name}” does not start at the origin of its page"
        yield Finding(PANEL_STRUCTURE, message, panel=panel.name, edition=edition.name)
    if CLAIMS[edition.standard].tagged and not is_tagged(panel):
        message = f"panel “{panel.name}” has no tags, and {edition.standard} asks for them"
        yield Finding(PANEL_TAGS, message, panel=panel.name, edition=edition.name)


def _finish_page(page: Page, media: Box) -> None:
    for box in (Name.CropBox, Name.BleedBox, Name.ArtBox):
        if box in page.obj:
            del page.obj[box]
    page.mediabox = media.array()
    page.trimbox = media.array()
    page.obj.Tabs = Name.S  # the tabulator follows the tags: ISO 14289-1, 7.18.3
    for annotation in annotations_of(page.obj):
        annotation.F = PRINT_FLAG
        annotation.Rect = Box.read(annotation.Rect).array()
