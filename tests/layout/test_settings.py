"""layout.yaml: bounds, what is the same everywhere, and mistakes at their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.layout.settings import STEPS, Bound, LayoutFile, read_layout_file
from brochure_build.reader import read_tree

GOOD = """\
bounds:
  text-size:
    smallest: "7.5pt"
    largest: "8.3pt"
  leading:
    smallest: "1.34"
    largest: "1.45"
lengths:
  labels: "27mm"
languages:
  ru-RU:
    labels: "30mm"
first_baseline_mm: "5.3"
art:
  outside:
    - file: "assets/art/outside.svg"
    - file: "assets/art/trail.svg"
      whole: "true"
drawings:
  emblem: "assets/art/emblem.svg"
"""


def read(text: str) -> tuple[LayoutFile, list[str]]:
    document, findings = read_tree("layouts/classic/layout.yaml", text)
    assert document is not None
    assert not findings
    file, found = read_layout_file(document)
    return file, [f"{f.place.line if f.place else 0} {f.code.name}" for f in found]


def test_settings_run_from_the_tightest_to_the_roomiest() -> None:
    file, found = read(GOOD)
    assert found == []
    settings = file.settings("en")
    assert len(settings) == STEPS + 1
    first, last = dict(settings[0].measures), dict(settings[-1].measures)
    assert (first["text-size"], last["text-size"]) == ("7.5pt", "8.3pt")
    assert (first["leading"], last["leading"]) == ("1.34", "1.45")
    assert first["labels"] == last["labels"] == "27mm"


def test_a_language_has_its_own_lengths() -> None:
    file, _ = read(GOOD)
    assert dict(file.settings("ru-RU")[0].measures)["labels"] == "30mm"
    assert dict(file.settings("ja-JP")[0].measures)["labels"] == "27mm"


def test_without_bounds_there_is_nothing_to_choose() -> None:
    (only,) = LayoutFile().settings("en")
    assert only.measures == ()
    assert only.share == 1


def test_every_drawing_is_read_once() -> None:
    file, _ = read(GOOD)
    names = ("outside", "trail", "emblem")
    assert file.drawing_files() == tuple(f"assets/art/{name}.svg" for name in names)


@given(st.floats(0, 1), st.floats(0, 50), st.floats(0, 50))
def test_a_measure_stays_between_its_bounds(share: float, one: float, other: float) -> None:
    low, high = sorted((round(one, 3), round(other, 3)))
    bound = Bound(smallest=f"{low}mm", largest=f"{high}mm")
    assert low - 1e-3 <= float(bound.at(share).removesuffix("mm")) <= high + 1e-3


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ('smallest: "7.5pt"', 'smallest: "9pt"', "2 wrong-value"),
        ('smallest: "7.5pt"', 'smallest: "7.5mm"', "2 wrong-value"),
        ('smallest: "7.5pt"', 'smallest: "7.5px"', "3 wrong-value"),
        ("leading:", "Leading!:", "5 wrong-value"),
        ('first_baseline_mm: "5.3"', 'first_baseline_mm: "low"', "13 wrong-type"),
        ("lengths:", "length:", "8 unknown-name"),
        ("outside:", "upside:", "15 wrong-value"),
        ("assets/art/outside.svg", "../outside.png", "16 wrong-value"),
    ],
)
def test_mistakes_are_found_at_their_places(before: str, after: str, found: str) -> None:
    assert before in GOOD
    _, findings = read(GOOD.replace(before, after))
    assert findings
    assert findings[0].split()[0] == found.split(maxsplit=1)[0], findings
