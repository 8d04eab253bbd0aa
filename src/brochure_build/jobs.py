"""Many jobs: what is unchanged, who renders what, and publishing all or nothing."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from brochure_build import __version__
from brochure_build.codes import BAD_SETTING, RENDER_FAILED, RENDER_LIMIT
from brochure_build.findings import BrochureError, Finding, errors, in_order, quoted
from brochure_build.project import Project
from brochure_build.project.digest import (
    bytes_digest,
    file_digest,
    program_digest,
    source_digests,
    sources_digest,
    text_digest,
)
from brochure_build.project.writing import alone_in, sweep, write_files
from brochure_build.render.engine import engine

if TYPE_CHECKING:
    from brochure_build.build import FileJob
    from brochure_build.editions import Edition
    from brochure_build.project.sources import Sources
    from brochure_build.render.pool import Workers
    from brochure_build.stages import Imprint, PanelSource, Rendered, Rendering

# Nothing heavy is imported above: a build with nothing to do must not load the engine, the
# templates or the models. What needs them imports them where it begins.

MANIFEST_VERSION = 1


class Status(StrEnum):
    """How a build ended."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    STOPPED = "stopped"  # findings in the sources or panels: nothing was published
    FAILED_PREFLIGHT = "failed preflight"  # files were made, judged, and not published


@dataclass(frozen=True)
class Request:
    """What is to be built; empty means all that the brochure has."""

    locales: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    workers: int = 0  # 0: one a processor


@dataclass(frozen=True)
class BuiltFile:
    """One published file."""

    path: str  # relative to the project
    locale: str
    edition: str
    size: int
    sha256: str
    made_from: str
    is_new: bool


@dataclass(frozen=True)
class PanelFit:
    """How a panel fills its frame, in mm."""

    locale: str
    panel: str
    free_mm: float


@dataclass(frozen=True)
class Outcome:
    """What a build came to."""

    status: Status
    files: tuple[BuiltFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    rendered: tuple[tuple[str, str, str], ...] = ()  # locale, panel, ink: what was not in the cache
    fits: tuple[PanelFit, ...] = ()


class Progress:
    """Told what a build is doing; this one listens to nothing."""

    def begin(self, what: str, steps: int) -> None:
        """A stage of so many steps begins."""

    def step(self, what: str) -> None:
        """One step is done."""


def build(project: Project, request: Request, progress: Progress | None = None) -> Outcome:
    """Builds what is asked for and publishes it whole; BrochureError where nothing can be done."""
    digests = source_digests(project)
    made_from = sources_digest(digests, (*engine(), os.environ.get("SOURCE_DATE_EPOCH", "")))
    manifest = _read_manifest(project)
    unchanged = _unchanged(project, request, manifest, made_from)
    if unchanged is not None:
        return unchanged
    with alone_in(project.build):
        sweep(project.build)
        return _Build(project, request, progress or Progress(), digests, made_from, manifest).run()


def check(project: Project, locales: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """Everything that is wrong with the sources, templates included; renders and writes nothing."""
    from brochure_build.build import check_sources, lay_out
    from brochure_build.project.sources import read_sources
    from brochure_build.registry import editions

    sources = read_sources(project)
    names = locales or tuple(sources.languages)
    findings = check_sources(sources, names)
    if errors(findings) or sources.content is None:
        return findings
    wanted = {editions()[name].rendering for name in sources.content.brochure.editions}
    found = [
        finding
        for locale in names
        for rendering in sorted(wanted, key=repr)
        for finding in lay_out(sources, locale, rendering).findings
    ]
    return in_order((*findings, *found))


# --- unchanged --------------------------------------------------------------------------------


def _read_manifest(project: Project) -> Mapping[str, Any]:
    try:
        manifest = json.loads(project.manifest.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    usable = isinstance(manifest, dict) and manifest.get("version") == MANIFEST_VERSION
    return manifest if usable else {}


def _unchanged(
    project: Project, request: Request, manifest: Mapping[str, Any], made_from: str
) -> Outcome | None:
    """The files as they stand, if nothing that decides them has changed and all are whole."""
    if manifest.get("sources") != made_from:
        return None
    files = manifest.get("files", [])
    locales = set(request.locales or manifest.get("locales", ()))
    editions = set(request.editions or manifest.get("editions", ()))
    wanted = [f for f in files if f["locale"] in locales and f["edition"] in editions]
    if not wanted or len(wanted) != len(locales) * len(editions):
        return None
    for file in wanted:
        if file["sources"] != made_from:
            return None
        if file_digest(project.root / file["path"]) != file["sha256"]:
            return None
    return Outcome(Status.UNCHANGED, tuple(_built(file, is_new=False) for file in wanted))


def _built(record: Mapping[str, Any], *, is_new: bool) -> BuiltFile:
    names = ("path", "locale", "edition", "size", "sha256", "made_from")
    return BuiltFile(**{name: record[name] for name in names}, is_new=is_new)


# --- build ------------------------------------------------------------------------------------


@dataclass
class _Build:
    """One run; what the stages find gathers here."""

    project: Project
    request: Request
    progress: Progress
    digests: Mapping[str, str] = field(repr=False)
    made_from: str
    manifest: Mapping[str, Any] = field(repr=False)
    findings: list[Finding] = field(default_factory=list)
    rendered: list[tuple[str, str, str]] = field(default_factory=list)

    def run(self) -> Outcome:
        from brochure_build.build import check_sources
        from brochure_build.project.sources import read_sources

        sources = read_sources(self.project)
        locales = self.request.locales or tuple(sources.languages)
        self.findings += check_sources(sources, locales)
        if errors(self.findings) or sources.content is None:
            return self._stopped()
        editions = self._editions(sources)
        date = _date(sources)
        plans = [_Plan(sources, locale, editions, self._looks(sources), date) for locale in locales]
        panels = [panel for plan in plans for panel in plan.panels()]
        self.findings += [finding for plan in plans for finding in plan.findings]
        if errors(self.findings):
            return self._stopped()
        return self._made(plans, panels)

    def _editions(self, sources: Sources) -> tuple[Edition, ...]:
        from brochure_build.registry import editions

        assert sources.content is not None
        names = self.request.editions or sources.content.brochure.editions
        return tuple(editions()[name] for name in names)

    def _looks(self, sources: Sources) -> Mapping[str, str]:
        """The digests of the files that decide the looks: the layout and the assets."""
        assert sources.layout is not None
        prefixes = (f"{sources.layout.path}/", "assets/")
        return {f: digest for f, digest in self.digests.items() if f.startswith(prefixes)}

    def _made(self, plans: list[_Plan], panels: list[PanelSource]) -> Outcome:
        from brochure_build.project.cache import PanelCache, panel_key
        from brochure_build.render.pool import default_count, workers

        cache = PanelCache(self.project.cache, self.digests)
        keys = [panel_key(panel, engine(), program_digest()) for panel in panels]
        pages = {key: page for key in keys if (page := cache.get(key)) is not None}
        missing = {key: panel for key, panel in zip(keys, panels, strict=True) if key not in pages}
        count = self.request.workers or default_count()
        with workers(count) as pool:
            pages |= self._render(pool, missing, cache)
            if errors(self.findings):
                return self._stopped()
            key_of = {id(panel): key for key, panel in zip(keys, panels, strict=True)}
            files = self._finish(pool, plans, lambda panel: pages[key_of[id(panel)]])
        cache.prune()
        fits = _fits(panels, [pages[key] for key in keys])
        if errors(self.findings):
            return self._outcome(Status.FAILED_PREFLIGHT, fits=fits)
        return self._publish(files, plans, fits)

    def _render(
        self, pool: Workers, missing: Mapping[str, PanelSource], cache: Any
    ) -> dict[str, Rendered]:
        """The panels that are not in the cache, each rendered by a worker."""
        from brochure_build.render.worker_task import render_panel

        self.progress.begin("rendering", len(missing))
        items = list(missing.items())
        tasks = [(panel, self.project.root) for _, panel in items]
        done: dict[str, Rendered] = {}
        for index, answer in pool.run(render_panel, tasks):
            key, panel = items[index]
            ink = panel.rendering.ink.value
            self.progress.step(f"{panel.locale} {panel.panel} ({ink})")
            if answer.value is None:
                self.findings.append(
                    Finding(RENDER_LIMIT, answer.limit, locale=panel.locale, panel=panel.panel)
                )
                continue
            rendered, found = answer.value
            self.findings += found
            if rendered is not None:
                done[key] = rendered
                cache.put(key, rendered)
                self.rendered.append((panel.locale, panel.panel, ink))
        return done

    def _finish(
        self, pool: Workers, plans: list[_Plan], page_of: Callable[[PanelSource], Rendered]
    ) -> dict[str, tuple[dict[str, Any], bytes]]:
        """The finished files by path: a manifest record, and bytes where it is newly made."""
        from brochure_build.build import finish

        files: dict[str, tuple[dict[str, Any], bytes]] = {}
        jobs: list[tuple[dict[str, Any], FileJob]] = []
        for plan in plans:
            for edition in plan.editions:
                job = plan.file_job(edition, page_of)
                record = self._record(plan, edition, job)
                if self._stands(record):
                    files[record["path"]] = (record, b"")
                else:
                    jobs.append((record, job))
        self.progress.begin("binding", len(jobs))
        for index, answer in pool.run(finish, [(job,) for _, job in jobs]):
            record, _ = jobs[index]
            self.progress.step(record["path"])
            if answer.value is None:
                self.findings.append(_not_bound(record, answer.limit))
                continue
            pdf, found = answer.value
            self.findings += found
            record |= {"size": len(pdf), "sha256": bytes_digest(pdf)}
            files[record["path"]] = (record, pdf)
        return files

    def _record(self, plan: _Plan, edition: Edition, job: FileJob) -> dict[str, Any]:
        name = f"{plan.file_stem}-{plan.locale}-{edition.name}.pdf"
        parts = [bytes_digest(job.pages[panel].pdf) for panel in sorted(job.pages)]
        strips = [bytes_digest(strip.pdf) for strip in job.furniture.slug_lines.values()]
        intent = job.furniture.intent
        profile = bytes_digest(intent.profile) if intent else ""
        others = (repr(job.edition), repr(job.sheet), repr(job.imprint), repr(intent), profile)
        codes = repr(job.codes)
        made_from = text_digest("\n".join((*parts, *strips, *others, codes, program_digest())))
        return {
            "path": f"build/{plan.locale}/{name}",
            "locale": plan.locale,
            "edition": edition.name,
            "size": 0,
            "sha256": "",
            "made_from": made_from,
            "sources": self.made_from,
        }

    def _stands(self, record: dict[str, Any]) -> bool:
        """Whether the published file was made from the same; then its record is completed."""
        for old in self.manifest.get("files", []):
            same = old["path"] == record["path"] and old["made_from"] == record["made_from"]
            if same and file_digest(self.project.root / old["path"]) == old["sha256"]:
                record |= {"size": old["size"], "sha256": old["sha256"]}
                return True
        return False

    def _publish(
        self,
        files: Mapping[str, tuple[dict[str, Any], bytes]],
        plans: list[_Plan],
        fits: tuple[PanelFit, ...],
    ) -> Outcome:
        records = {old["path"]: old for old in self.manifest.get("files", [])}
        records = {
            path: old for path, old in records.items() if (self.project.root / path).exists()
        }
        records |= {path: record for path, (record, _) in files.items()}
        new = {self.project.root / path: pdf for path, (_, pdf) in files.items() if pdf}
        manifest = self._manifest(records, plans)
        write_files({**new, self.project.manifest: manifest})
        built = tuple(
            _built(record, is_new=bool(pdf)) for _, (record, pdf) in sorted(files.items())
        )
        return self._outcome(Status.BUILT, built, fits)

    def _manifest(self, records: Mapping[str, Any], plans: list[_Plan]) -> bytes:
        everything = not self.request.locales and not self.request.editions
        old = self.manifest
        manifest = {
            "version": MANIFEST_VERSION,
            "program": __version__,
            "engine": list(engine()),
            "sources": self.made_from,
            "locales": [p.locale for p in plans] if everything else old.get("locales", []),
            "editions": [e.name for e in plans[0].editions]
            if everything
            else old.get("editions", []),
            "files": [records[path] for path in sorted(records)],
            "findings": [finding.as_record() for finding in in_order(self.findings)],
            "inputs": dict(self.digests),
        }
        return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()

    def _stopped(self) -> Outcome:
        return self._outcome(Status.STOPPED)

    def _outcome(
        self,
        status: Status,
        files: tuple[BuiltFile, ...] = (),
        fits: tuple[PanelFit, ...] = (),
    ) -> Outcome:
        findings = in_order(self.findings)
        return Outcome(status, files, findings, tuple(sorted(self.rendered)), fits)


class _Plan:
    """One locale's part of a build: its panels, slug lines and files."""

    def __init__(
        self,
        sources: Sources,
        locale: str,
        editions: tuple[Edition, ...],
        looks: Mapping[str, str],
        date: datetime.datetime,
    ) -> None:
        from brochure_build.build import imprint_for, lay_out, lay_out_slugs, revision_of

        self.sources, self.locale, self.editions = sources, locale, editions
        self.findings: list[Finding] = []
        self._panels: dict[Rendering, tuple[PanelSource, ...]] = {}
        self._slugs: dict[str, tuple[PanelSource, ...]] = {}
        assert sources.content is not None
        self.file_stem = sources.content.brochure.name
        for rendering in (self._canonical(), *(e.rendering for e in editions)):
            if rendering not in self._panels:
                filled = lay_out(sources, locale, rendering)
                self.findings += filled.findings
                self._panels[rendering] = filled.panels
        revision = revision_of(self._panels[self._canonical()], looks)
        self.imprints: dict[str, Imprint] = {}
        for edition in editions:
            imprint = imprint_for(sources, locale, edition, revision, date)
            self.imprints[edition.name] = imprint
            slugs = lay_out_slugs(sources, locale, edition, imprint)
            self.findings += slugs.findings
            self._slugs[edition.name] = slugs.panels

    def _canonical(self) -> Rendering:
        """The rendering that the revision is told from, whichever editions are built."""
        from brochure_build.registry import editions

        assert self.sources.content is not None
        return editions()[self.sources.content.brochure.editions[0]].rendering

    def panels(self) -> list[PanelSource]:
        """Every panel and slug line that has to be rendered, each once."""
        renderings = dict.fromkeys(edition.rendering for edition in self.editions)
        panels = [panel for rendering in renderings for panel in self._panels[rendering]]
        return panels + [strip for strips in self._slugs.values() for strip in strips]

    def file_job(self, edition: Edition, page_of: Callable[[PanelSource], Rendered]) -> FileJob:
        """What the finished file of an edition is made of."""
        from brochure_build.build import FileJob, flat_sheet
        from brochure_build.stages import Furniture, Side

        assert self.sources.content is not None
        panels = self._panels[edition.rendering]
        slugs = zip(Side, self._slugs[edition.name], strict=False)
        return FileJob(
            pages={panel.panel: page_of(panel).page for panel in panels},
            codes=tuple(code for panel in panels for code in panel.codes),
            sheet=flat_sheet(self.sources.content),
            edition=edition,
            imprint=self.imprints[edition.name],
            furniture=Furniture(
                intent=self.sources.intent if edition.output_intent else None,
                slug_lines={side: page_of(strip).page for side, strip in slugs},
            ),
            families=self.sources.library.families,
        )


def _date(sources: Sources) -> datetime.datetime:
    """SOURCE_DATE_EPOCH, or the newest date in the sources; never the clock."""
    assert sources.content is not None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        newest = sources.content.newest_date()
        return datetime.datetime.combine(newest, datetime.time(), datetime.UTC)
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH has to be seconds since 1970, not {quoted(epoch)}"
        raise BrochureError([Finding(BAD_SETTING, message)]) from None


def _fits(panels: list[PanelSource], pages: list[Rendered]) -> tuple[PanelFit, ...]:
    fits = {
        (panel.locale, panel.panel): page.measured.free_mm
        for panel, page in zip(panels, pages, strict=True)
        if not panel.panel.startswith("slug-")
    }
    return tuple(PanelFit(locale, panel, free) for (locale, panel), free in sorted(fits.items()))


def _not_bound(record: Mapping[str, Any], limit: str) -> Finding:
    message = f"the file could not be put together: {limit}"
    return Finding(RENDER_FAILED, message, locale=record["locale"], edition=record["edition"])


def output_folder(project: Project) -> Path:
    """Where finished files stand."""
    return project.build
