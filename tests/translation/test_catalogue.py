"""A catalogue knows its units by their keys, and each character of them by its place."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.translation.catalogue import Catalogue, read_catalogue

from .catalogues import Located, catalogue, document, located

TEXT = """\
# a comment
cover:
  title: "Paws across borders"
  roles:
    first: 'One''s own'
    second: plain
species:
  "quoted": "x"
  empty:
"""

printable = st.characters(
    exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufffe\uffff"
)


def refused(text: str) -> list[Located]:
    read, findings = read_catalogue("xx", document("xx.yaml", text))
    assert isinstance(read, Catalogue)
    return located(list(findings))


def test_units_have_the_path_to_them_as_key_in_the_order_of_the_file() -> None:
    units = catalogue(TEXT).units
    assert {key: unit.text for key, unit in units.items()} == {
        "cover.title": "Paws across borders",
        "cover.roles.first": "One's own",
        "cover.roles.second": "plain",
        "species.quoted": "x",
        "species.empty": "",
    }
    assert list(units) == [unit.key for unit in units.values()]


def test_a_unit_knows_where_its_text_and_its_name_stand() -> None:
    read = catalogue(TEXT)
    assert [(unit.line, unit.column) for unit in read.units.values()] == [
        (3, 10),
        (5, 12),
        (6, 13),
        (8, 13),
        (9, 9),
    ]
    assert [str(read.name_place(key)) for key in read.units] == [
        "xx.yaml:3:3",
        "xx.yaml:5:5",
        "xx.yaml:6:5",
        "xx.yaml:8:3",
        "xx.yaml:9:3",
    ]
    place = read.place("cover.title")
    assert (str(place), place.excerpt) == ("xx.yaml:3:10", '  title: "Paws across borders"')


@pytest.mark.parametrize(
    ("written", "offset", "column"),
    [
        ('"abc"', 0, 5),
        ('"abc"', 2, 7),
        ("'abc'", 2, 7),
        ("abc", 2, 6),
        ('"虎豹x"', 2, 7),
        ('"𠮷x"', 1, 6),
        (r'"\"a\" b"', 4, 11),  # what is escaped takes more room in the file
        (r'"\\\u864Ex"', 2, 13),
        (r'"\x41\U0001F600x"', 2, 19),
        ("'it''s b'", 3, 9),
        ('"a"', 1, 6),  # just behind the end
        ('""', 0, 5),
    ],
)
def test_a_character_of_a_text_has_its_column(written: str, offset: int, column: int) -> None:
    assert str(catalogue(f"a: {written}\n").place("a", offset)) == f"xx.yaml:1:{column}"


def as_it_is(character: str) -> str:
    return json.dumps(character, ensure_ascii=False)[1:-1]


def as_an_escape(character: str) -> str:
    return as_it_is(character) if character.isascii() else f"\\U{ord(character):08X}"


def doubled(character: str) -> str:
    return character.replace("'", "''")


@pytest.mark.parametrize(
    ("quote", "spelled"), [('"', as_it_is), ('"', as_an_escape), ("'", doubled)]
)
@given(text=st.text(printable, min_size=1, max_size=12), data=st.data())
def test_every_character_is_found_where_it_was_written(
    quote: str, spelled: Callable[[str], str], text: str, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(text) - 1))
    read = catalogue(f"a: {quote}{''.join(map(spelled, text))}{quote}\n")
    before = f"a: {quote}{''.join(map(spelled, text[:offset]))}"
    assert read.units["a"].text == text
    assert read.place("a", offset).column == len(before) + 1


# A text that goes on in the next line: some programs wrap what they write -------------------------


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"one\n  two"', "one two"),
        ('"one\n\ttwo"', "one two"),
        ("'one\n  it''s'", "one it's"),
        ("one\n  two\n  three", "one two three"),
        ('"one \\\n  two"', "one two"),
        ('"虎\\\n  豹"', "虎豹"),  # a break that is taken back
        ('"老虎\n  豹"', "老虎 豹"),  # a space where no one wants it; the checks tell
        ('"one\\\n    \\  two"', "one  two"),
    ],
)
def test_a_text_may_go_on_in_the_next_line(written: str, text: str) -> None:
    read = catalogue(f"a: {written}\nb: x\n")
    assert {key: unit.text for key, unit in read.units.items()} == {"a": text, "b": "x"}


@pytest.mark.parametrize(
    ("written", "offset", "line", "column"),
    [
        ('"one\n  two"', 0, 1, 5),
        ('"one\n  two"', 2, 1, 7),
        ('"one\n  two"', 3, 1, 8),  # the space is where the line ends
        ('"one\n  two"', 4, 2, 3),
        ('"one\n  two"', 7, 2, 6),  # just behind the end
        ('"one  \n  two"', 4, 2, 3),
        ('"one\\ \n  two"', 5, 2, 3),
        ("'it''s\n  it''s so'", 5, 2, 3),
        ("'it''s\n  it''s so'", 8, 2, 7),
        ("one\n  two\n  three", 8, 3, 3),
        ('"\\u864E\\\n  豹x"', 1, 2, 3),
        ('"a \\\n  \\"b"', 3, 2, 5),
    ],
)
def test_a_character_of_a_text_of_several_lines_has_its_place(
    written: str, offset: int, line: int, column: int
) -> None:
    place = catalogue(f"a: {written}\nb: x\n").place("a", offset)
    assert (place.line, place.column) == (line, column)
    assert place.excerpt == f"a: {written}".split("\n")[line - 1]


# What is not a text of one line -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('a:\n  - "x"\n', 2, 3),
        ("a: []\n", 1, 4),
        ("a: |\n  x\n", 1, 4),
        ("a: >-\n  x\n", 1, 4),
        ("a: >-\n  老虎\n  豹\n", 1, 4),  # YAML would put a space between them
        ("a: 'x\n\n  y'\n", 1, 4),
        ('a: "x\\ny"\n', 1, 4),
        ('b: "good"\na:\n  c: "good"\n  d: ["bad"]\n', 4, 6),
    ],
)
def test_what_is_not_one_text_in_one_line_is_found(text: str, line: int, column: int) -> None:
    assert refused(text) == [("not-text", line, column)]


def test_the_words_say_what_stands_there_and_what_to_write() -> None:
    _, (finding,) = read_catalogue("xx", document("xx.yaml", "a:\n  b: [x]\n"))
    assert finding.message == "a.b: a list stands where a text of one line belongs"
    assert finding.hint == 'write b: "text"'
    assert finding.key == "a.b"


def test_a_unit_that_stands_twice_under_two_spellings_is_found() -> None:
    text = 'a:\n  b: "one"\na.b: "two"\n'
    assert refused(text) == [("duplicate-key", 3, 1)]
    read, findings = read_catalogue("xx", document("xx.yaml", text))
    assert read.units["a.b"].text == "one"
    assert "line 2" in findings[0].hint


def test_everything_that_is_wrong_is_found_and_the_rest_is_read() -> None:
    text = 'a: ["x"]\nb: "good"\nc: |\n  x\nd:\n  e: [y]\n'
    assert refused(text) == [("not-text", 1, 4), ("not-text", 3, 4), ("not-text", 6, 6)]
    read, _ = read_catalogue("xx", document("xx.yaml", text))
    assert list(read.units) == ["b"]


def test_an_empty_file_is_an_empty_catalogue() -> None:
    assert catalogue("# nothing yet\n").units == {}


def test_what_is_no_text_in_yaml_is_text_here() -> None:
    read = catalogue("a: NO\nb: 12:30\nc: 0777\nd: ~\ne: 2024-02-30\n")
    assert [unit.text for unit in read.units.values()] == ["NO", "12:30", "0777", "~", "2024-02-30"]
