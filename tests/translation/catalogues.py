"""Catalogues and conventions in one word."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from brochure_build.findings import Finding, Place
from brochure_build.reader import Document, read_model, read_tree
from brochure_build.registry import audit_checks
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.catalogue import Catalogue, read_catalogue
from brochure_build.translation.locales import Locale, LocalesFile, locale_settings

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"

Located = tuple[str, int, int]  # a code's name, line and column
Seen = tuple[str, int]  # a code's name, and the character of the text it points at

PLAIN = Locale(name="Language", lang="xx", babel="en")


def document(file: str, text: str) -> Document:
    read, findings = read_tree(file, text)
    assert findings == ()
    assert read is not None
    return read


def catalogue(text: str, locale: str = "xx") -> Catalogue:
    """The catalogue of a text with nothing wrong in it."""
    read, findings = read_catalogue(locale, document(f"{locale}.yaml", text))
    assert findings == ()
    return read


def located(found: list[Finding]) -> list[Located]:
    """What was found, and where."""
    places = [(finding.code.name, finding.place) for finding in found]
    return [(code, place.line, place.column) for code, place in places if place is not None]


def audited(
    check: Check, english: str, translation: str, locale: Locale = PLAIN, **more: Any
) -> list[Finding]:
    """What one check finds in a translation of an English text; only codes it declares."""
    name = "xx" if locale is PLAIN else locale.lang
    pair = Pair(catalogue(english, "en"), catalogue(translation, name), locale, **more)
    return _found(check, pair, f"{name}.yaml")


def audited_english(check: Check, english: str, locale: Locale | None = None) -> list[Finding]:
    """What one check finds in the English itself."""
    source = catalogue(english, "en")
    return _found(check, Pair(source, source, locale or real_locales()["en"]), "en.yaml")


def told(check: Check, english: str, text: str, locale: str = "", **more: Any) -> list[Seen]:
    """What one check finds in one text: codes, and the characters they point at, from 0.

    -1 is the text as a whole. The locale is one of this project, or nobody has described it.
    """
    settings = real_locales().get(locale) or undescribed(locale or "xx")
    settings = settings.model_copy(update={"lang": locale}) if locale else settings
    here, there = (f"a:\n  b: {json.dumps(t, ensure_ascii=False)}\n" for t in (english, text))
    found = audited(check, here, there, settings, **more)
    return [(code, column - len('  b: "') - 1) for code, _, column in located(found)]


def undescribed(name: str) -> Locale:
    """The settings of a locale that locales.yaml does not describe."""
    return locale_settings(name, LocalesFile(locales={}), Place("locales.yaml"))[0]


def _found(check: Check, pair: Pair, file: str) -> list[Finding]:
    found = list(check.run(pair))
    for finding in found:
        assert finding.code in check.codes
        assert finding.locale == pair.target.locale
        assert finding.key
        assert finding.message.startswith(finding.key)
        assert finding.hint
        assert finding.place is not None
        assert finding.place.file == file
    assert len(set(found)) == len(found)
    return found


def check(name: str) -> Check:
    return audit_checks()[name]


@cache
def real_locales() -> dict[str, Locale]:
    """The locales of this project and their conventions."""
    path = TRANSLATIONS / "locales.yaml"
    file, findings = read_model(
        document("locales.yaml", path.read_text(encoding="utf-8")), LocalesFile
    )
    assert findings == ()
    assert file is not None
    assert len(file.locales) >= 7
    return dict(file.locales)


@cache
def real_texts(locale: str) -> tuple[str, ...]:
    """Every text of a catalogue of this project."""
    path = TRANSLATIONS / f"{locale}.yaml"
    read, _ = read_catalogue(locale, document(path.name, path.read_text(encoding="utf-8")))
    assert len(read.units) > 50
    return tuple(unit.text for unit in read.units.values())
