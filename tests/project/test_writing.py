"""Files written whole or not at all, whichever step fails."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure_build.findings import BrochureError
from brochure_build.project.writing import (
    TEMPORARY,
    alone_in,
    sweep,
    write_file,
    write_files,
)
from cli.running import surroundings
from project.copies import files_under

OLD = {"a.pdf": b"old a", "b/b.pdf": b"old b"}
NEW = {"a.pdf": b"new a", "b/b.pdf": b"new b", "c/d/e.pdf": b"new e"}
STEPS = ("open", "fsync", "replace")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in OLD.items():
        write_file(tmp_path / name, data)
    return tmp_path


def under(folder: Path, files: dict[str, bytes]) -> dict[Path, bytes]:
    return {folder / name: data for name, data in files.items()}


def test_all_files_are_written(folder: Path) -> None:
    write_files(under(folder, NEW))
    assert files_under(folder) == NEW


def test_what_is_not_written_stays(folder: Path) -> None:
    write_file(folder / "other.txt", b"other")
    assert files_under(folder) == {**OLD, "other.txt": b"other"}


def test_nothing_to_write_is_nothing_written(folder: Path) -> None:
    write_files({})
    assert files_under(folder) == OLD


# Every call of the system that can fail is made to fail, at every one of the files.


class Failing:
    """Lets the n-th call of a step fail as a full disk does, and all others through."""

    def __init__(self, step: str, failing: int) -> None:
        self.step, self.failing, self.calls = step, failing, 0

    def wrap(self, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            self.calls += 1
            if self.calls == self.failing:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "somewhere")
            return real(*arguments, **options)

        return call


@pytest.fixture(params=STEPS)
def step(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def failing_runs(step: str, folder: Path) -> Iterator[BaseException]:
    """Writes with the first call of a step failing, then the second … until none fails."""
    owner, name = (Path, step) if step in ("open", "replace") else (os, step)
    for number in range(1, 20):
        failing = Failing(step, number)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(owner, name, failing.wrap(getattr(owner, name)))
            try:
                write_files(under(folder, NEW))
            except BrochureError as error:
                yield error
            else:
                assert failing.calls < number
                return
    raise AssertionError("the step never stopped failing")


def test_a_failure_at_any_step_leaves_every_file_as_it_was(folder: Path, step: str) -> None:
    failures = 0
    for error in failing_runs(step, folder):
        failures += 1
        assert isinstance(error, BrochureError)
        assert [finding.code.name for finding in error.findings] == ["cannot-write"]
        assert files_under(folder) == OLD
    assert failures == len(NEW)
    assert files_under(folder) == NEW


def test_a_file_system_without_links_is_as_safe(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_link)
    (folder / "c" / "d" / "e.pdf").mkdir(parents=True)  # where a file cannot go
    with pytest.raises(BrochureError):
        write_files(under(folder, NEW))
    assert files_under(folder) == OLD
    (folder / "c" / "d" / "e.pdf").rmdir()
    write_files(under(folder, NEW))
    assert files_under(folder) == NEW


def test_the_finding_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(BrochureError) as raised:
        write_file(tmp_path / "taken" / "a.pdf", b"x")
    (finding,) = raised.value.findings
    assert finding.code.name == "cannot-write"
    assert finding.place is not None
    assert "taken" in finding.place.file


@settings(max_examples=25)
@given(
    st.dictionaries(st.from_regex(r"[a-z]{1,6}(/[a-z]{1,6})?\.pdf", fullmatch=True), st.binary())
)
def test_what_is_written_is_what_was_given(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    folder = tmp_path_factory.mktemp("files")
    write_files(under(folder, files))
    assert files_under(folder) == files


# --- one build at a time ------------------------------------------------------------------------


def test_a_folder_is_held_by_one(tmp_path: Path) -> None:
    with alone_in(tmp_path / "build"):
        with pytest.raises(BrochureError) as raised, alone_in(tmp_path / "build"):
            pass
        assert [finding.code.name for finding in raised.value.findings] == ["busy"]
    with alone_in(tmp_path / "build"):  # and is free again
        pass


def test_a_process_that_is_killed_holds_nothing(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path\n"
        "from brochure_build.project.writing import alone_in\n"
        "with alone_in(Path(sys.argv[1])): print('held', flush=True); time.sleep(600)\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        env=surroundings(),
    )
    assert holder.stdout is not None
    with holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(BrochureError), alone_in(tmp_path):
            pass
        holder.kill()
    with alone_in(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "build").write_bytes(b"a file stands here")
    with pytest.raises(BrochureError) as raised, alone_in(tmp_path / "build"):
        pass
    assert [finding.code.name for finding in raised.value.findings] == ["cannot-write"]


def test_sweeping_takes_what_is_half_written_and_nothing_else(folder: Path) -> None:
    (folder / "b" / f".b.pdf.1234{TEMPORARY}").write_bytes(b"ha")
    (folder / f".a.pdf.1234.before{TEMPORARY}").write_bytes(b"old")
    (folder / "a.part").write_bytes(b"someone's own")
    sweep(folder)
    assert files_under(folder) == {**OLD, "a.part": b"someone's own"}
