"""The drawing of a map: what may be in it, and its named inks turned into colours.

A drawing may come from a stranger, and everything in it is printed. So it is held to shapes in
named inks: no words, which would be English in seven languages, no pictures, no styles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from xml.parsers import expat  # without entities, see below

from brochure_build.codes import BAD_DRAWING
from brochure_build.findings import Finding, Place, quoted

INK_PREFIX = "ink:"

_SHAPES = frozenset(
    ("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
)
_GROUPS = frozenset(("svg", "g"))
_PAINTS = ("fill", "stroke")
_REFUSED = frozenset(("style", "href", "xlink:href", "filter", "mask", "clip-path"))
_PAINTED = re.compile(r'(?<=[\s"\'])(fill|stroke)\s*=\s*(["\'])ink:([a-z0-9-]+)\2')


def paint(svg: str, colour: Callable[[str], str]) -> str:
    """The drawing with a colour for each named ink."""
    return _PAINTED.sub(lambda match: f'{match[1]}="{colour(match[3])}"', svg)


def drawing_findings(
    file: str, svg: str, inks: Collection[str], size_mm: tuple[float, float]
) -> tuple[Finding, ...]:
    """A finding for everything in a drawing that cannot be printed, with its place."""
    return tuple(_Reading(file, svg, inks, size_mm).findings())


class _Reading:
    """One pass over a drawing; findings gather as it goes."""

    def __init__(
        self, file: str, svg: str, inks: Collection[str], size_mm: tuple[float, float]
    ) -> None:
        self.file = file
        self.svg = svg
        self.lines = svg.split("\n")
        self.inks = inks
        self.size_mm = size_mm
        self.found: list[Finding] = []
        self.filled: list[bool] = []  # whether each open element has a fill, or inherits one
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words

    def findings(self) -> tuple[Finding, ...]:
        try:
            self.parser.Parse(self.svg, True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            self._tell(f"this is not a drawing: {reason}", "an SVG drawing: <svg …>…</svg>")
        except ValueError:  # raised by ourselves, to go no further
            pass
        return tuple(self.found)

    def _doctype(self, *_: object) -> None:
        self._tell("a drawing has no document type", "remove the line <!DOCTYPE …>")
        raise ValueError  # what follows may define entities without end

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self.filled:
            self._root(name, attributes)
        self.filled.append("fill" in attributes or any(self.filled))
        if name not in _SHAPES:
            hint = f"what there may be: {', '.join(sorted(_SHAPES))}; names are set by the program"
            self._tell(f"<{name}> cannot be printed", hint)
        elif name not in _GROUPS and not self.filled[-1]:
            hint = 'write fill="ink:NAME", or fill="none"'
            self._tell(f"a <{name}> without a fill would be black", hint)
        for refused in sorted(_REFUSED & set(attributes)):
            self._tell(f"{quoted(refused)} cannot be printed", 'paint with fill="ink:NAME"')
        for attribute in _PAINTS:
            if attribute in attributes:
                self._paint(attribute, attributes[attribute])

    def _end(self, _: str) -> None:
        self.filled.pop()

    def _words(self, words: str) -> None:
        if words.strip():
            self._tell(f"words in a drawing: {quoted(words.strip(), 30)}", "remove them")

    def _root(self, name: str, attributes: Mapping[str, str]) -> None:
        if name != "svg":
            self._tell("this is not a drawing", "an SVG drawing: <svg …>…</svg>")
            return
        wanted = f"0 0 {self.size_mm[0]:g} {self.size_mm[1]:g}"
        given = " ".join(re.split(r"[\s,]+", attributes.get("viewBox", "").strip()))
        if given != wanted:
            message = f"the viewBox is {quoted(given)}, and map.yaml says {quoted(wanted)}"
            self._tell(message, "width_mm and height_mm are those of the viewBox, in mm")

    def _paint(self, attribute: str, value: str) -> None:
        if value == "none":
            return
        name = value.removeprefix(INK_PREFIX)
        if value == name:
            message = f"the {attribute} {quoted(value)} is no named ink"
            self._tell(message, f'write {attribute}="ink:NAME"')
        elif name not in self.inks:
            known = f"known here: {', '.join(sorted(self.inks))}" if self.inks else ""
            self._tell(f"inks.yaml of the layout has no ink {quoted(name)}", known)

    def _tell(self, message: str, hint: str) -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber
        excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
        place = Place(self.file, line, column + 1, excerpt)
        self.found.append(Finding(BAD_DRAWING, message, place, hint))
