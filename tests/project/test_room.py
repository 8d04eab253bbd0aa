"""What the last build measured, for those who render nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.project import Project, Variant
from brochure_build.project.room import (
    LocaleRecord,
    PanelRecord,
    Room,
    UnitRecord,
    read_room,
    write_room,
)
from brochure_build.stages import Where
from project.copies import write

TITLE = UnitRecord(84.0, 2, 13.85, "c6624c0e")
NARROW = UnitRecord(40.5, 2, 3.96, "c6624c0e")
ROOM = Room(
    {
        "en": LocaleRecord(
            "now",
            (
                PanelRecord("cover", 1.158, 0.6, {"cover.title": TITLE}),
                PanelRecord("back", 0.0, 0.6, {"cover.title": NARROW, "about.who": TITLE}),
            ),
        ),
        "mn-MN": LocaleRecord(
            "then",
            (
                PanelRecord("cover", -4.25, 0.0, {"cover.title": UnitRecord(84.0, 4, 13.0, "ab")}),
                PanelRecord("back", -0.04, 0.0, {}),
            ),
        ),
    }
)
PARTS = ("locales", "sources", "panels", "panel", "free_mm", "share", "units", "unit")
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A folder with a record, and nothing else."""
    project = Project(tmp_path)
    write_room(project, ROOM)
    return project


def test_what_is_written_is_read_again(project: Project) -> None:
    assert read_room(project) == ROOM
    before = project.room.read_bytes()
    write_room(project, read_room(project))
    assert project.room.read_bytes() == before


def test_a_variant_reads_the_record_of_the_brochure(project: Project) -> None:
    assert read_room(Project(project.root, Variant(layout="plain"))) == ROOM


def test_where_a_text_stands_is_told_from_the_english() -> None:
    assert ROOM.where("about.who") == Where(("back",), 84.0, 2)
    assert ROOM.where("about.nothing") is None
    assert Room().where("about.who") is None


def test_a_text_on_two_panels_has_the_narrower_column_of_as_many_lines() -> None:
    assert ROOM.where("cover.title") == Where(("cover", "back"), 40.5, 2)
    assert ROOM.of_unit("mn-MN", "cover.title") == Where(("cover",), 84.0, 4)


def test_a_panel_is_over_by_more_than_rounding() -> None:
    assert ROOM.over("en") == ()
    assert ROOM.over("mn-MN") == ("cover",)


def test_nothing_is_known_of_a_language_that_was_never_rendered() -> None:
    assert ROOM.over("ja-JP") is None
    assert Room().over("en") is None


def test_what_was_measured_on_other_sources_is_known() -> None:
    assert not ROOM.is_of_other("en", "now")
    assert ROOM.is_of_other("mn-MN", "now")
    assert not ROOM.is_of_other("ja-JP", "now")


# --- what cannot be used ------------------------------------------------------------------------


def test_no_record_is_an_empty_one(tmp_path: Path) -> None:
    assert read_room(Project(tmp_path)) == Room()


@pytest.mark.parametrize("content", [b"", b"\xff", b"null", b"[]", b"{}", b"[" * 100_000])
def test_a_damaged_record_counts_as_none(content: bytes, project: Project) -> None:
    write(project.room, content)
    assert read_room(project) == Room()


def test_a_record_of_another_version_counts_as_none(project: Project) -> None:
    value = json.loads(project.room.read_text("utf-8"))
    write(project.room, json.dumps({**value, "version": 0}))
    assert read_room(project) == Room()


@given(st.sampled_from(PARTS), anything)
def test_any_value_in_it_is_at_worst_an_empty_record(
    tmp_path_factory: pytest.TempPathFactory, name: str, value: Any
) -> None:
    project = Project(tmp_path_factory.mktemp("p"))
    write_room(project, ROOM)
    whole = json.loads(project.room.read_text("utf-8"))
    record = whole["locales"]["en"]
    panel = record["panels"][0]
    places = {"locales": whole, "sources": record, "panels": record, "unit": panel["units"]}
    place = places.get(name, panel)
    place["cover.title" if name == "unit" else name] = value
    write(project.room, json.dumps(whole))
    read = read_room(project)
    for locale in ("en", "mn-MN"):
        read.over(locale)
        read.of_unit(locale, "cover.title")


def test_a_record_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    project = Project(tmp_path)
    write(project.build, "a file stands in the way")
    write_room(project, ROOM)
    assert read_room(project) == Room()
