"""Art lies beneath the panels: in one piece on a sheet, each panel's part on its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pikepdf
import pytest
from PIL import Image

from brochure_build.bind import bind
from brochure_build.bind.boxes import points
from brochure_build.editions import Edition
from brochure_build.editions.print import EDITION as PRINT
from brochure_build.editions.screen import EDITION as SCREEN
from brochure_build.stages import (
    FlatSheet,
    Furniture,
    Imprint,
    OutputIntent,
    PanelPage,
    Rendering,
    Side,
)

from .samples import MAGENTA, PAPER, drawn_panel, rendered_panels

Imprints = Callable[[Edition], Imprint]
Picture = Callable[[bytes, int], Image.Image]
Open = Callable[[bytes], pikepdf.Pdf]


def art(edition: Edition) -> Mapping[Side, PanelPage]:
    """Magenta over the whole of each side."""
    rendering = Rendering(edition.rendering.ink, edition.bleed_mm, links=False, tagged=False)
    page = drawn_panel("art", PAPER.width_mm, PAPER.height_mm, rendering, MAGENTA)
    return dict.fromkeys(Side, page)


@pytest.fixture
def empty(sheet: FlatSheet) -> Mapping[str, PanelPage]:
    """Tagged panels with words on no ground."""
    return rendered_panels(sheet, SCREEN.rendering)


def test_a_page_shows_its_part_of_the_art_as_an_artifact(
    sheet: FlatSheet, imprint: Imprints, empty: Mapping[str, PanelPage], opened: Open
) -> None:
    pdf = opened(bind(empty, sheet, SCREEN, imprint(SCREEN), Furniture(None, {}, art(SCREEN))))
    for name, page in zip(sheet.reading, pdf.pages, strict=True):
        begin, _, move, show, _, end, *_ = pikepdf.parse_content_stream(page)
        tag, properties = begin.operands
        assert (str(tag), str(properties.Type)) == ("/Artifact", "/Background")
        assert float(move.operands[4]) == pytest.approx(-points(sheet.place(name).x_mm), abs=1e-3)
        assert (str(show.operator), str(end.operator)) == ("Do", "EMC")


def test_the_art_of_a_side_is_in_the_file_once(
    sheet: FlatSheet, imprint: Imprints, empty: Mapping[str, PanelPage], opened: Open
) -> None:
    pdf = opened(bind(empty, sheet, SCREEN, imprint(SCREEN), Furniture(None, {}, art(SCREEN))))
    forms = {page.obj.Resources.XObject.SideArt.objgen for page in pdf.pages}
    assert len(forms) <= len(Side)


def test_a_sheet_lays_its_art_beneath_the_panels_and_into_the_bleed(
    sheet: FlatSheet, imprint: Imprints, intent: OutputIntent, picture: Picture, opened: Open
) -> None:
    panels = rendered_panels(sheet, PRINT.rendering)
    pdf = bind(panels, sheet, PRINT, imprint(PRINT), Furniture(intent, {}, art(PRINT)))
    page = opened(pdf).pages[0]
    drawn = [str(one.operands[0]) for one in pikepdf.parse_content_stream(page, "Do")]
    assert drawn[0] == "/P0"
    assert len(drawn) == 4
    image = picture(pdf, 0)
    scale = image.width / (PAPER.width_mm + 2 * PRINT.slug_mm)
    bleed = image.getpixel((round((PRINT.slug_mm - 2) * scale), round(20 * scale)))
    beyond = image.getpixel((round((PRINT.slug_mm - 4) * scale), round(20 * scale)))
    assert bleed != beyond
