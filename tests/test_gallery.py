"""The pictures of docs/gallery: the script finds something to draw, and draws it small."""

from __future__ import annotations

import importlib
import io
from types import ModuleType
from typing import Any

import pytest
from PIL import Image

from brochure_build.editions import Binding
from brochure_build.jobs import Request, build
from brochure_build.project import Project, Variant
from conftest import Built
from project.copies import ROOT

GALLERY = ROOT / "docs" / "gallery"
MOST_KB = {
    "contact-pages.png": 600,
    "contact-sheets.png": 600,
    "folded.png": 600,
    "plain.png": 600,
    "sheet-en.png": 150,
    "z-fold.png": 250,
}


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    """docs/make_gallery.py, which stands in no package."""
    monkeypatch.syspath_prepend(ROOT / "docs")
    return importlib.import_module("make_gallery")


@pytest.fixture
def pieces(script: ModuleType) -> Any:
    """docs/folded_piece.py."""
    del script
    return importlib.import_module("folded_piece")


# --- what stands there ------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "most_kb"), MOST_KB.items())
def test_picture_is_small(name: str, most_kb: int) -> None:
    assert 10_000 < (GALLERY / name).stat().st_size <= most_kb * 1000


def test_gallery_holds_what_the_script_draws_and_nothing_else(script: Any) -> None:
    drawn = [value for value in vars(script).values() if isinstance(value, script.Picture)]
    assert {picture.name: picture.most_bytes // 1000 for picture in drawn} == MOST_KB
    assert {path.name for path in GALLERY.iterdir()} == set(MOST_KB)
    assert sum(path.stat().st_size for path in GALLERY.iterdir()) < 3_000_000


# --- what is drawn ----------------------------------------------------------------------------


def test_there_is_a_row_for_every_language_english_first(script: Any, real: Built) -> None:
    sheets = script.chosen(real.outcome.files, Binding.SHEETS, with_bleed=True)
    assert [file.edition for file in sheets] == ["print"] * 7
    assert sheets[0].locale == "en"
    pages = script.chosen(real.outcome.files, Binding.PAGES, with_bleed=False)
    assert len(pages) == 7
    picture = script.contact_sheet(script.SHEETS, real.project.root, sheets[:2])
    assert picture.height == 12 + 2 * (26 + 480 + 12)
    assert len(picture.getcolors(picture.width * picture.height)) > 10


def test_pages_are_cropped_to_the_trim(script: Any, real: Built) -> None:
    path = next(real.project.build.glob("en/*-en-print.pdf"))
    outside, inside = script.pages(path, 210)
    assert outside.size == inside.size == (297, 210)


def test_a_sheet_is_cut_at_its_folds(script: Any, real: Built) -> None:
    path = next(real.project.build.glob("en/*-en-print.pdf"))
    leaflet = script.leaflet(path, script.flat_sheet(real.project))
    assert leaflet.widths == (100, 100, 97)
    for faces in (leaflet.inside, leaflet.outside):
        assert [round(210 * face.width / face.height) for face in faces] == [100, 100, 97]


def test_a_picture_that_would_be_too_large_is_not_written(script: Any) -> None:
    noise = Image.effect_noise((300, 300), 80).convert("RGB")
    with pytest.raises(SystemExit, match="lower its pages"):
        script.small_png(script.Picture("noise.png", most_bytes=1000), noise)
    data = script.small_png(script.Picture("noise.png"), noise)
    assert Image.open(io.BytesIO(data)).mode == "P"


# --- the folded piece -------------------------------------------------------------------------

RED, GREEN, BLUE = (200, 40, 40), (40, 160, 40), (40, 40, 200)
WHITE = (255, 255, 255)


@pytest.fixture
def paper(pieces: Any) -> Any:
    """A leaflet with a colour for each outer panel, white within."""
    outside = tuple(Image.new("RGB", (100, 210), colour) for colour in (RED, GREEN, BLUE))
    inside = tuple(Image.new("RGB", (100, 210), WHITE) for _ in range(3))
    return pieces.Leaflet(inside, outside, (100.0, 100.0, 97.0), 210.0)


def seen(pieces: Any, panels: Any) -> tuple[int, int, int]:
    """The colour in the middle of a picture of some panels."""
    camera = pieces.Camera((50, -300, 500), (50, 105, 0), 400, 400, 400)
    colour = pieces.painted(camera, [panels]).getpixel((100, 100))
    assert isinstance(colour, tuple)
    return colour


def test_shut_it_shows_its_cover(pieces: Any, paper: Any) -> None:
    red, green, blue = seen(pieces, pieces.lying((0, 0, 0), 0, (178, 179), paper))
    assert red > 2 * max(green, blue)


def test_open_it_shows_its_inside(pieces: Any, paper: Any) -> None:
    colour = seen(pieces, pieces.lying((0, 0, 0), 0, (0, 0), paper))
    assert min(colour) > 200


def test_half_open_it_shows_the_flap_over_the_middle(pieces: Any, paper: Any) -> None:
    red, green, blue = seen(pieces, pieces.lying((0, 0, 0), 0, (0, 179), paper))
    assert blue > 2 * max(red, green)


def test_standing_and_turned_it_shows_its_outside(pieces: Any, paper: Any) -> None:
    red, green, blue = seen(pieces, pieces.standing((-100, 60, 0), (0, 0, 0), paper.turned()))
    assert green > 2 * max(red, blue)


def test_what_lies_on_the_table_darkens_it(pieces: Any, paper: Any) -> None:
    camera = pieces.Camera((50, -300, 500), (50, 105, 0), 400, 400, 400)
    bare = pieces.painted(camera, [])
    laid = pieces.painted(camera, [pieces.lying((0, 0, 0), 0, (40, 40), paper)])
    assert bare.getextrema() == tuple((part, part) for part in pieces.GROUND)
    assert min(low for low, _ in laid.getextrema()) < min(pieces.GROUND) - 10


def test_the_leaflets_are_drawn_from_finished_files(script: Any, paws: Project) -> None:
    zigzag = Project(paws.root, Variant(fold="z"))
    outcome = build(zigzag, Request(locales=("en",), editions=("print",)))
    z_leaflet = script.leaflet(paws.root / outcome.files[0].path, script.flat_sheet(zigzag))
    letter = script.leaflet(next(paws.build.glob("en/*-en-print.pdf")), script.flat_sheet(paws))
    picture = script.folded(letter, z_leaflet)
    assert picture.size == (1400, 940)
    assert len(picture.getcolors(picture.width * picture.height)) > 1000
