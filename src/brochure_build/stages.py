"""The frozen values that pass from stage to stage; docs/architecture.md draws the way they go.

Lengths are millimetres on the trimmed sheet unless a name says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

POINTS_PER_MM = 72 / 25.4
PIXELS_PER_MM = 96 / 25.4  # CSS px
TOLERANCE_MM = 0.05  # rounding in the layout; a line this little over its frame is not seen
MOST_INK = 280  # per cent of the four inks together; more does not dry on coated paper


DRAFT = "DRAFT"  # for every print shop and secretariat, so it is the same in all languages


class Side(StrEnum):
    """One face of the flat sheet."""

    OUTSIDE = "outside"
    INSIDE = "inside"


class Ink(StrEnum):
    """The colour space a panel is painted in."""

    CMYK = "cmyk"
    SRGB = "srgb"


@dataclass(frozen=True)
class Paper:
    """A flat sheet after trimming, as it lies before it is folded."""

    name: str
    width_mm: float
    height_mm: float


@dataclass(frozen=True)
class Place:
    """Where a panel lies on its side of the flat sheet, from the left trim edge."""

    panel: str
    side: Side
    x_mm: float
    width_mm: float


@dataclass(frozen=True)
class FlatSheet:
    """A fold applied to a paper: the place of every panel, and the order they are read in."""

    fold: str
    paper: Paper
    places: tuple[Place, ...]
    reading: tuple[str, ...]

    def side(self, side: Side) -> tuple[Place, ...]:
        """The places of one side, left to right."""
        places = (place for place in self.places if place.side is side)
        return tuple(sorted(places, key=lambda place: place.x_mm))

    def fold_lines(self, side: Side) -> tuple[float, ...]:
        """Where a side folds: the left edges of all its panels but the first, in mm."""
        return tuple(place.x_mm for place in self.side(side)[1:])

    def place(self, panel: str) -> Place:
        """The place of a panel; KeyError if the fold has no such panel."""
        for place in self.places:
            if place.panel == panel:
                return place
        raise KeyError(panel)


@dataclass(frozen=True)
class Rendering:
    """What a panel has to be painted like; editions with equal renderings share the panel."""

    ink: Ink
    bleed_mm: float
    links: bool
    tagged: bool


@dataclass(frozen=True)
class QrPayload:
    """A QR code that a panel shows: what it says, and the size of its modules."""

    payload: str
    module_mm: float


@dataclass(frozen=True)
class Setting:
    """The measures copyfitting chose, as CSS has them; share is 0 at the tightest, 1 at ease."""

    share: float = 1.0
    measures: tuple[tuple[str, str], ...] = ()

    def css(self) -> str:
        """The measures as CSS variables."""
        return f":root{{{';'.join(f'--{name}:{value}' for name, value in self.measures)}}}"


@dataclass(frozen=True)
class PanelSource:
    """A panel before it is rendered: one HTML document and everything that goes into it.

    styles are the program's own rules; sheets are the layout's, with the name of each, and come
    last. files are pictures made for this panel, by name. base is the folder, relative to the
    project, that relative URLs start from. first_baseline_mm is where the first line has to stand
    below the top of the frame. lenient is for drafts: what does not fit is warned of and printed.
    """

    panel: str
    title: str
    locale: str
    width_mm: float
    height_mm: float
    rendering: Rendering
    base: str
    html: str = field(repr=False)
    styles: tuple[str, ...] = field(repr=False)
    sheets: tuple[tuple[str, str], ...] = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False)
    keys: tuple[str, ...] = field(repr=False)
    codes: tuple[QrPayload, ...] = field(repr=False)
    setting: Setting = Setting()
    first_baseline_mm: float | None = None
    photos: Mapping[str, str] = field(default_factory=dict)  # the slot of each photograph in files
    lenient: bool = False


@dataclass(frozen=True)
class PanelPage:
    """A rendered panel: a one-page PDF; its TrimBox is the panel, its BleedBox the bleed."""

    panel: str
    title: str
    width_mm: float
    height_mm: float
    bleed_mm: float
    pdf: bytes = field(repr=False)


@dataclass(frozen=True)
class UnitRoom:
    """The room a unit takes on a panel: how wide its column is, how many lines it has there."""

    key: str
    width_mm: float
    lines: int
    line_mm: float  # from line to line


@dataclass(frozen=True)
class Measured:
    """How a panel's content fills its frame, in mm from the panel's top edge."""

    lowest_mm: float  # the lower edge of the last line, picture or rule
    frame_mm: float  # the lower edge of the frame it has to stay in
    units: tuple[UnitRoom, ...] = ()  # in the order of the page

    @property
    def free_mm(self) -> float:
        """Room left below the content; negative for an overflow."""
        return self.frame_mm - self.lowest_mm


@dataclass(frozen=True)
class PlacedPhoto:
    """A photograph as a panel shows it: its pixels, and the size of all of it at that scale."""

    slot: str
    width_px: int
    height_px: int
    width_mm: float
    height_mm: float
    shown_mm: float  # the width of the part that cropping leaves

    @property
    def ppi(self) -> float:
        """Pixels per inch in print, along the side that has fewer."""
        return 25.4 * min(self.width_px / self.width_mm, self.height_px / self.height_mm)


@dataclass(frozen=True)
class Rendered:
    """What rendering a panel gives: its page, what was measured on it, the files it read."""

    page: PanelPage
    measured: Measured
    read: tuple[str, ...]
    photos: tuple[PlacedPhoto, ...] = ()

    @property
    def units(self) -> tuple[UnitRoom, ...]:
        """The room each unit takes."""
        return self.measured.units


@dataclass(frozen=True)
class OutputIntent:
    """The printing condition a file is made for (ISO 15930-7:2010, 6.2)."""

    profile: bytes = field(repr=False)
    condition: str  # OutputConditionIdentifier, e.g. "FOGRA39"
    registry: str  # RegistryName, e.g. "http://www.color.org"
    info: str


@dataclass(frozen=True)
class Imprint:
    """What a finished file says about itself; nothing in it comes from the clock or the machine."""

    title: str
    subject: str
    author: str
    keywords: tuple[str, ...]
    language: str  # BCP 47, e.g. "zh-Hans-CN"
    locale: str
    edition: str
    revision: str
    date: datetime  # aware, UTC
    producer: str
    draft: bool = False  # its texts are not approved: not for print

    @property
    def full_title(self) -> str:
        """The title, with a warning before that of a draft."""
        return f"{DRAFT}: {self.title}" if self.draft else self.title


@dataclass(frozen=True)
class Furniture:
    """What stands on a sheet beside its panels."""

    intent: OutputIntent | None
    slug_lines: Mapping[Side, PanelPage]  # a strip of text per side, empty without marks
    art: Mapping[Side, PanelPage] = field(default_factory=dict)  # what lies behind the panels
    marks: Mapping[str, PanelPage] = field(default_factory=dict)  # what lies over them, by panel


@dataclass(frozen=True)
class Where:
    """Where a text is printed, and its room in the English brochure."""

    panels: tuple[str, ...]
    width_mm: float
    lines: int

    def __str__(self) -> str:
        panels = f"panel {self.panels[0]}" if len(self.panels) == 1 else ", ".join(self.panels)
        lines = "1 line" if self.lines == 1 else f"{self.lines} lines"
        return f"{panels}, {self.width_mm:.0f} mm wide, {lines} in English"
