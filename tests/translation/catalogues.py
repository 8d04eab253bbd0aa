"""Catalogues and conventions in one word."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from brochure_build.findings import Finding
from brochure_build.reader import Document, read_model, read_tree
from brochure_build.registry import audit_checks
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.catalogue import Catalogue, read_catalogue
from brochure_build.translation.locales import Locale, LocalesFile

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"

Located = tuple[str, int, int]  # a code's name, line and column

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


def audited(check: Check, english: str, translation: str) -> list[Finding]:
    """What one check finds in a translation of an English text; only codes it declares."""
    pair = Pair(catalogue(english, "en"), catalogue(translation), PLAIN)
    found = list(check.run(pair))
    for finding in found:
        assert finding.code in check.codes
        assert finding.locale == "xx"
        assert finding.key
        assert finding.hint
        assert finding.place is not None
        assert finding.place.file == "xx.yaml"
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
