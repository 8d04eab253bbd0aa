"""Where a new entry belongs in a locale file, and the lines or words that put it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from brochure_build.reader.nodes import Mapping as Names
from brochure_build.reader.nodes import Node, Scalar
from brochure_build.translation.editing.quoting import in_quotes
from brochure_build.translation.editing.source import Change, Entry, Source

STEP = "  "  # one level of indentation


@dataclass(frozen=True)
class Words:
    """What shall stand under a key: a text, or a section of them, and comments above it.

    lines are those of an entry as it stood elsewhere: they go with it as they are, but for the
    first one's name and for indentation.
    """

    value: Node
    comments: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    name: str = ""  # as it is written in the first of the lines


@dataclass(frozen=True)
class _Spot:
    """The section an entry goes to, the names that lead on from there, and the entry before."""

    around: Names
    path: tuple[str, ...]
    before: Entry | None


def put(source: Source, key: str, words: Words, order: Sequence[str]) -> Change:
    """The change that adds an entry: behind what precedes it in an order of keys.

    One that the order does not know goes to the end of its section.
    """
    spot = _spot(source, key, order)
    if source.in_braces(spot.around):
        return _put_in_braces(source, spot, words.value)
    indent = " " * (spot.around.column - 1)
    lines = [f"{indent}{line}" if line else "" for line in _lines(spot.path, words)]
    return source.lines_added(*_set_apart(source, spot, words, lines))


def _spot(source: Source, key: str, order: Sequence[str]) -> _Spot:
    known = (n for n, name in enumerate(order) if name == key or name.startswith(f"{key}."))
    at = next(known, None)
    preceding = order[at - 1 :: -1] if at else ()
    around, path = _section(source, key, preceding)
    inside = [entry for entry in source.entries if entry.around is around]
    if at is None:
        return _Spot(around, path, inside[-1] if inside else None)
    before = (entry for name in preceding for entry in inside if _holds(entry, name))
    return _Spot(around, path, next(before, None))


def _section(source: Source, key: str, preceding: Sequence[str]) -> tuple[Names, tuple[str, ...]]:
    """Where the nearest text of the same section stands; else the innermost section there is."""
    parent, _, leaf = key.rpartition(".")
    siblings = {entry.key: entry for entry in source.entries if _parent(entry.key) == parent}
    nearest = next((siblings[name] for name in preceding if name in siblings), None)
    if sibling := nearest or next(iter(siblings.values()), None):
        name = sibling.name.text
        return sibling.around, (name.removesuffix(name.rpartition(".")[2]) + leaf,)
    sections = [e for e in source.entries if isinstance(e.value, Names) and _holds(e, key)]
    inner = max(sections, key=lambda entry: len(entry.key), default=None)
    if inner is None or not isinstance(inner.value, Names):
        return source.document.root, tuple(key.split("."))
    return inner.value, tuple(key.removeprefix(f"{inner.key}.").split("."))


def _parent(key: str) -> str:
    return key.rpartition(".")[0]


def _holds(entry: Entry, key: str) -> bool:
    return key == entry.key or key.startswith(f"{entry.key}.")


def _set_apart(
    source: Source, spot: _Spot, words: Words, lines: list[str]
) -> tuple[int, list[str]]:
    """Behind which line they go; a section of the file has a blank line between it and others."""
    root = source.document.root
    apart = spot.around is root and (len(spot.path) > 1 or isinstance(words.value, Names))
    if spot.before:
        return source.end_line(spot.before), ["", *lines] if apart else lines
    first = next((entry for entry in source.entries if entry.around is spot.around), None)
    if first:
        return source.first_line(first) - 1, [*lines, ""] if apart else lines
    last = source.last_line
    return last, ["", *lines] if last and not source.is_blank(last) else lines


def _put_in_braces(source: Source, spot: _Spot, value: Node) -> Change:
    text = _in_braces(spot.path[-1], value)
    for name in reversed(spot.path[:-1]):
        text = f"{in_quotes(name, '')}: {{{text}}}"
    if spot.before:
        at = source.end(spot.before.value)
        return at, at, f", {text}"
    at = source.begin(spot.around) + 1
    return at, at, f"{text}, " if spot.around.entries else text


def _in_braces(name: str, value: Node) -> str:
    return f"{in_quotes(name, '')}: {_value_in_braces(value)}"


def _value_in_braces(value: Node) -> str:
    if isinstance(value, Names):
        parts = (_in_braces(name.text, inner) for name, inner in value.entries)
        return f"{{{', '.join(parts)}}}"
    return _quoted(value)


def _lines(path: Sequence[str], words: Words) -> Iterator[str]:
    """The lines of an entry, and of the sections that lead to it."""
    *sections, name = path
    for depth, section in enumerate(sections):
        yield f"{STEP * depth}{in_quotes(section, '')}:"
    for line in _entry_lines(name, words):
        yield f"{STEP * len(sections)}{line}" if line else ""


def _entry_lines(name: str, words: Words) -> Iterator[str]:
    yield from words.comments
    if words.lines:
        first, *others = words.lines
        yield in_quotes(name, "") + first.removeprefix(words.name)
        yield from others
    elif isinstance(words.value, Names):
        yield f"{in_quotes(name, '')}:"
        for inner, value in words.value.entries:
            for line in _entry_lines(inner.text, Words(value)):
                yield f"{STEP}{line}"
    else:
        yield f"{in_quotes(name, '')}: {_quoted(words.value)}"


def _quoted(value: Node) -> str:
    return in_quotes(value.text, value.style) if isinstance(value, Scalar) else '""'


def taken(source: Source, entry: Entry, outermost: Entry) -> Words:
    """An entry as it stands, to be put elsewhere: outermost is what goes from here with it.

    Comments above the sections that go are taken along: people wrote them.
    """
    above = range(source.first_line(outermost), entry.name.line)
    comments = tuple(source.line(number).strip() for number in above if source.is_comment(number))
    if source.in_braces(entry.around) or not source.begins_its_line(entry):
        return Words(entry.value, comments)
    indent = entry.name.column - 1
    numbers = range(entry.name.line, source.end_line(entry) + 1)
    lines = tuple(_dedented(source.line(number), indent) for number in numbers)
    start = source.begin(entry.name)
    name = source.body[start : source.end(entry.name)]
    return replace(Words(entry.value, comments), lines=lines, name=name)


def _dedented(line: str, indent: int) -> str:
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]
