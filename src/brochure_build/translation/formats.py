"""Numbers and dates as each locale writes them. The only user of babel."""

from __future__ import annotations

import datetime as dt

from babel import Locale as CldrLocale
from babel import UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal, get_decimal_symbol

from brochure_build.translation.locales import Locale


def number(value: float, locale: Locale) -> str:
    """A number with the locale's digits and grouping: 5,000 or, in Russian print, 5000."""
    cldr = _cldr(locale)
    plain = format_decimal(value, locale=cldr, group_separator=False)
    whole, _, _ = plain.partition(get_decimal_symbol(cldr))
    if sum(character.isdecimal() for character in whole) < locale.numbers.group_from_digits:
        return plain
    if locale.numbers.group is None:
        return format_decimal(value, locale=cldr)
    return _group(plain, get_decimal_symbol(cldr), locale.numbers.group)


def year(value: int) -> str:
    """A year: never grouped."""
    return str(value)


def date(value: dt.date, locale: Locale) -> str:
    """A day in the locale's own words."""
    return format_date(value, format=locale.date, locale=_cldr(locale))


def plural_forms(locale: Locale) -> str:
    """The plural forms of a language as PO files state them; no text here has any."""
    from babel.messages.plurals import get_plural

    return str(get_plural(_cldr(locale)).plural_forms)


def _group(plain: str, decimal: str, separator: str) -> str:
    whole, point, fraction = plain.partition(decimal)
    sign = "-" if whole.startswith("-") else ""
    digits = whole.removeprefix("-")
    head = len(digits) % 3
    groups = [digits[:head]] * bool(head)
    groups += [digits[i : i + 3] for i in range(head, len(digits), 3)]
    return sign + separator.join(groups) + point + fraction


def _cldr(locale: Locale) -> CldrLocale:
    try:
        return CldrLocale.parse(locale.babel)
    except (UnknownLocaleError, ValueError):
        return CldrLocale.parse("en")


def is_known(babel: str) -> bool:
    """Whether CLDR describes a locale of this name."""
    try:
        CldrLocale.parse(babel)
    except (UnknownLocaleError, ValueError):
        return False
    return True
