"""Art that runs over the folds meets at each of them, in print and from page to page on screen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from PIL import Image

from brochure_build.bind.boxes import points
from brochure_build.build import flat_sheet
from brochure_build.project.sources import read_sources
from brochure_build.registry import editions, folds
from brochure_build.stages import FlatSheet, Side
from conftest import Built
from looks.reading import picture

DPI = 300
PIXELS_PER_MM = DPI / 25.4
ALIKE = 40  # of 255, in any of the three channels: an edge may fall into another pixel
MOST_UNLIKE = 0.02  # of the rows: a slanted edge differs in a few
ART_FROM_MM = 186.0


@pytest.fixture(scope="module")
def sheet(real: Built) -> FlatSheet:
    content = read_sources(real.project).content
    assert content is not None
    return flat_sheet(content)


def column(image: Image.Image, x: int, top: int, bottom: int) -> list[tuple[int, ...]]:
    """The pixels of a column."""
    strip = image.crop((x, top, x + 1, bottom))
    return [strip.getpixel((0, y)) for y in range(strip.height)]  # type: ignore[misc]


def unlike(left: Sequence[tuple[int, ...]], right: Sequence[tuple[int, ...]]) -> float:
    """The share of rows in which two columns differ to the eye."""
    assert len(left) == len(right) > 100
    pairs = list(zip(left, right, strict=True))
    rows = [max(abs(a - b) for a, b in zip(one, two, strict=True)) > ALIKE for one, two in pairs]
    return sum(rows) / len(rows)


def is_drawn(pixels: list[tuple[int, ...]]) -> bool:
    """Whether more than one ground is there to compare."""
    return len(set(pixels)) > 3


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("locale", ["en", "ru-RU", "zh-CN"])
def test_art_meets_at_the_folds_in_print(
    locale: str, side: Side, real: Built, sheet: FlatSheet
) -> None:
    print_ = editions()["print"]
    pdf = (
        real.project.root / f"build/{locale}/paws-across-borders-{locale}-print.pdf"
    ).read_bytes()
    image = picture(pdf, list(Side).index(side), DPI)
    margin = print_.slug_mm
    top = round((margin - print_.bleed_mm) * PIXELS_PER_MM) + 2
    bottom = round((margin + sheet.paper.height_mm + print_.bleed_mm) * PIXELS_PER_MM) - 2
    for fold_mm in sheet.fold_lines(side):
        fold = round((margin + fold_mm) * PIXELS_PER_MM)
        left, right = column(image, fold - 1, top, bottom), column(image, fold, top, bottom)
        assert is_drawn(left)
        assert unlike(left, right) <= MOST_UNLIKE
        # no seam: neither column is lighter than what lies two pixels further on either side
        beyond = column(image, fold - 3, top, bottom)
        assert unlike(left, beyond) <= 4 * MOST_UNLIKE


@pytest.mark.parametrize("side", Side)
def test_art_goes_on_from_page_to_page_on_screen(side: Side, real: Built, sheet: FlatSheet) -> None:
    pdf = (real.project.root / "build/en/paws-across-borders-en-screen.pdf").read_bytes()
    order = folds()[sheet.fold].reading
    row = sheet.side(side)
    for one, two in pairwise(row):
        left = picture(pdf, order.index(one.panel), DPI)
        right = picture(pdf, order.index(two.panel), DPI)
        top = round(ART_FROM_MM * PIXELS_PER_MM)
        edges = (
            column(left, left.width - 2, top, left.height),
            column(right, 1, top, right.height),
        )
        assert is_drawn(edges[0])
        assert unlike(*edges) <= 3 * MOST_UNLIKE


@pytest.mark.parametrize("side", Side)
def test_no_print_of_a_paw_is_cut_on_screen(side: Side, real: Built, sheet: FlatSheet) -> None:
    """No amber on the very edge of a page, which a cut print would leave there."""
    pdf = (real.project.root / "build/en/paws-across-borders-en-screen.pdf").read_bytes()
    order = folds()[sheet.fold].reading
    for place in sheet.side(side):
        image = picture(pdf, order.index(place.panel), 150)
        for x in (1, image.width - 2):
            assert not any(_is_amber(pixel) for pixel in column(image, x, 0, image.height))


def test_a_cut_print_would_be_seen() -> None:
    image = Image.new("RGB", (3, 200), (255, 255, 255))
    image.putpixel((1, 20), (229, 115, 13))
    assert any(_is_amber(pixel) for pixel in column(image, 1, 0, 200))


def test_a_seam_would_be_seen() -> None:
    ground, seam = [(20, 60, 50)] * 200, [(220, 230, 228)] * 200
    assert unlike(ground, seam) == 1


def test_trim_is_where_the_boxes_say(sheet: FlatSheet) -> None:
    assert points(sheet.paper.width_mm) == pytest.approx(841.89, abs=0.01)


def _is_amber(pixel: tuple[int, ...]) -> bool:
    red, green, blue = pixel
    return red > 200 and 90 < green < 140 and blue < 60
