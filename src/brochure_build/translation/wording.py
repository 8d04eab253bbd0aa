"""Two wordings of a text compared word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True)
class Stretch:
    """A stretch of words: what the old wording had there, and what the new one has."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether nothing changed here."""
        return self.old == self.new


def compared(old: str, new: str) -> tuple[Stretch, ...]:
    """Both wordings in stretches; changes that only a space parts are one change."""
    joined: list[Stretch] = []
    for stretch in _stretches(_WORD.findall(old), _WORD.findall(new)):
        joined.append(stretch)
        if len(joined) > 2 and not stretch.same and joined[-2].old.isspace():
            joined[-3:] = [_one(joined[-3:])]
    return tuple(joined)


def _one(stretches: list[Stretch]) -> Stretch:
    return Stretch("".join(s.old for s in stretches), "".join(s.new for s in stretches))


def _stretches(old: list[str], new: list[str]) -> Iterator[Stretch]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for _, i, j, k, m in matcher.get_opcodes():
        yield Stretch("".join(old[i:j]), "".join(new[k:m]))
