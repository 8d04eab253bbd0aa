"""A catalogue: the units of one locale, each a key and a text with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from brochure_build.codes import DUPLICATE_KEY, NOT_TEXT
from brochure_build.findings import BrochureError, Finding, Place
from brochure_build.reader import read_tree
from brochure_build.reader.nodes import Document, Node, Scalar
from brochure_build.reader.nodes import Mapping as Names

SOURCE_LOCALE = "en"
# The section at the end of a locale file with texts that are asked for no more.
OBSOLETE = "_obsolete"

# How one character of a text may be written in each style (YAML 1.1, 5.6 and 9.1). Where a text
# goes on in the next line, the break and the white space round it stand for one space.
_FOLDED = r"(?:(?<![ \t])[ \t]+)?\n[ \t]*"
_NOTHING = r"\\\n[ \t]*"  # a break that a backslash takes back
_WRITTEN = {
    '"': re.compile(rf"{_NOTHING}|{_FOLDED}|\\(?:x..|u.{{4}}|U.{{8}}|.)|.", re.DOTALL),
    "'": re.compile(rf"{_FOLDED}|''|.", re.DOTALL),
    "": re.compile(rf"{_FOLDED}|.", re.DOTALL),
}
_BLOCKS = ("|", ">")  # their indentation and their end have rules that nobody should have to know


@dataclass(frozen=True)
class Unit:
    """One text of a catalogue, with its value and its name as they stand in the file."""

    key: str
    text: str
    value: Scalar
    name: Scalar

    @property
    def line(self) -> int:
        return self.value.line

    @property
    def column(self) -> int:
        return self.value.column


@dataclass(frozen=True)
class Catalogue:
    """All units of a locale in the order of its file, and apart from them those set aside."""

    locale: str
    document: Document = field(repr=False)
    units: Mapping[str, Unit] = field(repr=False)
    obsolete: Mapping[str, Unit] = field(default_factory=dict, repr=False)

    def place(self, key: str, offset: int = -1) -> Place:
        """Where a unit's text stands, or one of its characters."""
        value = self.units[key].value
        if offset < 0:
            return self.document.at(value)
        lines = "\n".join(self.document.lines[value.line - 1 :][: value.lines])
        before = lines[: _written(lines, value, offset)].split("\n")
        return self.document.place(value.line + len(before) - 1, len(before[-1]) + 1)

    def name_place(self, key: str) -> Place:
        """Where a unit's name stands."""
        return self.document.at(self.units[key].name)

    def nearest(self, key: str, order: Iterable[str]) -> Place:
        """Where a text that is not there belongs: after the one before it in an order of keys."""
        before = ""
        for other in order:
            if other == key:
                break
            before = other if other in self.units else before
        return self.name_place(before) if before else self.document.place(1, 1)


def _written(lines: str, value: Scalar, characters: int) -> int:
    """How much of the lines of a text stands before one of its characters."""
    start = end = value.column - 1 + len(value.style)
    for match in _WRITTEN.get(value.style, _WRITTEN[""]).finditer(lines, start):
        if not match.group().startswith("\\\n"):
            if not characters:
                break
            characters -= 1
        end = match.end()
    return end


def read_catalogue(locale: str, document: Document) -> tuple[Catalogue, tuple[Finding, ...]]:
    """The catalogue of a locale file, with a finding for each value that is not one text."""
    findings: list[Finding] = []
    entries = document.root.entries
    current = Names(tuple(entry for entry in entries if not _is_obsolete(*entry)), 1, 1)
    aside = document.root.get(OBSOLETE)
    units = _by_key(document, current, findings)
    obsolete = _by_key(document, aside, findings) if isinstance(aside, Names) else {}
    return Catalogue(locale, document, units, obsolete), tuple(findings)


def _is_obsolete(name: Scalar, value: Node) -> bool:
    return name.text == OBSOLETE and isinstance(value, Names)


def catalogue_of(locale: str, file: str, text: str) -> Catalogue:
    """The catalogue of a text that reads without a mistake; BrochureError for any other."""
    document, findings = read_tree(file, text)
    if document is None:
        raise BrochureError(findings)
    return read_catalogue(locale, document)[0]


def _by_key(document: Document, names: Names, findings: list[Finding]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for unit in _units(document, names, "", findings):
        if unit.key in units:  # once as “a.b: …”, once as b within a
            message = f"{unit.key} stands here a second time"
            hint = f"the first one is in line {units[unit.key].line}: keep one of the two"
            place = document.at(unit.name)
            findings.append(Finding(DUPLICATE_KEY, message, place, hint, key=unit.key))
        else:
            units[unit.key] = unit
    return units


def _units(
    document: Document, names: Names, prefix: str, findings: list[Finding]
) -> Iterator[Unit]:
    for name, value in names.entries:
        key = f"{prefix}{name.text}"
        if isinstance(value, Names):
            yield from _units(document, value, f"{key}.", findings)
        elif isinstance(value, Scalar) and value.style not in _BLOCKS and "\n" not in value.text:
            yield Unit(key, value.text, value, name)
        else:
            what = "a text of several lines" if isinstance(value, Scalar) else "a list"
            message = f"{key}: {what} stands where a text of one line belongs"
            hint = f'write {name.text}: "text"'
            findings.append(Finding(NOT_TEXT, message, document.at(value), hint, key=key))
