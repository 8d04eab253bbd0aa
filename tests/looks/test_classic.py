"""What a designer would measure on the finished brochure, in every language."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from brochure_build.build import flat_sheet
from brochure_build.jobs import Outcome
from brochure_build.project.sources import Sources, read_sources
from brochure_build.registry import folds
from brochure_build.stages import FlatSheet, Side
from conftest import Built
from looks.reading import Letter, letters
from translation.catalogues import real_locales

LOCALES = sorted(real_locales())
SMALLEST_TEXT_PT = 7.4
SMALLEST_PT = 7.0  # names and notes of the map
SAFE_MM = 4.0
MOST_EMPTY = 0.12
MOST_SPREAD = 0.12
LEVEL_MM = 0.1
ROUNDING_MM = 0.05


@pytest.fixture(scope="module")
def sources(real: Built) -> Sources:
    return read_sources(real.project)


@cache
def panels(built: Built, locale: str) -> dict[str, tuple[Letter, ...]]:
    """The letters of each panel as its page on screen shows them."""
    file = next(f for f in built.outcome.files if (f.locale, f.edition) == (locale, "screen"))
    pdf = (built.project.root / file.path).read_bytes()
    reading = folds()["c"].reading
    found = {name: letters(pdf, page) for page, name in enumerate(reading)}
    assert all(len(each) > 30 for each in found.values()), "a page was not read"
    return found


def first_baseline(panel: tuple[Letter, ...]) -> float:
    return min(letter.baseline_mm for letter in panel)


@pytest.mark.parametrize("locale", LOCALES)
def test_text_is_large_enough(locale: str, real: Built) -> None:
    for name, panel in panels(real, locale).items():
        sizes = Counter(round(letter.size_pt, 2) for letter in panel)
        assert min(sizes) >= SMALLEST_PT, name
        (usual, _), *_ = sizes.most_common(1)
        assert name == "cover" or usual >= SMALLEST_TEXT_PT, name


@pytest.mark.parametrize("locale", LOCALES)
def test_text_keeps_clear_of_trim_and_folds(locale: str, real: Built, sources: Sources) -> None:
    assert sources.content is not None
    sheet = flat_sheet(sources.content)
    for name, panel in panels(real, locale).items():
        width_mm, height_mm = sheet.place(name).width_mm, sheet.paper.height_mm
        assert min(letter.left_mm for letter in panel) >= SAFE_MM, name
        assert max(letter.right_mm for letter in panel) <= width_mm - SAFE_MM, name
        assert min(letter.top_mm for letter in panel) >= SAFE_MM, name
        assert max(letter.bottom_mm for letter in panel) <= height_mm - SAFE_MM, name


@pytest.mark.parametrize("locale", LOCALES)
def test_panels_are_full(locale: str, real: Built) -> None:
    """The free room is of the frame: what is below it belongs to the landscape."""
    fits = [fit for fit in real.outcome.fits if fit.locale == locale]
    assert len(fits) == 6
    for fit in fits:
        assert -ROUNDING_MM <= fit.free_mm <= MOST_EMPTY * 175, fit.panel


@pytest.mark.parametrize("locale", LOCALES)
def test_panels_of_a_side_end_level(locale: str, real: Built) -> None:
    """Within a line, inside; outside the cover's text ends where its picture begins."""
    free = {fit.panel: fit.free_mm for fit in real.outcome.fits if fit.locale == locale}
    inside = [free[name] for name in ("inside_left", "inside_middle", "inside_right")]
    assert max(inside) - min(inside) < 2.5


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("locale", LOCALES)
def test_first_baselines_are_level(locale: str, side: Side, real: Built, sources: Sources) -> None:
    assert sources.content is not None
    sheet = flat_sheet(sources.content)
    found = panels(real, locale)
    first = [first_baseline(found[place.panel]) for place in sheet.side(side)]
    assert len(first) == 3
    assert max(first) - min(first) < LEVEL_MM


@pytest.mark.parametrize("locale", LOCALES)
def test_lines_inside_stand_on_one_grid(locale: str, real: Built) -> None:
    """Half lines from the first line of text on; the map's names and notes have their own steps."""
    steps = dict(_text_steps(real.outcome))
    half_mm = steps[locale] / 2
    found = panels(real, locale)
    origin: float | None = None
    for name in ("inside_left", "inside_middle", "inside_right"):
        usual = statistics.mode(round(letter.size_pt, 1) for letter in found[name])
        lines = sorted(
            {
                round(letter.baseline_mm, 2)
                for letter in found[name]
                if abs(letter.size_pt - usual) < 0.06
            }
        )
        assert len(lines) > 8, name
        origin = lines[0] if origin is None else origin
        off = [line for line in lines if _off(line - origin, half_mm) > LEVEL_MM]
        assert len(off) <= len(lines) // 10, (name, half_mm, off)


def _off(distance_mm: float, step_mm: float) -> float:
    return abs(distance_mm - round(distance_mm / step_mm) * step_mm)


def _text_steps(outcome: Outcome) -> Iterator[tuple[str, float]]:
    """The distance of lines on the inside of each locale, in mm."""
    for setting in outcome.settings:
        measures = dict(setting.measures)
        if setting.side == Side.INSIDE.value:
            size_pt = float(measures["text-size"].removesuffix("pt"))
            yield setting.locale, size_pt * float(measures["leading"]) * 25.4 / 72


def test_settings_differ_little_between_languages(real: Built, sources: Sources) -> None:
    assert sources.layout is not None
    settings = real.outcome.settings
    assert {setting.locale for setting in settings} == set(LOCALES)
    assert len(settings) == 2 * len(LOCALES)
    for name in sources.layout.file.bounds:
        values = [float(dict(s.measures)[name].rstrip("ptm")) for s in settings]
        assert max(values) / min(values) < 1 + MOST_SPREAD, name


def test_a_side_has_one_setting(real: Built) -> None:
    """And the tightest panel decides it: one language at least is not at ease on either side."""
    for side in Side:
        shares = [s.share for s in real.outcome.settings if s.side == side.value]
        assert len(shares) == len(LOCALES)
        assert min(shares) < 1


def test_the_measures_see_what_is_wrong(real: Built) -> None:
    """The same checks on letters that were moved."""
    panel = panels(real, "en")["inside_left"]
    assert first_baseline(panel) != first_baseline(panel[40:])
    rows = sorted({round(letter.baseline_mm, 2) for letter in panel})
    assert any(second - first > 1 for first, second in pairwise(rows))


def test_the_sheet_is_the_one_that_was_built(sources: Sources) -> None:
    assert sources.content is not None
    sheet: FlatSheet = flat_sheet(sources.content)
    assert sheet.fold == "c"
    assert len(sheet.places) == 6
