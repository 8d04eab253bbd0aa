"""brochure check."""

from __future__ import annotations

from argparse import Namespace

from brochure_build.cli.names import unknown_names
from brochure_build.cli.output import Output, counted
from brochure_build.cli.verb_build import as_varied
from brochure_build.findings import errors
from brochure_build.jobs import check
from brochure_build.project import Project
from brochure_build.translation.pseudo import PSEUDO


def run(options: Namespace, output: Output, project: Project) -> int:
    """Prints every finding; 1 if one of them would stop a build."""
    if problem := unknown_names(options, project, tuple(PSEUDO)):
        output.problem(problem)
        return 2
    findings = check(as_varied(options, project), tuple(options.locale))
    output.findings(findings)
    if not findings and output.for_people:
        locales = options.locale or project.catalogue_names()
        languages = counted(len(locales), "language")
        output.result(f"nothing is wrong in the sources ({languages}); `brochure build` fits them")
    return 1 if errors(findings) else 0
