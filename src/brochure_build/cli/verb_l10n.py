"""brochure l10n: each of its verbs is a module beside this one."""

from __future__ import annotations

import importlib
from argparse import Namespace
from collections.abc import Callable
from typing import cast

from brochure_build.cli.names import unknown_names
from brochure_build.cli.output import Output
from brochure_build.project import Project


def run(options: Namespace, output: Output, project: Project) -> int:
    """Runs one of the verbs; 1 if it found what stops a build."""
    if problem := unknown_names(options, project):
        output.problem(problem)
        return 2
    verb = importlib.import_module(f"brochure_build.cli.l10n_{options.what}")
    return cast("Callable[[Namespace, Output, Project], int]", verb.run)(options, output, project)
