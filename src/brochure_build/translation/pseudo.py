"""Translations into no language, which show designers what a layout holds.

Each text is made from its English by rule, so that it is the same everywhere: longer letters with
marks, characters without spaces, or words that have to be hyphenated. Both ends carry brackets or
quotes: where one is not seen, something was cut off. Placeholders and the bar of map names stay.

Nothing heavy is imported here: the command line asks for the names.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

SHORT = 20  # characters: a text of no more is a label, and grows most in translation
COMPOUND = range(22, 27)  # letters of English words run together: a quarter longer they are 30
BETWEEN = 2  # words at least between two such compounds

_KEPT = r"\{\{|\}\}|\{[a-z][a-z0-9_]*\}|\|"
_WORD = r"[^\W\d_]+"
_WORDS = re.compile(rf"{_KEPT}|(?P<word>{_WORD})")
_PIECES = re.compile(rf"(?P<kept>{_KEPT})|(?P<word>{_WORD})|(?P<space>\s+)|(?P<sign>.)", re.DOTALL)
_VOWELS = "aeiouy"


@dataclass(frozen=True)
class Pseudo:
    """A pseudo-locale: what it shows, its conventions as locales.yaml has them, how it is made."""

    shows: str
    conventions: Mapping[str, Any]
    made: Callable[[str], str]


class _Shares:
    """A length shared among words by how long they are; no part of it is lost in rounding."""

    def __init__(self, whole: int, text: str) -> None:
        self._whole = max(whole, 0)
        self._letters = sum(len(match["word"] or "") for match in _WORDS.finditer(text)) or 1
        self._seen = 0

    def of(self, word: str) -> int:
        before = self._whole * self._seen // self._letters
        self._seen += len(word)
        return self._whole * self._seen // self._letters - before


def _length(text: str) -> int:
    """How many characters of a text are printed as they stand."""
    return len(re.sub(_KEPT, "", text))


def _each_word(text: str, changed: Callable[[str], str]) -> str:
    return _WORDS.sub(lambda match: changed(match[0]) if match["word"] else match[0], text)


# --- accents ----------------------------------------------------------------------------------

_ACCENTS = str.maketrans(
    "acdeghijklmnoprstuwyzACDEGHIJKLMNOPRSTUWYZ", "åçďëğĥïĵķļḿñöþřšţűŵýžÅÇĎËĞĤÏĴĶĻḾÑÖÞŘŠŢŰŴÝŽ"
)


def _accented(text: str) -> str:
    """Every letter with a mark, every word longer; twice as long where the text is short."""
    percent = 100 if _length(text) <= SHORT else 40
    shares = _Shares(-(-_length(text) * percent // 100), text)
    return f"⟦{_each_word(text, lambda word: _drawled(word, shares.of(word)).translate(_ACCENTS))}⟧"


def _drawled(word: str, more: int) -> str:
    """A word with its vowels repeated; the last letter where it has none."""
    places = [i for i, letter in enumerate(word) if letter.lower() in _VOWELS] or [len(word) - 1]
    each, odd = divmod(more, len(places))
    again = {place: each + (number < odd) for number, place in enumerate(places)}
    small = word if word.isupper() else word.lower()  # Åååmür, but ÑËËËÅÅÅŠÞËËÇ
    return "".join(letter + small[i] * again.get(i, 0) for i, letter in enumerate(word))


# --- characters -------------------------------------------------------------------------------

_HAN = (
    "山川河海森林草原天地日月星云雨雪风雷春夏秋冬东南西北中上下左右大小多少高低远近新旧鸟兽虫鱼花木"
    "金石水火土国家边界保护合作动物栖息研究数据影像足迹生态环境繁殖猎食领域巡护监测廊道种群遗传"
)
_FULL_STOPS = {".": "。", ",": "，"}
_CLOSING = "。，：；！？）"


def _han(text: str) -> str:
    """Full-width characters without a space, a good half as many as the English has."""
    shares = _Shares(_length(text) * 6 // 10 - len("「。」"), text)
    at = zlib.crc32(text.encode())
    parts: list[str] = []
    for match in _PIECES.finditer(text):
        if match["kept"]:
            parts.append(match["kept"])
        elif match["word"]:
            count = max(shares.of(match["word"]), 1)
            parts += (_HAN[(at + number) % len(_HAN)] for number in range(count))
            at += count
        elif match["sign"]:
            parts.append(_full_width(match["sign"]))
    words = "".join(parts)
    return f"「{words}」" if words.endswith(tuple(_CLOSING)) else f"「{words}。」"


def _full_width(sign: str) -> str:
    if sign in _FULL_STOPS:
        return _FULL_STOPS[sign]
    return chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign


# --- long words -------------------------------------------------------------------------------

_CYRILLIC = str.maketrans(
    dict(zip("abcdefghijklmnopqrstuvwyz", "абкдефгхийклмнопкрстувуыз", strict=True))
    | dict(zip("ABCDEFGHIJKLMNOPQRSTUVWYZ", "АБКДЕФГХИЙКЛМНОПКРСТУВУЫЗ", strict=True))
    | {"x": "кс", "X": "КС"}
)
_ENDING = "овательность"  # what Russian words grow by


def _cyrillic(text: str) -> str:
    """Cyrillic letters, a quarter longer, and words of some thirty letters among the others."""
    joined = _joined(text)
    shares = _Shares(-(-_length(text) * 125 // 100) - _length(joined), joined)
    return f"«{_each_word(joined, lambda word: _lengthened(word, shares.of(word)))}»"


def _joined(text: str) -> str:
    """The text with words run together, as long as there is nothing but a space between them."""
    words = text.split(" ")
    parts: list[str] = []
    since = 0
    while words:
        count = _to_join(words) if since >= BETWEEN else 1
        since = since + 1 if count == 1 else 0
        head, *tail = words[:count]
        parts.append(head + "".join(word.lower() for word in tail))
        del words[:count]
    return " ".join(parts)


def _to_join(words: list[str]) -> int:
    """How many of the first words make a compound; 1 where they do not make a long one."""
    length = len(words[0])
    for count, (word, following) in enumerate(pairwise(words), 2):
        if not (word.isalpha() and re.match(_WORD, following)):
            return 1
        length += len(following)
        if length in COMPOUND:
            return count
    return 1


def _lengthened(word: str, more: int) -> str:
    ending = (_ENDING * (more // len(_ENDING) + 1))[:more]
    whole = word.translate(_CYRILLIC) + ending
    return whole.upper() if word.isupper() and len(word) > 1 else whole


# --- the locales ------------------------------------------------------------------------------

PSEUDO: Mapping[str, Pseudo] = {
    "qps-ploc": Pseudo(
        "accents above and below, brackets at both ends, 40 % longer; labels twice as long",
        {"name": "Åççëñţš", "lang": "en-GB", "babel": "en_GB"},
        _accented,
    ),
    "qps-hani": Pseudo(
        "full-width characters without spaces, punctuation at both ends",
        {
            "name": "「字。」",
            "lang": "zh-Hans-CN",
            "babel": "zh_Hans_CN",
            "fonts": {
                "text": ("Paws Sans SC", "Paws Sans"),
                "heading": ("Paws Serif SC", "Paws Serif", "Paws Sans SC"),
            },
            "line_break": "characters",
            "gap_round_latin": True,
        },
        _han,
    ),
    "qps-cyrl": Pseudo(
        "Cyrillic words of thirty letters, 25 % longer",
        {"name": "«Слова»", "lang": "ru-RU", "babel": "ru_RU", "hyphenation": True},
        _cyrillic,
    ),
}


def pseudo_texts(name: str, english: Mapping[str, str]) -> Mapping[str, str]:
    """The texts of a pseudo-locale, made from the English ones, by their key."""
    made = PSEUDO[name].made
    return {key: made(text) for key, text in english.items()}


def pseudo_file(name: str, english: Mapping[str, str]) -> str:
    """The catalogue of a pseudo-locale as a YAML file."""
    head = f"# Made by `brochure l10n pseudo {name}`: {PSEUDO[name].shows}. No language.\n"
    texts = pseudo_texts(name, english)
    rows = (f"{key}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in texts.items())
    return head + "".join(rows)
