"""Block types: what their heads say, and what a brochure may give them."""

from __future__ import annotations

from pathlib import Path

import jinja2
import jinja2.meta
import pytest

from brochure_build.findings import Finding
from brochure_build.layout import BlockType, block_types, check_blocks
from brochure_build.layout.blocks import Kind
from brochure_build.layout.page import Page
from layout.samples import HEAD, catalogue, content, document, folder
from project.copies import ROOT

CLASSIC = ROOT / "layouts" / "classic" / "blocks"
EVERY_BLOCK = sorted(CLASSIC.glob("*.html.j2"))
KINDS: tuple[str, ...] = Kind.__args__  # type: ignore[attr-defined]


def types_of(**blocks: str) -> tuple[dict[str, BlockType], tuple[Finding, ...]]:
    types, findings = block_types(folder(blocks))
    return dict(types), findings


# --- heads --------------------------------------------------------------------------------------


def test_a_template_says_what_it_is_and_what_it_takes() -> None:
    types, findings = types_of(words=HEAD + "{{ text(words) }}")
    assert not findings
    assert types["words"].description == "a block"
    assert types["words"].parameters["words"].kind == "key"


def test_a_head_needs_no_parameters() -> None:
    types, findings = types_of(rule='{#---\ndescription: "a rule"\n---#}\n<hr>')
    assert not findings
    assert types["rule"].parameters == {}


@pytest.mark.parametrize(
    "text",
    ["", "<p>", " " + HEAD, "{# description #}", "<p>\n" + HEAD, HEAD.replace("#}", "}")],
    ids=["empty", "none", "not at the top", "a remark", "below", "not closed"],
)
def test_a_template_without_a_head_is_no_block_type(text: str) -> None:
    types, (finding,) = types_of(words=text)
    assert not types
    assert finding.code.name == "template-error"
    assert str(finding.place) == "layouts/plain/blocks/words.html.j2:1:1"


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("description:", "descripton:", "unknown-name", 2),
        ("kind: key", "kind: keyy", "wrong-value", 5),
        ("    kind: key\n", "", "missing-name", 4),
        ("words:\n", "Words:\n", "wrong-value", 4),
        # the quote is closed where the next text should begin
        ('"a block"', '"a block', "yaml-syntax", 6),
        ('"a block"', "&a block", "not-plain-yaml", 2),
    ],
)
def test_a_mistake_in_a_head_is_told_at_its_line_of_the_template(
    old: str, new: str, code: str, line: int
) -> None:
    assert old in HEAD
    types, findings = types_of(words=HEAD.replace(old, new, 1) + "<p>")
    assert not types
    assert code in {finding.code.name for finding in findings}
    places = {finding.place and (finding.place.file, finding.place.line) for finding in findings}
    assert ("layouts/plain/blocks/words.html.j2", line) in places


def test_a_broken_head_spoils_no_other() -> None:
    types, findings = types_of(words=HEAD, broken="<p>")
    assert set(types) == {"words"}
    assert len(findings) == 1


# --- the layout that goes with the program --------------------------------------------------------


@pytest.mark.parametrize("path", EVERY_BLOCK, ids=lambda path: path.name.split(".")[0])
def test_a_template_uses_what_it_declares_and_declares_what_it_uses(path: Path) -> None:
    text = path.read_text("utf-8")
    types, findings = types_of(block=text)
    assert not findings
    environment = jinja2.Environment(trim_blocks=True, lstrip_blocks=True)  # noqa: S701  # only read
    used = jinja2.meta.find_undeclared_variables(environment.parse(text))
    given = set(Page.names.__get__(_page())())
    assert used - given == set(types["block"].parameters)
    assert not given & set(types["block"].parameters), "a parameter hides a function"


def _page() -> Page:
    from layout.samples import page

    return page()


def test_there_are_templates_to_look_at() -> None:
    assert len(EVERY_BLOCK) >= 10


# --- parameters ---------------------------------------------------------------------------------

WORDS = """
cover:
  title: "A title"
work:
  first:
    title: "One"
    body: "The first"
  second:
    title: "Two"
    body: "The second"
"""

# For each kind what it takes, and what it does not with the code of the finding.
GOOD = {
    "key": ['"cover.title"'],
    "keys": ['\n          - "cover.title"\n          - "work.first.title"', "[]"],
    "section": ['"work.first"'],
    "sections": ['\n          - "work.first"\n          - "work.second"'],
    "species": ['"tiger"'],
    "photo": [],
    "photos": ["[]"],
    "choice": ['"left"', "right"],
    "number": ["24", '"24.5"', "0"],
    "flag": ["true", "false", '"true"'],
}
LIST = '\n          - "cover.title"'
NAMES = '\n          a: "cover.title"'
BAD = {
    "key": [
        ('"cover.titel"', "unknown-reference"),
        ('"cover"', "unknown-reference"),
        (LIST, "wrong-type"),
        (NAMES, "wrong-type"),
    ],
    "keys": [
        ('"cover.title"', "wrong-type"),
        ('\n          - "cover.titel"', "unknown-reference"),
        ('\n          - ["cover.title"]', "wrong-type"),
        (NAMES, "wrong-type"),
    ],
    "section": [('"work.frist"', "unknown-reference"), ('"cover.title"', "unknown-reference")],
    "sections": [
        ('\n          - "cover.title"', "unknown-reference"),
        ('"work.first"', "wrong-type"),
    ],
    "species": [('"lion"', "unknown-reference"), (LIST, "wrong-type")],
    "photo": [('"laek"', "unknown-reference"), (NAMES, "wrong-type")],
    "photos": [('\n          - "laek"', "unknown-reference"), ('"lake"', "wrong-type")],
    "choice": [('"middle"', "wrong-value"), ('"Left"', "wrong-value"), (LIST, "wrong-type")],
    "number": [
        ("a lot", "wrong-type"),
        ("-1", "wrong-type"),
        ("1e3", "wrong-type"),
        ("24 mm", "wrong-type"),
        ("٢٤", "wrong-type"),
        (LIST, "wrong-type"),
    ],
    "flag": [("yes", "wrong-type"), ("True", "wrong-type"), ("1", "wrong-type")],
}


def given(kind: str, value: str, optional: str = "") -> list[Finding]:
    """What is found when a parameter of a kind gets a value, or with none where it is empty."""
    choices = "    choices:\n      - left\n      - right\n" if kind == "choice" else ""
    parameter = f'  it:\n    kind: {kind}\n    description: "it"\n{choices}{optional}'
    head = f'{{#---\ndescription: "a block"\nparameters:\n{parameter}---#}}\n'
    types, findings = types_of(words=head)
    assert not findings, findings
    brochure = (
        'name: "leaflet"\ntitle: "cover.title"\nsubject: "cover.title"\nauthor: "cover.title"\n'
        'date: "2026-01-01"\nfold: "half"\npanels:\n  cover:\n    title: "cover.title"\n'
        '    blocks:\n      - type: "words"\n' + (f"        it: {value}\n" if value else "")
    )
    return list(check_blocks(content(brochure), document(brochure), catalogue(WORDS), types))


GOOD_CASES = [(kind, value) for kind, values in GOOD.items() for value in values]
BAD_CASES = [(kind, *case) for kind, cases in BAD.items() for case in cases]


def test_every_kind_of_parameter_is_tried() -> None:
    assert set(GOOD) == set(BAD) == set(KINDS)
    assert all(BAD.values())


@pytest.mark.parametrize(("kind", "value"), GOOD_CASES)
def test_a_good_value_gives_nothing(kind: str, value: str) -> None:
    assert given(kind, value) == []


@pytest.mark.parametrize(("kind", "value", "code"), BAD_CASES)
def test_a_bad_value_is_found_where_it_stands(kind: str, value: str, code: str) -> None:
    (finding,) = given(kind, value)
    assert finding.code.name == code
    assert finding.place is not None
    assert finding.place.file == "brochure/brochure.yaml"
    first_line_of_the_value = 12
    assert finding.place.line in (first_line_of_the_value, first_line_of_the_value + 1)


def test_a_parameter_that_is_needed_is_missed() -> None:
    (finding,) = given("key", "")
    assert finding.code.name == "missing-name"
    assert str(finding.place) == "brochure/brochure.yaml:11:15"


@pytest.mark.parametrize("optional", ["    optional: true\n", '    default: "cover.title"\n'])
def test_a_parameter_that_is_not_needed_may_be_left_out(optional: str) -> None:
    assert given("key", "", optional) == []


def test_a_name_that_is_nearly_right_is_suggested() -> None:
    (finding,) = given("key", '"cover.titel"')
    assert "cover.title" in finding.hint


def test_every_mistake_is_found_at_once() -> None:
    findings = given("keys", '\n          - "cover.titel"\n          - "no.such"')
    assert [finding.code.name for finding in findings] == ["unknown-reference"] * 2
