"""brochure l10n sync."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from brochure_build.cli.output import Output, counted
from brochure_build.findings import quoted
from brochure_build.l10n.choosing import chosen_keys
from brochure_build.l10n.desk import desk_to_write, save
from brochure_build.l10n.syncing import Synced, synced, to_do
from brochure_build.project import Project
from brochure_build.translation.alignment import Deed

_DONE = {
    Deed.ADDED: "added, empty",
    Deed.SET_ASIDE: "asked for no more: set aside at the end of the file",
    Deed.TAKEN_BACK: "asked for again: taken back from the end of the file",
    Deed.DROPPED: "dropped; it had been set aside before",
    Deed.REMOVED: "asked for no more, and empty: removed",
}


def run(options: Namespace, output: Output, project: Project) -> int:
    """Writes what is out of line, or with --check names it; 1 if there is something to do."""
    desk = desk_to_write(project, tuple(options.locale))
    corrected, problems = chosen_keys(options.same_meaning, desk.source.units)
    for problem in problems:
        output.problem(problem)
    if problems:
        return 2
    languages = synced(desk, corrected)
    if options.check:
        return _check(languages, output)
    save(project, {file: text for one in languages for file, text in one.files.items()})
    if output.format == "json":
        output.record({"locales": {one.locale: _record(one) for one in languages}})
        return 0
    for key in corrected:
        output.result(f"{key}: means what it did; no translation is stale for it")
    for one in languages:
        for line in _lines(one):
            output.result(line)
    return 0


def _check(languages: tuple[Synced, ...], output: Output) -> int:
    findings = [finding for one in languages for finding in to_do(one)]
    output.findings(findings)
    if output.for_people:
        for one in languages:
            for line in _offers(one):
                output.result(line)
        if not findings:
            output.result(f"{counted(len(languages), 'translation')} in line with the English")
    return 1 if findings else 0


def _lines(one: Synced) -> Iterator[str]:
    """What was done to one locale; what a translator wrote is shown before it goes."""
    counts = [
        *(f"{n} {deed}" for deed in Deed if (n := _number(one, deed))),
        *(["comments refreshed"] if one.result.commented else ()),
        *([f"{counted(one.result.recorded, 'row')} recorded"] if one.result.recorded else ()),
    ]
    yield f"{one.locale}: {', '.join(counts) or 'in line'}"
    for done in one.result.done:
        words = f" {quoted(done.text, 1000)}" if done.text else ""
        yield f"  {done.key}: {_DONE[done.deed]}{words}"
    yield from _offers(one)


def _offers(one: Synced) -> Iterator[str]:
    for old, new in ((move.old, move.new) for move in one.offers):
        yield f"  {old} was renamed to {new}? brochure l10n mv {old} {new}"


def _number(one: Synced, deed: Deed) -> int:
    return sum(done.deed is deed for done in one.result.done)


def _record(one: Synced) -> dict[str, object]:
    return {
        "done": [{"what": d.deed.value, "key": d.key, "text": d.text} for d in one.result.done],
        "recorded": one.result.recorded,
        "comments": one.result.commented,
        "written": list(one.files),
        "moves": [{"old": move.old, "new": move.new} for move in one.offers],
    }
