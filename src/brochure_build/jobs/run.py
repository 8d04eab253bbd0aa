"""One run of a build, from sources to published files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from brochure_build.build import FileJob, check_sources, finish
from brochure_build.codes import RENDER_FAILED, RENDER_LIMIT
from brochure_build.editions import Edition
from brochure_build.findings import Finding, errors, in_order
from brochure_build.jobs.fitting import fitted, known_answers, questions, side_settings
from brochure_build.jobs.manifest import FileRecord, Manifest, written_manifest
from brochure_build.jobs.photographs import photo_findings
from brochure_build.jobs.plan import Plan, date_of, looks_of, plan_locale
from brochure_build.jobs.room import keep_room
from brochure_build.jobs.values import Outcome, PanelFit, Progress, Request, SideSetting, Status
from brochure_build.layout import ART
from brochure_build.project import Project
from brochure_build.project.cache import FitCache, PanelCache, panel_key
from brochure_build.project.digest import bytes_digest, program_digest, text_digest
from brochure_build.project.sources import Sources, read_sources
from brochure_build.project.writing import remove_files, write_files
from brochure_build.registry import editions as all_editions
from brochure_build.render.engine import engine
from brochure_build.render.pool import Workers, default_count, workers
from brochure_build.render.worker_task import attempt_panel, fit_panel
from brochure_build.stages import Measured, PanelPage, PanelSource, Rendered

# How what is rendered beside the panels is named: strips of slug text, and pages of art.
BESIDE = ("slug-", ART)


@dataclass(frozen=True)
class _Made:
    """A finished file: its record, and its bytes where it had to be made."""

    record: FileRecord
    pdf: bytes = field(default=b"", repr=False)


@dataclass
class Run:
    """A run gathers what its stages find, and stops after a stage that found errors."""

    project: Project
    request: Request
    progress: Progress
    digests: Mapping[str, str] = field(repr=False)
    sources_digest: str
    manifest: Manifest = field(repr=False)
    findings: list[Finding] = field(default_factory=list)
    rendered: list[tuple[str, str, str]] = field(default_factory=list)
    refused: dict[str, Measured] = field(default_factory=dict)  # by the key of the panel

    def outcome(self) -> Outcome:
        """What the run comes to."""
        sources = read_sources(self.project, self.request.locales)
        locales = tuple(dict.fromkeys(self.request.locales or sources.languages))
        self.findings += check_sources(sources, locales)
        if errors(self.findings) or sources.content is None or sources.layout is None:
            return self._ended(Status.STOPPED)
        plans = self._plans(sources, locales)
        self.findings += [finding for plan in plans for finding in plan.findings]
        if errors(self.findings):
            return self._ended(Status.STOPPED)
        return self._made(sources, plans)

    def _plans(self, sources: Sources, locales: tuple[str, ...]) -> tuple[Plan, ...]:
        if sources.content is None or sources.layout is None:
            return ()
        names = self.request.editions or sources.content.brochure.editions
        editions = tuple(all_editions()[name] for name in dict.fromkeys(names))
        looks = looks_of(self.project, self.digests, sources.layout.path)
        date = date_of(sources)
        return tuple(plan_locale(sources, locale, editions, looks, date) for locale in locales)

    def _made(self, sources: Sources, plans: tuple[Plan, ...]) -> Outcome:
        cache = PanelCache(self.project.cache, self.digests)
        with workers(self.request.workers or default_count()) as pool:
            plans = self._fit(pool, plans)
            return self._rendered_and_bound(pool, sources, plans, cache)

    def _fit(self, pool: Workers, plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
        """The plans with every side in its setting."""
        cache = FitCache(self.project.cache, self.digests)
        asked = {question.key: question for question in questions(plans)}
        answers = known_answers(tuple(asked.values()), cache)
        unknown = [question for key, question in asked.items() if key not in answers]
        self.progress.begin("fitting", len(unknown))
        tasks = [(question.panel, question.settings, self.project.root) for question in unknown]
        for index, answer in pool.run(fit_panel, tasks):
            question = unknown[index]
            self.progress.step(f"{question.panel.locale} {question.panel.panel}")
            # a panel that broke a limit breaks it again when it is rendered, and is told of there
            if answer.value is not None:
                answers[question.key] = answer.value
                cache.put(question.key, answer.value)
        cache.prune()
        return tuple(fitted(plan, plan.sheet, answers) for plan in plans)

    def _rendered_and_bound(
        self, pool: Workers, sources: Sources, plans: tuple[Plan, ...], cache: PanelCache
    ) -> Outcome:
        panels = [panel for plan in plans for panel in plan.to_render()]
        keys = {id(panel): panel_key(panel, engine()) for panel in panels}
        pages = {key: page for key in keys.values() if (page := cache.get(key)) is not None}
        missing = {keys[id(p)]: p for p in panels if keys[id(p)] not in pages}
        pages |= self._render(pool, missing, cache)
        measured = {**self.refused, **{key: page.measured for key, page in pages.items()}}
        by_panel = {id(p): measured[keys[id(p)]] for p in panels if keys[id(p)] in measured}
        keep_room(self.project, plans, by_panel, self.sources_digest)
        done = ((p, pages[keys[id(p)]]) for p in panels if keys[id(p)] in pages)
        self.findings += photo_findings(sources, done)
        if errors(self.findings):
            return self._ended(Status.STOPPED)
        files = self._bind(pool, plans, {name: pages[key].page for name, key in keys.items()})
        cache.prune()
        settings = tuple(one for plan in plans for one in side_settings(plan, plan.sheet))
        fits = _fits(panels, {id(panel): pages[keys[id(panel)]] for panel in panels})
        if errors(self.findings):
            all_bound = len(files) == sum(len(plan.editions) for plan in plans)
            status = Status.FAILED_PREFLIGHT if all_bound else Status.STOPPED
            return replace(self._ended(status), fits=fits, settings=settings)
        return self._published(files, plans, fits, settings)

    # --- render -------------------------------------------------------------------------------

    def _render(
        self, pool: Workers, missing: Mapping[str, PanelSource], cache: PanelCache
    ) -> dict[str, Rendered]:
        """The panels that are not in the cache, by their key."""
        # slug lines and art are rendered beside the panels, and are nobody's news
        self.progress.begin("rendering", sum(not _is_beside(panel) for panel in missing.values()))
        items = list(missing.items())
        done: dict[str, Rendered] = {}
        for index, answer in pool.run(attempt_panel, [(p, self.project.root) for _, p in items]):
            key, panel = items[index]
            ink = panel.rendering.ink.value
            if not _is_beside(panel):
                self.progress.step(f"{panel.locale} {panel.panel} ({ink})")
            if answer.value is None:
                self.findings.append(_over_limit(panel, answer.limit))
                continue
            attempt, page = answer.value, answer.value.rendered
            self.findings += attempt.findings
            if page is None and attempt.measured:
                self.refused[key] = attempt.measured
            if page is not None:
                done[key] = page
                if not attempt.findings:  # or they would not be told again
                    cache.put(key, page)
                if not _is_beside(panel):
                    self.rendered.append((panel.locale, panel.panel, ink))
        return done

    # --- bind and preflight -------------------------------------------------------------------

    def _bind(
        self, pool: Workers, plans: tuple[Plan, ...], pages: Mapping[int, PanelPage]
    ) -> tuple[_Made, ...]:
        """Every file asked for; those that stand as they would be made are not made again."""
        files: list[_Made] = []
        to_make: list[tuple[FileRecord, FileJob]] = []
        for plan in plans:
            for edition in plan.editions:
                job = plan.file_job(edition, lambda panel: pages[id(panel)])
                record = self._record(plan, edition, job)
                old = self.manifest.files.get(record.path)
                if old and old.made_from == record.made_from and old.stands(self.project):
                    files.append(_Made(replace(old, sources=self.sources_digest)))
                else:
                    to_make.append((record, job))
        return (*files, *self._finish(pool, to_make))

    def _finish(self, pool: Workers, to_make: list[tuple[FileRecord, FileJob]]) -> list[_Made]:
        self.progress.begin("binding", len(to_make))
        made: list[_Made] = []
        for index, answer in pool.run(finish, [(job,) for _, job in to_make]):
            record = to_make[index][0]
            self.progress.step(record.path)
            if answer.value is None:
                self.findings.append(_not_bound(record, answer.limit))
                continue
            pdf, found = answer.value
            self.findings += found
            if not pdf:
                continue
            made.append(_Made(replace(record, size=len(pdf), sha256=bytes_digest(pdf)), pdf))
        return made

    def _record(self, plan: Plan, edition: Edition, job: FileJob) -> FileRecord:
        """The record of a file before it is made: its place, and what it is made from."""
        content = plan.sources.content
        stem = content.brochure.name if content else "brochure"
        # the variant stands in the name too, so that nobody sends a trial to the press
        parts = filter(None, (stem, self.project.variant.name, plan.locale, edition.name))
        folder = self.project.relative(self.project.output)
        path = f"{folder}/{plan.locale}/{'-'.join(parts)}.pdf"
        return FileRecord(
            path, plan.locale, edition.name, 0, "", _made_from(job), self.sources_digest
        )

    # --- publish ------------------------------------------------------------------------------

    def _published(
        self,
        files: tuple[_Made, ...],
        plans: tuple[Plan, ...],
        fits: tuple[PanelFit, ...],
        settings: tuple[SideSetting, ...],
    ) -> Outcome:
        manifest = self._manifest(files, plans, fits, settings)
        new = {self.project.root / made.record.path: made.pdf for made in files if made.pdf}
        written = written_manifest(manifest, self.digests, self.findings)
        write_files({**new, self.project.manifest: written})
        dropped = self.manifest.files.keys() - manifest.files.keys()
        remove_files(self.project.root / path for path in dropped)
        built = [made.record.built(is_new=bool(made.pdf)) for made in files]
        in_order_of_path = tuple(sorted(built, key=lambda file: file.path))
        ended = self._ended(Status.BUILT)
        return replace(ended, files=in_order_of_path, fits=fits, settings=settings)

    def _manifest(
        self,
        files: tuple[_Made, ...],
        plans: tuple[Plan, ...],
        fits: tuple[PanelFit, ...],
        settings: tuple[SideSetting, ...],
    ) -> Manifest:
        """What stands after this run. A full build is all there is; another adds to what was."""
        records = {made.record.path: made.record for made in files}
        if self.request.is_everything:
            editions = tuple(edition.name for edition in plans[0].editions) if plans else ()
            locales = tuple(plan.locale for plan in plans)
            return Manifest(locales, editions, records, fits, settings)
        kept = {path: old for path, old in self.manifest.files.items() if old.stands(self.project)}
        built = {plan.locale for plan in plans}
        others = tuple(fit for fit in self.manifest.fits if fit.locale not in built)
        other_settings = tuple(one for one in self.manifest.settings if one.locale not in built)
        return replace(
            self.manifest,
            files={**kept, **records},
            fits=(*others, *fits),
            settings=(*other_settings, *settings),
        )

    def _ended(self, status: Status) -> Outcome:
        return Outcome(
            status, findings=in_order(self.findings), rendered=tuple(sorted(self.rendered))
        )


def _made_from(job: FileJob) -> str:
    """The digest of everything that a file's bytes depend on."""
    furniture = job.furniture
    pages = (*job.pages.values(), *furniture.slug_lines.values(), *furniture.art.values())
    intent = furniture.intent
    parts = (
        program_digest(),
        *(f"{page.panel} {page.title} {bytes_digest(page.pdf)}" for page in pages),
        *(repr(part) for part in (job.edition, job.sheet, job.imprint, job.codes, intent)),
        bytes_digest(intent.profile) if intent else "",
    )
    return text_digest("\n".join(parts))


def _fits(panels: list[PanelSource], pages: Mapping[int, Rendered]) -> tuple[PanelFit, ...]:
    room = {
        (panel.locale, panel.panel): pages[id(panel)].measured.free_mm
        for panel in panels
        if not _is_beside(panel)
    }
    return tuple(PanelFit(locale, panel, free) for (locale, panel), free in sorted(room.items()))


def _is_beside(panel: PanelSource) -> bool:
    return panel.panel.startswith(BESIDE)


def _over_limit(panel: PanelSource, limit: str) -> Finding:
    return Finding(RENDER_LIMIT, limit, locale=panel.locale, panel=panel.panel)


def _not_bound(record: FileRecord, limit: str) -> Finding:
    message = f"the file could not be put together: {limit}"
    return Finding(RENDER_FAILED, message, locale=record.locale, edition=record.edition)
