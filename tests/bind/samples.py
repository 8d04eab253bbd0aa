"""Panels to bind: drawn with pikepdf, which needs no engine, or rendered as the program does."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import yaml
from pikepdf import Array, Dictionary, Name
from PIL import Image

from brochure_build.editions import Edition
from brochure_build.stages import (
    PIXELS_PER_MM,
    POINTS_PER_MM,
    FlatSheet,
    Furniture,
    Imprint,
    Ink,
    PanelPage,
    Paper,
    Rendering,
    Side,
)

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
# Small, so that everything is quick: a C fold of 29, 32 and 32 mm.
PAPER = Paper("card", 93.0, 40.0)
PROFILE = bytes(12) + b"prtr" + b"CMYK" + bytes(108) + bytes(range(256)) * 4
# The arguments of `bind`.
Job = tuple[Mapping[str, PanelPage], FlatSheet, Edition, Imprint, Furniture]
SLUG = Rendering(ink=Ink.CMYK, bleed_mm=0.0, links=False, tagged=False)


@dataclass(frozen=True)
class Colour:
    """A colour as operators and as pypdfium2 shows it."""

    cmyk: tuple[float, float, float, float]
    rgb: tuple[float, float, float]


CYAN = Colour((1, 0, 0, 0), (0, 1, 1))
MAGENTA = Colour((0, 1, 0, 0), (1, 0, 1))
YELLOW = Colour((0, 0, 1, 0), (1, 1, 0))
LOUD = (CYAN, MAGENTA, YELLOW)


def drawn_panel(
    name: str, width_mm: float, height_mm: float, rendering: Rendering, colour: Colour = CYAN
) -> PanelPage:
    """A panel filled with one colour to the edge of its bleed; its trim starts at 0 0."""
    pdf = pikepdf.new()
    bleed = rendering.bleed_mm * POINTS_PER_MM
    width, height = width_mm * POINTS_PER_MM, height_mm * POINTS_PER_MM
    page = pdf.add_blank_page(page_size=(width, height))
    page.mediabox = Array([-bleed, -bleed, width + bleed, height + bleed])
    page.trimbox = Array([0, 0, width, height])
    fill = _operands(colour, rendering.ink)
    area = f"{-bleed} {-bleed} {width + 2 * bleed} {height + 2 * bleed} re f"
    content = f"/Artifact BMC {fill} {area} EMC"
    if rendering.tagged:
        content += " /Span <</MCID 0>> BDC EMC"
        _tag(pdf, page)
    page.obj.Contents = pikepdf.Stream(pdf, content.encode())
    return PanelPage(name, name.title(), width_mm, height_mm, rendering.bleed_mm, saved(pdf))


def _operands(colour: Colour, ink: Ink) -> str:
    if ink is Ink.CMYK:
        return " ".join(str(value) for value in colour.cmyk) + " k"
    return " ".join(str(value) for value in colour.rgb) + " rg"


def _tag(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """One paragraph around marked content 0."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    paragraph = Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page.obj, K=0)
    document.K = pdf.make_indirect(paragraph)
    root.K = document
    root.ParentTree = Dictionary(Nums=Array([0, Array([document.K])]))
    page.obj.StructParents = 0
    pdf.Root.StructTreeRoot = root


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a PDF made in a test."""
    file = io.BytesIO()
    pdf.save(file, deterministic_id=True)
    return file.getvalue()


def font_face() -> str:
    """The project's first font as a rule; without vendored fonts, the machine may choose one."""
    lock = FONTS / "lock.yaml"
    if not lock.exists():
        return ""
    file = FONTS / yaml.safe_load(lock.read_text("utf-8"))["faces"][0]["file"]
    return f"@font-face{{font-family:T;src:url({file.as_uri()})}}" if file.exists() else ""


def rendered_pdf(html: str, width_mm: float, height_mm: float, rendering: Rendering) -> bytes:
    """One page as the program's renderer makes it: laid out on a tall page, then cut."""
    from weasyprint import HTML  # slow to import, and not every test needs it

    page = (
        f"<style>{font_face()}@page{{size:{width_mm}mm 1000mm;margin:0;"
        f"bleed:{rendering.bleed_mm}mm;background:{ink('bg', rendering)}}}"
        f"body{{margin:2mm;font:5pt T,sans-serif;color:{ink('fg', rendering)}}}"
        f"a{{color:inherit}}h1,h2{{font-size:6pt}}</style>"
    )
    options: dict[str, object] = {"pdf_variant": "pdf/ua-1"} if rendering.tagged else {}
    source = f'<html lang="zh-CN"><title>T</title>{page}<body>{html}</body></html>'
    document = HTML(string=source).render(**options)
    assert len(document.pages) == 1
    document.pages[0].height = height_mm * PIXELS_PER_MM
    written: bytes = document.write_pdf(pdf_identifier=b"test", **options)
    return written


def ink(role: str, rendering: Rendering) -> str:
    """A CSS colour in the ink of the rendering."""
    cmyk = {"bg": "device-cmyk(0 0 .5 0)", "fg": "device-cmyk(0 0 0 1)"}
    return cmyk[role] if rendering.ink is Ink.CMYK else {"bg": "#ff8", "fg": "#111"}[role]


def grey_picture() -> str:
    """A picture as a URL that holds it."""
    file = io.BytesIO()
    Image.new("L", (2, 2), 99).save(file, "PNG")
    return f"data:image/png;base64,{b64encode(file.getvalue()).decode()}"


def panel_html(panel: str, *, links: bool) -> str:
    """Every kind of thing that binding has to carry over."""
    link = f'<a href="https://example.org/{panel}">web</a> <a href="#t">below</a>' if links else ""
    return (
        f"<h1>{panel}</h1><p>Text {link}</p><h2>Second</h2><p style='opacity:.5'>pale {link}</p>"
        "<table id=t><thead><tr><th>Year<th>Count</thead>"
        "<tbody><tr><th scope=row>2020<td>7</tbody></table>"
        f'<img width=9 alt="grey" src="{grey_picture()}">'
    )


def rendered_panels(sheet: FlatSheet, rendering: Rendering) -> Mapping[str, PanelPage]:
    """A rendered panel for every place."""
    height = sheet.paper.height_mm
    panels = {
        place.panel: PanelPage(
            place.panel,
            place.panel.replace("_", " ").title(),
            place.width_mm,
            height,
            rendering.bleed_mm,
            rendered_pdf(
                panel_html(place.panel, links=rendering.links), place.width_mm, height, rendering
            ),
        )
        for place in sheet.places
    }
    for panel in panels.values():
        with pikepdf.open(io.BytesIO(panel.pdf)) as pdf:
            assert pdf.pages[0].resources.Font.keys(), "no font was found: nothing was rendered"
    return panels


def drawn_panels(sheet: FlatSheet, rendering: Rendering) -> Mapping[str, PanelPage]:
    """A drawn panel for every place of a sheet, neighbours in different colours."""
    return {
        place.panel: drawn_panel(
            place.panel, place.width_mm, sheet.paper.height_mm, rendering, LOUD[number % 3]
        )
        for side in Side
        for number, place in enumerate(sheet.side(side))
    }
