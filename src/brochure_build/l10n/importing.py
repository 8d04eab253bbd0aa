"""`brochure l10n import`: what came back from translation programs goes into the locale files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from brochure_build.codes import WRONG_LANGUAGE
from brochure_build.findings import Finding
from brochure_build.l10n.desk import Desk, desk_to_write, raw_text, save, text_file
from brochure_build.l10n.exchange import locale_of, read_answers
from brochure_build.project import Project
from brochure_build.project.languages import Language
from brochure_build.translation.audit import Pair
from brochure_build.translation.auditing import audit
from brochure_build.translation.catalogue import SOURCE_LOCALE, catalogue_of
from brochure_build.translation.editing import with_texts
from brochure_build.translation.exchange import Answers, revision
from brochure_build.translation.exchange.judging import Bench, Outcome, Verdict, judged
from brochure_build.translation.state import State, Status, recorded, state_file, written


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
    known = [name for name in project.catalogue_names() if name != SOURCE_LOCALE]
    came = [_read_as_ours(path, kind, known) for path in paths]
    locales = [answers.locale for _, answers, _ in came if answers and answers.locale in known]
    desk = desk_to_write(project, tuple(locales) or (SOURCE_LOCALE,))
    taken: list[Taken] = []
    files: dict[str, str] = {}
    for path, answers, found in came:
        wrong = tuple(_wrong_language(path, answers, known, taken)) if answers else ()
        if answers is None or wrong:
            taken.append(Taken(str(path), findings=(*found, *wrong)))
            continue
        one, changed = _taken(desk, path, answers, found)
        taken.append(one)
        files |= changed
    if write:
        save(project, files)
    return tuple(taken)


def _read_as_ours(
    path: Path, kind: str | None, known: Sequence[str]
) -> tuple[Path, Answers | None, tuple[Finding, ...]]:
    answers, found = read_answers(path, kind)
    named = replace(answers, locale=locale_of(answers, known)) if answers else None
    return path, named, found


def _wrong_language(
    path: Path, answers: Answers, known: Sequence[str], before: Sequence[Taken]
) -> Iterator[Finding]:
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
    desk: Desk, path: Path, answers: Answers, found: tuple[Finding, ...]
) -> tuple[Taken, Mapping[str, str]]:
    language, source = desk.language(answers.locale), desk.source
    verdicts = judged(answers, Bench(source, language.catalogue, language.state))
    told = [verdict.finding for verdict in verdicts if verdict.finding is not None]
    after, files = _changed(desk, language, verdicts)
    new = {verdict.key for verdict in verdicts if verdict.outcome is Outcome.WRITTEN}
    pair = Pair(source, after.catalogue, after.settings, after.state, desk.languages.glossary)
    told += [finding for finding in audit(pair) if finding.key in new]
    english = revision((unit.key, unit.text) for unit in source.units.values())
    one = Taken(
        str(path),
        answers.locale,
        verdicts,
        same_english=answers.revision in ("", english),
        findings=(*found, *told),
        absent=len(source.units.keys() - {verdict.key for verdict in verdicts}),
    )
    return one, files


def _changed(
    desk: Desk, language: Language, verdicts: Sequence[Verdict]
) -> tuple[Language, Mapping[str, str]]:
    """The locale as it will stand, and the files that say so."""
    locale, order = language.catalogue.locale, tuple(desk.source.units)
    texts = {v.key: v.text for v in verdicts if v.outcome is Outcome.WRITTEN}
    answered = {v.key: v.text for v in verdicts if v.is_taken}
    if not answered:
        return language, {}
    english = {key: desk.source.units[key].text for key in answered}
    rows = {k: recorded(english[k], text, Status.TRANSLATED) for k, text in answered.items()}
    state = State({**language.state.rows, **rows})
    file = text_file(locale)
    now = raw_text(desk.project, file)
    new = with_texts(now, file, texts, order) if texts else now
    after = replace(language, catalogue=catalogue_of(locale, file, new), state=state)
    return after, {file: new, state_file(locale): written(state.rows, order)}
