"""The outline: one entry a panel in reading order, with the panel's own headings folded below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pikepdf import Array, OutlineItem, Page, Pdf

from brochure_build.bind.codes import PANEL_STRUCTURE
from brochure_build.bind.destinations import on_page
from brochure_build.bind.panels import OpenPanel
from brochure_build.findings import BrochureError, Finding


def write_outline(pdf: Pdf, panels: Sequence[OpenPanel]) -> None:
    """Gives `pdf` an outline.

    Headings stay closed, so that a reader first sees the panels on one small screen. A heading that
    only repeats the panel's title gives way to what stands below it.
    """
    with pdf.open_outline() as outline:
        for number, (page, panel) in enumerate(zip(pdf.pages, panels, strict=True)):
            entry = OutlineItem(panel.title, number, "XYZ", left=0, top=float(page.mediabox[3]))
            with panel.document.open_outline() as headings:
                items = _without_echo(headings.root, panel.title)
            entry.children.extend(_on_page(items, page))
            entry.is_closed = bool(entry.children)
            outline.root.append(entry)


def _without_echo(headings: Sequence[OutlineItem], title: str) -> list[OutlineItem]:
    if headings and headings[0].title.casefold() == title.casefold():
        return [*headings[0].children, *headings[1:]]
    return list(headings)


def _on_page(headings: Iterable[OutlineItem], page: Page) -> list[OutlineItem]:
    moved = []
    for heading in headings:
        if not isinstance(heading.destination, Array):
            message = f"heading “{heading.title}” points at no place on its page"
            raise BrochureError([Finding(PANEL_STRUCTURE, message)])
        entry = OutlineItem(heading.title, on_page(page, heading.destination))
        entry.children.extend(_on_page(heading.children, page))
        moved.append(entry)
    return moved
