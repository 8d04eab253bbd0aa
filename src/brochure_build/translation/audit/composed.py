"""Letters typed as a base and a mark: й as и and a breve."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from brochure_build.findings import Code, Finding
from brochure_build.translation.audit import Check, Pair

NFC = Code(
    "nfc",
    "A letter is stored in pieces, such as й as и and a breve. It looks right, but is not found "
    "by search, and fonts may set the mark beside the letter.",
    "Type the word again; or have the file converted to Unicode form NFC.",
)


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each text that is not composed, at the first such letter."""
    for key, text in pair.texts():
        composed = unicodedata.normalize("NFC", text)
        if composed == text:
            continue
        pairs = zip(text, composed, strict=False)
        offset = next((i for i, (a, b) in enumerate(pairs) if a != b), 0)
        problem = f"“{composed[offset]}” is stored in pieces, or as a double of that character"
        yield pair.finding(NFC, key, problem, f"type “{composed[offset]}” again", offset)


CHECK = Check("composed", "Equal texts have equal letters.", (NFC,), run, of_source=True)
