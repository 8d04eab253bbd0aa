"""brochure l10n import."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from brochure_build.cli.output import Output
from brochure_build.findings import Finding, errors
from brochure_build.project import Project

if TYPE_CHECKING:
    from brochure_build.l10n.importing import Taken
    from brochure_build.translation.exchange.judging import Verdict


def run(options: Namespace, output: Output, project: Project) -> int:
    """Takes in what came back, text by text; 1 if something was refused or is wrong."""
    from brochure_build.l10n.exchange import READABLE
    from brochure_build.l10n.importing import take_in

    paths = [Path(name) for name in options.files]
    strange = [path for path in paths if path.suffix not in READABLE]
    if strange and options.exchange is None:
        output.problem(f"{strange[0]} ends in none of {', '.join(READABLE)}: name its --format")
        return 2
    taken = take_in(project, paths, options.exchange, write=not options.check)
    findings = [finding for one in taken for finding in one.findings]
    _report(taken, findings, output, check=options.check)
    return 1 if errors(findings) else 0


def _report(
    taken: Sequence[Taken], findings: Sequence[Finding], output: Output, *, check: bool
) -> None:
    if output.format == "json":
        told = [finding.as_record() for finding in findings]
        output.record({"files": [_as_record(one) for one in taken], "findings": told})
        return
    output.findings(findings)
    for one in taken if output.for_people else ():
        _tell(one, output, check=check)


def _tell(one: Taken, output: Output, *, check: bool) -> None:
    for verdict in one.verdicts:
        if verdict.finding is None and (verdict.is_taken or output.verbose):
            reason = f": {verdict.reason}" if verdict.reason else ""
            output.result(f"{one.locale} {verdict.key}: {verdict.outcome}{reason}")
    if not one.locale:
        output.result(f"{one.file}: not taken in")
        return
    counts = ", ".join(f"{number} {outcome}" for outcome, number in one.counts.items() if number)
    would = "would be: " if check else ""
    output.result(f"{one.file}: {would}{counts or 'no texts'}")
    if not check and any(verdict.is_taken for verdict in one.verdicts):
        output.say(f"next, for the comments above the texts: brochure l10n sync {one.locale}")
    if not one.same_english:
        output.say(f"the English has changed since {one.file} was exported")
    if one.absent:
        output.say(f"{one.absent} texts of the brochure are not in {one.file}")


def _as_record(one: Taken) -> dict[str, object]:
    return {
        "file": one.file,
        "locale": one.locale,
        "same_english": one.same_english,
        "texts": [_text(verdict) for verdict in one.verdicts],
    }


def _text(verdict: Verdict) -> dict[str, str]:
    record = {"key": verdict.key, "outcome": verdict.outcome.value}
    return record | ({"reason": verdict.reason} if verdict.reason else {})
