"""Views of the cats' country, tall: they stand where a photograph is still missing.

A slot is as high as its page leaves room, and shows as much of the view's foot. So each view is
composed from the foot upwards: the cat in the lowest 16 mm, a scene of its own in the lowest 24,
and a further country in each step up.
"""  # noqa: INP001  # beside a script

from __future__ import annotations

from collections.abc import Iterable

from animals import LEOPARD, SNOW_LEOPARD, TIGER, Cat, crane, soaring, wings
from drawing import Path, Point, Polygon, Seeded, along, clockwise, limb, places, points, rectangle
from landscape import (
    Landscape,
    Place,
    cloud_of_needles,
    crown,
    height_at,
    korean_pine,
    larch,
    leafy,
    lenses,
    ridge,
    rolling,
    snowcap,
    spire,
    trees,
    wood,
)

VIEW = (0.0, 0.0, 84.0, 112.0)
WIDE = (0.0, 84.0)
LAND_ENDS = 109.0  # under the foreground: nothing darker lies beneath it at the lower edge


def cat(
    scene: Landscape, name: str, kind: Cat, fur: str, at: Point, length: float, *, left: bool
) -> None:
    """A cat, in finer coordinates than the land: its silhouette, and its coat on that."""
    frame = rectangle(*scene.box)

    def path(outlines: Iterable[Polygon], *, soft: bool = False) -> Path:
        made = Path(frame=frame)
        for outline in outlines:
            if soft:
                made.smooth(outline)
            else:
                made.polygon(outline)
        return made

    scene.fill("night-forest", path(kind.outlines(*at, length, left=left)), name)
    scene.fill(fur, path(kind.fur(*at, length, left=left)), f"{name}-coat")
    for number, (ink, marks) in enumerate(kind.marks(*at, length, left=left), 1):
        scene.fill(ink, path(marks, soft=True), f"{name}-coat-{number}")


def disc(scene: Landscape, ink: str, at: Point, radius: float, *rings: float) -> None:
    """Sun or moon, and thin rings of light."""
    path = Path().circle(at, radius)
    for ring in rings:
        path.ring(at, ring, 0.22)
    scene.fill(ink, path)


def tiger_country() -> Landscape:
    """Taiga on the Amur: Korean pine and larch in snow, before the sun is up."""
    scene = Landscape(VIEW)
    scene.ground("dawn")
    glow = [(-6, 44, 43, 1.3), (12, 66, 45.8, 1.5), (40, 90, 42, 1.1)]
    scene.figures("leopard-ochre", lenses(glow, "t glow"), soft=True)
    clouds = [(6, 30, 38.4, 0.9), (10, 44, 12, 1), (40, 62, 19.4, 0.8)]
    scene.figures("paper", lenses(clouds, "t"), soft=True)
    flock = [(16, 20, 2.6, 0.7), (20.4, 22.4, 2.2, 0.2), (12.6, 23.4, 2, 0.9), (26, 19.4, 1.8, 0.5)]
    scene.figures("mid-forest", (wings(*bird) for bird in flock), soft=True)

    massif = points(
        """
        0 47.4, 8 45.8, 16 46.8, 23 44.8, 28 43.4, 32 41, 36 38.4, 39.4 35.4, 42 32.8, 43.6 34.6,
        46 36.8, 49 40, 52 39.6, 56 42.4, 62 41.4, 68 43.8, 76 43, 84 45.4
        """
    )
    far = ridge(massif, 0.13, "t far")
    scene.land("mist", far, LAND_ENDS)
    scene.figures("paper", [snowcap(far, 34.4, 48.6, 7.4, "t cap"), snowcap(far, 58, 65, 3, "t b")])
    scene.land("paper", rolling(points("0 49.4, 18 50, 36 48.6, 52 49.6, 70 48.4, 84 49.2")))

    middle = ridge(
        points("0 62.4, 10 60.6, 20 61.6, 32 63.4, 44 62.2, 54 60, 62 58.8, 72 59.4, 84 57.8"),
        0.07,
        "t m",
    )
    scene.figures("haze", wood(middle, WIDE, [(0, 2.2), (84, 2.8)], 0.42, "t m", spire))
    scene.land("haze", middle, LAND_ENDS)
    scene.land("mist", rolling(points("0 68.2, 14 68.8, 30 67.2, 46 68.2, 62 66.4, 84 66")))
    scene.figures("paper", lenses([(6, 40, 69.6, 0.8), (44, 80, 68, 0.8)], "t mist"), soft=True)

    near = ridge(points("0 79.4, 12 80, 26 81.4, 40 81, 52 79.6, 66 78.8, 84 78"), 0.04, "t near")
    scene.figures("mid-forest", wood(near, WIDE, [(0, 3.6), (40, 3), (84, 3.4)], 0.29, "t near"))
    scene.land("mid-forest", near, LAND_ENDS)
    scene.land("dawn", rolling(points("0 84.6, 14 85.2, 30 84.4, 46 85.2, 64 83.6, 84 84")))
    scene.figures("paper", lenses([(2, 32, 86, 0.6), (36, 72, 86.2, 0.6)], "t fog"), soft=True)

    edge = ridge(points("0 98.6, 16 98.4, 34 99.4, 52 98.8, 66 97.8, 84 97.4"), 0.03, "t edge")
    tall = points("0 6.6, 10 5.6, 22 4.2, 40 3.4, 52 4.6, 64 5.6, 84 6")
    scene.figures("fir", wood(edge, WIDE, tall, 0.27, "t edge"))
    scene.land("fir", edge, LAND_ENDS)

    snow = rolling(points("0 100.2, 14 99.2, 30 99.8, 46 100.6, 62 99.4, 84 98.6"))
    scene.land("paper", snow)
    shade = [(2, 40, 108.6, 0.6), (20, 62, 102, 0.4), (46, 83, 109.4, 0.8)]
    scene.figures("mist", lenses(shade, "t drift"), soft=True)
    scene.fill("haze", spoor(points("-2 107, 8 107.4, 16 106.7, 25.4 106.3"), 1.05))
    cat(scene, "tiger", TIGER, "tiger-amber", (27, 106.4), 10.4, left=False)

    # Below 70 the trunks are bare: so a slot of 40 mm shows trunks, one of 60 mm crowns.
    right: list[Polygon] = []
    for x, base, top, low, half in (
        (81.4, 104.4, 33, 66.4, 6),
        (64.6, 103.2, 36, 66, 4.6),
        (73.4, 107.6, 8, 66.8, 7.2),
    ):
        right += korean_pine(x, base, top, low, half, f"t pine {x}")
    scene.figures("night-forest", right)
    left = [*larch(10.6, 102.4, 57, 3.4, "t larch b"), *larch(4.4, 104.6, 34, 4.4, "t larch a")]
    scene.figures("night-forest", left)
    scene.figures("paper", mounds(), soft=True)
    scene.land("mist", rolling(points("0 111, 20 110.6, 44 111.2, 60 110, 72 108.6, 84 108.4")))
    return scene


def mounds() -> list[Polygon]:
    """Snow heaped up at the feet of the near trees."""
    heaps: list[Polygon] = []
    for x, y, wide in (
        (81.4, 104.4, 5),
        (64.6, 103.2, 4.6),
        (73.4, 107.6, 6.4),
        (10.6, 102.4, 3),
        (4.4, 104.6, 3.6),
    ):
        heaps.append(
            [
                (x - wide / 2, y + 0.9),
                (x - wide * 0.22, y - 0.1),
                (x + wide * 0.06, y - 0.55),
                (x + wide * 0.3, y),
                (x + wide / 2, y + 0.9),
                (x, y + 1.3),
            ]
        )
    return heaps


def spoor(way: list[Point], apart: float) -> Path:
    """The marks that a cat far off has left in the snow."""
    path = Path(frame=rectangle(*VIEW))
    side = 1
    for (x, y), _, _ in along(way, apart):
        path.polygon(
            [
                (x - 0.3, y + 0.18 * side),
                (x, y - 0.14 + 0.18 * side),
                (x + 0.3, y + 0.18 * side),
                (x, y + 0.14 + 0.18 * side),
            ]
        )
        side = -side
    return path


def leopard_country() -> Landscape:
    """Oak, maple and pine on the hills of Primorye, down to the sea, in autumn."""
    scene = Landscape(VIEW)
    scene.ground("dawn")
    disc(scene, "leopard-ochre", (51, 62), 5.8, 7.8)
    clouds = [(34, 52, 60.4, 0.8), (48, 68, 57.6, 0.8), (30, 58, 42, 1), (56, 80, 37, 0.9)]
    clouds += [(40, 72, 9, 1.1), (60, 81, 5, 0.7)]
    scene.figures("paper", lenses(clouds, "l"), soft=True)
    flock: list[Polygon] = []
    for x, y, span, beat in (
        (45, 19.6, 6, 1),
        (52.6, 22, 5.4, -0.6),
        (55, 16.4, 5, 0.8),
        (62.4, 19.4, 4.8, 0.5),
        (66.4, 14, 4.4, -0.7),
    ):
        flock += crane(x, y, span, beat)
    scene.figures("fir", flock)

    # The sea, its islands and capes.
    cape = ridge(points("59 66.6, 63 64.6, 67 62.8, 72 60.2, 77 59.6, 84 57.4"), 0.09, "l cape")
    scene.figures("mist", [[*cape, (84, 68), (59, 68)]])
    isle = ridge(
        points("8 66.6, 12 64.6, 18 62.2, 23 63.4, 29 62.6, 34 64.8, 39 66.6"), 0.08, "l isle"
    )
    scene.figures("mist", [[*isle, (39, 68), (8, 68)]])
    scene.figures("paper", [rectangle(0, 66.4, 84, 1.4)])
    scene.land("mist", [(0, 67.4), (84, 67.4)])
    light = [(44, 58.6, 67.9, 0.4), (46, 57, 69, 0.5), (47.6, 55, 70.2, 0.5)]
    scene.figures("leopard-ochre", lenses(light, "l light"), soft=True)
    waves = [(62, 78, 69.6, 0.4), (20, 38, 69.2, 0.4), (32, 52, 74.8, 0.5), (40, 62, 77, 0.5)]
    scene.figures("paper", lenses(waves, "l waves"), soft=True)

    head = ridge(points("0 77.4, 6 77.8, 14 78.6, 22 79.8, 30 82, 36 84, 40 86"), 0.05, "l head")
    scene.figures(
        "haze", wood(head, (0, 38), [(0, 2.4), (38, 1.6)], 0.9, "l head", crown), soft=True
    )
    scene.land("haze", head, LAND_ENDS)
    other = ridge(points("50 86, 56 83.4, 62 81, 68 79.4, 76 78, 84 77"), 0.05, "l other")
    scene.figures(
        "haze", wood(other, (52, 84), [(52, 1.6), (84, 2.4)], 0.9, "l o", crown), soft=True
    )
    scene.land("haze", other, LAND_ENDS)

    autumn_wood(
        scene,
        points("0 80.8, 12 81.2, 26 82.4, 40 83, 54 82.8, 68 81.6, 84 80.6"),
        3.3,
        ("mid-forest", "leopard-ochre", "leopard-tawny"),
        "l near",
    )
    scene.land("dawn", rolling(points("0 85.4, 16 86, 30 85, 48 86, 66 84.8, 84 85.4")))
    scene.figures("paper", lenses([(8, 40, 86.8, 0.6), (42, 76, 86.6, 0.6)], "l fog"), soft=True)
    autumn_wood(
        scene,
        points("0 97, 10 97.6, 20 99.4, 30 102.4, 36 104"),
        5,
        ("fir", "leopard-tawny", "tiger-amber"),
        "l edge",
    )
    autumn_wood(
        scene,
        points("63 106, 67 102.4, 73 99.4, 84 97.2"),
        4.6,
        ("fir", "leopard-tawny", "tiger-amber"),
        "l edge right",
    )

    ground = ridge(
        points(
            "0 104.6, 10 106, 20 107.6, 30 107, 38 105, 44 104, 52 103.8, 60 104.6, 70 106, 84 105"
        ),
        0.03,
        "l ground",
    )
    cat(
        scene,
        "leopard",
        LEOPARD,
        "leopard-ochre",
        (53.4, height_at(ground, 49) + 0.15),
        10,
        left=True,
    )
    trunk, dark, light = leafy(75.4, 107.4, 16.6, "l oak")
    scene.figures("tiger-amber", dark, soft=True)
    scene.figures("leopard-tawny", light, soft=True)
    scene.figures("night-forest", trunk)
    red_pine(scene)
    scene.land("night-forest", ground)
    scene.figures("night-forest", grass(ground))
    return scene


def autumn_wood(
    scene: Landscape, crest: list[Point], tall: float, inks: tuple[str, str, str], seed: str
) -> None:
    """A wooded slope: crowns in rows, each before the one behind it, some in autumn colours."""
    green, one, other = inks
    line = ridge(crest, 0.04, seed)
    span = (crest[0][0], crest[-1][0])
    scene.figures(green, wood(line, span, [(0, tall * 1.1)], 1.4, f"{seed} p"))
    scene.land(green, line, LAND_ENDS)
    chance = Seeded(f"{seed} crowns")
    for row in range(3):
        inked: dict[str, list[Place]] = {}
        x = span[0] - tall * chance.between(0, 0.3)
        while x < span[1] + tall * 0.3:
            foot = height_at(line, x) + tall * (0.12 + 0.42 * row) + chance.between(-0.3, 0.3)
            lot = chance.between(0, 1)
            ink = green if row == 2 or lot > 0.34 else one if lot > 0.13 else other
            inked.setdefault(ink, []).append((x, foot, tall * chance.between(0.72, 1.1)))
            x += tall * chance.between(0.44, 0.76) * (1 if row == 0 else 1.2)
        for ink in (other, one, green):
            scene.figures(ink, trees(inked.get(ink, []), f"{seed} {ink}", crown), soft=True)


def red_pine(scene: Landscape) -> None:
    """An old pine over the sea: a bent trunk, level boughs."""
    wood_of_it = [
        limb(
            (
                (14.4, 109, 3),
                (13, 98, 2.3),
                (14.6, 86, 2),
                (12, 74, 1.8),
                (9.8, 63, 1.6),
                (11.4, 53, 1.4),
                (15.6, 44, 1.1),
                (17, 38, 0.8),
                (16.4, 34, 0.5),
            ),
            5,
        ),
        limb(((10.4, 66.6, 1.2), (15, 61.4, 0.9), (21, 58.8, 0.6), (26, 58, 0.4)), 4),
        limb(((10, 64, 1.1), (5, 60, 0.8), (0, 58.4, 0.6)), 4),
        limb(((12.4, 50.4, 1), (18, 48, 0.7), (25, 47, 0.4)), 4),
        limb(((14.6, 46.4, 0.9), (10, 42.4, 0.6), (5, 41, 0.4)), 4),
        limb(((16.2, 41.6, 0.7), (21, 38.6, 0.5), (25, 37.6, 0.3)), 4),
    ]
    scene.figures("night-forest", wood_of_it)
    boughs = places(
        """
        24 58.4 9, 19 59.6 6, 1 58.8 10, 6 60.2 6, 25 47.6 9.6, 20 46.4 7, 5 41.4 10, 9.6 39.8 7,
        25 38 9, 20.6 36.4 8, 16.6 34.4 9, 12.6 36.4 6, 14 43.2 6
        """
    )
    scene.figures(
        "night-forest",
        (cloud_of_needles(x, y, wide, wide * 0.24 + 0.5, f"l {x}") for x, y, wide in boughs),
        soft=True,
    )


def grass(ground: list[Point]) -> list[Polygon]:
    """Dry stalks along a near crest."""
    chance = Seeded("grass")
    stalks: list[Polygon] = []
    x = 0.4
    while x < 84:
        y, tall = height_at(ground, x), chance.between(0.5, 1.5)
        lean = chance.between(-0.3, 0.7) * tall
        if not 42 < x < 56:
            stalks.append(
                clockwise([(x - 0.12, y + 0.2), (x + lean, y - tall), (x + 0.14, y + 0.2)])
            )
        x += chance.between(0.5, 1.6)
    return stalks


SNOW_UNDER_ROCK = """
    0 103.2, 7 105.2, 14 107.8, 22 107.4, 31 106.9, 42 107.4, 49 106, 54.6 105.2, 60 106.4,
    69 106.2, 76 104.2, 84 101
"""


def snow_leopard_country() -> Landscape:
    """Bare high peaks and scree under a morning moon."""
    scene = Landscape(VIEW)
    scene.ground("mist")
    disc(scene, "paper", (19, 39), 4.2, 6.2, 8.4)
    clouds = [(0, 16, 41.4, 0.8), (6, 34, 16, 1), (58, 80, 8, 0.8), (22, 34, 36.6, 0.6)]
    scene.figures("paper", lenses(clouds, "s"), soft=True)
    scene.figures("mid-forest", soaring(30, 22, 7), soft=False)

    back = ridge(
        points(
            """
            0 47.6, 6 45.6, 11 46.6, 17 44.4, 22 45.6, 29 43, 35 42, 45 41, 57 42, 62 39.4,
            66 37.6, 69 38.6, 73 36, 77 38.4, 84 40
            """
        ),
        0.13,
        "s back",
    )
    scene.land("snow-grey", back, LAND_ENDS)
    scene.figures("paper", [snowcap(back, 62.6, 80, 4.6, "s back cap")])
    great = ridge(
        points(
            """
            22 50, 27 48.4, 31 46.6, 34 43.6, 37 41.2, 40 38.4, 42.4 34.8, 44.4 32.2, 46 34.2,
            48.4 36.2, 51 40, 54 41.4, 57 44.4, 61 45, 65 43.8, 69 46.4, 75 47.4, 84 49
            """
        ),
        0.16,
        "s great",
        0.9,
    )
    scene.land("haze", great, LAND_ENDS)
    caps = [(36, 52, 9, "a"), (62, 68, 3, "c")]
    scene.figures("paper", (snowcap(great, *cap) for cap in caps))
    scene.land("mist", rolling(points("0 49, 16 50, 34 48.6, 50 49.6, 68 48.2, 84 49")))
    scene.figures("paper", lenses([(4, 38, 50, 0.5), (44, 80, 50, 0.5)], "s belt"), soft=True)

    range_ = ridge(
        points(
            """
            0 61.4, 5 60, 10 58.4, 14 56.8, 17.4 55, 21 57.8, 26 60.2, 30 59.6, 36 62.4, 43 64.4,
            50 64, 57 62, 62 62.6, 68 60, 73 58.8, 77 56.6, 80 57.8, 84 59.4
            """
        ),
        0.16,
        "s range",
        0.9,
    )
    scene.land("haze", range_, LAND_ENDS)
    caps = [(10, 25.4, 6.6, "l"), (70, 83, 5, "m"), (54.6, 60, 2, "o")]
    scene.figures("paper", (snowcap(range_, *cap) for cap in caps))
    scene.land("mist", rolling(points("0 67.6, 16 68.4, 34 67, 50 68.2, 68 66.4, 84 66.8")))
    scene.figures("paper", lenses([(2, 36, 69.4, 0.8), (48, 82, 68.6, 0.8)], "s mist"), soft=True)

    middle = ridge(
        points(
            """
            0 78, 4 79, 9 80.4, 15 81.6, 22 81, 28 81.8, 34 80, 40 80.4, 46 77.6, 50 76.6,
            53.4 74.4, 57 76.6, 61 78.6, 65 78, 70 80.4, 76 81.6, 84 80.2
            """
        ),
        0.17,
        "s middle",
        0.9,
    )
    scene.land("mid-forest", middle, LAND_ENDS)
    caps = [(45, 62, 7, "e"), (0, 5, 2.6, "f"), (31.4, 37, 2.4, "g"), (63, 68, 2.2, "h")]
    scene.figures("paper", (snowcap(middle, *cap) for cap in caps))
    scene.land("mist", rolling(points("0 84.8, 16 85.4, 32 84.4, 48 85.4, 66 84, 84 84.4")))
    scene.figures("paper", lenses([(10, 42, 86.2, 0.6), (44, 76, 86, 0.6)], "s haze"), soft=True)

    near = ridge(
        points(
            """
            0 93.4, 5 91.8, 9 90.8, 13 92.6, 18 94.4, 24 95.4, 32 96, 42 96.4, 52 96, 60 94.6,
            66 92.6, 70 90.6, 73 91.4, 78 93.6, 84 93
            """
        ),
        0.15,
        "s near",
        0.9,
    )
    scene.land("fir", near, LAND_ENDS)
    caps = [(3, 15, 4.4, "i"), (64, 77, 4.6, "j"), (53, 58, 1.6, "k")]
    scene.figures("paper", (snowcap(near, *cap) for cap in caps))
    scene.land("mist", rolling(points("0 98.4, 16 98.4, 34 97.8, 50 98.2, 66 97.4, 84 97.8")))
    scene.figures("paper", lenses([(4, 30, 99.6, 0.6), (44, 76, 99.2, 0.6)], "s fog"), soft=True)

    ground = ridge(
        points(
            """
            0 101.6, 6 102.6, 12 104.4, 20 105.6, 28 105, 36 104.4, 46 104.6, 54 105.4, 60 104,
            66 101.8, 72 102.4, 78 100.4, 84 98.8
            """
        ),
        0.05,
        "s ground",
        0.9,
    )
    cat(scene, "snow-leopard", SNOW_LEOPARD, "paper", (37.4, 104.7), 9.6, left=True)
    scene.land("night-forest", ground, LAND_ENDS)
    snow = rolling(points(SNOW_UNDER_ROCK))
    scene.land("paper", snow)
    scene.figures("mist", lenses([(4, 36, 109.8, 0.7), (40, 80, 108.6, 0.7)], "s drift"), soft=True)
    scene.figures("night-forest", scree(snow))
    return scene


def scree(snow: list[Point]) -> list[Polygon]:
    """Stones that stick out of the snow under a crest, larger farther down."""
    chance = Seeded("scree")
    stones: list[Polygon] = []
    for _ in range(64):
        x, deep = chance.between(0, 84), chance.between(0, 1) ** 1.6
        y = height_at(snow, x) + deep * 3.6
        size = (0.25 + 0.5 * deep) * chance.between(0.6, 1.5)
        stones.append(
            [
                (x - size, y + size * 0.3),
                (x - size * chance.between(0.3, 0.7), y - size * chance.between(0.3, 0.8)),
                (x + size * chance.between(0.0, 0.4), y - size * chance.between(0.5, 0.9)),
                (x + size, y - size * 0.05),
                (x + size * 0.8, y + size * 0.3),
            ]
        )
    return stones


def divider() -> Landscape:
    """A low ridge between two sections, thin at both ends."""
    scene = Landscape((0.0, 0.0, 81.0, 5.0))
    crest = points(
        """
        0 4.9, 7 4.5, 14 3.4, 21 2.4, 27 3, 34 2.6, 41 1.7, 47 2.6, 54 3.2, 61 2.4, 68 3.4,
        75 4.5, 81 4.9
        """
    )
    scene.land("mist", ridge(crest, 0.07, "divider"))
    stand = places("30.4 4.9 2.6, 32 4.9 4, 33.8 4.9 2.2, 49 4.9 2.8, 50.8 4.9 1.8")
    scene.figures("mid-forest", trees(stand, "divider"))
    scene.figures("haze", [points("0 4.9, 12 4.72, 40 4.62, 69 4.72, 81 4.9, 81 5, 0 5")])
    return scene
