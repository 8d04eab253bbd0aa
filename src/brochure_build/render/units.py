"""The room each text takes on a laid-out page: how wide its column is, and its lines there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes

from brochure_build.render.map_labels import ROOM
from brochure_build.render.measure import KEY, children, unwrapped
from brochure_build.stages import PIXELS_PER_MM, UnitRoom


@dataclass
class _Taken:
    """What one keyed element takes: its column, and the lines it has words on."""

    key: str
    width_mm: float
    line_mm: float
    lines: set[int] = field(default_factory=set)

    def room(self) -> UnitRoom:
        return UnitRoom(self.key, round(self.width_mm, 1), len(self.lines), round(self.line_mm, 2))


@dataclass(frozen=True)
class _Surroundings:
    """What a box stands in: the column, the line, and the keyed elements."""

    width_mm: float = 0.0
    line: boxes.LineBox | None = None
    keyed: tuple[Element, ...] = ()


def unit_rooms(page: Page) -> tuple[UnitRoom, ...]:
    """The room of each unit on a page; of one that stands there twice, where it is longest."""
    taken: dict[int, _Taken] = {}
    for element, around in _words(page._page_box, _Surroundings()):  # noqa: SLF001
        height = around.line.height / PIXELS_PER_MM if around.line else 0.0
        key = element.attrib[KEY]
        one = taken.setdefault(id(element), _Taken(key, around.width_mm, height))
        one.lines.add(id(around.line))
    longest: dict[str, UnitRoom] = {}
    for room in (one.room() for one in taken.values()):
        other = longest.setdefault(room.key, room)
        if (room.lines, -room.width_mm) > (other.lines, -other.width_mm):
            longest[room.key] = room
    return tuple(longest.values())


def _words(box: boxes.Box, around: _Surroundings) -> Iterator[tuple[Element, _Surroundings]]:
    """Each keyed element that has words on a line, once for every piece of them."""
    box = unwrapped(box)
    if isinstance(box, boxes.TextBox):
        if box.text.strip():
            yield from ((element, around) for element in around.keyed)
        return
    around = _within(box, around)
    for child in children(box):
        yield from _words(child, around)


def _within(box: boxes.Box, around: _Surroundings) -> _Surroundings:
    """The surroundings of what stands in a box."""
    width_mm, line, keyed = around.width_mm, around.line, around.keyed
    if isinstance(box, boxes.LineBox):
        line = box
    elif isinstance(box, boxes.BlockContainerBox) and isinstance(box.width, int | float):
        # a name on a map stands in a box that centres it, and may not fill it
        room = box.element.get(ROOM) if box.element is not None else None
        width_mm = float(room) if room else box.width / PIXELS_PER_MM
    if box.element is not None and KEY in box.element.attrib and box.element not in keyed:
        keyed = (*keyed, box.element)
    return _Surroundings(width_mm, line, keyed)
