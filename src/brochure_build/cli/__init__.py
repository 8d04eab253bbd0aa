"""The command line: verbs and options. The only place that prints or exits."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import cast

from brochure_build.cli.output import Output
from brochure_build.cli.parser import make_parser
from brochure_build.findings import BrochureError
from brochure_build.project import Project, find_project

FINE = 0
FOUND = 1  # findings that stop
USAGE = 2  # wrong usage, or no project
PREFLIGHT = 3  # built, but not published: preflight failed
INTERRUPTED = 130
NEEDS_NO_PROJECT = ("new", "explain", "completion", "doctor")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb; the exit code says how it ended (see docs/secretariat.md)."""
    options = make_parser().parse_args(arguments)
    output = Output(options.format, quiet=options.quiet, verbose=options.verbose)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        return _run(options, output)
    except BrochureError as error:
        output.findings(error.findings)
        return FOUND
    except KeyboardInterrupt:
        output.say("stopped; the last good files are untouched")
        return INTERRUPTED
    except BrokenPipeError:
        # the reader of our output has gone, as in `brochure list locales | head -1`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE


def program() -> None:
    """The entry point of the `brochure` command."""
    sys.exit(main())


def _run(options: Namespace, output: Output) -> int:
    verb = importlib.import_module(f"brochure_build.cli.verb_{options.verb}")
    run = cast(Callable[[Namespace, Output, Project | None], int], verb.run)
    project = _project(options)
    if project is None and options.verb not in NEEDS_NO_PROJECT:
        where = options.project or Path.cwd()
        output.problem(f"there is no brochure/brochure.yaml in {where} or above it")
        output.problem("go to a project's folder, give --project DIR, or begin: brochure new DIR")
        return USAGE
    return run(options, output, project)


def _project(options: Namespace) -> Project | None:
    if options.project is None:
        return find_project(Path.cwd())
    project = Project(Path(options.project).resolve())
    return project if (project.brochure / "brochure.yaml").is_file() else None


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
