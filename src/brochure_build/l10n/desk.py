"""The translations of a project laid out for work: read, judged fit to be worked on, and saved."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from brochure_build.codes import CANNOT_WRITE, UNREADABLE
from brochure_build.findings import BrochureError, Finding, Place, errors
from brochure_build.project import Project
from brochure_build.project.languages import Language, Languages, read_languages
from brochure_build.project.reading import FileReader
from brochure_build.project.writing import write_files
from brochure_build.translation.catalogue import SOURCE_LOCALE, Catalogue
from brochure_build.translation.state import state_file


@dataclass(frozen=True)
class Desk:
    """The English, and the translations that work is to be done on."""

    project: Project
    languages: Languages
    source: Catalogue
    locales: tuple[str, ...]  # those asked for that can be read
    wrong: tuple[Finding, ...]  # why files of those asked for cannot be used as they are

    def language(self, locale: str) -> Language:
        """What is known of a locale that is on the desk."""
        return self.languages.by_name[locale]


def desk(project: Project, asked: tuple[str, ...] = ()) -> Desk:
    """All translations, or those asked for; BrochureError where the English cannot be read."""
    reader = FileReader(project)
    languages = read_languages(reader)
    names = asked or project.catalogue_names()
    wanted = tuple(name for name in dict.fromkeys(names) if name != SOURCE_LOCALE)
    files = {text_file(name) for name in (SOURCE_LOCALE, *wanted)} | set(map(state_file, wanted))
    wrong = tuple(f for f in errors(reader.findings) if f.place and f.place.file in files)
    if languages.source is None:
        english = Place(text_file(SOURCE_LOCALE))
        raise BrochureError(wrong or [Finding(UNREADABLE, "there is no English", english)])
    there = tuple(name for name in wanted if name in languages.by_name)
    return Desk(project, languages, languages.source, there, wrong)


def desk_to_write(project: Project, asked: tuple[str, ...] = ()) -> Desk:
    """The same; BrochureError where a file has a mistake: nothing is written half understood."""
    found = desk(project, asked)
    if found.wrong:
        raise BrochureError(found.wrong)
    return found


def text_file(locale: str) -> str:
    """The path of a locale's texts in a project."""
    return f"translations/{locale}.yaml"


def raw_text(project: Project, file: str) -> str:
    """A file as it stands, with its line ends; nothing where there is none."""
    path = project.root / file
    return path.read_bytes().decode("utf-8") if path.is_file() else ""


def save(project: Project, files: Mapping[str, str]) -> tuple[str, ...]:
    """Writes those files that differ, all or none; their paths."""
    changed = {file: text for file, text in files.items() if text != raw_text(project, file)}
    locked = [file for file in changed if _is_locked(project.root / file)]
    if locked:
        message = "this file is write-protected, so nothing was written"
        raise BrochureError([Finding(CANNOT_WRITE, message, Place(file)) for file in locked])
    write_files({project.root / file: text.encode() for file, text in changed.items()})
    return tuple(changed)


def _is_locked(path: Path) -> bool:
    """Renaming would pass over a protection that someone put there."""
    return path.exists() and not path.stat().st_mode & stat.S_IWUSR
