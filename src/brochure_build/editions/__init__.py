"""What an edition is: the properties that later stages decide by. One module is one edition."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from brochure_build.stages import Rendering


class Binding(StrEnum):
    """How panels become a file."""

    SHEETS = "sheets"  # two sides, panels in their places
    PAGES = "pages"  # a page a panel, in reading order


class Standard(StrEnum):
    """The standard a finished file claims."""

    PDF = "PDF 1.7"
    PDF_X4 = "PDF/X-4"  # ISO 15930-7:2010
    PDF_UA1 = "PDF/UA-1"  # ISO 14289-1:2014


class Duplex(StrEnum):
    """Which edge the sheet turns over (ISO 32000-1, table 150)."""

    SHORT_EDGE = "DuplexFlipShortEdge"
    LONG_EDGE = "DuplexFlipLongEdge"


@dataclass(frozen=True)
class Edition:
    """One kind of file made from the same panels."""

    name: str
    title: str
    rendering: Rendering
    binding: Binding
    standard: Standard
    bleed_mm: float  # kept at the outer edges of the sheet
    slug_mm: float  # room for marks and the slug line beyond the trim, 0 for none
    output_intent: bool
    outline: bool
    duplex: Duplex | None
