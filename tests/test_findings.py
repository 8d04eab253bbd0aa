"""Findings as people, programs and GitHub read them."""

from __future__ import annotations

import json
import unicodedata
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure_build.findings import (
    BrochureError,
    Code,
    Finding,
    Place,
    Severity,
    as_github,
    as_json,
    as_text,
    errors,
    in_order,
    quoted,
    summary,
)

WRONG = Code("wrong", "It is wrong.", "Mend it.")
DOUBTFUL = Code("doubtful", "It may be wrong.", "Look at it.", Severity.WARNING)
WORTH_KNOWING = Code("worth-knowing", "It is so.", "Nothing.", Severity.NOTE)
CODES = (WRONG, DOUBTFUL, WORTH_KNOWING)

HIDDEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
WIDEST = 100  # columns of an excerpt

# Characters and the columns they take on a terminal (Unicode Standard Annex 11).
WIDTHS = dict.fromkeys("a é", 1) | dict.fromkeys("Ж—…", 1) | dict.fromkeys("虎가カ（𠮷😀", 2)

lines = st.text(st.sampled_from(sorted(WIDTHS)), min_size=1, max_size=300)
anything = st.text(max_size=120)
places = st.builds(
    Place,
    st.sampled_from(["a.yaml", "b.yaml", "100%, or: less.yaml"]),
    st.integers(0, 12),
    st.integers(1, 150),
    anything,
)
findings = st.builds(
    Finding,
    st.sampled_from(CODES),
    message=anything,
    place=st.none() | places,
    hint=anything,
    locale=st.sampled_from(["", "ko-KR"]),
    panel=st.sampled_from(["", "cover"]),
)


def excerpt(line: str, column: int) -> tuple[str, str]:
    """A line as it is shown, and the line with the caret under it."""
    shown, caret = as_text(Finding(WRONG, "m", Place("f", 7, column, line))).split("\n")[1:]
    assert shown.startswith("  7 | ")
    assert caret.startswith("    | ")
    return shown[6:], caret[6:]


def width(text: str) -> int:
    return sum(WIDTHS[character] for character in text)


# As text ------------------------------------------------------------------------------------


def test_a_finding_reads_as_place_severity_code_and_sentence_with_line_caret_and_hint() -> None:
    place = Place("brochure/estimates.yaml", 12, 13, '    amount: "about 800"')
    finding = Finding(WRONG, "expected a whole number", place, "write 800")
    assert as_text(finding).split("\n") == [
        "brochure/estimates.yaml:12:13: error wrong: expected a whole number",
        '  12 |     amount: "about 800"',
        "     |             ^",
        "  = write 800",
    ]


def test_a_finding_without_a_place_is_one_line() -> None:
    assert as_text(Finding(DOUBTFUL, "it may be")) == "warning doubtful: it may be"


def test_a_finding_about_a_whole_file_shows_no_line() -> None:
    finding = Finding(WORTH_KNOWING, "empty", Place("a.yaml", excerpt="text"))
    assert as_text(finding) == "a.yaml: note worth-knowing: empty"


def test_a_place_names_its_line_and_column_or_only_its_file() -> None:
    assert str(Place("a.yaml", 3, 4)) == "a.yaml:3:4"
    assert str(Place("a.yaml")) == "a.yaml"


@pytest.mark.parametrize(
    ("line", "column", "columns_before"),
    [
        ("name", 1, 0),
        ("name", 5, 4),  # just behind the end
        ("name", 99, 4),  # far behind it
        ("\tname", 2, 1),
        ("虎豹: x", 3, 4),
        ("한국어", 3, 4),
        ("ｆｕｌｌ", 2, 2),
        ("𠮷: x", 2, 2),  # beyond the basic plane
        ("\u1112\u1161\u11ab글", 4, 2),  # a syllable written as three letters, as macOS does
        ("e\u0301x", 3, 1),  # a combining accent
        ("☎\ufe0ex", 3, 1),  # a variation selector
        ("a\u200bb", 3, 7),  # shown as \u200B
    ],
)
def test_the_caret_stands_under_its_character(line: str, column: int, columns_before: int) -> None:
    assert excerpt(line, column)[1] == " " * columns_before + "^"


@given(lines, st.data())
def test_the_caret_finds_its_character_in_any_script_and_any_length(
    line: str, data: st.DataObject
) -> None:
    column = data.draw(st.integers(1, len(line)))
    shown, caret = excerpt(line, column)
    before = next(n for n in range(len(shown)) if width(shown[:n]) == len(caret) - 1)
    assert shown[before] == line[column - 1]
    cut = shown.removeprefix("…") if before else shown
    assert cut.removesuffix("…") in line or cut in line
    assert width(shown) <= WIDEST + 3  # an ellipsis at each end, and half a wide character


def test_a_line_that_fits_is_shown_whole() -> None:
    assert excerpt("x" * WIDEST, 1)[0] == "x" * WIDEST
    assert excerpt("虎" * (WIDEST // 2), 40)[0] == "虎" * (WIDEST // 2)


@pytest.mark.parametrize(
    ("column", "begins", "ends"), [(1, "00", "…"), (500, "…", "…"), (1000, "…", "99")]
)
def test_a_long_line_is_cut_round_the_caret(column: int, begins: str, ends: str) -> None:
    line = "".join(f"{n:02d}" for n in range(100)) * 5
    shown, caret = excerpt(line, column)
    assert shown.startswith(begins)
    assert shown.endswith(ends)
    assert shown[len(caret) - 1] == line[column - 1]
    assert len(shown) <= WIDEST + 2


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\u200b", "\\u200B"),  # zero-width space
        ("\u202e", "\\u202E"),  # turns the text round
        ("\u2028", "\\u2028"),
        ("\x1b", "\\u001B"),  # begins a terminal's commands
        ("\x85", "\\u0085"),
        ("\ufeff", "\\uFEFF"),
        ("\ue000", "\\uE000"),
        ("\u00a0", "\u00a0"),
        ("Ү", "Ү"),
    ],
)
def test_hidden_characters_are_shown(character: str, shown: str) -> None:
    assert excerpt(f"a{character}b", 1)[0] == f"a{shown}b"
    assert quoted(f"a{character}b") == f"“a{shown}b”"
    assert f"a{shown}b" in as_text(Finding(WRONG, f"a{character}b")).split("\n")[0]


@settings(max_examples=50)
@given(findings)
def test_nothing_in_a_text_moves_the_cursor_or_adds_a_line(finding: Finding) -> None:
    text = as_text(finding)
    assert not [c for c in text.replace("\n", "") if unicodedata.category(c) in HIDDEN]
    has_line = bool(finding.place and finding.place.line and finding.place.excerpt.rstrip("\r\n"))
    if has_line or not finding.place or not finding.place.excerpt:
        assert text.count("\n") == 2 * has_line + bool(finding.hint)


# For machines -------------------------------------------------------------------------------


def test_a_record_has_stable_names_and_leaves_out_what_is_unknown() -> None:
    place = Place("a.yaml", 3, 4, "excerpt")
    everything = Finding(WRONG, "m", place, "h", "ja-JP", "print", "cover", "cover.title")
    assert everything.as_record() == {
        "severity": "error",
        "code": "wrong",
        "message": "m",
        "file": "a.yaml",
        "line": 3,
        "column": 4,
        "locale": "ja-JP",
        "edition": "print",
        "panel": "cover",
        "key": "cover.title",
        "hint": "h",
    }
    least = {"severity": "note", "code": "worth-knowing", "message": "m"}
    assert Finding(WORTH_KNOWING, "m").as_record() == least
    assert Finding(WORTH_KNOWING, "m", Place("a")).as_record() == least | {"file": "a"}


@settings(max_examples=40)
@given(st.lists(findings, max_size=4))
def test_json_holds_every_record_as_it_is(found: list[Finding]) -> None:
    assert json.loads(as_json(found)) == [finding.as_record() for finding in found]


def test_json_keeps_words_legible() -> None:
    assert "눈표범" in as_json([Finding(WRONG, "눈표범")])


def test_a_workflow_command_carries_place_code_message_and_hint() -> None:
    place = Place("translations/ko-KR.yaml", 12, 5)
    assert as_github(Finding(WRONG, "it is wrong", place, "mend it")) == (
        "::error file=translations/ko-KR.yaml,line=12,col=5,title=wrong::it is wrong mend it"
    )
    assert as_github(Finding(DOUBTFUL, "m", Place("a"))) == "::warning file=a,title=doubtful::m"
    assert as_github(Finding(WORTH_KNOWING, "m")) == "::notice title=worth-knowing::m"


@settings(max_examples=50)
@given(findings)
def test_a_workflow_command_is_one_line_and_its_parts_can_be_told_apart(finding: Finding) -> None:
    command = as_github(finding)
    assert not set(command) & set("\r\n")
    head, message = command.removeprefix("::").split("::", 1)
    kind, properties = head.split(" ", 1)
    assert kind in {"error", "warning", "notice"}
    values = dict(part.split("=", 1) for part in properties.split(","))
    assert values["title"] == finding.code.name
    if finding.place:
        unescaped = values["file"].replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
        assert unescaped == finding.place.file
    assert "%" not in message.replace("%25", "")


# Many ---------------------------------------------------------------------------------------


def test_findings_are_in_the_order_of_files_and_lines_and_each_stands_once() -> None:
    first = Finding(WRONG, "m", Place("a", 2, 9))
    second = Finding(WRONG, "m", Place("a", 10, 1))
    third = Finding(WRONG, "m", Place("b", 1, 1))
    nowhere = Finding(WRONG, "m")
    for order in permutations([first, second, third, nowhere, first]):
        assert in_order(order) == (nowhere, first, second, third)


@settings(max_examples=40)
@given(st.lists(findings, max_size=8))
def test_ordering_again_changes_nothing(found: list[Finding]) -> None:
    ordered = in_order(found)
    assert in_order(ordered) == ordered
    assert set(ordered) == set(found)
    assert len(ordered) == len(set(found))


def test_only_errors_stop_a_build() -> None:
    found = [Finding(code, "m") for code in CODES]
    assert errors(found) == (found[0],)
    assert [finding.severity.value for finding in found] == ["error", "warning", "note"]


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ((), "nothing to report"),
        ((WRONG,), "1 error"),
        ((WRONG, WRONG, DOUBTFUL), "2 errors, 1 warning"),
        ((WORTH_KNOWING, WORTH_KNOWING), "2 notes"),
    ],
)
def test_a_summary_counts_each_severity(codes: tuple[Code, ...], words: str) -> None:
    assert summary([Finding(code, "m") for code in codes]) == words


def test_an_error_carries_its_findings_and_says_what_they_say() -> None:
    found = (Finding(WRONG, "one"), Finding(DOUBTFUL, "two"))
    error = BrochureError(iter(found))
    assert error.findings == found
    assert str(error) == "one; two"


# What someone wrote -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", "“”"),
        ("about 800", "“about 800”"),
        (" 7 ", "“ 7 ”"),  # what is wrong with it can be seen
        ("two\n  lines", "“two lines”"),
        ("x" * 60, f"“{'x' * 60}”"),
        ("x" * 61, f"“{'x' * 60}…”"),
        ("虎" * 61, f"“{'虎' * 60}…”"),
    ],
)
def test_a_quotation_shows_what_was_written_on_one_line(text: str, shown: str) -> None:
    assert quoted(text) == shown


@given(st.text())
def test_a_quotation_is_one_line_without_hidden_characters(text: str) -> None:
    assert not [c for c in quoted(text) if unicodedata.category(c) in HIDDEN]
