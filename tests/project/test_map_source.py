"""The folder of the map: the one that map.source names, and everything that can be wrong in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from brochure_build.build import check_sources, lay_out
from brochure_build.findings import Finding, errors
from brochure_build.project import Project
from brochure_build.project.sources import read_sources
from brochure_build.registry import editions
from conftest import Built
from project.copies import copy_sources, edit, place_of, write

CONTENT = "brochure/brochure.yaml"
RECORD = "assets/map/map.yaml"
DRAWING = "assets/map/base.svg"
PLACES = "brochure/places.yaml"
ENGLISH = "translations/en.yaml"


@pytest.fixture
def project(checkout: Path, tmp_path: Path) -> Project:
    return copy_sources(checkout, tmp_path / "p")


def found(project: Project) -> tuple[Finding, ...]:
    return errors(check_sources(read_sources(project), ("en",)))


def told(project: Project) -> tuple[str, str, str]:
    """The place, the code and the sentence of the only finding."""
    (finding,) = found(project)
    return str(finding.place), finding.code.name, finding.message


def map_svg(project: Project) -> str:
    panels = lay_out(read_sources(project), "en", editions()["screen"].rendering).panels
    (made,) = (p.files["map.svg"] for p in panels if "map.svg" in p.files)
    return made.decode()


# --- a folder of one's own ----------------------------------------------------------------------


def test_a_map_of_ones_own_is_printed_instead(project: Project) -> None:
    shutil.copytree(project.root / "assets/map", project.root / "assets/cleared-map")
    edit(project, CONTENT, 'source: "assets/map"', 'source: "assets/cleared-map"')
    edit(project, "assets/cleared-map/base.svg", 'class="sea" fill="ink:paper"', 'fill="ink:mist"')
    edit(project, "assets/cleared-map/map.yaml", "  x_mm: 36.35", "  x_mm: 38.35")
    assert found(project) == ()
    assert 'class="sea"' not in map_svg(project)
    moved = panel_html(project)
    edit(project, CONTENT, 'source: "assets/cleared-map"', 'source: "assets/map"')
    assert panel_html(project) != moved
    assert 'class="sea"' in map_svg(project)


def panel_html(project: Project) -> str:
    panels = lay_out(read_sources(project), "en", editions()["screen"].rendering).panels
    return next(panel.html for panel in panels if panel.panel == "inside_left")


def test_inks_of_the_layout_are_in_the_drawing(project: Project) -> None:
    assert "ink:" not in map_svg(project)
    assert 'fill="#ffffff"' in map_svg(project)


def test_a_folder_that_is_not_there_is_told_where_it_is_named(project: Project) -> None:
    edit(project, CONTENT, 'source: "assets/map"', 'source: "assets/maps"')
    place, code, message = told(project)
    assert place.startswith(CONTENT)
    assert (code, message) == ("unreadable", "there is no folder assets/maps")


@pytest.mark.parametrize("source", ["../elsewhere", "/etc", "assets/../brochure", "maps"])
def test_a_folder_outside_the_assets_is_refused(source: str, project: Project) -> None:
    edit(project, CONTENT, 'source: "assets/map"', f'source: "{source}"')
    (finding,) = found(project)
    assert finding.code.name == "wrong-value"
    assert "a folder in assets/" in finding.message
    assert str(finding.place) == place_of(project, CONTENT, f'"{source}"')


def test_a_project_without_a_map_misses_none(starter: Built) -> None:
    assert not (starter.project.assets / "map").exists()
    assert read_sources(starter.project).base_map is None


def test_a_block_that_wants_a_map_where_there_is_none_is_told(project: Project) -> None:
    shutil.rmtree(project.root / "assets/map")
    edit(project, CONTENT, 'source: "assets/map"', 'source: "assets/art"')
    (project.root / "assets/art/map.yaml").unlink(missing_ok=True)
    assert {finding.code.name for finding in found(project)} == {"unreadable"}


# --- what can be wrong in it --------------------------------------------------------------------


def test_no_drawing(project: Project) -> None:
    (project.root / DRAWING).unlink()
    assert told(project)[:2] == (DRAWING, "unreadable")


def test_an_ink_that_the_layout_has_not(project: Project) -> None:
    edit(project, DRAWING, 'class="sea" fill="ink:paper"', 'class="sea" fill="ink:sea"')
    assert told(project) == (
        f"{DRAWING}:2:1",
        "bad-drawing",
        "inks.yaml of the layout has no ink “sea”",
    )


def test_a_projection_that_there_is_not(project: Project) -> None:
    edit(project, RECORD, '"albers"', '"mercator"')
    place, code, message = told(project)
    assert (place, code) == (place_of(project, RECORD, '"mercator"'), "wrong-value")
    assert "albers" in message


def test_a_place_outside_the_frame(project: Project) -> None:
    edit(project, PLACES, "longitude: 90.6", "longitude: 60.9")
    place, code, message = told(project)
    assert place == place_of(project, PLACES, "study_area:")
    assert code == "wrong-value"
    assert "not on the map" in message
    assert "mm to the left" in message


def test_a_state_that_has_no_place(project: Project) -> None:
    text = (project.root / RECORD).read_text("utf-8")
    start, end = text.index("  mng:\n"), text.index("  kor:\n")
    write(project.root / RECORD, text[:start] + text[end:])
    assert told(project) == (
        place_of(project, RECORD, "states:\n"),
        "missing-name",
        "states: “mng” is missing",
    )


def test_a_state_that_has_no_name(project: Project) -> None:
    edit(project, RECORD, "  mng:\n", "  mgn:\n")
    codes = {finding.code.name: str(finding.place) for finding in found(project)}
    assert codes["unknown-reference"] == place_of(project, RECORD, "mgn:")
    assert codes["missing-name"] == place_of(project, RECORD, "states:\n")


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("Rep.||of Korea", "3"), ("Rep. of|", "nothing"), ("|Korea", "nothing")],
)
def test_a_name_that_is_broken_wrongly(name: str, wrong: str, project: Project) -> None:
    edit(project, ENGLISH, '"Rep. of|Korea"', f'"{name}"')
    filled = lay_out(read_sources(project), "en", editions()["screen"].rendering)
    (finding,) = filled.findings
    assert finding.code.name == "map-label"
    assert str(finding.place) == place_of(project, ENGLISH, f'"{name}"')
    assert wrong in finding.message
