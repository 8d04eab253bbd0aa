"""YAML text to a tree in which every scalar is still text and every node knows its place.

Events, not PyYAML's loaders: those turn NO into False and 12:30 into 750, keep the last of two
equal keys, hang on a merge-key bomb of 488 bytes and fall on deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import yaml

from brochure_build.codes import DUPLICATE_KEY, NOT_PLAIN_YAML, TOO_LARGE, YAML_SYNTAX
from brochure_build.findings import Code, Finding, Place, quoted

DEEPEST = 20
MOST_NODES = 20_000
MOST_CHARACTERS = 1_048_576

# What no text is printed with: YAML 1.1 (5.1) refuses most of them in a file, but takes them as
# escapes. U+0085, U+2028 and U+2029 break lines in YAML and in no editor.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
# What git leaves where two people changed the same lines.
_MERGE_MARK = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=\s|$)", re.MULTILINE)


@dataclass(frozen=True)
class Scalar:
    """A text, as written between its quotes; style is YAML's: '"', "'", "|", ">" or ""."""

    text: str
    line: int
    column: int
    style: str = ""
    lines: int = 1  # how many lines of the file it takes


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


class _RefusedError(Exception):
    """Reading stops here: what was found, and where."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding.message)


def read_tree(file: str, text: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """The tree of a YAML text; None with findings where there is no tree to read.

    libyaml reads first, for speed; where it finds wrong syntax the Python parser reads again,
    whose places are exact. What only libyaml refuses stays refused.
    """
    document, findings = _compose(_Composer(file, text, _FAST_LOADER))
    if document is None and findings[-1].code is YAML_SYNTAX:
        accepted, exact = _compose(_Composer(file, text, yaml.SafeLoader))
        return None, findings if accepted else exact
    return document, findings


_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
_FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _compose(composer: _Composer) -> tuple[Document | None, tuple[Finding, ...]]:
    try:
        root = composer.document()
    except _RefusedError as refused:
        return None, (*composer.findings, refused.finding)
    return Document(composer.file, composer.lines, root), tuple(composer.findings)


class _Composer:
    """Builds one tree from PyYAML's events, without recursion into the library."""

    def __init__(self, file: str, text: str, loader: type[yaml.SafeLoader]) -> None:
        self.file = file
        self.loader = loader
        self.text = text.removeprefix("\ufeff")
        self.has_escapes = "\\" in self.text
        lines = _LINE_BREAK.split(self.text)
        self.lines = tuple(lines[:-1] if len(lines) > 1 and not lines[-1] else lines)
        self.findings: list[Finding] = []
        self.nodes = 0

    def document(self) -> Mapping:
        if len(self.text) > MOST_CHARACTERS:
            raise self._refused(TOO_LARGE, f"more than {MOST_CHARACTERS:,} characters")
        if match := UNPRINTABLE.search(self.text):
            raise self._unprintable(match)
        if match := _MERGE_MARK.search(self.text):
            raise self._unmerged(match)
        events = self._events()
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise self._refused(NOT_PLAIN_YAML, "a second document begins here", event)
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, depth=0)
        if root is None or (isinstance(root, Scalar) and not root.text):
            return Mapping((), 1, 1)
        if not isinstance(root, Mapping):
            message = "expected names with values at the top of the file"
            raise self._refused_at(NOT_PLAIN_YAML, message, root)
        return root

    def _events(self) -> Iterator[yaml.Event]:
        loader = self.loader(self.text)
        try:
            while loader.check_event():
                yield loader.get_event()  # type: ignore[no-untyped-call]
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from None
        except (ValueError, OverflowError):  # the Python parser, at an escape such as \UFFFFFFFF
            place = self._place_at(*_line_and_column(loader.get_mark()))
            message, hint = "an escape stands for no character", "write the character"
            raise _RefusedError(Finding(YAML_SYNTAX, message, place, hint)) from None
        finally:
            loader.dispose()

    def _node(self, event: yaml.NodeEvent, events: Iterator[yaml.Event], depth: int) -> Node:
        self._refuse_extras(event, depth)
        line, column = self._inside(*_line_and_column(event.start_mark))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._children(events, depth)), line, column)
        return self._mapping(events, depth, line, column)

    def _scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> Scalar:
        # the file itself has none (see document): only an escape can stand for one
        if self.has_escapes and (match := UNPRINTABLE.search(event.value)):
            message = f"an escape stands for {_named(match)}, which cannot be printed"
            raise self._refused(YAML_SYNTAX, message, event)
        first, last = _line_and_column(event.start_mark)[0], _line_and_column(event.end_mark)[0]
        return Scalar(event.value, line, column, event.style or "", last - first + 1)

    def _children(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, _ENDS):
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
            if key.text == "<<" and not key.style:
                raise self._refused_at(NOT_PLAIN_YAML, "a merge key (<<) is not allowed", key)
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

    def _refused(self, code: Code, message: str, event: yaml.Event | None = None) -> _RefusedError:
        line, column = _line_and_column(event.start_mark if event else None)
        return _RefusedError(Finding(code, message, self._place_at(line, column)))

    def _refused_at(self, code: Code, message: str, node: Node) -> _RefusedError:
        return _RefusedError(Finding(code, message, self._place_at(node.line, node.column)))

    def _unprintable(self, match: re.Match[str]) -> _RefusedError:
        before = _LINE_BREAK.split(self.text[: match.start()])
        message = f"here stands {_named(match)}, which cannot be printed"
        place = self._place_at(len(before), len(before[-1]) + 1)
        return _RefusedError(Finding(YAML_SYNTAX, message, place, "delete it"))

    def _unmerged(self, match: re.Match[str]) -> _RefusedError:
        place = self._place_at(len(_LINE_BREAK.split(self.text[: match.start()])), 1)
        message = "a merge left its marks here: two people changed the same lines"
        hint = (
            "keep what is right, and delete the lines that begin with <<<<<<<, ======= or >>>>>>>"
        )
        return _RefusedError(Finding(YAML_SYNTAX, message, place, hint))

    def _syntax(self, error: yaml.MarkedYAMLError) -> _RefusedError:
        place = self._place_of(error)
        message, hint = _plain_words(error, place)
        return _RefusedError(Finding(YAML_SYNTAX, message, place, hint))

    def _place_of(self, error: yaml.MarkedYAMLError) -> Place:
        """Where the mistake is: for what is not closed or not ended, where it begins."""
        begins = error.context_mark and any(words in (error.problem or "") for words in _UNENDED)
        mark = error.context_mark if begins else error.problem_mark or error.context_mark
        return self._place_at(*_line_and_column(mark))

    def _place_at(self, line: int, column: int) -> Place:
        line, column = self._inside(line, column)
        return Place(self.file, line, column, self.lines[line - 1])

    def _inside(self, line: int, column: int) -> tuple[int, int]:
        """Behind the last line break: the end of the last line."""
        if line > len(self.lines):
            return len(self.lines), len(self.lines[-1]) + 1
        return line, column


class _Mark(Protocol):
    """What the marks of both parsers have in common."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def _line_and_column(mark: _Mark | None) -> tuple[int, int]:
    """Counted from 1; YAML counts from 0."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _named(match: re.Match[str]) -> str:
    return f"the character U+{ord(match.group()):04X}"


# The parser notices these where something else begins or the file ends.
_UNENDED = ("end of stream", "stream end", "could not find expected ':'")

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
        'check its indentation and its double quotes; a quote inside a text is written \\"',
    ),
    (
        "expected '<document start>'",
        "this line does not fit the lines above it",
        "check its indentation: the names of a group stand under each other",
    ),
    ("could not find expected ':'", "a colon is missing after the name", 'write name: "text"'),
    ("found unknown escape", "an unknown \\ sequence", "write \\\\ for a backslash"),
    ("expected escape sequence", "a \\ sequence is not complete", "write \\\\ for a backslash"),
    ("invalid Unicode character", "an escape stands for no character", "write the character"),
    (
        "sequence entries are not allowed",
        "a dash begins an item, and items stand on lines of their own",
        "put a text that begins with a dash in double quotes",
    ),
    (
        "found '<stream end>'",
        "the file ends where a value belongs",
        "write it, or close the bracket",
    ),
    (
        "that cannot start any token",
        "a text that begins with this character has to stand in double quotes",
        'write key: "text"',
    ),
    (
        "expected ',' or ']'",
        "a bracket is not closed",
        "write a list as one item a line with a dash; put a text with brackets in double quotes",
    ),
    (
        "expected ',' or '}'",
        "a brace is not closed",
        "put a text with braces in double quotes",
    ),
)
_NAME_ALONE = re.compile(r"[\w.-]+")


def _plain_words(error: yaml.MarkedYAMLError, place: Place) -> tuple[str, str]:
    problem = error.problem or "this is not YAML"
    before = place.excerpt[: place.column - 1].strip()
    if "mapping values" in problem and _NAME_ALONE.fullmatch(before):
        # the colon of this line is fine; the line above was taken to go on here
        hint = "check its indentation, and that the line above has its colon and its quotes"
        return "this line does not fit the lines above it", hint
    for words, message, hint in _WORDS:
        if words in problem:
            return message, hint
    return f"this is not YAML: {problem}", "check quotes and indentation"
