"""What is wrong with the words of some locales, told without laying anything out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from brochure_build import codes, registry
from brochure_build.findings import Code, Finding, in_order
from brochure_build.fonts import FontLibrary
from brochure_build.l10n.fit import fit_findings
from brochure_build.project import Project
from brochure_build.project.font_files import read_fonts
from brochure_build.project.languages import Languages, check_language, locale_of, read_languages
from brochure_build.project.reading import FileReader
from brochure_build.project.room import Room, read_room


@dataclass(frozen=True)
class Words:
    """All that is read to check words: texts of every locale, fonts, the room they were given."""

    languages: Languages
    library: FontLibrary
    room: Room


def _words(words: Words, locale: str) -> Iterator[Finding]:
    languages = words.languages
    return check_language(languages.by_name, languages.glossary, words.library, locale)


def _fit(words: Words, locale: str) -> Iterator[Finding]:
    """Whether the texts fit, as the last build measured them."""
    language = words.languages.by_name.get(locale)
    return fit_findings(words.room, language.catalogue) if language else iter(())


# Who looks at a locale. What else is to be said of one is a function more.
LOOKS: tuple[Callable[[Words, str], Iterator[Finding]], ...] = (_words, _fit)


def check(project: Project, locales: tuple[str, ...]) -> tuple[Finding, ...]:
    """Every finding in the files of some locales, in order."""
    reader = FileReader(project)
    words = Words(read_languages(reader), read_fonts(reader), read_room(project))
    others = set(project.catalogue_names()) - set(locales)
    findings = [finding for finding in reader.findings if locale_of(finding) not in others]
    for locale in locales:
        for look in LOOKS:
            findings += look(words, locale)
    return in_order(findings)


def known_codes() -> Mapping[str, Code]:
    """The kinds of finding that a check of words may come to."""
    own = (code for check in registry.audit_checks().values() for code in check.codes)
    of_the_core = (value for value in vars(codes).values() if isinstance(value, Code))
    return {code.name: code for code in (*of_the_core, *own)}
