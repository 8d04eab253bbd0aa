"""Runs the program: within this process where it only has to be right, in its own where it matters.

What has to be shown of the process itself (exit status, what it imports, that it survives a closed
pipe) is shown by `command`; `Brochure` is quicker.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import brochure_build
from brochure_build.cli import main
from brochure_build.project import Project

PACKAGE_FOLDER = Path(brochure_build.__file__).resolve().parents[1]


@dataclass(frozen=True)
class Ran:
    """How a run of the program ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err

    def json(self) -> Any:
        """Standard output, which has to be one JSON value and nothing else."""
        return json.loads(self.out)

    def findings(self) -> list[dict[str, Any]]:
        """The findings of a run with --format json."""
        findings = self.json()["findings"]
        assert isinstance(findings, list)
        return findings


class Brochure:
    """The `brochure` command, within this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str | Path, project: Project | None = None) -> Ran:
        """One run; project is given with --project."""
        first = ["--project", str(project.root)] if project else []
        before = signal.getsignal(signal.SIGTERM)
        self.capsys.readouterr()
        try:
            code = main([*first, *map(str, arguments)])
        except SystemExit as end:  # argparse ends so, with help as with wrong usage
            code = int(end.code or 0)
        finally:
            signal.signal(signal.SIGTERM, before)
        captured = self.capsys.readouterr()
        return Ran(code, captured.out, captured.err)


def command(
    *arguments: str | Path,
    folder: Path,
    environment: Mapping[str, str] | None = None,
    prepare: Callable[[], None] | None = None,
) -> Ran:
    """One run of `python -m brochure_build` in a folder, in a process of its own."""
    process = started(*arguments, folder=folder, environment=environment, prepare=prepare)
    out, err = process.communicate()
    return Ran(process.returncode, out, err)


def started(
    *arguments: str | Path,
    folder: Path,
    environment: Mapping[str, str] | None = None,
    prepare: Callable[[], None] | None = None,
) -> subprocess.Popen[str]:
    """The same, begun: a session of its own, so that all its processes can be found."""
    return subprocess.Popen(
        [sys.executable, "-m", "brochure_build", *map(str, arguments)],
        cwd=folder,
        env=surroundings(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=prepare,  # noqa: PLW1509  # there are no threads here
    )


def surroundings(changed: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process' environment with the program on the path, and some variables changed."""
    return {**os.environ, "PYTHONPATH": str(PACKAGE_FOLDER), **(changed or {})}
