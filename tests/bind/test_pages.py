"""Panels as pages in reading order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Name

from brochure_build.bind import bind
from brochure_build.bind.codes import PANEL_STRUCTURE, PANEL_TAGS
from brochure_build.editions import Edition, Standard
from brochure_build.editions.screen import EDITION as SCREEN
from brochure_build.findings import BrochureError
from brochure_build.stages import POINTS_PER_MM, FlatSheet, Furniture, Imprint, PanelPage

from .samples import drawn_panels, saved

Open = Callable[[bytes], pikepdf.Pdf]
Imprints = Callable[[Edition], Imprint]
NOTHING = Furniture(None, {})


def test_pages_are_panels_in_reading_order(
    screen_file: bytes, sheet: FlatSheet, opened: Open
) -> None:
    pdf = opened(screen_file)
    assert len(pdf.pages) == len(sheet.reading) == 6
    for page, panel in zip(pdf.pages, sheet.reading, strict=True):
        address = next(one.A.URI for one in page.obj.Annots if Name.A in one)
        assert str(address) == f"https://example.org/{panel}"
        width, height = sheet.place(panel).width_mm, sheet.paper.height_mm
        expected = [0, 0, width * POINTS_PER_MM, height * POINTS_PER_MM]
        assert [float(value) for value in page.mediabox] == pytest.approx(expected, abs=0.001)
        assert page.trimbox == page.mediabox
        assert page.obj.Tabs == Name.S


def test_links_live_and_can_be_printed(
    screen_file: bytes, tagged: Mapping[str, PanelPage], opened: Open
) -> None:
    before = sum(len(opened(panel.pdf).pages[0].obj.Annots) for panel in tagged.values())
    links = [link for page in opened(screen_file).pages for link in page.obj.Annots]
    assert len(links) == before == 24
    for link in links:
        assert link.F == 4
        assert Name.Contents in link
        left, bottom, right, top = (float(value) for value in link.Rect)
        assert left < right
        assert bottom < top


def test_bleed_is_cut_off(sheet: FlatSheet, imprint: Imprints, opened: Open) -> None:
    panels = drawn_panels(sheet, replace(SCREEN.rendering, bleed_mm=3.0))
    page = opened(bind(panels, sheet, SCREEN, imprint(SCREEN), NOTHING)).pages[0]
    assert [float(value) for value in page.mediabox[:2]] == [0, 0]
    assert float(page.mediabox[3]) == pytest.approx(sheet.paper.height_mm * POINTS_PER_MM, abs=1e-3)


def test_a_trim_elsewhere_than_at_the_origin_is_refused(
    sheet: FlatSheet, imprint: Imprints, opened: Open
) -> None:
    panels = dict(drawn_panels(sheet, SCREEN.rendering))
    pdf = opened(panels["back"].pdf)
    for box in (Name.MediaBox, Name.TrimBox):
        pdf.pages[0].obj[box] = [float(value) + 9 for value in pdf.pages[0].obj[box]]
    panels["back"] = replace(panels["back"], pdf=saved(pdf))
    with pytest.raises(BrochureError) as refused:
        bind(panels, sheet, SCREEN, imprint(SCREEN), NOTHING)
    found = [(finding.panel, finding.code) for finding in refused.value.findings]
    assert found == [("back", PANEL_STRUCTURE)]


def test_a_tagged_standard_refuses_panels_without_tags(sheet: FlatSheet, imprint: Imprints) -> None:
    panels = drawn_panels(sheet, replace(SCREEN.rendering, tagged=False))
    with pytest.raises(BrochureError) as refused:
        bind(panels, sheet, SCREEN, imprint(SCREEN), NOTHING)
    assert {finding.code for finding in refused.value.findings} == {PANEL_TAGS}


def test_untagged_pages_make_no_claim(sheet: FlatSheet, imprint: Imprints, opened: Open) -> None:
    plain = replace(
        SCREEN, standard=Standard.PDF, rendering=replace(SCREEN.rendering, tagged=False)
    )
    panels = drawn_panels(sheet, plain.rendering)
    pdf = opened(bind(panels, sheet, plain, imprint(plain), NOTHING))
    assert len(pdf.pages) == 6
    assert Name.StructTreeRoot not in pdf.Root
    assert Name.MarkInfo not in pdf.Root
