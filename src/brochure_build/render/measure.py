"""What a laid-out page needs, read from its boxes: nothing is lost or spilt unseen.

The panel's template marks one element with data-frame: everything in it has to stay within that
element's content box, and every line within its own column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from brochure_build.codes import OVERFLOW, TEMPLATE_ERROR, TOO_WIDE
from brochure_build.findings import Finding, quoted
from brochure_build.stages import PIXELS_PER_MM, TOLERANCE_MM, Measured

FRAME = "data-frame"
KEY = "data-key"

# A line this little over its column is not seen.
WIDE_TOLERANCE_MM = 0.3


@dataclass(frozen=True)
class Extent:
    """A line, picture or bordered box: its lower and right edge in mm, whose unit, which words."""

    bottom_mm: float
    right_mm: float
    limit_mm: float  # the right edge of the column it stands in
    key: str
    words: str


def measure(page: Page) -> tuple[Measured | None, tuple[Finding, ...]]:
    """How the content fills its frame, with a finding for each overflow."""
    frame = frame_of(page)
    if frame is None:
        message = f"the panel's template marks no element with {FRAME}"
        return None, (Finding(TEMPLATE_ERROR, message),)
    extents = tuple(_extents(frame, "", _right_edge(frame)))
    frame_mm = (frame.content_box_y() + frame.height) / PIXELS_PER_MM
    lowest_mm = max((extent.bottom_mm for extent in extents), default=0.0)
    measured = Measured(round(lowest_mm, 3), round(frame_mm, 3))
    return measured, (*_too_low(measured, extents), *_too_wide(extents))


def frame_of(page: Page) -> boxes.Box | None:
    """The box that all content has to stay within."""
    return next(_with_attribute(page._page_box, FRAME), None)  # noqa: SLF001


def every_box(box: boxes.Box) -> Iterator[boxes.Box]:
    """The boxes in a box, in the order of the page's elements."""
    for child in children(box):
        inner = unwrapped(child)
        yield inner
        yield from every_box(inner)


def lines_of(box: boxes.Box) -> Iterator[boxes.LineBox]:
    """The lines in a box that hold words."""
    for inner in every_box(box):
        if isinstance(inner, boxes.LineBox) and _words_of(inner).strip():
            yield inner


def _words_of(line: boxes.LineBox) -> str:
    return "".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox))


def _too_low(measured: Measured, extents: tuple[Extent, ...]) -> Iterator[Finding]:
    over_mm = -measured.free_mm
    if over_mm <= TOLERANCE_MM:
        return
    below = [e for e in extents if e.bottom_mm > measured.frame_mm + TOLERANCE_MM]
    lines = sum(1 for extent in below if extent.words)
    first = next((extent for extent in below if extent.key or extent.words), None)
    key = first.key if first else ""
    words = f", from {quoted(first.words, 30)} on" if first and first.words else ""
    count = f", {lines} {'line' if lines == 1 else 'lines'}" if lines else ""
    message = f"{over_mm:.1f} mm over{count}{words}"
    yield Finding(OVERFLOW, message, key=key)


def _too_wide(extents: tuple[Extent, ...]) -> Iterator[Finding]:
    for extent in extents:
        over_mm = extent.right_mm - extent.limit_mm
        if over_mm > WIDE_TOLERANCE_MM:
            what = quoted(extent.words, 30) if extent.words else "a picture"
            yield Finding(TOO_WIDE, f"{what} is {over_mm:.1f} mm too wide", key=extent.key)


def _with_attribute(box: boxes.Box, name: str) -> Iterator[boxes.Box]:
    box = unwrapped(box)
    if (
        box.element is not None
        and box.element_tag == box.element.tag
        and name in box.element.attrib
    ):
        yield box
        return
    for child in children(box):
        yield from _with_attribute(child, name)


def _extents(box: boxes.Box, key: str, limit: float) -> Iterator[Extent]:
    """The extents of a box's content; key is that of the nearest unit, limit the column's edge."""
    box = unwrapped(box)
    key = _key_of(box) or key
    if isinstance(box, boxes.LineBox):
        yield _line(box, key, limit)
        for child in box.children:
            yield from _extents(child, key, limit)
        return
    if isinstance(box, boxes.ReplacedBox):
        bottom = box.position_y + box.margin_height()
        yield Extent(bottom / PIXELS_PER_MM, _border_right(box), limit / PIXELS_PER_MM, key, "")
        return
    if isinstance(box, boxes.BlockContainerBox):
        limit = min(limit, _right_edge(box)) if _has_width(box) else limit
        if _is_painted(box):
            bottom = box.border_box_y() + box.border_height()
            yield Extent(bottom / PIXELS_PER_MM, 0.0, 0.0, key, "")
    for child in children(box):
        yield from _extents(child, key, limit)


def _line(line: boxes.LineBox, key: str, limit: float) -> Extent:
    texts = [box for box in line.descendants() if isinstance(box, boxes.TextBox)]
    words = "".join(text.text for text in texts)
    key = next((_key_of(box) for box in line.descendants() if _key_of(box)), key)
    rights = [text.position_x + text.width for text in texts if text.text.strip()]
    right = max(rights, default=0.0)
    bottom = (line.position_y + line.height) / PIXELS_PER_MM if words.strip() else 0.0
    return Extent(bottom, right / PIXELS_PER_MM, limit / PIXELS_PER_MM, key, words)


def _key_of(box: boxes.Box) -> str:
    return box.element.attrib.get(KEY, "") if box.element is not None else ""


def unwrapped(box: boxes.Box) -> boxes.Box:
    return box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001


def children(box: boxes.Box) -> tuple[boxes.Box, ...]:
    return tuple(box.children) if isinstance(box, boxes.ParentBox) else ()


def _has_width(box: boxes.Box) -> bool:
    return isinstance(box.width, int | float)


def _right_edge(box: boxes.Box) -> float:
    return float(box.content_box_x() + box.width)


def _border_right(box: boxes.Box) -> float:
    return float(box.border_box_x() + box.border_width()) / PIXELS_PER_MM


def _is_painted(box: boxes.Box) -> bool:
    """Whether a box shows something of its own: a border below, a ground or a picture."""
    style = box.style
    is_picture = any(kind != "none" for kind, _ in style["background_image"])
    return bool(style["border_bottom_width"]) or style["background_color"].alpha > 0 or is_picture
