"""brochure l10n check."""

from __future__ import annotations

import difflib
from argparse import Namespace

from brochure_build.cli.output import Output, counted
from brochure_build.findings import errors, quoted
from brochure_build.l10n.checking import check, known_codes
from brochure_build.project import Project


def run(options: Namespace, output: Output, project: Project) -> int:
    """Prints what is wrong with the words; 1 for an error, with --strict for a warning too."""
    if problem := _unknown_code(options.only):
        output.problem(problem)
        return 2
    locales = tuple(dict.fromkeys(options.locale)) or project.catalogue_names()
    findings = check(project, locales)
    if options.only:
        findings = tuple(finding for finding in findings if finding.code.name in options.only)
    output.findings(findings)
    if not findings and output.for_people:
        what = f"no {' or '.join(options.only)}" if options.only else "nothing wrong"
        output.result(f"{what} in the words ({counted(len(locales), 'language')})")
    return 1 if (findings if options.strict else errors(findings)) else 0


def _unknown_code(asked: list[str]) -> str:
    """What is wrong with the codes that were asked for, or nothing."""
    known = known_codes() if asked else {}
    for name in asked:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else "`brochure explain` lists them all"
            return f"there is no code {quoted(name)}; {hint}"
    return ""
