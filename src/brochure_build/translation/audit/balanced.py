"""Brackets and quotation marks that are opened and not closed, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator

from brochure_build.findings import Code, Finding
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.quotes import quotes_of

UNBALANCED = Code(
    "unbalanced",
    "A bracket or quotation mark is opened and not closed, closed and not opened, or closed with "
    "that of another kind.",
    "Add the other one of the pair, or delete this one.",
)

_BRACKETS = ("()", "[]", "（）", "［］", "【】", "〔〕", "《》", "〈〉", "「」", "『』", "«»", "‹›")
_APOSTROPHE = "’"


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each text with a bracket that stands alone, at the first one."""
    outer, outer_end, inner, inner_end = quotes_of(pair.locale)
    quotes = {outer: outer_end, inner: inner_end}
    own = {a: b for a, b in quotes.items() if a != b}
    pairs = {b[0]: b[1] for b in _BRACKETS if b[1] not in own} | own
    for key, text in pair.texts():
        alone = _alone(text, pairs)
        if alone is None:
            alone = _odd(text, {a for a, b in quotes.items() if a == b and a != _APOSTROPHE})
        if alone is not None:
            problem = f"“{text[alone]}” has no partner"
            hint = "add the other one of the pair, or delete this one"
            yield pair.finding(UNBALANCED, key, problem, hint, alone)


def _alone(text: str, pairs: dict[str, str]) -> int | None:
    """Where the first mark stands that is not one of a pair."""
    opened: list[int] = []
    closing = set(pairs.values())
    for offset, character in enumerate(text):
        if character in pairs:
            opened.append(offset)
        elif character in closing:
            if opened and pairs[text[opened[-1]]] == character and not _in_word(text, offset):
                opened.pop()
            elif character != _APOSTROPHE or not text[:offset][-1:].isalpha():
                return offset
    return opened[0] if opened else None


def _in_word(text: str, offset: int) -> bool:
    """Whether an apostrophe stands between letters: “it’s”."""
    around = text[:offset][-1:], text[offset + 1 : offset + 2]
    return text[offset] == _APOSTROPHE and all(map(str.isalpha, around))


def _odd(text: str, marks: set[str]) -> int | None:
    """Where the last mark stands of a kind that opens and closes alike, if their number is odd."""
    odd = (text.rindex(mark) for mark in sorted(marks) if text.count(mark) % 2)
    return next(odd, None)


CHECK = Check("balanced", "What is opened is closed.", (UNBALANCED,), run, of_source=True)
