"""One run of a build, from sources to published files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from brochure_build.build import FileJob, check_sources, finish, usable
from brochure_build.codes import RENDER_FAILED
from brochure_build.findings import Finding, errors, in_order
from brochure_build.jobs.fitting import fitted, known_answers, questions, side_settings
from brochure_build.jobs.holding import Asked, gate, with_gaps_filled
from brochure_build.jobs.manifest import FileRecord, Manifest, written_manifest
from brochure_build.jobs.photographs import photo_findings
from brochure_build.jobs.plan import PageOf, Plan, date_of, looks_of, plan_locale
from brochure_build.jobs.publishing import Finished, Made, counterpart, manifest_after, record_of
from brochure_build.jobs.rendering import rendered_pages
from brochure_build.jobs.room import keep_room
from brochure_build.jobs.values import Outcome, Progress, Request, Status
from brochure_build.project import Project
from brochure_build.project.cache import FitCache, PanelCache
from brochure_build.project.digest import bytes_digest
from brochure_build.project.sources import Sources, read_sources
from brochure_build.project.writing import remove_files, write_files
from brochure_build.registry import editions as all_editions
from brochure_build.render.pool import Workers, default_count, workers
from brochure_build.render.worker_task import fit_panel
from brochure_build.translation.catalogue import SOURCE_LOCALE
from brochure_build.translation.pseudo import PSEUDO


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

    def __post_init__(self) -> None:
        known = self.project.catalogue_names()
        self.languages = Asked(self.request.locales or known, known)

    def outcome(self) -> Outcome:
        """What the run comes to."""
        sources = read_sources(self.project, self.request.locales)
        if not self._may_be_laid_out(sources):
            return self._ended(Status.STOPPED)
        plans = self._plans(with_gaps_filled(sources, self.languages.drafts))
        found = [finding for plan in plans for finding in plan.findings]
        if not self._goes_on(found):
            return self._ended(Status.STOPPED)
        return self._made(sources, self._still_in(plans))

    def _may_be_laid_out(self, sources: Sources) -> bool:
        """Looks for mistakes, and for what is not approved."""
        found = check_sources(sources, self.languages.asked)
        if self.request.draft:
            found = tuple(finding for finding in found if not _may_be_in_drafts(finding))
        if not self._goes_on(found, shared=(SOURCE_LOCALE,)):
            return False
        unfinished = gate(sources, self.languages.left)
        drafts = unfinished if self.request.draft else unfinished.keys() & PSEUDO.keys()
        self.languages.drafts = tuple(name for name in unfinished if name in drafts)
        return self._goes_on(unfinished[name] for name in unfinished if name not in drafts)

    def _goes_on(self, findings: Iterable[Finding], *, shared: tuple[str, ...] = ()) -> bool:
        """Gathers findings; False where they leave no language to go on with."""
        concerned = self.languages.concerned(tuple(findings))
        self.findings += concerned
        return self.languages.hold(concerned, shared=shared)

    def _still_in(self, plans: Iterable[Plan]) -> tuple[Plan, ...]:
        return tuple(plan for plan in plans if plan.locale in self.languages.left)

    def _plans(self, sources: Sources) -> tuple[Plan, ...]:
        content, layout = usable(sources)
        names = self.request.editions or content.brochure.editions
        editions = tuple(all_editions()[name] for name in dict.fromkeys(names))
        looks = looks_of(self.project, self.digests, layout.path)
        date = date_of(sources)
        drafts = self.languages.drafts
        return tuple(
            plan_locale(sources, locale, editions, looks, date, draft=locale in drafts)
            for locale in self.languages.left
        )

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
        made = rendered_pages(pool, panels, self.project.root, cache, self.progress)
        self.rendered = made.rendered
        keep_room(self.project, plans, made.measured(), self.sources_digest)
        fits = made.fits()
        if not self._goes_on((*made.findings, *photo_findings(sources, made.done()))):
            return replace(self._ended(Status.STOPPED), fits=fits)
        plans = self._still_in(plans)
        files, found = self._bind(pool, plans, made.page_of)
        settings = tuple(one for plan in plans for one in side_settings(plan, plan.sheet))
        all_bound = len(files) == sum(len(plan.editions) for plan in plans)
        failed = all_bound and bool(errors(found))
        if not self._goes_on(found):
            status = Status.FAILED_PREFLIGHT if failed else Status.STOPPED
            return replace(self._ended(status), fits=fits, settings=settings)
        left = self.languages.left
        finished = Finished(
            locales=left,
            editions=tuple(edition.name for edition in plans[0].editions),
            files=tuple(made for made in files if made.record.locale in left),
            fits=tuple(fit for fit in fits if fit.locale in left),
            settings=tuple(one for one in settings if one.locale in left),
        )
        if failed:
            return self._published(finished, Status.FAILED_PREFLIGHT)
        return self._published(finished, Status.HELD_BACK if self.languages.held else Status.BUILT)

    # --- bind and preflight -------------------------------------------------------------------

    def _bind(
        self, pool: Workers, plans: tuple[Plan, ...], page_of: PageOf
    ) -> tuple[list[Made], list[Finding]]:
        """Every file asked for; those that stand as they would be made are not made again."""
        files: list[Made] = []
        to_make: list[tuple[FileRecord, FileJob]] = []
        for plan in plans:
            for edition in plan.editions:
                job = plan.file_job(edition, page_of)
                record = record_of(self.project, plan, edition, job, self.sources_digest)
                old = self.manifest.files.get(record.path)
                if old and old.made_from == record.made_from and old.stands(self.project):
                    files.append(Made(replace(old, sources=self.sources_digest)))
                else:
                    to_make.append((record, job))
        return files, self._finish(pool, to_make, files)

    def _finish(
        self, pool: Workers, to_make: list[tuple[FileRecord, FileJob]], files: list[Made]
    ) -> list[Finding]:
        """Adds the files that have to be made."""
        self.progress.begin("binding", len(to_make))
        findings: list[Finding] = []
        for index, answer in pool.run(finish, [(job,) for _, job in to_make]):
            record = to_make[index][0]
            self.progress.step(record.path)
            if answer.value is None:
                findings.append(_not_bound(record, answer.limit))
                continue
            pdf, found = answer.value
            findings += found
            if pdf:
                made = replace(record, size=len(pdf), sha256=bytes_digest(pdf))
                files.append(Made(made, pdf))
        return findings

    # --- publish ------------------------------------------------------------------------------

    def _published(self, made: Finished, status: Status) -> Outcome:
        asked = self.languages.asked
        manifest = manifest_after(self.manifest, self.project, self.request, asked, made)
        new = {self.project.root / each.record.path: each.pdf for each in made.files if each.pdf}
        written = written_manifest(manifest, self.digests, self.findings)
        write_files({**new, self.project.manifest: written})
        dropped = self.manifest.files.keys() - manifest.files.keys()
        # and never a final file beside a newer draft, whoever put it there
        others = {counterpart(each.record) for each in made.files}
        remove_files(self.project.root / path for path in dropped | others)
        built = [each.record.built(is_new=bool(each.pdf)) for each in made.files]
        in_order_of_path = tuple(sorted(built, key=lambda file: file.path))
        return replace(
            self._ended(status), files=in_order_of_path, fits=made.fits, settings=made.settings
        )

    def _ended(self, status: Status) -> Outcome:
        return Outcome(
            status,
            findings=in_order(self.findings),
            rendered=tuple(sorted(self.rendered)),
            held=self.languages.held,
        )


def _may_be_in_drafts(finding: Finding) -> bool:
    """An unfinished translation is what a draft is for; an unfinished English is a mistake."""
    return finding.code.in_drafts and finding.locale != SOURCE_LOCALE


def _not_bound(record: FileRecord, limit: str) -> Finding:
    message = f"the file could not be put together: {limit}"
    return Finding(RENDER_FAILED, message, locale=record.locale, edition=record.edition)
