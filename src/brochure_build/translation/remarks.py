"""Comments above a text: notes for translators, and `# ignore CODE: reason`.

YAML readers drop comments; these are read from the lines of the file. Only comments on lines of
their own count, directly above the text: what stands behind a text is tied to the next one by some
tools.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from brochure_build.findings import Place
from brochure_build.reader.nodes import Mapping as Names
from brochure_build.reader.nodes import Scalar
from brochure_build.translation.catalogue import Catalogue, Unit

# Lines that `brochure l10n sync` writes above a text begin with one of these words.
TOOL_WORDS = ("en", "note", "where", "STALE", "MISSING")
_TOOL_LINE = re.compile(rf"(?:{'|'.join(TOOL_WORDS)})\b[^:]*:(?:\s|$)")
_IGNORE = re.compile(r"ignore\b[:\s]*([a-z0-9-]*)[:\s]*(.*)")


@dataclass(frozen=True)
class Remark:
    """One line of comment above a text, without its #."""

    text: str
    place: Place

    @property
    def is_the_tools(self) -> bool:
        """Whether `sync` wrote it and may write it anew."""
        return _TOOL_LINE.match(self.text) is not None


@dataclass(frozen=True)
class Ignore:
    """A wish that findings of one code be left out at one text, and why."""

    code: str
    reason: str
    place: Place


def remarks(catalogue: Catalogue, unit: Unit) -> tuple[Remark, ...]:
    """The comments directly above a text, from the top."""
    return _above(catalogue, unit.name.line)


def _above(catalogue: Catalogue, line: int) -> tuple[Remark, ...]:
    lines = catalogue.document.lines
    first = line
    while first > 1 and lines[first - 2].lstrip().startswith("#"):
        first -= 1
    return tuple(_remark(catalogue, number) for number in range(first, line))


def note(source: Catalogue, key: str) -> str:
    """What the English says about a text, for translators; `#!` lines are for the secretariat."""
    return _told(remarks(source, source.units[key]))


def section_notes(source: Catalogue) -> Mapping[str, str]:
    """What the English says about each section, or nothing; the head of the file is no note."""
    sections = dict(_sections(source.document.root))
    above = {key: _above(source, name.line) for key, name in sections.items()}
    return {
        key: _told(found) if found and found[0].place.line > 1 else ""
        for key, found in above.items()
    }


def _sections(names: Names, prefix: str = "") -> Iterator[tuple[str, Scalar]]:
    for name, value in names.entries:
        if isinstance(value, Names):
            yield f"{prefix}{name.text}", name
            yield from _sections(value, f"{prefix}{name.text}.")


def _told(above: Iterable[Remark]) -> str:
    words = (remark.text for remark in above if not _is_for_others(remark.text))
    return " ".join(words).strip()


def _is_for_others(text: str) -> bool:
    """Whether a remark is for the secretariat or for the checks."""
    return text.startswith("!") or _IGNORE.fullmatch(text) is not None


def ignores(catalogue: Catalogue, key: str) -> Iterator[Ignore]:
    """The wishes above a text."""
    for remark in remarks(catalogue, catalogue.units[key]):
        if match := _IGNORE.fullmatch(remark.text):
            yield Ignore(match[1], match[2].strip(), remark.place)


def _remark(catalogue: Catalogue, number: int) -> Remark:
    line = catalogue.document.lines[number - 1]
    column = line.index("#") + 1
    text = line[column:]
    return Remark(text.removeprefix(" ").rstrip(), catalogue.document.place(number, column))
