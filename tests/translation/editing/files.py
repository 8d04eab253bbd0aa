"""Locale files as people and other programs write them, for hypothesis to choose from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from hypothesis import strategies as st

from brochure_build.reader import read_tree
from brochure_build.reader.nodes import Mapping, Node, Scalar

NAMES = ("who", "us", "no", "heading", "x", "items", "body", "n1")
TEXTS = st.one_of(
    st.sampled_from(
        ("", "plain words", "two: parts", "it's", 'a "quote"', "# no comment", "中国、日本", "no")
    ),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), min_size=1).map(
        lambda text: text.replace("\ufffe", "")
    ),
)
COMMENTS = st.sampled_from(
    ("# by hand", "#! to be confirmed", "# ignore length: it fits", "#", '# a: "b" {c}')
)

T = TypeVar("T")
Tree = dict[str, "str | Tree"]


def trees(depth: int = 2) -> st.SearchStrategy[Tree]:
    """Sections of texts."""
    values = st.one_of(TEXTS, trees(depth - 1)) if depth else TEXTS
    return st.dictionaries(st.sampled_from(NAMES), values, min_size=1, max_size=4)


def flat(tree: Tree, prefix: str = "") -> dict[str, str]:
    """The texts of a tree by key, in order."""
    found: dict[str, str] = {}
    for name, value in tree.items():
        inner = (
            {prefix + name: value} if isinstance(value, str) else flat(value, f"{prefix}{name}.")
        )
        found |= inner
    return found


@dataclass
class Pen:
    """Writes a tree as YAML in the many ways there are."""

    data: st.DataObject
    several_lines: bool = False

    def file(self, tree: Tree) -> str:
        head = self._one((["# the head", ""], [], ["# the head"], ["", "# a", ""]))
        lines = [*head, *self._block(tree, 0)]
        text = "\n".join(lines) + self._one(("\n", "", "\n\n# the end\n", "\n# the end"))
        text = text.replace("\n", self._one(("\n", "\r\n")))
        return self._one(("", "\ufeff")) + text

    def _block(self, tree: Tree, indent: int) -> Iterator[str]:
        for name, value in tree.items():
            yield from self._gap(indent)
            start = f"{' ' * indent}{self._name(name)}:"
            if isinstance(value, str):
                yield f"{start} {self._text(value, indent)}{self._one(('', '', ' # behind'))}"
            elif self._one((True, False, False, False)):
                yield f"{start} {self._braces(value)}"
            else:
                yield start
                yield from self._block(value, indent + self._one((2, 2, 4)))

    def _gap(self, indent: int) -> Iterator[str]:
        for _ in range(self._one((0, 0, 0, 1, 2))):
            line = self.data.draw(st.one_of(st.just(""), COMMENTS))
            yield f"{' ' * indent}{line}" if line else ""

    def _braces(self, tree: Tree) -> str:
        parts = [
            f"{self._name(name)}: "
            + (self._quoted(value) if isinstance(value, str) else self._braces(value))
            for name, value in tree.items()
        ]
        joined = self._one((", ", ",\n      ")).join(parts)
        return "{" + joined + self._one(("", "\n      ", ",")) + "}"

    def _name(self, name: str) -> str:
        return self._one((name, name, name, f'"{name}"', f"'{name}'"))

    def _text(self, text: str, indent: int) -> str:
        if text.isascii() and text.replace(" ", "").isalnum() and text == " ".join(text.split()):
            return self._one((text, self._quoted(text), self._wrapped(text, indent)))
        return self._wrapped(self._quoted(text), indent)

    def _wrapped(self, written: str, indent: int) -> str:
        if not self.several_lines or " " not in written.strip() or "  " in written:
            return written
        first, _, last = written.partition(" ")
        if not first.strip("'\"") or last[:1] in "#'\"" or not last.isalnum():
            return written
        return f"{first}\n{' ' * (indent + 4)}{last}"

    def _quoted(self, text: str) -> str:
        single = "'" + text.replace("'", "''") + "'"
        escaped = max(text, default="") < "\ud800" and self._one((False, False, True))
        double = json.dumps(text, ensure_ascii=escaped)
        return self._one((double, double, single if "\ufeff" not in text else double))

    def _one(self, choices: tuple[T, ...]) -> T:
        return self.data.draw(st.sampled_from(choices))


def read(text: str) -> dict[str, str]:
    """Every text of a file by key, in order, as the reader reads it."""
    document, findings = read_tree("xx.yaml", text)
    assert findings == ()
    assert document is not None
    return dict(_texts(document.root, ""))


def _texts(node: Mapping, prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in node.entries:
        yield from _text(value, f"{prefix}{name.text}")


def _text(value: Node, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        yield from _texts(value, f"{key}.")
    else:
        assert isinstance(value, Scalar)
        yield key, value.text


def is_left_of(part: str, whole: str) -> bool:
    """Whether a text is what is left of another after something was taken out."""
    letters = iter(whole)
    return all(letter in letters for letter in part)


def comments(text: str) -> list[str]:
    """The comment lines of a file."""
    lines = text.removeprefix("\ufeff").splitlines()
    return [line.strip() for line in lines if line.strip().startswith("#")]
