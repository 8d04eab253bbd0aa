"""The two sides of the sheet: one landscape each, drawn over the folds, and the trail on it."""  # noqa: INP001  # beside a script

from __future__ import annotations

from drawing import Path, Polygon, Seeded, along, bars, flattened, places, points, polar
from landscape import (
    Landscape,
    Place,
    broadleaf,
    conifers,
    height_at,
    lenses,
    ridge,
    rolling,
    snowfields,
    spire,
    sunlit,
    trees,
    wood,
)
from paws import Walk, interpolated

SHEET = (-3.0, -3.0, 303.0, 216.0)  # the trim is 0, 0 to 297, 210; the rest is bleed
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
OUTSIDE_WALK = Walk(
    way=points(
        """
        -6 205.4, 20 204.4, 48 205.2, 74 204, 97 204.4, 124 204.6, 150 203.4, 176 203.8,
        197 203.4, 214 203.8, 230 203, 242 200.6, 252 196.3, 260 190, 261.5 184, 258 178.6,
        256.4 174.8
        """
    ),
    size_at=points(
        """
        0 4.45, 80 4.25, 103 4.15, 198 4.15, 226 5.2, 244 4.6, 262 3.2, 274 2, 282 1.2
        """
    ),
    step=3.01,
    first=5.2,
)
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
    scene.land("mist", far)
    scene.figures("paper", snowfields(far, SNOWFIELDS))

    middle = ridge(MIDDLE, 0.09, "middle")
    tall = points("150 1.4, 197 1.9, 230 2.6, 300 3.6")
    scene.figures("haze", wood(middle, (147, 301), tall, 0.5, "middle", spire))
    scene.land("haze", middle)

    near = ridge(NEAR, 0.05, "near")
    scene.figures("mid-forest", trees(LONE, "lone"))
    tall = [(192, 4.6), (230, 5.6), (300, 8.5)]
    scene.figures("mid-forest", wood(near, (193, 301), tall, 0.23, "near"))
    scene.land("mid-forest", near)
    scene.figures("fir", trees(hillside(), "hillside"))
    slope = ridge(SLOPE_RIGHT, 0.05, "slope")
    scene.figures("fir", wood(slope, (263, 284), [(262, 4), (284, 8)], 0.3, "slope"))

    scene.land("paper", rolling(SNOW))
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
    scene.land("fir", edge)
    scene.figures("night-forest", conifers(FRONT_TREES, 0.145))
    scene.land("night-forest", ridge(FRONT, 0.04, "front"))
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

# Rounded hills of the tiger's forest, the leopard's mixed woods, the snow leopard's bare rock.
HILLS = points(
    """
    -3 197.6, 10 196.2, 26 195.4, 44 197.4, 60 196.2, 74 197.2, 90 198.4, 100 198.4, 116 197.4,
    134 196.2, 150 197.8, 166 198.6, 180 198.2, 192 198.8, 200 198.4, 208 197.6, 217 195.8,
    223 196.8, 230 194.9, 235 196.2, 241 195.4, 249 198, 257 196.8, 265 194.6, 270 195.6,
    276 194.8, 284 197.2, 291 196, 300 198
    """
)
KNOLLS = points(
    """
    -3 199.8, 14 199, 30 200.2, 52 201, 70 199.4, 88 199.8, 100 200.6, 118 200.2, 138 198.9,
    158 200, 176 201, 200 200.4, 222 199.6, 238 200.8, 256 199.4, 276 200.2, 300 199.2
    """
)
INSIDE_SNOW = points(
    """
    -3 201.2, 30 200.6, 64 201.4, 100 200.8, 140 201.4, 176 200.9, 200 201.2, 240 201.4,
    272 200.8, 300 201.3
    """
)
# The sides of the bare peaks that the light does not reach.
INSIDE_SHADES = [
    (217, 223, points("222.4 199.6, 220.6 198.6, 219.8 199.8, 218.6 197.6")),
    (230, 236, points("234.6 199.8, 233 197.6, 232.2 199, 231 196.6")),
    (241, 249, points("247 200.4, 245 198.6, 244 199.6, 242.4 197.4")),
    (265, 270, points("269.4 198.6, 267.8 197.4, 267.2 199, 266 196.8")),
    (276, 284, points("282.6 199.8, 280.4 198, 279.6 199.2, 277.6 196.8")),
    (291, 298, points("296.4 200, 294.4 198.4, 293.8 199.4, 292 197.4")),
]
INSIDE_CONIFERS: list[Place] = places(
    """
    5 201.6 5, 7.6 201.6 6.6, 10.4 201.4 4.4, 23 201.2 5, 25.2 201.2 6.9, 28 201.2 5.6,
    30.4 201.2 3.8, 44 201.4 4.2, 57 201.6 6, 59.4 201.6 4.6, 71 201.6 5.2, 73.4 201.6 6.6,
    76 201.6 4.4, 90.4 201.4 4.6, 106 201.3 5.4, 108.4 201.3 3.8, 133.6 201.7 5.8,
    151 201.6 4.2, 172 201.4 4.6, 186 201.4 3.4, 210 201.6 3
    """
)
INSIDE_BROADLEAVES: list[Place] = places(
    """
    93.4 201.3 3.4, 112 201.4 4.2, 115.6 201.5 3.2, 130 201.7 3.6, 137.4 201.7 4.6,
    141.4 201.7 3.4, 154.4 201.5 4.2, 168 201.3 3.4, 189.6 201.4 2.6
    """
)
INSIDE_DRIFTS = bars(
    """
    8 52 207.4 0.8, 60 96 202.9 0.5, 104 148 207.5 0.8, 156 196 203 0.5, 203 252 207.4 0.8,
    248 290 203 0.5
    """
)
INSIDE_WALK = Walk(
    way=points(
        """
        -6 205, 20 204.4, 48 205.2, 76 204.2, 100 204.6, 126 205.1, 150 204.2, 176 204.9,
        200 204.6, 226 205.1, 250 204.2, 276 204.9, 304 204.4
        """
    ),
    size_at=[(0, 4.15)],
    step=3.01,
    first=12.4,
)


def inside() -> Landscape:
    """Three panels of quiet paper over a pale ridge."""
    scene = Landscape(SHEET)
    scene.ground("paper")
    far = ridge(HILLS, 0.1, "hills")
    scene.land("mist", far)
    scene.figures("haze", snowfields(far, INSIDE_SHADES))
    knolls = ridge(KNOLLS, 0.05, "knolls")
    scene.land("haze", knolls)
    scene.figures("mid-forest", trees(INSIDE_BROADLEAVES, "broadleaf", broadleaf), soft=True)
    scene.figures("mid-forest", trees(INSIDE_CONIFERS, "conifer"))
    scene.land("paper", rolling(INSIDE_SNOW))
    scene.figures("mist", lenses(INSIDE_DRIFTS, "drift"), soft=True)
    return scene
