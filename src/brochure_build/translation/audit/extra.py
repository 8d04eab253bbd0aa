"""Units that the English does not have: leftovers, or keys that were mistyped."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from brochure_build.findings import Code, Finding, quoted
from brochure_build.translation.audit import Check, Pair

EXTRA = Code(
    "extra",
    "A translation has a key that the English does not have. Its text is printed nowhere: the key "
    "is mistyped, or the English was removed.",
    "Correct the key, or remove the line.",
    in_drafts=True,
)


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each unit that nothing asks for."""
    missing = [key for key in pair.source.units if key not in pair.target.units]
    for key in pair.target.units:
        if key in pair.source.units:
            continue
        near = difflib.get_close_matches(key, missing, n=1, cutoff=0.7)
        yield Finding(
            EXTRA,
            f"{key} is not a text of translations/en.yaml",
            pair.target.name_place(key),
            hint=f"did you mean {quoted(near[0])}?" if near else "remove the line",
            locale=pair.target.locale,
            key=key,
        )


CHECK = Check("extra", "A text that is printed nowhere helps nobody.", (EXTRA,), run)
