"""Draws the pictures of docs/gallery from the finished PDFs; `make gallery` runs it.

    sheet-en.png        both sides of the English sheet
    contact-sheets.png  both sides of every language's press sheet, cropped to the trim
    contact-pages.png   the pages of every language's screen edition
    z-fold.png          both sides of the English sheet in a Z fold
    plain.png           the pages of the large print in two languages
    folded.png          the English leaflet as a reader holds it: shut, half open, open, and in a Z

What is out of date is built first. The same PDFs give the same bytes.
"""  # noqa: INP001  # a script, not a package

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pypdfium2
from folded_piece import Camera, Leaflet, lying, painted, standing
from PIL import Image, ImageDraw, ImageFont

from brochure_build.editions import Binding
from brochure_build.findings import BrochureError
from brochure_build.folds import lay_flat
from brochure_build.jobs import BuiltFile, Request, build
from brochure_build.project import Project, Variant
from brochure_build.project.sources import read_sources
from brochure_build.registry import editions, folds
from brochure_build.stages import FlatSheet, Side

ROOT = Path(__file__).resolve().parent.parent
LABELS = ROOT / "assets" / "fonts" / "PawsSans-SemiBold.ttf"

GROUND = (112, 124, 120)
WORDS = (255, 255, 255)
OVERSAMPLING = 2  # drawn larger, then made smaller: thin strokes stay even
# Numbers of colours; the first that keeps the file small is taken.
PALETTES = (256, 128, 64, 32, 16)
FACE_HEIGHT = 1000  # of the panels that are folded, in pixels


@dataclass(frozen=True)
class Picture:
    """One picture: how high its pages are and what stands round them, in pixels, and its limit."""

    name: str
    page_height: int = 480
    gap: int = 12
    label_height: int = 26
    most_bytes: int = 600_000
    is_soft: bool = False  # shades that a palette would draw as steps are scattered


README = Picture("sheet-en.png", 600, 14, 0, 150_000)
SHEETS = Picture("contact-sheets.png")
PAGES = Picture("contact-pages.png")
Z_FOLD = Picture("z-fold.png", 600, 14, 0, 250_000)
PLAIN = Picture("plain.png", 620)
FOLDED = Picture("folded.png", is_soft=True)


def main() -> int:
    """Builds what is out of date, and writes the pictures."""
    gallery = ROOT / "docs" / "gallery"
    gallery.mkdir(exist_ok=True)
    try:
        for picture, drawn in pictures(Project(ROOT)):
            data = small_png(picture, drawn)
            (gallery / picture.name).write_bytes(data)
            size = f"{drawn.width} x {drawn.height}  {len(data) / 1000:,.0f} kB"
            print(f"docs/gallery/{picture.name}  {size}")  # noqa: T201  # a script
    except BrochureError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    return 0


def pictures(project: Project) -> Iterator[tuple[Picture, Image.Image]]:
    """Every picture, drawn."""
    root, english = project.root, Request(locales=("en",))
    files = _built(project, Request(draft=True))
    sheets = chosen(files, Binding.SHEETS, with_bleed=True)
    yield README, contact_sheet(README, root, sheets[:1])
    yield SHEETS, contact_sheet(SHEETS, root, sheets)
    yield PAGES, contact_sheet(PAGES, root, chosen(files, Binding.PAGES, with_bleed=False))

    zigzag = Project(root, Variant(fold="z"))
    z_sheets = chosen(_built(zigzag, english), Binding.SHEETS, with_bleed=True)
    yield Z_FOLD, contact_sheet(Z_FOLD, root, z_sheets)
    letter = leaflet(root / sheets[0].path, flat_sheet(project))
    yield FOLDED, folded(letter, leaflet(root / z_sheets[0].path, flat_sheet(zigzag)))

    plain = _built(
        Project(root, Variant(layout="plain")), Request(locales=("en", "ru-RU"), draft=True)
    )
    yield PLAIN, contact_sheet(PLAIN, root, chosen(plain, Binding.PAGES, with_bleed=False))


def _built(project: Project, request: Request) -> tuple[BuiltFile, ...]:
    outcome = build(project, request)
    if not outcome.files:
        raise BrochureError(outcome.findings)
    return outcome.files


def chosen(files: Iterable[BuiltFile], binding: Binding, *, with_bleed: bool) -> list[BuiltFile]:
    """The files of the edition that is bound in a way; English first."""
    wanted = {
        name
        for name, edition in editions().items()
        if edition.binding is binding and (edition.bleed_mm > 0) is with_bleed
    }
    found = [file for file in files if file.edition in wanted]
    return sorted(found, key=lambda file: (file.locale != "en", file.locale))


def flat_sheet(project: Project) -> FlatSheet:
    """The places of a brochure's panels."""
    content = read_sources(project).content
    if content is None:
        raise ValueError("what was built could be read")
    return lay_flat(folds()[content.brochure.fold], content.brochure.flat_paper)


# --- drawing ----------------------------------------------------------------------------------


def contact_sheet(picture: Picture, root: Path, files: Sequence[BuiltFile]) -> Image.Image:
    """A row for each file: its pages from left to right, under the name of its language."""
    rows = [(file.locale, list(pages(root / file.path, picture.page_height))) for file in files]
    gap, row_height = picture.gap, picture.label_height + picture.page_height + picture.gap
    width = max(sum(page.width + gap for page in row) for _, row in rows) + gap
    canvas = Image.new("RGB", (width, gap + len(rows) * row_height), GROUND)
    draw = ImageDraw.Draw(canvas)
    top = gap
    for locale, row in rows:
        if picture.label_height:
            font = ImageFont.truetype(LABELS, picture.label_height - 10)
            draw.text((gap, top - 4), locale, fill=WORDS, font=font)
        left = gap
        for page in row:
            canvas.paste(page, (left, top + picture.label_height))
            left += page.width + gap
        top += row_height
    return canvas


def pages(path: Path, height: int) -> Iterator[Image.Image]:
    """The pages of a PDF, cropped to the trim, of a height in pixels."""
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            left, bottom, right, top = page.get_trimbox()
            width_pt, height_pt = page.get_size()
            crop = (left, bottom, width_pt - right, height_pt - top)
            scale = OVERSAMPLING * height / (top - bottom)
            drawn = page.render(scale=scale, crop=crop).to_pil().convert("RGB")
            width = round(height * (right - left) / (top - bottom))
            yield drawn.resize((width, height), Image.Resampling.LANCZOS)


def leaflet(path: Path, sheet: FlatSheet) -> Leaflet:
    """The panels of a press sheet, cut at the folds."""
    sides = dict(zip(Side, pages(path, FACE_HEIGHT), strict=True))
    faces = {side: tuple(_cut(sides[side], sheet, side)) for side in Side}
    widths = tuple(place.width_mm for place in sheet.side(Side.INSIDE))
    return Leaflet(faces[Side.INSIDE], faces[Side.OUTSIDE][::-1], widths, sheet.paper.height_mm)


def _cut(page: Image.Image, sheet: FlatSheet, side: Side) -> Iterator[Image.Image]:
    per_mm = page.width / sheet.paper.width_mm
    for place in sheet.side(side):
        left, right = place.x_mm * per_mm, (place.x_mm + place.width_mm) * per_mm
        yield page.crop((round(left), 0, round(right), page.height))


def folded(letter: Leaflet, zigzag: Leaflet) -> Image.Image:
    """Four leaflets on a table, from the furthest to the nearest."""
    camera = Camera((278, -600, 830), (276, 290, 0), zoom=3980, width=2800, height=1880)
    pieces = (
        standing((325, 400, 0), (30, -42, 30), zigzag.turned()),
        lying((30, 335, 0), 5, (16, 14), letter),
        lying((60, 20, 0), 4, (177, 179.2), letter),
        lying((395, 30, 0), -4, (38, 174), letter),
    )
    return painted(camera, pieces)


# --- files ------------------------------------------------------------------------------------


def small_png(picture: Picture, drawn: Image.Image) -> bytes:
    """The picture as a PNG with as many colours as its limit allows."""
    tries = map(partial(_png, drawn, is_soft=picture.is_soft), PALETTES)
    data = next((png for png in tries if len(png) <= picture.most_bytes), b"")
    if not data:
        most = picture.most_bytes // 1000
        sys.exit(f"{picture.name} would be larger than {most} kB: lower its pages")
    return data


def _png(drawn: Image.Image, colours: int, *, is_soft: bool) -> bytes:
    method = Image.Quantize.MAXCOVERAGE if is_soft else Image.Quantize.FASTOCTREE
    flat = drawn.quantize(colours, method=method, dither=Image.Dither.NONE)
    if is_soft:
        flat = drawn.quantize(palette=flat, dither=Image.Dither.FLOYDSTEINBERG)
    out = io.BytesIO()
    flat.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
