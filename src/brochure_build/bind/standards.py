"""What a file that claims a standard must say about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from brochure_build.editions import Standard


@dataclass(frozen=True)
class Claim:
    """The PDF version a standard stands on, and its mark in the XMP metadata."""

    pdf_version: str
    pdfx: str | None = None  # pdfxid:GTS_PDFXVersion
    pdfua_part: int | None = None  # pdfuaid:part
    tagged: bool = False


CLAIMS: Mapping[Standard, Claim] = MappingProxyType(
    {
        Standard.PDF: Claim(pdf_version="1.7"),
        # ISO 15930-7:2010 stands on PDF 1.6.
        Standard.PDF_X4: Claim(pdf_version="1.6", pdfx="PDF/X-4"),
        # ISO 14289-1:2014 stands on ISO 32000-1, which is PDF 1.7.
        Standard.PDF_UA1: Claim(pdf_version="1.7", pdfua_part=1, tagged=True),
    }
)
