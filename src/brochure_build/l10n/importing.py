"""`brochure l10n import`: what came back from translation programs goes into the locale files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from brochure_build.codes import WRONG_LANGUAGE
from brochure_build.findings import BrochureError, Finding
from brochure_build.l10n.exchange import languages_of, read_answers
from brochure_build.project import Project
from brochure_build.project.languages import Language, Languages
from brochure_build.project.writing import write_files
from brochure_build.reader import read_tree
from brochure_build.translation.audit import Pair
from brochure_build.translation.auditing import audit
from brochure_build.translation.catalogue import SOURCE_LOCALE, Catalogue, read_catalogue
from brochure_build.translation.editing import with_texts
from brochure_build.translation.exchange import Answers, revision
from brochure_build.translation.exchange.judging import Bench, Outcome, Verdict, judged
from brochure_build.translation.state import State, Status, recorded, written


@dataclass(frozen=True)
class Taken:
    """What became of one file that came back."""

    file: str
    locale: str = ""  # empty where it was refused as a whole
    verdicts: tuple[Verdict, ...] = ()
    same_english: bool = True  # since the export
    findings: tuple[Finding, ...] = ()
    absent: int = 0  # texts that the file does not have

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many texts came to each outcome."""
        outcomes = [verdict.outcome for verdict in self.verdicts]
        return {outcome: outcomes.count(outcome) for outcome in Outcome}


def take_in(
    project: Project, paths: Sequence[Path], kind: str | None, *, write: bool
) -> tuple[Taken, ...]:
    """What becomes of each file; with write what is new in them is written, all or nothing."""
    languages, source = languages_of(project)
    taken: list[Taken] = []
    files: dict[Path, bytes] = {}
    for path in paths:
        answers, found = read_answers(path, kind)
        if answers is None:
            taken.append(Taken(str(path), findings=found))
            continue
        if wrong := tuple(_wrong_language(path, answers, languages, taken)):
            taken.append(Taken(str(path), findings=(*found, *wrong)))
            continue
        one, changed = _taken(project, path, answers, languages, source, found)
        taken.append(one)
        files |= changed
    if write:
        write_files(files)
    return tuple(taken)


def _wrong_language(
    path: Path, answers: Answers, languages: Languages, before: Sequence[Taken]
) -> Iterator[Finding]:
    known = [name for name in languages.by_name if name != SOURCE_LOCALE]
    named = path.stem if path.stem in known else ""
    hint = f"there is: {', '.join(known)}"
    if not answers.locale:
        yield Finding(WRONG_LANGUAGE, "the file names no language", answers.place, hint)
    elif answers.locale not in known:
        message = f"the file is in {answers.locale}, which is no language of this brochure"
        yield Finding(WRONG_LANGUAGE, message, answers.place, hint)
    elif named not in ("", answers.locale):
        message = f"the file is named after {named} and says that it is in {answers.locale}"
        hint = "rename the file, or correct the language in it"
        yield Finding(WRONG_LANGUAGE, message, answers.place, hint)
    elif answers.locale in {one.locale for one in before}:
        message = f"a second file in {answers.locale}"
        yield Finding(WRONG_LANGUAGE, message, answers.place, "import one after the other")


def _taken(
    project: Project,
    path: Path,
    answers: Answers,
    languages: Languages,
    source: Catalogue,
    found: tuple[Finding, ...],
) -> tuple[Taken, Mapping[Path, bytes]]:
    language = languages.by_name[answers.locale]
    verdicts = judged(answers, Bench(source, language.catalogue, language.state))
    told = tuple(verdict.finding for verdict in verdicts if verdict.finding is not None)
    changed, catalogue, state = _changed(project, language, source, verdicts)
    new = {verdict.key for verdict in verdicts if verdict.outcome is Outcome.WRITTEN}
    pair = Pair(source, catalogue, language.settings, state, languages.glossary)
    about_new = tuple(finding for finding in audit(pair) if finding.key in new)
    english = revision((unit.key, unit.text) for unit in source.units.values())
    one = Taken(
        str(path),
        answers.locale,
        verdicts,
        same_english=answers.revision in ("", english),
        findings=(*found, *told, *about_new),
        absent=len(source.units.keys() - {verdict.key for verdict in verdicts}),
    )
    return one, changed


def _changed(
    project: Project, language: Language, source: Catalogue, verdicts: Sequence[Verdict]
) -> tuple[Mapping[Path, bytes], Catalogue, State]:
    """The files that change, and the texts and the state as they will stand."""
    locale, order = language.catalogue.locale, tuple(source.units)
    texts = {v.key: v.text for v in verdicts if v.outcome is Outcome.WRITTEN}
    answered = {v.key: v.text for v in verdicts if v.is_taken}
    rows = {
        **language.state.rows,
        **{
            key: recorded(source.units[key].text, text, Status.TRANSLATED)
            for key, text in answered.items()
        },
    }
    state = State(rows)
    if not answered:
        return {}, language.catalogue, state
    files = {project.states / f"{locale}.yaml": written(rows, order).encode()}
    if not texts:
        return files, language.catalogue, state
    path = project.translations / f"{locale}.yaml"
    new = with_texts(path.read_text("utf-8"), project.relative(path), texts, order)
    return {path: new.encode(), **files}, _read(locale, project.relative(path), new), state


def _read(locale: str, file: str, text: str) -> Catalogue:
    """The catalogue of a text that was read before it was changed, and reads still."""
    document, found = read_tree(file, text)
    if document is None:
        raise BrochureError(found)
    return read_catalogue(locale, document)[0]
