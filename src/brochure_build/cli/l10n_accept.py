"""brochure l10n accept."""

from __future__ import annotations

from argparse import Namespace

from brochure_build.cli.output import Output, counted
from brochure_build.findings import BrochureError
from brochure_build.l10n.accepting import Accepted, accepted
from brochure_build.l10n.choosing import chosen_keys
from brochure_build.l10n.desk import desk_to_write, save
from brochure_build.project import Project
from brochure_build.translation.catalogue import SOURCE_LOCALE
from brochure_build.translation.standings import Text
from brochure_build.translation.state import Standing, Status

_NEEDS_A_NAME = (Status.REVIEWED, Status.APPROVED)


def run(options: Namespace, output: Output, project: Project) -> int:
    """Records what someone vouches for; 1 if one of the texts cannot be accepted."""
    status, by, locale = Status(options.status), options.by.strip(), options.locale
    if problem := _wrong_usage(status, by, locale):
        output.problem(problem)
        return 2
    desk = desk_to_write(project, (locale,))
    keys, problems = chosen_keys(options.keys, desk.source.units)
    for problem in problems:
        output.problem(problem)
    if problems:
        return 2
    try:
        result = accepted(desk, locale, keys, status, by)
    except BrochureError as error:
        output.findings(error.findings)
        output.say("nothing was recorded: mend these, or accept the other texts only")
        return 1
    save(project, result.files)
    _report(result, locale, output)
    return 0


def _wrong_usage(status: Status, by: str, locale: str) -> str:
    if locale == SOURCE_LOCALE:
        return f"{SOURCE_LOCALE} is what the others are translated from: there is nothing to accept"
    if status in _NEEDS_A_NAME and not by:
        return f'{status} is somebody\'s word: say whose with --by "Name"'
    return ""


def _report(result: Accepted, locale: str, output: Output) -> None:
    changed, same = result.changed, len(result.texts) - len(result.changed)
    if output.format == "json":
        output.record(
            {
                "locale": locale,
                "status": result.status.value,
                "by": result.by,
                "changed": [{"key": t.key, "before": t.standing.value} for t in changed],
                "unchanged": same,
            }
        )
        return
    for text in changed:
        output.result(f"{text.key}: {_before(text)} → {result.status}")
    by = f" by {result.by}" if result.by else ""
    rest = f"; {same} were so before" if same else ""
    output.result(f"{locale}: {counted(len(changed), 'text')} {result.status}{by}{rest}")


def _before(text: Text) -> str:
    """Where a text stood; of a stale one also the status it had for the English before."""
    if text.standing is Standing.STALE and text.row:
        return f"{text.standing} ({text.row.status})"
    return text.standing.value
