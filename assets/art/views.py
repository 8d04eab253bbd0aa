"""Views of the cats' country, 81 by 30 mm, that stand where a photograph is still missing."""  # noqa: INP001  # beside a script

from __future__ import annotations

from drawing import Path, places, points
from landscape import (
    Landscape,
    broadleaf,
    conifers,
    lenses,
    ridge,
    rolling,
    snowfields,
    spire,
    sunlit,
    trees,
    wood,
)

VIEW = (0.0, 0.0, 81.0, 30.0)


def tiger_country() -> Landscape:
    """Korean pine forest before sunrise."""
    scene = Landscape(VIEW)
    scene.ground("dawn")
    scene.fill("leopard-ochre", Path().ring((24, 13), 9.6, 0.25).circle((24, 13), 7.2))
    scene.figures(
        "paper", lenses([(4, 21, 9.4, 0.8), (15, 33, 15.6, 1), (50, 70, 5, 0.7)], "t"), soft=True
    )
    far = ridge(
        points(
            """
            0 20, 9 17.4, 17 18.6, 27 17, 38 12.6, 46 10.2, 54 11.8, 64 8.6, 73 11, 81 10
            """
        ),
        0.12,
        "t far",
    )
    scene.land("mist", far)
    middle = ridge(
        points("0 20.6, 8 19, 20 21.4, 32 20, 44 15.6, 52 15.2, 62 13.4, 72 14.6, 81 12.4"),
        0.08,
        "t middle",
    )
    scene.figures("haze", wood(middle, (0, 81), [(0, 1.6), (81, 2.4)], 0.4, "t middle", spire))
    scene.land("haze", middle)
    near = ridge(points("0 24.6, 16 24.2, 32 23.4, 46 20.4, 60 19, 81 16.6"), 0.05, "t near")
    scene.figures("mid-forest", wood(near, (0, 81), [(0, 3.6), (40, 4.4), (81, 6)], 0.22, "t near"))
    scene.land("mid-forest", near)
    edge = ridge(points("0 27.6, 12 26.8, 24 26.6, 40 25.8, 56 24, 81 22"), 0.04, "t edge")
    scene.figures("fir", wood(edge, (0, 81), [(0, 5), (30, 4.4), (81, 9)], 0.26, "t edge"))
    scene.land("fir", edge)
    scene.land("paper", rolling(points("0 27.4, 18 27.2, 36 28, 58 27.4, 81 28.4")))
    front = places("75 31 27, 67.6 31 18, 81.6 31 21, 61.6 31 11.5, 3.6 31 16, 8.6 31 9.6")
    scene.figures("night-forest", conifers(front, 0.165))
    scene.land(
        "night-forest",
        rolling(points("0 28.8, 8 29.2, 16 30.2, 50 30.2, 60 29.4, 70 28.4, 81 28")),
    )
    scene.figures("fir", sunlit(front[:2], 0.165))
    return scene


def leopard_country() -> Landscape:
    """Low hills with pine, oak and elm."""
    scene = Landscape(VIEW)
    scene.ground("dawn")
    scene.fill("leopard-ochre", Path().ring((59, 12.6), 8.6, 0.25).circle((59, 12.6), 6.4))
    scene.figures(
        "paper", lenses([(44, 60, 9.6, 0.8), (55, 74, 14.6, 0.9), (8, 27, 6, 0.7)], "l"), soft=True
    )
    scene.land(
        "mist",
        ridge(
            points("0 13, 12 10.8, 24 13.6, 38 16, 52 17.2, 66 16, 81 13.4"),
            0.06,
            "l far",
        ),
    )
    middle = ridge(points("0 16.6, 14 17.8, 30 18, 46 20, 62 19.4, 81 16.4"), 0.05, "l middle")
    scene.figures(
        "haze", wood(middle, (0, 81), [(0, 2.4), (81, 2.6)], 0.34, "l middle", broadleaf), soft=True
    )
    scene.land("haze", middle)
    near = ridge(points("0 21, 18 20.4, 38 22.4, 58 23, 81 20"), 0.04, "l near")
    scene.figures(
        "mid-forest",
        wood(near, (0, 81), [(0, 4.4), (81, 4.6)], 0.38, "l near a", broadleaf),
        soft=True,
    )
    scene.figures("mid-forest", wood(near, (2, 81), [(0, 5), (81, 5.4)], 0.7, "l near b"))
    scene.land("mid-forest", near)
    edge = ridge(points("0 25.4, 20 25.8, 44 27, 62 26.6, 81 25"), 0.04, "l edge")
    scene.figures(
        "fir",
        trees(
            places(
                """
                3 26.4 10, 7.4 26.4 8, 15.4 26.6 7, 22 26.8 5, 28 27 4, 35 27.4 4.6,
                60 27.4 4.4, 68.4 27.2 6.6, 73 27 9, 77.6 26.6 7.4
                """
            ),
            "l edge",
            broadleaf,
        ),
        soft=True,
    )
    scene.figures(
        "fir",
        trees(places("11.6 26.6 9.4, 18.6 26.6 6, 63.8 27.2 6.4, 80 26.6 9"), "l pine"),
    )
    scene.land("fir", edge)
    scene.land("paper", rolling(points("0 27.6, 20 27.2, 42 28, 60 27.8, 81 27")))
    scene.figures("mist", lenses([(6, 34, 29, 0.6), (40, 74, 28.9, 0.6)], "l drift"), soft=True)
    return scene


def snow_leopard_country() -> Landscape:
    """Bare ridges above the trees, under a morning moon."""
    scene = Landscape(VIEW)
    scene.ground("mist")
    scene.fill("paper", Path().ring((18.5, 9), 6.8, 0.25).circle((18.5, 9), 4.8))
    scene.figures(
        "paper", lenses([(24, 42, 6, 0.8), (3, 21, 12, 0.9), (54, 74, 4, 0.7)], "s"), soft=True
    )
    scene.land(
        "snow-grey",
        ridge(
            points(
                """
                0 17.4, 7 16, 11 17, 20 14.4, 26 15.6, 33 12, 37 13, 50 10, 55 7.4, 58 8.8,
                62 6.2, 66 9.4, 72 8.6, 81 12
                """
            ),
            0.16,
            "s back",
        ),
    )
    far = ridge(
        points(
            """
            0 20, 6 18.6, 12 19.4, 19 17, 25 17.8, 31 13.6, 35 11.6, 38.6 7.2, 40.4 5.2, 43 8,
            46 9.6, 50 13.6, 55 14.6, 60 12.2, 64 14, 70 10.2, 74 12.4, 81 14.4
            """
        ),
        0.2,
        "s far",
        0.9,
    )
    scene.land("haze", far)
    scene.figures(
        "paper",
        snowfields(
            far,
            [
                (
                    30.4,
                    41.6,
                    points(
                        """
                        41 9.6, 40.2 12.6, 39 10.2, 37.4 14.6, 36.4 12.6, 33.4 17, 33.6 14.4
                        """
                    ),
                ),
                (43, 46.6, points("45.8 12.4, 44.8 10.8, 44.2 12.8, 43.4 10.4")),
                (16, 19.8, points("19.4 19.2, 18.4 18.4, 17 20.2, 17 19")),
                (56.4, 60.4, points("60 14.6, 59 13.8, 57.4 16.4, 57.4 15")),
                (66, 71.2, points("70.8 13.4, 69.6 12.4, 68.2 15.6, 68 13.6")),
            ],
        ),
    )
    near = ridge(
        points(
            """
            0 22, 5 22.8, 13 21, 19 22.8, 27 21.6, 33 23, 41 20.4, 47 21.8, 53 19, 58 20.6,
            66 17.4, 71 19.8, 81 17.6
            """
        ),
        0.2,
        "s near",
        0.9,
    )
    scene.land("mid-forest", near)
    scene.land(
        "fir",
        ridge(
            points("0 25, 9 25.8, 20 24.6, 34 26.4, 46 25.2, 58 23.4, 66 24.4, 81 22"),
            0.14,
            "s edge",
            0.9,
        ),
    )
    scene.land("paper", rolling(points("0 26.2, 16 26.8, 36 27.6, 56 26.4, 81 25.6")))
    scene.figures("mist", lenses([(4, 36, 28.6, 0.6), (34, 72, 27.6, 0.6)], "s drift"), soft=True)
    return scene


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
