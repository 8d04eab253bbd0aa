"""Rectangles in points, and the boxes of a sheet: media, bleed and trim (ISO 32000-1, 14.11.2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pikepdf import Array

from brochure_build.editions import Edition
from brochure_build.stages import POINTS_PER_MM, Paper

# A ten-thousandth of a point is 0.04 micrometre: finer than any press, and boxes stay readable.
DECIMALS = Decimal("0.0001")


def points(mm: float) -> float:
    """A length in points."""
    return mm * POINTS_PER_MM


def number(value: float) -> str:
    """A number as a content stream writes it: no exponent, no needless zeros."""
    return format(_rounded(value).normalize(), "f")


@dataclass(frozen=True)
class Box:
    """A rectangle in points; left < right and bottom < top."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def read(cls, corners: Iterable[object]) -> Box:
        """A PDF rectangle, whichever two opposite corners it names (ISO 32000-1, 7.9.5)."""
        x1, y1, x2, y2 = (float(str(corner)) for corner in corners)
        return cls(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    def grown(self, by: float) -> Box:
        """The box with `by` points more on all four sides."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def moved(self, right: float, up: float) -> Box:
        """The box somewhere else."""
        return Box(self.left + right, self.bottom + up, self.right + right, self.top + up)

    def holds(self, other: Box, tolerance: float) -> bool:
        """Whether the other box lies in this one, or sticks out by no more than the tolerance."""
        room = self.grown(tolerance)
        return (
            room.left <= other.left
            and room.bottom <= other.bottom
            and room.right >= other.right
            and room.top >= other.top
        )

    def array(self) -> Array:
        """The box as a PDF rectangle."""
        return Array([_rounded(v) for v in (self.left, self.bottom, self.right, self.top)])


@dataclass(frozen=True)
class SheetBoxes:
    """The boxes of one side of a sheet; trim lies in bleed, bleed in media, media starts at 0 0."""

    media: Box
    bleed: Box
    trim: Box


def sheet_boxes(paper: Paper, edition: Edition) -> SheetBoxes:
    """The boxes of both sides of a sheet in an edition."""
    # Marks need the slug; without one the media ends where the bleed does.
    margin = points(edition.slug_mm or edition.bleed_mm)
    trim = Box(0, 0, points(paper.width_mm), points(paper.height_mm)).moved(margin, margin)
    return SheetBoxes(
        media=trim.grown(margin), bleed=trim.grown(points(edition.bleed_mm)), trim=trim
    )


def _rounded(value: float) -> Decimal:
    rounded = Decimal(repr(float(value))).quantize(DECIMALS)
    return rounded or Decimal(0)  # never a negative zero
