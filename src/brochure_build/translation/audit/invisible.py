"""Characters that nobody sees, and spaces that look like others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from brochure_build.findings import Code, Finding, Severity
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.scripts import scripts_of

INVISIBLE = Code(
    "invisible",
    "A text holds a character that nobody sees or that stands for a lost one: a control, a space "
    "of no width, a mark of direction, or U+FFFD. It came with pasted text and does harm unseen.",
    "Delete it: place the cursor behind it and press Backspace once, or type the word again.",
)
HIDDEN_SPACE = Code(
    "hidden-space",
    "A text holds a no-break space, a narrow one or a soft hyphen that looks like a plain space, "
    "or like nothing, in every editor. The program sets those that your language needs.",
    r"Type a plain space. Where one is needed all the same write it so that it is seen: \_ in the "
    r"text is a no-break space, \xAD a soft hyphen.",
    Severity.WARNING,
)

_LOST = "\ufffd"
_SOFT = frozenset("\u00a0\u202f\u2007\u00ad" + "".join(map(chr, range(0x2000, 0x200B))) + "\u205f")
_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn"}
# Some scripts are not written well without these.
_JOINERS = frozenset("\u200b\u200c\u200d")
_JOINING = {
    "Arabic",
    "Devanagari",
    "Bengali",
    "Tamil",
    "Thai",
    "Lao",
    "Khmer",
    "Myanmar",
    "Tibetan",
}
_DIRECTIONS = frozenset("\u200e\u200f\u061c")
_FROM_RIGHT = {"Arabic", "Hebrew"}


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each such character."""
    allowed = _allowed(pair)
    for key, text in pair.texts():
        for offset, character in enumerate(text):
            if character.isprintable() and character != _LOST:
                continue
            if character in _SOFT:
                yield from _unless_written_out(pair, key, character, offset)
            elif character not in allowed and _is_hidden(character):
                problem = f"here stands {_named(character)}, which nobody sees"
                if character == _LOST:
                    problem = "here stands “\ufffd”: a character was lost"
                hint = "delete it, or type the word again"
                yield pair.finding(INVISIBLE, key, problem, hint, offset)


def _allowed(pair: Pair) -> frozenset[str]:
    own = set(scripts_of(pair.locale))
    joiners = _JOINERS if own & _JOINING else frozenset()
    return joiners | (_DIRECTIONS if own & _FROM_RIGHT else frozenset())


def _is_hidden(character: str) -> bool:
    return character == _LOST or unicodedata.category(character) in _HIDDEN


def _unless_written_out(pair: Pair, key: str, character: str, offset: int) -> Iterator[Finding]:
    r"""A finding for a character that stands in the file itself: the escape \_ is seen."""
    place = pair.target.place(key, offset)
    if place.excerpt[place.column - 1 : place.column] == character:
        problem = f"here stands {_named(character)}, which cannot be told from other spaces"
        hint = "type a plain space; the program keeps together what belongs together"
        if character == "\u00ad":
            problem, hint = f"here stands {_named(character)}, which nobody sees", r"write it \xAD"
        yield pair.finding(HIDDEN_SPACE, key, problem, hint, offset)


def _named(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}{f' ({name})' if name else ''}"


CHECK = Check(
    "invisible",
    "What nobody sees nobody mends.",
    (INVISIBLE, HIDDEN_SPACE),
    run,
    of_source=True,
)
