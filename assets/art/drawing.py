"""Points, outlines and SVG text: what every piece is made with. Millimetres, y downwards."""  # noqa: INP001  # beside a script

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Point = tuple[float, float]
Polygon = list[Point]

FINE = 100  # coordinates are whole hundredths of a millimetre, in small things,
COARSE = 10  # and whole tenths in landscapes


class Seeded:
    """Chance that is the same on every machine: only Random.random, which Python promises."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311  # pictures, not secrets

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self._random.random()

    def sign(self) -> int:
        return 1 if self._random.random() < 0.5 else -1


class Path:
    """One `d`: closed figures on a grid, written relative so that it stays short.

    In a frame (convex, clockwise), what stands over its edges is cut off.
    """

    def __init__(self, grain: int = FINE, frame: Sequence[Point] = ()) -> None:
        self._grain = grain
        self._frame = frame
        self._text: list[str] = []
        self._at = (0, 0)
        self._start = (0, 0)
        self._letter = ""

    def polygon(self, points: Iterable[Point]) -> Path:
        """Straight from point to point; points that fall on the one before are left out."""
        shown = clipped(list(points), self._frame) if self._frame else points
        corners = list(_without_repeats([self._grained(point) for point in shown]))
        if len(corners) < 3:
            return self
        self._move(corners[0])
        for corner in corners[1:]:
            self._write("l", [corner])
        self._close()
        return self

    def smooth(self, points: Sequence[Point], tension: float = 1.0) -> Path:
        """A closed curve through the points; where it is cut it becomes a fine polygon."""
        if self._frame:
            fine = flattened(points, 8, tension)
            left, top, right, bottom = bounds(fine)
            x0, y0, x1, y1 = bounds(self._frame)
            if right <= x0 or left >= x1 or bottom <= y0 or top >= y1:
                return self
            if clipped(fine, self._frame) != fine:
                return self.polygon(fine)
        self._move(self._grained(points[0]))
        for piece in curve_pieces(points, tension):
            self._write("c", [self._grained(point) for point in piece[1:]])
        self._close()
        return self

    def circle(self, centre: Point, radius: float, turn: int = 1) -> Path:
        """A round disc, of four curves; -1 turns it the other way."""
        x, y = centre
        k, up = radius * 0.5522848, radius * turn
        v = k * turn
        self._move(self._grained((x + radius, y)))
        for ends in (
            [(x + radius, y + v), (x + k, y + up), (x, y + up)],
            [(x - k, y + up), (x - radius, y + v), (x - radius, y)],
            [(x - radius, y - v), (x - k, y - up), (x, y - up)],
            [(x + k, y - up), (x + radius, y - v), (x + radius, y)],
        ):
            self._write("c", [self._grained(point) for point in ends])
        self._close()
        return self

    def ring(self, centre: Point, radius: float, thick: float) -> Path:
        """A thin round line, as a band between two circles that turn opposite ways."""
        self.circle(centre, radius + thick / 2)
        return self.circle(centre, radius - thick / 2, turn=-1)

    def __bool__(self) -> bool:
        return bool(self._text)

    def __str__(self) -> str:
        return "".join(self._text)

    def _grained(self, point: Point) -> tuple[int, int]:
        return round(point[0] * self._grain), round(point[1] * self._grain)

    def _move(self, to: tuple[int, int]) -> None:
        self._letter = ""
        self._write("m", [to])
        self._start = to

    def _write(self, letter: str, points: Sequence[tuple[int, int]]) -> None:
        origin = self._at
        numbers = [
            _plain((value - base) / self._grain)
            for point in points
            for value, base in zip(point, origin, strict=True)
        ]
        text = "" if letter == self._letter else letter
        for number in numbers:
            apart = " " if not text.endswith(("m", "l", "c")) and number[0] != "-" else ""
            if not text and number[0] != "-":
                apart = " "
            text += apart + number
        self._text.append(text)
        self._letter = letter
        self._at = points[-1]

    def _close(self) -> None:
        self._text.append("z")
        self._letter = "z"
        self._at = self._start


@dataclass
class Drawing:
    """An SVG file in the making."""

    box: tuple[float, float, float, float]
    lines: list[str] = field(default_factory=list)

    def fill(self, ink: str, path: Path, name: str = "") -> None:
        """One ink over what is there already."""
        if path:
            identity = f' id="{name}"' if name else ""
            self.lines.append(f'<path{identity} fill="ink:{ink}" d="{path}"/>')

    def ground(self, ink: str, overlap: float = 0.0) -> None:
        """The whole box in one ink, and a little more where tiles meet."""
        x, y, width, height = self.box
        self.fill(ink, Path().polygon(rectangle(x, y, width, height, overlap)))

    def group(self, name: str, inside: Drawing, box: str) -> None:
        """Another drawing's figures under a name; `box` tells where they are."""
        self.lines += [f'<g id="{name}" data-box="{box}">', *inside.lines, "</g>"]

    def svg(self) -> str:
        x, y, width, height = map(_plain, self.box)
        size = f'width="{width}mm" height="{height}mm" viewBox="{x} {y} {width} {height}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        return "\n".join([head, *self.lines, "</svg>\n"])


# Tables of numbers -------------------------------------------------------------------------------


def points(text: str) -> Polygon:
    """Points as text: "x y, x y"."""
    return [(x, y) for x, y in _rows(text)]


def places(text: str) -> list[tuple[float, float, float]]:
    """Trees as text: "x foot height, x foot height"."""
    return [(x, foot, height) for x, foot, height in _rows(text)]


def bars(text: str) -> list[tuple[float, float, float, float]]:
    """Bars of cloud or snow as text: "left right y thickness"."""
    return [(left, right, y, thick) for left, right, y, thick in _rows(text)]


def _rows(text: str) -> Iterator[list[float]]:
    for row in text.split(","):
        yield [float(number) for number in row.split()]


# Shapes -------------------------------------------------------------------------------------


def rectangle(x: float, y: float, width: float, height: float, more: float = 0.0) -> Polygon:
    """A rectangle, `more` wider on every side."""
    left, top, right, bottom = x - more, y - more, x + width + more, y + height + more
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def rounded(x: float, y: float, width: float, height: float, radius: float) -> Polygon:
    """A rectangle with round corners, as a fine convex polygon."""
    corners = [
        (x + width - radius, y + radius, -90),
        (x + width - radius, y + height - radius, 0),
        (x + radius, y + height - radius, 90),
        (x + radius, y + radius, 180),
    ]
    return [
        polar((cx, cy), radius, start + step * 7.5)
        for cx, cy, start in corners
        for step in range(13)
    ]


def polar(centre: Point, radius: float, degrees: float) -> Point:
    """From a centre outwards; 0° is to the right, 90° downwards."""
    angle = math.radians(degrees)
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def moved(points: Iterable[Point], by: Point) -> Polygon:
    return [(x + by[0], y + by[1]) for x, y in points]


def placed(points: Iterable[Point], at: Point, scale: float, degrees: float = 0.0) -> Polygon:
    """Scaled and turned clockwise about 0, 0; then moved."""
    angle = math.radians(degrees)
    sin, cos = math.sin(angle) * scale, math.cos(angle) * scale
    return [(at[0] + x * cos - y * sin, at[1] + x * sin + y * cos) for x, y in points]


def clockwise(points: Sequence[Point]) -> Polygon:
    """The same outline, always turning one way, so that overlapping figures never cancel."""
    area = sum(
        x0 * y1 - x1 * y0
        for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True)
    )
    return list(points) if area >= 0 else list(reversed(points))


def curve_pieces(points: Sequence[Point], tension: float = 1.0) -> Iterator[list[Point]]:
    """The Bézier pieces of a closed curve through the points."""
    count = len(points)
    for index in range(count):
        before, start, end, after = (points[(index + step) % count] for step in (-1, 0, 1, 2))
        pull = tension / 6
        yield [
            start,
            (start[0] + (end[0] - before[0]) * pull, start[1] + (end[1] - before[1]) * pull),
            (end[0] - (after[0] - start[0]) * pull, end[1] - (after[1] - start[1]) * pull),
            end,
        ]


def flattened(points: Sequence[Point], steps: int = 6, tension: float = 1.0) -> Polygon:
    """The closed curve through the points as a polygon."""
    return [
        _on_bezier(piece, step / steps)
        for piece in curve_pieces(points, tension)
        for step in range(steps)
    ]


def along(points: Sequence[Point], spacing: float) -> list[tuple[Point, float, float]]:
    """Places on an open curve through the points: point, heading in degrees, distance gone."""
    ends = [_beyond(points[1], points[0]), *points, _beyond(points[-2], points[-1])]
    fine: Polygon = []
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        piece = [
            start,
            (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6),
            (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6),
            end,
        ]
        fine += [_on_bezier(piece, step / 24) for step in range(24)]
    fine.append(points[-1])
    result = []
    gone, due = 0.0, 0.0
    for start, end in pairwise(fine):
        length = math.dist(start, end)
        heading = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
        while length and due <= gone + length:
            part = (due - gone) / length
            point = (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
            result.append((point, heading, due))
            due += spacing
        gone += length
    return result


def limb(spine: Sequence[tuple[float, float, float]], pieces: int = 5) -> Polygon:
    """A rounded band along a line through points (x, y, width): legs, tails, boughs."""
    ends = [spine[0], *spine, spine[-1]]
    line: list[tuple[float, float, float]] = []
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        line += [_through(before, start, end, after, step / pieces) for step in range(pieces)]
    line.append(spine[-1])
    left: Polygon = []
    right: Polygon = []
    for index, (x, y, width) in enumerate(line):
        (x0, y0, _), (x1, y1, _) = line[max(index - 1, 0)], line[min(index + 1, len(line) - 1)]
        heading = math.degrees(math.atan2(y1 - y0, x1 - x0))
        left.append(polar((x, y), width / 2, heading - 90))
        right.append(polar((x, y), width / 2, heading + 90))
        if index in {0, len(line) - 1}:
            away = heading + (180 if index == 0 else 0)
            cap = [polar((x, y), width / 2, away + turn) for turn in (-45, 0, 45)]
            if index == 0:
                left[:0] = list(cap)
            else:
                left += cap
    return clockwise([*left, *reversed(right)])


def clipped(points: Sequence[Point], frame: Sequence[Point]) -> Polygon:
    """What of a polygon lies in a convex, clockwise frame."""
    result = list(points)
    for (ax, ay), (bx, by) in zip(frame, [*frame[1:], frame[0]], strict=True):
        kept: Polygon = []
        sides = [(bx - ax) * (y - ay) - (by - ay) * (x - ax) for x, y in result]
        for index, point in enumerate(result):
            side, last, previous = sides[index], sides[index - 1], result[index - 1]
            if (side >= 0) != (last >= 0):
                part = last / (last - side)
                kept.append(
                    (
                        previous[0] + (point[0] - previous[0]) * part,
                        previous[1] + (point[1] - previous[1]) * part,
                    )
                )
            if side >= 0:
                kept.append(point)
        result = kept
    return result


def bounds(points: Iterable[Point]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _beyond(inner: Point, end: Point) -> Point:
    return 2 * end[0] - inner[0], 2 * end[1] - inner[1]


def _on_bezier(piece: Sequence[Point], part: float) -> Point:
    rest = 1 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    return (
        sum(weight * x for weight, (x, _) in zip(weights, piece, strict=True)),
        sum(weight * y for weight, (_, y) in zip(weights, piece, strict=True)),
    )


def _through(
    before: Sequence[float],
    start: Sequence[float],
    end: Sequence[float],
    after: Sequence[float],
    part: float,
) -> tuple[float, float, float]:
    x, y, width = (
        0.5
        * (
            2 * b
            + (c - a) * part
            + (2 * a - 5 * b + 4 * c - d) * part**2
            + (3 * b - a - 3 * c + d) * part**3
        )
        for a, b, c, d in zip(before, start, end, after, strict=True)
    )
    return x, y, max(width, 0.0)


def _without_repeats(corners: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for index, corner in enumerate(corners):
        if corner != corners[index - 1]:
            yield corner


def _plain(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    text = "0" if text in {"", "-0"} else text
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
