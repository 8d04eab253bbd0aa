"""Letters that look like others: a Latin a in a Cyrillic word, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure_build.findings import Code, Finding, quoted
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.placeholders import masked
from brochure_build.translation.scripts import ALIKE, script_of, scripts_of

MIXED_SCRIPT = Code(
    "mixed-script",
    "A word mixes letters of two alphabets that look alike, such as a Latin c in a Russian word. "
    "It looks right, but cannot be searched, is hyphenated wrongly and is read aloud as nonsense.",
    "Type the word again with the keyboard of its language. An ending after an abbreviation in "
    "other letters follows a hyphen.",
)

_WORD = re.compile(r"[^\W\d_]+")
_LOOKS_CYRILLIC = re.compile(r"[ABCEHKMOPTXYaceopxy]+")
_ROMAN_NUMBER = re.compile(r"[IVX]+")


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each word with letters of two alphabets, at the first that is out of place."""
    own = scripts_of(pair.locale)
    for key, english, text in pair.translated():
        for match in _WORD.finditer(masked(text)):
            there = ALIKE & {script_of(c) for c in match.group()}
            if len(there) > 1:
                right = next((script for script in own if script in there), "Latin")
                yield _finding(pair, key, match, right)
            elif "Cyrillic" in own and "Latin" in there and _is_disguised(match, english):
                yield _finding(pair, key, match, "Cyrillic")


def _is_disguised(match: re.Match[str], english: str) -> bool:
    """Whether a word of Latin letters was meant to be a Cyrillic one: all of it looks so."""
    word = match.group()
    if _ROMAN_NUMBER.fullmatch(word) or not _LOOKS_CYRILLIC.fullmatch(word):
        return False
    return word not in _WORD.findall(english)


def _finding(pair: Pair, key: str, match: re.Match[str], right: str) -> Finding:
    word = match.group()
    at, wrong = next((i, c) for i, c in enumerate(word) if script_of(c) in ALIKE - {right})
    problem = f"the {quoted(wrong)} in {quoted(word)} is a {script_of(wrong)} letter"
    hint = f"type the word again in {right} letters"
    return pair.finding(MIXED_SCRIPT, key, problem, hint, match.start() + at)


CHECK = Check(
    "mixed-script",
    "Letters that look alike are not the same to search, hyphenation and speech.",
    (MIXED_SCRIPT,),
    run,
    of_source=True,
)
