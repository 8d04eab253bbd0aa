"""The art is what its scripts draw, prints well, meets at folds and tile edges, and is free."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
import weasyprint
import yaml
from PIL import Image, ImageChops, ImageCms, ImageStat

ROOT = Path(__file__).resolve().parents[2]
ART = ROOT / "assets" / "art"
PROFILE = ROOT / "assets" / "profiles" / "FOGRA39L_coated.icc"
PROPOSAL = ART / "inks-proposal.yaml"
LAYOUT = ROOT / "layouts" / "classic" / "inks.yaml"

LARGEST = 60_000
SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {
    f"{SVG}svg": {"width", "height", "viewBox"},
    f"{SVG}g": {"id", "data-box"},
    f"{SVG}path": {"id", "fill", "d"},
}
COATS = ["coat-tiger", "coat-leopard", "coat-snow-leopard"]
BANDS = [f"{name}-band" for name in COATS]
SIDES = {"outside": (97, 197), "inside": (100, 200)}
LEAVES = (99, 198)  # the folds of the sheet that is folded as a Z
VIEWS = {
    "standin-tiger": "tiger",
    "standin-leopard": "leopard",
    "standin-snow-leopard": "snow-leopard",
}
STOPS = (24, 40, 60, 84, 112)  # heights that views are composed for
SKIES = ("paper", "mist", "dawn")  # what may lie along a stop
SHEET = (-3.0, -3.0, 300.0, 213.0)
SNOW_BELOW = 1.5  # by which snow and the dark corner run beyond the bleed
OVERLAP = 0.1  # by which tiles run under their neighbours
GRAIN = 0.06  # coordinates of landscapes are whole tenths

Box = tuple[float, float, float, float]
Point = tuple[float, float]

FILES = sorted(ART.glob("*.svg"))
every_file = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
every_view = pytest.mark.parametrize("name", VIEWS)
every_side = pytest.mark.parametrize("side", SIDES)


@cache
def inks() -> dict[str, dict[str, str]]:
    """The inks that the art was drawn for: the proposal's, or the layout's that took them over."""
    source = PROPOSAL if PROPOSAL.exists() else LAYOUT
    table = yaml.safe_load(source.read_text(encoding="utf-8"))["inks"]
    assert isinstance(table, dict)
    return table


def percentages(name: str) -> list[float]:
    return [float(value) for value in inks()[name]["cmyk"].split()]


@cache
def trails() -> dict[str, Any]:
    content = json.loads((ART / "trails.json").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def root_of(path: Path) -> ET.Element:
    return ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314  # our own


def box_of(root: ET.Element) -> Box:
    x, y, width, height = map(float, root.attrib["viewBox"].split())
    return x, y, x + width, y + height


def figures(data: str) -> Iterator[list[Point]]:
    """The closed figures of a path as fine polygons. The scripts write m, l, c and z only."""
    x = y = 0.0
    figure: list[Point] = []
    for letter, text in re.findall(r"([mlcz])([^mlcz]*)", data):
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", text)]
        if letter == "z":
            yield figure
            x, y = figure[0]
        elif letter == "m":
            assert len(numbers) == 2
            x, y = x + numbers[0], y + numbers[1]
            figure = [(x, y)]
        else:
            pace = 2 if letter == "l" else 6
            assert numbers
            assert len(numbers) % pace == 0
            for at in range(0, len(numbers), pace):
                ends = [(x + dx, y + dy) for dx, dy in zip(*[iter(numbers[at : at + pace])] * 2)]  # noqa: B905  # two by two
                figure += [ends[0]] if pace == 2 else list(curve([(x, y), *ends]))
                x, y = ends[-1]


def curve(piece: list[Point], steps: int = 12) -> Iterator[Point]:
    for step in range(1, steps + 1):
        t, s = step / steps, 1 - step / steps
        weights = (s**3, 3 * s * s * t, 3 * s * t * t, t**3)
        yield (
            sum(weight * x for weight, (x, _) in zip(weights, piece, strict=True)),
            sum(weight * y for weight, (_, y) in zip(weights, piece, strict=True)),
        )


def bounds(points: list[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def drawn(*names: str, scale: float, window: Box | None = None, without: str = "") -> Image.Image:
    """Pieces one over the other, through the engine that prints them, `scale` pixels for each mm;
    a window may show less than a piece's box, or more; a cat may be left out, silhouette and coat.
    """
    x0, y0, x1, y1 = window or box_of(root_of(ART / f"{names[0]}.svg"))
    size = f'width="{x1 - x0}mm" height="{y1 - y0}mm" viewBox="{x0} {y0} {x1 - x0} {y1 - y0}"'
    sources = {}
    for name in names:
        text = (ART / f"{name}.svg").read_text(encoding="utf-8")
        if without:
            text, left_out = re.subn(rf'<path id="{without}(?:-coat[0-9-]*)?"[^>]*>', "", text)
            assert left_out >= 3
        text = re.sub(r"ink:([a-z-]+)", lambda m: inks()[m[1]]["srgb"], text)
        sources[f"art:/{name}"] = re.sub(r'width=".*?viewBox=".*?"', size, text, count=1)

    def fetch(url: str) -> weasyprint.urls.URLFetcherResponse:
        return weasyprint.urls.URLFetcherResponse(
            url, sources[url].encode(), {"Content-Type": "image/svg+xml"}
        )

    place = f"position:absolute;left:0;top:0;width:{x1 - x0}mm;height:{y1 - y0}mm"
    html = "".join(f'<img src="{url}" style="{place}">' for url in sources)
    page = f"<style>@page{{size:{x1 - x0}mm {y1 - y0}mm;margin:0}}body{{margin:0}}</style>"
    pdf = weasyprint.HTML(string=page + html, url_fetcher=fetch, base_url="art:/").write_pdf()
    document = pypdfium2.PdfDocument(pdf)
    pixels = scale * 25.4 / 72 * (1 - 1e-6)  # a hair less, or a whole size is rounded up
    picture: Image.Image = document[0].render(scale=pixels).to_pil().convert("RGB")
    document.close()
    return picture


# The files ----------------------------------------------------------------------------------


def test_the_scripts_draw_these_files_to_the_byte_and_no_others() -> None:
    done = subprocess.run(
        [sys.executable, "-B", ART / "make_art.py", "--check"],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@every_file
def test_a_piece_is_small_and_says_its_size_in_millimetres(path: Path) -> None:
    assert path.stat().st_size <= LARGEST
    root = root_of(path)
    left, top, right, bottom = box_of(root)
    assert root.attrib["width"] == f"{right - left:g}mm"
    assert root.attrib["height"] == f"{bottom - top:g}mm"


@every_file
def test_a_piece_holds_only_flat_figures_in_named_inks(path: Path) -> None:
    for element in root_of(path).iter():
        assert set(element.attrib) <= ALLOWED[element.tag]
        assert not (element.text or "").strip()
        if element.tag == f"{SVG}path":
            assert element.attrib["fill"].removeprefix("ink:") in inks()
            assert re.fullmatch(r"[mlcz0-9 .-]+", element.attrib["d"])


@every_file
def test_a_piece_stays_within_its_box(path: Path) -> None:
    root = root_of(path)
    left, top, right, bottom = box_of(root)
    more = GRAIN + (OVERLAP if path.stem.startswith("coat-") else 0)
    for element in root.iter(f"{SVG}path"):
        for figure in figures(element.attrib["d"]):
            x0, y0, x1, y1 = bounds(figure)
            assert left - more <= x0 < x1 <= right + more
            below = SNOW_BELOW if path.stem in SIDES else 0
            assert top - more <= y0 < y1 <= bottom + more + below


def test_the_pieces_are_ours_and_free() -> None:
    text = (ART / "README.md").read_text(encoding="utf-8")
    assert "CC0-1.0" in text
    assert not [path.stem for path in FILES if f"`{path.name}`" not in text]


# The inks -----------------------------------------------------------------------------------


def test_inks_are_few_and_not_too_heavy() -> None:
    assert len(inks()) <= 12
    assert max(sum(percentages(name)) for name in inks()) <= 280
    assert percentages("ink") == [0, 0, 0, 100]


def test_screens_show_what_the_press_prints() -> None:
    convert = ImageCms.buildTransform(
        ImageCms.getOpenProfile(str(PROFILE)),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert convert is not None
    for name, ink in inks().items():
        patch = Image.new("CMYK", (1, 1), tuple(round(v * 2.55) for v in percentages(name)))
        proof = ImageCms.applyTransform(patch, convert)
        assert proof is not None
        shown = tuple(int(ink["srgb"][at : at + 2], 16) for at in (1, 3, 5))
        for ours, theirs in zip(shown, rgb(proof, 0, 0), strict=True):
            assert abs(ours - theirs) <= 4, name


# The sheet ----------------------------------------------------------------------------------


@every_side
def test_a_ground_lies_under_the_whole_sheet_with_its_bleed(side: str) -> None:
    root = root_of(ART / f"{side}.svg")
    assert box_of(root) == SHEET
    first = next(root.iter(f"{SVG}path"))
    assert [bounds(figure) for figure in figures(first.attrib["d"])] == [SHEET]
    assert set(next(figures(first.attrib["d"]))) == {
        (x, y) for x in (SHEET[0], SHEET[2]) for y in (SHEET[1], SHEET[3])
    }


@every_side
def test_no_land_under_the_snow_ends_where_the_bleed_ends(side: str) -> None:
    # Or a thin grey line shows along the lower edge in print.
    seen = False
    for path in root_of(ART / f"{side}.svg").iter(f"{SVG}path"):
        for figure in figures(path.attrib["d"]):
            x0, _, x1, y1 = bounds(figure)
            if path.attrib["fill"] == "ink:paper" and x1 - x0 == 303 and y1 >= SHEET[3] + 1:
                seen = True
            elif path.attrib["fill"] not in {"ink:paper", "ink:dawn"} and x0 < 240:
                assert y1 < SHEET[3] - 2
    assert seen


@every_side
def test_nothing_dark_lies_near_a_fold(side: str) -> None:
    light = [name for name in inks() if name != "ink" and sum(percentages(name)) <= 150]
    darkest = min(brightness(Image.new("RGB", (1, 1), inks()[name]["srgb"])) for name in light)
    for fold in SIDES[side]:
        strip = drawn(side, scale=10, window=(fold - 4, SHEET[1], fold + 4, SHEET[3]))
        assert brightness(strip) >= darkest - 1


@every_side
def test_text_stands_on_an_even_ground(side: str) -> None:
    # Flap, back and inside: the land lies in a strip at the foot. The cover: sky for the title.
    picture = drawn(side, scale=3)
    for left, right, foot in {
        "outside": [(-3, 97, 194), (97, 197, 188), (197, 300, 110)],
        "inside": [(-3, 300, 186)],
    }[side]:
        area = (round((left + 3) * 3) + 1, 0, round((right + 3) * 3) - 1, round((foot + 3) * 3) - 1)
        colours = picture.crop(area).getcolors()
        assert colours is not None
        assert len(colours) == 1, (left, right)


def test_the_land_of_the_inside_rises_high_in_each_of_its_panels() -> None:
    for left, right in ((0, 100), (100, 200), (200, 297)):
        strip = drawn("inside", scale=4, window=(left, 186, right, 190)).getcolors()
        assert strip is not None
        assert len(strip) > 1, (left, right)


# The trail ----------------------------------------------------------------------------------


@every_side
def test_the_data_tell_of_each_print_where_it_is(side: str) -> None:
    trail = trails()[side]
    assert trail["folds"] == list(SIDES[side])
    root = root_of(ART / trail["file"])
    assert box_of(root) == SHEET
    groups = {group.attrib["id"]: group for group in root.iter(f"{SVG}g")}
    assert list(groups) == [one["id"] for one in trail["prints"]]
    for one in trail["prints"]:
        path = next(groups[one["id"]].iter(f"{SVG}path"))
        outlines = list(figures(path.attrib["d"]))
        assert len(outlines) == 5, "four toes and the pad; no claws"
        found = bounds([point for outline in outlines for point in outline])
        assert found == pytest.approx(one["box"], abs=0.03)
        told = [float(value) for value in groups[one["id"]].attrib["data-box"].split()]
        assert told == one["box"]
        assert one["box"][0] < one["x"] < one["box"][2]
        assert one["box"][1] < one["y"] < one["box"][3]


@every_side
def test_a_cat_walks_left_and_right_and_steps_over_the_folds(side: str) -> None:
    prints = trails()[side]["prints"]
    assert all(one["foot"] != other["foot"] for one, other in pairwise(prints))
    paces: list[float] = []
    for one, other in pairwise(prints):
        step = ((other["x"] - one["x"]) ** 2 + (other["y"] - one["y"]) ** 2) ** 0.5
        paces.append(step / one["size"])
    assert max(paces) <= 4.3
    halts = [pace for pace in paces if pace < 2]
    assert 1 <= len(halts) <= 3
    assert min(halts) > 1.5, "no print on another"
    for one, other in combinations(prints, 2):
        apart = ((other["x"] - one["x"]) ** 2 + (other["y"] - one["y"]) ** 2) ** 0.5
        assert apart > 1.5 * max(one["size"], other["size"])
    assert max(paces) - min(set(paces) - set(halts)) > 0.5, "no ornament"
    for folds, clear in ((SIDES[side], 4), (LEAVES, 2.5)):
        for fold in folds:
            assert all(
                one["box"][2] <= fold - clear or one["box"][0] >= fold + clear for one in prints
            )
    # Nothing but the print that comes in over the edge touches it.
    assert len([one for one in prints if one["box"][0] < 2 or one["box"][2] > 295]) <= 1
    assert max(one["box"][3] for one in prints) <= 209


@every_side
def test_prints_are_about_as_large_as_each_other_where_the_snow_lies_level(side: str) -> None:
    level = [one["size"] for one in trails()[side]["prints"] if one["y"] > 202.5]
    assert len(level) >= 15
    assert 3.6 <= min(level) < max(level) <= 4.4
    assert max(level) - min(level) > 0.4


@every_side
def test_prints_stand_on_snow(side: str) -> None:
    picture = drawn(side, scale=10)
    pale = brightness(Image.new("RGB", (1, 1), inks()["mist"]["srgb"]))
    for one in trails()[side]["prints"]:
        x0, y0, x1, y1 = ((value + 3) * 10 for value in one["box"])
        ground = picture.crop((max(0, round(x0)), round(y0), round(x1), round(y1)))
        share = sum(ground.convert("L").histogram()[int(pale) - 2 :])
        assert share >= 0.97 * ground.width * ground.height, one["id"]


# The views ----------------------------------------------------------------------------------


@every_view
def test_a_view_is_as_wide_as_a_slot_and_higher(name: str) -> None:
    assert box_of(root_of(ART / f"{name}.svg")) == (0, 0, 84, 112)


@every_view
def test_a_view_fills_its_rectangle_to_every_edge(name: str) -> None:
    # On a page that is larger, the view ends straight, and nothing of the page shows through.
    root = root_of(ART / f"{name}.svg")
    first = next(root.iter(f"{SVG}path"))
    assert [bounds(figure) for figure in figures(first.attrib["d"])] == [box_of(root)]
    picture = drawn(name, scale=10)
    paper = drawn(name, scale=10, window=(0, 0, 84.1, 112.1)).crop((0, 0, 840, 1120))
    assert picture.size == (840, 1120)
    assert unlike(picture, paper) < 1


@every_view
def test_a_view_has_more_to_show_in_every_slot(name: str) -> None:
    picture = drawn(name, scale=4)

    def colours(top: int, bottom: int) -> int:
        found = picture.crop((0, (112 - top) * 4, 336, (112 - bottom) * 4)).getcolors(1 << 20)
        assert found is not None
        return sum(count > 12 for count, _ in found)

    assert colours(16, 0) >= 3
    assert colours(24, 0) >= 4
    for top, bottom in ((24, 16), (40, 24), (60, 40), (84, 60), (112, 84)):
        assert colours(top, bottom) >= 3, (top, bottom)


@every_view
@pytest.mark.parametrize("stop", STOPS)
def test_a_stop_beheads_nothing(name: str, stop: int) -> None:
    # Along the edge lies one pale ground, and only trees pass it: no snow of a summit, no slope,
    # no sun, no row of tips.
    edge = drawn(name, scale=10, window=(0, 112 - stop, 84, 114 - stop)).crop((0, 1, 840, 2))
    shown = {
        ink: sum(rgb(edge, x, 0) == ink_rgb(ink) for x in range(edge.width)) / 10 for ink in inks()
    }
    ground = max(shown, key=lambda ink: shown[ink])
    assert ground in SKIES
    assert shown[ground] > 84 * 0.6
    others = sum(shown.values()) - shown[ground] - shown["night-forest"]
    assert others < 0.5, shown


@every_view
def test_a_cat_walks_in_the_lowest_strip_and_is_seen(name: str) -> None:
    root = root_of(ART / f"{name}.svg")
    (cat,) = [path for path in root.iter(f"{SVG}path") if path.get("id") == VIEWS[name]]
    outlines = [point for figure in figures(cat.attrib["d"]) for point in figure]
    coat = [
        path
        for path in root.iter(f"{SVG}path")
        if path.get("id", "").startswith(f"{VIEWS[name]}-coat")
    ]
    x0, y0, x1, y1 = bounds(outlines)
    assert 112 - 16 + 2 < y0 < y1 < 112 - 4
    assert 20 < x0 < x1 < 64
    assert 10 < x1 - x0 < 20
    # Its coat lies on the silhouette, and leaves a rim of it.
    assert len({path.attrib["fill"] for path in coat}) >= 2
    left, top, right, bottom = bounds(
        [point for path in coat[:1] for figure in figures(path.attrib["d"]) for point in figure]
    )
    assert x0 < left < right < x1
    assert y0 < top < bottom < y1
    # What is behind its back and head is light enough: 3 to 1 at least.
    behind = drawn(
        name, scale=10, window=(x0 - 1, y0 - 0.5, x1 + 1, (y0 + y1) / 2), without=VIEWS[name]
    )
    darkest = luminance(brightness(behind))
    assert (darkest + 0.05) / (luminance(grey_of(cat.attrib["fill"])) + 0.05) >= 3


# The coats ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*COATS, *BANDS])
def test_a_coat_repeats_without_a_seam(name: str) -> None:
    # What stands just within and just beyond an edge is what stands at the edge opposite.
    left, top, right, bottom = box_of(root_of(ART / f"{name}.svg"))
    window = (left - OVERLAP, top - OVERLAP, right + OVERLAP, bottom + OVERLAP)
    picture = drawn(name, scale=40, window=window)
    wide, high = round((right - left) * 40), round((bottom - top) * 40)
    assert picture.size == (wide + 8, high + 8)
    little = 0.03 * spread(picture.crop((8, 8, wide, high)))
    here, there = (1, 8, 7, high), (wide + 1, 8, wide + 7, high)
    assert unlike(picture.crop(here), picture.crop(there)) < little
    if name != "coat-tiger-band":  # its stripes come from above and below
        here, there = (8, 1, wide, 7), (8, high + 1, wide, high + 7)
        assert unlike(picture.crop(here), picture.crop(there)) < little


@pytest.mark.parametrize("name", [*COATS, *BANDS])
def test_a_tile_runs_under_its_neighbours(name: str) -> None:
    root = root_of(ART / f"{name}.svg")
    left, top, right, bottom = box_of(root)
    ground = bounds(next(figures(next(root.iter(f"{SVG}path")).attrib["d"])))
    assert ground == pytest.approx(
        (left - OVERLAP, top - OVERLAP, right + OVERLAP, bottom + OVERLAP), abs=0.01
    )


def brightness(picture: Image.Image) -> float:
    """Of the darkest pixel."""
    low, _ = picture.convert("L").getextrema()
    assert isinstance(low, int | float)
    return low


def luminance(grey: float) -> float:
    """Of a grey from 0 to 255, as contrast is reckoned with."""
    value = grey / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def grey_of(fill: str) -> float:
    """The grey that an ink looks like."""
    return brightness(Image.new("RGB", (1, 1), inks()[fill.removeprefix("ink:")]["srgb"]))


def rgb(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    pixel = picture.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return tuple(int(value) for value in pixel)


def ink_rgb(name: str) -> tuple[int, ...]:
    return rgb(Image.new("RGB", (1, 1), inks()[name]["srgb"]), 0, 0)


def unlike(one: Image.Image, other: Image.Image) -> float:
    """How much two pictures differ, on average."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def spread(picture: Image.Image) -> float:
    """How much a picture differs within itself."""
    return sum(ImageStat.Stat(picture).stddev)
