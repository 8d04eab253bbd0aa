"""Renaming a text or a section everywhere at once: English, translations, states, what asks for it.

The outcome is judged before it is written: a rename that would break the brochure is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from brochure_build.codes import TAKEN_KEY
from brochure_build.findings import BrochureError, Finding
from brochure_build.l10n.desk import Desk, raw_text, text_file
from brochure_build.l10n.mentions import Mention, followed, left_over
from brochure_build.project import Project
from brochure_build.translation.catalogue import (
    OBSOLETE,
    SOURCE_LOCALE,
    Catalogue,
    catalogue_of,
)
from brochure_build.translation.comments import comment_lines
from brochure_build.translation.editing import renamed, with_comments, without
from brochure_build.translation.state import Row, state_file, written


@dataclass(frozen=True)
class Rename:
    """A text, or a section, and its new key; order is that of the English with the new key."""

    old: str
    new: str
    order: tuple[str, ...]
    in_english: bool  # else the English has the new key already, and the others follow

    def touches(self, key: str) -> bool:
        """Whether a key is the old one, or in the old section."""
        return _is_under(key, self.old)

    def key(self, key: str) -> str:
        """A key afterwards."""
        return f"{self.new}{key.removeprefix(self.old)}" if self.touches(key) else key


@dataclass(frozen=True)
class Moved:
    """The files as they become, what was renamed in them, and what was not."""

    files: Mapping[str, str]
    mentions: tuple[Mention, ...]
    left: tuple[Finding, ...]


def rename(source: Catalogue, old: str, new: str) -> Rename | None:
    """What a rename comes to; None where the English has neither key."""
    if any(_is_under(key, old) for key in source.units):
        found = Rename(old, new, (), in_english=True)
        return replace(found, order=tuple(map(found.key, source.units)))
    if any(_is_under(key, new) for key in source.units):
        return Rename(old, new, tuple(source.units), in_english=False)
    return None


def moved(desk: Desk, wanted: Rename) -> Moved:
    """Every file that a rename changes; BrochureError where its new key is taken."""
    if taken := tuple(_taken(desk, wanted)):
        in_source = tuple(finding for finding in taken if finding.locale == SOURCE_LOCALE)
        raise BrochureError(in_source or taken)
    english, source = _english(desk, wanted)
    wanted = replace(wanted, order=tuple(source.units))
    translations = (_translation(desk, source, locale, wanted) for locale in desk.locales)
    mentions: list[Mention] = []
    files: dict[str, str] = {}
    for file, text, found in (english, *translations, *_asking(desk.project, wanted)):
        files[file] = text
        mentions += found
    files |= dict(_states(desk, wanted))
    files = {file: text for file, text in files.items() if text != raw_text(desk.project, file)}
    left = _left(desk, wanted, files) if mentions else ()
    return Moved(files, tuple(mentions), tuple(left))


def _is_under(key: str, section: str) -> bool:
    return key == section or key.startswith(f"{section}.")


def _taken(desk: Desk, wanted: Rename) -> Iterator[Finding]:
    """Where the new key stands already, with words that would be lost."""
    names = (SOURCE_LOCALE, *desk.locales) if wanted.in_english else desk.locales
    for locale in names:
        catalogue = desk.language(locale).catalogue
        here = (
            (*catalogue.units, *catalogue.obsolete) if locale in desk.locales else catalogue.units
        )
        new = {wanted.key(key) for key in here if wanted.touches(key)}
        for key, unit in catalogue.units.items():
            clashes = any(_is_under(one, key) or _is_under(key, one) for one in new)
            if (
                clashes
                and not wanted.touches(key)
                and (unit.text.strip() or locale == SOURCE_LOCALE)
            ):
                message, place = f"{key} is there already", catalogue.name_place(key)
                hint = "choose another key, or take that text away first"
                yield Finding(TAKEN_KEY, message, place, hint, locale=locale, key=key)


_File = tuple[str, str, tuple[Mention, ...]]  # its path, its text, what was renamed in it


def _english(desk: Desk, wanted: Rename) -> tuple[_File, Catalogue]:
    file = text_file(SOURCE_LOCALE)
    text = raw_text(desk.project, file)
    if not wanted.in_english:
        return (file, text, ()), desk.source
    text = renamed(text, file, wanted.old, wanted.new, wanted.order)
    now = catalogue_of(SOURCE_LOCALE, file, text)
    return (file, text, _mentions(file, desk.source, now, wanted)), now


def _translation(desk: Desk, source: Catalogue, locale: str, wanted: Rename) -> _File:
    file, before = text_file(locale), desk.language(locale).catalogue
    text = raw_text(desk.project, file)
    current = [key for key in before.units if wanted.touches(key)]
    aside = [key for key in before.obsolete if wanted.touches(key) and key not in current]
    new = {wanted.key(key) for key in (*current, *(() if wanted.in_english else aside))}
    text = without(text, file, {key for key in new if key in before.units})  # empty, as _taken saw
    if wanted.in_english:
        text = renamed(text, file, wanted.old, wanted.new, wanted.order)
    else:
        for key in (*current, *(f"{OBSOLETE}.{key}" for key in aside)):
            here = key.removeprefix(f"{OBSOLETE}.")
            text = renamed(text, file, key, wanted.key(here), wanted.order)
        now = catalogue_of(locale, file, text)
        lines = comment_lines(source, now, _rows(desk, locale, wanted), {})
        text = with_comments(text, file, {key: lines[key] for key in new})
    return file, text, _mentions(file, before, catalogue_of(locale, file, text), wanted)


def _mentions(file: str, before: Catalogue, now: Catalogue, wanted: Rename) -> tuple[Mention, ...]:
    keys = dict.fromkeys(key for key in (*before.units, *before.obsolete) if wanted.touches(key))
    return tuple(
        Mention(file, now.units[wanted.key(key)].name.line, key, wanted.key(key))
        for key in keys
        if wanted.key(key) in now.units
    )


def _states(desk: Desk, wanted: Rename) -> Iterator[tuple[str, str]]:
    for locale in desk.locales:
        rows = desk.language(locale).state.rows
        now = _rows(desk, locale, wanted)
        if list(now) != list(rows):
            yield state_file(locale), written(now, wanted.order)


def _rows(desk: Desk, locale: str, wanted: Rename) -> Mapping[str, Row]:
    rows = {wanted.key(key): row for key, row in desk.language(locale).state.rows.items()}
    if wanted.in_english:
        return rows
    back = {key: key.removeprefix(f"{OBSOLETE}.") for key in rows}
    return {wanted.key(back[k]) if wanted.touches(back[k]) else k: r for k, r in rows.items()}


def _asking(project: Project, wanted: Rename) -> Iterator[_File]:
    """The files that ask for texts by their keys: content, and the templates of all layouts."""
    paths = (*project.brochure.glob("*.yaml"), *project.layouts.rglob("*.j2"))
    for file in sorted(map(project.relative, paths)):
        text, mentions = followed(file, raw_text(project, file), wanted.old, wanted.new)
        if mentions:
            yield file, text, mentions


def _left(desk: Desk, wanted: Rename, files: Mapping[str, str]) -> Iterator[Finding]:
    """Where the old key still stands, in a comment or in a page for people."""
    project = desk.project
    catalogues = (desk.language(name).catalogue for name in (SOURCE_LOCALE, *desk.locales))
    keys = {key for catalogue in catalogues for key in catalogue.units if wanted.touches(key)}
    if "." in wanted.old:
        keys.add(wanted.old)
    patterns = ("brochure/*.yaml", "brochure/*.md", "translations/*.*", "layouts/**/*.*")
    paths = (path for pattern in patterns for path in project.root.glob(pattern))
    for file in sorted(project.relative(p) for p in paths if p.suffix in {".yaml", ".md", ".j2"}):
        text = files.get(file) or raw_text(project, file)
        yield from left_over(file, text, keys)
