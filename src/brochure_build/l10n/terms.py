"""The glossary as a list: each term, how a locale says it, and how often the English uses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from brochure_build.findings import Finding
from brochure_build.project import Project
from brochure_build.project.languages import Languages, read_languages
from brochure_build.project.reading import FileReader
from brochure_build.translation.glossary import Wording
from brochure_build.translation.terms import english_forms, english_terms


@dataclass(frozen=True)
class ListedTerm:
    """A term with its wordings in the locales that were asked for."""

    name: str
    english: str
    note: str
    uses: int  # in how many of the English texts
    wordings: Mapping[str, Wording]


def listed_terms(
    project: Project, locales: tuple[str, ...]
) -> tuple[tuple[ListedTerm, ...], tuple[Finding, ...]]:
    """The terms in the order of the glossary, and what is wrong with the files."""
    reader = FileReader(project)
    languages = read_languages(reader)
    uses = _uses(languages)
    terms = tuple(
        ListedTerm(
            name=name,
            english=term.english[0],
            note=term.note or "",
            uses=uses[name],
            wordings={name: term.wordings[name] for name in locales if name in term.wordings},
        )
        for name, term in languages.glossary.terms.items()
    )
    return terms, tuple(reader.findings)


def _uses(languages: Languages) -> Counter[str]:
    terms = languages.glossary.terms
    forms = english_forms({name: terms[name].english for name in terms})
    texts = languages.source.units.values() if languages.source else ()
    return Counter(term for unit in texts for term in english_terms(forms, unit.text))
