"""What the program says: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from brochure_build.findings import Finding, Severity, as_github, as_text, in_order, summary

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


class Output:
    """Prints in the format asked for; with json nothing but one JSON value goes to stdout."""

    def __init__(self, style: str, *, quiet: bool, verbose: bool) -> None:
        self.format = style
        self.quiet = quiet
        self.verbose = verbose and not quiet
        for stream in (sys.stdout, sys.stderr):
            _survive_any_character(stream)

    @property
    def for_people(self) -> bool:
        return self.format == "text"

    @property
    def colours(self) -> bool:
        """Whether results are shown on a terminal that takes colours."""
        return _takes_colour(sys.stdout)

    def result(self, line: str) -> None:
        """A line of what was asked for."""
        if not self.quiet:
            print(line)

    def record(self, value: Mapping[str, Any] | Sequence[Any]) -> None:
        """What was asked for, as JSON; in ASCII where the reader may know nothing else."""
        knows_all = (sys.stdout.encoding or "").lower().startswith("utf")
        print(json.dumps(value, ensure_ascii=not knows_all, indent=2))

    def say(self, line: str) -> None:
        """A remark on the way; silent where a program reads."""
        if not self.quiet and self.for_people:
            print(line, file=sys.stderr)

    def problem(self, line: str) -> None:
        """Something that is wrong with how the program was called."""
        print(f"brochure: {line}", file=sys.stderr)

    def findings(self, findings: Iterable[Finding]) -> None:
        """Findings in order, and how many there are."""
        ordered = in_order(findings)
        if self.format == "json":
            self.record({"findings": [finding.as_record() for finding in ordered]})
            return
        for finding in ordered:
            print(as_github(finding) if self.format == "github" else self._text(finding))
        if ordered and self.for_people:
            print(f"\n{summary(ordered)}. `brochure explain CODE` says more.", file=sys.stderr)

    def _text(self, finding: Finding) -> str:
        where = _whereabouts(finding)
        text = as_text(finding)
        if where and finding.place is None:
            text = f"{where}: {text}"
        return _coloured(text, finding) if self.colours else text


def counted(number: int, thing: str) -> str:
    """“1 file”, “2 files”."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _whereabouts(finding: Finding) -> str:
    """Locale, edition, panel and unit of a finding that no file and line tells."""
    parts = (finding.locale, finding.edition, finding.panel and f"panel {finding.panel}")
    unit = f"({finding.key})" if finding.key and finding.key not in finding.message else ""
    return " ".join(part for part in (*parts, unit) if part)


def _coloured(text: str, finding: Finding) -> str:
    word = f"{finding.severity} {finding.code.name}"
    return text.replace(word, f"\x1b[1;{_COLOURS[finding.severity]}m{word}\x1b[0m", 1)


def _takes_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _survive_any_character(stream: TextIO) -> None:
    """A terminal that cannot show a character gets an escape, never a traceback."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
