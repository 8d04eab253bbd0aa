"""Paragraphs as they were laid out: which letters of the tree stand on which line.

The engine tells lines as boxes with text; where a line shall break otherwise has to be said in the
tree. Here the two are matched letter by letter. What does not match is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from brochure_build.render.measure import KEY

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BALANCE = "data-balance"  # on what is no heading and should be set like one
SPACES = " \t\n\r\f"
FORCED = "\v"  # a <br>
_UNSEEN = SPACES + FORCED + "\u00ad"
_NO_TEXT = frozenset({"svg", "script", "style", "img"})


@dataclass(frozen=True)
class Letter:
    """A character and where it stands in the tree: in an element's text, or in its tail."""

    character: str
    element: Element = field(repr=False)
    in_tail: bool
    index: int
    width: int = 1  # how many characters of the tree it stands for: spaces collapse


@dataclass(frozen=True)
class Line:
    """The letters of a line, and whether a hyphen was added to it."""

    start: int
    end: int
    hyphenated: bool
    width: float


@dataclass(frozen=True)
class Paragraph:
    """What stands in a block of text between two forced breaks."""

    block: Element = field(repr=False)
    number: int  # among the paragraphs of its block
    letters: tuple[Letter, ...] = field(repr=False)
    styles: tuple[Any, ...] = field(repr=False)  # the engine's, a letter each
    lines: tuple[Line, ...]
    measure: float  # the width a line has, in px

    @cached_property
    def text(self) -> str:
        """The paragraph in one line."""
        return "".join(letter.character for letter in self.letters)

    @property
    def is_heading(self) -> bool:
        """Whether its lines should be of about equal length."""
        return self.block.tag in HEADINGS or BALANCE in self.block.attrib

    @property
    def lang(self) -> str:
        """The language of the block."""
        return str(self.styles[0]["lang"] or "")

    @property
    def key(self) -> str:
        """The unit it stands in, or the first that stands in it."""
        elements = (self.letters[0].element, *self.block.iter())
        return next((e.attrib[KEY] for e in elements if KEY in e.attrib), "")

    def words(self, line: Line) -> str:
        """What stands on a line."""
        return self.text[line.start : line.end].strip(SPACES)


def paragraphs(page: Page) -> Iterator[Paragraph]:
    """Every paragraph of several lines that can be matched with the tree."""
    for block in _blocks(page._page_box):  # noqa: SLF001
        yield from _paragraphs(block)


def _blocks(box: boxes.Box) -> Iterator[boxes.Box]:
    box = box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001
    children = tuple(box.children) if isinstance(box, boxes.ParentBox) else ()
    if children and all(isinstance(child, boxes.LineBox) for child in children):
        if len(children) > 1 and box.element is not None and box.element_tag == box.element.tag:
            yield box
        return
    for child in children:
        yield from _blocks(child)


def _paragraphs(block: boxes.Box) -> Iterator[Paragraph]:
    stream = tuple(_letters(block.element))
    solid = [letter for letter in stream if letter.character not in _UNSEEN]
    matched = _matched(block.children, solid)
    if matched is None or block.style["white_space"] != "normal":
        return
    lines, styles = matched
    style_of = dict(zip(map(_place, solid), styles, strict=True))
    line_at = {_place(solid[line.start]): line for line in lines}
    for number, letters in enumerate(_between_breaks(stream)):
        starts = [(i, line_at[_place(x)]) for i, x in enumerate(letters) if _place(x) in line_at]
        if len(starts) < 2:
            continue
        ends = (*(start for start, _ in starts[1:]), len(letters))
        set_lines = tuple(
            Line(start, end, line.hyphenated, line.width)
            for (start, line), end in zip(starts, ends, strict=True)
        )
        looks = _looks(letters, style_of)
        yield Paragraph(block.element, number, letters, looks, set_lines, block.width)


def _place(letter: Letter) -> tuple[int, bool, int]:
    return id(letter.element), letter.in_tail, letter.index


def _letters(element: Element) -> Iterator[Letter]:
    """The characters of an element in the order they are read."""
    yield from _of_string(element.text, element, in_tail=False)
    for child in element:
        if child.tag == "br":
            yield Letter(FORCED, child, in_tail=False, index=0)
        elif isinstance(child.tag, str) and child.tag.rpartition("}")[2] not in _NO_TEXT:
            yield from _letters(child)
        yield from _of_string(child.tail, child, in_tail=True)


def _of_string(text: str | None, element: Element, *, in_tail: bool) -> Iterator[Letter]:
    for index, character in enumerate(text or ""):
        yield Letter(character, element, in_tail, index)


def _matched(
    children: Sequence[boxes.LineBox], solid: Sequence[Letter]
) -> tuple[list[Line], list[Any]] | None:
    """The lines in terms of the letters that can be seen, and the style of each; None: no match."""
    lines: list[Line] = []
    styles: list[Any] = []
    for box in children:
        if any(isinstance(child, boxes.AtomicInlineLevelBox) for child in box.descendants()):
            return None
        start = len(styles)
        texts = [child for child in box.descendants() if isinstance(child, boxes.TextBox)]
        seen = [(c, text.style) for text in texts for c in text.text if c not in _UNSEEN]
        added = 0
        for left, (character, style) in zip(range(len(seen), 0, -1), seen, strict=True):
            letter = solid[len(styles)].character if len(styles) < len(solid) else ""
            if character.casefold() == letter.casefold():
                styles.append(style)
            elif left == 1 and character == style["hyphenate_character"]:
                added = 1
            else:
                return None
        if len(styles) > start:
            width = sum(text.width for text in texts)
            lines.append(Line(start, len(styles), bool(added), width))
    return (lines, styles) if len(styles) == len(solid) and lines else None


def _between_breaks(stream: Sequence[Letter]) -> Iterator[tuple[Letter, ...]]:
    """The stream cut at forced breaks, its spaces collapsed as the engine collapses them."""
    part: list[Letter] = []
    for letter in (*stream, None):
        if letter is None or letter.character == FORCED:
            while part and part[-1].character == " ":
                part.pop()
            yield tuple(part)
            part = []
        elif letter.character not in SPACES:
            part.append(letter)
        elif part and part[-1].character != " ":
            part.append(Letter(" ", letter.element, letter.in_tail, letter.index))
        elif part:
            part[-1] = _widened(part[-1], letter)


def _widened(space: Letter, letter: Letter) -> Letter:
    """A space that stands for one more; one in another string stays, and breaks the line."""
    if (space.element, space.in_tail) != (letter.element, letter.in_tail):
        return space
    return Letter(" ", space.element, space.in_tail, space.index, space.width + 1)


def _looks(
    letters: Sequence[Letter], style_of: Mapping[tuple[int, bool, int], Any]
) -> tuple[Any, ...]:
    """The style of each letter; a space has that of the letter before it."""
    looks: list[Any] = []
    for letter in letters:
        looks.append(style_of.get(_place(letter)) or looks[-1])
    return tuple(looks)
