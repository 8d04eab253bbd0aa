"""What stands where on a printed map: numbered places, the names of States and their leaders.

The drawing may be printed smaller than it is; names and markers keep their size, so that only
the room between them shrinks.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from brochure_build.content import MapPlace
from brochure_build.maps.record import MapFile, StateName

LEADER_GAP_MM = 0.7  # between a leader and the name it comes from


@dataclass(frozen=True)
class BaseMap:
    """The base of a map: what its map.yaml says, and its drawing, in named inks."""

    record: MapFile
    drawing: str = field(repr=False)

    def holds(self, place: MapPlace) -> bool:
        """Whether a place lies on the drawing."""
        x, y = self.record.albers.to_mm(place.longitude, place.latitude)
        return 0 <= x <= self.record.width_mm and 0 <= y <= self.record.height_mm


@dataclass(frozen=True)
class Marker:
    """A numbered place, by the middle of its marker in mm from the map's top left."""

    number: int
    key: str
    x_mm: float
    y_mm: float
    approximate: bool


@dataclass(frozen=True)
class Leader:
    """A line from a name to its State: where it begins, how long it is, how far it is turned."""

    x_mm: float
    y_mm: float
    length_mm: float
    degrees: float  # clockwise, from a line that runs to the right


@dataclass(frozen=True)
class Spot:
    """Where the name of a State stands: a point of its lines, the middle of their height."""

    state: str
    x_mm: float
    y_mm: float
    align: Literal["start", "middle", "end"]
    room_mm: float  # how long each of its lines may be
    leader: Leader | None


def markers(base: BaseMap, places: Mapping[str, MapPlace], width_mm: float) -> tuple[Marker, ...]:
    """The markers of places, numbered in their order, on a map of a width."""
    scale = width_mm / base.record.width_mm
    found: list[Marker] = []
    for number, place in enumerate(places.values(), start=1):
        x, y = base.record.albers.to_mm(place.longitude, place.latitude)
        marker = Marker(number, place.name, _mm(scale * x), _mm(scale * y), place.approximate)
        found.append(marker)
    return tuple(found)


def located(
    base: BaseMap, lines: Mapping[str, int], width_mm: float, line_mm: float
) -> Iterator[Spot]:
    """Where the names of States stand, with how many lines each has and how high a line is."""
    scale = width_mm / base.record.width_mm
    albers = base.record.albers
    for state, name in base.record.states.items():
        x, y = (scale * length for length in albers.to_mm(name.longitude, name.latitude))
        room = name.room_mm if lines[state] == 1 else name.room_two_lines_mm
        leader = None
        if name.leader_longitude is not None and name.leader_latitude is not None:
            end_x, end_y = albers.to_mm(name.leader_longitude, name.leader_latitude)
            half_mm = lines[state] * line_mm / 2
            leader = _leader(name, (x, y), (scale * end_x, scale * end_y), half_mm)
        yield Spot(state, _mm(x), _mm(y), name.align, _mm(scale * room), leader)


def _leader(
    name: StateName, anchor: tuple[float, float], end: tuple[float, float], half_mm: float
) -> Leader:
    """From beside the name's end, or from above or below its middle."""
    x, y = anchor
    match name.align:
        case "start":
            x -= LEADER_GAP_MM
        case "end":
            x += LEADER_GAP_MM
        case "middle":
            y += math.copysign(half_mm + LEADER_GAP_MM, end[1] - y)
    across, down = end[0] - x, end[1] - y
    turned = math.degrees(math.atan2(down, across))
    return Leader(_mm(x), _mm(y), _mm(math.hypot(across, down)), round(turned, 2))


def _mm(length: float) -> float:
    """A length as CSS gets it; a hundredth of a thousandth would only differ by machine."""
    return round(length, 3)
