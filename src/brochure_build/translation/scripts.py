"""Which script a letter is of, and which scripts a language is written in."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal, get_args

from brochure_build.translation.locales import Locale, Script

SCRIPTS: tuple[Script, ...] = get_args(Script)

# Alphabets with letters that look alike.
ALIKE: frozenset[Script] = frozenset(("Latin", "Cyrillic", "Greek"))

# A letter's name in Unicode begins with its script, save for these.
_BY_NAME: dict[str, Script] = {
    **{script.upper(): script for script in SCRIPTS},
    "CJK": "Han",
    "IDEOGRAPHIC": "Han",
    "KATAKANA-HIRAGANA": "Katakana",
}
_WIDTHS = {"FULLWIDTH", "HALFWIDTH"}
_OF_OTHER_USE = frozenset("\u00aa\u00ba\u00b5\u2126\u212a\u212b")  # ordinals and units

# By language; what is not here is written in Latin letters.
_OF_LANGUAGES: dict[str, tuple[Script, ...]] = {
    "ja": ("Han", "Hiragana", "Katakana"),
    "zh": ("Han",),
    "ko": ("Hangul",),
    **dict.fromkeys(("ru", "mn", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg"), ("Cyrillic",)),
    **dict.fromkeys(("ar", "fa", "ur", "ps"), ("Arabic",)),
    **dict.fromkeys(("hi", "mr", "ne"), ("Devanagari",)),
    "el": ("Greek",),
    "hy": ("Armenian",),
    "ka": ("Georgian",),
    "he": ("Hebrew",),
    "th": ("Thai",),
    "lo": ("Lao",),
    "km": ("Khmer",),
    "my": ("Myanmar",),
    "bo": ("Tibetan",),
    "dz": ("Tibetan",),
    "bn": ("Bengali",),
    "ta": ("Tamil",),
    "am": ("Ethiopic",),
}
# A language tag may name its script: mn-Mong, sr-Latn.
_TAGS: dict[str, tuple[Script, ...]] = {
    "Latn": ("Latin",),
    "Cyrl": ("Cyrillic",),
    "Arab": ("Arabic",),
    "Mong": ("Mongolian",),
}


@cache
def script_of(character: str) -> Script | Literal[""]:
    """The script of a letter; nothing for a figure, a mark, or a letter of all scripts."""
    if not character.isalpha() or character in _OF_OTHER_USE:
        return ""
    words = unicodedata.name(character, "").split()
    first = next((word for word in words if word not in _WIDTHS), "")
    return _BY_NAME.get(first, "")


@cache
def language_of(tag: str) -> str:
    """The language of a tag: ja of ja-JP."""
    return tag.partition("-")[0].lower()


def scripts_of(locale: Locale) -> tuple[Script, ...]:
    """The scripts that a locale says it is written in, or those of its language."""
    if locale.scripts:
        return locale.scripts
    tagged = next((_TAGS[part] for part in locale.lang.split("-") if part in _TAGS), None)
    return tagged or _OF_LANGUAGES.get(language_of(locale.lang), ("Latin",))
