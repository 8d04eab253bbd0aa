"""What a run leaves behind: the record of each file, and the manifest after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TypeVar

from brochure_build.build import FileJob
from brochure_build.editions import Edition
from brochure_build.jobs.manifest import FileRecord, Manifest
from brochure_build.jobs.plan import Plan
from brochure_build.jobs.values import PanelFit, Request, SideSetting
from brochure_build.project import Project
from brochure_build.project.digest import bytes_digest, program_digest, text_digest
from brochure_build.stages import DRAFT

Told = TypeVar("Told", PanelFit, SideSetting)


@dataclass(frozen=True)
class Made:
    """A finished file: its record, and its bytes where it had to be made."""

    record: FileRecord
    pdf: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Finished:
    """All that a run made of the languages that nothing held back."""

    locales: tuple[str, ...]
    editions: tuple[str, ...]
    files: tuple[Made, ...]
    fits: tuple[PanelFit, ...]
    settings: tuple[SideSetting, ...]


def record_of(
    project: Project, plan: Plan, edition: Edition, job: FileJob, sources: str
) -> FileRecord:
    """The record of a file before it is made: its place, and what it is made from."""
    content = plan.sources.content
    stem = content.brochure.name if content else "brochure"
    # the variant and the draft stand in the name too, so that nobody sends one to the press
    mark = DRAFT if plan.draft else ""
    parts = filter(None, (stem, project.variant.name, plan.locale, edition.name, mark))
    path = f"{project.relative(project.output)}/{plan.locale}/{'-'.join(parts)}.pdf"
    return FileRecord(
        path, plan.locale, edition.name, 0, "", made_from(job), sources, draft=plan.draft
    )


def counterpart(record: FileRecord) -> str:
    """The path of the draft beside a final file, or of the final file beside a draft."""
    path = PurePosixPath(record.path)
    mark = f"-{DRAFT}"
    stem = path.stem.removesuffix(mark) if record.draft else f"{path.stem}{mark}"
    return path.with_stem(stem).as_posix()


def made_from(job: FileJob) -> str:
    """The digest of everything that a file's bytes depend on."""
    furniture = job.furniture
    beside = (furniture.slug_lines, furniture.art, furniture.marks)
    pages = (*job.pages.values(), *(page for each in beside for page in each.values()))
    intent = furniture.intent
    parts = (
        program_digest(),
        *(f"{page.panel} {page.title} {bytes_digest(page.pdf)}" for page in pages),
        *(repr(part) for part in (job.edition, job.sheet, job.imprint, job.codes, intent)),
        bytes_digest(intent.profile) if intent else "",
    )
    return text_digest("\n".join(parts))


def manifest_after(
    old: Manifest, project: Project, request: Request, asked: tuple[str, ...], made: Finished
) -> Manifest:
    """What stands after a run.

    A full build is all there is, but for the languages that were held back: their last files stay.
    Another build adds to what was. A draft takes the place of the final file, and the reverse.
    """
    records = {each.record.path: each.record for each in made.files}
    replaced = {(record.locale, record.edition) for record in records.values()}
    held = set(asked) - set(made.locales)
    kept = {
        path: record
        for path, record in old.files.items()
        if (record.locale, record.edition) not in replaced
        and (record.locale in held or not request.is_everything)
        and record.stands(project)
    }
    everything = {**kept, **records}
    built = set(made.locales)
    fits = (*_others(old.fits, built, everything), *made.fits)
    settings = (*_others(old.settings, built, everything), *made.settings)
    after = replace(old, files=everything, fits=fits, settings=settings)
    if request.is_everything:
        return replace(after, locales=asked, editions=made.editions)
    return after


def _others(
    told: Iterable[Told], built: set[str], files: Mapping[str, FileRecord]
) -> tuple[Told, ...]:
    """What is still true of languages that were not built now."""
    locales = {record.locale for record in files.values()} - built
    return tuple(one for one in told if one.locale in locales)
