"""Units of the English that a translation does not have, or has left empty."""

from __future__ import annotations

from collections.abc import Iterator

from brochure_build.findings import Code, Finding, Place, quoted
from brochure_build.translation.audit import Check, Pair

MISSING = Code(
    "missing",
    "A text is not translated. A page that is half in another language is never printed.",
    "Add the line with its translation, or fill the empty quotes.",
)


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each unit without a text."""
    for key, english in pair.source.units.items():
        unit = pair.target.units.get(key)
        if unit is not None and unit.text.strip():
            continue
        yield Finding(
            MISSING,
            f"{key} is {'missing' if unit is None else 'empty'}",
            _nearest(pair, key) if unit is None else pair.target.place(key),
            hint=f"English: {quoted(english.text)}",
            locale=pair.target.locale,
            key=key,
        )


def _nearest(pair: Pair, key: str) -> Place:
    """Where the line belongs: after the unit that stands before it in the English."""
    before = None
    for other in pair.source.units:
        if other == key:
            break
        before = other if other in pair.target.units else before
    if before is None:
        return pair.target.document.place(1, 1)
    return pair.target.name_place(before)


CHECK = Check(
    "missing",
    "Nothing half-translated may reach a press.",
    (MISSING,),
    run,
    of_source=True,
    ignorable=False,
)
