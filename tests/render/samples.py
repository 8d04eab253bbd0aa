"""Panels to render: small, set in the project's own Latin face, with lines of a known height."""

from __future__ import annotations

from brochure_build.stages import Ink, PanelSource, Rendering

PRINT = Rendering(Ink.CMYK, bleed_mm=3.0, links=False, tagged=False)
SCREEN = Rendering(Ink.SRGB, bleed_mm=0.0, links=True, tagged=True)
LINE_MM = 5.0
TOP_MM = 8.0
FONT = (
    '@font-face{font-family:"Paws Sans";src:'
    'url("brochure://project/assets/fonts/PawsSans-Regular.ttf")}'
)
STYLE = (
    f"html{{font:9pt 'Paws Sans';line-height:{LINE_MM}mm}}body,p{{margin:0}}"
    f"main{{position:absolute;top:{TOP_MM}mm;left:5mm;width:40mm;height:60mm}}"
)


def panel(
    body: str,
    style: str = "",
    *,
    rendering: Rendering = SCREEN,
    files: dict[str, bytes] | None = None,
    head: str = "",
    frame: str = "<main data-frame>",
) -> PanelSource:
    """A panel of 50 × 80 mm whose frame is 40 × 60 mm."""
    html = (
        f'<html lang="en"><head><title>T</title>{head}</head>'
        f"<body>{frame}{body}</main></body></html>"
    )
    return PanelSource(
        panel="cover",
        title="T",
        locale="en",
        width_mm=50.0,
        height_mm=80.0,
        rendering=rendering,
        base="layouts/classic",
        html=html,
        styles=(FONT, STYLE),
        sheets=(("10-test.css", style),),
        files=files or {},
        keys=(),
        codes=(),
    )


def lines(count: int, key: str = "cover.title") -> str:
    """A unit of so many lines."""
    words = "<br>".join(f"line {number}" for number in range(count))
    return f'<p><span data-key="{key}">{words}</span></p>'
