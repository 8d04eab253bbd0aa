"""Lays the art of a side beneath a page that shows one of its panels, and a mark over it."""

from __future__ import annotations

from pikepdf import Dictionary, Name, Object, Page, Pdf, Stream

from brochure_build.bind.boxes import number, points
from brochure_build.bind.forms import form
from brochure_build.bind.panels import open_panel
from brochure_build.stages import PanelPage, Place

ART = Name.SideArt
MARK = Name.PanelMark


def art_form(pdf: Pdf, art: PanelPage) -> Stream:
    """The art of a whole side as a form XObject of `pdf`; every page of the side shows it."""
    page = open_panel(art)
    made: Stream = pdf.make_indirect(form(pdf, page, page.trim))
    return made


def lay_art(pdf: Pdf, page: Page, art: Stream, place: Place) -> None:
    """Draws a panel's part of its side beneath the page, passed over by screen readers.

    What no reader should hear is an artifact (ISO 32000-1, 14.8.2.2.2). The page's own edges cut
    the rest of the side off.
    """
    _name(page, ART, art)
    moved = f"1 0 0 1 {number(-points(place.x_mm))} 0 cm"
    drawn = f"/Artifact <</Type /Background>> BDC q {moved} {ART} Do Q EMC\n"
    page.contents_add(Stream(pdf, drawn.encode("ascii")), prepend=True)


def lay_mark(pdf: Pdf, page: Page, mark: PanelPage) -> None:
    """Draws a mark over the page, passed over by screen readers: the title tells them."""
    opened = open_panel(mark)
    _name(page, MARK, pdf.make_indirect(form(pdf, opened, opened.trim)))
    drawn = f"\nQ /Artifact <</Type /Pagination /Subtype /Watermark>> BDC q {MARK} Do Q EMC\n"
    page.contents_add(Stream(pdf, b"q\n"), prepend=True)  # the engine turns the page and never back
    page.contents_add(Stream(pdf, drawn.encode("ascii")))


def _name(page: Page, name: Name, shown: Object) -> None:
    """Makes a form known to a page."""
    if Name.XObject not in page.obj.Resources:
        page.obj.Resources.XObject = Dictionary()
    page.obj.Resources.XObject[name] = shown
