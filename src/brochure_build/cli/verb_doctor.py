"""brochure doctor."""

from __future__ import annotations

import importlib
import os
import platform
import sys
import warnings
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata

from brochure_build.cli.output import Output
from brochure_build.project import Project

OLDEST_PYTHON = (3, 11)
PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
GET_PANGO = {
    "Linux": f"Debian, Ubuntu: sudo apt-get install {PANGO}; Fedora: sudo dnf install pango; "
    "Alpine: apk add pango; Arch: pacman -S pango",
    "Darwin": "brew install pango",
}
PACKAGES = (
    "babel",
    "fontTools",
    "jinja2",
    "pebble",
    "pikepdf",
    "PIL",
    "pydantic",
    "pypdfium2",
    "yaml",
    "qrcode",
    "rich",
    "shtab",
    "zxingcpp",
)


@dataclass(frozen=True)
class Result:
    """One thing the program needs: whether it is there, and how to get it."""

    what: str
    is_there: bool
    detail: str = ""


def run(_options: Namespace, output: Output, project: Project | None) -> int:
    """Looks at everything; 1 if something is missing."""
    results = [result for look in _LOOKS for result in look(project)]
    if output.format == "json":
        output.record([vars(result) for result in results])
    else:
        for result in results:
            mark = "ok     " if result.is_there else "MISSING"
            output.result(f"{mark}  {result.what}{': ' + result.detail if result.detail else ''}")
    missing = sum(not result.is_there for result in results)
    if output.for_people:
        output.result(f"\n{missing} missing" if missing else "\nnothing is missing")
    return 1 if missing else 0


def _python(_: Project | None) -> Iterator[Result]:
    wanted = ".".join(map(str, OLDEST_PYTHON))
    detail = platform.python_version()
    is_there = sys.version_info >= OLDEST_PYTHON
    yield Result(f"Python {wanted} or newer", is_there, detail)


def _packages(_: Project | None) -> Iterator[Result]:
    for name in PACKAGES:
        try:
            importlib.import_module(name)
        except ImportError as error:
            yield Result(f"package {name}", is_there=False, detail=f"{error}; run `make pdf`")
    yield Result("Python packages", is_there=True, detail=f"{len(PACKAGES)} looked at")


def _engine(_: Project | None) -> Iterator[Result]:
    """WeasyPrint needs Pango, which no Python package brings."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            importlib.import_module("brochure_build.render.panel")
        version = metadata.version("weasyprint")
        yield Result("WeasyPrint and Pango", is_there=True, detail=version)
    except (ImportError, OSError) as error:
        how = GET_PANGO.get(platform.system(), "install Pango 1.44 or newer")
        reason = str(error).strip().splitlines()[0]
        yield Result("WeasyPrint and Pango", is_there=False, detail=f"{reason}. {how}")


def _rendering(project: Project | None) -> Iterator[Result]:
    """A word set with the project's own fonts: an engine that loads may still draw wrongly."""
    if project is None:
        return
    try:
        problem = _trial(project)
    except (ImportError, OSError):
        return  # told above
    how = GET_PANGO.get(platform.system(), "install Pango 1.44 or newer")
    detail = f"{problem} HarfBuzz may be too old: {how}" if problem else ""
    yield Result("a word rendered with the project's fonts", not problem, detail)


def _trial(project: Project) -> str:
    """What goes wrong when one word is rendered, or nothing."""
    from brochure_build.fonts import stylesheet
    from brochure_build.project.sources import read_sources
    from brochure_build.render.panel import render_panel
    from brochure_build.stages import Ink, PanelSource, Rendering

    sources = read_sources(project)
    language = next(iter(sources.languages.values()), None)
    if language is None or not sources.library.faces:
        return ""
    styles = stylesheet(
        sources.library, language.settings.fonts, "brochure://project/assets/fonts/"
    )
    html = '<html lang="en"><title>trial</title><body><main data-frame>Trial</main>'
    face = "main{font-family:var(--font-text);height:50mm}"
    rendering = Rendering(Ink.SRGB, bleed_mm=0.0, links=False, tagged=True)
    source = PanelSource(
        panel="trial",
        title="trial",
        locale="en",
        width_mm=100.0,
        height_mm=100.0,
        rendering=rendering,
        base="layouts",
        html=html,
        styles=(styles, face),
        sheets=(),
        files={},
        keys=(),
        codes=(),
    )
    _, findings = render_panel(source, project.root)
    return findings[0].message if findings else ""


def _project(project: Project | None) -> Iterator[Result]:
    if project is None:
        detail = "none here: go to its folder, or begin one with `brochure new DIR`"
        yield Result("a project", is_there=True, detail=detail)
        return
    yield Result("a project", is_there=True, detail=str(project.root))
    folder = project.build if project.build.exists() else project.root
    writable = os.access(folder, os.W_OK)
    yield Result("leave to write build/", writable, "" if writable else f"{folder} is read-only")
    yield from _fonts(project)


def _fonts(project: Project) -> Iterator[Result]:
    from brochure_build.project.sources import read_sources

    sources = read_sources(project)
    for locale, language in sources.languages.items():
        stack = language.settings.fonts
        wanted = dict.fromkeys((*stack.text, *stack.heading))
        lacking = [family for family in wanted if family not in sources.library.families]
        if lacking:
            detail = f"{', '.join(lacking)}; run `make fonts`"
            yield Result(f"fonts of {locale}", is_there=False, detail=detail)
    detail = f"{len(sources.library.faces)} faces in assets/fonts"
    yield Result("fonts", is_there=bool(sources.library.faces), detail=detail)


_LOOKS: tuple[Callable[[Project | None], Iterator[Result]], ...] = (
    _python,
    _packages,
    _engine,
    _rendering,
    _project,
)
