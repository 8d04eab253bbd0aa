"""All sources of a project read: whole where they are good, and never an exception."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brochure_build.build import check_sources
from brochure_build.findings import errors
from brochure_build.jobs import check
from brochure_build.project import Project, find_project
from brochure_build.project.sources import read_sources
from conftest import Built
from project.copies import TEXTS, copy_sources, edit, write


def test_a_good_project_is_read_without_a_finding(starter: Built) -> None:
    sources = read_sources(starter.project)
    assert sources.findings == ()
    assert sources.content is not None
    assert sources.layout is not None
    assert sources.intent is not None
    assert set(sources.languages) == {"en"}
    assert sources.unusable == frozenset()


def test_the_real_brochure_is_read_without_a_finding(checkout: Path) -> None:
    sources = read_sources(Project(checkout))
    assert sources.findings == ()
    assert next(iter(sources.languages)) == "en"
    assert len(sources.languages) == 7


def test_styles_are_read_in_the_order_of_their_names(starter: Built) -> None:
    layout = read_sources(starter.project).layout
    assert layout is not None
    assert list(layout.styles) == sorted(layout.styles)
    assert len(layout.styles) >= 2


# --- one mistake is told once -------------------------------------------------------------------

STEMS = ("species", "estimates", "facts", "contact", "timeline", "photos", "places")


@pytest.mark.parametrize("stem", STEMS)
def test_a_file_that_cannot_be_read_is_told_and_not_what_it_would_define(
    stem: str, checkout: Path, tmp_path: Path
) -> None:
    project = copy_sources(checkout, tmp_path / "p")
    write(project.brochure / f"{stem}.yaml", "a: b: c")
    sources = read_sources(project)
    found = errors(check_sources(sources, ("en",)))
    assert {finding.place and finding.place.file for finding in found} == {f"brochure/{stem}.yaml"}
    assert sources.unusable == {stem}


@pytest.mark.parametrize("stem", ["species", "facts", "photos"])
def test_a_file_that_is_not_there_is_missed_where_it_is_needed(
    stem: str, checkout: Path, tmp_path: Path
) -> None:
    project = copy_sources(checkout, tmp_path / "p")
    (project.brochure / f"{stem}.yaml").unlink()
    found = errors(check_sources(read_sources(project), ("en",)))
    assert {finding.code.name for finding in found} <= {"unknown-reference", "unknown-placeholder"}
    assert found


# --- no file brings the program down --------------------------------------------------------------


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(random_=st.randoms(use_true_random=False))
def test_no_damage_to_any_text_raises(random_: random.Random, small: Project) -> None:
    """Bytes of one source are changed, cut or doubled: findings, or none, but no exception."""
    files = sorted(
        path
        for folder in ("brochure", "translations", "layouts")
        for path in (small.root / folder).rglob("*")
        if path.suffix in TEXTS and path.suffix != ".json" and path.is_file()
    )
    path = random_.choice(files)
    good = path.read_bytes()
    write(path, damaged(good, random_))
    try:
        check(small)
    finally:
        write(path, good)


def damaged(data: bytes, random_: random.Random) -> bytes:
    for _ in range(random_.randint(1, 4)):
        at = random_.randrange(len(data) + 1)
        end = min(len(data), at + random_.randint(0, 40))
        new = random_.choice(
            [
                b"",
                bytes([random_.randrange(256)]),
                data[at:end] * 3,
                b'"',
                b"{",
                b": ",
                b"\n",
                b"\t",
            ]
        )
        data = data[:at] + new + data[end:]
    return data


# --- finding a project --------------------------------------------------------------------------


def test_a_project_is_found_from_within(starter: Built) -> None:
    root = starter.project.root
    for folder in (root, root / "brochure", root / "layouts" / "classic" / "blocks"):
        assert find_project(folder) == Project(root.resolve())


def test_no_project_is_found_where_there_is_none(tmp_path: Path) -> None:
    assert find_project(tmp_path) is None
    (tmp_path / "brochure" / "brochure.yaml").mkdir(parents=True)
    assert find_project(tmp_path) is None


def test_paths_are_told_from_the_projects_folder(starter: Built) -> None:
    project = starter.project
    assert project.relative(project.brochure / "facts.yaml") == "brochure/facts.yaml"
    assert project.relative(Path("/elsewhere/x")) == "/elsewhere/x"


def test_english_comes_first_and_what_is_no_catalogue_is_none(small: Project) -> None:
    for name in ("de-DE", "ab", "glossary"):
        write(small.translations / f"{name}.yaml", "")
    assert small.catalogue_names() == ("en", "ab", "de-DE")


# --- the print shop's own profile -----------------------------------------------------------------


def test_the_print_shops_own_profile_is_taken(small: Project) -> None:
    own = 'print:\n  icc: "assets/profiles/FOGRA39L_coated.icc"\n  condition: "Shop 1"\npanels:'
    edit(small, "brochure/brochure.yaml", "panels:", own)
    sources = read_sources(small)
    assert sources.findings == ()
    assert sources.intent is not None
    assert sources.intent.condition == "Shop 1"
    assert sources.intent.profile == (small.assets / "profiles/FOGRA39L_coated.icc").read_bytes()


def test_a_file_with_the_mark_of_windows_is_read(small: Project) -> None:
    path = small.brochure / "facts.yaml"
    write(path, b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    sources = read_sources(small)
    assert sources.findings == ()
    assert sources.content is not None
    assert sources.content.facts.years == {"founded": 1993}
