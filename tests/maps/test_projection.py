"""Degrees to millimetres: the points of the map's own README, and what holds for every place."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from brochure_build.maps import Albers
from project.copies import ROOT

ASIA = Albers(
    longitude=113,
    latitude=48,
    south_parallel=38,
    north_parallel=56,
    radius_mm=124.2,
    x_mm=36.35,
    y_mm=24.4,
)
README = (ROOT / "assets" / "map" / "README.md").read_text("utf-8")
ROWS = re.findall(r"^\| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", README, re.MULTILINE)

longitudes = st.floats(-180, 180)
latitudes = st.floats(-85, 85)
near = st.floats(60, 165)
parallels = st.floats(-80, 80)


@pytest.mark.parametrize("row", ROWS)
def test_the_readmes_points_are_where_it_says(row: tuple[str, ...]) -> None:
    longitude, latitude, x, y = map(float, row)
    assert ASIA.to_mm(longitude, latitude) == pytest.approx((x, y), abs=0.0051)


def test_the_readme_has_three_points() -> None:
    assert len(ROWS) == 3


def back(projection: Albers, x: float, y: float) -> tuple[float, float]:
    """Snyder 14-8 to 14-11: millimetres to degrees, to turn the projection round."""
    south, north = (math.radians(p) for p in (projection.south_parallel, projection.north_parallel))
    n = (math.sin(south) + math.sin(north)) / 2
    c = math.cos(south) ** 2 + 2 * n * math.sin(south)
    middle = math.sqrt(c - 2 * n * math.sin(math.radians(projection.latitude))) / n
    across = (x - projection.x_mm) / projection.radius_mm
    down = middle + (y - projection.y_mm) / projection.radius_mm
    rho = math.copysign(math.hypot(across, down), n)
    angle = math.atan2(math.copysign(1, n) * across, math.copysign(1, n) * down)
    longitude = projection.longitude + math.degrees(angle / n)
    return longitude, math.degrees(math.asin((c - (rho * n) ** 2) / (2 * n)))


@given(near, latitudes)
def test_a_place_is_found_again_from_its_millimetres(longitude: float, latitude: float) -> None:
    found = back(ASIA, *ASIA.to_mm(longitude, latitude))
    assert found == pytest.approx((longitude, latitude), abs=1e-6)


@given(near, parallels, parallels, parallels)
def test_any_cone_can_be_turned_round(
    longitude: float, latitude: float, south: float, north: float
) -> None:
    assume(abs(south + north) > 1)
    cone = replace(ASIA, south_parallel=south, north_parallel=north)
    found = back(cone, *cone.to_mm(longitude, latitude))
    assert found == pytest.approx((longitude, latitude), abs=1e-3)


@given(st.floats(60, 164), st.floats(0.01, 1), latitudes)
def test_further_east_is_further_to_the_right(west: float, step: float, latitude: float) -> None:
    # on the near half of the cone: beyond it a parallel turns back
    assume(abs(west + step - ASIA.longitude) < 90)
    assert ASIA.to_mm(west + step, latitude)[0] > ASIA.to_mm(west, latitude)[0]


@given(latitudes, st.floats(0.01, 1))
def test_further_north_is_higher_up(latitude: float, step: float) -> None:
    assert ASIA.to_mm(113, latitude + step)[1] < ASIA.to_mm(113, latitude)[1]


@given(st.floats(0, 170), latitudes)
def test_both_sides_of_the_middle_are_alike(away: float, latitude: float) -> None:
    x, y = ASIA.to_mm(113 + away, latitude)
    left, as_high = ASIA.to_mm(113 - away, latitude)
    assert (x - ASIA.x_mm, y) == pytest.approx((ASIA.x_mm - left, as_high), abs=1e-9)


@given(longitudes, latitudes, st.integers(-3, 3))
def test_a_turn_round_the_globe_changes_nothing(
    longitude: float, latitude: float, turns: int
) -> None:
    assume(abs((longitude - ASIA.longitude + 180) % 360) > 1e-3)  # the seam itself has two sides
    assume(abs((longitude - ASIA.longitude + 180) % 360 - 360) > 1e-3)
    turned = ASIA.to_mm(longitude + 360 * turns, latitude)
    assert turned == pytest.approx(ASIA.to_mm(longitude, latitude), abs=1e-6)


@given(st.sampled_from([-90.0, 90.0]), longitudes)
def test_a_pole_has_a_place(pole: float, longitude: float) -> None:
    assert all(math.isfinite(length) for length in ASIA.to_mm(longitude, pole))
