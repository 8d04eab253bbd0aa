"""The check `terms`: what the glossary asks for and forbids; and how its forms are found."""

from __future__ import annotations

import pytest

from brochure_build.translation.glossary import Glossary
from brochure_build.translation.terms import english_forms, english_terms, places_of
from translation.catalogues import Seen, check, told

CHECK = check("terms")

GLOSSARY = Glossary.model_validate(
    {
        "terms": {
            "tiger": {
                "english": ["Amur tiger", "Amur tigers"],
                "wordings": {
                    "ru-RU": {
                        "use": "амурский тигр",
                        "accept": ["амурск* тигр*"],
                        "forbid": ["уссурийск* тигр*"],
                    },
                    "zh-CN": {"use": "东北虎", "forbid": ["虎"]},
                },
            },
            "endangered": {
                "english": ["Endangered"],
                "wordings": {"ru-RU": {"use": "Исчезающий"}},
            },
            "critically_endangered": {
                "english": ["Critically Endangered"],
                "wordings": {"ru-RU": {"use": "На грани исчезновения"}},
            },
        }
    }
)


@pytest.mark.parametrize(
    ("locale", "english", "text", "found"),
    [
        ("ru-RU", "Amur tiger", "Амурский тигр", []),
        ("ru-RU", "of Amur tigers", "об амурских тиграх", []),
        ("ru-RU", "Amur tigers", "тигры", [("glossary-use", -1)]),
        ("ru-RU", "amur tiger", "тигр", []),  # no name without its capital letter
        ("ru-RU", "Amur Tiger", "тигр", [("glossary-use", -1)]),
        ("ru-RU", "the Amur tigers’ land", "земля тигров", [("glossary-use", -1)]),
        ("ru-RU", "Critically Endangered", "На грани исчезновения", []),
        ("ru-RU", "Endangered", "Исчезающие", [("glossary-use", -1)]),  # no form with *
        ("ru-RU", "a", "Об уссурийском тигре", [("glossary-forbidden", 3)]),
        ("ru-RU", "Amur tiger", "уссурийский тигр", [("glossary-forbidden", 0)]),  # told once
        ("zh-CN", "Amur tiger", "东北虎", []),  # what is forbidden is part of what is right
        ("zh-CN", "Amur tiger", "虎", [("glossary-forbidden", 0)]),
        ("ja-JP", "Amur tiger", "虎", []),  # the glossary says nothing of Japanese
    ],
)
def test_terms_are_said_as_the_glossary_says(
    locale: str, english: str, text: str, found: list[Seen]
) -> None:
    assert told(CHECK, english, text, locale, glossary=GLOSSARY) == found


def test_without_a_glossary_nothing_is_found() -> None:
    assert told(CHECK, "Amur tiger", "虎", "zh-CN") == []


@pytest.mark.parametrize(
    ("form", "text", "places"),
    [
        ("тигр", "Тигр и тигр, тигры", [(0, 4), (7, 11)]),
        ("тигр*", "тигры и тигрёнок", [(0, 5), (8, 16)]),
        ("тигр", "амуротигр", []),
        ("НЕАСПЕК", "НЕАСПЕК-2", [(0, 7)]),
        ("NEASPEC", "NEASPEC秘书处", [(0, 7)]),
        ("амурск* тигр*", "амурские\u00a0тигры", [(0, 14)]),
        ("амурск* тигр*", "амурский и тигр", []),
        ("амурск* тигр", "амурского тигра", []),
        ("범", "아무르범과", [(3, 4)]),
        ("中国", "由中国和", [(1, 3)]),
        ("a", "", []),
    ],
)
def test_where_a_form_stands(form: str, text: str, places: list[tuple[int, int]]) -> None:
    assert list(places_of(form, text)) == places


def test_a_long_english_form_hides_a_short_one() -> None:
    forms = english_forms({"short": ["Endangered"], "long": ["Critically Endangered"]})
    assert english_terms(forms, "Critically Endangered") == {"long": "Critically Endangered"}
    both = english_terms(forms, "Endangered, Critically Endangered")
    assert both == {"long": "Critically Endangered", "short": "Endangered"}
