"""Draws the pictures of docs/gallery from the finished PDFs; `make gallery` runs it.

    sheet-en.png        both sides of the English sheet, for the README
    contact-sheets.png  both sides of every language's press sheet, cropped to the trim
    contact-pages.png   the pages of every language's screen edition

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
from PIL import Image, ImageDraw, ImageFont

from brochure_build.editions import Binding
from brochure_build.findings import as_text
from brochure_build.jobs import BuiltFile, Request, build
from brochure_build.project import Project
from brochure_build.registry import editions

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "docs" / "gallery"
LABELS = ROOT / "assets" / "fonts" / "PawsSans-SemiBold.ttf"

GROUND = (112, 124, 120)
WORDS = (255, 255, 255)
OVERSAMPLING = 2  # drawn larger, then made smaller: thin strokes stay even
PALETTES = (128, 64, 32, 16)  # numbers of colours; the first that keeps the file small is taken


@dataclass(frozen=True)
class Picture:
    """One picture: how high its pages are and what stands round them, in pixels, and its limit."""

    name: str
    page_height: int
    gap: int
    label_height: int
    most_bytes: int


README = Picture("sheet-en.png", 600, 14, 0, 150_000)
SHEETS = Picture("contact-sheets.png", 480, 12, 26, 600_000)
PAGES = Picture("contact-pages.png", 480, 12, 26, 600_000)


def main() -> int:
    """Builds what is out of date, and writes the three pictures."""
    outcome = build(Project(ROOT), Request())
    if not outcome.files:
        for finding in outcome.findings:
            print(as_text(finding), file=sys.stderr)  # noqa: T201  # a script
        return 1
    GALLERY.mkdir(exist_ok=True)
    sheets = _of(outcome.files, Binding.SHEETS, with_bleed=True)
    pages = _of(outcome.files, Binding.PAGES, with_bleed=False)
    english = [file for file in sheets if file.locale == "en"]
    _write(README, _drawn(README, english))
    _write(SHEETS, _drawn(SHEETS, sheets))
    _write(PAGES, _drawn(PAGES, pages))
    return 0


def _of(files: Iterable[BuiltFile], binding: Binding, *, with_bleed: bool) -> list[BuiltFile]:
    """The files of the edition that is bound in a way; English first."""
    wanted = {
        name
        for name, edition in editions().items()
        if edition.binding is binding and (edition.bleed_mm > 0) is with_bleed
    }
    found = [file for file in files if file.edition in wanted]
    return sorted(found, key=lambda file: (file.locale != "en", file.locale))


# --- drawing ----------------------------------------------------------------------------------


def _drawn(picture: Picture, files: Sequence[BuiltFile]) -> Image.Image:
    """A row for each file: its pages from left to right, under the name of its language."""
    rows = [(file.locale, list(_pages(ROOT / file.path, picture.page_height))) for file in files]
    gap, row_height = picture.gap, picture.label_height + picture.page_height + picture.gap
    width = max(sum(page.width + gap for page in pages) for _, pages in rows) + gap
    canvas = Image.new("RGB", (width, gap + len(rows) * row_height), GROUND)
    draw = ImageDraw.Draw(canvas)
    top = gap
    for locale, pages in rows:
        if picture.label_height:
            font = ImageFont.truetype(LABELS, picture.label_height - 10)
            draw.text((gap, top - 4), locale, fill=WORDS, font=font)
        left = gap
        for page in pages:
            canvas.paste(page, (left, top + picture.label_height))
            left += page.width + gap
        top += row_height
    return canvas


def _pages(path: Path, height: int) -> Iterator[Image.Image]:
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


def _write(picture: Picture, drawn: Image.Image) -> None:
    """The picture as a PNG with a palette, and a line that says how large it is."""
    where = f"docs/gallery/{picture.name}"
    tries = map(partial(_png, drawn), PALETTES)
    data = next((png for png in tries if len(png) <= picture.most_bytes), b"")
    if not data:
        sys.exit(f"{where} would be larger than {picture.most_bytes // 1000} kB: lower its pages")
    (GALLERY / picture.name).write_bytes(data)
    print(f"{where}  {drawn.width} x {drawn.height}  {len(data) / 1000:,.0f} kB")  # noqa: T201


def _png(drawn: Image.Image, colours: int) -> bytes:
    flat = drawn.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    flat.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
