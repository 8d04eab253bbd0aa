"""What a reader, a screen reader and a phone find in a finished file."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator

import pikepdf
import pypdfium2
import zxingcpp

from brochure_build.translation.typography import WORD_JOINER, visible

QR = zxingcpp.barcode_formats_from_str("QRCode")
PLAIN = zxingcpp.TextMode.Plain
# What stands at the end of a line where a word goes on: pypdfium2 shows it as U+0002 or U+FFFE.
LINE_END_HYPHENS = "\x02\ufffe\u00ad-‐"
NOT_COMPARED = re.compile(rf"[\s{re.escape(LINE_END_HYPHENS)}{WORD_JOINER}]+")


def squeezed(text: str) -> str:
    """A text for comparing: without spaces and hyphens, which may come and go at a line's end."""
    # Fonts may draw a compatibility form of a character, and extraction then tells that one.
    return NOT_COMPARED.sub("", unicodedata.normalize("NFKC", visible(text)))


def texts(pdf: bytes) -> tuple[str, ...]:
    """The text of each page, as extraction gives it."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = tuple(page.get_textpage().get_text_bounded() for page in document)
    assert found, "the file has no page"
    assert any(page.strip() for page in found), "the file has no text"
    return found


def words(pdf: bytes) -> list[str]:
    """All words in the order of extraction, those parted at a line's end put together again."""
    whole = "\n".join(texts(pdf))
    return re.sub(r"[\x02\ufffe]\s*", "-", whole).split()


def alternatives(pdf: bytes) -> tuple[str, ...]:
    """What is said instead of each picture."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return tuple(
            str(thing.Alt)
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
        )


def bookmarks(pdf: bytes) -> tuple[str, ...]:
    """The titles of the outline, from top to bottom."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(bookmark.get_title() for bookmark in document.get_toc())


def links(pdf: bytes) -> tuple[str, ...]:
    """The addresses that links lead to."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return tuple(
            str(thing.A.URI)
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Link"
            if "/A" in thing and "/URI" in thing.A
        )


def codes(pdf: bytes, dpi: int = 300) -> Iterator[str]:
    """What the QR codes say, page by page."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
            for barcode in zxingcpp.read_barcodes(picture, formats=QR, text_mode=PLAIN):
                yield barcode.text
