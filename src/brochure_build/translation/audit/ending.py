"""How a text ends: with the kind of mark that the English ends with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure_build.findings import Code, Finding, Severity
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.placeholders import masked
from brochure_build.translation.scripts import scripts_of

END_PUNCTUATION = Code(
    "end-punctuation",
    "The English ends with a full stop, colon, question mark or other mark, and the translation "
    "with another one or none; or the reverse. Headings and lists have none, sentences have one.",
    "End the text as the English does, with the mark that your language uses.",
    Severity.WARNING,
)

_KINDS = {
    "full stop": ".。．｡।။።։",
    "colon": ":：",
    "semicolon": ";；;",
    "question mark": "?？؟",
    "exclamation mark": "!！",
    "comma": ",，、،",
    "dash": "-–—",
    "ellipsis": "…",
}
_KIND_OF = {character: kind for kind, characters in _KINDS.items() for character in characters}
_CLOSING = " )]）］】」』》〉»”’“\"'"  # a mark stands before these as often as behind
_ABBREVIATION = re.compile(r"(?:^|[^\w.])[^\W\d_]{1,3}\.$")  # “г.” and “гг.”, but no sentence
_WITHOUT_STOPS = {"Thai", "Lao"}


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each text that ends otherwise than the English."""
    if _WITHOUT_STOPS & set(scripts_of(pair.locale)):
        return
    for key, english, text in pair.translated():
        wanted, given = _ending(english), _ending(text)
        if wanted == given or _is_usual(pair, wanted, given, text):
            continue
        problem = f"the English ends with {_named(wanted)}, this with {_named(given)}"
        hint = "end it as the English does"
        yield pair.finding(END_PUNCTUATION, key, problem, hint, len(text.rstrip()) - 1)


def _ending(text: str) -> str:
    return _KIND_OF.get(masked(text).rstrip(_CLOSING)[-1:], "")


def _is_usual(pair: Pair, wanted: str, given: str, text: str) -> bool:
    """Differences between languages that are no mistake."""
    if (wanted, given) == ("colon", "full stop"):
        return pair.locale.line_break != "spaces"  # before a list, in Chinese, Japanese, Korean
    return (wanted, given) == ("", "full stop") and bool(_ABBREVIATION.search(masked(text)))


def _named(kind: str) -> str:
    if not kind:
        return "no mark"
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"


CHECK = Check(
    "ending", "A mark at the end is lost easily and seen at once.", (END_PUNCTUATION,), run
)
