"""The location map shows what it says it shows, and where; drawing it again is left to a person."""

from __future__ import annotations

import hashlib
import importlib.util
import itertools
import json
import math
import re
import shutil
import sys
import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "assets" / "map"
BASE = (MAP / "base.svg").read_text(encoding="utf-8")
README = (MAP / "README.md").read_text(encoding="utf-8")

Point = tuple[float, float]
Line = list[Point]
Record = dict[str, Any]

SVG = "{http://www.w3.org/2000/svg}"
GROUPS = [
    *("sea", "land", "members", "seam", "streams", "rivers", "lakes"),
    *("shore", "borders", "dashed", "edge"),
]
MEMBERS = {"chn", "jpn", "kor", "mng", "prk", "rus"}

MARKER = 1.95  # mm, the radius of a marker with its ring
TEXT_HEIGHTS = {"room_mm": 2.4, "room_two_lines_mm": 5.1}  # of one line and two in 7 pt

# Longitude and latitude: the corners of each that reach furthest towards the map.
LEFT_OUT = {
    "Kunashir, south-west": (145.40, 43.70),
    "Kunashir, west": (145.46, 43.92),
    "Kunashir, north": (146.20, 44.50),
    "Habomai, Signalny": (145.86, 43.38),
    "Shikotan": (146.70, 43.80),
    "Iturup, south": (146.85, 44.45),
    "Aksai Chin": (80.30, 35.50),
    "Demchok": (79.45, 32.70),
    "Doklam": (89.00, 27.30),
    "Arunachal Pradesh, Tawang": (92.00, 27.90),
    "Arunachal Pradesh, north": (95.00, 29.40),
    "Taiwan, north": (121.55, 25.30),
    "Matsu": (120.00, 26.40),
    "Senkaku, Diaoyu": (123.50, 25.95),
    "Socotra Rock": (125.18, 32.12),
}
LIANCOURT_ROCKS = (131.87, 37.24)

TOWNS = {
    "chn": [("Beijing", 116.4, 39.9), ("Harbin", 126.6, 45.8), ("Hunchun", 130.37, 42.92)],
    "jpn": [("Kyoto", 135.77, 35.01), ("Sapporo", 141.2, 43.0), ("Fukushima", 140.4, 37.7)],
    "kor": [("Seoul", 127.1, 37.4), ("Daegu", 128.6, 35.9)],
    "mng": [("Ulaanbaatar", 106.9, 47.9), ("Khovd", 91.6, 48.0)],
    "prk": [("Pyongyang", 125.8, 39.0), ("Hyesan", 128.2, 41.3)],
    "rus": [("Vladivostok", 132.0, 43.3), ("Irkutsk", 104.2, 52.4), ("Yuzhno", 142.7, 47.0)],
}
ON_RIVERS = {
    "amur": [(127.5, 50.25), (135.05, 48.5), (137.0, 50.5), (140.7, 53.1)],
    "argun": [(119.3, 50.3)],
    "ussuri": [(133.7, 46.1), (134.2, 47.3)],
}


# Reading ------------------------------------------------------------------------------------


def script() -> Any:
    """make_map.py as a module; nothing is left beside it."""
    spec = importlib.util.spec_from_file_location("make_map", MAP / "make_map.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_map"] = module
    kept, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = kept
    return module


make_map = script()


def read(path: Path) -> Record:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


FACTS = read(MAP / "map.yaml")
STATES: Record = FACTS["states"]
PLACES: Record = read(ROOT / "brochure" / "places.yaml")["places"]
WIDTH: float = FACTS["width_mm"]
HEIGHT: float = FACTS["height_mm"]

every_state = pytest.mark.parametrize("state", STATES)


def project(longitude: float, latitude: float) -> Point:
    """The formulas of README.md, with the figures of map.yaml."""
    facts = FACTS["projection"]
    south, north = (math.radians(facts[f"{name}_parallel"]) for name in ("south", "north"))
    n = (math.sin(south) + math.sin(north)) / 2
    c = math.cos(south) ** 2 + 2 * n * math.sin(south)
    angle = n * math.radians(longitude - facts["longitude"])

    def rho(degrees: float) -> float:
        return math.sqrt(c - 2 * n * math.sin(math.radians(degrees))) / n

    x = facts["x_mm"] + facts["radius_mm"] * rho(latitude) * math.sin(angle)
    along = rho(facts["latitude"]) - rho(latitude) * math.cos(angle)
    return x, facts["y_mm"] - facts["radius_mm"] * along


@cache
def groups() -> dict[str, ET.Element]:
    root = ET.fromstring(BASE)  # noqa: S314  # our own file
    return {child.get("class", ""): child for child in root}


@cache
def lines(group: str, name: str = "") -> list[Line]:
    """The lines or rings of a group, or of the paths of a class in it."""
    paths = [path for path in groups()[group] if name in {"", path.get("class")}]
    assert paths
    return [line for path in paths for line in parsed(path.get("d", ""))]


def parsed(data: str) -> Iterator[Line]:
    for part in data.split("M")[1:]:
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+", part)]
        x, y, *steps = numbers
        line = [(x, y)]
        for step_x, step_y in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + step_x, y + step_y
            line.append((round(x, 2), round(y, 2)))
        yield line


def inside(point: Point, rings: Iterable[Line]) -> bool:
    """Whether a point lies in a shape: the number of edges to its right is odd."""
    x, y = point
    crossed = 0
    for ring in rings:
        for (ax, ay), (bx, by) in itertools.pairwise([*ring, ring[0]]):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                crossed += 1
    return crossed % 2 == 1


def distance(point: Point, line: Sequence[Point]) -> float:
    """How far a point is from a line."""
    return min(to_stretch(point, a, b) for a, b in itertools.pairwise(line))


def to_stretch(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    share = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / ((dx * dx + dy * dy) or 1)
    share = min(1, max(0, share))
    return math.dist(point, (a[0] + share * dx, a[1] + share * dy))


def place(name: str) -> Point:
    return project(PLACES[name]["longitude"], PLACES[name]["latitude"])


def boxes(name: str) -> Iterator[tuple[float, float, float, float]]:
    """Where the name of a State may stand, on one line and on two."""
    state = STATES[name]
    x, y = project(state["longitude"], state["latitude"])
    for room, height in TEXT_HEIGHTS.items():
        width = state[room]
        left = x - {"start": 0, "middle": width / 2, "end": width}[state["align"]]
        yield left, y - height / 2, left + width, y + height / 2


def around(box: tuple[float, float, float, float]) -> Line:
    """Points on the sides of a box, close together."""
    left, top, right, bottom = box
    shares = [index / 60 for index in range(61)]
    flat = [(left + share * (right - left), y) for share in shares for y in (top, bottom)]
    steep = [(x, top + share * (bottom - top)) for share in shares for x in (left, right)]
    return [*flat, *steep]


def holds(box: tuple[float, float, float, float], point: Point) -> bool:
    return box[0] < point[0] < box[2] and box[1] < point[1] < box[3]


# The drawing --------------------------------------------------------------------------------


def test_the_drawing_is_small_and_flat() -> None:
    assert len(BASE.encode()) <= 60_000
    root = ET.fromstring(BASE)  # noqa: S314  # our own file
    assert {element.tag for element in root.iter()} == {f"{SVG}svg", f"{SVG}g", f"{SVG}path"}
    allowed = {
        *("class", "d", "fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap"),
        *("stroke-dasharray", "viewBox", "width", "height"),
    }
    assert {name for element in root.iter() for name in element.keys()} <= allowed  # noqa: SIM118


def test_the_drawing_is_in_millimetres_of_the_frame() -> None:
    root = ET.fromstring(BASE)  # noqa: S314  # our own file
    assert root.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    assert (root.get("width"), root.get("height")) == (f"{WIDTH}mm", f"{HEIGHT}mm")
    assert 81 <= WIDTH <= 84
    assert 52 <= HEIGHT <= 58


def test_the_parts_stand_in_groups_from_back_to_front() -> None:
    assert list(groups()) == GROUPS
    assert [path.get("class") for path in groups()["members"]] == list(make_map.MEMBERS.values())
    assert {path.get("class") for path in groups()["rivers"]} == set(ON_RIVERS)


def test_every_colour_is_a_named_ink_of_the_layout() -> None:
    inks = read(ROOT / "layouts" / "classic" / "inks.yaml")["inks"]
    paints = re.findall(r'(?:fill|stroke)="([^"]*)"', BASE)
    used = {paint.removeprefix("ink:") for paint in paints if paint != "none"}
    assert all(paint == "none" or paint.startswith("ink:") for paint in paints)
    assert used == set(make_map.INKS.values())
    assert used <= set(inks)


def test_no_stroke_is_thinner_than_a_press_can_print() -> None:
    assert min(map(float, re.findall(r'stroke-width="([^"]*)"', BASE))) >= 0.1


@pytest.mark.parametrize("group", [name for name in GROUPS if name not in {"sea", "edge"}])
def test_nothing_is_drawn_beyond_the_frame(group: str) -> None:
    fill = groups()[group].get("fill") != "none"
    margin = 0 if fill else 1
    for x, y in itertools.chain(*lines(group)):
        assert -margin - 0.02 <= x <= WIDTH + margin + 0.02
        assert -margin - 0.02 <= y <= HEIGHT + margin + 0.02


def test_coordinates_are_hundredths_of_a_millimetre() -> None:
    data = "".join(path.get("d", "") for group in groups().values() for path in group)
    assert not re.search(r"\.\d{3}", data)


def test_neighbours_share_their_border_point_by_point() -> None:
    # Simplified once: a border's points are points of both grounds, so no gap can open.
    points = {name: set(itertools.chain(*lines("members", name))) for name in MEMBERS}
    shown = [
        point
        for point in itertools.chain(*lines("borders"), *lines("dashed"))
        if 0.1 < point[0] < WIDTH - 0.1 and 0.1 < point[1] < HEIGHT - 0.1
    ]
    other = set(itertools.chain(*lines("land")))
    for point in shown:
        assert sum(point in ground for ground in (*points.values(), other)) >= 2, point


def test_the_line_between_the_korean_states_is_dashed_and_no_other() -> None:
    dashed = groups()["dashed"]
    assert dashed.get("stroke-dasharray")
    assert not [name for name in GROUPS if groups()[name].get("stroke-dasharray")][1:]
    points = set(itertools.chain(*lines("dashed")))
    assert points == set(itertools.chain(*lines("seam")))
    assert points <= set(itertools.chain(*lines("members", "prk")))
    assert points <= set(itertools.chain(*lines("members", "kor")))
    assert not points & set(itertools.chain(*lines("borders")))


@pytest.mark.parametrize("state", TOWNS)
def test_a_state_is_where_its_towns_are(state: str) -> None:
    for town, longitude, latitude in TOWNS[state]:
        point = project(longitude, latitude)
        holders = {name for name in MEMBERS if inside(point, lines("members", name))}
        assert holders == {state}, town


@pytest.mark.parametrize("river", ON_RIVERS)
def test_a_river_runs_past_its_towns(river: str) -> None:
    parts = [line for line in lines("rivers", river) if len(line) > 1]
    for longitude, latitude in ON_RIVERS[river]:
        point = project(longitude, latitude)
        assert min(distance(point, part) for part in parts) < 0.4


def test_a_river_that_is_a_border_lies_on_it() -> None:
    border = set(itertools.chain(*lines("borders")))
    for name in ("argun", "ussuri"):
        assert set(itertools.chain(*lines("rivers", name))) <= border


@pytest.mark.parametrize("lake", [(108.0, 53.7), (132.4, 44.9), (100.5, 51.0), (92.8, 50.3)])
def test_the_great_lakes_are_there(lake: Point) -> None:
    assert inside(project(*lake), lines("lakes"))


# What must not be shown ---------------------------------------------------------------------


@pytest.mark.parametrize("name", LEFT_OUT)
def test_the_frame_leaves_out_a_disputed_place(name: str) -> None:
    x, y = project(*LEFT_OUT[name])
    outside = max(-x, x - WIDTH, -y, y - HEIGHT)
    assert outside >= (0 if name == "Socotra Rock" else 1)  # a reef under water


def test_nothing_is_drawn_or_named_at_the_liancourt_rocks() -> None:
    # They lie between Incheon and Honshu: no frame with both can leave them out.
    rocks = project(*LIANCOURT_ROCKS)
    drawn = [line for name in ("members", "land", "shore", "borders") for line in lines(name)]
    assert min(distance(rocks, line) for line in drawn) >= 2
    named = [point for state in STATES for box in boxes(state) for point in around(box)]
    assert min(math.dist(rocks, point) for point in named) >= 3
    assert min(math.dist(rocks, place(name)) for name in PLACES) >= 3 + MARKER


# Places and names ---------------------------------------------------------------------------


def test_the_formulas_give_what_the_script_draws() -> None:
    for longitude, latitude in itertools.product(range(80, 150, 7), range(30, 62, 4)):
        assert project(longitude, latitude) == pytest.approx(make_map.project(longitude, latitude))


def test_the_readme_has_three_points_to_check_by() -> None:
    rows = re.findall(r"^\| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", README, re.MULTILINE)
    assert len(rows) == 3
    for row in rows:
        longitude, latitude, x, y = map(float, row)
        assert project(longitude, latitude) == pytest.approx((x, y), abs=0.0051)


def test_the_numbered_places_have_room_for_their_markers() -> None:
    for name in PLACES:
        x, y = place(name)
        assert min(x, y, WIDTH - x, HEIGHT - y) >= 2 * MARKER, name
    for one, other in itertools.combinations(PLACES, 2):
        assert math.dist(place(one), place(other)) >= 3, (one, other)


def test_the_places_of_one_state_lie_in_it() -> None:
    seat = place("secretariat")
    assert min(distance(seat, ring) for ring in lines("members", "kor")) < 0.6  # on the coast
    assert inside(place("lesser_khingan"), lines("members", "chn") + lines("members", "rus"))


def test_every_member_state_has_a_place_for_its_name() -> None:
    assert set(STATES) == MEMBERS
    assert {state["align"] for state in STATES.values()} <= {"start", "middle", "end"}


@every_state
def test_a_name_stands_on_its_own_land_or_in_the_sea(state: str) -> None:
    home = {name for name in ("chn", "mng", "rus") if name == state}
    grounds = {name: lines("members", name) for name in MEMBERS} | {"others": lines("land")}
    for box in boxes(state):
        assert box[0] > 0.5
        assert box[1] > 0.5
        assert box[2] < WIDTH - 0.5
        assert box[3] < HEIGHT - 0.5
        for point in around(box):
            assert {name for name, rings in grounds.items() if inside(point, rings)} == home
        for group in ("shore", "borders", "rivers", "streams", "lakes"):
            assert not [point for line in lines(group) for point in line if holds(box, point)]


@every_state
def test_a_name_keeps_clear_of_markers_and_of_other_names(state: str) -> None:
    for box in boxes(state):
        for name in PLACES:
            assert min(math.dist(place(name), point) for point in around(box)) > MARKER
            assert not holds(box, place(name))
        others = itertools.chain(*(boxes(other) for other in STATES if other != state))
        assert not [point for other in others for point in around(other) if holds(box, point)]


def test_a_leader_ends_in_its_state() -> None:
    leaders = {name: facts for name, facts in STATES.items() if "leader_longitude" in facts}
    assert leaders
    for name, facts in leaders.items():
        end = project(facts["leader_longitude"], facts["leader_latitude"])
        assert inside(end, lines("members", name))
        assert math.dist(end, project(facts["longitude"], facts["latitude"])) < 6


# The record ---------------------------------------------------------------------------------


def test_the_record_is_what_the_script_writes() -> None:
    assert (MAP / "map.yaml").read_text(encoding="utf-8") == make_map.record()


def test_the_record_is_plain_block_style_with_quoted_text() -> None:
    text = (MAP / "map.yaml").read_text(encoding="utf-8")
    for event in yaml.parse(text):
        assert not isinstance(event, yaml.AliasEvent)
        assert getattr(event, "anchor", None) is None
        assert getattr(event, "tag", None) is None
        assert not getattr(event, "flow_style", False)
    values = re.findall(r"^ *\w[\w-]*: (.+)$", text, re.MULTILINE)
    assert all(re.fullmatch(r'"[^"\\]*"|-?[\d.]+', value) for value in values)


@pytest.mark.parametrize("package", FACTS["sources"])
def test_a_source_is_pinned_and_its_licence_is_here(package: str) -> None:
    source = FACTS["sources"][package]
    assert re.fullmatch(rf"npm:{package}@\d+\.\d+\.\d+", source["package"])
    assert re.fullmatch(r"[0-9a-f]{64}", source["sha256"])
    licence = (MAP / source["licence_file"]).read_text(encoding="utf-8")
    assert "Permission" in licence
    assert source["licence"] in README


def test_the_readme_says_what_the_map_is_and_that_it_is_not_cleared() -> None:
    for words in ("Natural Earth", "public domain", "ST/AI/189/Add.25/Rev.1", "not been cleared"):
        assert words in README
    files = [file.name for file in MAP.iterdir() if not file.name.startswith((".", "__"))]
    assert all(name in README or name.startswith(("README", "LICENSE-")) for name in files)


# The script ---------------------------------------------------------------------------------

coordinates = st.floats(-20, 20).map(lambda value: round(value, 3))
points = st.tuples(coordinates, coordinates)


@given(st.lists(points, min_size=2, max_size=40), st.floats(0.01, 5), st.data())
def test_simplifying_keeps_to_the_tolerance(line: Line, tolerance: float, data: Any) -> None:
    keep = data.draw(st.sets(st.integers(0, len(line) - 1), max_size=3))
    result = make_map.simplified(line, tolerance, keep)
    assert (result[0], result[-1]) == (line[0], line[-1])
    assert {line[index] for index in keep} <= set(result)
    assert all(distance(point, result) <= tolerance + 1e-9 for point in line)


@given(st.lists(points, min_size=2, max_size=30))
def test_a_cut_line_is_the_part_of_it_inside(line: Line) -> None:
    for part in make_map.Box(-5, -5, 5, 5).cut_line(line):
        assert len(part) > 1
        for point in part:
            assert max(map(abs, point)) <= 5 + 1e-9
            assert distance(point, line) < 1e-6


@given(st.lists(points, min_size=3, max_size=30))
def test_a_cut_ring_is_inside_and_no_larger(ring: Line) -> None:
    cut = make_map.Box(-5, -5, 5, 5).cut_ring(ring)
    assert all(max(map(abs, point)) <= 5 + 1e-9 for point in cut)


def test_a_shape_within_the_box_stays_and_one_beside_it_goes() -> None:
    box = make_map.Box(0, 0, 10, 10)
    square = [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0)]
    assert box.cut_ring(square) == square
    assert box.cut_ring([(x + 20, y) for x, y in square]) == []
    crossing = box.cut_ring([(x + 8.5, y) for x, y in square])
    assert make_map.area(crossing) == pytest.approx(0.5)


def test_a_shared_arc_is_simplified_once_for_both_its_countries() -> None:
    steps = [[1000, 400], *([10, 3 * (-1) ** index] for index in range(40))]
    topology = make_map.Topology(
        {
            "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
            "arcs": [steps, [[1400, 400], [0, 100], [-400, -100]], [[1000, 400], [400, -90]]],
            "objects": {
                "countries": {
                    "geometries": [
                        {"type": "Polygon", "id": "1", "arcs": [[0, 1]]},
                        {"type": "MultiPolygon", "id": "2", "arcs": [[[~0, 2]]]},
                        {"type": None, "id": "3"},
                    ]
                }
            },
        }
    )
    (_, [one]), (_, [other]), (_, none) = topology.shapes("countries")
    shared = topology.arc(0)
    assert topology.line(one)[: len(shared)] == shared
    assert topology.line(other)[: len(shared)] == shared[::-1]
    assert none == []


def test_path_data_takes_small_steps_and_leaves_out_what_is_smaller() -> None:
    line = [(1.0, 2.0), (1.004, 2.001), (1.51, 1.25)]
    assert make_map._path_data(line, "z") == "M1 2l.51 -.75z"
    assert make_map._path_data(line[:2], "") == ""


def test_another_archive_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / make_map.COUNTRIES.archive).write_bytes(b"something else")
    with pytest.raises(make_map.MapError, match="not the pinned file"):
        make_map.load(make_map.COUNTRIES, tmp_path)


def test_the_pinned_archive_is_read_without_npm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    (tmp_path / "countries.json").write_text(json.dumps({"arcs": []}))
    archive = tmp_path / "world-atlas-2.0.2.tgz"
    with tarfile.open(archive, "w:gz") as opened:
        opened.add(tmp_path / "countries.json", make_map.COUNTRIES.member)
    pinned = hashlib.sha256(archive.read_bytes()).hexdigest()
    package = replace(make_map.COUNTRIES, sha256=pinned)
    assert make_map.load(package, tmp_path) == {"arcs": []}


def test_without_npm_and_without_archives_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(make_map.MapError, match="--sources FOLDER"):
        make_map.load(make_map.WATERS, tmp_path)
