"""The invisible work of typesetting: where a line may break, and the gaps nobody types.

Translators type plain spaces. What a line break must not tear apart is joined here with U+00A0 and
U+2060, neither of which changes what is read, searched or spoken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from brochure_build.translation.locales import Locale

NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"

# A Korean word longer than this may still break before a bracket, or it would not fit a column.
LONGEST_UNBROKEN_WORD = 9
LONGEST_KANA = 9

_OPENING = "([（《〈「『“‘"
_HAN_OR_KANA = re.compile(
    r"[\u2e80-\u2fdf々〇\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_JAMO_THAT_JOINS = re.compile(r"[\u1160-\u11ff]")  # the vowel and end of a decomposed syllable
_HYPHENS = "-‐"
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{2,}")
# after the hyphen of a name: North-East, ESCAP-SOENEA, Северо-Восточная, NEASPEC-ийн
_NAME_WITH_HYPHEN = re.compile(
    rf"(?<=\w[{_HYPHENS}])(?=[^\W\d_a-zа-яёөү])|(?<=[A-Z][{_HYPHENS}])(?=\w)"
)
_RANGE = re.compile(r"(?<=\d)([–—~～-])(?=\d)")
# “А. С. Пушкин”, “J. Smith”, “№ 5”: an initial stays with what follows, a number with its sign.
_INITIAL = re.compile(r"(?<![^\W_])([^\W\d_]\.) (?=[^\W\d_])")
_SIGN_AND_NUMBER = re.compile(r"(?<=[№§]) (?=\d)")
_NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=[^\W\d_])")


def typeset(text: str, locale: Locale) -> str:
    """The text with every space and joint that must not break made unbreakable."""
    rules = locale.non_breaking
    for phrase in locale.keep_whole:
        text = text.replace(phrase, _whole(phrase))
    if locale.line_break == "characters":
        text = _KATAKANA.sub(_joined_word_of_kana, text)
    text = _NAME_WITH_HYPHEN.sub(WORD_JOINER, text)
    if rules.number_and_unit:
        text = _NUMBER_AND_UNIT.sub(NO_BREAK_SPACE, text)
    text = _INITIAL.sub(_joined_initial, _SIGN_AND_NUMBER.sub(NO_BREAK_SPACE, text))
    for mark in rules.before:
        ends = r"(?![\w.])" if mark.isalpha() else ""  # a particle, not the beginning of a word
        text = re.sub(f" (?={re.escape(mark)}{ends})", NO_BREAK_SPACE, text)
    if rules.after_words_up_to:
        text = _join_short_words(text, rules.after_words_up_to)
    text = _RANGE.sub(rf"{WORD_JOINER}\1{WORD_JOINER}", text)
    if locale.line_break == "words":
        text = " ".join(_join_word(word) for word in text.split(" "))
    return text


def _whole(phrase: str) -> str:
    """A phrase with everything joined in it; Korean words are joined later, with all others."""
    parts = [phrase[:1]]
    for left, right in pairwise(phrase):
        if any(_HAN_OR_KANA.match(c) or c in _HYPHENS for c in (left, right)):
            parts.append(WORD_JOINER)
        parts.append(right)
    return "".join(parts).replace(" ", NO_BREAK_SPACE)


def _joined_word_of_kana(match: re.Match[str]) -> str:
    """A word in katakana in one piece; one that would leave a hole in its line stays breakable."""
    word = match[0]
    return WORD_JOINER.join(word) if len(word) <= LONGEST_KANA else word


def visible(text: str) -> str:
    """A typeset text as it was typed: no joiners, plain spaces. For searching and comparing."""
    plain = text.replace(WORD_JOINER, "").replace("\u00ad", "")
    return " ".join(unicodedata.normalize("NFC", plain).replace(NO_BREAK_SPACE, " ").split())


def runs(text: str, locale: Locale) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether a thin gap follows it (Han or kana beside Latin)."""
    if not locale.gap_round_latin:
        yield text, False
        return
    start = 0
    for i in range(len(text) - 1):
        if _needs_gap(text[i], text[i + 1]):
            if i > start:
                yield text[start:i], False
            yield text[i], True
            start = i + 1
    yield text[start:], False


def _needs_gap(left: str, right: str) -> bool:
    han_left, han_right = bool(_HAN_OR_KANA.match(left)), bool(_HAN_OR_KANA.match(right))
    return (han_left and _is_western(right)) or (_is_western(left) and han_right)


def _is_western(character: str) -> bool:
    return unicodedata.category(character) in {"Lu", "Ll", "Nd"} and ord(character) < 0x2E80


def _joined_initial(match: re.Match[str]) -> str:
    return match[1] + NO_BREAK_SPACE if match[1].isupper() else match[0]


def _join_short_words(text: str, longest: int) -> str:
    """Spaces after short words (“в лесу”) become unbreakable; single digits are left alone."""

    def joined(match: re.Match[str]) -> str:
        word = match.group(1)
        keeps = len(word) <= longest and word.isalpha()
        return word + NO_BREAK_SPACE if keeps else match.group()

    return re.sub(r"(?<![^\s«„“(\u00a0-])([^\W_]+) (?=\S)", joined, text)


def _join_word(word: str) -> str:
    """A Korean word with its syllables joined; a long one may break before an opening bracket."""
    if not _HANGUL.search(word):
        return word
    may_break = len(word) > LONGEST_UNBROKEN_WORD
    joined = [word[:1]]
    for left, right in pairwise(word):
        breaks_here = may_break and right in _OPENING
        beside_hangul = _HANGUL.match(left) or _HANGUL.match(right)
        inside_letter = _JAMO_THAT_JOINS.match(right) or unicodedata.combining(right)
        unbreakable = inside_letter or {NO_BREAK_SPACE, WORD_JOINER} & {left, right}
        if beside_hangul and not breaks_here and not unbreakable:
            joined.append(WORD_JOINER)
        joined.append(right)
    return "".join(joined)
