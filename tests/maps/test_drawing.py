"""The drawing of a map: named inks become colours, and what cannot be printed is told."""

from __future__ import annotations

import re

import pytest

from brochure_build.findings import Finding
from brochure_build.maps import drawing_findings, paint
from project.copies import ROOT

BASE = (ROOT / "assets" / "map" / "base.svg").read_text("utf-8")
INKS = ("paper", "mist", "snow-grey", "mid-forest", "night-forest")
START = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 84 56">'


def found(svg: str) -> tuple[Finding, ...]:
    return drawing_findings("assets/map/base.svg", svg, INKS, (84.0, 56.0))


def drawn(*shapes: str) -> str:
    return "\n".join((START, *shapes, "</svg>"))


def test_the_map_of_this_brochure_can_be_printed() -> None:
    assert found(BASE) == ()


def test_every_ink_becomes_a_colour_and_nothing_else_changes() -> None:
    painted = paint(BASE, lambda ink: f"[{ink}]")
    assert "ink:" not in painted
    assert re.sub(r'"\[([a-z-]+)\]"', r'"ink:\1"', painted) == BASE


def test_inks_are_told_apart_to_the_last_letter() -> None:
    svg = '<g fill="ink:mist" stroke="ink:mist-2"/>'
    assert paint(svg, lambda ink: ink.upper()) == '<g fill="MIST" stroke="MIST-2"/>'


GOOD = ('<g fill="ink:mist"><path d="M0 0h1"/></g>', '<path fill="none" stroke="ink:paper"/>')


def test_what_may_be_there_is_no_finding() -> None:
    assert found(drawn(*GOOD)) == ()


BAD = {
    "an ink that there is not": ('<path fill="ink:mits"/>', "no ink “mits”"),
    "a colour": ('<path fill="#ff0000"/>', "is no named ink"),
    "a colour of a stroke": ('<path fill="none" stroke="red"/>', "is no named ink"),
    "no fill at all": ('<path d="M0 0h1"/>', "would be black"),
    "words": ('<text fill="ink:mist">China</text>', "<text> cannot be printed"),
    "a picture": ('<image href="https://example.org/a.png"/>', "<image> cannot be printed"),
    "a style": ('<path fill="ink:mist" style="fill:red"/>', "“style” cannot be printed"),
    "a style sheet": ("<style>path {}</style>", "<style> cannot be printed"),
    "a script": ("<script/>", "<script> cannot be printed"),
    "words between shapes": ("Asia", "words in a drawing"),
    "something not closed": ('<g fill="ink:mist">', "this is not a drawing"),
}


@pytest.mark.parametrize(("shape", "told"), BAD.values(), ids=BAD)
def test_what_cannot_be_printed_is_told_with_its_line(shape: str, told: str) -> None:
    findings = found(drawn('<g fill="none"/>', shape))
    assert findings
    assert told in findings[0].message
    assert {finding.code.name for finding in findings} == {"bad-drawing"}
    place = findings[0].place
    assert place is not None
    assert (place.file, place.line >= 3) == ("assets/map/base.svg", True)


def test_everything_wrong_is_told_at_once() -> None:
    shapes = ('<path fill="red"/>', '<path fill="ink:nil"/>', "<text/>")
    assert [finding.place and finding.place.line for finding in found(drawn(*shapes))] == [2, 3, 4]


def test_a_drawing_of_another_size_is_told() -> None:
    (finding,) = found(drawn().replace("84 56", "100 80"))
    assert "“0 0 100 80”" in finding.message


@pytest.mark.parametrize("svg", ["", "not a drawing", "<html></html>", "<svg", "\x00"])
def test_a_file_that_is_no_drawing_is_told(svg: str) -> None:
    assert found(svg)


def test_entities_are_not_taken_apart() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + drawn("&b;")
    (finding,) = found(bomb)
    assert "document type" in finding.message
