"""Reading in one word, and what every place of a finding has to hold to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from brochure_build.findings import Finding
from brochure_build.reader import Document, Mapping, Node, Scalar, read_tree

ROOT = Path(__file__).resolve().parents[2]
REAL_FILES = tuple(sorted([*ROOT.glob("brochure/*.yaml"), *ROOT.glob("translations/*.yaml")]))

Located = tuple[str, int, int]  # a code's name, line and column


def read(text: str) -> Document:
    """The tree of a text that has nothing wrong with it."""
    document, findings = read_tree("a.yaml", text)
    assert findings == ()
    assert document is not None
    return document


def texts(document: Document) -> dict[str, str]:
    """Names and texts of a flat file."""
    assert all(isinstance(value, Scalar) for _, value in document.root.entries)
    return {key.text: value.text for key, value in document.root.entries if hasattr(value, "text")}


def located(findings: Iterable[Finding]) -> list[Located]:
    """What was found, and where."""
    found = []
    for finding in findings:
        assert finding.place is not None
        found.append((finding.code.name, finding.place.line, finding.place.column))
    return found


def refused(text: str) -> list[Located]:
    """What is wrong with a text that has no tree."""
    document, findings = read_tree("a.yaml", text)
    assert document is None
    check_places(findings, text)
    return located(findings)


def lines_of(text: str) -> list[str]:
    """The lines of a file as an editor counts them; a file always has one."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text.removesuffix("\n").split("\n")


def check_places(findings: Iterable[Finding], text: str) -> None:
    """Every finding points into the file and shows the line it points to."""
    lines = lines_of(text)
    for finding in findings:
        place = finding.place
        assert place is not None
        assert 1 <= place.line <= len(lines)
        assert place.excerpt == lines[place.line - 1]
        assert 1 <= place.column <= len(place.excerpt) + 1
        assert finding.message


def nodes(node: Node) -> Iterator[Node]:
    """A node and all below it, names included."""
    yield node
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield key
            yield from nodes(value)
    elif not isinstance(node, Scalar):
        for item in node.items:
            yield from nodes(item)
