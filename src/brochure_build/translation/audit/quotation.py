"""Quotation marks of another language, and those of a typewriter."""

from __future__ import annotations

from collections.abc import Iterator

from brochure_build.findings import Code, Finding, Severity
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.quotes import quotes_of
from brochure_build.translation.scripts import language_of

QUOTES = Code(
    "quotes",
    "A text has quotation marks of another language, or those of a typewriter.",
    "Write those of your language; translations/locales.yaml names them under quotes.",
    Severity.WARNING,
)

_ALL = frozenset("\"'“”„‟«»‹›‘’‚‛「」『』《》〈〉＂＇`´")
_APOSTROPHE = "’"
_TITLES = {"zh": frozenset("《》〈〉")}  # of books and laws, beside quotation


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each text with a mark that is not one of the language, at the first."""
    marks = quotes_of(pair.locale)
    foreign = _ALL - set(marks) - _TITLES.get(language_of(pair.locale.lang), frozenset())
    hint = "write {} {}, and {} {} within".format(*marks)
    for key, text in pair.texts():
        there = (i for i, c in enumerate(text) if c in foreign and not _is_apostrophe(text, i))
        offset = next(there, None)
        if offset is None:
            continue
        if text[offset] in "'´`" and _is_in_word(text, offset):
            problem, wanted = f"“{text[offset]}” is no apostrophe", f"write {_APOSTROPHE}"
        else:
            problem = f"“{text[offset]}” is no quotation mark of {pair.locale.name}"
            wanted = hint
        yield pair.finding(QUOTES, key, problem, wanted, offset)


def _is_apostrophe(text: str, offset: int) -> bool:
    return text[offset] == _APOSTROPHE and text[:offset][-1:].isalpha()


def _is_in_word(text: str, offset: int) -> bool:
    return text[:offset][-1:].isalpha() and text[offset + 1 : offset + 2].isalpha()


CHECK = Check("quotation", "Each language quotes in its own way.", (QUOTES,), run, of_source=True)
