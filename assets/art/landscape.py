"""What a landscape is drawn with: crests, conifers near and far, snow and mist."""  # noqa: INP001  # beside a script

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from drawing import COARSE, Drawing, Path, Point, Polygon, Seeded, clockwise, limb, polar, rectangle
from paws import interpolated

Ridge = list[Point]
Place = tuple[float, float, float]  # x, foot, height of a tree


class Landscape(Drawing):
    """A drawing in tenths of a millimetre that ends at its box."""

    def land(self, ink: str, crest: Ridge, bottom: float | None = None) -> None:
        """All that lies under a crest: down to the box's lower edge, to a line above it, or below
        it, so that no edge of the land falls together with the sheet's.
        """
        foot = self.bottom if bottom is None else bottom
        self.figures(ink, [below(crest, foot)], beyond=max(0.0, foot - self.bottom))

    def figures(
        self, ink: str, outlines: Iterable[Polygon], *, soft: bool = False, beyond: float = 0.0
    ) -> None:
        """Outlines in one ink; soft ones are curves through their points."""
        x, y, width, height = self.box
        path = Path(COARSE, rectangle(x, y, width, height + beyond))
        for outline in outlines:
            if soft:
                path.smooth(clockwise(outline))
            else:
                path.polygon(clockwise(outline))
        self.fill(ink, path)

    @property
    def bottom(self) -> float:
        return self.box[1] + self.box[3]


def ridge(points: Sequence[Point], rough: float, seed: str, grain: float = 1.3) -> Ridge:
    """A crest through the points, broken finer and finer between them, as rock is."""
    chance = Seeded(seed)
    line = list(points)
    while True:
        finer: Ridge = [line[0]]
        for (x0, y0), (x1, y1) in pairwise(line):
            width = x1 - x0
            if width > grain:
                part = chance.between(0.38, 0.62)
                lift = chance.between(-1, 1) * rough * width
                finer.append((x0 + width * part, y0 + (y1 - y0) * part + lift))
            finer.append((x1, y1))
        if len(finer) == len(line):
            return line
        line = finer


def rolling(points: Sequence[Point], pieces: int = 5) -> Ridge:
    """A soft crest through the points: snow and mist lie smooth."""
    ends = [points[0], *points, points[-1]]
    line: Ridge = []
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(pieces):
            t = step / pieces
            line.append(
                (
                    start[0] + (end[0] - start[0]) * t,
                    _spline(before[1], start[1], end[1], after[1], t),
                )
            )
    return [*line, points[-1]]


def below(crest: Ridge, bottom: float) -> Polygon:
    """The land under a crest."""
    return [*crest, (crest[-1][0], bottom), (crest[0][0], bottom)]


def height_at(crest: Sequence[Point], x: float) -> float:
    return interpolated(crest, x)


def spire(x: float, base: float, height: float, seed: str) -> Polygon:
    """A conifer so far away that three strokes draw it."""
    chance = Seeded(seed)
    half = height * chance.between(0.15, 0.22)
    waist = base - height * chance.between(0.42, 0.52)
    return [
        (x, base - height),
        (x + half * 0.62, waist + height * 0.05),
        (x + half * 0.36, waist),
        (x + half, base),
        (x - half, base),
        (x - half * 0.36, waist),
        (x - half * 0.62, waist + height * 0.05),
    ]


def sapling(x: float, base: float, height: float, seed: str) -> Polygon:
    """A conifer some way off: tiers of branches, no two alike."""
    chance = Seeded(seed)
    half = height * chance.between(0.17, 0.225)
    tiers = 4 if height < 5 else 5 if height < 8 else 7 if height < 12 else 9
    sides: list[Polygon] = []
    for side in (-1, 1):
        line: Polygon = []
        for tier in range(1, tiers + 1):
            part = (tier + chance.between(-0.2, 0.2)) / tiers
            y = base - height * (1 - min(part, 1) * 0.95)
            reach = half * part**0.9 * chance.between(0.8, 1.12)
            line.append((x + side * reach, y + height * 0.012))
            if tier < tiers:
                line.append((x + side * reach * 0.5, y - height * 0.02))
        sides.append(line)
    trunk = max(0.09, half * 0.1)
    foot = [(x + trunk, base - height * 0.06), (x + trunk, base + 0.3)]
    foot += [(x - trunk, base + 0.3), (x - trunk, base - height * 0.06)]
    return [(x, base - height), *sides[1], *foot, *reversed(sides[0])]


Tier = tuple[float, float, float, float, float]


def conifer_tiers(
    x: float, base: float, height: float, half: float, seed: str
) -> tuple[float, list[list[Tier]]]:
    """A near conifer's branches, left and right: middle, height, reach, droop, thickness."""
    chance = Seeded(seed)
    tiers = max(7, round(height / 2.3))
    lean = chance.between(-0.006, 0.006) * height
    sides: list[list[Tier]] = []
    for _ in range(2):
        side: list[Tier] = []
        for tier in range(tiers):
            part = (tier + 0.5 + chance.between(-0.3, 0.3)) / tiers
            y = base - height * (0.97 - part * 0.93)
            reach = half * (0.05 + 0.95 * part**0.92) * chance.between(0.7, 1.1)
            if part > 0.95:
                reach *= 0.8
            droop = reach * chance.between(0.3, 0.55)
            side.append((x + lean * (1 - part), y, reach, droop, height / tiers * 0.8))
        sides.append(side)
    return lean, sides


def conifer(x: float, base: float, height: float, half: float, seed: str) -> Polygon:
    """A near conifer: branches that droop, turn up at their tips, and are not alike."""
    lean, tiers = conifer_tiers(x, base, height, half, seed)
    sides: list[Polygon] = []
    for sign, side in zip((-1, 1), tiers, strict=True):
        line: Polygon = []
        for middle, y, reach, droop, thick in side:
            out = sign * reach
            line += [
                (middle + out * 0.3, y - thick * 0.4),
                (middle + out * 0.72, y + droop * 0.66),
                (middle + out, y + droop * 0.86),
                (middle + out * 0.8, y + droop * 1.06 + thick * 0.12),
                (middle + out * 0.42, y + droop * 0.8 + thick * 0.4),
            ]
        sides.append(line)
    trunk = 0.18 + height * 0.008
    foot = [(x + trunk, base - height * 0.04), (x + trunk * 1.2, base + 0.6)]
    foot += [(x - trunk * 1.2, base + 0.6), (x - trunk, base - height * 0.04)]
    return [(x + lean, base - height), *sides[1], *foot, *reversed(sides[0])]


def lights(x: float, base: float, height: float, half: float, seed: str) -> list[Polygon]:
    """Where the low sun touches the same conifer's left branches."""
    _, (left, _) = conifer_tiers(x, base, height, half, seed)
    return [
        [
            (middle - reach * 0.16, y + thick * 0.1),
            (middle - reach * 0.7, y + droop * 0.68),
            (middle - reach * 0.96, y + droop * 0.86),
            (middle - reach * 0.6, y + droop * 0.78 + thick * 0.1),
        ]
        for middle, y, reach, droop, thick in left[2::2]
        if y < base - 19
    ]


Tree = Callable[[float, float, float, str], Polygon]


def wood(
    crest: Ridge,
    span: tuple[float, float],
    tall: Sequence[tuple[float, float]],
    close: float,
    seed: str,
    tree: Tree = sapling,
) -> Iterator[Polygon]:
    """Conifers that stand on a crest from one place to another, `close` of their height apart."""
    chance = Seeded(seed)
    x = span[0]
    while x < span[1]:
        height = interpolated(tall, x) * chance.between(0.55, 1.15)
        foot = height_at(crest, x) + 0.04 * height + 0.15
        yield tree(x, foot, height, f"{seed} {x:.2f}")
        x += interpolated(tall, x) * close * chance.between(0.5, 1.5)


def trees(places: Sequence[Place], seed: str, tree: Tree = sapling) -> Iterator[Polygon]:
    """Trees one by one."""
    for x, foot, height in places:
        yield tree(x, foot, height, f"{seed} {x:.2f}")


def crown(x: float, base: float, height: float, seed: str) -> Polygon:
    """The crown of a broadleaf in a wood: broad, round, bumpy, for soft outlines."""
    chance = Seeded(seed)
    half = height * chance.between(0.4, 0.54)
    bumps = 8 if height > 3 else 6
    turn = chance.between(0, 40)
    dome: Polygon = []
    for step in range(bumps):
        angle = turn + 360 * (step + chance.between(-0.22, 0.22)) / bumps
        px, py = polar((0, 0), chance.between(0.84, 1.1), angle)
        dome.append((x + px * half, base - height * 0.45 + py * height * 0.5))
    return dome


def leafy(
    x: float, base: float, height: float, seed: str
) -> tuple[list[Polygon], list[Polygon], list[Polygon]]:
    """A broadleaf that stands alone: its forked trunk, and the clouds of leaves in the shade and
    in the light (from the left), for soft outlines.
    """
    chance = Seeded(seed)
    wide = height * 0.045
    lean = chance.between(-0.04, 0.04) * height
    fork = (x + lean * 0.3, base - height * 0.3)
    trunk = [
        limb(
            (
                (x, base + 0.3, wide * 1.7),
                (*fork, wide),
                (x + lean, base - height * 0.6, wide * 0.45),
            ),
            4,
        ),
        limb(
            ((*fork, wide * 0.7), (x + lean + height * 0.17, base - height * 0.52, wide * 0.35)), 3
        ),
        limb(
            ((*fork, wide * 0.7), (x + lean - height * 0.18, base - height * 0.5, wide * 0.35)), 3
        ),
    ]
    shade: list[Polygon] = []
    light: list[Polygon] = []
    for at, up, size in (
        (-0.24, 0.52, 0.15),
        (0.24, 0.55, 0.16),
        (-0.16, 0.69, 0.17),
        (0.15, 0.72, 0.17),
        (0.0, 0.84, 0.14),
        (0.0, 0.6, 0.17),
    ):
        middle = (x + lean + at * height, base - up * height)
        for parts, share, aside in ((shade, 1.0, 0.0), (light, 0.56, 0.3)):
            turn = chance.between(0, 40)
            centre = (middle[0] - aside * size * height, middle[1] - aside * size * height)
            reach = size * height * share
            parts.append(
                [
                    polar(centre, reach * chance.between(0.82, 1.12), turn + step * 40)
                    for step in range(9)
                ]
            )
    return trunk, shade, light


def tuft(x: float, y: float, reach: float, thick: float, rise: float, seed: str) -> Polygon:
    """A bough of pine needles from the trunk outwards (to the left where `reach` is negative):
    spiky above, smooth below.
    """
    chance = Seeded(seed)
    tip = (x + reach, y - rise)
    line: Polygon = [(x, y + thick * 0.2)]
    spikes = max(3, round(abs(reach) / 0.95))
    for step in range(spikes):
        part = (step + 0.55) / spikes
        swell = thick * (0.35 + 0.65 * min(1.0, part * 2.2)) * (1 if part < 0.8 else 0.75)
        px, py = x + reach * part, y - rise * part**1.3
        line.append((px, py - swell * chance.between(0.8, 1.15)))
        line.append((px + reach / spikes * 0.42, py - swell * chance.between(0.3, 0.5)))
    line.append(tip)
    for part, sag in ((0.8, 0.36), (0.5, 0.44), (0.25, 0.3)):
        line.append(
            (x + reach * part, y - rise * part**1.3 + thick * sag * chance.between(0.7, 1.2))
        )
    return line


def korean_pine(
    x: float, base: float, top: float, crown_from: float, half: float, seed: str
) -> list[Polygon]:
    """A tall old pine near by: bare trunk, and boughs that rise at their ends."""
    chance = Seeded(seed)
    tall = base - top
    trunk = 0.35 + tall * 0.0125
    lean = chance.between(-0.6, 0.6)
    parts: list[Polygon] = [
        [
            (x - trunk, base + 0.6),
            (x - trunk * 0.66, base - 2.4),
            (x - trunk * 0.55, crown_from),
            (x + lean - 0.12, top + 1.5),
            (x + lean, top - 0.4),
            (x + lean + 0.12, top + 1.5),
            (x + trunk * 0.55, crown_from),
            (x + trunk * 0.66, base - 2.4),
            (x + trunk, base + 0.6),
        ]
    ]
    deep = crown_from - top
    tiers = round(deep / 3.1)
    for tier in range(tiers):
        for side in (-1, 1):
            part = (tier + 0.35 + chance.between(-0.25, 0.25)) / tiers
            y = top + deep * max(0.015, part)
            shape = min(1.0, part * 2.1 + 0.13) * (1.0 if part < 0.75 else 1.45 - part * 0.6)
            reach = half * shape * chance.between(0.62, 1.1)
            thick = 1.1 + reach * 0.12
            rise = reach * chance.between(0.12, 0.34)
            middle = x + lean * (1 - part)
            parts.append(tuft(middle, y, side * reach, thick, rise, f"{seed} {tier} {side}"))
            if reach > 4 and chance.between(0, 1) < 0.6:
                inner = tuft(
                    middle, y + 1.1, side * reach * 0.6, thick, 0.2, f"{seed} i{tier} {side}"
                )
                parts.append(inner)
    # Dead stubs on the trunk.
    for _ in range(max(2, round((base - crown_from) / 6))):
        y, side = chance.between(crown_from + 1.5, base - 5), chance.sign()
        out = chance.between(0.9, 2.4)
        parts.append(
            [
                (x, y - 0.22),
                (x + side * (trunk * 0.5 + out), y - out * 0.2),
                (x + side * trunk * 0.3, y + 0.25),
            ]
        )
    return parts


def larch(x: float, base: float, top: float, half: float, seed: str) -> list[Polygon]:
    """A larch in winter: a straight thin trunk and bare twigs that hang a little."""
    chance = Seeded(seed)
    tall = base - top
    trunk = 0.16 + tall * 0.009
    parts: list[Polygon] = [
        [
            (x - trunk, base + 0.4),
            (x - trunk * 0.7, base - tall * 0.3),
            (x, top),
            (x + trunk * 0.7, base - tall * 0.3),
            (x + trunk, base + 0.4),
        ]
    ]
    tiers = round(tall / 1.25)
    for tier in range(1, tiers):
        part = tier / tiers
        if part > 0.8:
            break
        for side in (-1, 1):
            if chance.between(0, 1) < 0.16:
                continue
            y = top + tall * part + chance.between(-0.4, 0.4)
            reach = side * half * (0.14 + 0.86 * part**0.8) * chance.between(0.55, 1.1)
            sag = abs(reach) * chance.between(0.05, 0.3)
            root = 0.2 + 0.12 * part
            parts.append(
                [
                    (x, y - root),
                    (x + reach * 0.55, y + sag - 0.14),
                    (x + reach, y + sag * 0.7 - 0.3),
                    (x + reach * 0.55, y + sag + 0.16),
                    (x, y + root),
                ]
            )
    return parts


def cloud_of_needles(x: float, y: float, wide: float, thick: float, seed: str) -> Polygon:
    """A flat bough of a red pine: bumpy above, nearly level below, for soft outlines."""
    chance = Seeded(seed)
    bumps = max(4, round(wide / 1.6))
    line: Polygon = [(x - wide / 2, y)]
    for step in range(bumps):
        part = (step + 0.5) / bumps
        dome = (1 - (2 * part - 1) ** 2) ** 0.5
        line.append((x - wide / 2 + wide * part, y - thick * dome * chance.between(0.72, 1.15)))
    line.append((x + wide / 2, y))
    for part in (0.72, 0.46, 0.22):
        line.append((x - wide / 2 + wide * part, y + thick * 0.2 * chance.between(0.4, 1.6)))
    return line


def bent_pine(
    x: float, base: float, height: float, seed: str
) -> tuple[list[Polygon], list[Polygon]]:
    """A red pine some way off: its bent trunk and limbs, and its boughs, for soft outlines."""
    chance = Seeded(seed)
    side = chance.sign()

    def at(aside: float, up: float) -> Point:
        return x + side * aside * height, base - up * height

    wide = height * 0.06
    trunk = [
        limb(
            (
                (*at(0, -0.05), wide * 1.2),
                (*at(-0.05, 0.3), wide),
                (*at(0.04, 0.62), wide * 0.8),
                (*at(0.02, 0.92), wide * 0.4),
            ),
            3,
        ),
        limb(
            (
                (*at(-0.03, 0.42), wide * 0.6),
                (*at(0.14, 0.54), wide * 0.4),
                (*at(0.26, 0.56), wide * 0.3),
            ),
            2,
        ),
        limb(
            (
                (*at(0.02, 0.56), wide * 0.6),
                (*at(-0.12, 0.68), wide * 0.4),
                (*at(-0.24, 0.7), wide * 0.3),
            ),
            2,
        ),
    ]
    boughs = [
        cloud_of_needles(*at(aside, up), wide_ * height, 0.1 * height, f"{seed} {up}")
        for aside, up, wide_ in (
            (0.24, 0.55, 0.32),
            (-0.22, 0.69, 0.34),
            (0.16, 0.77, 0.34),
            (0.0, 0.9, 0.4),
        )
    ]
    return trunk, boughs


def conifers(places: Sequence[Place], slender: float) -> Iterator[Polygon]:
    """Near conifers one by one; `slender` is half their width, in heights."""
    for x, foot, height in places:
        yield conifer(x, foot, height, height * slender, f"c{x:g}")


def sunlit(places: Sequence[Place], slender: float) -> Iterator[Polygon]:
    """The light on the same conifers."""
    for x, foot, height in places:
        yield from lights(x, foot, height, height * slender, f"c{x:g}")


def lenses(bars: Sequence[tuple[float, float, float, float]], seed: str) -> Iterator[Polygon]:
    """Bars of mist or drifts of snow: from, to, height, thickness."""
    for left, right, y, thick in bars:
        yield lens(left, right, y, thick, f"{seed} {left:g} {y:g}")


def snowfields(
    crest: Ridge, fields: Sequence[tuple[float, float, Sequence[Point]]]
) -> Iterator[Polygon]:
    """Snow on a mountain: the crest from one place to another, and a broken edge back."""
    for left, right, edge in fields:
        inside = [(x, y) for x, y in crest if left < x < right]
        ends = [(x, height_at(crest, x)) for x in (left, right)]
        yield [ends[0], *inside, ends[1], *edge]


def snowcap(crest: Ridge, left: float, right: float, deep: float, seed: str) -> Polygon:
    """Snow on a summit: the crest between two places, and an edge that runs down in gullies."""
    chance = Seeded(seed)
    upper = [(left, height_at(crest, left))]
    upper += [(x, y - 0.12) for x, y in crest if left < x < right]  # no rim of rock over it
    upper.append((right, height_at(crest, right)))
    summit = min(upper, key=lambda point: point[1])[0]
    teeth = max(2, round((right - left) / 2.9))
    edge: Polygon = []
    for tooth in range(2 * teeth - 1, 0, -1):
        x = right - (right - left) * (1 - tooth / (2 * teeth))
        x += chance.between(-0.25, 0.25) * (right - left) / teeth
        reach = max(summit - left, right - summit)
        near = 1 - min(1.0, abs(x - summit) / reach) ** 1.3
        down = (
            deep
            * (0.2 + 0.8 * near)
            * (chance.between(0.6, 1.1) if tooth % 2 else chance.between(0.25, 0.5))
        )
        x -= 0.16 * down
        edge.append((max(left - 1.5, x), height_at(crest, max(x, left)) + down))
    return [*upper, *edge]


def lens(left: float, right: float, y: float, thick: float, seed: str) -> Polygon:
    """A bar of mist or a drift of snow: long, soft, thin at both ends."""
    chance = Seeded(seed)
    width = right - left
    upper = [
        (left + width * part, y - thick * lift * chance.between(0.7, 1.3))
        for part, lift in ((0.0, 0.0), (0.16, 0.34), (0.38, 0.6), (0.6, 0.42), (0.83, 0.22))
    ]
    lower = [
        (left + width * part, y + thick * lift * chance.between(0.7, 1.3))
        for part, lift in ((1.0, 0.0), (0.8, 0.2), (0.56, 0.4), (0.36, 0.34), (0.14, 0.2))
    ]
    return [*upper, *lower]


def _spline(before: float, start: float, end: float, after: float, t: float) -> float:
    return 0.5 * (
        2 * start
        + (end - before) * t
        + (2 * before - 5 * start + 4 * end - after) * t**2
        + (3 * start - before - 3 * end + after) * t**3
    )
