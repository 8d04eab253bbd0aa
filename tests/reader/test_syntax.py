"""What is not YAML, and what of YAML is refused: each with its code, and the place of the slip."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure_build.findings import as_text
from brochure_build.reader import nodes as nodes_module
from brochure_build.reader import read_tree

from .reading import Located, check_places, lines_of, located, nodes, refused

# name: what is written, and the line and column of the slip
SYNTAX: dict[str, tuple[str, int, int]] = {
    "a tab before a name": ("a:\n\tb: 1\n", 2, 1),
    "a tab at the beginning": ("\ta: 1\n", 1, 1),
    "a double quote that is not closed": ('a: 1\nb: "x\n', 2, 4),
    "a single quote that is not closed": ("a: 1\nb: 'x\n", 2, 4),
    "a quote that the next text closes": ('a: "x\nb: "y"\n', 2, 5),
    "a quote inside a quoted text": ('a: "say "hi" now"\n', 1, 10),
    "an apostrophe inside single quotes": ("a: 'it's'\n", 1, 8),
    "words behind a quoted text": ('a: "x" y\n', 1, 8),
    "a colon in a text without quotes": ("a: note: x\n", 1, 8),
    "a name without a colon": ("a: 1\nb\n", 2, 1),
    "a name without a colon between others": ("a: 1\nb\nc: 2\n", 2, 1),
    "a name indented further": ("a: 1\n b: 2\n", 2, 3),
    "a name indented less": ("  a: 1\nb: 2\n", 2, 1),
    "an item among names": ("a: 1\n- b\n", 2, 1),
    "an item behind a name": ("a: - b\n", 1, 4),
    "a backslash that escapes nothing": ('a: "\\q"\n', 1, 6),
    "an escape that is too short": ('a: "\\u12"\n', 1, 7),
    "an escape beyond Unicode": ('a: "\\UFFFFFFFF"\n', 1, 7),
    "an escape of half a character": ('a: "\\uD83D"\n', 1, 4),
    "an escape of a control character": ('a: "x"\nb: "\\x07"\n', 2, 4),
    "a bracket that is not closed": ("a: 1\nb: [1, 2\n", 2, 4),
    "a brace that is not closed": ("a: {name\n", 1, 4),
    "a text that begins with a placeholder": ("a: {name} tigers\n", 1, 11),
    "a text that begins with an at sign": ("a: @home\n", 1, 4),
    "a text that begins with a backquote": ("a: `x`\n", 1, 4),
    "a text that begins with a percent sign": ("a: %x\n", 1, 4),
    "a control character": ("a: 1\nb: x\x07y\n", 2, 5),
    "a vertical tab": ("a: x\x0by\n", 1, 5),
    "a delete": ("a: x\x7fy\n", 1, 5),
    "a null": ("a: x\x00", 1, 5),
    "an invisible line break from a layout program": ("a: 1\nb: x\u2028y\n", 2, 5),
    "a next-line character": ("a: x\x85y\n", 1, 5),
    "half a character": ("a: \ud83d\n", 1, 4),
    "a future version of YAML": ("%YAML 3.0\n---\na: 1\n", 1, 1),
    "the end of the file where a value belongs": ("a: [\n", 1, 5),
    "the marks of a merge": ("a: 1\n<<<<<<< x\nb: 1\n=======\nb: 2\n>>>>>>> y\n", 2, 1),
    "the last mark of a merge": ('a: "1"\n>>>>>>> y\n', 2, 1),
}

NOT_PLAIN: dict[str, tuple[str, int, int]] = {
    "an anchor": ("a: &x 1\n", 1, 4),
    "an anchor on a group": ("a: &x\n  b: 1\n", 1, 4),
    "an alias": ("a: 1\nb: *x\n", 2, 4),
    "an alias as a name": ("*x : 1\n", 1, 1),
    "a merge key": ("a: 1\n<<: {b: 1}\n", 2, 1),
    "a merge key of a list": ("a:\n  <<: [{b: 1}]\n", 2, 3),
    "a tag": ("a: !!str b\n", 1, 4),
    "a tag of one's own": ("a: !x b\n", 1, 4),
    "a tag that runs Python": ('a: !!python/object/apply:os.system ["true"]\n', 1, 4),
    "a tag on the whole": ("!!map {a: 1}\n", 1, 1),
    "a list as a name": ("? [a]\n: b\n", 1, 3),
    "a second document": ("a: 1\n---\nb: 2\n", 2, 1),
    "a second document without content": ("a: 1\n---\n", 2, 1),
    "a second document after an end": ("a: 1\n...\n---\nb: 1\n", 3, 1),
    "a list at the top": ("# list\n- a\n", 2, 1),
    "a text at the top": ("\nhello\n", 2, 1),
}


def cases(table: dict[str, tuple[str, int, int]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("text", "line", "column"), table.values(), ids=table.keys())


@cases(SYNTAX)
def test_what_is_not_yaml_is_found_where_it_is(text: str, line: int, column: int) -> None:
    assert refused(text) == [("yaml-syntax", line, column)]


@cases(NOT_PLAIN)
def test_what_hides_what_a_file_says_is_refused(text: str, line: int, column: int) -> None:
    assert refused(text) == [("not-plain-yaml", line, column)]


@cases(SYNTAX | NOT_PLAIN)
def test_the_places_are_the_same_with_windows_line_ends(text: str, line: int, column: int) -> None:
    found = refused(text.replace("\n", "\r\n"))
    assert [(row, character) for _, row, character in found] == [(line, column)]


@cases({name: case for name, case in (SYNTAX | NOT_PLAIN).items() if case[0][0] != "%"})
def test_the_places_are_the_same_behind_other_scripts(text: str, line: int, column: int) -> None:
    found = refused(f"# 한국어 虎豹 𠮷 😀\n{text}")
    assert [(row, character) for _, row, character in found] == [(line + 1, column)]


@cases(SYNTAX | NOT_PLAIN)
def test_without_libyaml_the_same_is_refused_in_the_same_place(
    text: str, line: int, column: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nodes_module, "_FAST_LOADER", yaml.SafeLoader)
    assert [(row, character) for _, row, character in refused(text)] == [(line, column)]


@cases(SYNTAX)
def test_a_slip_is_told_in_plain_words(text: str, line: int, column: int) -> None:
    _, findings = read_tree("a.yaml", text)
    for parser_word in ("token", "scalar", "scanning", "stream", "mapping", "block", "node"):
        assert parser_word not in f"{findings[0].message} {findings[0].hint}".split()
    assert findings[0].hint or "escape" in findings[0].message or "version" in findings[0].message
    assert as_text(findings[0]).startswith(f"a.yaml:{line}:{column}: error yaml-syntax: ")


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("a tab before a name", "a tab stands here"),
        ("a double quote that is not closed", "a text in quotes is not closed"),
        ("a quote that the next text closes", "does not fit the lines above"),
        ("a colon in a text without quotes", "a text with a colon in it"),
        ("a name without a colon", "a colon is missing after the name"),
        ("a name indented further", "does not fit the lines above"),
        ("a name indented less", "does not fit the lines above"),
        ("an item behind a name", "a dash begins an item"),
        ("a backslash that escapes nothing", "unknown \\ sequence"),
        ("an escape that is too short", "not complete"),
        ("an escape beyond Unicode", "stands for no character"),
        ("an escape of half a character", "U+D83D"),
        ("a bracket that is not closed", "a bracket is not closed"),
        ("a brace that is not closed", "a brace is not closed"),
        ("a text that begins with a placeholder", "does not fit the lines above"),
        ("a text that begins with an at sign", "begins with this character"),
        ("a control character", "U+0007"),
        ("an invisible line break from a layout program", "U+2028"),
        ("the end of the file where a value belongs", "the file ends"),
    ],
)
def test_the_words_say_what_is_wrong(case: str, words: str) -> None:
    _, findings = read_tree("a.yaml", SYNTAX[case][0])
    assert words in findings[0].message


def test_the_words_name_what_was_found_and_what_to_write() -> None:
    finding = read_tree("a.yaml", 'a: "x"\nb: "\u2028"\n')[1][0]
    assert "U+2028" in finding.message
    assert finding.hint == "delete it"
    assert as_text(finding).split("\n")[1] == '  2 | b: "\\u2028"'


# A name that stands twice ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", [(3, 1)]),
        ("a: 1\na: 2\na: 3\n", [(2, 1), (3, 1)]),
        ("a:\n  b: 1\n  'b': 2\n", [(3, 3)]),
        ("{a: 1, a: 2}\n", [(1, 8)]),
        ("국: 1\n국: 2\n", [(2, 1)]),
        ("- x\n", []),
        ("a:\n  - b: 1\n  - b: 2\nc:\n  b: 3\n", []),
    ],
)
def test_a_name_that_stands_twice_is_found_each_time(
    text: str, found: list[tuple[int, int]]
) -> None:
    twice = [item for item in located(read_tree("a.yaml", text)[1]) if item[0] == "duplicate-key"]
    assert twice == [("duplicate-key", *place) for place in found]


def test_of_two_equal_names_the_first_is_read_and_the_finding_names_its_line() -> None:
    document, findings = read_tree("a.yaml", "a: 1\nb: 2\na: 3\n")
    assert document is not None
    value = document.root.get("a")
    assert getattr(value, "text", None) == "1"
    assert "“a”" in findings[0].message
    assert "line 1" in findings[0].hint
    _, findings = read_tree("a.yaml", "b:\n\n  c: 1\nb: 2\n")
    assert "line 1:" in findings[0].hint


def test_names_that_stand_twice_are_reported_with_what_stops_the_reading() -> None:
    expected: list[Located] = [("duplicate-key", 2, 1), ("not-plain-yaml", 3, 4)]
    assert refused("a: 1\na: 2\nb: *x\n") == expected


# Any text -------------------------------------------------------------------------------------


signs = st.sampled_from("a\"'[]{}:,-#&*!|>%@`?<\\~\t\n \r虎\ufeff\x07")


@settings(max_examples=300)
@given(st.text(max_size=60) | st.text(signs, max_size=24))
def test_any_heap_of_signs_is_read_or_refused_with_places_in_it(text: str) -> None:
    document, findings = read_tree("a.yaml", text)
    check_places(findings, text)
    assert document is not None or findings
    for node in nodes(document.root) if document else ():
        assert 1 <= node.line <= len(lines_of(text))
        assert 1 <= node.column <= len(lines_of(text)[node.line - 1]) + 1
