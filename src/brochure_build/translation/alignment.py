"""One locale file brought into line with the English, and its state with both.

What a translator wrote is never lost in silence. A text that is asked for no more goes to a section
at the end of its file, and back if it is asked for again. What is there already is dropped when the
next texts are set aside: so the last clearing can always be undone, and nothing piles up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from brochure_build.findings import Place
from brochure_build.stages import Where
from brochure_build.translation.catalogue import OBSOLETE, Catalogue, catalogue_of
from brochure_build.translation.comments import comment_lines
from brochure_build.translation.editing import (
    renamed,
    set_aside,
    with_comments,
    with_texts,
    without,
)
from brochure_build.translation.remarks import remarks
from brochure_build.translation.state import Row, State, refreshed, unit_digest

_WAITING = "_waiting"  # a section that no file keeps


class Deed(StrEnum):
    """What is done to a text."""

    ADDED = "added"
    SET_ASIDE = "set aside"
    TAKEN_BACK = "taken back"
    DROPPED = "dropped"
    REMOVED = "removed"  # it was empty: nothing is lost


@dataclass(frozen=True)
class Done:
    """A deed: to which text, where that stood, and what it said."""

    deed: Deed
    key: str
    place: Place
    text: str = ""


@dataclass(frozen=True)
class Move:
    """A text that is asked for no more, and a new one with the same English: a renamed key."""

    old: str
    new: str


@dataclass(frozen=True)
class Aligned:
    """A locale in line: its file, its rows, and what was done to get there."""

    text: str
    rows: Mapping[str, Row]
    done: tuple[Done, ...] = ()
    commented: bool = False  # whether comments differ from those before
    recorded: int = 0  # how many rows are new, other or gone
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True)
class Subject:
    """What is brought into line: the English, a translation's file and what is known of it."""

    source: Catalogue
    locale: str
    file: str
    text: str
    state: State = field(default_factory=State)
    where: Mapping[str, Where] = field(default_factory=dict)

    @property
    def catalogue(self) -> Catalogue:
        """The file as it reads."""
        return catalogue_of(self.locale, self.file, self.text)


def aligned(subject: Subject) -> Aligned:
    """A locale file with the texts, comments and rows that it should have now."""
    before = subject.state.rows
    done: list[Done] = []
    for step in (_remove_empty, _exchange, _add):
        subject, deeds = step(subject)
        done += deeds
    rows = _rows(subject)
    target = subject.catalogue
    lines = comment_lines(subject.source, target, rows, subject.where)
    text = with_comments(subject.text, subject.file, lines)
    recorded = dict(before.items() ^ rows.items())
    moves = tuple(_moves(subject, rows))
    return Aligned(text, rows, tuple(done), text != subject.text, len(recorded), moves)


_Step = tuple[Subject, list[Done]]


def _remove_empty(subject: Subject) -> _Step:
    """Empty texts that are asked for no more, and that nobody has said anything of."""
    target = subject.catalogue
    empty = [key for key in _extra(subject) if not _text(target, key)]
    keys = [key for key in empty if all(r.is_the_tools for r in remarks(target, target.units[key]))]
    text = without(subject.text, subject.file, keys)
    done = [Done(Deed.REMOVED, key, target.name_place(key)) for key in keys]
    return replace(subject, text=text), done


def _exchange(subject: Subject) -> _Step:
    """Texts that are asked for no more go to the end of the file, and come back if they are again.

    What goes waits in a section of its own meanwhile: it may have a name that something needs that
    comes back.
    """
    target, rows = subject.catalogue, dict(subject.state.rows)
    file, order = subject.file, tuple(subject.source.units)
    gone = _extra(subject)
    back = [key for key in order if key in target.obsolete and not _text(target, key)]
    dropped = _dropped(subject, gone, back)
    text = set_aside(subject.text, file, gone, _WAITING)
    text = without(text, file, {key for key in back if key in target.units})
    for key in back:
        text = renamed(text, file, f"{OBSOLETE}.{key}", key, order)
        _move_row(rows, f"{OBSOLETE}.{key}", key)
    text = without(text, file, {f"{OBSOLETE}.{key}" for key in dropped})
    if len(dropped) + len(back) == len(target.obsolete):
        text = renamed(text, file, _WAITING, OBSOLETE)
    for key in gone:
        text = renamed(text, file, f"{_WAITING}.{key}", f"{OBSOLETE}.{key}")
        _move_row(rows, key, f"{OBSOLETE}.{key}")
    done = [
        *(_aside(Deed.TAKEN_BACK, target, key) for key in back),
        *(_aside(Deed.DROPPED, target, key) for key in dropped),
        *(Done(Deed.SET_ASIDE, k, target.name_place(k), _text(target, k)) for k in gone),
    ]
    return replace(subject, text=text, state=State(rows)), done


def _dropped(subject: Subject, gone: list[str], back: list[str]) -> list[str]:
    """What makes room: all that was set aside before, but for what may yet be a renamed key."""
    if not gone:
        return []
    moves = {move.old for move in _moves(subject, subject.state.rows)}
    kept = {key for key in moves if not any(_clash(key, other) for other in gone)}
    return [key for key in subject.catalogue.obsolete if key not in kept and key not in back]


def _clash(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _add(subject: Subject) -> _Step:
    """The texts of the English that are not there, empty."""
    target, order = subject.catalogue, tuple(subject.source.units)
    keys = [key for key in order if key not in target.units]
    text = with_texts(subject.text, subject.file, dict.fromkeys(keys, ""), order)
    done = [Done(Deed.ADDED, key, target.nearest(key, order)) for key in keys]
    return replace(subject, text=text), done


def same_meaning(state: State, source: Catalogue, keys: Iterable[str]) -> State:
    """The rows of a locale, some of them restamped: those texts answer the new English too."""
    rows = dict(state.rows)
    for key in keys:
        if key in rows and key in source.units:
            english = source.units[key].text
            rows[key] = replace(rows[key], english=english, source=unit_digest(english))
    return State(rows)


def _rows(subject: Subject) -> Mapping[str, Row]:
    target, before = subject.catalogue, subject.state.rows
    rows: dict[str, Row] = {}
    for key, english in subject.source.units.items():
        row = refreshed(english.text, _text(target, key), before.get(key))
        if row is not None:
            rows[key] = row
    aside = (f"{OBSOLETE}.{key}" for key in target.obsolete)
    return rows | {key: before[key] for key in aside if key in before}


def _moves(subject: Subject, rows: Mapping[str, Row]) -> Iterator[Move]:
    """Renamed keys, as the English tells that an old text answered."""
    target, source = subject.catalogue, subject.source
    open_keys = {
        unit_digest(english.text): key
        for key, english in source.units.items()
        if not _text(target, key)
    }
    for old in (*_extra(subject), *target.obsolete):
        row = rows.get(old) if old in target.units else rows.get(f"{OBSOLETE}.{old}")
        if row and row.source in open_keys:
            yield Move(old, open_keys[row.source])


def _extra(subject: Subject) -> list[str]:
    return [key for key in subject.catalogue.units if key not in subject.source.units]


def _text(catalogue: Catalogue, key: str) -> str:
    return catalogue.units[key].text.strip() if key in catalogue.units else ""


def _aside(deed: Deed, target: Catalogue, key: str) -> Done:
    unit = target.obsolete[key]
    return Done(deed, key, target.document.at(unit.name), unit.text)


def _move_row(rows: dict[str, Row], old: str, new: str) -> None:
    row = rows.pop(old, None)
    if row is not None:
        rows[new] = row
