"""Scripts of letters and languages, and the quotation marks of languages."""

from __future__ import annotations

import pytest

from brochure_build.translation.quotes import quotes_of
from brochure_build.translation.scripts import script_of, scripts_of
from translation.catalogues import real_locales, undescribed


@pytest.mark.parametrize(
    ("characters", "script"),
    [
        ("aÉœＡ", "Latin"),
        ("яЁөү", "Cyrillic"),
        ("漢々龠", "Han"),
        ("のﾊ", ""),
        ("ねゟ", "Hiragana"),
        ("カーｶ", "Katakana"),
        ("한\u1100ㄱ", "Hangul"),
        ("ω", "Greek"),
        ("ש", "Hebrew"),
        ("1.,“ \u0301µ№º", ""),
    ],
)
def test_a_letter_is_of_one_script(characters: str, script: str) -> None:
    scripts = {script_of(character) for character in characters}
    assert scripts == ({script} if script or characters[0] == "1" else {"Hiragana", "Katakana"})


@pytest.mark.parametrize(
    ("locale", "scripts"),
    [
        ("fr-FR", ("Latin",)),
        ("qq", ("Latin",)),
        ("uk-UA", ("Cyrillic",)),
        ("mn-Mong-CN", ("Mongolian",)),
        ("sr-Latn-RS", ("Latin",)),
        ("th-TH", ("Thai",)),
    ],
)
def test_a_language_that_nobody_described_has_its_usual_script(
    locale: str, scripts: tuple[str, ...]
) -> None:
    assert scripts_of(undescribed(locale)) == scripts


def test_a_locale_may_say_what_it_is_written_in() -> None:
    said = undescribed("fr-FR").model_copy(update={"scripts": ("Georgian",)})
    assert scripts_of(said) == ("Georgian",)


def test_the_locales_of_this_project() -> None:
    own = {name: scripts_of(locale) for name, locale in real_locales().items()}
    assert own["ja-JP"] == ("Han", "Hiragana", "Katakana")
    assert own["mn-MN"] == own["ru-RU"] == ("Cyrillic",)
    assert own["ko-KP"] == own["ko-KR"] == ("Hangul",)


def test_quotation_marks_are_those_described_or_those_of_the_language() -> None:
    assert quotes_of(real_locales()["ko-KP"]) == ("《", "》", "〈", "〉")
    assert quotes_of(real_locales()["zh-CN"]) == ("“", "”", "‘", "’")
    assert quotes_of(undescribed("fr-FR")) == ("«", "»", "“", "”")
    assert quotes_of(undescribed("vi-VN")) == ("“", "”", "‘", "’")
