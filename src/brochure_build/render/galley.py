"""A paragraph in one line: where it may break, and how wide what stands between is.

The places come from the engine, and so do the widths: what is reckoned here is what it will set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from weasyprint.text import line_break as engine

from brochure_build.render.paragraphs import SPACES, Line, Paragraph

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Break:
    """A place where a line may end: before a letter, at a space, in a word, or between others."""

    index: int
    hyphenated: bool = False


@dataclass(frozen=True)
class Galley:
    """A paragraph in one line: where it may break, and how wide what stands between is."""

    paragraph: Paragraph = field(repr=False)
    breaks: tuple[Break, ...]  # the first is its beginning, the last its end
    _reach: tuple[float, ...] = field(repr=False)  # the width up to each break
    _spaces: tuple[float, ...] = field(repr=False)  # of which the space just before it
    _hyphens: tuple[float, ...] = field(repr=False)

    def width(self, start: int, end: int) -> float:
        """The width of a line between two breaks."""
        return self._reach[end] - self._reach[start] - self._spaces[end] + self._hyphens[end]

    def words(self, start: int, end: int) -> str:
        """The text between two breaks."""
        return self.paragraph.text[self.breaks[start].index : self.breaks[end].index]

    def lines(self, ends: Sequence[int]) -> tuple[Line, ...]:
        """The lines that end at these breaks."""
        places = [self.breaks[number] for number in (0, *ends)]
        widths = [self.width(start, end) for start, end in pairwise((0, *ends))]
        return tuple(
            Line(left.index, right.index, right.hyphenated, width)
            for (left, right), width in zip(pairwise(places), widths, strict=True)
        )

    def number(self, index: int) -> int | None:
        """Which break stands before a letter."""
        return next((n for n, place in enumerate(self.breaks) if place.index == index), None)


def galley(paragraph: Paragraph) -> Galley:
    """The paragraph measured from break to break."""
    breaks = tuple(_breaks(paragraph))
    ruler = _Ruler(paragraph)
    reach, spaces, hyphens = [0.0], [0.0], [0.0]
    for left, right in pairwise(breaks):
        words = paragraph.text[left.index : right.index]
        bare = words.rstrip(SPACES)
        style = paragraph.styles[right.index - 1]
        space = ruler.advance(" ", style) if bare != words else 0.0
        reach.append(reach[-1] + ruler.width(left.index, left.index + len(bare)) + space)
        spaces.append(space)
        hyphen = str(style["hyphenate_character"])
        hyphens.append(ruler.advance(hyphen, style) if right.hyphenated else 0.0)
    return Galley(paragraph, breaks, tuple(reach), tuple(spaces), tuple(hyphens))


class _Ruler:
    """Widths as the engine has them, each measured once."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.known: dict[tuple[str, int], float] = {}

    def width(self, start: int, end: int) -> float:
        """The width of letters that may stand in several styles."""
        text, styles = self.paragraph.text, self.paragraph.styles
        width, begun = 0.0, start
        for index in range(start + 1, end + 1):
            if index == end or styles[index] is not styles[begun]:
                width += self.advance(text[begun:index], styles[begun])
                begun = index
        return width

    def advance(self, text: str, style: Any) -> float:
        """The width of a text in one style."""
        known = self.known.get((text, id(style)))
        if known is None:
            layout = engine.create_layout(text, style, None, None, 0)  # it owns its lines
            line, _ = layout.get_first_line()
            known = self.known[text, id(style)] = float(engine.line_size(line, style)[0])
        return known


def _breaks(paragraph: Paragraph) -> Iterator[Break]:
    text = paragraph.text
    hyphenations = set(_hyphenations(paragraph))
    attributes = engine.get_log_attrs(text, paragraph.lang or None)
    yield Break(0)
    for index in range(1, len(text)):
        if index in hyphenations:
            yield Break(index, hyphenated=True)
        elif attributes[index].is_line_break and _may_wrap(paragraph, index):
            yield Break(index)
    yield Break(len(text))


def _may_wrap(paragraph: Paragraph, index: int) -> bool:
    here = paragraph.styles[index - 1 : index + 1]
    return any(style["white_space"] == "normal" for style in here)


def _hyphenations(paragraph: Paragraph) -> Iterator[int]:
    """Where the engine may hyphenate, from the patterns it uses itself."""
    for word in _WORD.finditer(paragraph.text):
        style = paragraph.styles[word.start()]
        total, left, right = style["hyphenate_limit_chars"]
        if style["hyphens"] != "auto" or len(word[0]) < total:
            continue
        lang = style["lang"] and engine.pyphen.language_fallback(style["lang"])
        if lang:
            patterns = engine.pyphen.Pyphen(lang=lang, left=left, right=right)
            yield from (word.start() + place for place in patterns.positions(word[0]))
