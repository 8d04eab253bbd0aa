"""The conventions of each language, and plain ones for those that have none."""

from __future__ import annotations

import pytest

from brochure_build.findings import Place, Severity
from brochure_build.reader import read_model
from brochure_build.translation.locales import FontStack, Locale, LocalesFile, locale_settings

from .catalogues import TRANSLATIONS, Located, document, located, real_locales

LOCALES = real_locales()
every_locale = pytest.mark.parametrize("locale", LOCALES.values(), ids=LOCALES.keys())

GOOD = """\
locales:
  ru-RU:
    name: "Русский"
    lang: "ru-RU"
    babel: "ru_RU"
    numbers:
      group_from_digits: 5
    quotes: ["«", "»", "„", "“"]
    non_breaking:
      before: ["—"]
      after_words_up_to: 2
    text_size: 0.92
"""


def mistakes(text: str) -> list[Located]:
    return located(list(read_model(document("locales.yaml", text), LocalesFile)[1]))


def test_conventions_are_read_and_the_rest_is_as_usual() -> None:
    file, findings = read_model(document("locales.yaml", GOOD), LocalesFile)
    assert findings == ()
    assert file is not None
    russian = file.locales["ru-RU"]
    assert russian.numbers.group_from_digits == 5
    assert russian.non_breaking.before == ("—",)
    assert russian.text_size == 0.92
    assert russian.fonts == FontStack()
    assert (russian.line_break, russian.date, russian.hyphenation) == ("spaces", "long", False)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("ru-RU:", "Russian language:", [("wrong-value", 2, 3)]),
        ('    name: "Русский"\n', "", [("missing-name", 2, 3)]),
        ('lang: "ru-RU"', 'lang: "ru_RU"', [("wrong-value", 4, 11)]),
        ('babel: "ru_RU"', 'babel: ""', [("wrong-value", 5, 12)]),
        ("    numbers:", "    number:", [("unknown-name", 6, 5)]),
        ("group_from_digits: 5", "group_from_digits: 3", [("wrong-value", 7, 26)]),
        ("group_from_digits: 5", "group_from_digits: 10", [("wrong-value", 7, 26)]),
        ("group_from_digits: 5", "group_from_digits: five", [("wrong-type", 7, 26)]),
        ('"«", "»", "„", "“"', '"«", "»"', [("wrong-value", 8, 5)]),
        ('"«", "»", "„", "“"', '"«", "»", "„", "“", "x"', [("wrong-value", 8, 5)]),
        ("after_words_up_to: 2", "after_words_up_to: -1", [("wrong-value", 11, 26)]),
        ("after_words_up_to: 2", "after_words_up_to: 4", [("wrong-value", 11, 26)]),
        ("text_size: 0.92", "text_size: 92%", [("wrong-type", 12, 16)]),
        ("text_size: 0.92", "text_size: 9.2", [("wrong-value", 12, 16)]),
        ("text_size: 0.92", "line_break: syllables", [("wrong-value", 12, 17)]),
    ],
)
def test_one_mistake_is_found_where_it_is(old: str, new: str, found: list[Located]) -> None:
    assert GOOD.count(old) == 1
    assert mistakes(GOOD.replace(old, new)) == found


# A language that is not described ---------------------------------------------------------------


def test_a_language_that_is_described_has_its_conventions() -> None:
    file = LocalesFile(locales=LOCALES)
    for name, locale in LOCALES.items():
        assert locale_settings(name, file, Place("x.yaml")) == (locale, ())


def test_a_language_that_is_not_described_gets_plain_ones_and_a_warning() -> None:
    settings, (finding,) = locale_settings("fr-FR", LocalesFile(locales={}), Place("fr-FR.yaml"))
    assert settings == Locale(name="fr-FR", lang="fr-FR", babel="fr_FR")
    assert finding.code.name == "locale-defaults"
    assert finding.severity is Severity.WARNING
    assert finding.locale == "fr-FR"
    assert str(finding.place) == "fr-FR.yaml"
    assert "fr-FR" in finding.message


def test_korean_of_the_north_takes_nothing_from_the_south() -> None:
    south = LocalesFile(locales={"ko-KR": LOCALES["ko-KR"]})
    settings, findings = locale_settings("ko-KP", south, Place("ko-KP.yaml"))
    assert settings.quotes != LOCALES["ko-KR"].quotes or settings.line_break == "spaces"
    assert [finding.code.name for finding in findings] == ["locale-defaults"]
    assert LOCALES["ko-KP"].quotes != LOCALES["ko-KR"].quotes


# The languages of the brochure ------------------------------------------------------------------


def test_every_translation_has_its_conventions() -> None:
    catalogues = {path.stem for path in TRANSLATIONS.glob("*.yaml")} - {"locales", "glossary"}
    assert catalogues == set(LOCALES)


@every_locale
def test_quotes_come_in_pairs_and_the_stack_has_a_latin_family(locale: Locale) -> None:
    assert len(set(locale.quotes)) == 4
    assert "Paws Sans" in locale.fonts.text
    assert "Paws Serif" in locale.fonts.heading


@every_locale
def test_scripts_without_spaces_break_anywhere_and_have_gaps(locale: Locale) -> None:
    assert (locale.line_break == "characters") == locale.gap_round_latin
    assert not (locale.line_break != "spaces" and locale.hyphenation)
