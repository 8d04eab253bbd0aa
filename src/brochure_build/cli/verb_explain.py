"""brochure explain."""

from __future__ import annotations

import difflib
import textwrap
from argparse import Namespace
from collections.abc import Iterable

from brochure_build.cli.output import Output
from brochure_build.findings import Code, quoted
from brochure_build.project import Project
from brochure_build.registry import codes


def run(options: Namespace, output: Output, _project: Project | None) -> int:
    """What a code means and what to do; without a code, all there are."""
    known = codes()
    if options.code is None:
        return _list(known.values(), output)
    code = known.get(options.code.lower())
    if code is None:
        return _unknown(options.code, tuple(known), output)
    if output.format == "json":
        output.record(_record(code))
        return 0
    output.result(f"{code.name} ({code.severity})")
    for paragraph in (code.meaning, f"What to do: {code.remedy}"):
        output.result("")
        output.result(textwrap.fill(paragraph, 78, initial_indent="  ", subsequent_indent="  "))
    return 0


def _list(known: Iterable[Code], output: Output) -> int:
    if output.format == "json":
        output.record([_record(code) for code in known])
        return 0
    for code in known:
        first = textwrap.shorten(code.meaning.split(". ")[0], 100, placeholder=" …")
        output.result(f"{code.name:<22} {code.severity:<8} {first}")
    return 0


def _record(code: Code) -> dict[str, str]:
    return {
        "code": code.name,
        "severity": code.severity.value,
        "meaning": code.meaning,
        "remedy": code.remedy,
    }


def _unknown(name: str, known: tuple[str, ...], output: Output) -> int:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}?" if near else "`brochure explain` lists them all"
    output.problem(f"there is no code {quoted(name)}; {hint}")
    return 2
