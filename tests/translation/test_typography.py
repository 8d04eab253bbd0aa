"""Where lines may break: joined what belongs together, and not a letter of the text changed."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure_build.translation.locales import Locale, NonBreaking
from brochure_build.translation.placeholders import fill
from brochure_build.translation.typography import (
    LONGEST_UNBROKEN_WORD,
    NO_BREAK_SPACE,
    WORD_JOINER,
    runs,
    typeset,
    visible,
)

from .catalogues import PLAIN, real_locales, real_texts

LOCALES = real_locales()
ENGLISH, RUSSIAN, KOREAN = LOCALES["en"], LOCALES["ru-RU"], LOCALES["ko-KR"]
CHINESE, JAPANESE = LOCALES["zh-CN"], LOCALES["ja-JP"]
every_locale = pytest.mark.parametrize("locale", LOCALES.values(), ids=LOCALES.keys())

# What texts are made of, so that rules meet: letters of every script, figures, marks, spaces.
SCRAPS = (
    *(" ", "  ", "\u00a0", "\u2060", "в", "и", "лес", "Я", "й", "и\u0306", "ө", "a", "the", "é"),
    *("e\u0301", "km", "5", "5000", "%", "—", "–", "-", "~", "～", "(", "（", ")", "«", "“", "”"),
    *(
        ",",
        ".",
        "，",
        "한국",
        "마리",
        "\u1112\u1161\u11ab",
        "약",
        "虎",
        "豹",
        "𠮷",
        "トラ",
        "ー",
        "々",
    ),
    "〇",
)
scraps = st.lists(st.sampled_from(SCRAPS), max_size=12).map("".join)


def shown(text: str) -> str:
    """A typeset text with what cannot be seen written out: _ does not break, + joins."""
    return text.replace(NO_BREAK_SPACE, "_").replace(WORD_JOINER, "+")


def pieces(text: str, locale: Locale) -> list[str]:
    """The text cut where a gap stands, as a reader sees the gaps."""
    cut = [""]
    for piece, gap in runs(text, locale):
        cut[-1] += piece
        if gap:
            cut.append("")
    return cut


# Numbers and ranges, in every language ----------------------------------------------------------


@every_locale
@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("5000 km", "5000_km"),
        ("5 000", "5 000"),  # a figure is no unit
        ("5 %", "5 %"),
        ("year 5", "year 5"),
        ("x5 км, 6 ө", "x5_км, 6_ө"),
    ],
)
def test_a_number_stays_with_its_unit(locale: Locale, text: str, set_as: str) -> None:
    assert shown(typeset(text, locale)) == set_as


@every_locale
@pytest.mark.parametrize("mark", ["–", "—", "-", "~", "～"])
def test_a_range_of_numbers_does_not_break(locale: Locale, mark: str) -> None:
    assert shown(typeset(f"2014{mark}2016", locale)) == f"2014+{mark}+2016"


@every_locale
def test_a_dash_between_words_is_no_range(locale: Locale) -> None:
    assert WORD_JOINER not in typeset("cross-border, a–b, 5-a, a-5", locale)


def test_a_locale_may_leave_numbers_and_units_apart() -> None:
    apart = PLAIN.model_copy(update={"non_breaking": NonBreaking(number_and_unit=False)})
    assert typeset("5 km", apart) == "5 km"


@every_locale
@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("А. С. Пушкин", "А._С._Пушкин"),
        ("Jane J. Smith", "Jane J._Smith"),
        ("№ 5, § 12", "№_5, §_12"),
        ("NEASPEC. Asia has", "NEASPEC. Asia has"),
        ("5 km. Tigers", "5_km. Tigers"),
        ("в т. ч. леса", "в т. ч. леса"),
    ],
)
def test_an_initial_stays_with_its_name_and_a_sign_with_its_number(
    locale: Locale, text: str, set_as: str
) -> None:
    joined = shown(typeset(text, locale))
    assert joined.replace("в_т", "в т") == set_as


@pytest.mark.parametrize(("name", "dash"), [("en", "–"), ("mn-MN", "–"), ("ru-RU", "—")])
def test_no_line_begins_with_a_dash(name: str, dash: str) -> None:
    assert shown(typeset(f"tigers {dash} cats", LOCALES[name])) == f"tigers_{dash} cats"


@pytest.mark.parametrize("name", sorted(LOCALES))
def test_quotes_and_ranges_of_the_brochure_are_the_languages_own(name: str) -> None:
    """Titles may stand in the inner marks; an apostrophe is no quote."""
    own = {*LOCALES[name].quotes, "’"}
    separator = LOCALES[name].range_separator
    for text in real_texts(name):
        assert set(text) & set('“”‘’«»„《》〈〉「」『』"') <= own, text
        for dash in re.findall(r"\}([–—~～-])\{", text):
            assert dash == separator, text


# Russian ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("в лесу", "в_лесу"),
        ("и в лесу", "и_в_лесу"),
        ("леса и горы", "леса и_горы"),
        ("на Дальнем Востоке", "на_Дальнем Востоке"),
        ("под угрозой", "под угрозой"),  # three letters
        ("«В лесу»", "«В_лесу»"),
        ("(в лесу)", "(в_лесу)"),
        ("леса в", "леса в"),  # nothing follows
        ("тигр — зверь", "тигр_— зверь"),
        ("он — зверь", "он_— зверь"),
        ("не менее 5000 особей", "не_менее 5000_особей"),
        ("20 лет", "20_лет"),
        ("5 в лесу", "5_в_лесу"),
    ],
)
def test_russian_short_words_and_dashes_stay_where_they_belong(text: str, set_as: str) -> None:
    assert shown(typeset(text, RUSSIAN)) == set_as


def test_no_russian_line_of_the_brochure_begins_with_a_dash_or_ends_with_a_short_word() -> None:
    looked_at = 0
    for text in real_texts("ru-RU"):
        for left, right in pairwise(typeset(text, RUSSIAN).split(" ")):
            assert not right.startswith("—")
            last = left.replace(NO_BREAK_SPACE, " ").split(" ")[-1]
            assert not (len(last) <= 2 and last.isalpha()), text
            looked_at += 1
    assert looked_at > 500


def test_an_english_article_stays_with_its_word() -> None:
    assert shown(typeset("As a cat, I am a big cat", ENGLISH)) == "As a_cat, I_am a_big cat"
    assert shown(typeset("A big cat", ENGLISH)) == "A_big cat"


# Korean -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("눈표범", "눈+표+범"),
        ("눈 표범", "눈 표+범"),
        ("약 5000마리", "약 5000+마+리"),
        ("NEASPEC은", "NEASPEC+은"),
        ("NEASPEC and", "NEASPEC and"),
        ("국가(한국)", "국+가+(+한+국+)"),
        ("동북아시아환경협력(NEASPEC)", "동+북+아+시+아+환+경+협+력(NEASPEC)"),
        ("조선민주주의인민공화국《범》", "조+선+민+주+주+의+인+민+공+화+국《+범+》"),
        ("5000 마리", "5000_마+리"),
        ("2014~2016년", "2014+~+2016+년"),
        ("가,나", "가+,+나"),
    ],
)
def test_a_korean_word_breaks_nowhere_but_long_ones_before_brackets(text: str, set_as: str) -> None:
    assert shown(typeset(text, KOREAN)) == set_as


@pytest.mark.parametrize("letters", [LONGEST_UNBROKEN_WORD, LONGEST_UNBROKEN_WORD + 1])
def test_only_a_word_that_is_longer_than_the_longest_may_break(letters: int) -> None:
    word = "가" * (letters - 3) + "(가)"
    breaks = "가(" in typeset(word, KOREAN)
    assert breaks == (letters > LONGEST_UNBROKEN_WORD)


def test_what_is_long_is_ten_characters() -> None:
    assert "가(" not in typeset("가가가가가가(가)", KOREAN)
    assert "가(" in typeset("가가가가가가가(가)", KOREAN)


def test_a_syllable_written_as_several_letters_is_not_torn_apart() -> None:
    apart = unicodedata.normalize("NFD", "눈표범이 산다")
    assert visible(typeset(apart, KOREAN)) == "눈표범이 산다"
    for syllable in "눈표범이산다":
        assert unicodedata.normalize("NFD", syllable) in typeset(apart, KOREAN)


@pytest.mark.parametrize("name", ["ko-KR", "ko-KP"])
def test_korean_lines_of_the_brochure_break_only_at_spaces_and_brackets(name: str) -> None:
    # what may follow a syllable: a space, a joiner, a bracket, or the figure of a placeholder
    followers = f" {NO_BREAK_SPACE}{WORD_JOINER}([（《〈「『“‘"
    pairs = [pair for text in real_texts(name) for pair in pairwise(typeset(text, LOCALES[name]))]
    assert len(pairs) > 1000
    assert [a + b for a, b in pairs if "가" <= a <= "힣" and b not in followers] == []


def test_chinese_and_japanese_break_between_characters() -> None:
    for locale, text in ((CHINESE, "东北虎和雪豹"), (JAPANESE, "虎と豹の生息地")):
        assert typeset(text, locale) == text


def test_a_word_in_katakana_stays_in_one_piece_unless_it_is_long() -> None:
    short, long = "ユキヒョウの生息地", "フォローアップとしてのプログラミング"
    assert WORD_JOINER.join("ユキヒョウ") in typeset(short, JAPANESE)
    assert "ウの" in typeset(short, JAPANESE)
    assert WORD_JOINER.join("フォローアップ") in typeset(long, JAPANESE)
    assert "プログラミングプログラミング" in typeset("プログラミングプログラミング", JAPANESE)


def test_what_a_language_keeps_whole_has_no_place_to_break() -> None:
    chinese = CHINESE.model_copy(update={"keep_whole": ("亚种群", "保护")})
    joined = typeset("雪豹亚种群与自然保护", chinese)
    assert f"亚{WORD_JOINER}种{WORD_JOINER}群与自然保{WORD_JOINER}护" in joined
    english = LOCALES["en"].model_copy(update={"keep_whole": ("snow leopard",)})
    assert f"the snow{NO_BREAK_SPACE}leopard lives" in typeset("the snow leopard lives", english)


@pytest.mark.parametrize(
    ("text", "joins"),
    [
        ("in North-East Asia", True),
        ("(ESCAP-SOENEA)", True),
        ("в Северо-Восточной Азии", True),
        ("NEASPEC-ийн", True),
        ("cross-border work", False),
        ("молекулярно-генетический", False),
    ],
)
def test_a_name_does_not_break_at_its_hyphen(text: str, joins: bool) -> None:  # noqa: FBT001
    assert (f"-{WORD_JOINER}" in typeset(text, LOCALES["en"])) == joins


def test_a_particle_stays_with_its_word() -> None:
    mongolian = LOCALES["mn-MN"]
    assert f"судлах{NO_BREAK_SPACE}нь”" in typeset("хөдөлгөөнийг судлах нь” төсөл", mongolian)
    assert "ньютон" in typeset("тэр ньютон", mongolian)
    assert f"{NO_BREAK_SPACE}ньютон" not in typeset("тэр ньютон", mongolian)


# Nothing is changed -----------------------------------------------------------------------------


@settings(max_examples=25)
@every_locale
@given(text=scraps | st.text(max_size=40))
def test_what_is_seen_is_what_was_typed(locale: Locale, text: str) -> None:
    assert visible(typeset(text, locale)) == visible(text)


@settings(max_examples=25)
@every_locale
@given(text=scraps)
def test_only_spaces_and_joiners_are_touched(locale: Locale, text: str) -> None:
    bare = typeset(text, locale).replace(WORD_JOINER, "").replace(NO_BREAK_SPACE, " ")
    assert bare == text.replace(WORD_JOINER, "").replace(NO_BREAK_SPACE, " ")


@settings(max_examples=25)
@every_locale
@given(text=scraps)
def test_no_joiner_stands_at_an_end_or_beside_a_space(locale: Locale, text: str) -> None:
    set_text = typeset(text.replace(WORD_JOINER, ""), locale)
    assert set_text == set_text.strip(WORD_JOINER)
    for left, right in pairwise(set_text):
        if WORD_JOINER in (left, right):
            assert not {left, right} & {" ", NO_BREAK_SPACE}
            assert left != right


@settings(max_examples=25)
@every_locale
@given(text=scraps)
def test_no_joiner_separates_a_mark_from_its_letter(locale: Locale, text: str) -> None:
    for left, right in pairwise(typeset(text.replace(WORD_JOINER, ""), locale)):
        assert left != WORD_JOINER or not unicodedata.combining(right)


@pytest.mark.parametrize("name", sorted(LOCALES))
def test_every_text_of_the_brochure_is_seen_as_it_was_typed(name: str) -> None:
    for text in real_texts(name):
        filled = fill(text, lambda _: "5000")
        assert visible(typeset(filled, LOCALES[name])) == visible(filled)


def test_what_is_searched_has_plain_spaces_and_whole_letters() -> None:
    typed = f"  a{NO_BREAK_SPACE}b{WORD_JOINER}c\u00add  e\u0301 "
    assert visible(typed) == "a bcd é"
    assert visible("") == ""


# Gaps between scripts ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("约5000只", ["约", "5000", "只"]),
        ("NEASPEC事务局", ["NEASPEC", "事务局"]),
        ("トラtiger虎", ["トラ", "tiger", "虎"]),
        ("𠮷5〇a々b", ["𠮷", "5", "〇", "a", "々", "b"]),
        ("虎ЖҮ豹", ["虎", "ЖҮ", "豹"]),
        ("虎Ａ豹", ["虎Ａ豹"]),  # a wide letter has its own room
        ("虎 5", ["虎 5"]),  # a space is a gap already
        ("虎（5）", ["虎（5）"]),  # so is the room in a wide bracket
        ("5%虎", ["5%虎"]),
        ("虎，豹", ["虎，豹"]),
        ("tiger 5", ["tiger 5"]),
        ("", [""]),
    ],
)
def test_a_gap_stands_between_han_or_kana_and_western_letters_or_digits(
    text: str, cut: list[str]
) -> None:
    assert pieces(text, CHINESE) == cut
    assert pieces(text, JAPANESE) == cut


@pytest.mark.parametrize("locale", [ENGLISH, RUSSIAN, KOREAN], ids=lambda locale: locale.lang)
def test_other_languages_have_no_gaps(locale: Locale) -> None:
    assert list(runs("虎5豹", locale)) == [("虎5豹", False)]


@settings(max_examples=25)
@every_locale
@given(text=scraps | st.text(max_size=40))
def test_the_runs_together_are_the_text(locale: Locale, text: str) -> None:
    assert "".join(piece for piece, _ in runs(text, locale)) == text


@given(scraps)
def test_a_gap_follows_one_character_and_no_other_run_is_empty(text: str) -> None:
    *before, (_, last_has_gap) = runs(text, CHINESE)
    assert not last_has_gap
    assert all(piece for piece, _ in before)
    assert all(len(piece) == 1 for piece, gap in before if gap)
