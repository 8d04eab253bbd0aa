"""What the lines of a paragraph should not be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from brochure_build.render.paragraphs import Line, Paragraph

MOST_HYPHENS = 2  # lines in a row that may end in a hyphen
LONE_WORDS = 1
LONE_CHARACTERS = 2  # in Chinese and Japanese; punctuation counts with its character
EVEN = 0.49  # a heading's last line is at least half as long as the longest, to the eye

_HAN_OR_KANA = re.compile(r"[々〇\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_ADDRESS = re.compile(r"[/@]\S*$")


class Fault(Enum):
    """What a compositor would mend."""

    LONE = "one word, or a character or two, alone on the last line"
    REMAINDER = "the last line begins within a word"
    HYPHENS = "more than two hyphens in a row"
    UNEVEN = "the last line of a heading is less than half as long as another"


def faults(paragraph: Paragraph, lines: Sequence[Line]) -> Iterator[Fault]:
    """What is wrong with a paragraph, set in these lines."""
    if paragraph.is_heading:
        if lines[-1].width < EVEN * max(line.width for line in lines):
            yield Fault.UNEVEN
    elif is_lone(paragraph.words(lines[-1])) and not _is_address(paragraph, lines[-1]):
        yield Fault.LONE
    if lines[-2].hyphenated:
        yield Fault.REMAINDER
    if hyphens_in_row(lines) > MOST_HYPHENS:
        yield Fault.HYPHENS


def is_lone(words: str) -> bool:
    """Whether so little stands on a last line that it looks forgotten."""
    if _HAN_OR_KANA.search(words):
        return sum(character.isalnum() for character in words) <= LONE_CHARACTERS
    count = sum(any(c.isalnum() for c in word) for word in re.split(r"[\s\u00a0]+", words))
    return count <= LONE_WORDS


def hyphens_in_row(lines: Sequence[Line]) -> int:
    """The longest run of lines that end in a hyphen."""
    longest = count = 0
    for line in lines:
        count = count + 1 if line.hyphenated else 0
        longest = max(longest, count)
    return longest


def _is_address(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line is the rest of a URL, which has no words to keep it company."""
    return _ADDRESS.search(paragraph.text[: line.start]) is not None
