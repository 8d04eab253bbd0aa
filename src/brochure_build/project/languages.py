"""All that `translations/` holds: texts, conventions, states, the glossary.

Enough for what concerns words alone, and quick: no layout, template or engine is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from brochure_build.codes import UNKNOWN_LOCALE
from brochure_build.findings import BrochureError, Finding, Place, errors, quoted
from brochure_build.fonts import Drawn, FontLibrary, advance, glyph_findings
from brochure_build.project.reading import FileReader
from brochure_build.reader import Document, read_model
from brochure_build.reader import Mapping as Names
from brochure_build.reader.models import suggest
from brochure_build.translation.audit import Advance, Pair
from brochure_build.translation.auditing import audit
from brochure_build.translation.catalogue import (
    SOURCE_LOCALE,
    Catalogue,
    catalogue_of,
    read_catalogue,
)
from brochure_build.translation.glossary import Glossary
from brochure_build.translation.locales import Locale, LocalesFile, locale_settings
from brochure_build.translation.pseudo import PSEUDO, pseudo_file
from brochure_build.translation.state import State, read_state, rows_as_written


@dataclass(frozen=True)
class Language:
    """One locale: its texts, its conventions, and what is recorded of the texts."""

    catalogue: Catalogue
    settings: Locale
    state: State = field(default_factory=State)


@dataclass(frozen=True)
class Languages:
    """Every locale that has a file that can be read, English first; and the glossary."""

    by_name: Mapping[str, Language]
    glossary: Glossary

    @property
    def source(self) -> Catalogue | None:
        """The English; None where it cannot be read."""
        language = self.by_name.get(SOURCE_LOCALE)
        return language.catalogue if language else None


def read_languages(reader: FileReader, asked: tuple[str, ...] = ()) -> Languages:
    """What `translations/` holds, and the pseudo-locales among the names that were asked for.

    Mistakes go to the reader's findings.
    """
    conventions = _conventions(reader)
    by_name: dict[str, Language] = {}
    for name in reader.project.catalogue_names():
        catalogue = _catalogue(reader, name)
        if catalogue is None:
            continue
        place = Place(catalogue.document.file)
        settings, found = locale_settings(name, conventions, place)
        reader.findings += found
        by_name[name] = Language(catalogue, settings, _state(reader, name))
    source = by_name.get(SOURCE_LOCALE)
    for name in asked:
        if name in PSEUDO and name not in by_name and source:
            by_name[name] = pseudo_language(name, source.catalogue)
    return Languages(by_name, _glossary(reader))


def pseudo_language(name: str, source: Catalogue) -> Language:
    """A pseudo-locale, made from the English."""
    text = pseudo_file(name, {key: unit.text for key, unit in source.units.items()})
    catalogue = catalogue_of(name, f"{name}.yaml", text)
    return Language(catalogue, Locale.model_validate(PSEUDO[name].conventions))


def locale_of(finding: Finding) -> str:
    """The language that a finding is about: the one it names, or the one whose file it is in."""
    if finding.locale or finding.place is None:
        return finding.locale
    path = PurePosixPath(finding.place.file)
    own = path.parent.as_posix() in ("translations", "translations/state")
    return path.stem if own and path.stem not in ("locales", "glossary") else ""


def check_language(
    languages: Mapping[str, Language], glossary: Glossary, library: FontLibrary, locale: str
) -> Iterator[Finding]:
    """Everything that is wrong with the words of a locale, as far as no layout is needed to tell.

    Nothing where the locale or the English could not be read, which has been told already.
    """
    source, target = languages.get(SOURCE_LOCALE), languages.get(locale)
    if source is None or target is None:
        return
    pair = Pair(source.catalogue, target.catalogue, target.settings, target.state, glossary)
    undrawn: tuple[Finding, ...] = ()
    if library.faces:
        try:
            undrawn = tuple(glyph_findings(target.catalogue, library, target.settings.fonts))
            here, there = _advance(target, library), _advance(source, library)
            pair = replace(pair, advance=here, english_advance=there)
        except BrochureError as error:  # a font that cannot be read
            yield from error.findings
    # pseudo-locales are made by rule from the English: there is nobody to tell
    found = audit(pair) if locale not in PSEUDO else ()
    yield from found
    yield from _not_told(undrawn, found)


def _not_told(undrawn: Iterable[Finding], found: Iterable[Finding]) -> Iterator[Finding]:
    """Characters that no font draws, without those that are errors for another reason already."""
    told = {(f.place.line, f.place.column) for f in errors(found) if f.place}
    for finding in undrawn:
        line, column = (finding.place.line, finding.place.column) if finding.place else (0, 0)
        if (line, column) in told:
            told.add(
                (line, column + 1)
            )  # what follows is of the same kind: a word, a letter's parts
        else:
            yield finding


def _advance(language: Language, library: FontLibrary) -> Advance:
    """How wide texts of a language are beside others, its text size included."""
    drawn = Drawn(library, (*language.settings.fonts.text, *language.settings.fonts.heading))
    size = language.settings.text_size
    return lambda text: advance(text, drawn) * size


def _conventions(reader: FileReader) -> LocalesFile:
    path = reader.project.translations / "locales.yaml"
    document = reader.document(path) if path.exists() else None
    file, found = read_model(document, LocalesFile) if document else (None, ())
    reader.findings += found
    return file or LocalesFile(locales={})


def _catalogue(reader: FileReader, name: str) -> Catalogue | None:
    document = reader.document(reader.project.translations / f"{name}.yaml")
    if document is None:
        return None
    catalogue, found = read_catalogue(name, document)
    reader.findings += found
    return catalogue


def _state(reader: FileReader, name: str) -> State:
    path = reader.project.states / f"{name}.yaml"
    text = reader.text(path) if path.exists() else None
    if text is None:
        return State()
    rows = rows_as_written(text)
    if rows is not None:
        return State(rows)
    document = reader.document(path)
    state, found = read_state(document) if document else (State(), ())
    reader.findings += found
    return state


def _glossary(reader: FileReader) -> Glossary:
    path = reader.project.translations / "glossary.yaml"
    document = reader.document(path) if path.exists() else None
    if document is None:
        return Glossary()
    file, found = read_model(document, Glossary)
    reader.findings += found
    reader.findings += _unknown_locales(document, reader.project.catalogue_names())
    return file or Glossary()


def _unknown_locales(document: Document, known: tuple[str, ...]) -> Iterator[Finding]:
    """A finding for each wording of the glossary in a language that has no file."""
    terms = document.root.get("terms")
    for name, term in terms.entries if isinstance(terms, Names) else ():
        wordings = term.get("wordings") if isinstance(term, Names) else None
        for locale, _ in wordings.entries if isinstance(wordings, Names) else ():
            if locale.text not in known:
                message = f"{name.text}: there is no language {quoted(locale.text)} here"
                place, hint = document.at(locale), suggest(locale.text, known)
                yield Finding(UNKNOWN_LOCALE, message, place, hint)
