"""What stands where: the texts of each translation, what is wrong with them, and their room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from brochure_build.findings import Finding, Place, Severity
from brochure_build.l10n.desk import Desk
from brochure_build.project.font_files import read_fonts
from brochure_build.project.languages import check_language
from brochure_build.project.reading import FileReader
from brochure_build.project.room import read_room
from brochure_build.translation.standings import Text, counted_standings, not_approved, standings
from brochure_build.translation.state import Standing, State


@dataclass(frozen=True)
class Overview:
    """One translation at a glance; panels_over is None where no build tells of its room."""

    locale: str
    texts: tuple[Text, ...]
    extra: int
    findings: tuple[Finding, ...]
    panels_over: tuple[str, ...] | None = None

    @property
    def counts(self) -> Mapping[Standing, int]:
        """How many texts stand where."""
        return counted_standings(self.texts)

    @property
    def open(self) -> tuple[Text, ...]:
        """The texts that are not approved."""
        return not_approved(self.texts)

    def found(self, severity: Severity) -> int:
        """How many findings weigh so much."""
        return sum(finding.severity is severity for finding in self.findings)


@dataclass(frozen=True)
class Answer:
    """What one locale has for a text, and where."""

    locale: str
    text: str
    place: Place


@dataclass(frozen=True)
class Difference:
    """A text whose English is new to some locales, or that they lack; then old is empty."""

    key: str
    old: str
    new: str
    answers: tuple[Answer, ...]


def overviews(desk: Desk) -> Iterator[Overview]:
    """What stands where in each locale on the desk, and which panels the last build found full."""
    room = read_room(desk.project)
    for locale in desk.locales:
        over = room.over(locale)
        language = desk.language(locale)
        extra = sum(key not in desk.source.units for key in language.catalogue.units)
        yield Overview(
            locale,
            standings(desk.source, language.catalogue, language.state),
            extra,
            found_in(desk, locale),
            over,
        )


def found_in(desk: Desk, locale: str, state: State | None = None) -> tuple[Finding, ...]:
    """What the checks find in a locale's texts, as they are recorded or in another state."""
    library = read_fonts(FileReader(desk.project))
    language = desk.language(locale)
    by_name = {**desk.languages.by_name, locale: replace(language, state=state or language.state)}
    return tuple(check_language(by_name, desk.languages.glossary, library, locale))


def differences(desk: Desk) -> tuple[Difference, ...]:
    """Every text that is stale or missing somewhere; locales with the same old English together."""
    answers: dict[tuple[str, str, str], list[Answer]] = {}
    for locale in desk.locales:
        language = desk.language(locale)
        for text in standings(desk.source, language.catalogue, language.state):
            if text.standing in (Standing.STALE, Standing.MISSING):
                old = text.answered if text.standing is Standing.STALE else ""
                answer = Answer(locale, text.text, text.place)
                answers.setdefault((text.key, old, text.english), []).append(answer)
    order = {key: number for number, key in enumerate(desk.source.units)}
    found = (Difference(*asked, tuple(given)) for asked, given in answers.items())
    return tuple(sorted(found, key=lambda one: order[one.key]))
