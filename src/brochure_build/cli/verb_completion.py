"""brochure completion."""

from __future__ import annotations

import argparse
from argparse import Namespace

from brochure_build.cli.names import CHOSEN, names_of
from brochure_build.cli.output import Output
from brochure_build.cli.parser import make_parser
from brochure_build.project import Project
from brochure_build.project.starting import home


def run(options: Namespace, output: Output, project: Project | None) -> int:
    """Prints a completion script for a shell."""
    import shtab

    parser = make_parser()
    _offer_names(parser, project or home())
    output.result(shtab.complete(parser, shell=options.shell))
    return 0


def _offer_names(parser: argparse.ArgumentParser, project: Project) -> None:
    """Lets options that choose by a name be completed with the names there are now."""
    for action in parser._actions:  # noqa: SLF001  # has no public name
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for verb in action.choices.values():
                _offer_names(verb, project)
        elif action.dest in CHOSEN:
            action.choices = names_of(action.dest, project)
