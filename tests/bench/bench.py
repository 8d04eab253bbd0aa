"""How long a build takes and what it needs; `make bench` runs it, --runs N takes the median of N.

Each line is a whole process, `brochure build` in a copy of this project. CPU is user and system
time of it and all its workers; wall is from start to end; peak is the largest sum of memory,
shared pages divided among their users, that was seen at any moment.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("brochure", "translations", "layouts", "assets")
SAMPLES_A_SECOND = 20
PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
MIB = 1024**2


@dataclass(frozen=True)
class Cost:
    """What one process took, with its workers."""

    cpu_s: float
    wall_s: float
    peak_mib: float


@dataclass(frozen=True)
class Case:
    """Something people do before a command: change(project, run) is not measured."""

    name: str
    change: Callable[[Path, int], None]
    command: tuple[str, ...] = ("-m", "brochure_build", "--quiet", "build", "--draft")


# --- what people do ---------------------------------------------------------------------------


def nothing(_project: Path, _run: int) -> None:
    """Builds again."""


def one_estimate(project: Path, run: int) -> None:
    """A figure that no build has seen."""
    _replace(project / "brochure/estimates.yaml", r"(?m)^(\s+amount: )\d+", rf"\g<1>{700 + run}")


def one_locale(project: Path, run: int) -> None:
    """The heading of a panel in Russian."""
    words = f"Обзор{'.' * run}"
    _replace(project / "translations/ru-RU.yaml", r'(?m)^(  heading: )".*"', rf'\g<1>"{words}"')


def empty_cache(project: Path, _run: int) -> None:
    """As after `make clean`."""
    shutil.rmtree(project / "build")


CASES = (
    Case("nothing changed", nothing),
    Case("one estimate changed", one_estimate),
    Case("one locale's text changed", one_locale),
    Case("everything, cold", empty_cache),
    Case(
        "l10n check, 6 translations", nothing, ("-m", "brochure_build", "--quiet", "l10n", "check")
    ),
    Case("the interpreter alone", nothing, ("-c", "pass")),
)


def _replace(file: Path, pattern: str, words: str) -> None:
    """The first place that fits, changed; a pattern that fits nowhere measures nothing."""
    text = file.read_text("utf-8")
    changed = re.sub(pattern, words, text, count=1)
    if changed == text:
        sys.exit(f"{file.name} has nothing like {pattern} to change: mend tests/bench/bench.py")
    file.write_text(changed, "utf-8")


# --- measuring --------------------------------------------------------------------------------


def measured(project: Path, words: tuple[str, ...] = CASES[0].command) -> Cost:
    """One command in a project, as a whole process; a build unless it is another."""
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    environment["PYTHONPATH"] = str(ROOT / "src")
    begun = time.monotonic()
    process = subprocess.Popen((sys.executable, *words), env=environment, cwd=project)
    peak = Peak(process.pid)
    _, status, used = os.wait4(process.pid, 0)
    wall_s = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("the command failed: see above")
    cpu_s = _cpu(used) + sum(map(_cpu, _orphans()))
    return Cost(cpu_s, wall_s, max(peak.ended(), _largest_mib(used)))


def _cpu(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


def _largest_mib(used: resource.struct_rusage) -> float:
    """The largest single process; macOS counts bytes, Linux kibibytes (getrusage(2))."""
    return used.ru_maxrss / (MIB if sys.platform == "darwin" else 1024)


def adopt_orphans() -> bool:
    """Lets us wait for the fork server, which outlives the build by a moment, and its workers."""
    if sys.platform != "linux":
        return False
    return bool(ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0)


def _orphans() -> Iterator[resource.struct_rusage]:
    """What processes used that the build left for us to wait for."""
    while True:
        try:
            yield os.wait4(-1, 0)[2]
        except ChildProcessError:
            return


class Peak:
    """Watches the memory of a process and all below it, from a thread, where there is /proc."""

    def __init__(self, pid: int) -> None:
        self.most_mib = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, args=(pid,), daemon=True)
        self._thread.start()

    def ended(self) -> float:
        """The most that was seen."""
        self._over.set()
        self._thread.join()
        return self.most_mib

    def _watch(self, pid: int) -> None:
        while not self._over.wait(1 / SAMPLES_A_SECOND):
            self.most_mib = max(self.most_mib, sum(map(_pss_mib, _family(pid))))


def _family(pid: int) -> Iterator[int]:
    """A process and all that descend from it."""
    yield pid
    for child in _children(pid):
        yield from _family(child)


def _children(pid: int) -> Iterator[int]:
    """What a process has started; nothing of one that ends while it is looked at."""
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            with suppress(OSError):
                yield from map(int, task.read_text().split())


def _pss_mib(pid: int) -> float:
    """Proportional set size (proc(5), smaps_rollup): pages that n processes share count 1/n."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


# --- the table --------------------------------------------------------------------------------


def main() -> None:
    """Measures every case and prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="median of N (default: 3)")
    runs = range(1, max(1, parser.parse_args().runs) + 1)
    if not adopt_orphans():
        say("Only Linux tells what the workers took: CPU and peak are of the parent process.\n")
    with tempfile.TemporaryDirectory(prefix="brochure-bench-") as folder:
        project = Path(folder)
        for name in SOURCES:
            shutil.copytree(ROOT / name, project / name)
        measured(project)  # warms the disk, and leaves something to compare with
        say(f"{'':<28}{'CPU s':>8}{'wall s':>8}{'peak MiB':>10}")
        for case in CASES:
            cost = _median([_once(case, project, run) for run in runs])
            say(f"{case.name:<28}{cost.cpu_s:>8.2f}{cost.wall_s:>8.2f}{cost.peak_mib:>10.0f}")
    say(f"\nmedian of {len(runs)}, {os.cpu_count()} cores, Python {sys.version.split()[0]}")


def _once(case: Case, project: Path, run: int) -> Cost:
    case.change(project, run)
    return measured(project, case.command)


def _median(costs: list[Cost]) -> Cost:
    return Cost(
        statistics.median(cost.cpu_s for cost in costs),
        statistics.median(cost.wall_s for cost in costs),
        statistics.median(cost.peak_mib for cost in costs),
    )


def say(line: str) -> None:
    """A line at once, for the next takes a while."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
