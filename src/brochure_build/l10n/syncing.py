"""Keeping translation files and their states in line with the English."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from brochure_build.codes import OUT_OF_LINE
from brochure_build.findings import Finding, Place, quoted
from brochure_build.l10n.desk import Desk, raw_text, text_file
from brochure_build.project.room import read_room
from brochure_build.stages import Where
from brochure_build.translation.alignment import (
    Aligned,
    Deed,
    Done,
    Move,
    Subject,
    aligned,
    same_meaning,
)
from brochure_build.translation.catalogue import OBSOLETE
from brochure_build.translation.state import state_file, written

_HEAD = """\
# yaml-language-server: $schema=../brochure/schema/catalogue.json
#
# {name}. Change only the words between the double quotes; keep every {{placeholder}} as it is.
# How to see it in print: docs/translator.md.
"""
_TO_DO = {
    Deed.ADDED: "is missing",
    Deed.SET_ASIDE: f"is asked for no more, and is to be set aside under {OBSOLETE}",
    Deed.TAKEN_BACK: f"is asked for again, and stands under {OBSOLETE}",
    Deed.DROPPED: f"makes room under {OBSOLETE} and is to be dropped",
    Deed.REMOVED: "is asked for no more, and is empty",
}


@dataclass(frozen=True)
class Synced:
    """What becomes of one locale: its two files, and what is done to them."""

    locale: str
    result: Aligned
    files: Mapping[str, str]  # those that differ, by their paths

    @property
    def offers(self) -> tuple[Move, ...]:
        """Renamed keys; a whole section where several of its texts have the same new one."""
        pairs = [(move, _sections(move)) for move in self.result.moves]
        several = {both for _, both in pairs if both and [b for _, b in pairs].count(both) > 1}
        moves = (both if both and both in several else move for move, both in pairs)
        return tuple(dict.fromkeys(moves))


def synced(desk: Desk, corrected: Collection[str] = ()) -> tuple[Synced, ...]:
    """What each locale's files should be; corrected are texts whose English means what it did."""
    room = read_room(desk.project)
    printed = {key: where for key in desk.source.units if (where := room.where(key))}
    return tuple(_synced(desk, name, corrected, printed) for name in desk.locales)


def _synced(
    desk: Desk, locale: str, corrected: Collection[str], where: Mapping[str, Where]
) -> Synced:
    language = desk.language(locale)
    file, kept = text_file(locale), state_file(locale)
    text = raw_text(desk.project, file)
    now = text if text.strip("\ufeff \t\r\n") else _HEAD.format(name=language.settings.name)
    state = same_meaning(language.state, desk.source, corrected)
    result = aligned(Subject(desk.source, locale, file, now, state, where))
    rows = written(result.rows, desk.source.units)
    before = raw_text(desk.project, kept)
    files = {file: result.text} if result.text != text else {}
    if before.replace("\r\n", "\n") != rows and (before or result.rows):
        files[kept] = rows
    return Synced(locale, result, files)


def to_do(one: Synced) -> Iterator[Finding]:
    """What is out of line in a locale, where it stands."""
    file, kept = text_file(one.locale), state_file(one.locale)
    for done in one.result.done:
        yield _finding(one, f"{done.key} {_TO_DO[done.deed]}", done.place, _hint(done), done.key)
    if file in one.files and not one.result.done:
        yield _finding(one, "comments of the tool are not up to date", Place(file))
    if kept in one.files:
        rows = f"{one.result.recorded} rows are" if one.result.recorded != 1 else "1 row is"
        yield _finding(one, f"{rows} not up to date", Place(kept))


def _hint(done: Done) -> str:
    return f"it says {quoted(done.text)}" if done.text else ""


def _finding(one: Synced, message: str, place: Place, hint: str = "", key: str = "") -> Finding:
    hint = hint or "run `brochure l10n sync`"
    return Finding(OUT_OF_LINE, message, place, hint, locale=one.locale, key=key)


def _sections(move: Move) -> Move | None:
    """The sections of both keys, where the last part of the key is the same."""
    old, _, last = move.old.rpartition(".")
    new, _, same = move.new.rpartition(".")
    return Move(old, new) if old and new and last == same else None
