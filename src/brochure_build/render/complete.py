"""Whether a laid-out page holds every word it was given, set in the faces it was given."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from brochure_build.codes import TEXT_LOST, UNKNOWN_FONT
from brochure_build.findings import Finding, quoted
from brochure_build.render.measure import KEY

# Never reached after a family of the project, whose coverage is checked; habit writes them.
_GENERIC = frozenset({"serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui"})
_FAMILY = re.compile(r'@font-face\{font-family:"([^"]+)"')


def lost_texts(html: Element, page: Page) -> Iterator[Finding]:
    """A finding for each unit of the HTML that is not on the page whole.

    A page break, display: none or a box that swallows its content loses text without a word from
    the engine. Letters and digits are compared: hyphens and spaces are the line breaker's own.
    """
    printed = _printed(page._page_box)  # noqa: SLF001
    for element in html.iter():
        key = element.attrib.get(KEY) if isinstance(element.tag, str) else None
        if key is None:
            continue
        wanted = _letters("".join(element.itertext()))
        found = _letters(printed.get(id(element), ""))
        if wanted != found:
            share = (
                f"{len(found)} of its {len(wanted)} letters are" if found else "nothing of it is"
            )
            yield Finding(TEXT_LOST, f"{key}: {share} on the panel", key=key)


def unknown_fonts(page: Page, styles: tuple[str, ...]) -> Iterator[Finding]:
    """A finding for each family that CSS asks for and no face of the project has."""
    known = {family for style in styles for family in _FAMILY.findall(style)}
    unknown: set[str] = set()
    for stack in set(_stacks(page._page_box)):  # noqa: SLF001
        unknown |= set(stack) - known - _GENERIC
        if not known & set(stack):
            unknown |= set(stack)
    for family in sorted(unknown):
        hint = f"this language has: {', '.join(sorted(known))}"
        yield Finding(UNKNOWN_FONT, f"the layout asks for the font {quoted(family)}", hint=hint)


def _printed(box: boxes.Box) -> Mapping[int, str]:
    """The text in the boxes of each keyed element, by the element's identity."""
    found: dict[int, str] = defaultdict(str)
    for text, element in _texts(box, None):
        if element is not None:
            found[id(element)] += text
    return found


def _texts(box: boxes.Box, keyed: Element | None) -> Iterator[tuple[str, Element | None]]:
    box = box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001
    if box.element is not None and KEY in box.element.attrib:
        keyed = box.element
    if isinstance(box, boxes.TextBox):
        yield box.text, keyed
    elif isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _texts(child, keyed)


def _stacks(box: boxes.Box) -> Iterator[tuple[str, ...]]:
    """The families asked for where text stands."""
    box = box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001
    if isinstance(box, boxes.TextBox):
        yield tuple(box.style["font_family"])
    elif isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _stacks(child)


def _letters(text: str) -> str:
    # upper first: text-transform may have done it, and some letters do not come back from it
    return "".join(c for c in text.upper().casefold() if c.isalnum())
