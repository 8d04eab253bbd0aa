"""Panels in their places on two sides, clipped at the folds, with marks and slug lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Name
from PIL import Image

from brochure_build.bind import bind
from brochure_build.bind.codes import MISSING_PANEL, PANEL_BLEED, PANEL_SIZE, SLUG_LINE
from brochure_build.bind.sheets import visible
from brochure_build.editions import Edition
from brochure_build.editions.desktop import EDITION as DESKTOP
from brochure_build.editions.print import EDITION as PRINT
from brochure_build.findings import BrochureError
from brochure_build.folds import Fold, lay_flat
from brochure_build.registry import folds
from brochure_build.stages import (
    POINTS_PER_MM,
    FlatSheet,
    Furniture,
    Imprint,
    OutputIntent,
    PanelPage,
    Paper,
    Side,
)

from .samples import LOUD, PAPER, drawn_panel, drawn_panels

Open = Callable[[bytes], pikepdf.Pdf]
Picture = Callable[[bytes, int], Image.Image]
Imprints = Callable[[Edition], Imprint]
WHITE = 3  # beside the three of LOUD


def colour_at(image: Image.Image, x_mm: float, y_mm: float) -> int:
    """Which of the loud colours shows at a point, from the left top of the media."""
    seen = image.getpixel((round(x_mm * 4), round(y_mm * 4)))
    assert isinstance(seen, tuple)
    shades = [tuple(round(255 * value) for value in loud.rgb) for loud in LOUD]
    shades.append((255, 255, 255))
    apart = [sum(abs(a - b) for a, b in zip(seen, shade, strict=True)) for shade in shades]
    return apart.index(min(apart))


def darkest(image: Image.Image) -> float:
    """The least bright pixel of a grey picture."""
    least = image.getextrema()[0]
    assert isinstance(least, int | float)
    return least


@pytest.fixture(scope="module")
def loud_press_file(sheet: FlatSheet, imprint: Imprints, intent: OutputIntent) -> bytes:
    panels = drawn_panels(sheet, PRINT.rendering)
    return bind(panels, sheet, PRINT, imprint(PRINT), Furniture(intent, {}))


def test_boxes_are_exact_and_start_at_the_origin(press_file: bytes, opened: Open) -> None:
    pdf = opened(press_file)
    assert len(pdf.pages) == 2
    slug, bleed = PRINT.slug_mm, PRINT.bleed_mm
    width, height = PAPER.width_mm, PAPER.height_mm
    expected = {
        "/MediaBox": (0, 0, width + 2 * slug, height + 2 * slug),
        "/TrimBox": (slug, slug, slug + width, slug + height),
        "/BleedBox": (slug - bleed, slug - bleed, slug + width + bleed, slug + height + bleed),
    }
    for page in pdf.pages:
        for box, corners in expected.items():
            found = [float(value) for value in page.obj[box]]
            assert found == pytest.approx([mm * POINTS_PER_MM for mm in corners], abs=0.001)
        assert Name.CropBox not in page.obj
        assert Name.Rotate not in page.obj
        assert Name.UserUnit not in page.obj


def test_panels_stand_in_order_and_end_at_the_folds(
    loud_press_file: bytes, sheet: FlatSheet, picture: Picture
) -> None:
    slug, middle = PRINT.slug_mm, PRINT.slug_mm + PAPER.height_mm / 2
    for number, side in enumerate(Side):
        image = picture(loud_press_file, number)
        for place, colour in zip(sheet.side(side), range(3), strict=True):
            left, right = slug + place.x_mm, slug + place.x_mm + place.width_mm
            # Each panel is painted 3 mm beyond its edges, and none shows over its neighbour.
            for x_mm in (left + 0.5, (left + right) / 2, right - 0.5):
                assert colour_at(image, x_mm, middle) == colour


def test_bleed_is_kept_at_the_outer_edges_alone(loud_press_file: bytes, picture: Picture) -> None:
    image = picture(loud_press_file, 0)
    slug, bleed = PRINT.slug_mm, PRINT.bleed_mm
    right, bottom = slug + PAPER.width_mm, slug + PAPER.height_mm
    inside, outside = bleed - 0.5, bleed + 0.5
    assert colour_at(image, slug - inside, slug + 20) == 0
    assert colour_at(image, right + inside, slug + 20) == 2
    for x_mm, colour in ((slug + 10, 0), (slug + 45, 1), (slug + 80, 2)):
        assert colour_at(image, x_mm, slug - inside) == colour
        assert colour_at(image, x_mm, bottom + inside) == colour
        assert colour_at(image, x_mm, slug - outside) == WHITE
        assert colour_at(image, x_mm, bottom + outside) == WHITE
    assert colour_at(image, slug - outside, slug + 20) == WHITE
    assert colour_at(image, right + outside, slug + 20) == WHITE


def test_marks_are_drawn_and_only_outside_the_bleed(
    loud_press_file: bytes, sheet: FlatSheet, picture: Picture
) -> None:
    image = picture(loud_press_file, 0).convert("L")
    slug, bleed = PRINT.slug_mm, PRINT.bleed_mm
    right, bottom = slug + PAPER.width_mm, slug + PAPER.height_mm
    strip_above = image.crop((0, 0, image.width, round((slug - bleed - 0.5) * 4)))
    dark = {
        x / 4
        for x in range(strip_above.width)
        if darkest(strip_above.crop((x, 0, x + 1, strip_above.height))) < 200
    }
    folds_and_edges = [slug, right, *(slug + x for x in sheet.fold_lines(Side.OUTSIDE))]
    assert dark
    assert all(min(abs(x - mark) for mark in folds_and_edges) < 0.6 for x in dark)
    assert all(min(abs(x - mark) for x in dark) < 0.6 for mark in folds_and_edges)
    corner = image.crop((0, round(bottom * 4) - 3, round((slug - bleed - 1.5) * 4), image.height))
    assert darkest(corner) < 200


def test_slug_lines_are_drawn_in_their_room(press_file: bytes, opened: Open) -> None:
    pdf = opened(press_file)
    for page in pdf.pages:
        assert len(page.obj.Resources.XObject.keys()) == 4
        strip = page.obj.Resources.XObject["/P3"]
        placed = [
            one.operands
            for one in pikepdf.parse_content_stream(page, "cm")
            if one.operator == pikepdf.Operator("cm")
        ][-1]
        bottom, top = (
            float(strip.BBox[1]) + float(placed[5]),
            float(strip.BBox[3]) + float(placed[5]),
        )
        assert 0 < bottom < top < (PRINT.slug_mm - PRINT.bleed_mm) * POINTS_PER_MM


def test_a_slug_line_larger_than_its_room_is_refused(
    sheet: FlatSheet, imprint: Imprints, intent: OutputIntent
) -> None:
    wide = drawn_panel("slug", 40.0, 5.0, replace(PRINT.rendering, bleed_mm=0.0))
    furniture = Furniture(intent, {Side.INSIDE: wide})
    with pytest.raises(BrochureError) as refused:
        bind(drawn_panels(sheet, PRINT.rendering), sheet, PRINT, imprint(PRINT), furniture)
    assert [finding.code for finding in refused.value.findings] == [SLUG_LINE]


def test_a_press_sheet_has_no_annotations_and_no_tags(press_file: bytes, opened: Open) -> None:
    pdf = opened(press_file)
    assert Name.StructTreeRoot not in pdf.Root
    for page in pdf.pages:
        assert Name.Annots not in page.obj
        assert Name.StructParents not in page.obj


def test_an_office_sheet_is_the_paper_itself(office_file: bytes, opened: Open) -> None:
    pdf = opened(office_file)
    for page in pdf.pages:
        assert [float(value) for value in page.mediabox] == pytest.approx(
            [0, 0, PAPER.width_mm * POINTS_PER_MM, PAPER.height_mm * POINTS_PER_MM], abs=0.001
        )
        assert page.trimbox == page.mediabox
        assert len(page.obj.Resources.XObject.keys()) == 3


def test_an_office_sheet_keeps_web_links_where_the_words_are(
    office_file: bytes, tagged: Mapping[str, PanelPage], sheet: FlatSheet, opened: Open
) -> None:
    outside = opened(office_file).pages[0].obj.Annots
    addresses = [str(link.A.URI) for link in outside]
    assert [address.rsplit("/")[-1] for address in addresses] == [
        panel for panel in ("flap", "back", "cover") for _ in range(2)
    ]
    source = opened(tagged["back"].pdf).pages[0].obj.Annots[0]
    moved = float(outside[2].Rect[0]) - float(min(source.Rect[0], source.Rect[2]))
    assert moved == pytest.approx(sheet.place("back").x_mm * POINTS_PER_MM, abs=0.001)
    for link in outside:
        assert Name.StructParent not in link
        assert Name.Dest not in link


def test_all_that_does_not_fit_is_reported_at_once(
    sheet: FlatSheet, imprint: Imprints, intent: OutputIntent
) -> None:
    panels = dict(drawn_panels(sheet, PRINT.rendering))
    del panels["flap"]
    panels["back"] = drawn_panel("back", 31.0, PAPER.height_mm, PRINT.rendering)
    tight = replace(PRINT.rendering, bleed_mm=1.0)
    panels["cover"] = drawn_panel("cover", 32.0, PAPER.height_mm, tight)
    with pytest.raises(BrochureError) as refused:
        bind(panels, sheet, PRINT, imprint(PRINT), Furniture(intent, {}))
    found = {(finding.panel, finding.code) for finding in refused.value.findings}
    assert found == {
        ("flap", MISSING_PANEL),
        ("back", PANEL_SIZE),
        ("cover", PANEL_BLEED),
    }


def test_a_panel_with_more_bleed_than_needed_is_cut(
    sheet: FlatSheet, imprint: Imprints, intent: OutputIntent, picture: Picture
) -> None:
    # WeasyPrint's BleedBox would end at 10 pt: only the MediaBox tells how far it painted.
    generous = drawn_panels(sheet, replace(PRINT.rendering, bleed_mm=5.0))
    image = picture(bind(generous, sheet, PRINT, imprint(PRINT), Furniture(intent, {})), 0)
    assert colour_at(image, PRINT.slug_mm - 2.5, 30) == 0
    assert colour_at(image, PRINT.slug_mm - 3.5, 30) == WHITE


@given(
    st.sampled_from(sorted(folds().values(), key=lambda fold: fold.name)),
    st.floats(60, 900),
    st.floats(0, 10),
    st.sampled_from(Side),
)
def test_what_is_seen_of_the_panels_covers_the_bleed_once(
    fold: Fold, width: float, bleed: float, side: Side
) -> None:
    sheet = lay_flat(fold, Paper("any", width, 100.0))
    row = sheet.side(side)
    seen = [visible(sheet, place, bleed).moved(place.x_mm * POINTS_PER_MM, 0) for place in row]
    assert seen[0].left == pytest.approx(-bleed * POINTS_PER_MM)
    assert seen[-1].right == pytest.approx((width + bleed) * POINTS_PER_MM)
    for one, next_one in pairwise(seen):
        assert one.right == pytest.approx(next_one.left, abs=1e-6)


def test_desktop_panels_are_not_clipped_at_the_paper_edge(
    sheet: FlatSheet, imprint: Imprints, picture: Picture
) -> None:
    panels = drawn_panels(sheet, DESKTOP.rendering)
    image = picture(bind(panels, sheet, DESKTOP, imprint(DESKTOP), Furniture(None, {})), 0)
    assert colour_at(image, 0.5, 0.5) == 0
    assert colour_at(image, PAPER.width_mm - 0.5, PAPER.height_mm - 0.5) == 2
