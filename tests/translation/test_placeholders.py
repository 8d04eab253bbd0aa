"""Placeholders are names in braces and nothing else; nothing of a text is lost on the way."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure_build.translation.placeholders import (
    Literal,
    Part,
    Placeholder,
    StrayBrace,
    fill,
    names,
    parse,
)

name = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
words = st.text(max_size=12)
braces = st.text(st.sampled_from("{}ab_1 虎"), max_size=30)
items = st.lists(words.map(Literal) | name.map(lambda n: Placeholder(n, 0)), max_size=8)


def written(parts: Sequence[Part], text: str) -> str:
    """Parts as a translator writes them."""
    pieces = []
    for part in parts:
        match part:
            case Literal():
                pieces.append(part.text.replace("{", "{{").replace("}", "}}"))
            case Placeholder():
                pieces.append(f"{{{part.name}}}")
            case StrayBrace():
                pieces.append(text[part.offset])
    return "".join(pieces)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("plain", [Literal("plain")]),
        ("{amount}", [Placeholder("amount", 0)]),
        ("up to {amount}.", [Literal("up to "), Placeholder("amount", 6), Literal(".")]),
        ("{a}{b_2}", [Placeholder("a", 0), Placeholder("b_2", 3)]),
        ("虎{a}", [Literal("虎"), Placeholder("a", 1)]),
        ("{{a}}", [Literal("{"), Literal("a"), Literal("}")]),
        ("{{{a}}}", [Literal("{"), Placeholder("a", 2), Literal("}")]),
        ("{", [StrayBrace(0)]),
        ("a } b", [Literal("a "), StrayBrace(2), Literal(" b")]),
        ("{a", [StrayBrace(0), Literal("a")]),
        ("{{a}", [Literal("{"), Literal("a"), StrayBrace(3)]),
    ],
)
def test_a_text_is_taken_apart(text: str, parts: list[Part]) -> None:
    assert list(parse(text)) == parts


@pytest.mark.parametrize(
    "text",
    [
        *("{}", "{ a }", "{A}", "{1a}", "{_a}", "{a b}", "{a-b}", "{ä}", "{虎}", "{a\n}", "{ａ}"),
        # what str.format would take for a way into the program, or a way to fill the memory
        *("{x.__class__}", "{x[0]}", "{x!r}", "{x:>999999999}", "{0}", "{x.__init__.__globals__}"),
    ],
)
def test_what_is_no_small_name_is_no_placeholder(text: str) -> None:
    parts = parse(text)
    assert not [part for part in parts if isinstance(part, Placeholder)]
    assert [part for part in parts if isinstance(part, StrayBrace)]
    assert fill(text, lambda _: "filled") == text


@pytest.mark.parametrize("text", ["{% include 'x' %}", "{{ config }}", "{# x #}", "${a}", "%(a)s"])
def test_what_is_a_placeholder_elsewhere_runs_nothing_here(text: str) -> None:
    asked: list[str] = []
    fill(text, lambda name: asked.append(name) or "")  # type: ignore[func-returns-value]
    assert asked == (["a"] if text == "${a}" else [])


def test_filling_in_asks_for_each_name_as_often_as_it_stands_there() -> None:
    asked: list[str] = []

    def value(name: str) -> str:
        asked.append(name)
        return name.upper()

    assert fill("{a} and {b}, {a}; {{a}}", value) == "A and B, A; {a}"
    assert asked == ["a", "b", "a"]


def test_what_is_filled_in_is_not_looked_at_again() -> None:
    assert fill("{a}", lambda _: "{b} }}") == "{b} }}"


def test_names_are_sorted_and_as_often_as_they_stand_there() -> None:
    assert names("{b} {a} {b} {{c}} {D}") == ("a", "b", "b")


@settings(max_examples=50)
@given(items)
def test_what_is_written_is_read_back(parts: list[Part]) -> None:
    text = written(parts, "")
    found = parse(text)
    expected = [part.name for part in parts if isinstance(part, Placeholder)]
    assert [part.name for part in found if isinstance(part, Placeholder)] == expected
    assert not [part for part in found if isinstance(part, StrayBrace)]
    filled = "".join(
        p.text if isinstance(p, Literal) else f"<{p.name}>"
        for p in parts
        if not isinstance(p, StrayBrace)
    )
    assert fill(text, lambda name: f"<{name}>") == filled


@settings(max_examples=50)
@given(braces | st.text())
def test_nothing_of_any_text_is_lost(text: str) -> None:
    assert written(parse(text), text) == text


@settings(max_examples=50)
@given(braces)
def test_offsets_point_at_braces(text: str) -> None:
    for part in parse(text):
        if isinstance(part, Placeholder):
            assert text[part.offset :].startswith(f"{{{part.name}}}")
        if isinstance(part, StrayBrace):
            assert text[part.offset] in "{}"


@settings(max_examples=50)
@given(st.text(st.characters(exclude_characters="{}")))
def test_a_text_without_braces_is_itself(text: str) -> None:
    assert fill(text, lambda _: "x") == text
