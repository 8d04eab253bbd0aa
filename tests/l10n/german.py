"""Projects of words alone: an English file, one translation and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from brochure_build.project import Project
from brochure_build.translation.state import Row, Status, recorded, written

ENGLISH = """\
cover:
  # the largest text
  title: "Paws across borders"
  subtitle: "Enhancing cooperation"
about:
  history: "Founded in {founded} by six States"
  who: "An office"
  last: "The end"
"""
GERMAN = """\
# Deutsch. Only the words between the quotes.
cover:
  # mine: ask Anna
  title: "Pfoten ohne Grenzen"
  subtitle: ""
about:
  history: 'Gegründet {founded}'
  who: "Ein Büro" # behind it
"""


def project(folder: Path, english: str = ENGLISH, german: str = GERMAN) -> Project:
    """A project with English and German."""
    made = Project(folder)
    made.brochure.mkdir(parents=True)
    (made.brochure / "brochure.yaml").write_text("", encoding="utf-8")
    write(made, "en", english)
    write(made, "de-DE", german)
    locales = 'locales:\n  en: {name: "English", lang: "en", babel: "en"}\n'
    locales += '  de-DE: {name: "Deutsch", lang: "de-DE", babel: "de_DE"}\n'
    write(made, "locales", locales)
    return made


def write(made: Project, name: str, text: str) -> None:
    made.translations.mkdir(exist_ok=True)
    (made.translations / f"{name}.yaml").write_text(text, encoding="utf-8")


def read(made: Project, name: str) -> str:
    return (made.translations / f"{name}.yaml").read_text("utf-8")


def vouch(made: Project, rows: Mapping[str, Row]) -> None:
    """Writes the state of the German."""
    made.states.mkdir(exist_ok=True)
    (made.states / "de-DE.yaml").write_text(written(rows, rows), encoding="utf-8")


HISTORY = recorded("Founded in {founded}", "Gegründet {founded}", Status.APPROVED)  # stale
WHO = recorded("An office", "Ein Büro", Status.APPROVED, "Anna")
