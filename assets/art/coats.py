"""The coats of the three cats: tiles that repeat without a seam, bands, and small emblems."""  # noqa: INP001  # beside a script

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drawing import (
    Drawing,
    Path,
    Point,
    Polygon,
    Seeded,
    clockwise,
    moved,
    polar,
    rectangle,
    rounded,
)

OVERLAP = 0.1  # what stands over a tile's edge, so that no hairline shows between two


@dataclass(frozen=True)
class Mark:
    """A closed curve in one ink, part of a coat."""

    ink: str
    points: Polygon
    tension: float = 1.0


# Stripes ----------------------------------------------------------------------------------------


def ribbon(spine: Sequence[Point], widths: Sequence[float]) -> Polygon:
    """A stripe along a line, as wide as is said at each of its points; pointed where that is 0."""
    left: Polygon = []
    right: Polygon = []
    for index, (point, width) in enumerate(zip(spine, widths, strict=True)):
        before, after = spine[max(index - 1, 0)], spine[min(index + 1, len(spine) - 1)]
        heading = math.degrees(math.atan2(after[1] - before[1], after[0] - before[0]))
        if width <= 0:
            left.append(point)
        else:
            left.append(polar(point, width / 2, heading - 90))
            right.append(polar(point, width / 2, heading + 90))
    return clockwise([*left, *reversed(right)])


def stripe(
    chance: Seeded, top: Point, length: float, wide: float, lean: float, root: float
) -> Polygon:
    """One stripe downwards (or upwards, with a negative length); `root` is its width at the start,
    in parts of its full width: 0 for a point.
    """
    wave, phase = chance.between(0.25, 0.6) * chance.sign(), chance.between(0, 6.28)
    steps = 7
    spine: Polygon = []
    widths: list[float] = []
    for step in range(steps + 1):
        part = step / steps
        sway = wave * math.sin(phase + part * 4.4) - wave * math.sin(phase)
        spine.append((top[0] + lean * length * part + sway, top[1] + length * part))
        body = root * (1 - part) + math.sin(math.pi * min(1.0, part * 0.92 + 0.04)) ** 0.8 * 0.9
        full = wide * body * chance.between(0.88, 1.12)
        widths.append(0.0 if step == steps or (step == 0 and not root) else full)
    return ribbon(spine, widths)


def fork(
    chance: Seeded, top: Point, length: float, wide: float, lean: float, root: float = 1
) -> list[Polygon]:
    """A stripe that parts in two, with ground in between."""
    spread = wide * chance.between(0.75, 1.0)
    bend = 0.45
    made = []
    for side in (-1, 1):
        reach = length * (1 if side == 1 else chance.between(0.66, 0.86))
        spine = []
        widths = []
        for step in range(8):
            part = step / 7
            apart = spread * side * max(0.0, part - 0.12) ** 0.7
            apart *= 1 - bend * max(0.0, part - 0.55)
            spine.append((top[0] + lean * reach * part + apart, top[1] + reach * part))
            thin = root + (1 - root) * min(1.0, part / 0.3)
            widths.append(0.0 if step == 7 else wide * (0.95 - 0.62 * part) * thin)
        made.append(ribbon(spine, widths))
    return made


def tiger_band(width: float, height: float) -> list[Mark]:
    """Stripes from the back and from the belly, that meet between each other on the flank."""
    chance = Seeded("tiger band")
    marks: list[Mark] = []
    pace = 2.0
    count = round(width / pace)
    for index in range(count):
        x = (index + 0.5) * pace + chance.between(-0.22, 0.22)
        down = index % 2 == 0
        start = -0.7 if down else height + 0.7
        sign = 1 if down else -1
        length = sign * chance.between(0.62, 0.86) * height
        lean = chance.between(0.02, 0.2) * sign
        wide = chance.between(0.78, 1.05)
        if index % 5 == 1:
            outlines = fork(chance, (x, start), length, wide * 0.95, lean)
        else:
            outlines = [stripe(chance, (x, start), length, wide, lean, 0.85)]
        marks += [Mark("ink", outline) for outline in outlines]
        if index % 3 == 2 and index % 5 > 1:
            y = chance.between(0.3, 0.5) * height
            slip = [stripe(chance, (x + pace * 0.45, y), sign * 2.6, 0.42, lean, 0)]
            marks += [Mark("ink", outline) for outline in slip]
    return marks


def tiger_tile(width: float, height: float) -> list[Mark]:
    """Stripes one under the other in rows that give way to each other."""
    chance = Seeded("tiger tile")
    marks: list[Mark] = []
    columns = round(width / 2.4)
    pace = width / columns

    def flowing(point: Point) -> Point:
        x, y = point
        turn = 2 * math.pi * (y / height + x / width)
        twice = 2 * math.pi * (2 * y / height - x / width)
        return x + 1.3 * math.sin(turn) + 0.45 * math.sin(twice), y

    for column in range(columns):
        x = column * pace
        y = (column * 0.382 % 1) * height + chance.between(-1, 1)
        share = chance.between(0.44, 0.56)
        for part, kind in ((share, column % 4), (1 - share, (column + 2) % 5)):
            length = part * height - chance.between(0.2, 1.4)
            wide = chance.between(0.8, 1.2)
            lean = chance.between(-0.02, 0.07)
            if kind == 1:
                outlines = fork(chance, (x, y), length, wide * 0.85, lean, 0)
            elif kind == 3:
                outlines = [
                    stripe(chance, (x - 0.42, y + 0.6), length * 0.94, wide * 0.5, lean - 0.02, 0),
                    stripe(chance, (x + 0.42, y), length, wide * 0.55, lean + 0.02, 0),
                ]
            else:
                outlines = [stripe(chance, (x, y), length, wide, lean, 0)]
            marks += [Mark("ink", [flowing(point) for point in outline]) for outline in outlines]
            y += part * height
    return marks


# Rosettes ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Spotted:
    """What tells one spotted coat from another. Lengths in millimetres."""

    seed: str
    ring: str
    heart: str
    radius: tuple[float, float]
    apart: float
    pieces: tuple[float, float]
    gap: float  # between the pieces of a ring, in degrees
    inner: float  # where a ring's pieces begin, in parts of its radius
    spot: tuple[float, float]
    ragged: float
    stretch: float  # how much longer than high


LEOPARD = Spotted(
    seed="leopard",
    ring="ink",
    heart="leopard-tawny",
    radius=(1.4, 1.9),
    apart=3.9,
    pieces=(3, 4),
    gap=24,
    inner=0.62,
    spot=(0.3, 0.52),
    ragged=0.1,
    stretch=1.06,
)
SNOW_LEOPARD = Spotted(
    seed="snow leopard",
    ring="fir",
    heart="haze",
    radius=(1.8, 2.5),
    apart=4.9,
    pieces=(4, 6),
    gap=17,
    inner=0.7,
    spot=(0.32, 0.62),
    ragged=0.13,
    stretch=1.14,
)


def rosette(coat: Spotted, chance: Seeded, centre: Point, radius: float) -> list[Mark]:
    """A broken ring of dark pieces round a heart darker than the ground."""
    turned = chance.between(0, 180)

    def shaped(distance: float, degrees: float) -> Point:
        x, y = polar((0, 0), distance, degrees)
        x, y = x * coat.stretch, y / coat.stretch
        angle = math.radians(turned / 6 - 15)
        return (
            centre[0] + x * math.cos(angle) - y * math.sin(angle),
            centre[1] + x * math.sin(angle) + y * math.cos(angle),
        )

    heart = [
        shaped(radius * (coat.inner + 1) / 2 * chance.between(0.94, 1.04), turned + step * 45)
        for step in range(8)
    ]
    marks = [Mark(coat.heart, clockwise(heart))]
    pieces = int(chance.between(coat.pieces[0], coat.pieces[1] + 0.999))
    shares = [chance.between(0.7, 1.3) for _ in range(pieces)]
    whole = sum(shares)
    at = turned
    for share in shares:
        span = 360 * share / whole
        gap = coat.gap * chance.between(0.6, 1.5)
        start, reach = at + gap / 2, span - gap
        at += span
        if reach < 18:
            continue
        rough = coat.ragged
        middle = (1 + coat.inner) / 2
        outer = [
            shaped(radius * chance.between(1 - rough * 0.5, 1 + rough), start + reach * part)
            for part in (0.14, 0.5, 0.86)
        ]
        inner = [
            shaped(radius * coat.inner * chance.between(1 - rough, 1 + rough), start + reach * part)
            for part in (0.84, 0.5, 0.16)
        ]
        caps = [shaped(radius * middle, start + reach * part) for part in (0, 1)]
        outer, inner = [caps[0], *outer], [caps[1], *inner]
        marks.append(Mark(coat.ring, clockwise([*outer, *inner])))
    return marks


def spot(coat: Spotted, chance: Seeded, centre: Point, radius: float) -> Mark:
    """A solid spot, not quite round."""
    long, turned = chance.between(1.05, 1.5), chance.between(0, 180)
    points = []
    for step in range(6):
        x, y = polar((0, 0), radius * chance.between(0.85, 1.15), step * 60)
        angle = math.radians(turned)
        x, y = x * long, y / long
        points.append(
            (
                centre[0] + x * math.cos(angle) - y * math.sin(angle),
                centre[1] + x * math.sin(angle) + y * math.cos(angle),
            )
        )
    return Mark(coat.ring, clockwise(points))


def spotted(coat: Spotted, width: float, height: float, seed: str) -> list[Mark]:
    """Rosettes as close as they go on a ground without edges, and spots between them."""
    chance = Seeded(f"{coat.seed} {seed}")

    def distance(one: Point, other: Point) -> float:
        dx, dy = abs(one[0] - other[0]), abs(one[1] - other[1])
        return math.hypot(min(dx, width - dx), min(dy, height - dy))

    centres: list[tuple[Point, float]] = []
    for attempt in range(6000):
        apart = coat.apart * (1 - 0.14 * attempt / 6000)
        at = (chance.between(0, width), chance.between(0, height))
        radius = chance.between(*coat.radius)
        mean = sum(coat.radius) / 2
        if all(
            distance(at, other) > apart * (radius + size) / (2 * mean) for other, size in centres
        ):
            centres.append((at, radius))
    marks: list[Mark] = []
    for at, radius in centres:
        marks += rosette(coat, chance, at, radius)
    taken = [(at, radius * 1.1) for at, radius in centres]
    for _ in range(4000):
        at = (chance.between(0, width), chance.between(0, height))
        radius = chance.between(*coat.spot)
        if all(distance(at, other) > radius * 1.25 + size + 0.22 for other, size in taken):
            taken.append((at, radius * 1.3))
            marks.append(spot(coat, chance, at, radius))
    return marks


# Files ------------------------------------------------------------------------------------------


def tile(
    width: float, height: float, ground: str, marks: Sequence[Mark], *, upright: bool
) -> Drawing:
    """A tile of a coat: what crosses an edge comes back at the other side. `upright`: above and
    below as well.
    """
    drawing = Drawing((0, 0, width, height))
    drawing.ground(ground, OVERLAP)
    rows = (-height, 0.0, height) if upright else (0.0,)
    over = OVERLAP if upright else 0.0
    frame = rectangle(-OVERLAP, -over, width + 2 * OVERLAP, height + 2 * over)
    inks = list(dict.fromkeys(mark.ink for mark in marks))
    for ink in sorted(inks, key=lambda name: name in {"ink", "fir"}):
        path = Path(frame=frame)
        for mark in marks:
            if mark.ink == ink:
                for shift in ((x, y) for x in (-width, 0.0, width) for y in rows):
                    path.smooth(moved(mark.points, shift))
        drawing.fill(ink, path)
    return drawing


def emblem(ground: str, marks: Sequence[Mark]) -> Drawing:
    """A swatch of a coat, to stand beside the cat's name."""
    drawing = Drawing((0, 0, 6, 6))
    outline = rounded(0, 0, 6, 6, 1.9)
    drawing.fill(ground, Path().polygon(outline))
    inks = list(dict.fromkeys(mark.ink for mark in marks))
    for ink in inks:
        path = Path(frame=outline)
        for mark in marks:
            if mark.ink == ink:
                path.smooth(mark.points)
        drawing.fill(ink, path)
    return drawing


BAND = (48.0, 8.0)
TILE = (32.0, 24.0)


def tiger_stripes() -> list[Mark]:
    """Six bold stripes for the emblem."""
    chance = Seeded("tiger emblem")
    marks = []
    for x, y, length, wide, lean in (
        (0.55, -0.4, 3.3, 0.62, 0.1),
        (1.2, 6.4, -4.4, 0.66, 0.03),
        (2.1, -0.4, 4.2, 0.68, 0.05),
        (2.95, 6.4, -3.5, 0.7, 0.0),
        (3.75, -0.4, 4.4, 0.68, -0.04),
        (4.75, 6.4, -4.3, 0.66, -0.03),
        (5.45, -0.4, 3.4, 0.62, -0.1),
    ):
        marks.append(Mark("ink", stripe(chance, (x, y), length, wide, lean, 0.8)))
    return marks


def few_rosettes(coat: Spotted, centres: Sequence[tuple[float, float, float]]) -> list[Mark]:
    """Large rosettes for an emblem: x, y, radius."""
    chance = Seeded(f"{coat.seed} emblem")
    marks: list[Mark] = []
    for x, y, radius in centres:
        marks += rosette(coat, chance, (x, y), radius)
    return sorted(marks, key=lambda mark: mark.ink == coat.ring)


PIECES: dict[str, Callable[[], Drawing]] = {
    "coat-tiger": lambda: tile(*TILE, "tiger-amber", tiger_tile(*TILE), upright=True),
    "coat-tiger-band": lambda: tile(*BAND, "tiger-amber", tiger_band(*BAND), upright=False),
    "coat-leopard": lambda: tile(
        *TILE, "leopard-ochre", spotted(LEOPARD, *TILE, "tile"), upright=True
    ),
    "coat-leopard-band": lambda: tile(
        *BAND, "leopard-ochre", spotted(LEOPARD, *BAND, "band"), upright=True
    ),
    "coat-snow-leopard": lambda: tile(
        *TILE, "snow-grey", spotted(SNOW_LEOPARD, *TILE, "tile"), upright=True
    ),
    "coat-snow-leopard-band": lambda: tile(
        *BAND, "snow-grey", spotted(SNOW_LEOPARD, *BAND, "band"), upright=True
    ),
    "emblem-tiger": lambda: emblem("tiger-amber", tiger_stripes()),
    "emblem-leopard": lambda: emblem(
        "leopard-ochre",
        few_rosettes(
            LEOPARD,
            [(2.9, 3.1, 1.65), (0.1, 0.7, 1.3), (5.5, 0.3, 1.3), (6.2, 4.6, 1.3), (0.9, 6.2, 1.3)],
        ),
    ),
    "emblem-snow-leopard": lambda: emblem(
        "snow-grey",
        few_rosettes(
            SNOW_LEOPARD, [(2.7, 2.7, 1.95), (6.4, 0.9, 1.5), (5.6, 5.9, 1.7), (0.2, 6.2, 1.5)]
        ),
    ),
}
