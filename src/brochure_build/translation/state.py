"""What is known of each text of a translation: which English it answers, and who vouches for it.

The state of a locale stands in a file of its own, `translations/state/LOCALE.yaml`, which the tool
writes: a row a unit with a digest of the English and one of the translation, so that a change of
either is seen whoever made it. No dates, no totals, no order but the English one: two people's
changes to two texts merge without a conflict.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from brochure_build.codes import BAD_STATE
from brochure_build.findings import Finding, quoted
from brochure_build.reader.nodes import Document, Node, Scalar
from brochure_build.reader.nodes import Mapping as Names

HEAD = """\
# Kept by `brochure l10n`: which English each text answers, and who vouches for it. Not edited by
# hand; committed together with the texts. docs/translator.md tells what the words mean.
"""

_DIGEST = re.compile(r"[0-9a-f]{8}")


class Status(StrEnum):
    """How far a text has come; each word stands for more trust than the one before."""

    DRAFT = "draft"  # made by a machine, or by nobody knows whom
    TRANSLATED = "translated"  # by a person
    REVIEWED = "reviewed"  # read against the English by a second person
    APPROVED = "approved"  # the member State's own word for it: may be printed


class Standing(StrEnum):
    """Where a text stands now: its status, unless it is not there or its English has changed."""

    MISSING = "missing"
    STALE = "stale"
    DRAFT = "draft"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    APPROVED = "approved"


@dataclass(frozen=True)
class Row:
    """What was last recorded of a text: the English then, both digests, its status and by whom."""

    english: str
    source: str
    target: str
    status: Status
    by: str = ""


@dataclass(frozen=True)
class State:
    """The rows of a locale by key; a key without a row was never recorded."""

    rows: Mapping[str, Row] = field(default_factory=dict)


@cache
def unit_digest(text: str) -> str:
    """Eight hex digits of a text; how it is spaced or composed makes no difference."""
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def recorded(english: str, text: str, status: Status, by: str = "") -> Row:
    """The row of a text as it stands."""
    return Row(english, unit_digest(english), unit_digest(text), status, by)


def standing(english: str, text: str | None, row: Row | None) -> Standing:
    """Where a text stands, told from what was recorded of it.

    English changed: stale. Translation changed: translated, whatever it was before. Both changed:
    taken as an answer to the new English.
    """
    if text is None or not text.strip():
        return Standing.MISSING
    if row is None:
        return Standing.DRAFT
    same_source = row.source == unit_digest(english)
    if row.target != unit_digest(text):
        return Standing.TRANSLATED
    return Standing(row.status) if same_source else Standing.STALE


def refreshed(english: str, text: str | None, row: Row | None) -> Row | None:
    """The row that should stand for a text now; a stale one keeps the English it answers."""
    now = standing(english, text, row)
    match now:
        case Standing.MISSING | Standing.STALE:
            return row
        case Standing.DRAFT | Standing.REVIEWED | Standing.APPROVED if row is not None:
            return row
    return recorded(english, text or "", Status(now))


# --- the file ---------------------------------------------------------------------------------


def state_file(locale: str) -> str:
    """The path of a locale's state in a project."""
    return f"translations/state/{locale}.yaml"


def written(rows: Mapping[str, Row], order: Iterable[str]) -> str:
    """The text of a state file: rows in the given order, then any others by name."""
    known = dict.fromkeys(key for key in order if key in rows)
    keys = (*known, *sorted(rows.keys() - known.keys()))
    return HEAD + "".join(_written(key, rows[key]) for key in keys)


def _written(key: str, row: Row) -> str:
    lines = [
        f"{key}:",
        f"  english: {_quoted(row.english)}",
        f'  source: "{row.source}"',
        f'  target: "{row.target}"',
        f"  status: {row.status}",
        *([f"  by: {_quoted(row.by)}"] if row.by else ()),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text in double quotes: what JSON writes, YAML reads."""
    return json.dumps(text, ensure_ascii=False)


# A row to the letter as it is written.
_WRITTEN = re.compile(
    r'([^\s":]+):\n  english: ("(?:[^"\\\n]|\\.)*")\n  source: "([0-9a-f]{8})"\n'
    r'  target: "([0-9a-f]{8})"\n  status: (draft|translated|reviewed|approved)\n'
    r'(?:  by: ("(?:[^"\\\n]|\\.)*")\n)?'
)


def rows_as_written(text: str) -> Mapping[str, Row] | None:
    """The rows of a state file that the tool wrote and nobody touched, at once; None for others.

    YAML reads the same, ten times slower; six of these files are read wherever words are.
    """
    rows: dict[str, Row] = {}
    end = len(HEAD) if text.startswith(HEAD) else 0
    while end < len(text):
        match = _WRITTEN.match(text, end)
        if match is None or match[1] in rows:
            return None
        try:
            english, by = json.loads(match[2]), json.loads(match[6] or '""')
        except ValueError:  # an escape that the tool does not write
            return None
        rows[match[1]] = Row(english, match[3], match[4], Status(match[5]), by)
        end = match.end()
    return rows


def read_state(document: Document) -> tuple[State, tuple[Finding, ...]]:
    """The rows of a state file; one that cannot be used is left out, with a finding."""
    rows: dict[str, Row] = {}
    findings: list[Finding] = []
    for name, value in document.root.entries:
        row, problem = _row(value)
        if row is None:
            findings.append(_bad(document, name, problem))
        else:
            rows[name.text] = row
    return State(rows), tuple(findings)


def _row(value: Node) -> tuple[Row | None, str]:
    given = dict(_texts(value))
    for name in ("source", "target"):
        if not _DIGEST.fullmatch(given.get(name, "")):
            return None, f"its {name} is not eight hex digits"
    if given.get("status") not in set(Status):
        return None, f"its status is none of {', '.join(Status)}"
    row = Row(
        english=given.get("english", ""),
        source=given["source"],
        target=given["target"],
        status=Status(given["status"]),
        by=given.get("by", ""),
    )
    return row, ""


def _texts(value: Node) -> Iterator[tuple[str, str]]:
    if isinstance(value, Names):
        for name, text in value.entries:
            if isinstance(text, Scalar):
                yield name.text, text.text


def _bad(document: Document, name: Scalar, problem: str) -> Finding:
    message = f"the row of {quoted(name.text)} cannot be used: {problem}"
    hint = "take the row from the last commit, or delete it: the text then counts as a draft"
    return Finding(BAD_STATE, message, document.at(name), hint, key=name.text)
