"""Texts that were left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure_build.findings import Code, Finding, Severity
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.placeholders import masked
from brochure_build.translation.scripts import language_of, scripts_of

SAME = Code(
    "same-as-english",
    "The translation is the English, word for word. It may have been forgotten.",
    "Translate it. If it is the same in your language say so in a comment above it.",
    Severity.WARNING,
)

_WORD = re.compile(r"[^\W\d_]+")
_FEW_WORDS = 2  # languages in Latin letters share that many with English: “Distribution”


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each text that is the English, though it has words; one where most are."""
    if language_of(pair.target.locale) == language_of(pair.source.locale):
        return
    fewest = _FEW_WORDS + 1 if "Latin" in scripts_of(pair.locale) else 1
    names = _names(pair)
    both = tuple(pair.translated())
    same = [
        key
        for key, english, text in both
        if text.strip() == english.strip() and len(_words(masked(text), names)) >= fewest
    ]
    if len(same) > len(both) / 2:  # a copy of the English, on the way to a translation
        problem = f"{len(same)} texts from here on are the same as in English"
        yield pair.finding(SAME, same[0], problem, "translate them")
        return
    for key in same:
        problem = "the same as in English"
        hint = f"translate it, or write above it: # ignore {SAME.name}: why it stays English"
        yield pair.finding(SAME, key, problem, hint)


def _names(pair: Pair) -> tuple[str, ...]:
    """Terms that the language says in English too."""
    locale, terms = pair.target.locale, pair.glossary.terms.values()
    wordings = ((term, term.wordings[locale]) for term in terms if locale in term.wordings)
    return tuple(wording.use for term, wording in wordings if wording.use in term.english)


def _words(text: str, names: tuple[str, ...]) -> list[str]:
    """The words of a text without names and abbreviations."""
    for name in names:
        text = text.replace(name, " ")
    return [word for word in _WORD.findall(text) if not word.isupper()]


CHECK = Check("same", "A forgotten text is in English.", (SAME,), run)
