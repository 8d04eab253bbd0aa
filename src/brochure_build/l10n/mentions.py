"""Where content and templates name a text by its key, and the same places with another key."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from brochure_build.codes import LEFT_MENTION
from brochure_build.findings import BrochureError, Finding, Place
from brochure_build.reader import read_tree
from brochure_build.reader.nodes import Mapping as Names
from brochure_build.reader.nodes import Node, Scalar, Sequence

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Mention:
    """A key that stands in a line of a file, and what stands there instead."""

    file: str
    line: int
    old: str
    new: str


def followed(file: str, text: str, old: str, new: str) -> tuple[str, tuple[Mention, ...]]:
    """A file of content, or a template, with another key for a text or for a section."""
    stretches = _in_content(file, text, old) if file.endswith(".yaml") else _quoted(text, old)
    mentions: list[Mention] = []
    for start, key in sorted(stretches, reverse=True):
        now = f"{new}{key.removeprefix(old)}"
        line = len(_BREAK.findall(text[:start])) + 1
        mentions.insert(0, Mention(file, line, key, now))
        text = text[:start] + now + text[start + len(key) :]
    return text, tuple(mentions)


def left_over(file: str, text: str, keys: Collection[str]) -> Iterator[Finding]:
    """A finding for each place where one of some keys still stands."""
    names = "|".join(re.escape(key) for key in sorted(keys, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w.-])(?:{names})(?![\w-])")
    for number, line in enumerate(_BREAK.split(text), start=1):
        for match in pattern.finditer(line):
            place = Place(file, number, match.start() + 1, line)
            message = f"{match.group()} still stands here"
            yield Finding(LEFT_MENTION, message, place, key=match.group())


def _in_content(file: str, text: str, old: str) -> Iterator[tuple[int, str]]:
    """Where a value is the key, or one in the section, and stands there letter by letter."""
    document, findings = read_tree(file, text)
    if document is None:
        raise BrochureError(findings)
    bom = len(text) - len(text.removeprefix("\ufeff"))
    starts = [bom, *(bom + match.end() for match in _BREAK.finditer(text[bom:]))]
    for scalar in _values(document.root):
        if _is_named(scalar.text, old):
            start = starts[scalar.line - 1] + scalar.column - 1 + len(scalar.style)
            if text.startswith(scalar.text, start):
                yield start, scalar.text


def _values(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Names):
        for _, value in node.entries:
            yield from _values(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _values(item)


def _is_named(text: str, old: str) -> bool:
    """A section of one word, such as map, is too often the name of something else as well."""
    return text.startswith(f"{old}.") or (text == old and "." in old)


def _quoted(text: str, old: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(rf"([\"'])({re.escape(old)}(?:\.[a-z0-9_.]*)?)\1", text):
        if _is_named(match[2], old):
            yield match.start(2), match[2]
