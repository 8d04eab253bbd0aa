"""Placeholders in texts: {name}, and {{ or }} for a brace. Never str.format, never a template.

str.format would let a text reach into the program ({x.__class__}); this parser knows names only.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_TOKEN = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)\}|[{}]")
_MASK = "\ufffc"  # stands for an object in a text


@dataclass(frozen=True)
class Literal:
    """Text as it is printed."""

    text: str


@dataclass(frozen=True)
class Placeholder:
    """A name to be filled in; offset counts characters from the start of the text."""

    name: str
    offset: int


@dataclass(frozen=True)
class StrayBrace:
    """A brace that belongs to no placeholder."""

    offset: int


Part = Literal | Placeholder | StrayBrace


def parse(text: str) -> tuple[Part, ...]:
    """The parts of a text in order; nothing of it is lost."""
    parts: list[Part] = []
    end = 0
    for match in _TOKEN.finditer(text):
        if match.start() > end:
            parts.append(Literal(text[end : match.start()]))
        parts.append(_part(match))
        end = match.end()
    if end < len(text):
        parts.append(Literal(text[end:]))
    return tuple(parts)


def names(text: str) -> tuple[str, ...]:
    """The placeholders of a text, sorted, as often as they occur."""
    return tuple(sorted(p.name for p in parse(text) if isinstance(p, Placeholder)))


def masked(text: str) -> str:
    """The text with U+FFFC for every character of a placeholder: words alone, at their offsets."""
    return _TOKEN.sub(lambda match: _MASK * len(match.group()) if match[1] else match[0], text)


def fill(text: str, value: Callable[[str], str]) -> str:
    """The text with each placeholder replaced by value(name); stray braces stay as they are."""
    filled: list[str] = []
    for part in parse(text):
        match part:
            case Literal():
                filled.append(part.text)
            case Placeholder():
                filled.append(value(part.name))
            case StrayBrace():
                filled.append(text[part.offset])
    return "".join(filled)


def _part(match: re.Match[str]) -> Part:
    token = match.group()
    if token in ("{{", "}}"):
        return Literal(token[0])
    if match.group(1):
        return Placeholder(match.group(1), match.start())
    return StrayBrace(match.start())
