"""XML read with lines and columns, and written.

Read by expat alone: no document type, no entity and nothing outside the file is ever followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from brochure_build.codes import EXCHANGE_FILE, TOO_LARGE
from brochure_build.findings import Code, Finding, Place

MOST_CHARACTERS = 4_194_304
DEEPEST = 100
LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Element:
    """An element: its name as {namespace}name is split, and what is in it, in order."""

    name: str
    namespace: str
    attributes: Mapping[str, str]
    line: int
    column: int
    content: list[Element | str] = field(default_factory=list)

    def elements(self, *names: str) -> Iterator[Element]:
        """Its children of these names."""
        for child in self.content:
            if isinstance(child, Element) and (child.name in names or not names):
                yield child

    def first(self, name: str) -> Element | None:
        """The first child of a name."""
        return next(self.elements(name), None)

    def below(self, name: str) -> Iterator[Element]:
        """All elements of a name within it, at any depth, in order."""
        for child in self.elements():
            if child.name == name:
                yield child
            yield from child.below(name)

    @property
    def text(self) -> str:
        """All its text, without elements."""
        return "".join(part if isinstance(part, str) else part.text for part in self.content)


@dataclass(frozen=True)
class Markup:
    """A whole file."""

    file: str
    lines: tuple[str, ...]
    root: Element

    def at(self, element: Element) -> Place:
        """Where an element begins."""
        excerpt = self.lines[element.line - 1] if element.line <= len(self.lines) else ""
        return Place(self.file, element.line, element.column, excerpt)


class _RefusedError(Exception):
    """What is refused although it is XML."""

    def __init__(self, code: Code, message: str) -> None:
        self.code = code
        super().__init__(message)


def read_markup(file: str, text: str) -> tuple[Markup | None, tuple[Finding, ...]]:
    """The tree of an XML text; None with a finding where there is none to read."""
    if len(text) > MOST_CHARACTERS:
        return None, (Finding(TOO_LARGE, f"more than {MOST_CHARACTERS:,} characters", Place(file)),)
    lines = tuple(LINE_BREAK.split(text))
    reader = _Reader()
    try:
        root = reader.read(text)
    except (expat.ExpatError, _RefusedError) as error:
        line, column = reader.parser.CurrentLineNumber, reader.parser.CurrentColumnNumber + 1
        code = error.code if isinstance(error, _RefusedError) else EXCHANGE_FILE
        message = str(error) if isinstance(error, _RefusedError) else _plainly(error)
        excerpt = lines[line - 1] if line <= len(lines) else ""
        hint = "export the texts again, or mend the line"
        return None, (Finding(code, message, Place(file, line, column, excerpt), hint),)
    return Markup(file, lines, root), ()


def _plainly(error: expat.ExpatError) -> str:
    return f"this is not XML: {expat.ErrorString(error.code)}"


class _Reader:
    """Builds the tree while expat reads."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.root: Element | None = None
        self.open: list[Element] = []

    def read(self, text: str) -> Element:
        self.parser.Parse(text.encode("utf-8"), True)
        if self.root is None:  # expat has refused a file without an element before
            raise _RefusedError(EXCHANGE_FILE, "the file is empty")
        return self.root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= DEEPEST:
            raise _RefusedError(TOO_LARGE, f"nested more than {DEEPEST} levels deep")
        namespace, _, local = name.rpartition(" ")
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        element = Element(local, namespace, attributes, line, column)
        if self.open:
            self.open[-1].content.append(element)
        else:
            self.root = element
        self.open.append(element)

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _characters(self, text: str) -> None:
        self.open[-1].content.append(text)

    def _refuse(self, *_declared: object) -> None:
        message = "a document type (<!DOCTYPE …>) is not allowed: it can hide what a file says"
        raise _RefusedError(EXCHANGE_FILE, message)


def element(name: str, attributes: Mapping[str, str] | None = None, content: str = "") -> str:
    """An element as text around markup; attributes without a value are left out."""
    given = (f" {key}={quoteattr(value)}" for key, value in (attributes or {}).items() if value)
    head = f"{name}{''.join(given)}"
    return f"<{head}>{content}</{name}>" if content else f"<{head}/>"


def as_text(text: str) -> str:
    """A text as markup."""
    return escape(text)


def in_lines(*parts: str) -> str:
    """Elements on lines of their own, one step further in than what is around them."""
    lines = "\n".join(parts).split("\n")
    return "\n" + "".join(f"  {line}\n" for line in lines)
