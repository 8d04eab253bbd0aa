"""Panels as form XObjects: whole, and without traces of their tags."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pikepdf
from pikepdf import Dictionary, Name, Stream
from PIL import Image, ImageChops, ImageStat

from brochure_build.bind.boxes import points
from brochure_build.bind.forms import untag
from brochure_build.editions.print import EDITION as PRINT
from brochure_build.stages import FlatSheet, PanelPage, Side

Open = Callable[[bytes], pikepdf.Pdf]
Picture = Callable[[bytes, int], Image.Image]


def difference(one: Image.Image, other: Image.Image) -> float:
    """How much two pictures differ at a pixel on the average, of 255."""
    return ImageStat.Stat(ImageChops.difference(one, other).convert("L")).mean[0]


def marked_content(pdf: pikepdf.Pdf) -> list[bytes]:
    """Every content stream of a file that numbers its content."""
    return [
        pikepdf.unparse_content_stream(pikepdf.parse_content_stream(scope.content))
        for scope in pdf.content_scopes()
        if any(
            isinstance(one.operands[1], Dictionary) and Name.MCID in one.operands[1]
            for one in pikepdf.parse_content_stream(scope.content, "BDC")
        )
    ]


def test_tagged_panels_lose_their_numbers_on_a_sheet(
    tagged: Mapping[str, PanelPage], office_file: bytes, opened: Open
) -> None:
    assert marked_content(opened(tagged["back"].pdf))  # there was something to take out
    pdf = opened(office_file)
    assert not marked_content(pdf)
    scopes = list(pdf.content_scopes(kinds="form"))
    assert len(scopes) > 6  # the panels, and what is pale in them
    for scope in scopes:
        assert Name.StructParents not in scope.content
        assert Name.StructParent not in scope.content


def test_content_stays_balanced_and_artifacts_stay() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    drawing = b"/Artifact BMC EMC /Span <</MCID 3>> BDC 0 0 1 1 re f EMC /A <</T /P>> BDC EMC"
    form = Stream(pdf, drawing, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    page.obj.Resources = Dictionary(XObject=Dictionary(F=form))
    untag(pdf)
    words = form.read_bytes().split()
    assert words.count(b"EMC") == words.count(b"BMC") + words.count(b"BDC") == 3
    assert b"MCID" not in form.read_bytes()
    assert b"/T" in form.read_bytes()


def test_a_placed_panel_looks_as_it_did_alone(
    printed: Mapping[str, PanelPage], press_file: bytes, sheet: FlatSheet, picture: Picture
) -> None:
    # Four pixels are a millimetre, so widths of whole millimetres fall on the same pixels.
    bleed, slug = round(PRINT.bleed_mm * 4), round(PRINT.slug_mm * 4)
    for number, side in enumerate(Side):
        whole = picture(press_file, number)
        for place in sheet.side(side):
            alone = picture(printed[place.panel].pdf, 0)
            width, height = round(place.width_mm * 4), round(sheet.paper.height_mm * 4)
            left = slug + round(place.x_mm * 4)
            inner = (1, 1, width - 1, height - 1)  # the edges are shared with the neighbour
            seen = whole.crop((left, slug, left + width, slug + height)).crop(inner)
            source = alone.crop((bleed, bleed, bleed + width, bleed + height)).crop(inner)
            # Edges of letters may fall on other parts of a pixel; a quarter of a millimetre shows.
            assert difference(seen, source) < 0.3
            assert difference(seen, ImageChops.offset(source, 1, 0)) > 1


def test_the_bounding_box_of_a_form_is_what_may_be_seen(
    press_file: bytes, sheet: FlatSheet, opened: Open
) -> None:
    forms = opened(press_file).pages[0].obj.Resources.XObject
    widths = [float(forms[f"/P{n}"].BBox[2]) - float(forms[f"/P{n}"].BBox[0]) for n in range(3)]
    bleed = PRINT.bleed_mm
    expected = [place.width_mm for place in sheet.side(Side.OUTSIDE)]
    expected[0] += bleed
    expected[-1] += bleed
    for width, mm in zip(widths, expected, strict=True):
        assert abs(width - points(mm)) < 0.001
