"""The art of a side: in the layout's inks, framed by the sheet, without groups that are cut."""

from __future__ import annotations

import re

import pytest

from brochure_build.folds import lay_flat
from brochure_build.folds.c_fold import FOLD
from brochure_build.layout import ArtJob, LayoutFolder, check_art, side_art
from brochure_build.layout.art import Cut, without_cut_groups
from brochure_build.layout.settings import Drawing, LayoutFile
from brochure_build.stages import Ink, Paper, Side
from layout.samples import INKS

PAPER = Paper("card", 93.0, 40.0)
GROUND = '<svg viewBox="-3 -3 99 46"><path fill="ink:tiger-amber" d="M0 0h9v9z"/></svg>'
TRAIL = (
    '<svg viewBox="-3 -3 99 46">'
    '<g id="a" data-box="-2 1 4 5"><path fill="ink:ink" d="M0 0h1v1z"/></g>'
    '<g id="b" data-box="10 1 14 5"><path fill="ink:ink" d="M0 0h1v1z"/></g>'
    '<g id="c" data-box="28 1 31 5"><path fill="ink:ink" d="M0 0h1v1z"/></g></svg>'
)


def layout(ground: str = GROUND, trail: str = TRAIL) -> LayoutFolder:
    file = LayoutFile(
        art={
            Side.OUTSIDE: (
                Drawing(file="assets/art/ground.svg"),
                Drawing(file="assets/art/trail.svg", whole=True),
            )
        }
    )
    drawings = {"assets/art/ground.svg": ground, "assets/art/trail.svg": trail}
    return LayoutFolder("classic", "layouts/classic", {}, {}, INKS, file, drawings)


def job(*, ink: Ink = Ink.CMYK, bleed_mm: float = 3.0, pages: bool = False) -> ArtJob:
    return ArtJob(layout(), lay_flat(FOLD, PAPER), ink, bleed_mm, pages)


def drawn(art: ArtJob) -> list[str]:
    source = side_art(art, Side.OUTSIDE)
    assert source is not None
    return [data.decode() for data in source.files.values()]


@pytest.mark.parametrize(
    ("ink", "colour"), [(Ink.CMYK, "device-cmyk(0 0.58 0.95 0.05)"), (Ink.SRGB, "#e07f1f")]
)
def test_inks_are_put_in(ink: Ink, colour: str) -> None:
    ground, trail = drawn(job(ink=ink))
    assert colour in ground
    assert "ink:" not in ground + trail


@pytest.mark.parametrize("bleed_mm", [0.0, 3.0])
def test_a_drawing_is_seen_through_the_sheet_and_its_bleed(bleed_mm: float) -> None:
    for svg in drawn(job(bleed_mm=bleed_mm)):
        view = re.search('viewBox="([^"]+)"', svg)
        assert view is not None
        numbers = [float(part) for part in view[1].split()]
        assert numbers == [-bleed_mm, -bleed_mm, 93 + 2 * bleed_mm, 40 + 2 * bleed_mm]


def test_a_sheet_shows_every_group_and_pages_only_whole_ones() -> None:
    on_sheet, on_pages = drawn(job())[1], drawn(job(pages=True))[1]
    assert re.findall('id="(.)"', on_sheet) == ["a", "b", "c"]
    # a passes the edge of the sheet; c the fold of this small sheet, at 29 mm
    assert re.findall('id="(.)"', on_pages) == ["b"]


def test_groups_are_kept_or_left_out_as_a_whole() -> None:
    assert without_cut_groups(TRAIL, (Cut(-9, 99),)) == TRAIL
    assert "<g" not in without_cut_groups(TRAIL, (Cut(50, 60),))


def test_a_side_without_drawings_has_no_art() -> None:
    assert side_art(job(), Side.INSIDE) is None


def test_good_drawings_give_no_findings() -> None:
    assert list(check_art(layout())) == []


@pytest.mark.parametrize(
    ("svg", "code"),
    [
        (GROUND.replace("tiger-amber", "tiger-ambr"), "unknown-reference"),
        (GROUND.replace("viewBox", "view"), "bad-image"),
        ("no drawing at all", "bad-image"),
    ],
)
def test_a_drawing_that_cannot_be_printed_is_found(svg: str, code: str) -> None:
    (finding,) = check_art(layout(ground=svg))
    assert finding.code.name == code
    assert finding.place is not None
    assert finding.place.file == "assets/art/ground.svg"
