"""Whether the names and markers on a map keep apart, measured from a laid-out page.

A map's template marks the box of the drawing with data-map, each name in it with data-room (how
long a line of it may be, in mm) and each marker with data-marker. What a name may not touch on
the drawing itself, such as a coast, is why it has only so much room.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from brochure_build.codes import MAP_LABEL
from brochure_build.findings import Finding, quoted
from brochure_build.render.measure import KEY
from brochure_build.stages import PIXELS_PER_MM

MAP = "data-map"
ROOM = "data-room"
MARKER = "data-marker"

TOLERANCE_MM = 0.05  # rounding in the layout
CLEAR_MM = 0.3  # what comes nearer than this looks as if it touched


@dataclass(frozen=True)
class Area:
    """A rectangle of the page in mm, and what stands there."""

    left: float
    top: float
    right: float
    bottom: float
    words: str = ""
    key: str = ""
    room: float = 0.0  # of a name: how long a line of it may be

    @property
    def width(self) -> float:
        return self.right - self.left

    def gap_to(self, other: Area) -> float:
        """The room between two areas; less than nothing where they overlap."""
        across = max(self.left - other.right, other.left - self.right)
        down = max(self.top - other.bottom, other.top - self.bottom)
        return max(across, down)

    def beyond(self, frame: Area) -> float:
        """How far an area reaches out of a frame."""
        across = max(frame.left - self.left, self.right - frame.right)
        return max(across, frame.top - self.top, self.bottom - frame.bottom)


def map_labels(page: Page) -> Iterator[Finding]:
    """A finding for each name without room, and for each two things on a map that touch."""
    for drawing in _marked(page._page_box, MAP):  # noqa: SLF001
        frame = _border_box(drawing)
        names = tuple(_name(box) for box in _marked(drawing, ROOM))
        markers = tuple(_border_box(box, _words(box)) for box in _marked(drawing, MARKER))
        yield from _too_long(names)
        yield from _beyond(frame, (*names, *markers))
        yield from _touching((*names, *markers))


def _too_long(names: tuple[Area, ...]) -> Iterator[Finding]:
    for name in names:
        over = name.width - name.room
        if over > TOLERANCE_MM:
            message = f"{quoted(name.words)} is {over:.1f} mm longer than its room on the map"
            hint = f"{name.room:g} mm a line: abbreviate it, or put | where a second line begins"
            yield Finding(MAP_LABEL, message, hint=hint, key=name.key)


def _beyond(frame: Area, things: tuple[Area, ...]) -> Iterator[Finding]:
    for thing in things:
        over = thing.beyond(frame)
        if over > TOLERANCE_MM:
            message = f"{_called(thing)} reaches {over:.1f} mm over the edge of the map"
            yield Finding(MAP_LABEL, message, key=thing.key)


def _touching(things: tuple[Area, ...]) -> Iterator[Finding]:
    for one, other in combinations(things, 2):
        gap = one.gap_to(other)
        if gap < CLEAR_MM - TOLERANCE_MM:
            how = f"overlap by {-gap:.1f} mm" if gap < 0 else f"are {gap:.1f} mm apart"
            message = f"{_called(one)} and {_called(other)} {how} on the map"
            yield Finding(MAP_LABEL, message, key=one.key or other.key)


def _called(thing: Area) -> str:
    return quoted(thing.words) if thing.key else f"marker {thing.words}".rstrip()


def _marked(box: boxes.Box, name: str) -> Iterator[boxes.Box]:
    """The boxes of elements with an attribute, in the order of the page."""
    box = box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001
    if _attribute(box, name) is not None and box.element_tag == box.element.tag:
        yield box
        return
    for child in box.children if isinstance(box, boxes.ParentBox) else ():
        yield from _marked(child, name)


def _name(box: boxes.Box) -> Area:
    """The area of a name: as wide as its longest line, as high as its letters in their lines."""
    texts = [child for child in box.descendants() if isinstance(child, boxes.TextBox)]
    texts = [text for text in texts if text.text.strip()]
    lines = [child for child in box.descendants() if isinstance(child, boxes.LineBox)]
    keys = (_attribute(child, KEY) for child in box.descendants())
    room = float(_attribute(box, ROOM) or 0)
    if not texts:
        return _border_box(box)
    # a line is higher than its letters: half of what is between lines belongs to neither
    slack = (lines[0].height - texts[0].style["font_size"]) / 2
    return Area(
        left=min(text.position_x for text in texts) / PIXELS_PER_MM,
        top=(lines[0].position_y + slack) / PIXELS_PER_MM,
        right=max(text.position_x + text.width for text in texts) / PIXELS_PER_MM,
        bottom=(lines[-1].position_y + lines[-1].height - slack) / PIXELS_PER_MM,
        words=" ".join(text.text.strip() for text in texts),
        key=next((key for key in keys if key), ""),
        room=room,
    )


def _border_box(box: boxes.Box, words: str = "") -> Area:
    left, top = box.border_box_x(), box.border_box_y()
    right, bottom = left + box.border_width(), top + box.border_height()
    scale = 1 / PIXELS_PER_MM
    return Area(left * scale, top * scale, right * scale, bottom * scale, words)


def _words(box: boxes.Box) -> str:
    found = (child.text for child in box.descendants() if isinstance(child, boxes.TextBox))
    return "".join(found).strip()


def _attribute(box: boxes.Box, name: str) -> str | None:
    value = box.element.attrib.get(name) if box.element is not None else None
    return None if value is None else str(value)
