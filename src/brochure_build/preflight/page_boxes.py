"""The page boxes: how many pages there are, and where trim and bleed lie on them."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from brochure_build.editions import Binding
from brochure_build.findings import Code, Finding
from brochure_build.preflight import Check, Finished
from brochure_build.stages import POINTS_PER_MM

TOLERANCE_MM = 0.01

PAGE_COUNT = Code(
    "page-count",
    "The file does not have the pages its edition should have.",
    "This is a fault of the program: report it with the file.",
)
PAGE_BOXES = Code(
    "page-boxes",
    "A page's trim or bleed is not where the fold and the edition put it; the press would cut "
    "in the wrong place (ISO 15930-7:2010, 6.3; ISO 32000-1, 14.11.2).",
    "This is a fault of the program: report it with the file.",
)

Box = tuple[float, float, float, float]  # mm


def run(finished: Finished) -> Iterator[Finding]:
    """A finding for each page or box that is not as it should be."""
    with pikepdf.open(io.BytesIO(finished.pdf)) as pdf:
        trims = tuple(_trims(finished))
        if len(pdf.pages) != len(trims):
            yield Finding(PAGE_COUNT, f"{len(pdf.pages)} pages, expected {len(trims)}")
            return
        for number, (page, (width, height)) in enumerate(zip(pdf.pages, trims, strict=True), 1):
            yield from _check(finished, page, number, width, height)


def _trims(finished: Finished) -> Iterator[tuple[float, float]]:
    """The width and height in mm that each page has after trimming."""
    paper = finished.sheet.paper
    if finished.edition.binding is Binding.SHEETS:
        yield from [(paper.width_mm, paper.height_mm)] * 2
        return
    for panel in finished.sheet.reading:
        yield finished.sheet.place(panel).width_mm, paper.height_mm


def _check(
    finished: Finished, page: pikepdf.Page, number: int, width: float, height: float
) -> Iterator[Finding]:
    edition = finished.edition
    margin = max(edition.slug_mm, edition.bleed_mm)
    trim: Box = (margin, margin, margin + width, margin + height)
    bleed = _grown(trim, edition.bleed_mm)
    media = _grown(trim, margin)
    for name, box, expected in (
        ("media", page.mediabox, media),
        ("trim", page.trimbox, trim),
        ("bleed", page.get("/BleedBox", page.trimbox), bleed),
    ):
        found = _mm(box)
        if any(abs(a - b) > TOLERANCE_MM for a, b in zip(found, expected, strict=True)):
            message = f"page {number}: the {name} box is {_words(found)}, not {_words(expected)}"
            yield Finding(PAGE_BOXES, message)


def _grown(box: Box, by_mm: float) -> Box:
    return box[0] - by_mm, box[1] - by_mm, box[2] + by_mm, box[3] + by_mm


def _mm(box: pikepdf.Object) -> Box:
    left, bottom, right, top = (float(number) / POINTS_PER_MM for number in box)
    return left, bottom, right, top


def _words(box: Box) -> str:
    return " ".join(f"{side:.2f}" for side in box) + " mm"


CHECK = Check(
    "page-boxes",
    "Trim and bleed tell the press where to cut.",
    (PAGE_COUNT, PAGE_BOXES),
    run,
)
