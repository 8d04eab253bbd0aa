"""brochure l10n diff."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from brochure_build.cli.output import Output
from brochure_build.l10n.desk import desk
from brochure_build.l10n.standing import Difference, differences
from brochure_build.project import Project
from brochure_build.translation.wording import Stretch, compared

_INDENT = "  "


def run(options: Namespace, output: Output, project: Project) -> int:
    """Shows what changed in the English of each stale text; 1 if a file cannot be used as it is."""
    found = desk(project, tuple(options.locale))
    changed = differences(found)
    if output.format == "json":
        wrong = [finding.as_record() for finding in found.wrong]
        output.record({"differences": [_record(one) for one in changed], "findings": wrong})
        return 1 if found.wrong else 0
    for one in changed:
        for line in _lines(one, colours=output.colours):
            output.result(line)
    if found.wrong:
        output.findings(found.wrong)
    elif not changed:
        output.result("every translation answers the English as it is now")
    return 1 if found.wrong else 0


def _lines(one: Difference, *, colours: bool) -> Iterator[str]:
    """The English once, then the translation in each locale that is asked for it."""
    yield f"{one.key}: {'the English has changed' if one.old else 'not translated'}"
    width = max(len("English"), *(len(answer.locale) for answer in one.answers))
    english = "".join(_marked(s, colours=colours) for s in compared(one.old or one.new, one.new))
    yield f"{_INDENT}{'English':<{width}}  {english}"
    for answer in one.answers:
        yield f"{_INDENT}{answer.locale:<{width}}  {answer.text or '–'}"
        yield f"{_INDENT}{'':<{width}}  {answer.place}"
    yield ""


def _marked(stretch: Stretch, *, colours: bool) -> str:
    """[-what went-]{+what came+}"""
    if stretch.same:
        return stretch.new
    old = f"[-{stretch.old}-]" if stretch.old else ""
    new = f"{{+{stretch.new}+}}" if stretch.new else ""
    if not colours:
        return old + new
    return (old and f"\x1b[31m{old}\x1b[0m") + (new and f"\x1b[32m{new}\x1b[0m")


def _record(one: Difference) -> dict[str, object]:
    return {
        "key": one.key,
        "old": one.old,
        "new": one.new,
        "words": [{"old": s.old, "new": s.new} for s in compared(one.old, one.new)],
        "translations": [
            {
                "locale": answer.locale,
                "text": answer.text,
                "file": answer.place.file,
                "line": answer.place.line,
                "column": answer.place.column,
            }
            for answer in one.answers
        ],
    }
