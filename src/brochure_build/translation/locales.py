"""A locale's conventions, as `translations/locales.yaml` describes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from brochure_build.codes import LOCALE_DEFAULTS
from brochure_build.fields import DECIMAL, WHOLE, Entry, LocaleName, Text, form
from brochure_build.findings import Finding, Place

Script = Literal[
    "Latin",
    "Cyrillic",
    "Greek",
    "Armenian",
    "Georgian",
    "Hebrew",
    "Arabic",
    "Devanagari",
    "Bengali",
    "Tamil",
    "Thai",
    "Lao",
    "Khmer",
    "Myanmar",
    "Tibetan",
    "Mongolian",
    "Ethiopic",
    "Han",
    "Hiragana",
    "Katakana",
    "Hangul",
]


class FontStack(Entry):
    """Font families in the order they are tried.

    No CJK face has ө, ү, ₮ or ₽, so every stack names a Latin and Cyrillic family too.
    """

    text: tuple[Text, ...] = ("Paws Sans",)
    heading: tuple[Text, ...] = ("Paws Serif", "Paws Sans")


class Numbers(Entry):
    """How numbers are written, where that differs from CLDR."""

    group: Text | None = Field(default=None, description="the character between thousands")
    group_from_digits: Annotated[int, Field(ge=4, le=9), WHOLE] = Field(
        default=4, description="how many digits a number has before it is grouped"
    )


class NonBreaking(Entry):
    """Where a line must not break although there is a space."""

    before: tuple[Text, ...] = Field(default=(), description="never before these, e.g. —")
    after_words_up_to: Annotated[int, Field(ge=0, le=3), WHOLE] = Field(
        default=0, description="short words stay with the next word, up to this many letters"
    )
    number_and_unit: bool = True


class Locale(Entry):
    """The conventions of one locale."""

    name: Text = Field(description="the language's name for itself")
    lang: Annotated[
        str, *form(r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", "a language tag such as ru-RU")
    ] = Field(description="BCP 47, for fonts and screen readers")
    babel: Text = Field(description="the CLDR locale that numbers and dates follow")
    scripts: tuple[Script, ...] = Field(
        default=(),
        description="what it is written in, where that is not the usual script of its language",
    )
    fonts: FontStack = FontStack()
    numbers: Numbers = Numbers()
    date: Literal["short", "medium", "long", "full"] = "long"
    quotes: Annotated[tuple[Text, ...], Field(min_length=4, max_length=4)] = ("“", "”", "‘", "’")
    list_separator: Text = ", "
    range_separator: Text = "–"
    line_break: Literal["spaces", "characters", "words"] = Field(
        default="spaces",
        description="spaces: at spaces and hyphens; characters: between characters (Chinese, "
        "Japanese); words: at spaces only, never in a word (Korean)",
    )
    hyphenation: bool = False
    non_breaking: NonBreaking = NonBreaking()
    gap_round_latin: bool = Field(
        default=False, description="a thin gap between Han or kana and Latin letters or digits"
    )
    keep_whole: tuple[Text, ...] = Field(
        default=(),
        description="words and phrases that no line may break, as they are typed: compounds that a "
        "reader would misread in two parts, names",
    )
    text_size: Annotated[float, Field(ge=0.5, le=1.5), DECIMAL] = Field(
        default=1.0, description="text size as a factor of the layout's"
    )


class LocalesFile(Entry):
    """locales.yaml."""

    locales: Mapping[LocaleName, Locale]


def locale_settings(
    name: str, file: LocalesFile, place: Place
) -> tuple[Locale, tuple[Finding, ...]]:
    """The settings of a locale; plain defaults with a warning for one that is not described."""
    if name in file.locales:
        return file.locales[name], ()
    message = f"{name} is not described in translations/locales.yaml: defaults are used"
    settings = Locale(name=name, lang=name, babel=name.replace("-", "_"))
    return settings, (Finding(LOCALE_DEFAULTS, message, place, locale=name),)
