"""brochure l10n status."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence

from brochure_build.cli.output import Output
from brochure_build.findings import Severity, quoted
from brochure_build.l10n.desk import desk
from brochure_build.l10n.standing import Overview, overviews
from brochure_build.project import Project
from brochure_build.translation.standings import Text
from brochure_build.translation.state import Standing

_BEST_FIRST = tuple(reversed(Standing))
_UNKNOWN = "–"


def run(options: Namespace, output: Output, project: Project) -> int:
    """Counts what stands where; 1 if a file cannot be used as it is."""
    found = desk(project, tuple(options.locale))
    languages = tuple(overviews(found))
    if output.format == "json":
        output.record(
            {
                "locales": [_record(one) for one in languages],
                "findings": [finding.as_record() for finding in found.wrong],
            }
        )
        return 1 if found.wrong else 0
    for line in _table([_head(), *map(_row, languages)]):
        output.result(line)
    if output.verbose:
        for one in languages:
            for text in one.open:
                output.result(_open(text))
    elif any(one.open for one in languages):
        output.say("\n`brochure l10n status -v` lists what is not approved.")
    if found.wrong:
        output.findings(found.wrong)
    return 1 if found.wrong else 0


def _head() -> Sequence[str]:
    return ("", "texts", *_BEST_FIRST, "extra", "errors", "warnings", "panels over")


def _row(one: Overview) -> Sequence[str]:
    numbers = (
        len(one.texts),
        *(one.counts[standing] for standing in _BEST_FIRST),
        one.extra,
        one.found(Severity.ERROR),
        one.found(Severity.WARNING),
        _UNKNOWN if one.panels_over is None else len(one.panels_over),
    )
    return (one.locale, *map(str, numbers))


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows with names to the left and numbers to the right of their columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *numbers in rows:
        cells = (f"{cell:>{width}}" for cell, width in zip(numbers, widths[1:], strict=True))
        yield f"{name:<{widths[0]}}  {'  '.join(cells)}"


def _open(text: Text) -> str:
    words = f" {quoted(text.text)}" if text.text else ""
    return f"{text.place}: {text.standing}: {text.key}{words}"


def _record(one: Overview) -> dict[str, object]:
    return {
        "locale": one.locale,
        "texts": len(one.texts),
        **{standing.value: one.counts[standing] for standing in _BEST_FIRST},
        "extra": one.extra,
        "errors": one.found(Severity.ERROR),
        "warnings": one.found(Severity.WARNING),
        "panels_over": one.panels_over,
        "open": [_open_record(text) for text in one.open],
    }


def _open_record(text: Text) -> dict[str, object]:
    return {
        "key": text.key,
        "standing": text.standing.value,
        "by": text.row.by if text.row else "",
        "english": text.english,
        "text": text.text,
        "file": text.place.file,
        "line": text.place.line,
        "column": text.place.column,
    }
