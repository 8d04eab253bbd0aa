"""YAML text to a tree in which every scalar is still text and every node knows its place.

Events, not PyYAML's loaders: those turn NO into False and 12:30 into 750, keep the last of two
equal keys, hang on a merge-key bomb of 488 bytes and fall on deep nesting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from brochure_build.codes import DUPLICATE_KEY, NOT_PLAIN_YAML, TOO_LARGE, YAML_SYNTAX
from brochure_build.findings import Code, Finding, Place, quoted

DEEPEST = 20
MOST_NODES = 20_000
MOST_CHARACTERS = 1_048_576


@dataclass(frozen=True)
class Scalar:
    """A text, as written between its quotes; style is YAML's: '"', "'", "|", ">" or ""."""

    text: str
    line: int
    column: int
    style: str = ""


@dataclass(frozen=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True)
class Mapping:
    """Names and values in the order written; names are unique."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, name: str) -> Node | None:
        """The value of a name, or None."""
        return next((value for key, value in self.entries if key.text == name), None)

    def key(self, name: str) -> Scalar | None:
        """The name itself, with its place."""
        return next((key for key, _ in self.entries if key.text == name), None)


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True)
class Document:
    """One file as a tree."""

    file: str
    lines: tuple[str, ...]
    root: Mapping

    def place(self, line: int, column: int) -> Place:
        """A place in this file, with the text of its line."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(self.file, line, column, excerpt)

    def at(self, node: Node) -> Place:
        """The place of a node."""
        return self.place(node.line, node.column)


class _Refused(Exception):
    """Reading stops here: what was found, and where."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding.message)


def read_tree(file: str, text: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """The tree of a YAML text; None with findings where there is no tree to read.

    libyaml reads first, for speed; what it refuses the Python parser reads again, whose places
    are exact.
    """
    document, findings = _compose(_Composer(file, text, _FAST_LOADER))
    if document is None and _FAST_LOADER is not yaml.SafeLoader:
        return _compose(_Composer(file, text, yaml.SafeLoader))
    return document, findings


_FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _compose(composer: _Composer) -> tuple[Document | None, tuple[Finding, ...]]:
    try:
        root = composer.document()
    except _Refused as refused:
        return None, (*composer.findings, refused.finding)
    return Document(composer.file, composer.lines, root), tuple(composer.findings)


class _Composer:
    """Builds one tree from PyYAML's events, without recursion into the library."""

    def __init__(self, file: str, text: str, loader: type[yaml.SafeLoader]) -> None:
        self.file = file
        self.loader = loader
        self.text = text.removeprefix("\ufeff")
        self.lines = tuple(self.text.splitlines())
        self.findings: list[Finding] = []
        self.nodes = 0

    def document(self) -> Mapping:
        if len(self.text) > MOST_CHARACTERS:
            raise self._refused(TOO_LARGE, f"more than {MOST_CHARACTERS:,} characters")
        events = self._events()
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                if root is not None:
                    raise self._refused(NOT_PLAIN_YAML, "a second document begins here", event)
                root = self._node(event, events, depth=0)
        if root is None or (isinstance(root, Scalar) and not root.text):
            return Mapping((), 1, 1)
        if not isinstance(root, Mapping):
            raise self._refused(NOT_PLAIN_YAML, "expected names with values at the top of the file")
        return root

    def _events(self) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(self.text, Loader=self.loader)
        except yaml.reader.ReaderError as error:
            raise self._unreadable(error) from None
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from None

    def _node(self, event: yaml.NodeEvent, events: Iterator[yaml.Event], depth: int) -> Node:
        self._refuse_extras(event, depth)
        line, column = _place(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, line, column, event.style or "")
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._children(events, depth)), line, column)
        return self._mapping(events, depth, line, column)

    def _children(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                return
            if isinstance(event, yaml.NodeEvent):
                yield self._node(event, events, depth + 1)

    def _mapping(self, events: Iterator[yaml.Event], depth: int, line: int, column: int) -> Mapping:
        children = self._children(events, depth)
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key in children:
            value = next(children)
            if not isinstance(key, Scalar):
                raise self._refused_at(NOT_PLAIN_YAML, "a name has to be a word", key)
            if key.text in entries:
                first = entries[key.text][0]
                self._report_duplicate(key, first)
                continue
            entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), line, column)

    def _refuse_extras(self, event: yaml.NodeEvent, depth: int) -> None:
        self.nodes += 1
        if depth > DEEPEST:
            raise self._refused(TOO_LARGE, f"nested more than {DEEPEST} levels deep", event)
        if self.nodes > MOST_NODES:
            raise self._refused(TOO_LARGE, f"more than {MOST_NODES:,} values", event)
        if isinstance(event, yaml.AliasEvent):
            raise self._refused(NOT_PLAIN_YAML, f"alias *{event.anchor} is not allowed", event)
        if event.anchor:
            raise self._refused(NOT_PLAIN_YAML, f"anchor &{event.anchor} is not allowed", event)
        if getattr(event, "tag", None):
            raise self._refused(NOT_PLAIN_YAML, "a tag (!…) is not allowed", event)

    def _report_duplicate(self, key: Scalar, first: Scalar) -> None:
        self.findings.append(
            Finding(
                DUPLICATE_KEY,
                f"{quoted(key.text)} stands here a second time",
                self._place_at(key.line, key.column),
                hint=f"the first one is in line {first.line}: keep one of the two",
            )
        )

    def _refused(self, code: Code, message: str, event: yaml.Event | None = None) -> _Refused:
        line, column = _place(event) if event is not None else (1, 1)
        return _Refused(Finding(code, message, self._place_at(line, column)))

    def _refused_at(self, code: Code, message: str, node: Node) -> _Refused:
        return _Refused(Finding(code, message, self._place_at(node.line, node.column)))

    def _unreadable(self, error: yaml.reader.ReaderError) -> _Refused:
        before = self.text[: error.position]
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        character = error.character if isinstance(error.character, str) else "?"
        message = f"the character U+{ord(character[0]):04X} may not stand in a YAML file"
        finding = Finding(YAML_SYNTAX, message, self._place_at(line, column))
        return _Refused(finding)

    def _syntax(self, error: yaml.MarkedYAMLError) -> _Refused:
        mark = error.problem_mark or error.context_mark
        if error.context_mark and "end of stream" in (error.problem or ""):
            mark = error.context_mark  # where the quote was opened, not where the file ends
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        place = self._place_at(line, column)
        message, hint = _plain_words(error)
        return _Refused(Finding(YAML_SYNTAX, message, place, hint))

    def _place_at(self, line: int, column: int) -> Place:
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(self.file, line, column, excerpt)


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


# What libyaml's own words mean to someone who edits texts.
_WORDS = (
    (
        "mapping values are not allowed",
        "a text with a colon in it has to stand in double quotes",
        'write key: "text: more text"',
    ),
    (
        "found unexpected end of stream",
        "a text in quotes is not closed",
        'put the missing " at its end',
    ),
    ("found character '\\t'", "a tab stands here", "indent with spaces"),
    (
        "expected <block end>",
        "this line does not fit the lines above it",
        'check its indentation, and that a quote inside a quoted text is written \\"',
    ),
    ("could not find expected ':'", "a colon is missing after the name", 'write name: "text"'),
    ("found unknown escape", "an unknown \\ sequence", "write \\\\ for a backslash"),
)


def _plain_words(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    problem = error.problem or "this is not YAML"
    for words, message, hint in _WORDS:
        if words in problem:
            return message, hint
    return f"this is not YAML: {problem}", "check quotes and indentation"
