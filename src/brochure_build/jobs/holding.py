"""Which languages a run goes on with: what is wrong in one holds that one back, and no other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from brochure_build.findings import Finding, errors
from brochure_build.project.languages import Language, locale_of
from brochure_build.project.sources import Sources
from brochure_build.translation.approval import not_final, unapproved, with_english
from brochure_build.translation.catalogue import SOURCE_LOCALE


class Asked:
    """The languages of a run: all that were asked for, and those still in it."""

    def __init__(self, asked: Iterable[str], others: Iterable[str]) -> None:
        self.asked = tuple(dict.fromkeys(asked))
        self.left = self.asked
        self.drafts: tuple[str, ...] = ()
        self._not_asked = frozenset(others) - {*self.asked, SOURCE_LOCALE}

    @property
    def held(self) -> tuple[str, ...]:
        """The languages that something has held back."""
        return tuple(locale for locale in self.asked if locale not in self.left)

    def concerned(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings without those of languages that nobody asked for."""
        return [finding for finding in findings if locale_of(finding) not in self._not_asked]

    def hold(self, findings: Iterable[Finding], *, shared: tuple[str, ...] = ()) -> bool:
        """Holds back every language with an error; False where none is left.

        An error of no language in particular, or of one that all others stand on, holds all.
        """
        wrong = {locale_of(finding) for finding in errors(findings)}
        stops_all = wrong - set(self.asked) or wrong & set(shared)
        self.left = () if stops_all else tuple(name for name in self.left if name not in wrong)
        return bool(self.left)


def gate(sources: Sources, locales: Iterable[str]) -> dict[str, Finding]:
    """Why some languages are not final yet, by language; the English always is."""
    found: dict[str, Finding] = {}
    for locale in locales:
        language, source = sources.languages[locale], sources.source_catalogue
        if source is None:
            continue
        left = unapproved(source, language.catalogue, language.state)
        if left:
            found[locale] = not_final(language.catalogue, left, len(source.units))
    return found


def with_gaps_filled(sources: Sources, drafts: Iterable[str]) -> Sources:
    """The sources with marked English where a draft has no text yet."""
    source = sources.source_catalogue
    if source is None:
        return sources
    filled: dict[str, Language] = {}
    for locale in drafts:
        language = sources.languages[locale]
        filled[locale] = replace(language, catalogue=with_english(source, language.catalogue))
    return replace(sources, languages={**sources.languages, **filled})
