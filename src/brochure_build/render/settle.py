"""Sets a panel's first line on its place, and shares out the room that is left below the last.

A template marks with data-rest what may open up between its parts, and with data-grow="MM" what
may grow to that height; with data-snap what has to end on a half line, and with data-stops="MM MM"
for which heights a background picture is composed. Room is shared in half lines, so that the lines
of neighbouring panels stay level.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import strut

from brochure_build.render.measure import every_box, frame_of, lines_of, measure
from brochure_build.stages import PIXELS_PER_MM, TOLERANCE_MM, PanelSource

REST = "data-rest"
GROW = "data-grow"
SNAP = "data-snap"
STOPS = "data-stops"


@dataclass(frozen=True)
class Room:
    """How far a panel's content is from where it should begin and end, in mm."""

    shift_mm: float  # from the first baseline to its place
    free_mm: float  # below the content once it has moved there; negative for an overflow


def room(page: Page, source: PanelSource) -> Room | None:
    """The room of a panel as it was laid out; None where it has no frame."""
    measured, _ = measure(page)
    frame = frame_of(page)
    if measured is None or frame is None:
        return None
    shift_mm = _shift_mm(frame, source.first_baseline_mm)
    snaps_mm = sum(more for _, _, more in _snaps(frame))
    return Room(shift_mm, measured.free_mm - shift_mm - snaps_mm)


def settle(page: Page, source: PanelSource) -> bool:
    """Changes the elements that a page was laid out from; whether another layout is needed."""
    found, frame = room(page, source), frame_of(page)
    if found is None or frame is None:
        return False
    if found.shift_mm:
        _pad(frame, found.shift_mm)
    snaps = list(_snaps(frame))
    for element, height_mm, more_mm in snaps:
        _style(element, f"height:{height_mm + more_mm:.4f}mm")
    half_mm = strut(frame.style)[0] / 2 / PIXELS_PER_MM
    halves = int((found.free_mm + TOLERANCE_MM) / half_mm)
    shared = _share(list(_places(frame)), max(halves, 0), half_mm)
    return shared or bool(snaps) or bool(found.shift_mm)


def _snaps(frame: boxes.Box) -> Iterator[tuple[Element, float, float]]:
    """What has to end on a half line: its height, and how much more it needs for that, in mm."""
    half_px = strut(frame.style)[0] / 2
    for box in _marked(frame, SNAP):
        more_px = -box.height % half_px
        if ROUNDING * half_px < more_px < (1 - ROUNDING) * half_px:
            yield box.element, box.height / PIXELS_PER_MM, more_px / PIXELS_PER_MM


def _marked(frame: boxes.Box, name: str) -> Iterator[boxes.Box]:
    """The first box of each element with an attribute."""
    seen: set[int] = set()
    for box in every_box(frame):
        element = box.element
        if element is None or box.element_tag != element.tag or name not in element.attrib:
            continue
        if id(element) not in seen:
            seen.add(id(element))
            yield box


def _shift_mm(frame: boxes.Box, wanted_mm: float | None) -> float:
    """How far the first line has to go down; never up, for it cannot."""
    first = next(lines_of(frame), None)
    if wanted_mm is None or first is None:
        return 0.0
    baseline: float = (first.position_y + first.baseline - frame.content_box_y()) / PIXELS_PER_MM
    return max(wanted_mm - baseline, 0.0)


def _pad(frame: boxes.Box, shift_mm: float) -> None:
    height_mm = frame.height / PIXELS_PER_MM - shift_mm
    _style(frame.element, f"padding-top:{shift_mm:.4f}mm;height:{height_mm:.4f}mm")


@dataclass
class _Place:
    """Somewhere that room can go; most is how many half lines it takes at the most."""

    element: Element
    natural_mm: float
    most: int
    grows: bool
    given: int = 0


ROUNDING = 1e-3  # of a half line: lengths in px are not whole
# A gap never opens wider than this: parts that belong together would fall apart.
MOST_HALVES = 5
MOST_ROUNDS = 200  # more half lines than any panel has


def _places(frame: boxes.Box) -> Iterator[_Place]:
    half_px = strut(frame.style)[0] / 2
    for box in _marked(frame, REST):
        most = int(box.element.get(REST) or MOST_HALVES)
        yield _Place(box.element, box.height / PIXELS_PER_MM, most, grows=False)
    for box in _marked(frame, GROW):
        most_px = float(box.element.get(GROW) or 0) * PIXELS_PER_MM
        most = max(int((most_px - box.height) / half_px + ROUNDING), 0)
        yield _Place(box.element, box.height / PIXELS_PER_MM, most, grows=True)


def _share(places: list[_Place], halves: int, half_mm: float) -> bool:
    """One half line for each gap, then the pictures, then the gaps again; what is odd to the last.

    Equal gaps stay equal: one that is wider by half a line looks like a mistake.
    """
    gaps = [place for place in places if not place.grows]
    pictures = [place for place in places if place.grows]
    halves = _together(gaps, halves, 1)
    halves = _together(pictures, halves)
    halves = _together(gaps, halves)
    _in_turn(gaps[-1:], halves)
    for place in places:
        height_mm = place.natural_mm + place.given * half_mm
        if place.given:
            _style(place.element, f"height:{height_mm:.4f}mm")
        if STOPS in place.element.attrib:
            _style(
                place.element, f"background-size:{_enlarged(place.element, height_mm):.3f}% auto"
            )
    return any(place.given or STOPS in place.element.attrib for place in places)


def _enlarged(element: Element, height_mm: float) -> float:
    """How large a picture is shown that is composed for certain heights, in per cent of its width.

    Between two it is the lower one, enlarged: cut anywhere else, a summit would lose its top.
    """
    stops = [float(stop) for stop in element.get(STOPS, "").split()]
    lower = max((stop for stop in stops if stop <= height_mm), default=height_mm)
    return 100 * height_mm / lower


def _together(places: list[_Place], halves: int, rounds: int = MOST_ROUNDS) -> int:
    """Gives all places the same as long as there is enough for all; how many are left."""
    for _ in range(rounds):
        takers = [place for place in places if place.given < place.most]
        if not takers or halves < len(takers):
            break
        for place in takers:
            place.given += 1
        halves -= len(takers)
    return halves


def _in_turn(places: list[_Place], halves: int) -> int:
    """Gives each place one half line after the other; how many are left."""
    for place in places:
        taken = min(place.most - place.given, halves)
        place.given += taken
        halves -= taken
    return halves


def _style(element: Element, rules: str) -> None:
    before = element.get("style", "")
    element.set("style", f"{before};{rules}" if before else rules)
