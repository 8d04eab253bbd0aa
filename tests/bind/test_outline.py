"""The outline of a file for reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pikepdf
from pikepdf import Name

from brochure_build.bind import bind
from brochure_build.editions import Edition
from brochure_build.editions.screen import EDITION as SCREEN
from brochure_build.stages import FlatSheet, Furniture, Imprint, PanelPage

from .samples import rendered_pdf

Open = Callable[[bytes], pikepdf.Pdf]


def test_panels_first_and_headings_folded_below(
    screen_file: bytes, sheet: FlatSheet, opened: Open
) -> None:
    pdf = opened(screen_file)
    with pdf.open_outline() as outline:
        entries = outline.root
    assert [entry.title for entry in entries] == [
        panel.replace("_", " ").title() for panel in sheet.reading
    ]
    for entry, page in zip(entries, pdf.pages, strict=True):
        assert entry.is_closed
        assert _target(entry)[0].is_same_object_as(page.obj)
        assert float(_target(entry)[3]) == float(page.mediabox[3])
        for heading in _below(entry):
            assert _target(heading)[0].is_same_object_as(page.obj)
            assert 0 < float(_target(heading)[3]) < float(page.mediabox[3])


def test_a_heading_that_repeats_the_title_gives_way(screen_file: bytes, opened: Open) -> None:
    with opened(screen_file).open_outline() as outline:
        below = {entry.title: [one.title for one in entry.children] for entry in outline.root}
    assert below["Cover"] == ["Second"]  # its h1 says “cover”
    assert below["Inside Left"] == ["inside_left"]


def test_an_edition_without_outline_has_none(
    sheet: FlatSheet, imprint: Callable[[Edition], Imprint], opened: Open
) -> None:
    edition = replace(SCREEN, outline=False)
    panels = {
        place.panel: PanelPage(
            place.panel,
            "T",
            place.width_mm,
            sheet.paper.height_mm,
            0.0,
            rendered_pdf("<h1>A</h1>", place.width_mm, sheet.paper.height_mm, SCREEN.rendering),
        )
        for place in sheet.places
    }
    pdf = opened(bind(panels, sheet, edition, imprint(edition), Furniture(None, {})))
    assert Name.Outlines not in pdf.Root


def _below(entry: pikepdf.OutlineItem) -> list[pikepdf.OutlineItem]:
    return [*entry.children, *(one for child in entry.children for one in _below(child))]


def _target(entry: pikepdf.OutlineItem) -> pikepdf.Array:
    assert isinstance(entry.destination, pikepdf.Array)
    return entry.destination
