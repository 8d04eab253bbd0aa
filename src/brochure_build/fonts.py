"""The faces of `assets/fonts`: which there are, how CSS names them, what they can draw.

The only user of fontTools. System fonts are never used: they differ from machine to machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from fontTools.ttLib import TTFont
from pydantic import BaseModel, ConfigDict

from brochure_build.codes import NO_GLYPH, UNREADABLE
from brochure_build.findings import BrochureError, Finding, Place
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


def undrawable(text: str, library: FontLibrary, stack: FontStack) -> tuple[tuple[int, str], ...]:
    """The characters of a text that no face of a stack can draw, each with its offset."""
    drawable = covered(library, (*stack.text, *stack.heading))
    return tuple(
        (offset, character)
        for offset, character in enumerate(text)
        if ord(character) not in drawable and character not in _INVISIBLE
    )


def glyph_findings(
    catalogue: Catalogue, library: FontLibrary, stack: FontStack
) -> Iterator[Finding]:
    """A finding for each unit with a character that would print as a box."""
    for key, unit in catalogue.units.items():
        for offset, character in undrawable(unit.text, library, stack):
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


def covered(library: FontLibrary, families: Iterable[str]) -> frozenset[int]:
    """The code points that some families can draw together."""
    regular: dict[str, Face] = {}
    for face in library.faces_of(families):
        best = regular.get(face.family)
        if best is None or _plainness(face) < _plainness(best):
            regular[face.family] = face
    sets = [_code_points(library.folder / face.file) for face in regular.values()]
    return frozenset().union(*sets) if sets else frozenset()


@cache
def _code_points(path: Path) -> frozenset[int]:
    try:
        # opened here: fontTools leaves a damaged file open
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except Exception as error:  # fontTools fails in many ways on damaged files
        place = Place(f"assets/fonts/{path.name}")
        problem = Finding(UNREADABLE, f"the font cannot be read: {error}", place)
        raise BrochureError([problem]) from error


def _plainness(face: Face) -> tuple[bool, int]:
    """Upright before italic, regular before bold: the face that sets running text comes first."""
    return face.style != "normal", abs(face.weight - 400)
