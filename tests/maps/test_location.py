"""Places, names and leaders on a printed map of any width."""

from __future__ import annotations

import math
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.content import MapPlace
from brochure_build.findings import Finding
from brochure_build.maps import BaseMap, MapFile, Spot, located, markers
from brochure_build.reader import read_model, read_tree
from project.copies import ROOT

TEXT = (ROOT / "assets" / "map" / "map.yaml").read_text("utf-8")
RECORD = MapFile.model_validate(yaml.safe_load(TEXT))
BASE = BaseMap(RECORD, "")
LINE_MM = 2.8
PLACES = {
    "here": MapPlace(name="map.here", latitude=50.3, longitude=90.6),
    "there": MapPlace(name="map.there", latitude=45, longitude=140, approximate=False),
}


def spots(lines: int = 1, width_mm: float = 84.0) -> dict[str, Spot]:
    counts = dict.fromkeys(RECORD.states, lines)
    return {spot.state: spot for spot in located(BASE, counts, width_mm, LINE_MM)}


def test_places_are_numbered_in_their_order() -> None:
    first, second = markers(BASE, PLACES, 84.0)
    assert (first.number, first.key, first.approximate) == (1, "map.here", True)
    assert (second.number, second.key, second.approximate) == (2, "map.there", False)
    assert (first.x_mm, first.y_mm) == pytest.approx((6.09, 15.05), abs=0.006)
    assert (second.x_mm, second.y_mm) == pytest.approx((76.49, 24.08), abs=0.006)


@given(st.floats(20, 200))
def test_a_map_of_another_width_has_its_places_in_the_same_shares(width_mm: float) -> None:
    scale = width_mm / 84
    for given_mm, wanted in zip(
        markers(BASE, PLACES, width_mm), markers(BASE, PLACES, 84.0), strict=True
    ):
        assert given_mm.x_mm == pytest.approx(scale * wanted.x_mm, abs=0.003)
        assert given_mm.y_mm == pytest.approx(scale * wanted.y_mm, abs=0.003)


def test_room_shrinks_with_the_map() -> None:
    assert spots(1, 42.0)["mng"].room_mm == pytest.approx(spots()["mng"].room_mm / 2)


def test_a_name_on_two_lines_has_the_room_of_two() -> None:
    assert spots(2)["jpn"].room_mm == RECORD.states["jpn"].room_two_lines_mm
    assert spots(1)["jpn"].room_mm == RECORD.states["jpn"].room_mm


@pytest.mark.parametrize("align", ["start", "middle", "end"])
@pytest.mark.parametrize("lines", [1, 2])
def test_a_leader_begins_beside_its_name_and_ends_in_its_state(align: str, lines: int) -> None:
    content = yaml.safe_load(TEXT)
    content["states"] = {"prk": {**content["states"]["prk"], "align": align}}
    base = BaseMap(MapFile.model_validate(content), "")
    (spot,) = located(base, {"prk": lines}, 84.0, LINE_MM)
    assert spot.leader is not None
    turn = math.radians(spot.leader.degrees)
    end = (
        spot.leader.x_mm + spot.leader.length_mm * math.cos(turn),
        spot.leader.y_mm + spot.leader.length_mm * math.sin(turn),
    )
    assert end == pytest.approx(RECORD.albers.to_mm(128.23, 40.89), abs=0.02)
    away = (spot.leader.x_mm - spot.x_mm, abs(spot.leader.y_mm - spot.y_mm))
    beside = {"start": (-0.7, 0), "end": (0.7, 0), "middle": (0, lines * LINE_MM / 2 + 0.7)}
    assert away == pytest.approx(beside[align], abs=0.002)


def test_a_name_without_a_leader_has_none() -> None:
    assert spots()["jpn"].leader is None


# --- map.yaml -----------------------------------------------------------------------------------


def read(old: str = "", new: str = "") -> tuple[Any, tuple[Finding, ...]]:
    assert not old or TEXT.count(old) == 1
    document, findings = read_tree("assets/map/map.yaml", TEXT.replace(old, new))
    assert document is not None, findings
    return read_model(document, MapFile)


def test_the_map_of_this_brochure_is_read() -> None:
    record, findings = read()
    assert findings == ()
    assert record == RECORD


WRONG = {
    "projection": ('name: "albers"', 'name: "mercator"', "wrong-value", "albers"),
    "no cone": ("south_parallel: 38", "south_parallel: -56", "wrong-value", "no such cone"),
    "half a leader": ("    leader_latitude: 40.89\n", "", "wrong-value", "leader_longitude"),
    "a name": ("radius_mm:", "radius:", "unknown-name", "radius"),
    "not a number": ("height_mm: 56", 'height_mm: "high"', "wrong-type", "a number"),
    "no size": ("width_mm: 84", "width_mm: 0", "wrong-value", "more than 0"),
    "a way out": ('drawing: "base.svg"', 'drawing: "../base.svg"', "wrong-value", ".svg"),
    "another alignment": ('align: "end"', 'align: "left"', "wrong-value", "end"),
    "latitude": ("latitude: 48\n", "latitude: 98\n", "wrong-value", "or less"),
}


@pytest.mark.parametrize(("old", "new", "code", "told"), WRONG.values(), ids=WRONG)
def test_a_mistake_in_the_record_is_told_with_its_place(
    old: str, new: str, code: str, told: str
) -> None:
    record, findings = read(old, new)
    assert record is None
    assert code in {finding.code.name for finding in findings}
    assert any(told in finding.message for finding in findings)
    assert all(finding.place and finding.place.line for finding in findings)
