"""The two sides of the sheet: one landscape each, drawn over the folds, and the trail on it."""  # noqa: INP001  # beside a script

from __future__ import annotations

from drawing import Path, Polygon, Seeded, along, bars, flattened, places, points, polar
from landscape import (
    Landscape,
    Place,
    bent_pine,
    conifers,
    crown,
    height_at,
    lenses,
    ridge,
    rolling,
    snowcap,
    snowfields,
    spire,
    sunlit,
    trees,
    wood,
)
from paws import Walk, interpolated

SHEET = (-3.0, -3.0, 303.0, 216.0)  # the trim is 0, 0 to 297, 210; the rest is bleed
LAND_ENDS = 206.0  # under the snow: nothing darker lies beneath it at the lower edge
SNOW_ENDS = 214.5  # beyond the bleed
OUTSIDE_FOLDS = (97.0, 197.0)
INSIDE_FOLDS = (100.0, 200.0)

# The outside: flap to 97, back to 197, cover ------------------------------------------------------

SUN = (249.0, 141.0)
CLOUDS = [(206, 240, 136, 1.6), (226, 262, 146.5, 2.0), (262, 299, 115, 1.4)]
# Crests, from the flap's bleed to the cover's.
FAR = points(
    """
    -3 198.6, 9 197, 22 195.2, 33 197.2, 47 198.8, 62 197.2, 76 194.6, 90 196.4, 104 196.8,
    120 194.3, 133 191.7, 147 194, 160 193, 173 189.3, 184 190.8, 197 188.8, 206 185.7,
    216 180.5, 226 172, 236 164, 243 160.5, 250 157.5, 255 150, 260 144, 265 135, 270 128.5,
    275.5 120, 279 123, 284 130, 290 133.5, 295 139, 300 143
    """
)
MIDDLE = points(
    """
    -3 200.4, 14 201, 30 199.2, 48 200.8, 66 201, 84 198.6, 97 199.2, 112 199.4, 128 197.4,
    146 198, 160 195.8, 178 196, 190 193.9, 197 192.6, 204 188.6, 210 181.8, 215 177.5,
    220 170.5, 223.5 168, 228 170.5, 234 173, 242 177, 250 175, 260 166, 268 159, 276 155.5,
    284 150, 291 151, 300 147
    """
)
NEAR = points(
    """
    -3 202.8, 20 202.2, 42 203, 70 202.6, 97 201.2, 120 201.5, 146 200.2, 170 199.1, 190 197.5,
    197 196.8, 206 194.7, 216 190.5, 226 187, 236 181, 246 174.5, 252 171.5, 258 170.5,
    264 169, 272 163.5, 281 157, 290 153.5, 300 149
    """
)
SLOPE_RIGHT = points("262.8 183, 268 178.5, 276 173, 284 169")
LEFT_WOOD = points(
    """
    202 203, 204.4 198.6, 208 196, 213 195.2, 220 195.8, 228 197, 235 198.6, 240 200.6,
    243 203
    """
)
RIGHT_WOOD = points("252 215, 257 206, 261.4 197.6, 270 190, 279 184, 289 178, 300 173")
FRONT = points("247 213.4, 256 210.6, 264 207.4, 272 205, 280 202.4, 290 200.5, 300 199")
SNOW = points(
    """
    -3 201.2, 24 200, 52 201, 80 199.6, 97 199.8, 124 199.6, 150 198.2, 176 198.5, 197 197.8,
    210 199.2, 226 200, 244 197, 262 199, 300 203
    """
)
DRIFT = points(
    """
    194 207, 198.4 202.6, 203 199.9, 209 198.8, 219 198.8, 229 199.2, 237 200.2, 244 202.6,
    252 207
    """
)
# Where snow lies on the far mountain: from the crest down to a broken edge.
SNOWFIELDS = [
    (
        260.4,
        279.2,
        points(
            """
            277.4 133, 276.2 128.5, 274.6 137.5, 272.8 131.5, 269.8 142, 268.6 136.6,
            265.4 145, 265.2 139
            """
        ),
    ),
    (282.6, 288.6, points("287 134.8, 285.4 140.5, 283.9 134.9, 281.6 138.5")),
    (246.8, 256.2, points("254.6 159, 253.4 156.6, 251.7 162.4, 250.6 159.8")),
]
# Shadows on the snow, single trees on the flap and the back.
DRIFTS = bars(
    """
    4 58 207.6 0.8, 44 92 202.4 0.6, 101 150 207.4 0.9, 128 176 201.4 0.6, 168 214 207.4 0.9,
    208 244 207 1, 226 254 203.6 0.6
    """
)
LONE = places(
    """
    13 202.2 4.6, 15.6 202.2 6.4, 18 202.2 3.6, 69.5 202.2 5.2, 72 202.2 3.6, 88 201.8 4.2,
    90.4 201.8 6, 109 201.8 5.4, 111.6 201.6 7, 114 201.6 4, 138 200.9 6, 140.2 200.9 8,
    143.5 200.8 5, 146 200.6 6.6, 163 199.8 7.2, 165.6 199.8 9, 168.4 199.7 5.4, 178 199.4 7,
    180.6 199.2 9.6, 183 199 8, 185.6 198.9 6, 188.4 198.7 9, 191 198.5 7
    """
)
# The snow that the trail goes up on.
GLADE = points(
    """
    233 205, 238 202.7, 246 199.6, 253.4 195.6, 260 190, 261.5 184, 258 178.6, 256.4 174.6,
    257.6 170.4
    """
)
GLADE_WIDTH = points(
    "0 11, 13 11.5, 22 8.8, 29 6.4, 36 5, 41 3.9, 45 3, 48 2, 50.6 0.6"
)  # at, wide
# Farther up is farther off, all the way to the edge of the wood.
SIZE_BY = points("174.5 1.2, 178.6 1.7, 184 2.4, 190 3, 200 3.6, 203 3.7, 206.4 4.4")
OUTSIDE_WALK = Walk(
    way=points(
        """
        -6 206, 14 205.3, 30 204, 44 203.6, 58 204.4, 72 205.8, 90 205.6, 105 204.2, 120 203.4,
        134 203.4, 148 204.4, 163 205.7, 178 205.5, 192 204.2, 206 203.4, 218 203.6, 230 203,
        242 200.6, 252 196.3, 260 190, 261.5 184, 258 178.6, 256.4 174.8
        """
    ),
    size_by=SIZE_BY,
    # A halt on the flap, another on the back; long steps over the folds.
    at=[
        5.2, 20.4, 35.8, 50.2, 62, 69.4, 81, 95.6, 110.8, 125.4, 141, 156.2, 168.8, 176.2, 187,
        197.1, 211.4, 225.6, 238.6,
    ],
    step=3.05,
    seed="outside",
)  # fmt: skip
# The dark trees: two on the left, the rest at the right edge.
PAIR = [(208.4, 200, 36), (214.5, 200.5, 23)]
FRONT_TREES = places("293 206 94, 281 206 68, 302 206 66, 273 208 42, 266.5 210 25")


def outside() -> Landscape:
    """Flap, back and cover in one winter dawn."""
    scene = Landscape(SHEET)
    scene.ground("dawn")
    scene.fill("leopard-ochre", Path().ring(SUN, 21.5, 0.32).ring(SUN, 28.5, 0.2))
    scene.fill("leopard-ochre", Path().circle(SUN, 16.5))
    scene.figures("paper", lenses(CLOUDS, "cloud"), soft=True)

    far = ridge(FAR, 0.15, "far")
    scene.land("mist", far, LAND_ENDS)
    scene.figures("paper", snowfields(far, SNOWFIELDS))

    middle = ridge(MIDDLE, 0.09, "middle")
    tall = points("150 1.4, 197 1.9, 230 2.6, 300 3.6")
    scene.figures("haze", wood(middle, (147, 301), tall, 0.5, "middle", spire))
    scene.land("haze", middle, LAND_ENDS)

    near = ridge(NEAR, 0.05, "near")
    scene.figures("mid-forest", trees(LONE, "lone"))
    tall = [(192, 4.6), (230, 5.6), (300, 8.5)]
    scene.figures("mid-forest", wood(near, (193, 301), tall, 0.23, "near"))
    scene.land("mid-forest", near, LAND_ENDS)
    scene.figures("fir", trees(hillside(), "hillside"))
    slope = ridge(SLOPE_RIGHT, 0.05, "slope")
    scene.figures("fir", wood(slope, (263, 284), [(262, 4), (284, 8)], 0.3, "slope"))

    scene.land("paper", rolling(SNOW), SNOW_ENDS)
    scene.figures("paper", [glade()])
    edge = ridge(LEFT_WOOD, 0.04, "left")
    tall = [(202, 7), (212, 12), (240, 4)]
    scene.figures("fir", wood(edge, (203.5, 240), tall, 0.2, "left"))
    scene.land("fir", edge, LEFT_WOOD[-1][1])
    scene.figures("night-forest", conifers(PAIR, 0.16))
    scene.land("paper", rolling(DRIFT), DRIFT[-1][1])
    scene.figures("mist", lenses(DRIFTS, "drift"), soft=True)

    edge = ridge(RIGHT_WOOD, 0.04, "right")
    scene.figures("fir", wood(edge, (256.5, 300), [(259, 5.6), (300, 17)], 0.16, "right"))
    scene.land("fir", edge, SNOW_ENDS)
    scene.figures("night-forest", conifers(FRONT_TREES, 0.145))
    scene.land("night-forest", ridge(FRONT, 0.04, "front"), SNOW_ENDS)
    lit = [place for place in FRONT_TREES if place[0] < 300]
    scene.figures("fir", sunlit(lit, 0.145))
    return scene


def glade() -> Polygon:
    """The snow that the trail goes up on, narrower the farther it is."""
    left: Polygon = []
    right: Polygon = []
    chance = Seeded("glade")
    for centre, heading, gone in along(GLADE, 2.2):
        half = interpolated(GLADE_WIDTH, gone) / 2
        left.append(polar(centre, half * chance.between(0.92, 1.08), heading - 90))
        right.append(polar(centre, half * chance.between(0.92, 1.08), heading + 90))
    return flattened([*left, *reversed(right)], 3)


def hillside() -> list[Place]:
    """Trees that stand about on the slope left of the glade, thicker and taller further down."""
    chance = Seeded("hillside")
    found: list[Place] = []
    for _ in range(400):
        x, deep = chance.between(203, 253), chance.between(0, 1) ** 0.6
        top, bottom = height_at(NEAR, x) + 6, 198 - max(0.0, x - 240) * 0.9
        foot = top + (bottom - top) * deep
        height = (3.4 + (foot - 174) * 0.19) * chance.between(0.75, 1.15)
        if bottom < top or any(
            abs(x - other) < 0.2 * (height + tall) and abs(foot - base) < 2.4
            for other, base, tall in found
        ):
            continue
        found.append((x, foot, height))
        if len(found) == 42:
            break
    return sorted(found, key=lambda place: place[1])


# The inside: three panels, folds at 100 and 200 ---------------------------------------------------

# Pale behind all: the tiger's round mountains, the leopard's low hills, the snow leopard's peaks.
RANGE = points(
    """
    -3 194, 6 192.4, 14 190, 22 188.6, 29 189.6, 36 191.4, 44 190.2, 52 191.8, 62 193.4, 72 191.2,
    80 190.2, 88 191.6, 100 193.6, 110 194.8, 122 193, 132 193.6, 142 195.4, 152 196.4, 162 195.8,
    172 194, 180 193.4, 190 194.8, 200 195, 206 193.6, 211 191.4, 215 192.2, 221 188.6, 224 187.2,
    227 189.4, 231 190.6, 236 188.8, 239 187.6, 243 190.2, 248 191.6, 254 189, 258 186.6, 262 189,
    266 190.2, 271 188.4, 275 189.6, 281 187.4, 285 189.8, 292 191.4, 300 190
    """
)
# The sides of the peaks that the light does not reach: summit, foot of its crest, how far down.
SHADES = places("224 231 7, 239 248 6, 258 266 8, 271 275 4, 281 292 6")
SEA_SUN = (151.0, 193.6)
TAIGA = points(
    """
    -3 196.6, 8 195.4, 20 194.2, 32 195.4, 46 196.8, 58 195.6, 70 194.6, 84 196, 100 197.6,
    112 198.4, 124 199.4
    """
)
HILLS = points(
    """
    84 199.6, 92 198, 100 197.2, 110 195.8, 118 195.4, 128 197, 138 198.8, 148 199.8, 158 199,
    168 197, 176 196.2, 186 197, 200 198.2, 208 199.4, 216 201
    """
)
PEAKS = points(
    """
    184 201, 192 199.6, 200 198.4, 206 196.8, 210 197.4, 215 194.8, 219 196.2, 226 194, 230 192,
    233 193.4, 238 196, 243 196.8, 248 194.6, 251 193, 254 195, 260 197, 266 195.4, 270 193.2,
    274 191.4, 277 193.6, 282 195.8, 288 194.4, 292 193.2, 296 195, 300 195.6
    """
)
NEAR_TAIGA = points(
    """
    -3 199.6, 8 198.6, 20 199, 34 199.8, 48 198.8, 60 198.4, 74 199.4, 88 200.4, 100 200.9,
    108 202
    """
)
NEAR_HILLS = points(
    """
    90 202, 100 200.8, 110 199.6, 120 199, 132 199.8, 144 200.6, 154 200.2, 166 199.2, 178 200.2,
    190 201.2, 200 201.2, 206 202
    """
)
SCREE = points(
    """
    194 202, 200 201, 206 200.4, 212 199, 216 199.8, 222 198.4, 228 197.4, 232 198.6, 240 199.2,
    246 198, 252 198.8, 258 199.4, 264 198.2, 268 197, 272 198.4, 280 199.8, 286 198.8, 292 197.8,
    300 199
    """
)
INSIDE_SNOW = points(
    """
    -3 201.6, 10 201.2, 24 200.4, 45 199.4, 64 199.7, 80 200.8, 92 201.3, 107 201.2, 122 200.2,
    138 199.8, 154 200.4, 170 201.4, 186 201.9, 200 201.4, 212 200.4, 236 199.6, 256 200.2,
    274 201.3, 288 201.4, 300 200.8
    """
)
# The near trees: none within 4 mm of a fold.
INSIDE_CONIFERS: list[Place] = places(
    """
    4.4 201.6 9, 8.4 202 13.6, 12.2 201.6 10.4, 15.6 201.2 6.2, 33 200.4 5.4, 57.4 200 7,
    60.8 200.2 11.6, 64.6 200.4 8.6, 67.8 200.4 5, 85 201.4 7.6, 88 201.6 5
    """
)
INSIDE_PINES: list[Place] = places("113.6 201 12.4, 119 200.8 8, 171.6 201.8 11.4")
INSIDE_DRIFTS = bars(
    """
    10 50 208.6 0.8, 58 96 203 0.4, 106 146 208.2 0.8, 150 184 203.4 0.4, 206 250 208.4 0.8,
    254 292 203 0.4
    """
)
INSIDE_WALK = Walk(
    way=points(
        """
        -6 206, 6 205.9, 22 205.4, 38 204, 52 203.4, 66 203.8, 80 205.2, 92 206, 107 205.8,
        122 204.6, 138 203.8, 152 204.2, 166 205.4, 180 206, 193 205.9, 208 204.8, 224 203.8,
        240 203.6, 256 204.4, 272 205.8, 284 206, 294 205.8
        """
    ),
    size_by=SIZE_BY,
    at=[
        11.6, 27.2, 42.8, 57.4, 68.6, 76, 87, 98.2, 113.3, 128.2, 144, 159.2, 174.2, 187.2,
        198.8, 213.9, 229.8, 245.4, 258.2, 265.6, 277, 292,
    ],
    seed="inside",
)  # fmt: skip


def inside() -> Landscape:
    """Three panels of quiet paper over the three countries."""
    scene = Landscape(SHEET)
    scene.ground("paper")
    scene.fill("leopard-ochre", Path().circle(SEA_SUN, 5.6))
    far = ridge(RANGE, 0.1, "range")
    scene.land("mist", far, LAND_ENDS)
    scene.figures("haze", (shaded(far, *shade) for shade in SHADES))

    taiga = ridge(TAIGA, 0.05, "taiga")
    scene.figures("haze", wood(taiga, (-3, 122), [(80, 2.6), (122, 1.3)], 0.55, "taiga", spire))
    hills = ridge(HILLS, 0.04, "hills")
    scene.figures(
        "haze", wood(hills, (88, 212), [(88, 2), (150, 2.4)], 0.56, "hills", crown), soft=True
    )
    peaks = ridge(PEAKS, 0.17, "peaks", 0.9)
    for crest in (taiga, hills, peaks):
        scene.land("haze", crest, LAND_ENDS)
    caps = [
        (226, 236, 3.4),
        (247.4, 254.4, 2.6),
        (268, 280, 4.2),
        (288.6, 296, 2.4),
        (212, 218.6, 2),
    ]
    scene.figures("paper", (snowcap(peaks, *cap, f"cap {cap[0]}") for cap in caps))
    mist = [
        (14, 56, 198, 0.9),
        (60, 98, 198.6, 0.7),
        (104, 146, 199.4, 0.8),
        (156, 196, 199.2, 0.7),
    ]
    mist += [(210, 250, 197.6, 0.8), (254, 294, 197.4, 0.8)]
    scene.figures("paper", lenses(mist, "inside mist"), soft=True)

    near = ridge(NEAR_TAIGA, 0.04, "near taiga")
    tall = points("-3 4.6, 30 3.6, 60 4.4, 90 3.4, 106 2.4")
    scene.figures("mid-forest", wood(near, (-3, 106), tall, 0.33, "near taiga"))
    scene.land("mid-forest", near, LAND_ENDS)
    mixed_wood(scene)
    scree = ridge(SCREE, 0.17, "scree", 0.9)
    scene.land("mid-forest", scree, LAND_ENDS)
    caps = [(225, 231, 2), (266, 271, 2), (290, 295, 1.6), (210, 214, 1.4), (245, 249, 1.4)]
    scene.figures("paper", (snowcap(scree, *cap, f"low cap {cap[0]}") for cap in caps))

    scene.figures("fir", trees(INSIDE_CONIFERS, "conifer"))
    for x, foot, height in INSIDE_PINES:
        trunk, boughs = bent_pine(x, foot, height, f"pine {x}")
        scene.figures("fir", trunk)
        scene.figures("fir", boughs, soft=True)
    scene.land("paper", rolling(INSIDE_SNOW), SNOW_ENDS)
    scene.figures("mist", lenses(INSIDE_DRIFTS, "drift"), soft=True)
    return scene


MIXED_INKS = ("mid-forest", "leopard-ochre", "leopard-tawny")


def mixed_wood(scene: Landscape) -> None:
    """Oak and maple in the last of their leaves, a fir here and there."""
    line = ridge(NEAR_HILLS, 0.03, "mixed")
    chance = Seeded("mixed wood")
    scene.figures(
        "mid-forest", wood(line, (96, 202), [(96, 3.4), (150, 4.6), (202, 2)], 1.3, "mixed fir")
    )
    scene.land("mid-forest", line, LAND_ENDS)
    for row, (part, up, share) in enumerate(((1.0, 0.2, 0.3), (0.8, 0.55, 0.36))):
        inked: dict[str, list[Place]] = {name: [] for name in MIXED_INKS}
        x = 92.0 + 0.8 * row
        while x < 205:
            tall = part * interpolated(points("92 1.8, 106 2.8, 150 3.6, 190 2.8, 205 1.4"), x)
            lot = chance.between(0, 1)
            name = MIXED_INKS[0 if lot > share else 1 if lot > share * 0.4 else 2]
            height = tall * chance.between(0.75, 1.15)
            inked[name].append((x, height_at(line, x) + height * up, height))
            x += tall * chance.between(0.5, 0.86) * (1.5 if row else 1)
        for name, stand in inked.items():
            scene.figures(name, trees(stand, f"mixed {row} {name}", crown), soft=True)


def shaded(crest: list[tuple[float, float]], top: float, foot: float, deep: float) -> Polygon:
    """The face of a mountain that is turned from the light: the crest down from its summit, and a
    broken edge back up.
    """
    chance = Seeded(f"shade {top}")
    start = (top, height_at(crest, top))
    upper = [(x, y) for x, y in crest if top < x < foot]
    edge = [(foot - (foot - top) * 0.25, height_at(crest, foot) + deep * 0.7)]
    for part in (0.75, 0.5, 0.25):
        reach = (foot - top) * 0.3 * part * chance.between(0.4, 1.3)
        down = start[1] + deep * part
        edge.append((top + reach, down + 0.5))
        edge.append((top + reach * 0.3 - 0.4, down - deep * 0.08))
    return [start, *upper, (foot, height_at(crest, foot)), *edge]
