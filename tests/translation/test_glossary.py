"""The glossary: what a form may be, what is refused, and what this project has."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure_build.project import Project
from brochure_build.project.languages import read_languages
from brochure_build.project.reading import FileReader
from brochure_build.translation.glossary import Glossary
from brochure_build.translation.terms import english_forms, english_terms, places_of
from project.copies import ROOT, write
from translation.catalogues import real_texts

GOOD = """\
terms:
  tiger:
    english:
      - "Amur tiger"
    wordings:
      ru-RU:
        use: "амурский тигр"
        accept:
          - "амурск* тигр*"
        confidence: high
"""


def read(folder: Path, text: str) -> tuple[Glossary, list[str]]:
    """A glossary in a project with English and Russian, and what is wrong with it."""
    for name in ("en", "ru-RU"):
        write(folder / "translations" / f"{name}.yaml", 'a:\n  b: "x"\n')
    write(folder / "translations" / "glossary.yaml", text)
    reader = FileReader(Project(folder))
    glossary = read_languages(reader).glossary
    found = [f for f in reader.findings if f.place and f.place.file.endswith("glossary.yaml")]
    return glossary, [f"{f.place}: {f.code.name}: {f.message}; {f.hint}" for f in found]


def test_a_good_glossary_is_read(tmp_path: Path) -> None:
    glossary, found = read(tmp_path, GOOD)
    assert found == []
    assert glossary.terms["tiger"].wordings["ru-RU"].accept == ("амурск* тигр*",)


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("ru-RU", "ru-Ru", "6:7", "unknown-locale: tiger: there is no language “ru-Ru” here"),
        ("ru-RU", "ru-Ru", "6:7", "did you mean “ru-RU”?"),
        ("амурск* тигр*", "амурск*  тигр*", "9:13", "words, each of which may end in *"),
        ("амурск* тигр*", "*", "9:13", "words, each of which may end in *"),
        ("амурск* тигр*", "*тигр", "9:13", "words, each of which may end in *"),
        ('"амурский тигр"', '"тигр*"', "7:14", "a term as it stands alone, without *"),
        ("accept:", "acept:", "8:9", "“accept”"),
        ("high", "sure", "10:21", "wrong-value"),
        ('english:\n      - "Amur tiger"', "english: []", "3:5", ""),
    ],
)
def test_a_broken_glossary_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, place: str, words: str
) -> None:
    assert GOOD.count(old) == 1
    _, found = read(tmp_path, GOOD.replace(old, new))
    (told,) = found
    assert told.startswith(f"translations/glossary.yaml:{place}: ")
    assert words in told


def test_no_glossary_is_no_mistake(tmp_path: Path) -> None:
    write(tmp_path / "translations" / "en.yaml", 'a:\n  b: "x"\n')
    reader = FileReader(Project(tmp_path))
    assert read_languages(reader).glossary.terms == {}
    assert {finding.code.name for finding in reader.findings} == {"locale-defaults"}


def real_glossary() -> Glossary:
    reader = FileReader(Project(ROOT))
    glossary = read_languages(reader).glossary
    assert reader.findings == []
    assert len(glossary.terms) >= 30
    return glossary


def test_every_term_of_this_project_is_used_in_the_english() -> None:
    terms = real_glossary().terms
    forms = english_forms({name: term.english for name, term in terms.items()})
    used = {term for text in real_texts("en") for term in english_terms(forms, text)}
    assert used == set(terms)


def test_no_right_form_of_this_project_is_a_forbidden_one() -> None:
    for name, term in real_glossary().terms.items():
        for locale, wording in term.wordings.items():
            for form in wording.forbid:
                assert not list(places_of(form, wording.use)), f"{name} {locale}"


def test_no_english_form_stands_for_two_terms() -> None:
    forms = [form for term in real_glossary().terms.values() for form in term.english]
    assert sorted(forms) == sorted(set(forms))
