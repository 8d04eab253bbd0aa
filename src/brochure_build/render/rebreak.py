"""Lines broken again where the engine's own way leaves a fault.

The engine fills line by line and leaves lone last words, hyphens at the end of a paragraph and
headings of unequal lines. Where a paragraph has one of these, better breaks are looked for, and the
spaces and joints that must not break are made unbreakable in the tree; then it is laid out again.
What comes out worse is taken back. No letter is changed.
"""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from weasyprint.document import Document, Page

from brochure_build.render.choice import best_ends
from brochure_build.render.faults import Fault, faults
from brochure_build.render.galley import galley
from brochure_build.render.holds import Hold, hold, holds
from brochure_build.render.paragraphs import Line, Paragraph, paragraphs


@dataclass(frozen=True)
class Ending:
    """A fault that stayed: of which unit, what stands on the last line, and whether it need be."""

    key: str
    words: str
    fault: Fault
    avoidable: bool


@dataclass(frozen=True)
class Rebroken:
    """A block with new breaks: as it was, and the lines that were chosen for its paragraphs."""

    block: Element
    before: Element = field(repr=False)
    chosen: Mapping[int, tuple[str, ...]]  # by the paragraph's number


def well_broken(
    lay_out: Callable[[], Document], settle: Callable[[Page], bool] = lambda _: False
) -> Document:
    """A page laid out until its lines break well; its tree keeps the breaks.

    settle may change the tree too and says whether it did: better breaks leave the number of lines
    as it is, so both can look at the same layout, and one more is enough for both.
    """
    document = lay_out()
    if len(document.pages) != 1:
        return document
    settled = settle(document.pages[0])
    changes = rebreak(document.pages[0])
    if not changes and not settled:
        return document
    document = lay_out()
    return lay_out() if take_back(changes, document.pages[0]) else document


def rebreak(page: Page) -> tuple[Rebroken, ...]:
    """The tree changed so that the next layout breaks better; which blocks were changed."""
    blocks: dict[int, list[Paragraph]] = defaultdict(list)
    for paragraph in paragraphs(page):
        blocks[id(paragraph.block)].append(paragraph)
    return tuple(change for block in blocks.values() if (change := _rebroken(block)))


def _rebroken(block: Sequence[Paragraph]) -> Rebroken | None:
    chosen: dict[int, tuple[str, ...]] = {}
    wanted: list[Hold] = []
    for paragraph in block:
        measured = galley(paragraph) if _needs_better(paragraph) else None
        ends = best_ends(measured) if measured else None
        if measured and ends:
            wanted += holds(measured, ends)
            chosen[paragraph.number] = _solid(paragraph, measured.lines(ends))
    if not wanted:
        return None
    change = Rebroken(block[0].block, copy.deepcopy(block[0].block), chosen)
    hold(change.block, wanted)
    return change


def _needs_better(paragraph: Paragraph) -> bool:
    return paragraph.is_heading or any(faults(paragraph, paragraph.lines))


def _solid(paragraph: Paragraph, lines: Iterable[Line]) -> tuple[str, ...]:
    """What stands on each line, without what only joins or parts."""
    return tuple(re.sub(r"[\s\u00a0\u2060]", "", paragraph.words(line)) for line in lines)


def take_back(changes: Iterable[Rebroken], page: Page) -> bool:
    """Whether blocks did not come out as chosen, and are now as they were."""
    now = {(id(p.block), p.number): _solid(p, p.lines) for p in paragraphs(page)}
    missed = [
        change
        for change in changes
        if any(now.get((id(change.block), n)) != lines for n, lines in change.chosen.items())
    ]
    for change in missed:
        change.block.text = change.before.text
        change.block[:] = list(change.before)
    return bool(missed)


def lone_endings(page: Page) -> Iterator[Ending]:
    """The faults that are there, each with whether another setting would be without it."""
    for paragraph in paragraphs(page):
        for fault in faults(paragraph, paragraph.lines):
            words = paragraph.words(paragraph.lines[-1])
            yield Ending(paragraph.key, words, fault, fault not in _least(paragraph))


def _least(paragraph: Paragraph) -> tuple[Fault, ...]:
    """The faults of the best setting."""
    measured = galley(paragraph)
    ends = best_ends(measured)
    return tuple(faults(paragraph, measured.lines(ends) if ends else paragraph.lines))
