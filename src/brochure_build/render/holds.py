"""Breaks made impossible in the tree, so that the engine takes those that were chosen.

Spaces become U+00A0, joints without a space get U+2060, and a word that must not be hyphenated
stands in a span that says so. None of these is a letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from xml.etree.ElementTree import Element

from brochure_build.render.galley import Galley
from brochure_build.render.paragraphs import SPACES, Letter
from brochure_build.translation.typography import NO_BREAK_SPACE, WORD_JOINER

# The engine may squeeze in what is wider by rounding only.
_ROUNDING = 0.5


@dataclass(frozen=True)
class Hold:
    """A letter, and what keeps the line together there."""

    letter: Letter = field(repr=False)
    kind: str  # space, joint, word


def holds(measured: Galley, ends: Sequence[int]) -> Iterator[Hold]:
    """What the engine would still put on a line after its chosen end, and must not."""
    letters = measured.paragraph.letters
    held = [measured.breaks[number] for number in _tempting(measured, ends)]
    joined = {place.index - 1 for place in held if not place.hyphenated}
    for place in held:
        before = letters[place.index - 1]
        if place.hyphenated:
            yield from (Hold(letter, "word") for letter in _chunk(letters, place.index, joined))
        elif before.character in SPACES:
            yield Hold(before, "space")
        else:
            yield Hold(letters[place.index], "joint")


def _tempting(measured: Galley, ends: Sequence[int]) -> Iterator[int]:
    """The breaks the engine would take because there is room for more on the line."""
    room = measured.paragraph.measure + _ROUNDING
    for start, (end, following) in zip((0, *ends[:-1]), pairwise(ends), strict=False):
        yield from (n for n in range(end + 1, following) if measured.width(start, n) <= room)


def _chunk(letters: Sequence[Letter], index: int, joined: set[int]) -> Sequence[Letter]:
    """The word around a letter with all that is joined to it.

    A span has to begin where a line may: if one begins after U+00A0, the engine goes back to break
    what stands before it anywhere.
    """
    start = end = index
    while start > 0 and (start - 1 in joined or letters[start - 1].character not in SPACES):
        start -= 1
    while end < len(letters) and (end in joined or letters[end].character not in SPACES):
        end += 1
    return letters[start:end]


def hold(block: Element, wanted: Iterable[Hold]) -> None:
    """The tree of a block changed so that nothing breaks where it is held."""
    strings: dict[tuple[int, bool], list[Hold]] = defaultdict(list)
    elements: dict[int, Element] = {}
    for one in wanted:
        elements[id(one.letter.element)] = one.letter.element
        strings[id(one.letter.element), one.letter.in_tail].append(one)
    parents = {child: parent for parent in block.iter() for child in parent}
    for (identity, in_tail), here in strings.items():
        _rewrite(elements[identity], here, parents, in_tail=in_tail)


def _rewrite(
    element: Element, here: Sequence[Hold], parents: dict[Element, Element], *, in_tail: bool
) -> None:
    text = (element.tail if in_tail else element.text) or ""
    pieces = list(_pieces(text, here))
    if in_tail:
        parent = parents[element]
        element.tail = pieces.pop(0)[1] if not pieces[0][0] else ""
        _insert(parent, list(parent).index(element) + 1, pieces)
    else:
        element.text = pieces.pop(0)[1] if not pieces[0][0] else ""
        _insert(element, 0, pieces)


def _pieces(text: str, here: Sequence[Hold]) -> Iterator[tuple[bool, str]]:
    """The text in pieces, each with whether it is a word that must not be hyphenated."""
    characters, unhyphenated = list(text), [False] * len(text)
    for one in here:
        at = one.letter.index
        if one.kind == "space":
            others = [""] * (one.letter.width - 1)
            characters[at : at + one.letter.width] = [NO_BREAK_SPACE, *others]
        elif one.kind == "joint" and not characters[at].startswith(WORD_JOINER):
            characters[at] = WORD_JOINER + characters[at]
        elif one.kind == "word":
            unhyphenated[at] = True
    pairs = zip(unhyphenated, characters, strict=True)
    for whole, group in groupby(pairs, key=lambda pair: pair[0]):
        yield whole, "".join(character for _, character in group)


def _insert(parent: Element, index: int, pieces: Sequence[tuple[bool, str]]) -> None:
    """Spans for the words, and what stands between them as their tails."""
    for whole, text in pieces:
        if whole:
            span = Element("span", {"style": "hyphens:manual"})
            span.text, span.tail = text, ""
            parent.insert(index, span)
            index += 1
        else:
            parent[index - 1].tail = text
