"""The names of States on a map as templates get them: their lines, and the box they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from brochure_build.maps import Leader, Marker, Spot

STATES = "map.states."  # the section of the catalogue with the names
LINE_BREAK = "|"  # typed where a name breaks: a space or a break nobody sees would be lost
MOST_LINES = 2
LINE_MM = 2.8  # from line to line, in 7 pt; map.yaml gives the room for names set like this


@dataclass(frozen=True)
class Named:
    """The name of a State: its text, and a box as wide as the map allows, which centres it."""

    key: str
    text: Markup
    lines: int
    align: str  # start, middle, end: which way the text runs from its point
    left_mm: float
    top_mm: float
    width_mm: float
    height_mm: float
    room_mm: float  # how long each of its lines may be
    leader: Leader | None

    @classmethod
    def on_map(
        cls,
        spot: Spot,
        key: str,
        lines: tuple[Markup, ...],
        map_width_mm: float,
        line_mm: float = LINE_MM,
    ) -> Named:
        """The name in its place. The box ends at the frame, or half the way at either side."""
        left, right = spot.x_mm, map_width_mm - spot.x_mm
        half = min(left, right)
        box = {"start": (left, right), "middle": (left - half, 2 * half), "end": (0.0, left)}
        left_mm, width_mm = box[spot.align]
        height_mm = len(lines) * line_mm
        words = Markup("<br>").join(lines)
        return cls(
            key=key,
            text=Markup('<span data-key="{}">{}</span>').format(key, words),
            lines=len(lines),
            align=spot.align,
            left_mm=round(left_mm, 3),
            top_mm=round(spot.y_mm - height_mm / 2, 3),
            width_mm=round(width_mm, 3),
            height_mm=round(height_mm, 3),
            room_mm=spot.room_mm,
            leader=spot.leader,
        )


@dataclass(frozen=True)
class LocationMap:
    """A map at the size it is printed at; lengths count from its top left corner."""

    url: str
    width_mm: float
    height_mm: float
    places: tuple[Marker, ...]
    states: tuple[Named, ...]

    @property
    def approximate(self) -> bool:
        """Whether any of the places is."""
        return any(place.approximate for place in self.places)


def name_lines(words: str) -> tuple[tuple[str, ...], str]:
    """The lines of a name, and what is wrong with how they are typed, if anything is."""
    lines = tuple(line.strip() for line in words.split(LINE_BREAK))
    if len(lines) > MOST_LINES:
        return lines, f"a name on the map has {MOST_LINES} lines at most, this one {len(lines)}"
    if not all(lines):
        return lines, f"there is nothing on one side of {LINE_BREAK}"
    return lines, ""
