"""The faces of `assets/fonts`: which there are, how CSS names them, what they can draw.

System fonts are never used: they differ from machine to machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from brochure_build.codes import NO_GLYPH
from brochure_build.findings import Finding
from brochure_build.fonts.widths import NOT_DRAWN, Measure, Widths, measured
from brochure_build.translation.catalogue import Catalogue
from brochure_build.translation.locales import FontStack
from brochure_build.translation.typography import NO_BREAK_SPACE, WORD_JOINER

# Never drawn: joiners, soft hyphens. Fonts need no glyph for them.
_INVISIBLE = frozenset(WORD_JOINER + "\u00ad\u200b\n\r")


class Face(BaseModel):
    """One font file as lock.yaml describes it; what concerns its making is not read here."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    file: str
    family: str
    weight: int
    style: Literal["normal", "italic"]


class FontsFile(BaseModel):
    """assets/fonts/lock.yaml, as far as a build needs it."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    faces: tuple[Face, ...]


@dataclass(frozen=True)
class FontLibrary:
    """All faces of a project."""

    folder: Path
    faces: tuple[Face, ...]
    measure: Measure = field(default=measured, repr=False)

    @property
    def families(self) -> frozenset[str]:
        return frozenset(face.family for face in self.faces)

    def faces_of(self, families: Iterable[str]) -> tuple[Face, ...]:
        """The faces of some families, in the order of the lock file."""
        wanted = frozenset(families)
        return tuple(face for face in self.faces if face.family in wanted)


def stylesheet(library: FontLibrary, stack: FontStack, url_prefix: str) -> str:
    """@font-face rules for a locale's faces and the variables that name its stacks."""
    faces = library.faces_of((*stack.text, *stack.heading))
    rules = [
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
        f'font-style:{face.style};src:url("{url_prefix}{face.file}")}}'
        for face in faces
    ]
    return "\n".join((*rules, _stacks(faces, stack)))


def _stacks(faces: tuple[Face, ...], stack: FontStack) -> str:
    """The stacks as variables; --font-latin is the one with true italics, for Latin names."""
    italic = [face.family for face in faces if face.style == "italic"]
    stacks = {
        "text": stack.text,
        "heading": stack.heading,
        "latin": tuple(dict.fromkeys((*italic, *stack.text))),
    }
    rules = (
        f"--font-{name}:{', '.join(_quoted(family) for family in families)}"
        for name, families in stacks.items()
    )
    return f":root{{{';'.join(rules)}}}"


def _quoted(family: str) -> str:
    return f'"{family}"'


class Drawn(dict[str, int]):
    """How wide each character is in some families, in thousandths of an em; each is asked once.

    As in print, the first family that has a character draws it; NOT_DRAWN where none has it.
    """

    def __init__(self, library: FontLibrary, families: Iterable[str]) -> None:
        faces = (_plainest(library.faces_of([family])) for family in dict.fromkeys(families))
        self._widths = [_kept(library.measure, library.folder / f.file) for f in faces if f]

    def __missing__(self, character: str) -> int:
        code = ord(character)
        found = (widths[code] for widths in self._widths if code < len(widths))
        self[character] = width = next((w for w in found if w != NOT_DRAWN), NOT_DRAWN)
        return width


def advance(text: str, drawn: Drawn) -> float:
    """How wide a text is in em, without kerning; what no font draws takes no room."""
    return sum(w for w in map(drawn.__getitem__, text) if w != NOT_DRAWN) / 1000


def undrawable(text: str, drawn: Drawn) -> tuple[tuple[int, str], ...]:
    """The characters of a text that no family can draw, each with its offset."""
    lacking = {c for c in set(text) - _INVISIBLE if drawn[c] == NOT_DRAWN}
    if not lacking:
        return ()
    return tuple((offset, c) for offset, c in enumerate(text) if c in lacking)


def glyph_findings(
    catalogue: Catalogue, library: FontLibrary, stack: FontStack
) -> Iterator[Finding]:
    """A finding for each unit with a character that would print as a box."""
    drawn = Drawn(library, (*stack.text, *stack.heading))
    for key, unit in catalogue.units.items():
        for offset, character in undrawable(unit.text, drawn):
            yield Finding(
                NO_GLYPH,
                f"{key}: no font draws {describe(character)}",
                catalogue.place(key, offset),
                hint=f"fonts tried: {', '.join(dict.fromkeys((*stack.text, *stack.heading)))}",
                locale=catalogue.locale,
                key=key,
            )


def describe(character: str) -> str:
    """A character and its code point: “ө” (U+04E9)."""
    shown = f"“{character}” " if character.isprintable() and character != NO_BREAK_SPACE else ""
    return f"{shown}(U+{ord(character):04X})"


@cache
def _kept(measure: Measure, path: Path) -> Widths:
    """The widths of a face, measured once in a run."""
    return measure(path)


def _plainest(faces: tuple[Face, ...]) -> Face | None:
    """The face that sets running text: upright before italic, regular before bold."""

    def plainness(face: Face) -> tuple[bool, int]:
        return face.style != "normal", abs(face.weight - 400)

    return min(faces, key=plainness, default=None)
