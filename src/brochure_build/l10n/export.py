"""`brochure l10n export`: a file for each locale, for a translation program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from brochure_build.codes import NOT_IMPORTED
from brochure_build.findings import BrochureError, Finding, Place
from brochure_build.l10n.desk import Desk, desk_to_write
from brochure_build.l10n.exchange import SUFFIXES, locale_of, read_answers
from brochure_build.project import Project
from brochure_build.project.languages import Language
from brochure_build.project.writing import write_files
from brochure_build.translation.catalogue import Catalogue
from brochure_build.translation.exchange import Exchanged, Sheet, po, xliff12, xliff20
from brochure_build.translation.exchange.judging import Bench, judged
from brochure_build.translation.formats import plural_forms
from brochure_build.translation.remarks import note, remarks
from brochure_build.translation.state import Standing

_WRITERS: Mapping[str, Callable[[Sheet], bytes]] = {
    "po": po.write,
    "xliff": xliff12.write,
    "xliff2": xliff20.write,
}


def export(project: Project, locales: Sequence[str], kind: str, folder: Path) -> tuple[Path, ...]:
    """Writes a file for each of some locales, all of them or none; says where they are."""
    desk = desk_to_write(project, tuple(locales))
    sheets = [sheet(desk.source, desk.language(locale)) for locale in desk.locales]
    files = {folder / f"{each.locale}{SUFFIXES[kind]}": _WRITERS[kind](each) for each in sheets}
    waiting = [_waiting(path, desk) for path in files if path.exists()]
    if found := [finding for finding in waiting if finding is not None]:
        raise BrochureError(found)
    write_files(files)
    return tuple(files)


def sheet(source: Catalogue, language: Language) -> Sheet:
    """All texts of a locale as they go out."""
    bench = Bench(source, language.catalogue, language.state)
    settings = language.settings
    units = tuple(_exchanged(bench, key) for key in source.units)
    return Sheet(language.catalogue.locale, settings.name, plural_forms(settings), units)


def _exchanged(bench: Bench, key: str) -> Exchanged:
    english = bench.source.units[key]
    now = bench.standing(key)
    return Exchanged(
        key=key,
        english=english.text,
        text=bench.text(key).strip(),
        standing=now,
        line=english.line,
        previous=bench.state.rows[key].english if now is Standing.STALE else "",
        note=note(bench.source, key),
        where=_where(bench.target, key),
    )


def _where(target: Catalogue, key: str) -> str:
    """Where a text is printed, and its room, as `sync` has written it above the text."""
    unit = target.units.get(key)
    above = remarks(target, unit) if unit else ()
    return next((remark.text for remark in above if remark.text.startswith("where")), "")


def _waiting(path: Path, desk: Desk) -> Finding | None:
    """A finding where a file in the way holds work that was not taken in, or may hold some."""
    answers, found = read_answers(path, None)
    place = Place(str(path))
    hint = "import it, or delete it, or export to another folder with --to"
    if answers is None or found:
        message = "in the way is a file that cannot be read as an export"
        return Finding(NOT_IMPORTED, message, place, hint)
    language = desk.languages.by_name.get(locale_of(answers, desk.locales))
    if language is None:
        return Finding(NOT_IMPORTED, "in the way is a file of no known language", place, hint)
    verdicts = judged(answers, Bench(desk.source, language.catalogue, language.state))
    waiting = [verdict.key for verdict in verdicts if verdict.is_taken or verdict.finding]
    if not waiting:
        return None
    message = f"in the way is a file with texts that were not imported: {', '.join(waiting[:5])}"
    return Finding(NOT_IMPORTED, message, place, hint)
