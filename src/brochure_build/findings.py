"""Findings: the one currency for everything that can be wrong, and how they read as text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops a build, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Code:
    """A kind of finding: its name, what it means and what to do; `brochure explain` prints it.

    in_drafts says that a draft may have it: a translation that is not finished, not one that is
    wrong.
    """

    name: str
    meaning: str
    remedy: str
    severity: Severity = Severity.ERROR
    in_drafts: bool = False


@dataclass(frozen=True)
class Place:
    """Where in a file: line and column count from 1, in characters; 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0
    excerpt: str = ""  # the text of that line

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: where, what, and what to do about it."""

    code: Code
    message: str
    place: Place | None = None
    hint: str = ""
    locale: str = ""
    edition: str = ""
    panel: str = ""
    key: str = ""

    @property
    def severity(self) -> Severity:
        return self.code.severity

    def as_record(self) -> dict[str, str | int]:
        """The finding with stable names, for machines; what is unknown is left out."""
        record: dict[str, str | int] = {
            "severity": self.severity.value,
            "code": self.code.name,
            "message": self.message,
        }
        if self.place is not None:
            record["file"] = self.place.file
            if self.place.line:
                record |= {"line": self.place.line, "column": self.place.column}
        for name in ("locale", "edition", "panel", "key", "hint"):
            if value := getattr(self, name):
                record[name] = value
        return record


class BrochureError(Exception):
    """Raised where a stage cannot go on; carries every finding gathered until then."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(finding.message for finding in self.findings))


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those findings that stop a build."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by file, line and column, each once, so that the same sources read the same."""

    def order(finding: Finding) -> tuple[str, int, int, str, str, str, str]:
        place = finding.place or Place("")
        return (
            place.file,
            place.line,
            place.column,
            finding.code.name,
            finding.locale,
            finding.panel,
            finding.message,
        )

    return tuple(sorted(dict.fromkeys(findings), key=order))


def as_text(finding: Finding) -> str:
    """One finding as people read it: place, severity, code, sentence; the line, a caret, a hint."""
    where = f"{finding.place}: " if finding.place else ""
    lines = [_one_line(f"{where}{finding.severity} {finding.code.name}: {finding.message}")]
    if finding.place and finding.place.line and finding.place.excerpt:
        lines += _excerpt(finding.place)
    if finding.hint:
        lines.append(_one_line(f"  = {finding.hint}"))
    return "\n".join(lines)


def as_json(findings: Sequence[Finding]) -> str:
    """All findings as one JSON list."""
    records = [finding.as_record() for finding in findings]
    return json.dumps(records, ensure_ascii=False, indent=2)


def as_github(finding: Finding) -> str:
    """One finding as a GitHub workflow command, so that it shows beside the line."""
    kind = "notice" if finding.severity is Severity.NOTE else finding.severity.value
    parts = [f"title={_escaped(finding.code.name, property_value=True)}"]
    if finding.place:
        parts.insert(0, f"file={_escaped(finding.place.file, property_value=True)}")
        if finding.place.line:
            parts.insert(1, f"line={finding.place.line},col={finding.place.column}")
    message = _one_line(f"{finding.message} {finding.hint}".strip())
    return f"::{kind} {','.join(parts)}::{_escaped(message)}"


def summary(findings: Sequence[Finding]) -> str:
    """How many of each severity: “2 errors, 1 warning”."""
    counts = [(s, sum(finding.severity is s for finding in findings)) for s in Severity]
    parts = [f"{n} {s.value}{'s' if n > 1 else ''}" for s, n in counts if n]
    return ", ".join(parts) or "nothing to report"


def quoted(text: str, limit: int = 60) -> str:
    """What someone wrote, in quotation marks, cut so that a message stays one line."""
    plain = re.sub(r"[ \t\r\n]+", " ", text)
    cut = "…" if len(plain) > limit else ""
    return f"“{_one_line(plain[:limit])}{cut}”"


# Controls, formatting, private use, surrogates, line and paragraph separators: nobody sees them.
_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


def _visible(character: str) -> str:
    hidden = unicodedata.category(character) in _HIDDEN
    return f"\\u{ord(character):04X}" if hidden else character


def _one_line(text: str) -> str:
    """A text as one line of a terminal: line breaks and tabs as spaces, the hidden as escapes."""
    return "".join(map(_visible, re.sub(r"\r\n|[\r\n\t]", " ", text)))


def _excerpt(place: Place) -> list[str]:
    number = str(place.line)
    shown, column = _around(place.excerpt.rstrip("\r\n"), place.column)
    gutter = " " * len(number)
    return [f"  {number} | {shown}", f"  {gutter} | {' ' * _columns(shown[: column - 1])}^"]


def _around(line: str, column: int, width: int = 100) -> tuple[str, int]:
    """The part of a long line round the column, and the column in that part.

    width is in columns of a terminal; a character is never cut, nor the escape that shows it.
    """
    at = min(max(column, 1), len(line) + 1) - 1
    start, end = _window(line, at, width)
    before = ("…" if start else "") + _one_line(line[start:at])
    after = _one_line(line[at:end]) + ("…" if end < len(line) else "")
    return before + after, len(before) + 1


def _window(line: str, at: int, width: int) -> tuple[int, int]:
    """Where the part of a line round a place begins and ends that takes up a width."""
    start = end = at
    while width > 0 and (start > 0 or end < len(line)):
        backwards = start > 0 and (end >= len(line) or at - start <= end - at)
        start, end = (start - 1, end) if backwards else (start, end + 1)
        width -= _columns(_one_line(line[start if backwards else end - 1]))
    return start, end


def _columns(text: str) -> int:
    """How many terminal columns a text takes."""
    return sum(map(_width, text))


def _width(character: str) -> int:
    """East Asian wide characters take two columns; marks and medial or final jamo take none."""
    joins_a_syllable = "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7fb"
    if unicodedata.category(character) in {"Mn", "Me"} or joins_a_syllable:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _escaped(text: str, *, property_value: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_value else text
