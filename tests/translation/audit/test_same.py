"""The check `same`: texts that were left in English."""

from __future__ import annotations

import pytest

from brochure_build.translation.glossary import Glossary
from translation.catalogues import audited, check, located, real_locales, undescribed

CHECK = check("same")
ENGLISH = 'a:\n  b: "Threats"\n  c: "Habitats"\n  d: "{text}"\n'
RUSSIAN = 'a:\n  b: "Угрозы"\n  c: "Места обитания"\n  d: "{text}"\n'


def is_found(text: str, locale: str = "ru-RU", glossary: Glossary | None = None) -> bool:
    """Whether a text is found that stands in both files, among others that are translated."""
    here, there = (words.replace("{text}", text) for words in (ENGLISH, RUSSIAN))
    settings = real_locales().get(locale) or undescribed(locale)
    found = audited(CHECK, here, there, settings, glossary=glossary or Glossary())
    assert located(found) == ([("same-as-english", 4, 6)] if found else [])
    return bool(found)


@pytest.mark.parametrize(
    ("text", "locale", "found"),
    [
        ("NEASPEC", "ru-RU", False),
        ("ESCAP-SOENEA ({strategy})", "ru-RU", False),
        ("{min}–{max}", "ru-RU", False),
        ("Big cats", "ru-RU", True),
        ("Fax", "ru-RU", True),
        ("Distribution", "fr-FR", False),  # the same word in French
        ("Conservation status", "fr-FR", False),
        ("Paws across borders", "fr-FR", True),
        ("Paws across borders", "en-US", False),
    ],
)
def test_words_that_were_left_are_found(text: str, locale: str, *, found: bool) -> None:
    assert is_found(text, locale) is found


def test_a_name_that_stays_english_is_none() -> None:
    wordings = {"ru-RU": {"use": "Natural Earth"}}
    term = {"english": ["Natural Earth"], "wordings": wordings}
    glossary = Glossary.model_validate({"terms": {"map": term}})
    assert is_found("Natural Earth")
    assert not is_found("Natural Earth", glossary=glossary)


def test_a_copy_of_the_english_is_one_finding() -> None:
    copy = ENGLISH.replace("{text}", "Paws across borders")
    (found,) = audited(CHECK, copy, copy, real_locales()["ru-RU"])
    assert located([found]) == [("same-as-english", 2, 6)]
    assert found.message == "a.b: 3 texts from here on are the same as in English"
