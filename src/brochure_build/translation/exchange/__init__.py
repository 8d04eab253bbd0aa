"""Handing texts out to translation programs and taking answers back, as values.

A Sheet goes out, one file for one locale; Answers come back. Each format is a module with a
`write` from the one to bytes and a `read` from bytes to the other; what is done with an answer is
decided in `judging`, the same for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from brochure_build.findings import Place
from brochure_build.translation.state import Standing, unit_digest

GENERATOR = "brochure-build"


@dataclass(frozen=True)
class Exchanged:
    """One text on its way out, with what its translator should know."""

    key: str
    english: str
    text: str
    standing: Standing
    line: int  # of the English, in translations/en.yaml
    previous: str = ""  # the English that a stale text answers
    note: str = ""  # what the English says about it
    where: str = ""  # where it is printed and how much room it has there

    @property
    def remarks(self) -> tuple[str, ...]:
        """All that is said about it, a line each; the last one comes back with the answer."""
        status = f"status: {self.standing} ({unit_digest(self.text)})"
        return tuple(filter(None, (self.note, self.where, status)))


@dataclass(frozen=True)
class Sheet:
    """All texts of one locale."""

    locale: str
    name: str  # the language's name for itself
    plural_forms: str  # as gettext writes them
    units: tuple[Exchanged, ...]

    @property
    def revision(self) -> str:
        """Eight digits that change when any of the English does."""
        return revision((unit.key, unit.english) for unit in self.units)


@dataclass(frozen=True)
class Answer:
    """One text as it came back."""

    key: str
    english: str  # what was translated
    text: str
    place: Place
    done: bool | None = None  # whether it is finished; None where the file does not say
    handed_out: str = ""  # digest of the translation as it went out; empty where it is lost


@dataclass(frozen=True)
class Answers:
    """A file that came back."""

    locale: str  # as the file names it; empty where it does not
    place: Place  # of that name
    revision: str
    units: tuple[Answer, ...]


_STATUS = re.compile(r"^status: [a-z]+ \(([0-9a-f]{8})\)$", re.MULTILINE)


def revision(english: Iterable[tuple[str, str]]) -> str:
    """Eight digits of keys and their English."""
    return unit_digest("\n".join(f"{key} {unit_digest(text)}" for key, text in english))


def handed_out(remarks: str) -> str:
    """The digest that the remarks of a text kept, or nothing."""
    match = _STATUS.search(remarks)
    return match[1] if match else ""
