"""A text as it is written in a locale file: in the quotes it had, where they can hold it."""

from __future__ import annotations

import json
import re

# A plain text begins as a word does and has nothing in it that YAML reads
# as more than text, in braces or not.
_PLAIN = re.compile(r"[^\W\d][^:#,\[\]{}\"\x00-\x1f\ufeff]*")
# Words that other readers of YAML take for no text.
_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}


def in_quotes(text: str, style: str) -> str:
    """A text in quotes of a style (or in none, for ""); in double quotes where that cannot be."""
    if style == "" and _is_plain(text):
        return text
    if style == "'" and not re.search(r"[\x00-\x1f\ufeff]", text):
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False).replace("\ufeff", "\\ufeff")


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and text == text.strip() and text.lower() not in _WORDS
