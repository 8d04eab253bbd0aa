"""brochure list."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from brochure_build import registry
from brochure_build.cli.output import Output
from brochure_build.content import PAPERS
from brochure_build.folds import lay_flat
from brochure_build.project import Project
from brochure_build.stages import Side

Row = tuple[str, str]  # a name, and what it is


def run(options: Namespace, output: Output, project: Project) -> int:
    """Lists names with a line about each."""
    rows = tuple(_ROWS[options.what](project))
    if output.format == "json":
        output.record([{"name": name, "about": about} for name, about in rows])
        return 0
    width = max((len(name) for name, _ in rows), default=0)
    for name, about in rows:
        output.result(f"{name:<{width}}  {about}".rstrip())
    return 0


def _locales(project: Project) -> Iterator[Row]:
    from brochure_build.project.sources import read_sources

    for name, language in read_sources(project).languages.items():
        units = len(language.catalogue.units)
        yield name, f"{language.settings.name}, {units} texts"


def _folds(_: Project) -> Iterator[Row]:
    for name, fold in registry.folds().items():
        flat = lay_flat(fold, PAPERS["A4"])
        sides = (
            f"{side}: " + " | ".join(f"{p.panel} {p.width_mm:g}" for p in flat.side(side))
            for side in Side
        )
        yield name, f"{fold.title}; on A4, in mm, {'; '.join(sides)}"


def _editions(_: Project) -> Iterator[Row]:
    for name, edition in registry.editions().items():
        yield name, edition.title


def _layouts(project: Project) -> Iterator[Row]:
    for name in project.layout_names():
        yield name, project.relative(project.layouts / name)


def _papers(_: Project) -> Iterator[Row]:
    for name, paper in PAPERS.items():
        yield name, f"{paper.width_mm:g} × {paper.height_mm:g} mm, before it is folded"


def _blocks(project: Project) -> Iterator[Row]:
    from brochure_build.project.sources import read_sources

    for name, block_type in read_sources(project).types.items():
        yield name, block_type.description
        for parameter, what in block_type.parameters.items():
            optional = what.optional or what.default is not None
            default = f", {what.default} if not given" if what.default is not None else ""
            need = " (optional)" if optional and not default else ""
            yield f"  {parameter}", f"{what.kind}: {what.description}{default}{need}"


def _checks(_: Project) -> Iterator[Row]:
    for kind, checks in (
        ("of a translation", registry.audit_checks()),
        ("of a finished PDF", registry.preflight_checks()),
    ):
        for name, check in checks.items():
            codes = ", ".join(code.name for code in check.codes)
            yield name, f"{kind}: {check.why} [{codes}]"


_ROWS = {
    "locales": _locales,
    "folds": _folds,
    "editions": _editions,
    "layouts": _layouts,
    "papers": _papers,
    "blocks": _blocks,
    "checks": _checks,
}
