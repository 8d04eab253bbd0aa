"""Texts whose English has changed since they were translated."""

from __future__ import annotations

from collections.abc import Iterator

from brochure_build.findings import Code, Finding, quoted
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.state import Standing, standing

STALE = Code(
    "stale",
    "The English has changed since the text was translated, so the translation may say something "
    "else now.",
    "Change the translation. If it still holds say so with `brochure l10n accept`.",
    in_drafts=True,
)

_SHOWN = 2  # words that are shown on both sides of a change


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each text that answers an older English."""
    for key, english, text in pair.translated():
        row = pair.state.rows.get(key)
        if row is not None and standing(english, text, row) is Standing.STALE:
            old, new = _changed(row.english, english)
            problem = "its English has changed since it was translated"
            hint = f"it was {quoted(old)}, it is {quoted(new)}"
            yield pair.finding(STALE, key, problem, hint)


def _changed(old: str, new: str) -> tuple[str, str]:
    """The words that differ in two texts, with a few words around them."""
    before, after = old.split(), new.split()
    shorter = min(len(before), len(after))
    same = range(shorter)
    first = next((i for i in same if before[i] != after[i]), shorter)
    last = next((i for i in same if before[-1 - i] != after[-1 - i]), shorter)
    start, end = max(0, first - _SHOWN), max(0, min(last, shorter - first) - _SHOWN)
    return _cut(before, start, end), _cut(after, start, end)


def _cut(words: list[str], start: int, end: int) -> str:
    """Words without those at the start and those at the end."""
    kept = " ".join(words[start : len(words) - end])
    return f"{'… ' if start else ''}{kept}{' …' if end else ''}"


CHECK = Check(
    "stale",
    "A translation of yesterday's English is wrong without anybody's fault.",
    (STALE,),
    run,
    ignorable=False,
    of_today=True,
)
