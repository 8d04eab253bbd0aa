"""brochure build."""

from __future__ import annotations

import time
from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from brochure_build.cli.names import unknown_names
from brochure_build.cli.output import Output, counted
from brochure_build.cli.progress import shown
from brochure_build.jobs import Outcome, Request, Status, build
from brochure_build.project import Project, Variant
from brochure_build.translation.pseudo import PSEUDO

CODES = {
    Status.BUILT: 0,
    Status.UNCHANGED: 0,
    Status.HELD_BACK: 1,
    Status.STOPPED: 1,
    Status.FAILED_PREFLIGHT: 3,
}


def run(options: Namespace, output: Output, project: Project) -> int:
    """Builds, and says what became of it."""
    if problem := unknown_names(options, project, tuple(PSEUDO)):
        output.problem(problem)
        return 2
    project = as_varied(options, project)
    started = time.monotonic()
    request = Request(
        tuple(options.locale), tuple(options.edition), options.jobs, draft=options.draft
    )
    with shown(output) as progress:
        outcome = build(project, request, progress)
    _report(outcome, output, project, time.monotonic() - started)
    return CODES[outcome.status]


def as_varied(options: Namespace, project: Project) -> Project:
    """The project with the layout, fold and paper of the command line."""
    return replace(project, variant=Variant(options.layout, options.fold, options.paper))


def _report(outcome: Outcome, output: Output, project: Project, seconds: float) -> None:
    folder = project.relative(project.output)
    if output.format == "json":
        output.record({**_as_record(outcome), "folder": folder})
        return
    output.findings(outcome.findings)
    if output.format == "github":
        return
    if outcome.status is Status.UNCHANGED:
        _say_unchanged(outcome, output, folder)
        return
    if output.verbose:
        _say_details(outcome, output)
    for file in outcome.files:
        state = ("DRAFT, " if file.is_draft else "") + ("new" if file.is_new else "unchanged")
        output.result(f"{file.path}  {file.size / 1024:,.0f} kB  {state}")
    for line in _last_lines(outcome, seconds):
        output.result(line)


def _say_unchanged(outcome: Outcome, output: Output, folder: str) -> None:
    if output.verbose:
        _say_details(outcome, output)
    files = counted(len(outcome.files), "file")
    output.result(f"nothing has changed: {files} in {folder}/ up to date, nothing rendered")
    for line in _about_drafts(outcome):
        output.result(line)
    if outcome.warnings_before:
        warnings = counted(outcome.warnings_before, "warning")
        output.say(f"{warnings} as before; `brochure check` tells those of the sources")


def _last_lines(outcome: Outcome, seconds: float) -> Iterator[str]:
    if outcome.status is Status.FAILED_PREFLIGHT:
        yield "finished files failed preflight and were not published; the last good ones stay"
    if not outcome.files:
        if outcome.status is Status.STOPPED:
            yield "nothing was published; the last good files stay as they were"
        return
    yield from _about_drafts(outcome)
    if outcome.held:
        yield f"held back: {', '.join(outcome.held)}; their last files stay as they were"
    new = sum(file.is_new for file in outcome.files)
    yield (
        f"{counted(new, 'file')} built, {len(outcome.files) - new} unchanged, "
        f"{counted(len(outcome.rendered), 'panel')} rendered in {seconds:.1f} s"
    )


def _about_drafts(outcome: Outcome) -> Iterator[str]:
    locales = dict.fromkeys(file.locale for file in outcome.files if file.is_draft)
    if locales:
        yield (
            f"DRAFT, not for print: {', '.join(locales)}. Their texts are not all approved; "
            "`brochure l10n status` counts them"
        )


def _say_details(outcome: Outcome, output: Output) -> None:
    """Which panels were rendered, what each side is set in, and the room every panel has left."""
    by_panel: dict[str, list[str]] = defaultdict(list)
    for locale, panel, ink in outcome.rendered:
        by_panel[f"{panel} ({ink})"].append(locale)
    for panel, locales in sorted(by_panel.items()):
        output.result(f"rendered {panel}: {', '.join(locales)}")
    for setting in outcome.settings:
        measures = ", ".join(f"{name} {value}" for name, value in setting.measures)
        output.result(f"{setting.locale} {setting.side}: set at {setting.share:.0%}, {measures}")
    for fit in outcome.fits:
        output.result(f"{fit.locale} {fit.panel}: {fit.free_mm:.1f} mm free")


def _as_record(outcome: Outcome) -> dict[str, object]:
    names = ("path", "locale", "edition", "size", "sha256", "is_new", "is_draft")
    return {
        "status": outcome.status.value,
        "held": list(outcome.held),
        "files": [{name: getattr(file, name) for name in names} for file in outcome.files],
        "rendered": [
            {"locale": locale, "panel": panel, "ink": ink}
            for locale, panel, ink in outcome.rendered
        ],
        "fits": [
            {"locale": fit.locale, "panel": fit.panel, "free_mm": fit.free_mm}
            for fit in outcome.fits
        ],
        "settings": [
            {
                "locale": setting.locale,
                "side": setting.side,
                "share": setting.share,
                "measures": dict(setting.measures),
            }
            for setting in outcome.settings
        ],
        "findings": [finding.as_record() for finding in outcome.findings],
    }
