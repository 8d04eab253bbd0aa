"""Whatever stands in a text: a check says where something is wrong, and never fails."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure_build.registry import audit_checks
from translation.catalogues import audited, real_locales, undescribed

CHARACTERS = "aZ9 .,:;!?()[]（）「」«»“”‘’'\"*_<>&|{}-–—…、。\u00a0\u200b\u202f\u3000ё́үіаяöñ虎々のカｶＡ한것수있다"  # noqa: E501
LOCALES = ("en", "zh-CN", "ja-JP", "ko-KR", "ko-KP", "mn-MN", "ru-RU", "fr-FR", "th-TH")


@pytest.mark.parametrize("name", sorted(audit_checks()))
@settings(max_examples=40)
@given(
    english=st.text(CHARACTERS, max_size=20),
    text=st.text(CHARACTERS, max_size=20),
    locale=st.sampled_from(LOCALES),
)
def test_a_check_points_into_the_text_and_never_fails(
    name: str, english: str, text: str, locale: str
) -> None:
    there = real_locales().get(locale) or undescribed(locale)
    here, other = (f"a:\n  b: {json.dumps(t, ensure_ascii=False)}\n" for t in (english, text))
    for finding in audited(
        audit_checks()[name], here, other, there, advance=len, english_advance=len
    ):
        assert finding.place is not None
        assert finding.place.line == 2
        assert len("  b: ") < finding.place.column <= len(other.splitlines()[1])
