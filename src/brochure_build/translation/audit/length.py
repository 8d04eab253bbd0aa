"""Texts that are much wider than their English, measured in their fonts."""

from __future__ import annotations

from collections.abc import Iterator

from brochure_build.findings import Code, Finding, Severity
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.placeholders import masked

LENGTH = Code(
    "length",
    "A translation takes far more room in print than its English, more than translations into "
    "this language usually do. It may not fit; only a build can tell.",
    "Shorten it if you can. If it fits and has to be so long say so in a comment above the text.",
    Severity.WARNING,
)

# Measured on the drafts of six languages: running text is up to 1.5 times as wide, short labels far
# more. See tests/translation/audit/test_length.py.
MOST = 1.6  # times the English
SLACK_EM = 8.0  # and this much besides: what a label of one word may grow


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each text that is wider than the English allows."""
    if pair.advance is None or pair.english_advance is None:
        return
    for key, english, text in pair.translated():
        there = pair.english_advance(_words(english))
        here = pair.advance(_words(text))
        if english in text:  # it says it twice, and only what it adds is translation
            here -= there
        most = there * MOST + SLACK_EM
        if there and here > most:
            problem = f"{here:.0f} em wide, {here / there:.0%} of the English"
            hint = f"it may be {most:.0f} em wide; shorten it by about {here - most:.0f} em"
            yield pair.finding(LENGTH, key, problem, hint)


def _words(text: str) -> str:
    """The text without placeholders, which are as wide in both."""
    return masked(text).replace("\ufffc", "").replace("|", "")


CHECK = Check("length", "What is far too long will not fit.", (LENGTH,), run)
