"""A layout folder as values: its templates, its styles, and its table of named inks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from brochure_build.fields import FileStem, form
from brochure_build.findings import Finding
from brochure_build.layout.settings import LayoutFile
from brochure_build.reader import Document, read_model
from brochure_build.stages import MOST_INK, Ink

PANEL_TEMPLATE = "panel.html.j2"
SLUG_TEMPLATE = "slug.html.j2"
BLOCK_PREFIX = "blocks/"
TEMPLATE_SUFFIX = ".html.j2"

DRAWN_INK = re.compile(r"\bink:([a-z0-9-]+)")  # fill="ink:mist" in a drawing

_PERCENTAGES = r"^(100|[0-9]{1,2})( (100|[0-9]{1,2})){3}$"


def _dries(cmyk: str) -> str:
    total = sum(int(part) for part in cmyk.split())
    if total > MOST_INK:
        text = "{total} % of ink in all; at most {most} % dry"
        raise PydanticCustomError("form", text, {"total": total, "most": MOST_INK})
    return cmyk


class NamedInk(BaseModel):
    """One ink of the table: for the press and for the screen."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    cmyk: Annotated[
        str,
        *form(_PERCENTAGES, "cyan, magenta, yellow and black in per cent: 0 0 0 100"),
        AfterValidator(_dries),
    ] = Field(description="cyan, magenta, yellow and black in per cent, together 280 at most")
    srgb: Annotated[str, *form(r"^#[0-9a-f]{6}$", "a colour such as #e07f1f")]

    def css(self, ink: Ink) -> str:
        """The colour as CSS writes it."""
        if ink is Ink.SRGB:
            return self.srgb
        shares = (f"{int(part) / 100:g}" for part in self.cmyk.split())
        return f"device-cmyk({' '.join(shares)})"


class InksFile(BaseModel):
    """inks.yaml of a layout."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    inks: Mapping[FileStem, NamedInk]


@dataclass(frozen=True)
class LayoutFolder:
    """The looks of a brochure. Paths are relative to the folder, with forward slashes."""

    name: str
    path: str  # relative to the project, e.g. "layouts/classic"
    templates: Mapping[str, str] = field(repr=False)
    styles: Mapping[str, str] = field(repr=False)  # in the order of their names
    inks: Mapping[str, NamedInk] = field(repr=False)
    file: LayoutFile = field(default_factory=LayoutFile, repr=False)
    drawings: Mapping[str, str] = field(default_factory=dict, repr=False)  # SVG, by path

    def coloured(self, path: str, ink: Ink) -> str:
        """A drawing with the named inks put in; its text where it cannot be found is empty."""
        svg = self.drawings.get(path, "")
        return DRAWN_INK.sub(lambda match: self._css(match[1], ink), svg)

    def _css(self, name: str, ink: Ink) -> str:
        return self.inks[name].css(ink) if name in self.inks else "none"

    def ink_variables(self, ink: Ink) -> str:
        """The table of inks as CSS variables."""
        lines = (f"--{name}:{entry.css(ink)}" for name, entry in self.inks.items())
        return f":root{{{';'.join(lines)}}}"


def read_inks(document: Document) -> tuple[Mapping[str, NamedInk], tuple[Finding, ...]]:
    """The table of inks of a layout, with a finding for each mistake in it."""
    file, findings = read_model(document, InksFile)
    return (file.inks if file else {}), findings
