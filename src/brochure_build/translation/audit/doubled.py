"""Marks typed twice, and three dots for an ellipsis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure_build.findings import Code, Finding, Severity
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.placeholders import masked

DOUBLED = Code(
    "doubled-mark",
    "A mark stands twice in a row, such as two commas, or dots are typed for an ellipsis.",
    "Delete one of the two; write … for an ellipsis.",
    Severity.WARNING,
)

_TWICE = re.compile(r"\.{2,}|([,;:!?，。、；：！？·・–—«»“”„（）()])\1+|-{2,}")
_RIGHT = {"——", "……"}  # a dash of two characters in Chinese


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each mark that is doubled."""
    for key, text in pair.texts():
        for match in _TWICE.finditer(masked(text)):
            found = match.group()
            if found in _RIGHT and pair.locale.line_break == "characters":
                continue
            right = {".": "… or one full stop", "-": "– or —", "。": "… or 。"}
            hint = f"write {right.get(found[0], found[0])}"
            yield pair.finding(DOUBLED, key, f"“{found}” is doubled", hint, match.start())


CHECK = Check("doubled", "A doubled mark is a slip.", (DOUBLED,), run, of_source=True)
