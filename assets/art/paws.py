"""A big cat's print, and walks of such prints."""  # noqa: INP001  # beside a script

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drawing import (
    Drawing,
    Path,
    Point,
    Polygon,
    Seeded,
    along,
    bounds,
    clockwise,
    flattened,
    placed,
    polar,
)

# A right forefoot one unit long, toes up. The second toe from the inside leads and the outermost
# stands back, as in the track; a left foot is its mirror image. No claws: cats draw them in.
TOES = (
    ((-0.368, -0.062), -19.0, 0.112, 0.158),
    ((-0.148, -0.318), -6.0, 0.118, 0.172),
    ((0.142, -0.288), 7.0, 0.116, 0.168),
    ((0.372, -0.008), 21.0, 0.107, 0.152),
)
# The front edge is flat, with a shallow dent; the back edge has three lobes.
PAD = (
    (-0.118, -0.006),
    (0.004, 0.014),
    (0.122, 0.002),
    (0.222, 0.078),
    (0.292, 0.205),
    (0.352, 0.335),
    (0.332, 0.440),
    (0.238, 0.482),
    (0.132, 0.430),
    (0.000, 0.474),
    (-0.132, 0.424),
    (-0.240, 0.474),
    (-0.334, 0.428),
    (-0.352, 0.322),
    (-0.290, 0.192),
    (-0.220, 0.068),
)
OUTWARDS = 4.0  # degrees that each foot turns out
STRADDLE = 0.2  # to either side of the middle, in prints


@dataclass(frozen=True)
class Print:
    """One print on the sheet; rotation clockwise from toes up."""

    number: int
    x: float
    y: float
    rotation: float
    size: float
    foot: str

    @property
    def name(self) -> str:
        return f"print-{self.number:02d}"

    @property
    def rounded_box(self) -> tuple[float, ...]:
        return tuple(round(value, 2) for value in self.box)

    @property
    def box(self) -> tuple[float, float, float, float]:
        outlines = [flattened(points) for points in self.outlines()]
        return bounds(point for outline in outlines for point in outline)

    def outlines(self) -> list[Polygon]:
        return [
            placed(points, (self.x, self.y), self.size, self.rotation)
            for points in foot_outlines(self.foot)
        ]

    def record(self) -> dict[str, object]:
        """What the program needs to know of it."""
        return {
            "id": self.name,
            "x": round(self.x, 2),
            "y": round(self.y, 2),
            "size": round(self.size, 2),
            "rotation": round(self.rotation, 1),
            "foot": self.foot,
            "box": list(self.rounded_box),
        }


@dataclass(frozen=True)
class Walk:
    """Where a cat goes: the middle of its way, and how far apart it sets its feet.

    A cat walks on one line nearly, hind foot in forefoot's print. It hurries, lingers, and stands
    still, so its paces are told one by one; farther up the sheet is farther off and smaller.
    """

    way: Sequence[Point]
    size_by: Sequence[tuple[float, float]]  # y, size there; straight in between
    at: Sequence[float]  # where on the way the first prints are
    step: float = 3.0  # from print to print after those, in prints
    seed: str = "walk"
    first_foot: str = "right"

    def prints(self) -> list[Print]:
        chance = Seeded(self.seed)
        told = list(self.at)
        made: list[Print] = []
        due, foot = told.pop(0), self.first_foot
        for centre, heading, gone in along(self.way, 0.05):
            if gone < due:
                continue
            size = interpolated(self.size_by, centre[1])
            side = 1 if foot == "right" else -1
            aside = size * STRADDLE * chance.between(0.7, 1.3)
            x, y = polar(centre, aside, heading + 90 * side)
            rotation = heading + 90 + OUTWARDS * side + chance.between(-4, 4)
            number = len(made) + 1
            made.append(Print(number, round(x, 2), round(y, 2), round(rotation, 1), size, foot))
            due = told.pop(0) if told else gone + size * self.step
            foot = "left" if foot == "right" else "right"
        return made


def foot_outlines(foot: str) -> list[Polygon]:
    """Four toes and the pad, each as points of a smooth closed curve."""
    side = 1 if foot == "right" else -1
    figures = [_toe(*toe) for toe in TOES] + [list(PAD)]
    return [clockwise([(x * side, y) for x, y in figure]) for figure in figures]


def paw(drawing: Drawing, ink: str, at: Point, size: float, foot: str = "right") -> None:
    """One print, toes up."""
    path = Path()
    for outline in foot_outlines(foot):
        path.smooth(placed(outline, at, size))
    drawing.fill(ink, path)


def trail(box: tuple[float, float, float, float], prints: Sequence[Print], ink: str) -> Drawing:
    """A file of prints, each a group of its own that tells its box."""
    drawing = Drawing(box)
    for one in prints:
        path = Path()
        for outline in one.outlines():
            path.smooth(outline)
        alone = Drawing(box)
        alone.fill(ink, path)
        drawing.group(one.name, alone, " ".join(f"{value:g}" for value in one.rounded_box))
    return drawing


def interpolated(stops: Sequence[tuple[float, float]], at: float) -> float:
    """The value between the stops on either side."""
    if at <= stops[0][0]:
        return stops[0][1]
    for (x0, y0), (x1, y1) in pairwise(stops):
        if at <= x1:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return stops[-1][1]


def _toe(centre: Point, degrees: float, width: float, length: float) -> Polygon:
    """A drop: round behind, narrower in front."""
    drop = [
        (0.0, -1.0),
        (0.60, -0.74),
        (0.96, -0.02),
        (0.76, 0.74),
        (0.0, 1.0),
        (-0.76, 0.74),
        (-0.96, -0.02),
        (-0.60, -0.74),
    ]
    return placed([(x * width, y * length) for x, y in drop], centre, 1.0, degrees)
