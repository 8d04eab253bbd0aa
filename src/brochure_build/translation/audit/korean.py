"""Korean of one State in the texts of the other: 러시아 and 로씨야, 연방 and 련방."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from brochure_build.findings import Code, Finding, Severity, quoted
from brochure_build.translation.audit import Check, Pair

KO_FORMS = Code(
    "ko-forms",
    "A Korean text has a word, a spelling or a spacing of the other State's standard. The two "
    "files are written to two standards and neither is copied from the other.",
    "Write the form that the message names. Where the other form is meant, as in a name, say so in "
    "a comment above the text.",
    Severity.WARNING,
)

# Syllables that end in ㄹ, and in ㄴ or ㄹ: endings before which a dependent noun stands.
_L = "[" + "".join(chr(0xAC00 + 28 * i + 8) for i in range(399)) + "]"
_N_OR_L = "[" + "".join(chr(0xAC00 + 28 * i + end) for i in range(399) for end in (4, 8)) + "]"

# South and North: initial ㄹ and ㄴ, the ending -였, then words.
_PAIRS = {
    "연방": "련방",
    "이용": "리용",
    "낙엽": "락엽",
    "이해": "리해",
    "연계": "련계",
    "양측": "량측",
    "연락": "련락",
    "이행": "리행",
    "양해": "량해",
    "여성": "녀성",
    "노동": "로동",
    "역사": "력사",
    "이론": "리론",
    "연결": "련결",
    "연합": "련합",
    "영역": "령역",
    "유역": "류역",
    "육지": "륙지",
    "영토": "령토",
    "냉각": "랭각",
    "연속": "련속",
    "이익": "리익",
    "규율": "규률",
    "비율": "비률",
    "나열": "라렬",
    "분열": "분렬",
    "진열": "진렬",
    "선열": "선렬",
    "되었": "되였",
    "높였": "높이였",
    "보였": "보이였",
    "줄였": "줄이였",
    "러시아": "로씨야",
    "아무르호랑이": "아무르범",
    "극동": "원동",
    "회원국": "성원국",
    "사무국": "서기국",
    "홈페이지": "홈페지",
    "팩스": "확스",
    "웹사이트": "웨브싸이트",
    "프로그램": "프로그람",
    "컴퓨터": "콤퓨터",
    "센터": "쎈터",
    "베트남": "윁남",
    "캐나다": "카나다",
    "고양잇과": "고양이과",
}
# Where the same syllables stand in another word, which is right.
_NOT_IN = {
    "역사": "역사(?!무)",  # 지역사무소
    "이행": "이행(?!성)",
    "영역": "(?<!수)영역",
    "원동": "원동(?!력|기)",
    "성원국": "(?<!구)성원국",
}
# What only one of the two writes otherwise: the pattern, and the right form.
_ONLY_SOUTH = (  # wrong in the South
    (r"(?<=[가-힣])고있", "고 있"),
    (rf"(?<={_L})수(?= ?[있없])", " 수"),
    (r"(?<=[한은는된인])것", " 것"),
    (r"조선범", "아무르호랑이"),
)
_ONLY_NORTH = (  # wrong in the North
    (r"고 있", "고있"),
    (rf"(?<={_L}) 수(?= [있없])", "수"),
    (rf"(?<={_N_OR_L}) 것", "것"),
    (r"협력", "협조"),
    (r"호랑이", "범"),
)

Rules = tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]


@cache
def _rules(*, north: bool) -> Rules:
    """What is wrong in a standard: patterns, and the right form of what each finds."""
    words = _PAIRS if north else {right: wrong for wrong, right in _PAIRS.items()}
    pattern = re.compile("|".join(_NOT_IN.get(word, word) for word in words))
    others = _ONLY_NORTH if north else _ONLY_SOUTH
    return ((pattern, words), *((re.compile(wrong), {"": right}) for wrong, right in others))


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each form of the other State."""
    language, _, region = pair.locale.lang.partition("-")
    if language != "ko" or region not in ("KR", "KP"):
        return
    rules = _rules(north=region == "KP")
    forbidden = _forbidden(pair)  # those are errors already
    for key, text in pair.texts():
        for pattern, words in rules:
            for match in pattern.finditer(text):
                wrong = match.group()
                if any(form in wrong for form in forbidden):
                    continue
                problem = f"{quoted(wrong.strip())} is not written so in {pair.target.locale}"
                hint = f"write {quoted(words.get(wrong) or words[''])}"
                yield pair.finding(KO_FORMS, key, problem, hint, match.start())


def _forbidden(pair: Pair) -> set[str]:
    """Words that the glossary forbids in this language."""
    terms, locale = pair.glossary.terms.values(), pair.target.locale
    wordings = (term.wordings[locale] for term in terms if locale in term.wordings)
    return {form for wording in wordings for form in wording.forbid}


CHECK = Check("korean", "Two States, two standards of one language.", (KO_FORMS,), run)
