"""Same sources, same bytes: wherever, whenever and by whomever a brochure is built."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from brochure_build.jobs import Request, Status, build
from brochure_build.project import Project
from cli.running import command
from conftest import Built
from preflight.finished_files import texts
from project.copies import TEXTS, copy_all, copy_sources, edit, files_under, write

EDITIONS = ("print", "screen", "desktop")

# As unlike the first builder's machine as one can be without another machine.
ELSEWHERE = {
    "TZ": "Pacific/Chatham",
    "LANG": "C",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "4711",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
}


def private() -> None:
    """Called before a program starts: its files are for its own eyes."""
    os.umask(0o077)


def built_elsewhere(project: Project, home: Path, *arguments: str) -> None:
    home.mkdir()
    environment = {**ELSEWHERE, "HOME": str(home), "TMPDIR": str(home)}
    ran = command(
        *("--project", str(project.root), "build", "-j", "1", *arguments),
        folder=home,
        environment=environment,
        prepare=private,
    )
    assert ran.code == 0, ran.said
    assert list(home.rglob("*")) == [], "a build leaves nothing behind but its files"


def test_another_machine_builds_the_same_files(starter: Built, tmp_path: Path) -> None:
    project = copy_sources(starter.project.root, tmp_path / "Ein Ordner, größer" / "b")
    built_elsewhere(project, tmp_path / "home")
    mine, theirs = files_under(starter.project.build), files_under(project.build)
    assert len(mine) == 1 + len(EDITIONS)
    assert [name for name in mine if mine[name] != theirs.get(name)] == []
    assert set(mine) == set(theirs)


def test_the_real_brochure_is_the_same_elsewhere(real: Built, tmp_path: Path) -> None:
    project = copy_sources(real.project.root, tmp_path / "b")
    built_elsewhere(project, tmp_path / "home", "-l", "en", "-l", "zh-CN")
    theirs = files_under(project.build)
    del theirs["manifest.json"]  # it tells of two languages only
    mine = files_under(real.project.build)
    assert len(theirs) == 2 * len(EDITIONS)
    assert [name for name in theirs if mine[name] != theirs[name]] == []


def test_a_cache_changes_no_byte(starter: Built, small: Project) -> None:
    """Built once more from what was kept, and once more from nothing kept of the screen's ink."""
    mine = files_under(starter.project.build)
    edit(small, "brochure/facts.yaml", "1993", "1994")
    assert build(small, Request()).status is Status.BUILT
    edit(small, "brochure/facts.yaml", "1994", "1993")
    outcome = build(small, Request())
    assert outcome.status is Status.BUILT
    assert not outcome.rendered
    assert files_under(small.build) == mine


# --- line ends ----------------------------------------------------------------------------------


def test_a_checkout_with_the_line_ends_of_windows_gives_the_same_files(
    starter: Built, tmp_path: Path
) -> None:
    project = copy_sources(starter.project.root, tmp_path / "windows")
    changed = 0
    for path in project.root.rglob("*"):
        if path.suffix in TEXTS and path.is_file():
            changed += 1
            lines = path.read_bytes().replace(b"\r\n", b"\n").split(b"\n")
            write(path, b"\r\n".join(lines))
    assert changed > 30
    assert build(project, Request()).status is Status.BUILT
    mine, theirs = files_under(starter.project.build), files_under(project.build)
    ours, windows = (json.loads(files.pop("manifest.json")) for files in (mine, theirs))
    assert [name for name in mine if mine[name] != theirs[name]] == []
    # the manifest tells the digests of the files as they are
    assert ours["inputs"] != windows["inputs"]
    assert _without_sources(ours) == _without_sources(windows)


def _without_sources(manifest: dict[str, object]) -> list[object]:
    files = manifest["files"]
    assert isinstance(files, list)
    return [{**record, "sources": ""} for record in files]


# --- dates --------------------------------------------------------------------------------------


def dates(pdf: bytes) -> set[str]:
    """Every date that a file tells, in its information and its metadata."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        told = {str(document.docinfo[name]) for name in ("/CreationDate", "/ModDate")}
        with document.open_metadata() as metadata:
            names = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate")
            told |= {str(metadata[name]) for name in names if name in metadata}
    assert len(told) >= 2
    return {"".join(letter for letter in date if letter.isdigit())[:14] for date in told}


def finished(project: Project, edition: str) -> bytes:
    return (project.build / "en" / f"our-brochure-en-{edition}.pdf").read_bytes()


@pytest.mark.parametrize("edition", EDITIONS)
def test_files_are_dated_by_the_newest_day_of_their_sources(edition: str, starter: Built) -> None:
    assert dates(finished(starter.project, edition)) == {"20260101000000"}


@pytest.fixture
def dated(
    starter: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Project]:
    """Builds the starter with a date of one's own."""

    def make(epoch: str) -> Project:
        project = copy_all(starter.project.root, tmp_path / epoch)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        outcome = build(project, Request())
        assert outcome.status is Status.BUILT
        assert outcome.rendered == ()
        return project

    return make


def test_a_date_of_ones_own_changes_the_dates_and_nothing_else(
    dated: Callable[[str], Project], starter: Built
) -> None:
    moment = dt.datetime(2001, 9, 9, 1, 46, 40, tzinfo=dt.UTC)
    project = dated(str(int(moment.timestamp())))
    for edition in EDITIONS:
        assert dates(finished(project, edition)) == {"20010909014640"}
        before, after = (texts(finished(p, edition)) for p in (starter.project, project))
        assert [page.replace("2026-01-01", "2001-09-09") for page in before] == list(after)
    assert "2001-09-09" in texts(finished(project, "print"))[0]


def test_the_same_date_gives_the_same_bytes(dated: Callable[[str], Project]) -> None:
    first = files_under(dated("86400").build)
    again = files_under(dated("086400").build)
    pdfs = [name for name in first if name.endswith(".pdf")]
    assert len(pdfs) == len(EDITIONS)
    assert [name for name in pdfs if first[name] != again[name]] == []


def test_a_date_that_is_unset_again_brings_the_old_files_back(
    dated: Callable[[str], Project], starter: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = dated("86400")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert build(project, Request()).status is Status.BUILT
    assert files_under(project.build) == files_under(starter.project.build)
