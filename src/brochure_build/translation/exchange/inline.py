"""Placeholders between text and XLIFF: protected there, plain text here.

Each placeholder of the English has a number; in a translation the same one has the same number, so
that a translation program can tell which is which and which is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from brochure_build.translation.exchange.markup import Element, as_text
from brochure_build.translation.placeholders import Placeholder, parse


@dataclass(frozen=True)
class Code:
    """One placeholder of an English text, as it is protected."""

    number: int
    name: str

    @property
    def text(self) -> str:
        return f"{{{self.name}}}"


def codes(english: str) -> tuple[Code, ...]:
    """The placeholders of an English text, numbered in order."""
    found = [part for part in parse(english) if isinstance(part, Placeholder)]
    return tuple(Code(number, part.name) for number, part in enumerate(found, 1))


def protected(text: str, of_english: tuple[Code, ...], written: Callable[[Code], str]) -> str:
    """A text as markup, with the placeholders that the English has as written(code)."""
    left: dict[str, list[Code]] = defaultdict(list)
    for code in of_english:
        left[code.name].append(code)
    parts: list[str] = []
    end = 0
    for part in parse(text):
        if isinstance(part, Placeholder) and left[part.name]:
            code = left[part.name].pop(0)
            parts += (as_text(text[end : part.offset]), written(code))
            end = part.offset + len(code.text)
    return "".join((*parts, as_text(text[end:])))


def plain(element: Element, known: Mapping[str, str], attributes: tuple[str, ...]) -> str:
    """The text of a source or target; a placeholder without text is told by its id or attributes.

    known: the text of each id, as far as the file tells.
    """
    return "".join(_parts(element, known, attributes))


def _parts(
    element: Element, known: Mapping[str, str], attributes: tuple[str, ...]
) -> Iterator[str]:
    for part in element.content:
        if isinstance(part, str):
            yield part
        elif part.name == "cp":  # XLIFF 2: some character that XML cannot hold, nor any print
            yield "\x00"
        elif part.content:
            yield from _parts(part, known, attributes)
        else:
            given = (part.attributes.get(name, "") for name in attributes)
            said = next(filter(None, given), "")
            yield said or known.get(part.attributes.get("id", ""), "")
