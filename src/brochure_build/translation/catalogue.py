"""A catalogue: the units of one locale, each a key and a text with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from brochure_build.codes import NOT_TEXT
from brochure_build.findings import Finding, Place
from brochure_build.reader.nodes import Document, Node, Scalar
from brochure_build.reader.nodes import Mapping as Names

SOURCE_LOCALE = "en"


@dataclass(frozen=True)
class Unit:
    """One text of a catalogue; line and column are those of its first character, quote included."""

    key: str
    text: str
    line: int
    column: int
    quoted: bool = True

    def column_of(self, offset: int) -> int:
        """The column of a character of the text; exact where the text holds no escapes."""
        return self.column + (1 if self.quoted else 0) + offset


@dataclass(frozen=True)
class Catalogue:
    """All units of a locale in the order of its file."""

    locale: str
    document: Document = field(repr=False)
    units: Mapping[str, Unit] = field(repr=False)

    def place(self, key: str, offset: int = -1) -> Place:
        """Where a unit's text stands, or one of its characters."""
        unit = self.units[key]
        column = unit.column if offset < 0 else unit.column_of(offset)
        return self.document.place(unit.line, column)


def read_catalogue(locale: str, document: Document) -> tuple[Catalogue, tuple[Finding, ...]]:
    """The catalogue of a locale file, with a finding for each value that is not one text."""
    findings: list[Finding] = []
    units = {unit.key: unit for unit in _units(document, document.root, "", findings)}
    return Catalogue(locale, document, units), tuple(findings)


def _units(
    document: Document, names: Names, prefix: str, findings: list[Finding]
) -> Iterator[Unit]:
    for name, value in names.entries:
        key = f"{prefix}{name.text}"
        if isinstance(value, Names):
            yield from _units(document, value, f"{key}.", findings)
        elif problem := _problem(value):
            hint = f'write {name.text}: "text"'
            findings.append(
                Finding(NOT_TEXT, f"{key}: {problem}", document.at(value), hint, key=key)
            )
        else:
            assert isinstance(value, Scalar)
            quoted = value.style in ("'", '"')
            yield Unit(key, value.text, value.line, value.column, quoted)


def _problem(value: Node) -> str:
    if not isinstance(value, Scalar):
        return "a list stands where one text belongs"
    if "\n" in value.text:
        return "a text of several lines; a unit is one line"
    return ""
