"""Views of the cats' country, tall: they stand where a photograph is still missing.

A slot is as high as its page leaves room, and shows as much of the view's foot. So each view is
composed from the foot upwards: the cat in the lowest 16 mm, a scene of its own in the lowest 24,
and a further country in each step up.
"""  # noqa: INP001  # beside a script

from __future__ import annotations

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


def cat(scene: Landscape, name: str, kind: Cat, at: Point, length: float, *, left: bool) -> None:
    """A cat, in finer coordinates than the land."""
    path = Path(frame=rectangle(*scene.box))
    for outline in kind.outlines(*at, length, left=left):
        path.polygon(outline)
    scene.fill("night-forest", path, name)


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
    disc(scene, "leopard-ochre", (23, 61), 8.4, 11.6, 15.6)
    clouds = [(2, 21, 57.4, 1), (17, 37, 63.2, 1), (36, 62, 27, 1.1), (4, 26, 36, 0.9)]
    clouds += [(10, 44, 11, 1), (42, 60, 50, 0.8)]
    scene.figures("paper", lenses(clouds, "t"), soft=True)
    flock = [(14, 22, 2.6, 0.7), (18.4, 24.4, 2.2, 0.2), (10.6, 25.4, 2, 0.9), (24, 21.4, 1.8, 0.5)]
    scene.figures("mid-forest", (wings(*bird) for bird in flock), soft=True)

    massif = points(
        """
        0 70, 8 67.6, 16 69.4, 24 67, 31 64.4, 36 59, 41 54.6, 45 48.4, 49 43.6, 51.6 40, 54 43,
        57 46.4, 60 51.6, 63 50.4, 67 55, 72 53.6, 78 58.4, 84 57
        """
    )
    far = ridge(massif, 0.15, "t far")
    scene.land("mist", far)
    scene.figures("paper", [snowcap(far, 42, 56.6, 11, "t cap"), snowcap(far, 61, 65.4, 5, "t b")])
    scene.figures("paper", [snowcap(far, 69.6, 75, 5, "t c")])

    middle = ridge(
        points("0 75, 10 73, 20 74.4, 32 75.6, 44 72.6, 54 69, 62 66.4, 72 66.8, 84 63"),
        0.08,
        "t m",
    )
    scene.figures("haze", wood(middle, WIDE, [(0, 1.8), (84, 2.8)], 0.42, "t m", spire))
    scene.land("haze", middle)
    scene.land("mist", rolling(points("0 80.6, 14 81.4, 30 79.6, 46 80.6, 62 77.4, 84 76")))
    scene.figures("paper", lenses([(6, 38, 81.6, 0.9), (46, 82, 78.4, 0.8)], "t mist"), soft=True)

    near = ridge(points("0 84, 12 85.2, 26 87, 40 86.4, 52 83, 66 80.4, 84 78.6"), 0.05, "t near")
    scene.figures("mid-forest", wood(near, WIDE, [(0, 3.6), (40, 3.2), (84, 5)], 0.25, "t near"))
    scene.land("mid-forest", near)
    scene.land("dawn", rolling(points("0 91.6, 14 92.4, 30 91, 46 92.4, 64 89.6, 84 90.4")))
    scene.figures("paper", lenses([(2, 30, 93, 0.8), (34, 70, 93.2, 0.9)], "t fog"), soft=True)

    edge = ridge(points("0 98.6, 16 98.4, 34 99.4, 52 98.8, 66 97.4, 84 96.4"), 0.03, "t edge")
    tall = points("0 7.5, 10 6, 22 4.2, 40 3.4, 52 5, 64 7, 84 9")
    scene.figures("fir", wood(edge, WIDE, tall, 0.27, "t edge"))
    scene.land("fir", edge)

    snow = rolling(points("0 100.2, 14 99.2, 30 99.8, 46 100.6, 62 99.4, 84 98.6"))
    scene.land("paper", snow)
    shade = [(2, 40, 108.6, 0.6), (20, 62, 102, 0.4), (46, 83, 109.4, 0.8)]
    scene.figures("mist", lenses(shade, "t drift"), soft=True)
    scene.fill("haze", spoor(points("-2 107, 8 107.4, 16 106.7, 25.4 106.3"), 1.05))
    cat(scene, "tiger", TIGER, (27, 106.4), 10.4, left=False)

    right: list[Polygon] = []
    for x, base, top, low, half in (
        (81.4, 104.4, 30, 84, 6.4),
        (64.6, 103.2, 38, 74, 4.6),
        (73.4, 107.6, 12, 80, 7.6),
    ):
        right += korean_pine(x, base, top, low, half, f"t pine {x}")
    scene.figures("night-forest", right)
    left = [*larch(10.6, 102.4, 56, 3.6, "t larch b"), *larch(4.4, 104.6, 33, 4.6, "t larch a")]
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
    disc(scene, "leopard-ochre", (53, 61.4), 8, 11, 15)
    clouds = [(36, 56, 58, 0.9), (50, 74, 55.4, 1), (30, 58, 39, 1.1), (58, 82, 44.6, 0.9)]
    clouds += [(40, 72, 15, 1.1), (64, 83, 11.6, 0.7)]
    scene.figures("paper", lenses(clouds, "l"), soft=True)
    flock: list[Polygon] = []
    for x, y, span, beat in (
        (47, 28.6, 6, 1),
        (54.6, 31, 5.4, -0.6),
        (57, 25.4, 5, 0.8),
        (64.4, 28.4, 4.8, 0.5),
        (68.4, 23, 4.4, -0.7),
    ):
        flock += crane(x, y, span, beat)
    scene.figures("fir", flock)

    # The sea, its islands and capes.
    cape = ridge(points("60 68.6, 64 66.4, 68 64.4, 73 61, 78 60.4, 84 57.6"), 0.09, "l cape")
    scene.figures("mist", [[*cape, (84, 70), (60, 70)]])
    isle = ridge(
        points("8 68.6, 12 66.6, 18 64.2, 23 65.4, 29 64.6, 34 66.8, 39 68.6"), 0.08, "l isle"
    )
    scene.figures("mist", [[*isle, (39, 70), (8, 70)]])
    scene.land("paper", [(0, 68.4), (84, 68.4)])
    scene.land("mist", [(0, 70), (84, 70)])
    light = [(44, 62, 69.8, 0.5), (46.4, 60.4, 71, 0.5), (48, 57.6, 72.6, 0.6), (46, 60, 74.6, 0.6)]
    light += [(47.6, 56, 76.4, 0.6), (49, 60, 78.4, 0.7)]
    scene.figures("leopard-ochre", lenses(light, "l light"), soft=True)
    waves = [(64, 80, 73.6, 0.4), (20, 40, 74.6, 0.5), (58, 72, 76.6, 0.5), (32, 45, 78, 0.5)]
    scene.figures("paper", lenses(waves, "l waves"), soft=True)

    head = ridge(
        points("0 70, 6 70.8, 14 73.4, 22 75, 30 78.4, 36 81, 41 84, 46 89"), 0.06, "l head"
    )
    scene.figures("haze", wood(head, (0, 44), [(0, 3), (44, 2)], 0.56, "l head", crown), soft=True)
    scene.land("haze", head)
    other = ridge(points("50 89, 56 84, 62 80.6, 68 77.8, 76 75.6, 84 72.4"), 0.06, "l other")
    scene.figures("haze", wood(other, (52, 84), [(52, 2), (84, 3)], 0.56, "l o", crown), soft=True)
    scene.land("haze", other)

    autumn_wood(
        scene,
        points("0 82, 12 82.6, 26 86, 40 88.4, 54 87.6, 68 84.2, 84 81.4"),
        3.6,
        ("mid-forest", "leopard-ochre", "leopard-tawny"),
        "l near",
    )
    scene.land("dawn", rolling(points("0 92.4, 16 93, 30 91.6, 48 92.8, 66 91.4, 84 92.2")))
    scene.figures("paper", lenses([(8, 40, 93.8, 0.8), (46, 80, 93.8, 0.8)], "l fog"), soft=True)
    autumn_wood(
        scene,
        points("0 95.6, 10 96.4, 20 98.6, 30 102, 36 104"),
        5.4,
        ("fir", "leopard-tawny", "tiger-amber"),
        "l edge",
    )
    autumn_wood(
        scene,
        points("63 106, 67 101.6, 73 98, 84 95.4"),
        5,
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
    cat(scene, "leopard", LEOPARD, (53.4, height_at(ground, 49) + 0.15), 10, left=True)
    trunk, dark, light = leafy(76.4, 107.4, 23, "l oak")
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
    scene.figures(green, wood(line, span, [(0, tall * 1.25)], 0.9, f"{seed} p"))
    scene.land(green, line)
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
                (9.4, 62, 1.6),
                (11.4, 50, 1.4),
                (16, 40, 1.1),
                (17, 31, 0.8),
                (16.4, 25, 0.5),
            ),
            5,
        ),
        limb(((10.4, 66, 1.2), (15, 60, 0.9), (21, 57.4, 0.6), (26, 56.6, 0.4)), 4),
        limb(((10.2, 57, 1.1), (5, 51, 0.8), (0, 48.6, 0.6)), 4),
        limb(((12.6, 47, 1), (19, 44, 0.7), (26, 43, 0.4)), 4),
        limb(((15.4, 41, 0.9), (10, 35, 0.6), (5, 33, 0.4)), 4),
        limb(((16.4, 36, 0.7), (21, 31.4, 0.5), (25, 30, 0.3)), 4),
    ]
    scene.figures("night-forest", wood_of_it)
    boughs = places(
        """
        24 57 9, 19 58.4 6, 1 49.4 10, 6 51 6, 25 43.8 11, 20 41.6 7.6, 5 33.6 11, 9.6 31.4 7,
        25 30.6 9, 20.6 28.6 8, 16.6 26 9, 12.6 28.6 6, 14 37.6 6
        """
    )
    scene.figures(
        "night-forest",
        (cloud_of_needles(x, y, wide, wide * 0.27 + 0.5, f"l {x}") for x, y, wide in boughs),
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
        x += chance.between(0.35, 1.5)
    return stalks


SNOW_UNDER_ROCK = """
    0 103.2, 7 105.2, 14 107.8, 22 107.4, 31 106.9, 42 107.4, 49 106, 54.6 105.2, 60 106.4,
    69 106.2, 76 104.2, 84 101
"""


def snow_leopard_country() -> Landscape:
    """Bare high peaks and scree under a morning moon."""
    scene = Landscape(VIEW)
    scene.ground("mist")
    disc(scene, "paper", (20, 43), 5.6, 8.4, 12)
    clouds = [(0, 16, 45.4, 0.9), (6, 34, 17, 1), (60, 82, 9, 0.8), (25, 38, 49, 0.8)]
    scene.figures("paper", lenses(clouds, "s"), soft=True)
    scene.figures("mid-forest", soaring(30, 26.4, 7), soft=False)

    back = ridge(
        points(
            """
            0 61, 6 57.4, 11 59, 18 54.4, 23 56, 29 50, 33 51.6, 39 45, 45 41, 62 30, 66 26.4,
            69 28.6, 74 24, 78 28, 84 30
            """
        ),
        0.16,
        "s back",
    )
    scene.land("snow-grey", back)
    scene.figures("paper", [snowcap(back, 63.4, 80.6, 8, "s back cap")])
    great = ridge(
        points(
            """
            0 69, 6 67.4, 13 68, 20 63.6, 27 61, 33 54, 37 50, 41 41.6, 44 37.4, 47 30, 49.6 24.6,
            52 19.6, 54 23.4, 56.6 27.6, 59.4 35.4, 63 38.6, 66 45, 70 47.6, 74 45.4, 79 51, 84 52.6
            """
        ),
        0.2,
        "s great",
        0.9,
    )
    scene.land("haze", great)
    caps = [(38.4, 59.4, 15, "a"), (22, 31, 4.6, "b"), (70.6, 78, 6, "c"), (61, 64.4, 4, "d")]
    scene.figures("paper", (snowcap(great, *cap) for cap in caps))
    belt = [(22, 60, 58.4, 3.2), (40, 84, 53.6, 2.4), (0, 30, 64.6, 1.8)]
    scene.figures("mist", lenses(belt, "s belt"), soft=True)
    scene.land("mist", rolling(points("0 72.6, 16 73.4, 34 71.4, 50 72.6, 68 68, 84 67.4")))
    scene.figures("paper", lenses([(2, 36, 74.2, 0.9), (48, 82, 70, 0.9)], "s mist"), soft=True)

    middle = ridge(
        points(
            """
            0 75, 5 71.4, 10 66.4, 13 63.6, 16 66.4, 20 69, 25 75, 31 77.6, 38 80, 46 78.4, 52 79.6,
            58 75, 62 76, 67 70.6, 71 66.6, 74 68.4, 78 73, 84 71.6
            """
        ),
        0.19,
        "s middle",
        0.9,
    )
    scene.land("mid-forest", middle)
    caps = [(5.6, 19.4, 11, "e"), (64.4, 77, 10, "f"), (43, 49, 4, "g"), (55.6, 60, 5, "h")]
    scene.figures("paper", (snowcap(middle, *cap) for cap in caps))
    scene.land("mist", rolling(points("0 84.6, 16 85.4, 32 84, 48 85.4, 66 82.6, 84 82")))
    scene.figures("paper", lenses([(10, 42, 86.4, 0.9), (46, 78, 86, 0.8)], "s haze"), soft=True)

    near = ridge(
        points(
            """
            0 88, 6 86.4, 11 88, 17 91.4, 24 93.6, 32 95.4, 42 96, 52 95, 60 92, 66 88.6, 70 85.6,
            73 86.6, 78 90, 84 89
            """
        ),
        0.17,
        "s near",
        0.9,
    )
    scene.land("fir", near)
    caps = [(0, 14, 7, "i"), (63.4, 77.6, 9, "j"), (53, 58, 3, "k"), (21, 28, 3, "l")]
    scene.figures("paper", (snowcap(near, *cap) for cap in caps))
    scene.land("mist", rolling(points("0 98.4, 16 98, 34 97, 50 97.8, 66 96.4, 84 97.6")))
    scene.figures("paper", lenses([(4, 30, 99.4, 0.7), (44, 76, 98.8, 0.7)], "s fog"), soft=True)

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
    cat(scene, "snow-leopard", SNOW_LEOPARD, (37.4, 104.7), 9.6, left=True)
    scene.land("night-forest", ground)
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
