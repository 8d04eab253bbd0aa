"""Letters of a script that the language is not written in, and texts left in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from brochure_build.findings import Code, Finding, quoted
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.locales import Script
from brochure_build.translation.placeholders import masked
from brochure_build.translation.scripts import ALIKE, script_of, scripts_of

WRONG_SCRIPT = Code(
    "wrong-script",
    "A text has letters of a script that its language is not written in, such as kana in Chinese, "
    "or no letter of its own script at all. Most often a text was pasted into the wrong file.",
    "Write it in the script of the language. Names and abbreviations in Latin letters are fine.",
)

_WORD = re.compile(r"[^\W\d_]+")


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each run of foreign letters, and for each text without letters of its own."""
    own = scripts_of(pair.locale)
    for key, english, text in pair.translated():
        words = masked(text)
        yield from _foreign(pair, key, words, {"", "Latin", *own})
        if "Latin" not in own and not any(script_of(c) in own for c in words):
            yield from _left_in_latin(pair, key, words, english)


def _foreign(pair: Pair, key: str, text: str, known: set[Script | str]) -> Iterator[Finding]:
    """Runs of letters of other scripts; single letters within a word are another check's."""
    for match in _WORD.finditer(text):
        offset = match.start()
        if {script_of(c) for c in match.group()} <= known or _is_mixed(match.group()):
            continue
        for script, letters in groupby(match.group(), script_of):
            run_of_letters = "".join(letters)
            if script not in known:
                problem = f"{quoted(run_of_letters)} is written in {script} letters"
                hint = f"{pair.locale.name} is written in {' and '.join(scripts_of(pair.locale))}"
                yield pair.finding(WRONG_SCRIPT, key, problem, hint, offset)
            offset += len(run_of_letters)


def _is_mixed(word: str) -> bool:
    return len(ALIKE & {script_of(c) for c in word}) > 1


def _left_in_latin(pair: Pair, key: str, text: str, english: str) -> Iterator[Finding]:
    """The first word that is neither one of the English nor an abbreviation."""
    known = set(_WORD.findall(english))
    for match in _WORD.finditer(text):
        word = match.group()
        is_latin = {script_of(c) for c in word} == {"Latin"}
        if is_latin and len(word) > 1 and not word.isupper() and word not in known:
            problem = f"no letter of it is in {' or '.join(scripts_of(pair.locale))}"
            hint = f"is this text of another language? English: {quoted(english)}"
            yield pair.finding(WRONG_SCRIPT, key, problem, hint, match.start())
            return


CHECK = Check(
    "wrong-script",
    "A text in a foreign script was pasted into the wrong file.",
    (WRONG_SCRIPT,),
    run,
    of_source=True,
)
