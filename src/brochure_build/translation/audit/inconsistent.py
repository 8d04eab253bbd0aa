"""Equal English that is translated in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from brochure_build.findings import Code, Finding, Severity, quoted
from brochure_build.translation.audit import Check, Pair

INCONSISTENT = Code(
    "inconsistent",
    "Two texts are the same in English, and are translated in two ways.",
    "Choose one wording for both. If the places need two say so in a comment above the text.",
    Severity.WARNING,
)


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each text that differs from the first translation of the same English."""
    first: dict[str, tuple[str, str]] = {}
    for key, english, text in pair.translated():
        other, wording = first.setdefault(english, (key, text))
        if wording.casefold() != text.casefold():
            problem = f"{other} has the same English and says {quoted(wording)}"
            line = pair.target.units[other].line
            yield pair.finding(INCONSISTENT, key, problem, f"compare it with line {line}")


CHECK = Check("inconsistent", "One thing has one name.", (INCONSISTENT,), run)
