"""What everything is made from, as digests: what counts, and what does not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from brochure_build.project import Project
from brochure_build.project.digest import (
    bytes_digest,
    file_digest,
    program_digest,
    source_digests,
    sources_digest,
    text_digest,
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for name in (
        "brochure/brochure.yaml",
        "brochure/schema/brochure.json",
        "translations/en.yaml",
        "layouts/classic/10.css",
        "layouts/classic/blocks/prose.html.j2",
        "assets/fonts/a.ttf",
        "build/en/x.pdf",
        "notes.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    return Project(tmp_path)


def test_every_source_counts_and_nothing_else(project: Project) -> None:
    assert set(source_digests(project)) == {
        "brochure/brochure.yaml",
        "translations/en.yaml",
        "layouts/classic/10.css",
        "layouts/classic/blocks/prose.html.j2",
        "assets/fonts/a.ttf",
    }


NO_SOURCES = [
    ".hidden.yaml",
    "en.yaml~",
    "README.md",
    "make.py",
    ".git/config",
    "__pycache__/a.pyc",
]


@pytest.mark.parametrize("name", NO_SOURCES)
def test_what_editors_and_programmers_leave_does_not_count(name: str, project: Project) -> None:
    before = source_digests(project)
    path = project.root / "translations" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x")
    assert source_digests(project) == before


CHANGES: dict[str, Callable[[Project], object]] = {
    "changed": lambda p: (p.translations / "en.yaml").write_bytes(b"x"),
    "new": lambda p: (p.translations / "fr.yaml").write_bytes(b"x"),
    "gone": lambda p: (p.translations / "en.yaml").unlink(),
    "renamed": lambda p: (p.translations / "en.yaml").rename(p.translations / "de.yaml"),
    "one letter's case": lambda p: (p.translations / "en.yaml").write_bytes(
        b"translations/en.yamL"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_of_a_source_changes_the_digest(change: str, project: Project) -> None:
    before = sources_digest(source_digests(project), ())
    CHANGES[change](project)
    assert sources_digest(source_digests(project), ()) != before


def test_times_and_permissions_are_no_change(project: Project) -> None:
    before = source_digests(project)
    path = project.translations / "en.yaml"
    os.utime(path, (1, 1))
    path.chmod(0o600)
    assert source_digests(project) == before


def test_what_else_decides_the_result_counts(project: Project) -> None:
    digests = source_digests(project)
    assert sources_digest(digests, ("engine 1",)) != sources_digest(digests, ("engine 2",))


def test_a_folder_that_is_not_there_has_no_sources(tmp_path: Path) -> None:
    assert source_digests(Project(tmp_path)) == {}


@pytest.mark.parametrize("kind", ["folder", "missing", "device", "pipe"])
def test_what_cannot_be_read_as_a_file_has_a_digest_of_its_own(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    match kind:
        case "folder":
            path.mkdir()
        case "device":
            path.symlink_to("/dev/zero")
        case "pipe":
            os.mkfifo(path)
    assert file_digest(path).startswith("unreadable")


def test_digests_are_sha_256() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # FIPS 180-4
    assert bytes_digest(b"") == text_digest("") == empty
    assert text_digest("ö") == bytes_digest("ö".encode())


def test_the_program_has_a_digest_and_each_room_another() -> None:
    rooms = ("render", "bind", "layout", "jobs")
    assert len({program_digest((room,)) for room in rooms} | {program_digest()}) == len(rooms) + 1
