"""Files made to hang or fell a reader are refused at once, and what is merely large is read."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from brochure_build.reader import read_tree
from brochure_build.reader.nodes import DEEPEST, MOST_CHARACTERS, MOST_NODES

from .reading import read, refused, texts

NESTED = 50_000
LETTERS = "abcdefghi"


def alias_bomb() -> str:
    """Nine levels of nine aliases each: 9⁹ values for whoever follows them."""
    levels = ["a: &a [x, x, x]"]
    for before, name in pairwise(LETTERS):
        levels.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    return "\n".join(levels) + "\n"


def merge_bomb() -> str:
    """The same with merge keys, in under 500 bytes; it hangs PyYAML's own loader."""
    levels = ["a: &a {x: 1}"]
    for before, name in pairwise(LETTERS):
        levels.append(f"{name}: &{name} {{<<: [{', '.join([f'*{before}'] * 9)}]}}")
    return "\n".join(levels) + "\n"


HOSTILE = {
    "aliases": (alias_bomb(), "not-plain-yaml"),
    "merge keys": (merge_bomb(), "not-plain-yaml"),
    "brackets": ("a: " + "[" * NESTED, "too-large"),
    "brackets that are closed": ("a: " + "[" * NESTED + "]" * NESTED, "too-large"),
    "braces": ("{a: " * NESTED, "too-large"),
    "dashes": ("- " * NESTED, "too-large"),
    "question marks": ("? " * NESTED, "too-large"),
    "indentation": ("".join(f"{' ' * n}a:\n" for n in range(1000)), "too-large"),
    "a character too many": ("#" * (MOST_CHARACTERS + 1), "too-large"),
    "twice too many": ("a: b\n" * (MOST_CHARACTERS // 2), "too-large"),
    "too many values": ("".join(f"k{n}: v\n" for n in range(MOST_NODES)), "too-large"),
    "too many items": ("a: [" + "x," * MOST_NODES + "]", "too-large"),
    "a quote never closed": ('a: "' + "x\n" * 50_000, "yaml-syntax"),
    "an endless name": ("a" * 200_000 + ": [", "yaml-syntax"),
    "an endless plain text": ("a: " + "x " * 50_000 + ": y", "yaml-syntax"),
    "colons": (":" * 100_000 + " ]", "yaml-syntax"),
    "a huge tag": ("a: !" + "x" * 500_000 + " y", "not-plain-yaml"),
    "a huge anchor": ("a: &" + "x" * 500_000 + " y", "not-plain-yaml"),
}


@pytest.mark.parametrize(("text", "code"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_at_once(text: str, code: str) -> None:
    started = time.process_time()
    assert [found for found, _, _ in refused(text)][-1:] == [code]
    assert time.process_time() - started < 5  # seconds of one processor; most take none


def test_the_bombs_are_bombs() -> None:
    assert len(merge_bomb()) < 500
    assert alias_bomb().count("*") == 9 * 8


def test_a_file_of_the_largest_size_is_read() -> None:
    assert texts(read("a: b\n" + "#" * (MOST_CHARACTERS - 5))) == {"a": "b"}


def test_as_many_values_as_are_allowed_are_read() -> None:
    most = MOST_NODES - 3  # the whole, the name and the list are values, too
    assert read(f"a: [{'x,' * most}]").root
    assert refused(f"a: [{'x,' * (most + 1)}]") == [("too-large", 1, 5 + 2 * most)]


def test_as_many_levels_as_are_allowed_are_read() -> None:
    assert read("a: " + "[" * DEEPEST + "]" * DEEPEST).root
    deeper = DEEPEST + 1
    assert refused("a: " + "[" * deeper + "]" * deeper) == [("too-large", 1, 3 + deeper)]


def test_the_message_names_the_limit() -> None:
    _, findings = read_tree("a.yaml", "#" * (MOST_CHARACTERS + 1))
    assert "1,048,576" in findings[0].message
    _, findings = read_tree("a.yaml", "- " * NESTED)
    assert f"{DEEPEST} levels" in findings[0].message
