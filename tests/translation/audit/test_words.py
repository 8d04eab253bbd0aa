"""The checks of single texts: a good text, and the same with one thing broken."""

from __future__ import annotations

import pytest

from translation.catalogues import Seen, audited_english, check, told

Case = tuple[str, str, str, str, list[Seen]]  # check, locale, English, text, what is found

GOOD_AND_BAD: list[Case] = [
    # figures
    ("numbers", "ru-RU", "in {year}", "в {year} году", []),
    ("numbers", "ru-RU", "in {year}", "в 1993 году", [("number", 2)]),
    ("numbers", "ja-JP", "six States", "6加盟国", []),
    ("numbers", "ja-JP", "six States", "7加盟国", [("number", 0)]),
    ("numbers", "ja-JP", "six States", "6か国、6か国", [("number", 4)]),
    ("numbers", "ko-KR", "A4 and 5,000", "A4, 5 000", []),
    ("numbers", "ko-KR", "5,000 tigers", "5.001마리", [("number", 0), ("number", -1)]),
    ("numbers", "ja-JP", "5 tigers", "５頭", []),
    ("numbers", "zh-CN", "5 tigers", "五只", []),
    ("numbers", "zh-CN", "50 tigers", "五十只", [("number", -1)]),
    ("numbers", "mn-MN", "{y2014} – x", "{y2014} – х", []),
    # markup
    ("markup", "ru-RU", "a", "1 < 2 и 3 > 2, A & B; С * Д", []),
    ("markup", "ru-RU", "a", "<i>Лес</i>", [("markup", 0), ("markup", 6)]),
    ("markup", "ru-RU", "a", "А&nbsp;Б", [("markup", 1)]),
    ("markup", "ru-RU", "a", "**лес**", [("markup", 0), ("markup", 5)]),
    ("markup", "ru-RU", "a", "это *лес* и _горы_", [("markup", 4), ("markup", 12)]),
    ("markup", "ru-RU", "a", "[лес](x)", [("markup", 4)]),
    ("markup", "ru-RU", "a", "• лес", [("markup", 0)]),
    ("markup", "ru-RU", "a", "лес*", [("markup", 3)]),
    ("markup", "ru-RU", "a", "snake_case_name", []),
    # scripts
    ("wrong-script", "zh-CN", "a", "NEASPEC秘书处々", []),
    ("wrong-script", "zh-CN", "a", "概の况ところ", [("wrong-script", 1), ("wrong-script", 3)]),
    ("wrong-script", "ja-JP", "a", "東한국京", [("wrong-script", 1)]),
    ("wrong-script", "ko-KR", "NEASPEC", "NEASPEC", []),
    ("wrong-script", "ko-KR", "Natural Earth", "Natural Earth", []),
    ("wrong-script", "ko-KR", "Habitats", "Habitat", [("wrong-script", 0)]),
    ("wrong-script", "ru-RU", "a", "5 µm и Ω", [("wrong-script", 7)]),
    ("wrong-script", "fr-FR", "a", "Léopard des neiges", []),
    ("wrong-script", "fr-FR", "a", "Léopard тигр", [("wrong-script", 8)]),
    ("wrong-script", "el-GR", "a", "Η τίγρη", []),
    ("wrong-script", "sr-Latn-RS", "a", "Tigar", []),
    ("wrong-script", "sr-RS", "a", "Tigar", [("wrong-script", 0)]),
    # alphabets that look alike
    ("mixed-script", "ru-RU", "a", "Лес и NEASPEC-ом, XX век, X", []),
    ("mixed-script", "ru-RU", "a", "Лeс", [("mixed-script", 1)]),
    ("mixed-script", "ru-RU", "a", "Обмен c ними", [("mixed-script", 6)]),
    ("mixed-script", "ru-RU", "vitamin C", "витамин C", []),
    ("mixed-script", "mn-MN", "a", "бολох", [("mixed-script", 1)]),
    ("mixed-script", "fr-FR", "a", "tigrе", [("mixed-script", 4)]),
    ("mixed-script", "ja-JP", "a", "NEАSPEC事務局", [("mixed-script", 2)]),
    # alphabets
    ("alphabet", "ru-RU", "a", "Ещё съёмка", []),
    ("alphabet", "ru-RU", "a", "Үзэл", [("alphabet", 0)]),
    ("alphabet", "mn-MN", "a", "Үзэл, өргөн", []),
    ("alphabet", "mn-MN", "a", "їм ґа їх", [("alphabet", 0), ("alphabet", 3)]),
    ("alphabet", "uk-UA", "a", "їжак", []),
    ("alphabet", "fr-FR", "a", "œuf", []),
    # what nobody sees
    ("invisible", "ru-RU", "a", "лес и горы", []),
    ("invisible", "ru-RU", "a", "ле\u200bс\ufeff", [("invisible", 2), ("invisible", 4)]),
    ("invisible", "ru-RU", "a", "\u202eлес\ufffd", [("invisible", 0), ("invisible", 4)]),
    ("invisible", "ru-RU", "a", "лес\u00a0и\u202fгоры", [("hidden-space", 3), ("hidden-space", 5)]),
    ("invisible", "ru-RU", "a", "го\u00adры", [("hidden-space", 2)]),
    ("invisible", "ru-RU", "a", "лес\ue000", [("invisible", 3)]),
    ("invisible", "fa-IR", "a", "می\u200cشود", []),
    ("invisible", "zh-CN", "a", "全角\u3000空格", []),
    # composed letters
    ("composed", "ru-RU", "a", "Майский ёж", []),
    ("composed", "ru-RU", "a", "Маи\u0306ский", [("nfc", 2)]),
    ("composed", "ko-KR", "a", "성\u1100\u116a", [("nfc", 1)]),
    ("composed", "zh-CN", "a", "数\uf9a4", [("nfc", 1)]),
    # pairs
    ("balanced", "ru-RU", "a", "(а [б]) «в „г“ д»", []),
    ("balanced", "ru-RU", "a", "(а", [("unbalanced", 0)]),
    ("balanced", "ru-RU", "a", "а)", [("unbalanced", 1)]),
    ("balanced", "ja-JP", "a", "虎（豹)", [("unbalanced", 3)]),
    ("balanced", "ru-RU", "a", "«а „б» в“", [("unbalanced", 5)]),
    ("balanced", "en", "a", "the People’s ‘it’s’ states’ “x”", []),
    ("balanced", "en", "a", "the ‘it’s", [("unbalanced", 4)]),
    ("balanced", "sv-SE", "a", "”hej” och ”då", [("unbalanced", 10)]),
    ("balanced", "ko-KP", "a", "《큰 〈고양이〉의 땅", [("unbalanced", 0)]),
    # bars
    ("bars", "ru-RU", "a", "Респ. Корея", []),
    ("bars", "ru-RU", "a", "Респ.|Корея", [("bar", 5)]),
    # ends
    ("ending", "ru-RU", "It is.", "Это так.", []),
    ("ending", "ru-RU", "It is.", "Это так", [("end-punctuation", 6)]),
    ("ending", "ru-RU", "It is", "Это так.", []),  # could be an abbreviation: “г.”
    ("ending", "ru-RU", "It is", "Это правда.", [("end-punctuation", 10)]),
    ("ending", "ru-RU", "{year}", "{year} г.", []),
    ("ending", "ja-JP", "such as:", "次のとおりです。", []),
    ("ending", "ru-RU", "such as:", "например.", [("end-punctuation", 8)]),
    ("ending", "zh-CN", "such as:", "例如：", []),
    ("ending", "zh-CN", "It is.", "就是这样！", [("end-punctuation", 4)]),
    ("ending", "ru-RU", "(so it is.)", "(это так).", []),
    ("ending", "th-TH", "It is.", "นี่คือ", []),
    ("ending", "hi-IN", "It is.", "यह है।", []),
    # quotation marks
    ("quotation", "ru-RU", "a", "«лес „гор“»", []),
    ("quotation", "ru-RU", "a", "“лес”", [("quotes", 4)]),  # “ closes in Russian
    ("quotation", "ja-JP", "a", "“虎”", [("quotes", 0)]),
    ("quotation", "zh-CN", "a", "“虎”《书》", []),
    ("quotation", "ko-KR", "a", "《책》", [("quotes", 0)]),
    ("quotation", "fr-FR", "a", "« l’eau »", []),
    ("quotation", "fr-FR", "a", "l'eau", [("quotes", 1)]),
    ("quotation", "de-DE", "a", "„Wald“", []),
    ("quotation", "mn-MN", "a", "«ой»", [("quotes", 0)]),
    # widths
    ("width", "zh-CN", "a", "虎，豹（A, B）", []),
    ("width", "zh-CN", "a", "虎,豹", [("width", 1)]),
    ("width", "ja-JP", "a", "虎(A)", [("width", 1)]),
    ("width", "ja-JP", "a", "ｶﾅとＡ５", [("width", 0), ("width", 3)]),
    ("width", "ja-JP", "a", "{min}～{max}頭", []),
    ("width", "ko-KR", "a", "범, 표범(눈)", []),
    ("width", "ko-KR", "a", "범， 표범", [("width", 1)]),
    ("width", "ru-RU", "a", "лес。", [("width", 3)]),
    # spaces
    ("spacing", "ru-RU", "a", "лес, горы (и реки): 0,5 м", []),
    ("spacing", "ru-RU", "a", " лес", [("spacing", 0)]),
    ("spacing", "ru-RU", "a", "лес  и горы ", [("spacing", 3), ("spacing", 11)]),
    ("spacing", "ru-RU", "a", "лес , горы", [("spacing", 3)]),
    ("spacing", "ru-RU", "a", "лес,горы", [("spacing", 3)]),
    ("spacing", "ru-RU", "a", "( лес )", [("spacing", 1), ("spacing", 5)]),
    ("spacing", "fr-FR", "a", "Pourquoi ? « Oui ! » : non", []),
    ("spacing", "fr-FR", "a", "Oui , non", [("spacing", 3)]),
    ("spacing", "zh-CN", "a", "使用Natural Earth数据", []),
    ("spacing", "zh-CN", "a", "使 用", [("cjk-space", 1)]),
    ("spacing", "zh-CN", "a", "使用 DNA 的", [("cjk-space", 2), ("cjk-space", 6)]),
    ("spacing", "ja-JP", "a", "虎、 豹", [("cjk-space", 2)]),
    ("spacing", "zh-TW", "a", "使 用 DNA", []),  # nobody has said how its lines break
    # words that stand twice
    ("repeated", "ru-RU", "a", "и лес и горы", []),
    ("repeated", "ru-RU", "a", "лес и И горы", [("repeated-word", 6)]),
    ("repeated", "mn-MN", "a", "олон олон янз янз", []),
    ("repeated", "zh-CN", "a", "研究合作合作", [("repeated-word", 4)]),
    ("repeated", "ja-JP", "a", "一つ一つ、いろいろ", []),
    ("repeated", "ru-RU", "a", "{a} {a}", []),
    # marks that stand twice
    ("doubled", "ru-RU", "a", "лес… — горы, г. и т. д.", []),
    ("doubled", "ru-RU", "a", "лес...", [("doubled-mark", 3)]),
    ("doubled", "ru-RU", "a", "лес,, горы -- реки", [("doubled-mark", 3), ("doubled-mark", 11)]),
    ("doubled", "zh-CN", "a", "虎——豹……", []),
    ("doubled", "zh-CN", "a", "虎。。", [("doubled-mark", 1)]),
    # two standards of Korean
    ("korean", "ko-KR", "a", "러시아 연방의 표범과 원동력, 구성원국 이용", []),
    ("korean", "ko-KR", "a", "련방을 리용", [("ko-forms", 0), ("ko-forms", 4)]),
    ("korean", "ko-KR", "a", "하고있다. 할수 있다", [("ko-forms", 1), ("ko-forms", 7)]),
    ("korean", "ko-KR", "a", "추정한것", [("ko-forms", 3)]),
    ("korean", "ko-KR", "a", "하고 있다. 할 수 있다. 추정한 것. 다수 있다", []),
    ("korean", "ko-KP", "a", "로씨야련방을 리용하고있다. 볼수 있다. 한것. 지역사무소", []),
    ("korean", "ko-KP", "a", "러시아를 이용하였다", [("ko-forms", 0), ("ko-forms", 5)]),
    ("korean", "ko-KP", "a", "하고 있다. 할 수 있다", [("ko-forms", 1), ("ko-forms", 8)]),
    ("korean", "ru-RU", "a", "련방", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "locale", "english", "text", "found"),
    GOOD_AND_BAD,
    ids=[f"{name} {locale} {text!a}" for name, locale, _, text, _ in GOOD_AND_BAD],
)
def test_what_a_check_finds_in_a_text(
    name: str, locale: str, english: str, text: str, found: list[Seen]
) -> None:
    seen = told(check(name), english, text, locale)
    assert sorted(seen, key=lambda one: one[1]) == sorted(found, key=lambda one: one[1])


NAMES = sorted({case[0] for case in GOOD_AND_BAD})


@pytest.mark.parametrize("name", NAMES)
def test_every_check_has_a_good_text_and_a_bad_one(name: str) -> None:
    found = [bool(case[4]) for case in GOOD_AND_BAD if case[0] == name]
    assert True in found
    assert False in found


ENGLISH = [
    ("numbers", "since the 2010s", "number", 11),
    ("doubled", "such as...", "doubled-mark", 8),
    ("spacing", "two  spaces", "spacing", 4),
    ("quotation", 'the “new\\" one', "quotes", 9),
    ("composed", "cafe\u0301", "nfc", 4),
    ("invisible", "a\u200bb", "invisible", 2),
    ("balanced", "a (b", "unbalanced", 3),
    ("repeated", "to to", "repeated-word", 4),
    ("markup", "<b>x", "markup", 1),
    ("bars", "a|b", "bar", 2),
    ("mixed-script", "Pаws", "mixed-script", 2),
    ("wrong-script", "Paws Лес", "wrong-script", 6),
]


@pytest.mark.parametrize(("name", "text", "code", "character"), ENGLISH)
def test_the_english_is_looked_at_too(name: str, text: str, code: str, character: int) -> None:
    assert check(name).of_source
    assert audited_english(check(name), 'a:\n  b: "Paws across borders"\n') == []
    (found,) = audited_english(check(name), f'a:\n  b: "{text}"\n')
    assert found.place is not None
    assert (found.code.name, found.place.column) == (code, len('  b: "') + character)


def test_a_space_that_is_written_out_is_seen() -> None:
    for written, hidden in (("a\\_b", 0), ("a\\xA0b", 0), ("a\u00a0b", 1)):
        found = audited_english(check("invisible"), f'a:\n  b: "{written}"\n')
        assert len(found) == hidden


def test_names_of_states_are_broken_once() -> None:
    for text, bars in (
        ("Rep. of|Korea", 0),
        ("A|B|C", 1),
        ("|Korea", 1),
        ("Korea|", 1),
        ("A||B", 1),
    ):
        found = audited_english(check("bars"), f'map:\n  states:\n    kor: "{text}"\n')
        assert len(found) == bars, text
