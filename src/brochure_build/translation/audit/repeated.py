"""Words that stand twice: “the the”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure_build.findings import Code, Finding, Severity, quoted
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.placeholders import masked
from brochure_build.translation.scripts import language_of

REPEATED = Code(
    "repeated-word",
    "The same word stands twice in a row.",
    "Delete one of the two. If both are meant say so in a comment above the text.",
    Severity.WARNING,
)

_WORD_TWICE = re.compile(r"(?<!\w)([^\W\d_]+)[ \u00a0]+(\1)(?!\w)", re.IGNORECASE)
# without spaces: two or more Chinese characters, but 一つ一つ and the like are right
_CHARACTERS_TWICE = re.compile(r"((?!一)[々\u3400-\u4dbf\u4e00-\u9fff]{2,})(\1)")
# Words that mean more when they stand twice.
_DOUBLED = {
    "en": {"that", "had"},
    "mn": {"янз", "өөр", "улам", "олон", "тус", "нэг", "том", "жижиг", "цөөн", "хааяа", "бага"},
    "vi": {"ngày", "người", "nhà", "đời"},
}


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each word that is repeated, at the second one."""
    right = _DOUBLED.get(language_of(pair.locale.lang), set())
    for key, text in pair.texts():
        words = masked(text)
        for match in (*_WORD_TWICE.finditer(words), *_CHARACTERS_TWICE.finditer(words)):
            if match[1].lower() not in right:
                problem = f"{quoted(match[1])} stands twice"
                yield pair.finding(REPEATED, key, problem, "delete one of the two", match.start(2))


CHECK = Check("repeated", "A doubled word is a slip.", (REPEATED,), run, of_source=True)
