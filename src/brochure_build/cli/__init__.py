"""The command line: verbs and options. The only place that prints or exits."""

from __future__ import annotations

import errno
import gc
import importlib
import os
import signal
import sys
import tempfile
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import cast

from brochure_build import __version__
from brochure_build.cli.output import Output
from brochure_build.cli.parser import make_parser
from brochure_build.findings import BrochureError
from brochure_build.project import Project, find_project
from brochure_build.project.writing import cannot_write

FINE = 0
FOUND = 1  # findings that stop
USAGE = 2  # wrong usage, or no project
PREFLIGHT = 3  # built, but not published: preflight failed
INTERNAL = 70  # a fault of the program, as sysexits.h has it
INTERRUPTED = 130
NEEDS_NO_PROJECT = ("new", "explain", "completion", "doctor")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb; the exit code says how it ended (see docs/secretariat.md)."""
    _open_closed_streams()
    options = make_parser().parse_args(arguments)
    output = Output(options.format, quiet=options.quiet, verbose=options.verbose)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        code = _run(options, output)
        sys.stdout.flush()  # here, where a reader that has gone is no fault
        return code
    except BrochureError as error:
        output.findings(error.findings)
        return FOUND
    except KeyboardInterrupt:
        output.say("stopped; the last good files are untouched")
        return INTERRUPTED
    except OSError as error:
        if error.errno == errno.EPIPE:
            return _reader_has_gone()
        output.findings([cannot_write(error)])
        return FOUND
    except Exception:  # noqa: BLE001  # nobody but a programmer should see a traceback
        return _faulty(output)


def _open_closed_streams() -> None:
    """Gives a process that was started without an output (`>&-`) one that nobody reads."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nobody = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # until the end
            setattr(sys, name, nobody)


def _reader_has_gone() -> int:
    """Whoever read our output has stopped, as in `brochure list locales | head -1`."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FINE


def _faulty(output: Output) -> int:
    """A fault of our own: the details go to a file, and people are told where it is."""
    fault = traceback.format_exc()
    output.problem("the program itself has a fault; the last good files are untouched")
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="brochure-", suffix=".txt", delete=False, encoding="utf-8"
        ) as report:
            report.write(f"brochure-build {__version__}\n{fault}")
        output.problem(f"please report it with this file: {report.name}")
    except OSError:  # no room for a file, which may be the fault's own reason
        output.problem(f"please report this: {fault.strip().splitlines()[-1]}")
    return INTERNAL


def program() -> None:
    """The entry point of the `brochure` command."""
    # a process of a second or two, whose imports alone would start hundreds of collections
    gc.set_threshold(100_000)
    sys.exit(main())


def _run(options: Namespace, output: Output) -> int:
    verb = importlib.import_module(f"brochure_build.cli.verb_{options.verb}")
    run = cast("Callable[[Namespace, Output, Project | None], int]", verb.run)
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
