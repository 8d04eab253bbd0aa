"""Half and full width: ，。（） in Chinese and Japanese, and only there; figures never wide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from brochure_build.findings import Code, Finding, Severity
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.placeholders import masked

WIDTH = Code(
    "width",
    "A character has the wrong width: a half-width comma or bracket beside Chinese or Japanese "
    "characters, a full-width one in another language, or wide letters and figures.",
    "Write the one that the message names.",
    Severity.WARNING,
)

_CJK = r"[々〇\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_HALF = re.compile(rf"(?<={_CJK})[,.;:!?()]|[()](?={_CJK})|[\uff61-\uff9f]+")
_FULL_LETTERS = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")
_FULL = re.compile(r"[\uff01-\uff5e\u3001\u3002\u3000]+")
_WIDE = {",": "，", ".": "。", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
_NARROW = {"、": ",", "。": "."}


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each character of the wrong width, with the right one."""
    wide = pair.locale.line_break == "characters"
    for key, text in pair.texts():
        words = masked(text)
        matches = [*_HALF.finditer(words), *_FULL_LETTERS.finditer(words)] if wide else ()
        for match in matches or _FULL.finditer("" if wide else words):
            found = match.group()
            right = _other(found)
            problem = f"“{found}” has the wrong width here"
            yield pair.finding(WIDTH, key, problem, f"write “{right}”", match.start())


def _other(text: str) -> str:
    """The same characters in the other width."""
    if text in _WIDE:
        return _WIDE[text]
    return unicodedata.normalize("NFKC", "".join(_NARROW.get(c, c) for c in text))


CHECK = Check("width", "Marks are as wide as the characters beside them.", (WIDTH,), run)
