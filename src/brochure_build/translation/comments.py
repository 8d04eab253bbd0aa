"""The tool's own lines above each text of a locale file: what a translator wants to know of it.

Nothing in them changes by itself: no date, no count, no room that is left. People's comments and
the words of the texts are not touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from brochure_build.stages import Where
from brochure_build.translation.catalogue import OBSOLETE, Catalogue
from brochure_build.translation.remarks import note, remarks, section_notes
from brochure_build.translation.state import Row, Standing, standing

_SET_ASIDE = "note: not asked for any more; cleared when the next texts are set aside"


def comment_lines(
    source: Catalogue, target: Catalogue, rows: Mapping[str, Row], where: Mapping[str, Where]
) -> Mapping[str, tuple[str, ...]]:
    """The lines that belong above each text and section, without the #."""
    notes = section_notes(source)
    sections = {key: (f"note: {words}",) if words else () for key, words in notes.items()}
    units = {
        key: tuple(_of_unit(source, target, key, rows.get(key), where.get(key)))
        for key in target.units
        if key in source.units
    }
    aside = {
        f"{OBSOLETE}.{key}": tuple(_of_obsolete(rows.get(f"{OBSOLETE}.{key}")))
        for key in target.obsolete
    }
    return sections | units | aside | {OBSOLETE: (_SET_ASIDE,)}


def _of_unit(
    source: Catalogue, target: Catalogue, key: str, row: Row | None, where: Where | None
) -> Iterator[str]:
    if words := note(source, key):
        yield f"note: {words}"
    if where:
        yield f"where: {where}"
    else:  # a fresh clone knows of no build, and keeps what another one said
        above = remarks(target, target.units[key])
        yield from (line.text for line in above if line.text.startswith("where:"))
    yield from _english(source.units[key].text, target.units[key].text, row)


def _english(english: str, text: str, row: Row | None) -> Iterator[str]:
    """The English that the translation answers; beside it the new one, where that has changed."""
    if row and row.english and standing(english, text, row) is Standing.STALE:
        yield f"en: {row.english}"
        yield f"STALE. The English is now: {english}"
    elif english.strip():
        yield f"en: {english}"


def _of_obsolete(row: Row | None) -> Iterator[str]:
    if row and row.english:
        yield f"en: {row.english}"
