"""Many jobs: what is unchanged, who renders what, and publishing all or nothing.

Nothing heavy is imported here: a build with nothing to do must load neither the engine nor the
templates nor the models, so what needs them imports them where its work begins.
"""

from __future__ import annotations

import os

from brochure_build.findings import Finding
from brochure_build.jobs.manifest import FileRecord, read_manifest, unchanged_files
from brochure_build.jobs.values import (
    BuiltFile,
    Outcome,
    PanelFit,
    Progress,
    Request,
    SideSetting,
    Status,
)
from brochure_build.project import Project
from brochure_build.project.digest import source_digests, sources_digest
from brochure_build.project.room import read_room
from brochure_build.project.writing import alone_in, sweep
from brochure_build.render.engine import engine

__all__ = [
    "BuiltFile",
    "Outcome",
    "PanelFit",
    "Progress",
    "Request",
    "SideSetting",
    "Status",
    "build",
    "check",
]


def build(project: Project, request: Request, progress: Progress | None = None) -> Outcome:
    """Builds what is asked for and publishes it whole; BrochureError where nothing can be done."""
    digests = source_digests(project)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    asked = "with drafts" if request.draft else "final"
    made_from = sources_digest(digests, (*engine(), epoch, repr(project.variant), asked))
    manifest = read_manifest(project)
    standing = unchanged_files(project, request, manifest, made_from)
    if standing and not _has_measured_since(project, standing, made_from):
        files = tuple(record.built(is_new=False) for record in standing)
        locales = {file.locale for file in files}
        fits = tuple(fit for fit in manifest.fits if fit.locale in locales)
        settings = tuple(one for one in manifest.settings if one.locale in locales)
        return Outcome(
            Status.UNCHANGED,
            files,
            fits=fits,
            settings=settings,
            warnings_before=manifest.warnings,
        )
    from brochure_build.jobs.run import Run

    with alone_in(project.build):
        sweep(project.build)
        manifest = read_manifest(project)  # another build may have ended meanwhile
        run = Run(project, request, progress or Progress(), digests, made_from, manifest)
        return run.outcome()


def _has_measured_since(project: Project, standing: tuple[FileRecord, ...], made_from: str) -> bool:
    """Whether a build that stopped left its room behind, and the sources went back since."""
    if project.variant.name:
        return False
    room = read_room(project)
    return any(room.is_of_other(file.locale, made_from) for file in standing)


def check(project: Project, locales: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """Everything that is wrong with the sources, templates included; renders and writes nothing."""
    from brochure_build.build import check_wholly
    from brochure_build.project.sources import read_sources

    sources = read_sources(project, locales)
    return check_wholly(sources, locales or tuple(sources.languages))
