"""A good file becomes a tree in which every scalar is text and every node knows its place."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure_build.reader import Mapping, Scalar, Sequence, read_tree
from brochure_build.reader.models import plain

from .reading import REAL_FILES, ROOT, check_places, lines_of, nodes, read, texts

printable = st.characters(
    exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufffe\uffff"
)
trees = st.recursive(
    st.text(printable, max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(printable, max_size=8), inner)
    ),
    max_leaves=20,
)


@pytest.mark.parametrize(
    "scalar",
    [
        *("NO", "yes", "on", "true", "~", "null", "=", "12:30", "0777", "0o17", "0x1F", "1_000"),
        *("1.10", "-.inf", ".nan", "1e3", "2024-02-30", "2026-11-22", "+82 32 458 6500", "{{x}}"),
    ],
)
def test_a_scalar_stays_the_text_that_was_written(scalar: str) -> None:
    written = f"'{scalar}'" if scalar.startswith("{") else scalar
    assert texts(read(f"a: {written}\n")) == {"a": scalar}


def test_quotes_and_escapes_are_read_as_yaml_means_them() -> None:
    text = "a: 'it''s'\nb: \"\\\"\\u864E\\x41\\\\\\U0001F600\"\nc: plain # a comment\nd:\n"
    assert texts(read(text)) == {"a": "it's", "b": '"虎A\\😀', "c": "plain", "d": ""}


def test_nodes_know_their_line_and_column_in_characters() -> None:
    document = read('# 주석\n한국:\n  虎豹: "x"\n  list:\n    - 𠮷\n    - {b: c}\n')
    places = [
        (type(node), node.line, node.column, getattr(node, "text", ""))
        for node in nodes(document.root)
    ]
    assert places == [
        (Mapping, 2, 1, ""),
        (Scalar, 2, 1, "한국"),
        (Mapping, 3, 3, ""),
        (Scalar, 3, 3, "虎豹"),
        (Scalar, 3, 7, "x"),
        (Scalar, 4, 3, "list"),
        (Sequence, 5, 5, ""),
        (Scalar, 5, 7, "𠮷"),
        (Mapping, 6, 7, ""),
        (Scalar, 6, 8, "b"),
        (Scalar, 6, 11, "c"),
    ]


def test_a_scalar_knows_how_it_is_quoted_and_how_many_lines_it_takes() -> None:
    document = read("a: x\nb: 'x'\nc: \"x\n  y\"\nd: x\n  y\ne: |\n  x\nf: >-\n  x\n  y\ng:\n")
    scalars = {key.text: value for key, value in document.root.entries}
    assert all(isinstance(value, Scalar) for value in scalars.values())
    styles = {name: getattr(value, "style", None) for name, value in scalars.items()}
    assert styles == {"a": "", "b": "'", "c": '"', "d": "", "e": "|", "f": ">", "g": ""}
    lines = {name: getattr(value, "lines", 0) > 1 for name, value in scalars.items()}
    assert lines == dict(zip("abcdefg", (False, False, True, True, True, True, False), strict=True))


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "---\n", "\ufeff", '""\n'])
def test_a_file_without_content_is_an_empty_tree(text: str) -> None:
    assert read(text).root == Mapping((), 1, 1)


@pytest.mark.parametrize("text", ["---\na: b\n", "a: b\n...\n", "%YAML 1.1\n---\na: b", "{a: b}"])
def test_the_marks_round_one_document_and_braces_are_fine(text: str) -> None:
    assert texts(read(text)) == {"a": "b"}


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", ("",)), ("\n", ("",)), ("a: b", ("a: b",)), ("a:\n\n", ("a:", "")), ("\n#", ("", "#"))],
)
def test_a_document_has_its_lines_and_never_none(text: str, lines: tuple[str, ...]) -> None:
    assert read(text).lines == lines


def test_a_byte_order_mark_moves_nothing() -> None:
    assert read("\ufeffa: b\n") == read("a: b\n")


def test_windows_and_old_mac_line_ends_move_nothing() -> None:
    unix = read("a: 1\nb:\n  c: 2\n")
    assert read("a: 1\r\nb:\r\n  c: 2\r\n") == unix
    assert read("a: 1\rb:\r  c: 2\r") == unix


def test_a_place_shows_its_line_and_none_outside_the_file() -> None:
    document = read("a: 1\nb: 2\n")
    assert document.place(2, 1).excerpt == "b: 2"
    assert document.at(document.root).line == 1
    assert document.place(3, 1).excerpt == document.place(0, 1).excerpt == ""


def test_a_mapping_gives_values_and_names_or_none() -> None:
    root = read("a: 1\nb: 2\n").root
    assert root.get("b") == Scalar("2", 2, 4)
    assert root.key("b") == Scalar("b", 2, 1)
    assert root.get("c") is root.key("c") is None


def test_a_tree_does_not_change() -> None:
    document = read("a: 1\n")
    with pytest.raises(FrozenInstanceError):
        document.root.line = 2  # type: ignore[misc]


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_the_real_files_read_as_any_other_yaml_reader_reads_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    document, findings = read_tree(path.relative_to(ROOT).as_posix(), text)
    assert document is not None
    assert findings == ()
    assert plain(document.root) == yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    for node in nodes(document.root):
        line = lines_of(text)[node.line - 1]
        assert line[node.column - 1 : node.column + 1].strip()


def test_there_are_real_files_to_read() -> None:
    assert len(REAL_FILES) >= 15


@settings(max_examples=40)
@given(
    st.dictionaries(st.text(printable, max_size=8), trees, max_size=5),
    st.sampled_from(['"', "'", None]),
)
def test_whatever_is_written_as_yaml_is_read_back(
    tree: dict[str, object], style: str | None
) -> None:
    text = yaml.dump(tree, Dumper=Plain, default_style=style, allow_unicode=True, width=10**6)
    document, findings = read_tree("a.yaml", text)
    assert findings == ()
    assert document is not None
    assert plain(document.root) == tree
    check_places([], text)


class Plain(yaml.SafeDumper):
    """A writer without anchors, which the reader refuses."""

    def ignore_aliases(self, _: object) -> bool:
        return True
