"""The best places to break a paragraph into as many lines as it has.

The engine fills each line as far as it goes. Here the lines are chosen together, as a compositor
does. A paragraph keeps as many of its first lines as give it an even end without a fault; a heading
gets lines of about equal length that end at the limits of phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from brochure_build.render.faults import EVEN, MOST_HYPHENS, faults, is_lone
from brochure_build.render.galley import Galley
from brochure_build.translation.phrases import ending_cost

# What weighs how much; a line left empty weighs 1, one half empty a quarter.
_LONE = 0.35
_REMAINDER = 0.25
_TOO_MANY_HYPHENS = 0.25
_HYPHEN = 0.03
_PHRASE = 0.015
_PHRASE_OF_CHARACTERS = 0.2  # a line shorter by some characters shows less than a cut word
_PHRASE_OF_HEADING = 0.3
_SHORT_FIRST = 0.05  # a phrase most often ends with its head: what leads to it stays together
_SHORT = 0.25  # a line of a heading that is less than half as long as another
_EVEN_ENOUGH = 0.35  # a line this much short is worth a change further up

_NEVER = float("inf")
_HARD_HYPHEN = "-‐"
_CHARACTERS = re.compile(r"[々〇\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


def best_ends(measured: Galley) -> tuple[int, ...] | None:
    """Where the lines should end; None where they are best as they are."""
    lines = measured.paragraph.lines
    present = tuple(measured.number(line.end) for line in lines)
    ends = tuple(number for number in present if number is not None)
    if len(ends) < len(lines):
        return None  # the engine broke where it says it cannot
    if measured.paragraph.is_heading:
        return _Choice(measured, 0, len(lines), 0).best()
    best = min(_candidates(measured, ends), key=lambda candidate: candidate[0], default=None)
    return best[1] if best and best[0] < _cost(measured, ends) else None


def _candidates(
    measured: Galley, present: tuple[int, ...]
) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Settings with more and more lines changed from the end, until one is good."""
    for first in range(len(present) - 2, -1, -1):
        kept = present[:first]
        row = _row(measured, kept)
        start = kept[-1] if kept else 0
        ends = (*kept, *_Choice(measured, start, len(present) - first, row).best())
        if len(ends) < len(present):
            continue
        yield _cost(measured, ends), ends
        lines = measured.lines(ends)
        shortest = min(line.width for line in lines[first:-1]) / measured.paragraph.measure
        if shortest >= 1 - _EVEN_ENOUGH and not any(faults(measured.paragraph, lines)):
            return


def _row(measured: Galley, ends: Sequence[int]) -> int:
    """How many hyphens in a row the kept lines end with."""
    count = 0
    for end in ends:
        count = count + 1 if measured.breaks[end].hyphenated else 0
    return count


def _cost(measured: Galley, ends: tuple[int, ...]) -> float:
    choice = _Choice(measured, 0, len(ends), 0)
    row, cost = 0, 0.0
    for start, end in pairwise((0, *ends[:-1])):
        row = row + 1 if measured.breaks[end].hyphenated else 0
        cost += choice.line(start, end, row)
    return cost + choice.last_line(ends[-2])


class _Choice:
    """The cheapest way to set the text from one break on in a number of lines."""

    def __init__(self, measured: Galley, start: int, count: int, row: int) -> None:
        self.measured, self.paragraph = measured, measured.paragraph
        self.start, self.count, self.row = start, count, row
        self.end = len(measured.breaks) - 1
        self.text, self.heading = self.paragraph.text, self.paragraph.is_heading
        self.room = self.paragraph.measure
        self.wanted = measured.width(start, self.end) / count if self.heading else self.room
        self.rest = lru_cache(maxsize=None)(self._rest)

    def best(self) -> tuple[int, ...]:
        """Where the lines end; nothing where so many lines do not hold the text."""
        return self.rest(self.start, self.count, self.row)[1]

    def _rest(self, start: int, count: int, row: int) -> tuple[float, tuple[int, ...]]:
        if count == 1:
            fits = start < self.end and self.measured.width(start, self.end) <= self.room
            return (self.last_line(start), (self.end,)) if fits else (_NEVER, ())
        found: tuple[float, tuple[int, ...]] = (_NEVER, ())
        for end in range(start + 1, self.end):
            if self.measured.width(start, end) > self.room:
                break
            if self._is_cut_short(start, end):
                continue
            now = row + 1 if self.measured.breaks[end].hyphenated else 0
            after, ends = self.rest(end, count - 1, min(now, MOST_HYPHENS))
            cost = after + self.line(start, end, now)
            if cost < found[0]:
                found = cost, (end, *ends)
        return found

    def _is_cut_short(self, start: int, end: int) -> bool:
        """Whether more of a hyphenated word has room: the engine cannot be told to take less."""
        here, following = self.measured.breaks[end], self.measured.breaks[end + 1]
        both = here.hyphenated and following.hyphenated
        same_word = self.text[here.index : following.index].isalpha()
        return both and same_word and self.measured.width(start, end + 1) <= self.room

    def line(self, start: int, end: int, row: int) -> float:
        """What a line that is not the last costs."""
        place = self.measured.breaks[end]
        cost = self._uneven(start, end) + self._phrase(place.index)
        if place.hyphenated or self.text[place.index - 1] in _HARD_HYPHEN:
            cost += _HYPHEN
        return cost + (_TOO_MANY_HYPHENS if row > MOST_HYPHENS else 0.0)

    def last_line(self, start: int) -> float:
        """What the last line costs."""
        cost = _REMAINDER if self.measured.breaks[start].hyphenated else 0.0
        if self.heading:
            return cost + self._uneven(start, self.end)
        return cost + (_LONE if is_lone(self.measured.words(start, self.end)) else 0.0)

    def _uneven(self, start: int, end: int) -> float:
        width = self.measured.width(start, end)
        missing = (self.wanted - width) / self.room
        if not self.heading:
            return missing**2
        half = self.wanted * self.count * EVEN / (self.count - 1 + EVEN)
        cost = missing**2 + (_SHORT if width < half else 0.0)
        return cost + (_SHORT_FIRST * missing if start == 0 else 0.0)

    def _phrase(self, index: int) -> float:
        cost = ending_cost(self.text, index, self.paragraph.lang)
        if self.heading:
            return _PHRASE_OF_HEADING * cost
        return cost * (_PHRASE_OF_CHARACTERS if _CHARACTERS.match(self.text[index]) else _PHRASE)
