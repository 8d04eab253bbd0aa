"""brochure completion."""

from __future__ import annotations

from argparse import Namespace

from brochure_build.cli.output import Output
from brochure_build.cli.parser import make_parser
from brochure_build.project import Project


def run(options: Namespace, output: Output, _project: Project | None) -> int:
    """Prints a completion script for a shell."""
    import shtab

    output.result(shtab.complete(make_parser(), shell=options.shell))
    return 0
