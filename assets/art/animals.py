"""The three cats on their way, and birds: silhouettes from bones and a body's outline."""  # noqa: INP001  # beside a script

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drawing import Polygon, clockwise, flattened, limb, placed, places, points

Bones = tuple[tuple[float, float, float], ...]  # x, y, thickness


@dataclass(frozen=True)
class Cat:
    """A cat that walks to the right. Nose to rump is about 100; the ground lies at y = 0."""

    body: Polygon  # head, trunk and root of the tail, as a smooth outline
    ears: Sequence[Polygon]
    limbs: Sequence[Bones]  # legs and tail; those at 1, 2 and 4 are on this side of the trunk
    coat: Sequence[tuple[str, Sequence[Polygon]]] = ()  # inks and marks; soft outlines

    def outlines(self, x: float, ground: float, length: float, *, left: bool) -> Iterable[Polygon]:
        """The cat at a place, `length` from nose to rump, walking right or left."""
        side = -1 if left else 1
        for outline in [
            flattened(self.body, 4),
            *(flattened(ear, 4) for ear in self.ears),
            *(limb(bones, 4) for bones in self.limbs),
        ]:
            turned = [(px * side, py) for px, py in outline]
            yield clockwise(placed(turned, (x, ground), length / 100))

    def fur(self, x: float, ground: float, length: float, *, left: bool) -> Iterable[Polygon]:
        """The same on this side of it, thinner by a rim: what is left of the silhouette around it
        outlines the cat.
        """
        side = -1 if left else 1
        near = [self.limbs[index] for index in (1, 2, 4)]
        far = [self.limbs[index][2:] for index in (0, 3)]  # the thighs stay in the shade
        for outline in [
            inset(flattened(self.body, 2), RIM),
            *(
                limb([(px, py, max(wide - 2 * RIM, 1.5)) for px, py, wide in bones], 3)
                for bones in (*far, *near)
            ),
        ]:
            turned = [(px * side, py) for px, py in outline]
            yield clockwise(placed(turned, (x, ground), length / 100))

    def marks(
        self, x: float, ground: float, length: float, *, left: bool
    ) -> Iterable[tuple[str, list[Polygon]]]:
        """Belly, stripes and spots, each ink's at a time."""
        side = -1 if left else 1
        for ink, outlines in self.coat:
            yield (
                ink,
                [
                    clockwise(
                        placed([(px * side, py) for px, py in outline], (x, ground), length / 100)
                    )
                    for outline in outlines
                ],
            )


RIM = 1.2


def inset(outline: Polygon, by: float) -> Polygon:
    """A clockwise outline drawn in by a little."""
    result: Polygon = []
    outline = clockwise(outline)
    for index, (x, y) in enumerate(outline):
        (x0, y0), (x1, y1) = outline[index - 1], outline[(index + 1) % len(outline)]
        long = math.dist((x0, y0), (x1, y1)) or 1
        result.append((x - (y1 - y0) / long * by, y + (x1 - x0) / long * by))
    return result


def streak(text: str) -> Polygon:
    """A stripe through points, thick in its middle, pointed at its ends: "x y width"."""
    return limb(places(text), 3)


def spots(text: str) -> list[Polygon]:
    """Round marks: "x y radius"."""
    return [
        [(x + r, y), (x, y + r * 0.85), (x - r, y), (x, y - r * 0.85)] for x, y, r in places(text)
    ]


TIGER_COAT: list[tuple[str, list[Polygon]]] = [
    (
        "paper",
        [
            points(
                """
                22 -23.6, 34 -22.6, 46 -20.8, 58 -20.6, 64 -21.4, 56 -24.4, 44 -25.2, 32 -25.8
                """
            ),
            points("90 -33, 95 -32.4, 99 -32.6, 101 -34.6, 96 -36, 91 -35.6"),
        ],
    ),
    (
        "night-forest",
        [
            streak("6 -44.4 3, 7.6 -40 4, 6.4 -33 0.6"),
            streak("16 -46.4 3, 18 -41 4.4, 15.6 -32 0.6"),
            streak("26 -45.4 3, 28.4 -40 4.6, 26 -30 0.6"),
            streak("36 -43.4 3, 38.4 -38 4.6, 36.4 -27.6 0.6"),
            streak("46 -43.4 3, 48.4 -38 4.6, 47 -27 0.6"),
            streak("56 -46.4 3, 58.4 -40 4.6, 57 -28.6 0.6"),
            streak("66 -49.4 3, 68 -42 4.6, 66.4 -33 0.6"),
            streak("75.4 -46.8 2.8, 77 -42 4.2, 75.4 -34 0.6"),
            streak("84 -42.4 3, 85 -40.6 3, 84 -36.4 0.6"),
            streak("13 -27.4 0.6, 19 -25.6 3.4, 26 -26 0.6"),
            streak("14 -19.6 0.6, 18.6 -18.6 2.8, 24 -19 0.6"),
            streak("60 -23 0.6, 66 -24.6 3, 71 -24.4 0.6"),
            streak("57.6 -16 0.6, 61.6 -15.6 2.6, 65.6 -16.6 0.6"),
            streak("-4.6 -31 1.8, -8.4 -33 1.8"),
            streak("-9.1 -22.2 1.8, -12.9 -23.8 1.8"),
            streak("-14.9 -13.4 1.8, -17.7 -16.6 1.8"),
            streak("-24 -10.4 1.8, -24 -13.8 1.8"),
            streak("-33 -16 3.4, -34.4 -18.6 3.2, -35.4 -21 2.6"),
        ],
    ),
]
LEOPARD_COAT: list[tuple[str, list[Polygon]]] = [
    (
        "paper",
        [
            points("20 -26, 34 -25, 46 -22.4, 58 -21.2, 64 -22, 56 -24.6, 44 -26.4, 32 -27.8"),
            points("91 -41, 95 -40.8, 99 -41, 99.8 -43, 95 -44, 91.4 -43.4"),
        ],
    ),
    (
        "night-forest",
        spots(
            """
            8 -41.6 2.2, 16 -43.4 2.3, 24.6 -42.2 2.3, 33.4 -40.8 2.3, 42 -40.6 2.3, 50.6 -41.6 2.3,
            59 -44 2.3, 67.6 -45.4 2.3, 76 -45.8 2.1, 11.6 -34.4 2.3, 20.4 -35.6 2.3, 29 -34.4 2.3,
            37.8 -33.6 2.3, 46.4 -33.8 2.3, 55 -35.8 2.3, 63.6 -37.4 2.3, 72.4 -38.6 2.2,
            16.4 -28 2, 25 -29.2 1.9, 51 -28.6 2, 60.4 -29.6 2.1, 68.8 -30.8 2, 77.6 -36.4 1.8,
            20.4 -21 1.8, 64 -22.6 1.7, 84 -48 1.7, 83.6 -41.6 1.6, 19.8 -14.4 1.3, 60.4 -14 1.2,
            -8.6 -28.6 1.4, -15.4 -20.2 1.4, -23.6 -17.4 1.4, -31 -19.2 1.4
            """
        ),
    ),
]
SNOW_LEOPARD_COAT: list[tuple[str, list[Polygon]]] = [
    (
        "fir",
        spots(
            """
            8 -38 2.5, 17 -40 2.6, 26.4 -38.6 2.6, 36 -37 2.6, 45.4 -37 2.6, 55 -38.6 2.6,
            64.4 -40.4 2.6, 73.6 -38.8 2.4, 12 -30.4 2.6, 21.6 -31 2.6, 31.4 -29.4 2.6,
            41 -28.8 2.6, 50.6 -29.4 2.6, 60 -31.6 2.6, 69.6 -32 2.5, 17.4 -23.4 2.2,
            36 -22 2, 46.6 -21.6 2, 56.4 -22.4 2.2, 66 -24.6 2.3, 77.6 -31 2, 83 -37.4 1.8,
            20.2 -16 1.8, 63.2 -16 1.8
            """
        ),
    ),
    (
        "fir",
        [
            streak("-8.4 -26.3 2.2, -11.6 -30.9 2.2"),
            streak("-17.6 -17.6 2.2, -21.8 -22 2.2"),
            streak("-29.6 -9.8 2.2, -31.6 -15 2.2"),
            streak("-42 -7.8 2.2, -41.8 -13.6 2.2"),
            streak("-54.9 -11.5 2.2, -51.2 -16.4 2.2"),
        ],
    ),
    ("night-forest", [streak("-60 -20 4, -62 -23 4, -63.6 -26 3.4")]),
]

# Heavy before, head low, the tail's end turned up.
TIGER = Cat(
    body=points(
        """
        103.4 -35.5, 102.6 -38.6, 99.6 -41.2, 95.4 -45.4, 91 -48.6, 86 -49.8, 81.5 -49.6, 76 -49.4,
        70.5 -51.2, 65 -52.6, 59 -50.6, 52 -47.8, 43 -46.2, 33 -46.6, 24 -48.4, 16 -49.6, 9 -48.4,
        3 -45, -0.5 -39, 1 -31, 8 -25, 18 -23.5, 28 -21.8, 38 -19.6, 50 -18, 60 -18.6, 70 -21,
        77 -25.5, 82 -29.8, 87 -31.6, 92 -31.4, 96.4 -30.8, 99.4 -31, 101.4 -32.8
        """
    ),
    ears=[points("84 -47.6, 83.8 -51.4, 86 -52.9, 88.4 -51.2, 89.4 -47")],
    limbs=[
        # far hind leg, pushing off
        (
            (9, -36, 17),
            (12, -26, 13),
            (3, -17.5, 7.4),
            (-3.6, -12.5, 5.4),
            (-6, -6, 4.8),
            (-5.6, -2.2, 4.6),
            (-2.4, -1.9, 3.9),
        ),
        # near hind leg, reaching under the body
        (
            (13, -36, 21),
            (20, -25, 14.5),
            (19.5, -16.5, 8),
            (18.6, -12, 6.2),
            (23, -5.6, 5.2),
            (26, -2.4, 4.8),
            (30, -2, 4.2),
        ),
        # near foreleg, about to leave the ground
        (
            (68, -36, 19),
            (66, -26, 12),
            (62, -17, 8),
            (58.4, -9.4, 6),
            (55.4, -3.6, 5),
            (56.6, -2, 4.2),
            (58.6, -2, 3.6),
        ),
        # far foreleg, reaching out
        (
            (71, -36, 16),
            (75, -25, 10.5),
            (80.5, -15.5, 7.2),
            (84, -8, 5.6),
            (86.6, -3, 5),
            (89, -2.3, 4.8),
            (91.4, -2.1, 4.2),
        ),
        # tail
        (
            (10, -40, 9),
            (-3.4, -37, 5.4),
            (-9, -28, 4.2),
            (-13, -18.5, 3.8),
            (-20, -12.2, 3.6),
            (-28, -12, 3.6),
            (-33.5, -16.6, 3.3),
            (-35.4, -21, 2.6),
        ),
    ],
    coat=TIGER_COAT,
)
# Slighter and longer, the head up, the tail in a high bow.
LEOPARD = Cat(
    body=points(
        """
        101.6 -43.4, 101 -46, 98.6 -48.2, 95.2 -51.4, 91.6 -53.6, 87.4 -54, 83 -53, 78 -50.6,
        72 -49.6, 66 -49.8, 60 -48.4, 52 -45.6, 43 -44.4, 33 -44.8, 24 -46.6, 16 -47.8, 9 -46.4,
        3 -43, -0.4 -37.6, 1 -30.6, 8 -25.4, 18 -25.4, 28 -24.6, 38 -22, 50 -19.8, 60 -19.4,
        69 -21.8, 75 -26.4, 80 -32.6, 84.6 -37.2, 89 -39.4, 93 -39.6, 96.6 -39.2, 99.4 -39.4,
        100.8 -41
        """
    ),
    ears=[points("84.4 -51.6, 84.2 -55.6, 86.2 -57, 88.6 -55.4, 89.8 -52")],
    limbs=[
        (
            (9, -35, 15),
            (12, -26, 11.5),
            (3.6, -18, 6.4),
            (-3, -13, 4.7),
            (-5, -6, 4.1),
            (-4.6, -2, 4),
            (-1.6, -1.7, 3.4),
        ),
        (
            (13, -35, 19),
            (20, -26, 12.5),
            (20, -17, 6.8),
            (19.2, -12.4, 5.2),
            (23.4, -5.6, 4.4),
            (26, -2.2, 4.2),
            (29.4, -1.8, 3.6),
        ),
        (
            (68, -36, 15),
            (66, -26, 10),
            (62.4, -17, 6.6),
            (59, -9.4, 5),
            (56.4, -3.4, 4.3),
            (57.6, -1.8, 3.7),
            (59.6, -1.8, 3.2),
        ),
        (
            (70, -36, 13),
            (74, -25.4, 8.8),
            (79, -15.5, 6),
            (82.4, -8, 4.8),
            (85, -2.8, 4.3),
            (87.4, -2, 4.1),
            (89.6, -1.8, 3.6),
        ),
        (
            (10, -38.6, 8),
            (-4, -34.6, 4.8),
            (-11, -25, 3.7),
            (-19, -17.4, 3.4),
            (-29, -17.6, 3.3),
            (-36, -24, 3.3),
            (-39.4, -32, 3.1),
            (-44, -37, 2.6),
        ),
    ],
    coat=LEOPARD_COAT,
)
# Low on short legs, thick of fur, the tail as long as the trunk and as thick as a leg.
SNOW_LEOPARD = Cat(
    body=points(
        """
        101 -33.6, 100.6 -36.2, 98.6 -38.4, 95.8 -41.2, 92.4 -43.2, 88 -43.8, 83.4 -43.4, 78 -42.8,
        72 -43.8, 66 -44.8, 60 -43.8, 52 -41.6, 43 -40.8, 33 -41.6, 24 -43.4, 16 -44.4, 8.6 -43,
        2.6 -39.4, -0.6 -33.4, 1 -26, 8 -20, 18 -18.6, 28 -17.6, 38 -15.6, 50 -14.2, 60 -14.4,
        69 -16.8, 76 -21, 81 -26, 85.6 -28.8, 89.6 -29.8, 93.4 -29.8, 96.8 -29.6, 99.2 -30,
        100.4 -31.4
        """
    ),
    ears=[points("85.4 -41.6, 85.2 -44.8, 87 -45.8, 88.8 -44.6, 90 -42")],
    limbs=[
        (
            (9, -31, 17),
            (12, -22, 13),
            (4, -15, 7.6),
            (-2, -11, 5.8),
            (-4, -5.4, 5.2),
            (-3.4, -2.4, 5),
            (0, -2.2, 4.6),
        ),
        (
            (13, -31, 20),
            (20, -22, 14),
            (20, -14.6, 8.2),
            (19.4, -10.6, 6.4),
            (23, -5, 5.4),
            (25.6, -2.6, 5.2),
            (29.4, -2.3, 4.8),
        ),
        (
            (68, -31, 18),
            (66, -22, 12),
            (62.6, -14, 8),
            (59.4, -8, 6.2),
            (57, -3.4, 5.3),
            (58.4, -2.3, 4.7),
            (60.4, -2.2, 4.2),
        ),
        (
            (70, -31, 15),
            (74, -21.6, 10.6),
            (78.8, -13, 7.4),
            (82, -7, 6),
            (84.6, -3, 5.4),
            (87.2, -2.6, 5.2),
            (89.8, -2.4, 4.8),
        ),
        (
            (11, -34.4, 11),
            (-5, -32, 7.8),
            (-15, -24.6, 6.8),
            (-25, -15.4, 6.8),
            (-38, -10.6, 6.8),
            (-51, -12.6, 6.8),
            (-60, -19.4, 6.4),
            (-64, -26.4, 5),
        ),
    ],
    coat=SNOW_LEOPARD_COAT,
)


def soaring(x: float, y: float, span: float) -> Iterable[Polygon]:
    """A large bird of prey far off, wings held flat, primaries spread."""
    yield placed(
        points(
            """
            0 -0.035, 0.07 -0.05, 0.2 -0.085, 0.33 -0.07, 0.44 -0.04, 0.5 -0.005, 0.42 -0.012,
            0.47 0.03, 0.385 0.012, 0.42 0.055, 0.34 0.028, 0.22 0.02, 0.1 0.025, 0.045 0.04,
            0.03 0.1, 0.045 0.165, 0 0.185, -0.045 0.165, -0.03 0.1, -0.045 0.04, -0.1 0.02,
            -0.22 0.0, -0.35 -0.002, -0.44 0.015, -0.395 -0.024, -0.49 -0.014, -0.43 -0.05,
            -0.5 -0.065, -0.44 -0.085, -0.32 -0.1, -0.2 -0.1, -0.07 -0.052
            """
        ),
        (x, y),
        span,
        -9,
    )


def crane(x: float, y: float, span: float, beat: float) -> Iterable[Polygon]:
    """A crane in flight to the left, neck and legs stretched; `beat`: -1 wings down, 1 up."""
    at = (x, y)
    yield placed(
        limb(
            (
                (-0.46, -0.01, 0.012),
                (-0.36, -0.016, 0.03),
                (-0.2, 0.012, 0.034),
                (-0.08, 0.02, 0.09),
                (0.06, 0.03, 0.1),
                (0.18, 0.03, 0.045),
                (0.36, 0.042, 0.022),
                (0.46, 0.05, 0.014),
            ),
            3,
        ),
        at,
        span,
    )
    for side, far in ((1, 1.0), (-1, 0.8)):
        lift = -0.3 * beat if side == 1 else -0.34 * beat
        tip = (0.12 + 0.1 * side, lift)
        yield clockwise(
            placed(
                [
                    (-0.1, 0.0),
                    (-0.06 + 0.04 * side, lift * 0.55 - 0.03),
                    (tip[0] * far, tip[1] * far - 0.03),
                    (tip[0] * far + 0.1, tip[1] * far),
                    (0.13 + 0.05 * side, lift * 0.45),
                    (0.12, 0.03),
                ],
                at,
                span,
            )
        )


def wings(x: float, y: float, span: float, beat: float) -> Polygon:
    """A bird so far off that its wings are all one sees."""
    rise = 0.3 * beat
    return placed(
        [
            (-0.5, -rise * 0.5),
            (-0.26, -rise - 0.05),
            (-0.06, -0.02),
            (0.05, 0.0),
            (0.24, -rise * 0.9 - 0.06),
            (0.48, -rise * 0.7),
            (0.24, -rise * 0.9 + 0.04),
            (0.05, 0.1),
            (-0.06, 0.09),
            (-0.25, -rise + 0.05),
        ],
        (x, y),
        span,
    )
