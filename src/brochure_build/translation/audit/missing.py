"""Units of the English that a translation does not have, or has left empty."""

from __future__ import annotations

from collections.abc import Iterator

from brochure_build.findings import Code, Finding, quoted
from brochure_build.translation.audit import Check, Pair

MISSING = Code(
    "missing",
    "A text is not translated. A page that is half in another language is never printed.",
    "Add the line with its translation, or fill the empty quotes.",
    in_drafts=True,
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
            pair.target.nearest(key, pair.source.units) if unit is None else pair.target.place(key),
            hint=f"English: {quoted(english.text)}",
            locale=pair.target.locale,
            key=key,
        )


CHECK = Check(
    "missing",
    "Nothing half-translated may reach a press.",
    (MISSING,),
    run,
    of_source=True,
    ignorable=False,
)
