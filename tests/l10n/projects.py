"""Small projects of words alone: quick to make, and nothing in them but what a test is about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from brochure_build.project import Project
from brochure_build.reader import read_tree
from brochure_build.translation.catalogue import read_catalogue
from brochure_build.translation.state import Row, State, read_state
from project.copies import write

ENGLISH = """\
# The English.

cover:
  # the largest text
  title: "Paws across borders"
  #! was: "Paw"
  theme: "Nature"

# keep it short
about:
  who: "We are many: {count}"
  us: "We are here"
"""

GERMAN = """\
# Deutsch. Change only the words.

cover:
  title: "Pfoten über Grenzen"
  theme: "Natur"

about:
  # von Hand
  who: "Wir sind viele: {count}"
  us: 'Wir sind hier'
"""


def words(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Project:
    """A project with texts in English and German, or with others."""
    write(folder / "brochure" / "brochure.yaml", "")
    for name, text in (files or {"en": ENGLISH, "de-DE": GERMAN}).items():
        write(folder / "translations" / f"{name}.yaml", text)
    return Project(folder)


def raw(project: Project, locale: str = "de-DE") -> str:
    """A locale file as it stands, with its line ends."""
    return (project.translations / f"{locale}.yaml").read_bytes().decode()


def texts(project: Project, locale: str = "de-DE") -> dict[str, str]:
    """The texts of a locale that count, in order."""
    document, _ = read_tree("", raw(project, locale))
    assert document is not None
    catalogue, findings = read_catalogue(locale, document)
    assert findings == ()
    return {key: unit.text for key, unit in catalogue.units.items()}


def rows(project: Project, locale: str = "de-DE") -> Mapping[str, Row]:
    """What is recorded of a locale."""
    return state(project, locale).rows


def state(project: Project, locale: str = "de-DE") -> State:
    document, _ = read_tree("", (project.states / f"{locale}.yaml").read_text("utf-8"))
    assert document is not None
    read, findings = read_state(document)
    assert findings == ()
    return read


def change(project: Project, old: str, new: str, locale: str = "en") -> None:
    """Replaces what stands exactly once in a locale file."""
    text = raw(project, locale)
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {text}"
    write(project.translations / f"{locale}.yaml", text.replace(old, new))


def everything(project: Project) -> dict[str, bytes]:
    """Every file below translations/."""
    return {p.name: p.read_bytes() for p in project.translations.rglob("*") if p.is_file()}
