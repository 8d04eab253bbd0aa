"""Folds: paper folds as the tables say, whatever its width. All of the registry are tried."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure_build.content import PAPERS
from brochure_build.folds import Fold, lay_flat
from brochure_build.folds.c_fold import FLAP_SHORT_MM
from brochure_build.folds.gate_fold import DOOR_SHORT_MM
from brochure_build.registry import folds
from brochure_build.stages import FlatSheet, Paper, Side

FOLDS = folds()
every_fold = pytest.mark.parametrize("fold", FOLDS.values(), ids=FOLDS.keys())
every_paper = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
sheet_widths = st.floats(min_value=60, max_value=2000)

OUT, IN = Side.OUTSIDE, Side.INSIDE


def flat(name: str, width_mm: float) -> FlatSheet:
    return lay_flat(FOLDS[name], Paper("any", width_mm, 210.0))


def widths(sheet: FlatSheet, side: Side) -> list[float]:
    return [place.width_mm for place in sheet.side(side)]


# Every fold -------------------------------------------------------------------------------------


@settings(max_examples=50)
@every_fold
@given(width=sheet_widths)
def test_the_panels_of_each_side_fill_the_sheet_without_gap_or_overlap(
    fold: Fold, width: float
) -> None:
    sheet = flat(fold.name, width)
    for side in Side:
        places = sheet.side(side)
        assert places[0].x_mm == 0
        for left, right in pairwise(places):
            assert left.x_mm + left.width_mm == pytest.approx(right.x_mm)
        assert places[-1].x_mm + places[-1].width_mm == pytest.approx(width)


@settings(max_examples=50)
@every_fold
@given(width=sheet_widths)
def test_a_panel_is_as_wide_as_the_panel_on_its_back(fold: Fold, width: float) -> None:
    # The sheet turns over its short edge: the inside lies mirrored behind the outside.
    sheet = flat(fold.name, width)
    assert widths(sheet, OUT) == pytest.approx(widths(sheet, IN)[::-1])
    mirrored = [width - line for line in sheet.fold_lines(IN)][::-1]
    assert sheet.fold_lines(OUT) == pytest.approx(tuple(mirrored))


@settings(max_examples=50)
@every_fold
@given(width=sheet_widths)
def test_every_panel_can_be_printed_on(fold: Fold, width: float) -> None:
    assert min(place.width_mm for place in flat(fold.name, width).places) > 10


@settings(max_examples=50)
@every_fold
@given(width=sheet_widths)
def test_what_folds_in_is_no_wider_than_what_it_folds_onto(fold: Fold, width: float) -> None:
    sheet = flat(fold.name, width)
    outer, *_ = widths(sheet, OUT)
    assert outer <= max(widths(sheet, OUT)[1:]) + 1e-9


@every_fold
def test_each_panel_is_read_once(fold: Fold) -> None:
    assert sorted(fold.reading) == sorted(fold.outside + fold.inside)
    assert len(set(fold.reading)) == len(fold.reading)
    assert fold.panels == set(fold.reading)


@every_fold
def test_reading_begins_at_a_cover_outside_and_ends_at_the_back(fold: Fold) -> None:
    assert fold.reading[0].startswith("cover")
    assert fold.reading[0] in fold.outside
    assert fold.reading[-1] == "back"


@every_fold
def test_the_rule_gives_a_width_to_each_panel_and_to_no_other(fold: Fold) -> None:
    assert set(fold.widths(297.0)) == fold.panels


@every_fold
def test_both_sides_have_the_same_number_of_panels(fold: Fold) -> None:
    assert len(fold.outside) == len(fold.inside) > 1
    sheet = flat(fold.name, 297.0)
    assert len(sheet.fold_lines(OUT)) == len(sheet.fold_lines(IN)) == len(fold.outside) - 1


@every_fold
def test_names_are_such_as_a_brochure_can_write(fold: Fold) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", fold.name)
    assert fold.title[0].isupper()
    for panel in fold.panels:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", panel)


@every_fold
@every_paper
def test_the_flat_sheet_keeps_what_it_was_made_of(fold: Fold, paper: Paper) -> None:
    sheet = lay_flat(fold, paper)
    assert (sheet.fold, sheet.paper, sheet.reading) == (fold.name, paper, fold.reading)
    assert tuple(place.panel for place in sheet.side(OUT)) == fold.outside
    assert tuple(place.panel for place in sheet.side(IN)) == fold.inside


# The C fold -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paper", "outside", "inside", "lines_outside", "lines_inside"),
    [
        # what European print shops publish for a letter fold of A4
        ("A4", [97, 100, 100], [100, 100, 97], (97, 197), (100, 200)),
        ("A3", [138, 141, 141], [141, 141, 138], (138, 279), (141, 282)),
        # 279.4 mm is 11 inches: the same rule
        (
            "Letter",
            [91.1333, 94.1333, 94.1333],
            [94.1333, 94.1333, 91.1333],
            (91.1333, 185.2667),
            (94.1333, 188.2667),
        ),
    ],
)
def test_the_flap_of_a_c_fold_is_short(
    paper: str,
    outside: list[float],
    inside: list[float],
    lines_outside: tuple[float, ...],
    lines_inside: tuple[float, ...],
) -> None:
    sheet = lay_flat(FOLDS["c"], PAPERS[paper])
    assert widths(sheet, OUT) == pytest.approx(outside, abs=0.001)
    assert widths(sheet, IN) == pytest.approx(inside, abs=0.001)
    assert sheet.fold_lines(OUT) == pytest.approx(lines_outside, abs=0.001)
    assert sheet.fold_lines(IN) == pytest.approx(lines_inside, abs=0.001)


@given(sheet_widths)
def test_only_the_flap_of_a_c_fold_is_short_and_by_the_same_on_any_sheet(width: float) -> None:
    sheet = flat("c", width)
    full = sheet.place("cover").width_mm
    short = {place.panel for place in sheet.places if place.width_mm < full - 0.1}
    assert short == {"flap", "inside_right"}
    assert full - sheet.place("flap").width_mm == pytest.approx(FLAP_SHORT_MM)


def test_closing_a_c_fold_shows_the_cover_in_front_and_the_back_behind() -> None:
    fold = FOLDS["c"]
    # the flap turns in on the left, the cover closes over it from the right
    assert (fold.outside[0], fold.outside[-1]) == ("flap", "cover")
    # opened once, the flap lies beside the first inside panel and is read before it
    assert fold.reading.index("flap") < fold.reading.index("inside_left")


# The others -------------------------------------------------------------------------------------


def test_z_and_half_folds_are_of_equal_panels() -> None:
    assert widths(flat("z", 297.0), OUT) == widths(flat("z", 297.0), IN) == [99.0] * 3
    assert widths(flat("half", 297.0), OUT) == widths(flat("half", 297.0), IN) == [148.5] * 2


def test_a_z_fold_shows_the_right_panel_of_each_side_when_it_is_closed() -> None:
    fold = FOLDS["z"]
    assert (fold.outside[-1], fold.inside[-1]) == ("cover", "back")


def test_the_doors_of_a_gate_fold_meet_over_the_middle_with_a_gap() -> None:
    sheet = flat("gate", 297.0)
    assert widths(sheet, OUT) == pytest.approx([73.25, 150.5, 73.25])
    left, right = sheet.place("cover_left").width_mm, sheet.place("cover_right").width_mm
    gap = sheet.place("inside_middle").width_mm - left - right
    assert gap == pytest.approx(4 * DOOR_SHORT_MM)


def test_behind_the_left_half_of_the_cover_lies_the_left_door_inside() -> None:
    fold = FOLDS["gate"]
    behind = dict(zip(fold.outside, reversed(fold.inside), strict=True))
    assert behind["cover_left"] == "inside_left"
    assert behind["cover_right"] == "inside_right"
