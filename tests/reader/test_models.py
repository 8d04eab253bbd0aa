"""From a tree to values: every mistake at once, each with its code and its own place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from brochure_build.content import FILES, Brochure
from brochure_build.fields import DECIMAL, WHOLE, Day, Identifier, Text
from brochure_build.reader import Mapping as Names
from brochure_build.reader import Scalar, read_model, read_tree
from brochure_build.reader.models import locate, plain, suggest

from .reading import Located, check_places, located, read


class Cat(BaseModel):
    """One of each kind of value."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Text
    lives: Annotated[int, Field(ge=1, le=9), WHOLE] = 9
    weight: Annotated[float, Field(gt=0, lt=300), DECIMAL] = 1.0
    tame: bool = False
    born: Day | None = None
    coat: Literal["spotted", "striped"] = "spotted"
    haunts: Annotated[tuple[Text, ...], Field(min_length=2, max_length=3)] = ("a", "b")
    kittens: tuple[Cat, ...] = ()
    friends: Mapping[Identifier, Cat] = Field(default_factory=dict)
    mother: Cat | None = None


GOOD = """\
name: "Leo"
lives: "7"
weight: "3.5"
tame: "true"
born: "2026-11-22"
coat: "striped"
haunts:
  - "wood"
  - "snow"
kittens:
  - name: "Mia"
  - name: "Tom"
    lives: "1"
friends:
  amur:
    name: "Amur"
"""


def mistakes(text: str, model: type[BaseModel] = Cat) -> list[Located]:
    """What reading a text as a model finds."""
    value, findings = read_model(read(text), model)
    assert (value is None) == bool(findings)
    check_places(findings, text)
    return located(findings)


def hints(text: str, model: type[BaseModel] = Cat) -> list[str]:
    return [finding.hint for finding in read_model(read(text), model)[1]]


def test_a_file_without_mistakes_becomes_values() -> None:
    cat, findings = read_model(read(GOOD), Cat)
    assert findings == ()
    assert cat is not None
    assert (cat.name, cat.lives, cat.weight, cat.tame) == ("Leo", 7, 3.5, True)
    assert cat.born == dt.date(2026, 11, 22)
    assert cat.haunts == ("wood", "snow")
    assert [kitten.lives for kitten in cat.kittens] == [9, 1]
    assert cat.friends["amur"].name == "Amur"


BROKEN: dict[str, tuple[str, str, list[Located]]] = {
    # one thing of GOOD, what is written instead, what is found
    "an unknown name": ('lives: "7"', 'lifes: "7"', [("unknown-name", 2, 1)]),
    "an unknown name deep down": ('    lives: "1"', '    life: "1"', [("unknown-name", 13, 5)]),
    "a missing name": ('name: "Leo"\n', "", [("missing-name", 1, 1)]),
    "a missing name in an item": ('name: "Mia"', 'lives: "1"', [("missing-name", 11, 5)]),
    "a missing name in an entry": ('name: "Amur"', 'lives: "1"', [("missing-name", 15, 3)]),
    "words for a number": ('lives: "7"', 'lives: "seven"', [("wrong-type", 2, 8)]),
    "a fraction for a whole": ('lives: "7"', "lives: 7.0", [("wrong-type", 2, 8)]),
    "a list for a number": ('lives: "7"', "lives: [7]", [("wrong-type", 2, 1)]),
    "too little": ('lives: "7"', 'lives: "0"', [("wrong-value", 2, 8)]),
    "too much": ('lives: "7"', 'lives: "10"', [("wrong-value", 2, 8)]),
    "far too much": ('lives: "7"', f"lives: {'9' * 5000}", [("wrong-value", 2, 8)]),
    "words for a fraction": ('weight: "3.5"', "weight: heavy", [("wrong-type", 3, 9)]),
    "a comma in a fraction": ('weight: "3.5"', 'weight: "3,5"', [("wrong-type", 3, 9)]),
    "not a number": ('weight: "3.5"', 'weight: "nan"', [("wrong-type", 3, 9)]),
    "nothing at all": ('weight: "3.5"', 'weight: "0"', [("wrong-value", 3, 9)]),
    "the limit itself": ('weight: "3.5"', 'weight: "300"', [("wrong-value", 3, 9)]),
    "a word for true": ('tame: "true"', 'tame: "perhaps"', [("wrong-type", 4, 7)]),
    "a day that is not": ('born: "2026-11-22"', "born: 2026-02-30", [("wrong-type", 5, 7)]),
    "a day in another form": ('born: "2026-11-22"', "born: 22.11.2026", [("wrong-type", 5, 7)]),
    "a number for a day": ('born: "2026-11-22"', 'born: "0"', [("wrong-type", 5, 7)]),
    "a time for a day": ('born: "2026-11-22"', "born: 2026-11-22T00:00", [("wrong-type", 5, 7)]),
    "none of the words": ('coat: "striped"', 'coat: "pink"', [("wrong-value", 6, 7)]),
    "an empty text": ('name: "Leo"', 'name: ""', [("wrong-value", 1, 7)]),
    "a value left out": ('name: "Leo"', "name:", [("wrong-value", 1, 6)]),
    "names for a text": ('name: "Leo"', "name: {a: b}", [("wrong-type", 1, 1)]),
    "a text for a list": ('haunts:\n  - "wood"\n  - "snow"', 'haunts: "x"', [("wrong-type", 7, 9)]),
    "too short a list": ('  - "snow"\n', "", [("wrong-value", 7, 1)]),
    "too long a list": ('  - "snow"', "  - a\n  - b\n  - c", [("wrong-value", 7, 1)]),
    "one bad item": ('  - "snow"', '  - ""', [("wrong-value", 9, 5)]),
    "an item of another kind": ('  - name: "Mia"', '  - "Mia"', [("wrong-type", 11, 5)]),
    "a list for an item": ('  - name: "Mia"', "  - [Mia]", [("wrong-type", 11, 5)]),
    "a name that is none": ("  amur:", "  Amur Tiger:", [("wrong-value", 15, 3)]),
    "a text for names": (
        'friends:\n  amur:\n    name: "Amur"',
        'friends: "Amur"',
        [("wrong-type", 14, 10)],
    ),
}


@pytest.mark.parametrize(("old", "new", "found"), BROKEN.values(), ids=BROKEN.keys())
def test_one_mistake_is_found_where_it_is(old: str, new: str, found: list[Located]) -> None:
    assert GOOD.count(old) == 1
    assert mistakes(GOOD.replace(old, new)) == found


def test_all_mistakes_are_found_at_once_each_in_its_place() -> None:
    text = """\
name: ""
lifes: "7"
weight: "heavy"
coat: "pink"
haunts:
  - ""
kittens:
  - nome: "Mia"
  - "Tom"
friends:
  Amur:
    lives: "10"
"""
    assert sorted(mistakes(text), key=lambda found: found[1:]) == [
        ("wrong-value", 1, 7),
        ("unknown-name", 2, 1),
        ("wrong-type", 3, 9),
        ("wrong-value", 4, 7),
        ("wrong-value", 5, 1),
        ("wrong-value", 6, 5),
        ("missing-name", 8, 5),
        ("unknown-name", 8, 5),
        ("wrong-type", 9, 5),
        ("wrong-value", 11, 3),
        ("missing-name", 11, 3),
        ("wrong-value", 12, 12),
    ]


def test_a_list_with_a_bad_item_is_not_also_called_too_short() -> None:
    assert mistakes('name: "x"\nhaunts: ["", "b"]\n') == [("wrong-value", 2, 10)]


def test_places_count_characters_of_any_script() -> None:
    text = 'name: "한국"\nfriends: {a: {name: "虎豹", lives: "x"}}\n'
    assert mistakes(text) == [("wrong-type", 2, 34)]


def test_the_words_name_the_way_the_kind_expected_and_what_was_found() -> None:
    text = GOOD.replace('    lives: "1"', '    lives: "one"')
    message = read_model(read(text), Cat)[1][0].message
    assert message == "kittens.1.lives: expected a whole number, found “one”"


def test_a_missing_name_is_told_with_the_way_to_where_it_belongs() -> None:
    assert read_model(read("lives: 1\n"), Cat)[1][0].message == "“name” is missing"
    findings = read_model(read("name: x\nfriends:\n  a:\n    lives: 1\n"), Cat)[1]
    assert [finding.message for finding in findings] == ["friends.a: “name” is missing"]


@pytest.mark.parametrize("case", BROKEN, ids=BROKEN.keys())
def test_no_word_of_the_validator_reaches_people(case: str) -> None:
    old, new, _ = BROKEN[case]
    for finding in read_model(read(GOOD.replace(old, new)), Cat)[1]:
        words = f"{finding.message} {finding.hint}".lower()
        for foreign in ("input", "valid", "pattern", "string", "tuple", "dict", "literal", "'"):
            assert foreign not in words


# Did you mean ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("name: x\nlifes: 7\n", "did you mean “lives”?"),
        ("name: x\nkitten: []\n", "did you mean “kittens”?"),
        ("name: x\nkittens:\n  - name: y\n    wieght: 3\n", "did you mean “weight”?"),
        ("name: x\nfriends:\n  a:\n    name: y\n    Tame: true\n", "did you mean “tame”?"),
        ("name: x\nmother:\n  name: y\n  cote: spotted\n", "did you mean “coat”?"),
        ("name: x\ncoat: stripped\n", "did you mean “striped”?"),
        ("name: x\ncoat: pink\n", ""),
    ],
)
def test_a_slip_of_the_pen_is_answered_with_the_name_that_was_meant(text: str, hint: str) -> None:
    assert hints(text) == [hint]


def test_a_name_like_no_other_is_answered_with_all_names() -> None:
    known = "born, coat, friends, haunts, kittens, lives, mother, name, tame, weight"
    assert hints("name: x\nqqq: 1\n") == [f"known here: {known}"]


def test_suggestions_come_from_what_is_known() -> None:
    assert suggest("colour", ("color", "size")) == "did you mean “color”?"
    assert suggest("xyz", ("b", "a")) == "known here: a, b"
    assert suggest("xyz", ()) == ""


@pytest.mark.parametrize("field", Brochure.model_fields)
def test_every_name_of_the_brochure_file_is_suggested_for_a_slip(field: str) -> None:
    _, findings = read_model(read(f"{field}q: x\n"), Brochure)
    slips = [finding for finding in findings if finding.code.name == "unknown-name"]
    assert [finding.hint for finding in slips] == [f"did you mean “{field}”?"]


@pytest.mark.parametrize("stem", FILES)
def test_a_file_with_nothing_in_it_is_told_what_it_lacks(stem: str) -> None:
    document, _ = read_tree(f"{stem}.yaml", "# nothing yet\n")
    assert document is not None
    value, findings = read_model(document, FILES[stem])
    required = {name for name, field in FILES[stem].model_fields.items() if field.is_required()}
    assert len(findings) == len(required)
    assert {finding.code.name for finding in findings} <= {"missing-name"}
    assert (value is None) == bool(required)
    check_places(findings, "# nothing yet\n")


# The way from a value to its place --------------------------------------------------------------


def test_a_location_leads_to_its_node_and_its_name() -> None:
    document = read(GOOD)
    node, name = locate(document, ("kittens", 1, "lives"))
    assert node == Scalar("1", 13, 12, '"')
    assert name == Scalar("lives", 13, 5)
    node, name = locate(document, ("friends", "amur"))
    assert isinstance(node, Names)
    assert name == Scalar("amur", 15, 3)


def test_an_item_of_a_list_has_no_name() -> None:
    node, name = locate(read(GOOD), ("kittens", 1))
    assert (node.line, node.column, name) == (12, 5, None)


@pytest.mark.parametrize("location", [(), ("nowhere",), (7,), ("name", 0)])
def test_a_location_that_leads_nowhere_ends_at_the_deepest_node(
    location: tuple[str | int, ...],
) -> None:
    node, _ = locate(read(GOOD), location)
    assert node.line == 1


def test_a_tree_becomes_plain_lists_and_texts() -> None:
    value: Any = plain(read("a: [b, {c: 1}]\nd:\n").root)
    assert value == {"a": ["b", {"c": "1"}], "d": ""}
