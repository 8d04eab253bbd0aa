"""Spaces: doubled, at an edge, before a comma, or where no space belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure_build.findings import Code, Finding, Severity
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.placeholders import masked
from brochure_build.translation.scripts import language_of

SPACING = Code(
    "spacing",
    "A space stands at the edge of a text, twice, before a comma or full stop or within brackets; "
    "or one is missing after a comma.",
    "Type one space between words, and one after a comma.",
    Severity.WARNING,
)
CJK_SPACE = Code(
    "cjk-space",
    "A space stands beside a Chinese character or kana. These are written without spaces; the thin "
    "gap beside Latin letters and figures is made by the program.",
    "Remove the space.",
    Severity.WARNING,
)

_SPACE = "[ \u3000]"
_CJK = r"[々〇\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff，。、；：！？（）「」『』]"
_BESIDE_CJK = re.compile(rf"(?<={_CJK}){_SPACE}+|{_SPACE}+(?={_CJK})")
_BETWEEN_CJK = re.compile(rf"(?<={_CJK}){_SPACE}+(?={_CJK})")
_FAULTS = (
    (re.compile(rf"^{_SPACE}+|{_SPACE}+$"), "a space at the edge of the text"),
    (re.compile(rf"(?<=\S){_SPACE}{{2,}}(?=\S)"), "two spaces"),
    (re.compile(r"(?<=[(\[]) "), "a space after the bracket"),
)
_BEFORE = re.compile(r"(?<=\S) (?=[,.;:!?)\]](?!\d))")
_BEFORE_IN_FRENCH = re.compile(r"(?<=\S) (?=[,.)\]](?!\d))")
_MISSING = re.compile(r"(?<=[^\W\d_])[,;](?=[^\W\d_])")


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each space too many or too few."""
    without = pair.locale.line_break == "characters"
    for key, text in pair.texts():
        words = masked(text)
        if without:
            yield from _beside_cjk(pair, key, words)
        for pattern, problem in (*_FAULTS, *_faults_of(pair)):
            for match in pattern.finditer(words):
                hint = "type one space after it" if "missing" in problem else "remove it"
                yield pair.finding(SPACING, key, problem, hint, match.start())


def _faults_of(pair: Pair) -> Iterator[tuple[re.Pattern[str], str]]:
    """What is a fault in some languages only."""
    french = language_of(pair.locale.lang) == "fr"
    yield _BEFORE_IN_FRENCH if french else _BEFORE, "a space before the mark"
    if pair.locale.line_break != "characters":
        yield _MISSING, "a space is missing after the mark"


def _beside_cjk(pair: Pair, key: str, text: str) -> Iterator[Finding]:
    pattern = _BESIDE_CJK if pair.locale.gap_round_latin else _BETWEEN_CJK
    for match in pattern.finditer(text.strip(" \u3000")):
        offset = match.start() + len(text) - len(text.lstrip(" \u3000"))
        problem = "a space beside a character that needs none"
        yield pair.finding(CJK_SPACE, key, problem, "remove it", offset)


CHECK = Check("spacing", "A gap is seen in print.", (SPACING, CJK_SPACE), run, of_source=True)
