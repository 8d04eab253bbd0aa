"""Letters of the right script that the language itself does not have."""

from __future__ import annotations

from collections.abc import Iterator

from brochure_build.findings import Code, Finding, quoted
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.placeholders import masked
from brochure_build.translation.scripts import language_of, script_of

ALPHABET = Code(
    "alphabet",
    "A word has a letter that its language does not have, such as ү in Russian or ї in Mongolian: "
    "typed with the keyboard of another language, or taken over from it.",
    "Type the word with the letters of the language. A name in its foreign spelling can be let "
    "through with a comment.",
)

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_ALPHABETS = {
    "ru": ("Cyrillic", _RUSSIAN),
    "mn": ("Cyrillic", _RUSSIAN + "өү"),
    "ky": ("Cyrillic", _RUSSIAN + "ңөү"),
    "kk": ("Cyrillic", _RUSSIAN + "әғқңөұүһі"),
    "uk": ("Cyrillic", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    "be": ("Cyrillic", "абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
    "bg": ("Cyrillic", "абвгдежзийклмнопрстуфхцчшщъьюя"),
}


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each letter that a language does not have, once a text."""
    script, letters = _ALPHABETS.get(language_of(pair.locale.lang), ("", ""))
    for key, text in pair.texts() if script else ():
        words = masked(text)
        strange = {c for c in set(words) - set(letters) if script_of(c) == script}
        for letter in sorted(c for c in strange if c.lower() not in letters):
            problem = f"{pair.locale.name} has no letter {quoted(letter)}"
            hint = "type the word again with the keyboard of the language"
            yield pair.finding(ALPHABET, key, problem, hint, words.index(letter))


CHECK = Check("alphabet", "A letter of another language is a slip.", (ALPHABET,), run)
