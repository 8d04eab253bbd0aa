"""A project as it would be with other files, judged before a file is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from brochure_build.build import check_wholly
from brochure_build.findings import Finding, errors
from brochure_build.project import Project
from brochure_build.project.schemas import schema_files
from brochure_build.project.sources import Sources, read_sources


def with_schemas(project: Project, files: Mapping[str, str]) -> Mapping[str, str]:
    """Files that are to be written, and with them the schemas for editors that they change."""
    sources = _tried(project, files)
    if sources.content is None:
        return files
    schemas = {project.schemas / name: data for name, data in schema_files(sources).items()}
    there = {path: data for path, data in schemas.items() if path.is_file()}
    return {**files, **{project.relative(path): data.decode() for path, data in there.items()}}


def broken_by(project: Project, files: Mapping[str, str]) -> tuple[Finding, ...]:
    """The errors that the project would have with other files and does not have now."""
    after = errors(_checked(_tried(project, files)))
    if not after:
        return ()
    before = {_what(finding) for finding in errors(_checked(read_sources(project)))}
    return tuple(finding for finding in after if _what(finding) not in before)


def _tried(project: Project, files: Mapping[str, str]) -> Sources:
    instead = {_path(project, file): text.encode() for file, text in files.items()}
    return read_sources(project, instead=instead)


def _path(project: Project, file: str) -> Path:
    return project.root / file


def _checked(sources: Sources) -> tuple[Finding, ...]:
    return check_wholly(sources, tuple(sources.languages))


def _what(finding: Finding) -> tuple[str, str, str]:
    return finding.code.name, finding.message, finding.place.file if finding.place else ""
