"""The fonts of the file: all embedded, and none but the project's own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf

from brochure_build.findings import Code, Finding, quoted
from brochure_build.preflight import Check, Finished

FONT_NOT_EMBEDDED = Code(
    "font-not-embedded",
    "A font is named but not in the file; another machine would print another font "
    "(ISO 15930-7:2010, 6.2.5; ISO 14289-1, 7.21.4).",
    "This is a fault of the program: report it with the file.",
)
FOREIGN_FONT = Code(
    "foreign-font",
    "The file holds a font that is not one of assets/fonts: a font of the machine stood in for "
    "one of the project's.",
    "Check the families named in the layout's CSS and in translations/locales.yaml.",
)

_SIMPLE = ("/Type1", "/MMType1", "/TrueType")
_SUBSET = re.compile(r"^[A-Z]{6}\+")


def run(finished: Finished) -> Iterator[Finding]:
    """A finding for each font that is not embedded or not the project's."""
    known = {_squeezed(family) for family in finished.families}
    with pikepdf.open(io.BytesIO(finished.pdf)) as pdf:
        for name, embedded in sorted(set(_fonts(pdf))):
            if not embedded:
                yield Finding(FONT_NOT_EMBEDDED, f"the font {quoted(name)} is not embedded")
            if not any(_squeezed(_SUBSET.sub("", name)).startswith(family) for family in known):
                yield Finding(FOREIGN_FONT, f"the font {quoted(name)} is not one of assets/fonts")


def _fonts(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bool]]:
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary):
            continue
        if thing.get("/Type") == "/FontDescriptor":
            name = str(thing.get("/FontName", "/?")).removeprefix("/")
            yield name, any(f"/FontFile{kind}" in thing for kind in ("", "2", "3"))
        elif _is_bare(thing):
            yield str(thing.get("/BaseFont", "/?")).removeprefix("/"), False


def _is_bare(thing: pikepdf.Dictionary) -> bool:
    """Whether this is one of the fourteen fonts readers once brought (ISO 32000-1, 9.6.2.2)."""
    is_simple = thing.get("/Type") == "/Font" and thing.get("/Subtype") in _SIMPLE
    return is_simple and "/FontDescriptor" not in thing


def _squeezed(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


CHECK = Check(
    "fonts",
    "A font that is missing or foreign prints other shapes than were looked at.",
    (FONT_NOT_EMBEDDED, FOREIGN_FONT),
    run,
)
