"""Bars that begin a second line: only where names stand on the map."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure_build.findings import Code, Finding
from brochure_build.translation.audit import Check, Pair

BAR = Code(
    "bar",
    "A vertical bar begins a second line in the names of States on the map, once in a name. "
    "Elsewhere it would be printed.",
    "Remove it; lines are broken by the program.",
)

SECTION = "map.states."  # what layout/map_names.py sets in lines


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each bar that breaks no name in two."""
    for key, text in pair.texts():
        for offset in _wrong(text, may_break=key.startswith(SECTION)):
            hint = "in names of States on the map one bar begins the second line; none elsewhere"
            yield pair.finding(BAR, key, "a bar stands where no line is broken", hint, offset)


def _wrong(text: str, *, may_break: bool) -> Iterator[int]:
    bars = [match.start() for match in re.finditer(r"\|", text)]
    if may_break and bars and text[: bars[0]].strip() and text[bars[0] + 1 :].strip(" |"):
        bars = bars[1:]
    yield from bars


CHECK = Check("bars", "A bar is printed where it breaks no line.", (BAR,), run, of_source=True)
