"""Copyfitting finds the roomiest setting that fits, in few trials."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.render.fit import fit_panel, roomiest
from brochure_build.stages import Setting
from render.samples import LINE_MM, lines, panel

SETTINGS = tuple(
    Setting(share=step / 20, measures=(("line", f"{LINE_MM + step / 10:g}mm"),))
    for step in range(21)
)
STYLE = "html{line-height:var(--line)}"


@given(st.integers(1, 60), st.floats(-30, 30), st.floats(0.01, 4), st.floats(0.3, 3))
def test_the_roomiest_that_fits_is_found_in_few_trials(
    count: int, start: float, slope: float, bend: float
) -> None:
    """Whatever the curve, as long as room shrinks as the setting grows."""
    tried: list[int] = []

    def free(index: int) -> float:
        tried.append(index)
        return float(start - slope * index**bend)

    found = roomiest(free, count)
    fitting = [index for index in range(count) if start - slope * index**bend >= -0.05]
    assert found == max(fitting, default=0)
    assert len(tried) <= 2 + 2 * count.bit_length()


def test_one_layout_is_enough_where_the_roomiest_fits(checkout: Path) -> None:
    assert fit_panel(panel(lines(3), STYLE), SETTINGS, checkout) == 20


@pytest.mark.parametrize(("count", "line_mm"), [(12, 5.0), (11, 5.4), (10, 6.0), (9, 6.6)])
def test_lines_are_as_far_apart_as_the_frame_has_room(
    count: int, line_mm: float, checkout: Path
) -> None:
    index = fit_panel(panel(lines(count), STYLE), SETTINGS, checkout)
    assert LINE_MM + index / 10 == pytest.approx(line_mm)


def test_what_never_fits_is_set_in_the_tightest(checkout: Path) -> None:
    assert fit_panel(panel(lines(30), STYLE), SETTINGS, checkout) == 0


def test_a_word_too_wide_for_its_column_does_not_fit(checkout: Path) -> None:
    style = "html{font-size:var(--line)} p{white-space:nowrap}"
    body = "<p>Enhancing cooper</p>"
    found = fit_panel(panel(body, style), SETTINGS, checkout)
    assert 0 < found < 20


def test_what_breaks_the_engine_is_told_when_it_is_rendered(checkout: Path) -> None:
    assert fit_panel(panel("<div>" * 400), SETTINGS, checkout) == 0
