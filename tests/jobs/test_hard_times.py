"""Full disks, locked folders, killed builds, runaway layouts: the last good files stay."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest

from brochure_build.jobs import Request, Status, build
from brochure_build.project import Project
from brochure_build.project.writing import alone_in
from brochure_build.render import pool
from brochure_build.render.pool import workers
from cli.running import Brochure, Ran, command, started
from project.copies import edit, files_under, leftovers, write

FACTS = "brochure/facts.yaml"
PANEL = "layouts/classic/panel.html.j2"

# linux/capability.h and linux/prctl.h: what lets root pass over permissions
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2


def obedient() -> None:
    """Called before a program starts: permissions then hold for it, even if it is root's."""
    system = ctypes.CDLL(None)
    if os.geteuid() == 0 and hasattr(system, "prctl"):
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            system.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A folder, and all folders in it, that nothing can be written to."""
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for each in folders:
        each.chmod(0o555)
    try:
        yield
    finally:
        for each in folders:
            each.chmod(0o755)


def small_files_only() -> None:
    """Called before a program starts: no file may grow beyond 40 kB, as on a disk nearly full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))


def assert_stopped(ran: Ran, code: str, project: Project, before: dict[str, bytes]) -> None:
    """The run ended with one error of this code, and everything is as it was."""
    assert "Traceback" not in ran.said
    assert ran.code == 1, ran.said
    findings = ran.findings()
    assert {f["code"] for f in findings if f["severity"] == "error"} == {code}, findings
    assert files_under(project.build) == before
    assert not leftovers(project)


# --- writing ------------------------------------------------------------------------------------


def test_a_disk_that_is_full_while_rendering_keeps_the_old_files(small: Project) -> None:
    before = files_under(small.build)
    edit(small, FACTS, "1993", "1994")
    ran = command("build", "--format", "json", folder=small.root, prepare=small_files_only)
    assert_stopped(ran, "cannot-write", small, before)
    assert build(small, Request()).status is Status.BUILT


def test_a_disk_that_is_full_while_publishing_keeps_the_old_files(small: Project) -> None:
    write(small.manifest, "{}")  # all files are then made again, of panels that are there
    before = files_under(small.build)
    ran = command("build", "--format", "json", folder=small.root, prepare=small_files_only)
    assert_stopped(ran, "cannot-write", small, before)
    assert not ran.findings()[0].get("panel"), "it ended while rendering"
    assert build(small, Request()).status is Status.BUILT


def test_a_folder_that_is_read_only_keeps_the_old_files(small: Project) -> None:
    before = files_under(small.build)
    edit(small, FACTS, "1993", "1994")
    with read_only(small.build / "en"):
        ran = command("build", "--format", "json", folder=small.root, prepare=obedient)
    assert_stopped(ran, "cannot-write", small, before)
    assert build(small, Request()).status is Status.BUILT


def test_a_whole_build_folder_that_is_read_only(small: Project) -> None:
    before = files_under(small.build)
    edit(small, FACTS, "1993", "1994")
    (small.build / ".lock").unlink()
    with read_only(small.build):
        ran = command("build", "--format", "json", folder=small.root, prepare=obedient)
    assert_stopped(ran, "cannot-write", small, before)


def test_a_file_without_permission_is_named(small: Project) -> None:
    before = files_under(small.build)
    (small.root / FACTS).chmod(0)
    ran = command("build", "--format", "json", folder=small.root, prepare=obedient)
    assert_stopped(ran, "unreadable", small, before)
    assert [finding["file"] for finding in ran.findings()] == [FACTS]


def test_a_build_folder_that_is_a_file(small: Project, brochure: Brochure) -> None:
    for path in sorted(small.build.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    small.build.rmdir()
    small.build.write_bytes(b"not a folder")
    ran = brochure("build", "--format", "json", project=small)
    assert ran.code == 1
    assert [finding["code"] for finding in ran.findings()] == ["cannot-write"]
    assert small.build.read_bytes() == b"not a folder"


def test_a_folder_where_a_file_should_go(small: Project, brochure: Brochure) -> None:
    edit(small, FACTS, "1993", "1994")
    last = small.build / "en" / "our-brochure-en-screen.pdf"
    last.unlink()
    last.mkdir()
    before = files_under(small.build)
    ran = brochure("build", "--format", "json", project=small)
    assert_stopped(ran, "cannot-write", small, before)


def test_a_cache_that_cannot_be_written_costs_only_time(small: Project) -> None:
    edit(small, FACTS, "1993", "1994")
    with read_only(small.cache):
        ran = command("build", "--format", "json", folder=small.root, prepare=obedient)
    assert ran.code == 0, ran.said
    assert ran.json()["status"] == "built"


# --- settings -----------------------------------------------------------------------------------


@pytest.mark.parametrize("epoch", ["yesterday", "1.5", "9" * 30, "-", "2026-11-22", "0x10"])
def test_a_date_that_is_none(
    epoch: str, small: Project, brochure: Brochure, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_under(small.build)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ran = brochure("build", "--format", "json", project=small)
    assert_stopped(ran, "bad-setting", small, before)


# --- two at once, and killed --------------------------------------------------------------------


def test_a_second_build_in_the_same_folder_ends_at_once(small: Project, brochure: Brochure) -> None:
    before = files_under(small.build)
    edit(small, FACTS, "1993", "1994")
    with alone_in(small.build):
        ran = brochure("build", "--format", "json", project=small)
    assert_stopped(ran, "busy", small, before)
    assert brochure("build", project=small).code == 0


def test_of_builds_at_the_same_time_none_is_torn(small: Project) -> None:
    edit(small, FACTS, "1993", "1994")
    processes = [started("build", "-j", "1", folder=small.root) for _ in range(3)]
    said = [process.communicate() for process in processes]
    ends = [process.returncode for process in processes]
    assert 0 in ends
    assert set(ends) <= {0, 1}
    for end, (out, _) in zip(ends, said, strict=True):
        assert (end == 1) == ("busy" in out)
    assert build(small, Request()).status is Status.UNCHANGED
    assert not leftovers(small)


def _processes_of(session: int) -> list[int]:
    """The processes of a session that are still at work; a zombie only waits to be counted."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, sid = path.read_text().rpartition(")")[2].split()[:4]
        except OSError:  # it has just ended
            continue
        if int(sid) == session and state != "Z":
            found.append(int(path.parent.name))
    return found


def _until(holds: Callable[[], bool]) -> bool:
    """Waits until something holds; patient, for the machine may be busy."""
    for _ in range(600):
        if holds():
            return True
        time.sleep(0.05)
    return False


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at /proc")


@needs_proc
@pytest.mark.parametrize(
    ("number", "stage"),
    [
        (signal.SIGKILL, "rendering"),
        (signal.SIGKILL, "binding"),
        (signal.SIGTERM, "binding"),
        (signal.SIGINT, "rendering"),
    ],
)
def test_a_killed_build_leaves_the_old_files_and_no_process(
    number: signal.Signals, stage: str, small: Project
) -> None:
    before = files_under(small.build)
    edit(small, "layouts/classic/inks.yaml", '"0 0 0 100"', '"0 0 0 90"')
    process = started("build", "-j", "1", folder=small.root)
    assert process.stderr is not None
    assert any(line.startswith(stage) for line in process.stderr), "it never came so far"
    process.send_signal(number)
    process.wait()
    assert process.returncode == (-number if number is signal.SIGKILL else 130)
    assert _until(lambda: not _processes_of(process.pid)), "a worker is left over"
    _, said = process.communicate()
    assert "Traceback" not in said
    assert files_under_but_parts(small) == before
    outcome = build(small, Request())
    assert outcome.status is Status.BUILT
    assert not leftovers(small)
    for path in small.build.glob("*/*.pdf"):
        pikepdf.open(path).close()


def files_under_but_parts(project: Project) -> dict[str, bytes]:
    """What stands in build/; a killed process could not clear its half-written files away."""
    files = files_under(project.build)
    return {name: data for name, data in files.items() if not name.endswith(".part")}


def test_what_a_killed_build_left_is_swept_by_the_next(small: Project, brochure: Brochure) -> None:
    left = small.build / "en" / ".our-brochure-en-screen.pdf.4711.part"
    left.write_bytes(b"half a file")
    edit(small, FACTS, "1993", "1994")
    assert brochure("build", project=small).code == 0
    assert not leftovers(small)


# --- limits -------------------------------------------------------------------------------------


def test_a_panel_without_end_is_stopped_and_named(
    small: Project, brochure: Brochure, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_under(small.build)
    monkeypatch.setattr(pool, "SECONDS", 3)
    endless = (
        "<main data-frame>{% if panel == 'cover' %}{% for n in range(30000) %}"
        "<div style='float:left'>x</div>{% endfor %}{% endif %}"
    )
    edit(small, PANEL, "<main data-frame>", endless)
    ran = brochure("build", "--format", "json", "-e", "screen", project=small)
    assert_stopped(ran, "render-limit", small, before)
    assert [finding["panel"] for finding in ran.findings()] == ["cover"]


def test_a_task_that_takes_too_long_takes_no_other_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pool, "SECONDS", 1)
    with workers(1) as few:
        answers = dict(few.run(time.sleep, [(0,), (600,), (0,)]))
    assert [answers[n].limit for n in range(3)] == ["", "it took more than 1 seconds", ""]


def test_a_task_that_takes_too_much_memory_takes_no_other_with_it() -> None:
    with workers(1) as few:
        answers = dict(few.run(bytearray, [(3,), (2 * pool.MEMORY_BYTES,), (4,)]))
    assert [answers[n].value for n in range(3)] == [bytearray(3), None, bytearray(4)]
    assert "MiB of memory" in answers[1].limit


def test_a_worker_that_dies_takes_no_other_task_with_it() -> None:
    with workers(2) as few:
        answers = dict(few.run(os._exit, [(9,)]))
        after = dict(few.run(len, [("abc",), ("abcd",)]))
    assert answers[0].value is None
    assert "ended" in answers[0].limit
    assert [after[n].value for n in range(2)] == [3, 4]


def test_a_fault_of_a_task_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError), workers(1) as few:
        dict(few.run(divmod, [(1, 0)]))
