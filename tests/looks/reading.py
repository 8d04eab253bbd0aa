"""What can be read off a finished file: where its letters stand, how large and in which colour."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from PIL import Image
from pypdfium2 import raw as pdfium

from brochure_build.stages import POINTS_PER_MM

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Letter:
    """A visible character of a page, in mm from the page's left top corner."""

    character: str
    size_pt: float
    left_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float
    baseline_mm: float
    colour: Colour


def letters(pdf: bytes, page: int) -> tuple[Letter, ...]:
    """Every visible character of a page, in the order of its content."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_letters(document[page]))


def picture(pdf: bytes, page: int, dpi: float) -> Image.Image:
    """A page as PDFium draws it, in RGB."""
    with pypdfium2.PdfDocument(pdf) as document:
        drawn: Image.Image = document[page].render(scale=dpi / 72).to_pil()
        return drawn.convert("RGB")


def _letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    text, height = page.get_textpage(), page.get_height()
    for index in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        if character.isspace() or not character.isprintable():
            continue
        left, right, bottom, top = _box(text, index)
        yield Letter(
            character,
            _size(text, index),
            left / POINTS_PER_MM,
            (height - top) / POINTS_PER_MM,
            right / POINTS_PER_MM,
            (height - bottom) / POINTS_PER_MM,
            (height - _origin(text, index)) / POINTS_PER_MM,
            _colour(text, index),
        )


def _box(text: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    sides = [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetCharBox(text, index, *sides)
    left, right, bottom, top = (side.value for side in sides)
    return left, right, bottom, top


def _size(text: pypdfium2.PdfTextPage, index: int) -> float:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    return float(pdfium.FPDFText_GetFontSize(text, index)) * abs(float(matrix.d))


def _origin(text: pypdfium2.PdfTextPage, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    return y.value


def _colour(text: pypdfium2.PdfTextPage, index: int) -> Colour:
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFText_GetFillColor(text, index, *parts)
    red, green, blue, _ = (part.value for part in parts)
    return red, green, blue
