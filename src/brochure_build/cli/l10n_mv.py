"""brochure l10n mv."""

from __future__ import annotations

import re
from argparse import Namespace

from brochure_build.cli.output import Output, counted
from brochure_build.findings import quoted
from brochure_build.l10n.choosing import chosen_keys
from brochure_build.l10n.desk import desk_to_write, save
from brochure_build.l10n.mentions import Mention
from brochure_build.l10n.moving import Moved, moved, rename
from brochure_build.project import Project

_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")


def run(options: Namespace, output: Output, project: Project) -> int:
    """Renames a text or a section; 1 if that cannot be done, and then nothing has changed."""
    old, new = options.old, options.new
    if not _KEY.fullmatch(new) or old == new:
        output.problem(f"{quoted(new)} is no new key: write one such as about.us")
        return 2
    desk = desk_to_write(project)
    wanted = rename(desk.source, old, new)
    result = moved(desk, wanted) if wanted else None
    if result is None or not result.files:
        _, problems = chosen_keys([old], desk.source.units)
        output.problem(problems[0])
        return 2
    from brochure_build.l10n.trial import broken_by, with_schemas

    if broken := broken_by(project, result.files):
        output.findings(broken)
        output.say("nothing was renamed: the program or a template asks for the old key in parts")
        return 1
    save(project, with_schemas(project, result.files))
    _report(result, output)
    return 0


def _report(result: Moved, output: Output) -> None:
    if output.format == "json":
        output.record(
            {
                "renamed": [_record(mention) for mention in result.mentions],
                "written": sorted(result.files),
                "findings": [finding.as_record() for finding in result.left],
            }
        )
        return
    for mention in result.mentions:
        output.result(f"{mention.file}:{mention.line}: {mention.old} → {mention.new}")
    output.say(f"{counted(len(result.files), 'file')} written, the states among them")
    if result.left:
        output.findings(result.left)


def _record(mention: Mention) -> dict[str, object]:
    return {
        "file": mention.file,
        "line": mention.line,
        "old": mention.old,
        "new": mention.new,
    }
