"""Figures: the translation has those of the English, and the English has none."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from brochure_build.findings import Code, Finding, quoted
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.placeholders import masked

NUMBER = Code(
    "number",
    "A figure is typed into a text. Figures, years and numbers are facts: when one changes, it "
    "changes in all languages at once, and a typed one stays behind. In a translation, a figure "
    "that answers a word of the English is fine: “six” may be 6.",
    "Put the {placeholder} of the English there. A fact that has none yet belongs in brochure/.",
)

_FIGURE = re.compile(r"\d+(?:[.,'’ \u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)?")
_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)

Figure = tuple[str, str, int]  # its digits, how it is written, and its offset


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each figure that the English does not have, and for each that is lost."""
    for key, english, text in pair.translated():
        if pair.is_source:
            yield from _typed(pair, key, text)
        else:
            yield from _compared(pair, key, english, text)


def _typed(pair: Pair, key: str, text: str) -> Iterator[Finding]:
    for _, written, offset in _figures(text):
        problem = f"the figure {written} is typed into the English"
        hint = "a figure belongs in brochure/: put a {placeholder} here"
        yield pair.finding(NUMBER, key, problem, hint, offset)


def _compared(pair: Pair, key: str, english: str, text: str) -> Iterator[Finding]:
    figures = Counter(digits for digits, _, _ in _figures(english))
    words = Counter(str(_WORDS.index(word.lower())) for word in _NUMBER_WORD.findall(english))
    for digits, written, offset in _figures(text):
        answered = figures if figures[digits] > 0 else words
        answered[digits] -= 1
        if answered[digits] < 0:
            problem = f"the figure {written} is not in the English"
            hint = f"a figure belongs in brochure/. English: {quoted(english)}"
            yield pair.finding(NUMBER, key, problem, hint, offset)
    for digits, times in figures.items():
        if times > 0 and int(digits) >= len(_WORDS):  # a smaller one may have become a word
            problem, hint = f"the figure {digits} is lost", f"English: {quoted(english)}"
            yield pair.finding(NUMBER, key, problem, hint)


def _figures(text: str) -> Iterator[Figure]:
    """Every figure outside placeholders."""
    for match in _FIGURE.finditer(masked(text)):
        digits = (unicodedata.decimal(c) for c in match.group() if c.isdecimal())
        yield "".join(map(str, digits)).lstrip("0") or "0", match.group(), match.start()


CHECK = Check(
    "numbers", "A typed figure does not follow the facts.", (NUMBER,), run, of_source=True
)
