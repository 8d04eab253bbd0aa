"""The quotation marks of a language."""

from __future__ import annotations

from brochure_build.translation.locales import Locale
from brochure_build.translation.scripts import language_of

# The outer pair and the inner one, as CLDR has them, by language.
_OF_LANGUAGES = {
    "ar": "”“’‘",
    "bg": "„“’’",
    "cs": "„“‚‘",
    "da": "“”‘’",
    "de": "„“‚‘",
    "el": "«»“”",
    "es": "«»“”",
    "fa": "«»‹›",
    "fi": "””’’",
    "fr": "«»“”",
    "he": "””’’",
    "hu": "„”»«",
    "it": "«»“”",
    "ja": "「」『』",
    "kk": "«»“”",
    "nb": "«»‘’",
    "pl": "„”«»",
    "ro": "„”«»",
    "ru": "«»„“",
    "sk": "„“‚‘",
    "sv": "””’’",
    "uk": "«»„“",
}


def quotes_of(locale: Locale) -> tuple[str, ...]:
    """The quotes that a locale is described with, or those of its language: “ ” ‘ ’ or others."""
    if "quotes" in locale.model_fields_set:
        return locale.quotes
    return tuple(_OF_LANGUAGES.get(language_of(locale.lang), "".join(locale.quotes)))
