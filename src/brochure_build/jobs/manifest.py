"""build/manifest.json: what was published, what it was made from, and so what need not be made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Any

from brochure_build import __version__
from brochure_build.findings import Finding, Severity, in_order
from brochure_build.jobs.values import BuiltFile, PanelFit, Request, SideSetting
from brochure_build.project import Project
from brochure_build.project.digest import file_digest
from brochure_build.render.engine import engine

VERSION = 4


@dataclass(frozen=True)
class FileRecord:
    """One published file: what it is, and the digests of what it was made from.

    made_from covers its own panels and marks; sources covers every source file and the program,
    so that a build with equal sources need not look further.
    """

    path: str
    locale: str
    edition: str
    size: int
    sha256: str
    made_from: str
    sources: str
    draft: bool = False

    def stands(self, project: Project) -> bool:
        """Whether the file is there, whole."""
        return file_digest(project.root / self.path) == self.sha256

    def built(self, *, is_new: bool) -> BuiltFile:
        """The record as a build reports it."""
        return BuiltFile(
            self.path, self.locale, self.edition, self.size, self.sha256, is_new, self.draft
        )


@dataclass(frozen=True)
class Manifest:
    """What the last builds published; locales and editions are those of the last full build."""

    locales: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    files: Mapping[str, FileRecord] = field(default_factory=dict)
    fits: tuple[PanelFit, ...] = ()
    settings: tuple[SideSetting, ...] = ()
    warnings: int = 0


def read_manifest(project: Project) -> Manifest:
    """The manifest as it stands; an empty one where there is none that can be used."""
    try:
        written = json.loads(project.manifest.read_text("utf-8"))
        if written["version"] != VERSION:
            return Manifest()
        records = [_record(record) for record in written["files"]]
        full = written["full"]
        locales, editions = _names(full["locales"]), _names(full["editions"])
        fits = tuple(_fit(fit) for fit in written["fits"])
        settings = tuple(_setting(setting) for setting in written["settings"])
        warnings = sum(told["severity"] == Severity.WARNING for told in written["findings"])
    except (OSError, ValueError, KeyError, TypeError):
        return Manifest()
    by_path = {record.path: record for record in records}
    return Manifest(locales, editions, by_path, fits, settings, warnings)


def _record(value: dict[str, str | int]) -> FileRecord:
    """A record as it was written; ValueError for one that names a file outside build/."""
    record = FileRecord(**value)  # type: ignore[arg-type]  # what is in it is looked at next
    kinds = {"size": int, "draft": bool}
    of_right_type = all(
        isinstance(part, kinds.get(name, str)) for name, part in asdict(record).items()
    )
    parts = PurePosixPath(record.path).parts if of_right_type else ()
    if parts[:1] != ("build",) or ".." in parts:
        raise ValueError("not a record of a finished file")
    return record


def _fit(value: dict[str, str | float]) -> PanelFit:
    fit = PanelFit(**value)  # type: ignore[arg-type]  # what is in it is looked at next
    names = isinstance(fit.locale, str) and isinstance(fit.panel, str)
    if not names or not isinstance(fit.free_mm, int | float):
        raise ValueError("not the room of a panel")
    return fit


def _setting(value: dict[str, Any]) -> SideSetting:
    locale, side = _names([value["locale"], value["side"]])
    measures = tuple((name, measure) for name, measure in value["measures"])
    _names([part for pair in measures for part in pair])
    return SideSetting(locale, side, float(value["share"]), measures)


def _names(value: list[str]) -> tuple[str, ...]:
    if not all(isinstance(name, str) for name in value):
        raise ValueError("not a list of names")
    return tuple(value)


def unchanged_files(
    project: Project, request: Request, manifest: Manifest, sources: str
) -> tuple[FileRecord, ...]:
    """The files asked for, if all of them stand and nothing that decides them has changed."""
    locales = set(request.locales or manifest.locales)
    editions = set(request.editions or manifest.editions)
    wanted = tuple(
        record
        for record in manifest.files.values()
        if record.locale in locales and record.edition in editions
    )
    if not wanted or len(wanted) != len(locales) * len(editions):
        return ()
    current = all(record.sources == sources and record.stands(project) for record in wanted)
    return wanted if current else ()


def written_manifest(
    manifest: Manifest, inputs: Mapping[str, str], findings: Iterable[Finding]
) -> bytes:
    """The manifest's bytes; the same build of the same sources gives the same."""
    value = {
        "version": VERSION,
        "program": __version__,
        "engine": list(engine()),
        "full": {"locales": list(manifest.locales), "editions": list(manifest.editions)},
        "files": [asdict(record) for _, record in sorted(manifest.files.items())],
        "fits": [asdict(fit) for fit in manifest.fits],
        "settings": [asdict(setting) for setting in manifest.settings],
        "findings": [finding.as_record() for finding in in_order(findings)],
        "inputs": dict(inputs),
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
