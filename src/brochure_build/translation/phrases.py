"""Where a line ends well: at the limit of a phrase, as far as the text alone can tell.

No dictionary stands behind this. A few words of each language and the change of script tell most
limits; where they tell nothing, every place is equally poor.
"""

from __future__ import annotations

import re

_PUNCTUATION = "，、。；：！？）」』》〉】”’,;:.!?)»—–…"
_OPENING = "（「『《〈【“‘(«„"
_HAN_OR_KANA = re.compile(r"[々〇ー\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_HIRAGANA = re.compile(r"[\u3040-\u309f]")
_BOUND_NOUNS = "後中上下間前際内外時"  # “の後” is one phrase

_JAPANESE_AND = ("及び", "又は", "並びに", "または", "および")

# At a limit; between words; within what looks like a phrase; after a word that leans on the next.
GOOD, FAIR, POOR, BAD = 0.0, 0.4, 0.6, 1.3

# Words that lean on the next one although they are longer than three letters.
_LEANS_FORWARD = {
    "en": frozenset({"with", "from", "into", "under", "over", "between", "their", "this", "these"}),
    "ru": frozenset({"через", "между", "после", "ради", "около", "среди", "перед"}),
    "ko": frozenset({"및", "그", "이", "약", "각", "또는", "위한", "대한", "관한"}),
    "mn": frozenset({"болон"}),
}
# Words that lean on the one before, and words that begin a phrase.
_LEANS_BACK = {
    "ko": frozenset({"수", "것", "등", "때", "위한", "대한", "관한", "위해"}),
    "mn": frozenset({"нь", "дахь", "дэх", "юм", "тул", "талаар", "тухай", "дагуу", "хоорондын"}),
}
_BEGINS = {
    "en": frozenset({"and", "or", "of", "for", "in", "on", "to", "with", "under", "from", "by"}),
    "ru": frozenset({"и", "или", "в", "на", "по", "для", "ради", "с", "из", "при", "между"}),
    "ko": frozenset({"및", "또는"}),
    "mn": frozenset({"ба", "болон"}),
}
_SHORT = 3  # articles and prepositions of Latin and Cyrillic script are seldom longer


def ending_cost(text: str, index: int, lang: str) -> float:
    """How poorly a line ends before this character: 0 at the limit of a phrase."""
    before, after = text[:index].rstrip(), text[index:].lstrip()
    if not before or not after or before[-1] in _PUNCTUATION or after[0] in _OPENING:
        return GOOD
    if _HAN_OR_KANA.match(before[-1]) and _HAN_OR_KANA.match(after[0]):
        return _japanese(before, after) if lang.startswith("ja") else _chinese(before, after)
    if text[index - 1] != " ":
        return FAIR if _HAN_OR_KANA.search(before[-1] + after[0]) else POOR
    return _spaced(before, after, lang.partition("-")[0])


def _chinese(before: str, after: str) -> float:
    if before[-1] == "的" or after[0] in "与和及以并或":
        return GOOD
    return POOR


def _japanese(before: str, after: str) -> float:
    if after.startswith(_JAPANESE_AND):
        return GOOD
    particle_before = _HIRAGANA.match(before[-1]) and not _HIRAGANA.match(after[0])
    if particle_before and not (before[-1] == "の" and after[0] in _BOUND_NOUNS):
        return GOOD
    return POOR


def _spaced(before: str, after: str, language: str) -> float:
    last, following = _words(before)[-1], _words(after)[0]
    if following in _LEANS_BACK.get(language, ()) or last in _LEANS_FORWARD.get(language, ()):
        return BAD
    if language != "ko" and last.isalpha() and len(last) <= _SHORT:
        return BAD
    return GOOD if following in _BEGINS.get(language, ()) else FAIR


def _words(text: str) -> list[str]:
    """The words of a text without joiners, quotes and brackets, in small letters."""
    bare = text.replace("\u2060", "").lower()
    return [word.strip("«»„“”()‘’,.") for word in re.split(r"[\s\u00a0]", bare)]
