"""A locale file as it is being edited: its characters, and where each text begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from brochure_build.codes import NOT_TEXT
from brochure_build.findings import BrochureError, Finding
from brochure_build.reader import read_tree
from brochure_build.reader.nodes import Document, Node, Scalar
from brochure_build.reader.nodes import Mapping as Names

_BREAK = re.compile(r"\r\n|\r|\n")
_QUOTED = {
    '"': re.compile(r'"(?:\\.|[^"\\])*"', re.DOTALL),
    "'": re.compile(r"'(?:''|[^'])*'"),
}
_BETWEEN = re.compile(r"(?:[\s,]|#[^\r\n]*)*")
_BOM = "\ufeff"

Change = tuple[int, int, str]  # from, to, what stands there instead


@dataclass(frozen=True)
class Entry:
    """A name with what it stands for: a text, or a section of more entries."""

    key: str
    name: Scalar
    value: Node
    around: Names

    @property
    def prefix(self) -> str:
        """What the key begins with outside of this entry."""
        return self.key.removesuffix(self.name.text)

    @property
    def text(self) -> str:
        """What it says; nothing for a section."""
        return self.value.text if isinstance(self.value, Scalar) else ""

    @property
    def style(self) -> str:
        """The quotes of its text."""
        return self.value.style if isinstance(self.value, Scalar) else '"'


class Source:
    """The characters of one locale file, and the entries in it."""

    def __init__(self, file: str, text: str) -> None:
        document, findings = read_tree(file, text)
        if document is None or findings:
            raise BrochureError(findings)
        self.document: Document = document
        self.bom = _BOM if text.startswith(_BOM) else ""
        self.body = text.removeprefix(_BOM)
        breaks = list(_BREAK.finditer(self.body))
        self.starts = [0, *(match.end() for match in breaks)]
        self.newline = breaks[0].group() if breaks else "\n"
        self.entries = tuple(self._entries(document.root, ""))

    @cached_property
    def units(self) -> Mapping[str, Entry]:
        """The entries that are texts, by key."""
        return {entry.key: entry for entry in self.entries if isinstance(entry.value, Scalar)}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Every text by its key."""
        return {key: unit.text for key, unit in self.units.items()}

    def _entries(self, names: Names, prefix: str) -> Iterator[Entry]:
        for name, value in names.entries:
            if not isinstance(value, Names) and not _is_text(value):
                message = f"{prefix}{name.text}: here stands something else than one text"
                hint = f'write {name.text}: "text"'
                raise BrochureError([Finding(NOT_TEXT, message, self.document.at(value), hint)])
            entry = Entry(f"{prefix}{name.text}", name, value, names)
            yield entry
            if isinstance(value, Names):
                yield from self._entries(value, f"{entry.key}.")

    # --- places -------------------------------------------------------------------------------

    @property
    def last_line(self) -> int:
        """The number of the last line that holds something; 0 in an empty file."""
        return len(self.starts) if self.starts[-1] < len(self.body) else len(self.starts) - 1

    def line(self, number: int) -> str:
        """A line without its end."""
        return self.document.lines[number - 1]

    def begin(self, node: Node) -> int:
        """Where a node begins."""
        return self.starts[node.line - 1] + node.column - 1

    def end(self, node: Node) -> int:
        """Behind the last character of a node."""
        start = self.begin(node)
        if isinstance(node, Scalar):
            return _behind(_written(node), self.body, start)
        if not isinstance(node, Names):
            return start
        last = self.end(node.entries[-1][1]) if node.entries else start
        if not self.in_braces(node):
            return last
        inside = last if node.entries else start + 1
        return _behind(_BETWEEN, self.body, inside) + 1

    def in_braces(self, names: Names) -> bool:
        """Whether a section is written {name: text, …}."""
        return self.body.startswith("{", self.begin(names))

    def begins_its_line(self, entry: Entry) -> bool:
        """Whether nothing stands before a name on its line, so that comments can stand above."""
        return not self.line(entry.name.line)[: entry.name.column - 1].strip()

    def first_line(self, entry: Entry) -> int:
        """The first of the comment lines directly above an entry; the head of the file is not."""
        first = entry.name.line
        while first > 1 and self.is_comment(first - 1) and self.begins_its_line(entry):
            first -= 1
        return entry.name.line if first == 1 else first

    def end_line(self, entry: Entry) -> int:
        """The line on which an entry ends."""
        before = self.body[: self.end(entry.value)]
        return len(_BREAK.findall(before)) + 1

    def is_comment(self, number: int) -> bool:
        """Whether a line is a comment and nothing else."""
        return self.line(number).lstrip().startswith("#")

    def is_blank(self, number: int) -> bool:
        """Whether nothing stands on a line, or the file ends before it."""
        return not 0 < number <= self.last_line or not self.line(number).strip()

    # --- changes ------------------------------------------------------------------------------

    def changed(self, changes: Iterable[Change]) -> str:
        """The file with some stretches replaced, none of which reach into another."""
        body = self.body
        for start, end, instead in sorted(changes, reverse=True):
            body = body[:start] + instead + body[end:]
        return self.bom + body

    def lines_added(self, after: int, lines: Iterable[str]) -> Change:
        """The change that adds lines behind a line; 0 is before the first."""
        if after < len(self.starts):
            text = "".join(f"{line}{self.newline}" for line in lines)
            return self.starts[after], self.starts[after], text
        text = "".join(f"{self.newline}{line}" for line in lines)
        return len(self.body), len(self.body), text

    def lines_removed(self, first: int, last: int) -> Change:
        """The change that removes lines from the first to the last."""
        start = self.starts[first - 1]
        if last < len(self.starts):
            return start, self.starts[last], ""
        # the file has no line break at its end, and shall have none
        before = _BREAK.search(self.body, self.starts[first - 2]) if first > 1 else None
        return (before.start() if before else 0), len(self.body), ""


def _is_text(value: Node) -> bool:
    return isinstance(value, Scalar) and value.style in {'"', "'", ""}


def _written(scalar: Scalar) -> re.Pattern[str]:
    """What a scalar looks like in a file, with its quotes."""
    if scalar.style in _QUOTED:
        return _QUOTED[scalar.style]
    letters = (re.escape(letter) for letter in scalar.text if not letter.isspace())
    return re.compile(r"\s*".join(letters))  # line breaks may stand among its spaces


def _behind(pattern: re.Pattern[str], body: str, start: int) -> int:
    """Where a pattern that begins at a place ends."""
    match = pattern.match(body, start)
    return match.end() if match else start
