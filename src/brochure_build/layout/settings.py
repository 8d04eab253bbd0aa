"""layout.yaml of a layout folder: what the program has to know of the looks, and CSS cannot say.

How far type and spacing may give way (copyfitting), where the first line stands, and which drawings
lie behind the panels of a side.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from brochure_build.content import PaperName
from brochure_build.fields import DECIMAL, FileStem, LocaleName, Text, form
from brochure_build.findings import Finding
from brochure_build.reader import Document, read_model
from brochure_build.stages import Setting, Side

_MEASURE = r"^[0-9]+(\.[0-9]+)?(pt|mm|em)?$"
Measure = Annotated[str, *form(_MEASURE, "a number with pt, mm or em after it, or alone: 7.6pt")]
Lengths = Mapping[FileStem, Measure]

# Twenty steps between the bounds: a step of type size is then 0.04 pt, which nobody sees, and
# languages that need nearly the same room get the same setting.
STEPS = 20


class Entry(BaseModel):
    """What all parts of layout.yaml share: unknown names are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bound(Entry):
    """How far one measure may go either way; CSS has it as var(--NAME)."""

    smallest: Measure
    largest: Measure

    @model_validator(mode="after")
    def _is_a_range(self) -> Bound:
        (low, unit), (high, other) = _parts(self.smallest), _parts(self.largest)
        if unit != other:
            raise PydanticCustomError("form", "smallest and largest need the same unit")
        if low > high:
            raise PydanticCustomError("form", "smallest is larger than largest")
        return self

    def at(self, share: float) -> str:
        """The measure so far from the smallest (0) to the largest (1)."""
        (low, unit), (high, _) = _parts(self.smallest), _parts(self.largest)
        return f"{low + (high - low) * share:.4f}".rstrip("0").rstrip(".") + unit


DrawingFile = Annotated[
    str, *form(r"^(assets|layouts)/[\w./-]+\.svg$", "an .svg file of the project's assets")
]


class Drawing(Entry):
    """A drawing that lies behind the panels of a side, in mm from the sheet's left top corner."""

    file: DrawingFile
    whole: bool = Field(
        default=False,
        description="leave out groups with a data-box that a page's edge would cut",
    )


class LayoutFile(Entry):
    """layout.yaml; every part may be absent."""

    description: Text | None = None
    paper: PaperName | None = Field(
        default=None, description="the paper it is drawn for, where nothing else names one"
    )
    bounds: Mapping[FileStem, Bound] = Field(
        default_factory=dict, description="what copyfitting may change, and how far"
    )
    lengths: Lengths = Field(
        default_factory=dict, description="what is the same everywhere; CSS has it as var(--NAME)"
    )
    languages: Mapping[LocaleName, Lengths] = Field(
        default_factory=dict, description="lengths that one language needs otherwise"
    )
    first_baseline_mm: Annotated[float, Field(ge=0, le=100), DECIMAL] | None = Field(
        default=None,
        description="where the first line of every panel stands, below the top of its frame",
    )
    art: Mapping[Side, tuple[Drawing, ...]] = Field(
        default_factory=dict, description="drawings behind the panels, from back to front"
    )

    drawings: Mapping[FileStem, DrawingFile] = Field(
        default_factory=dict, description="drawings in named inks; templates say drawing(NAME)"
    )

    def drawing_files(self) -> tuple[str, ...]:
        """The path of every drawing, each once."""
        behind = (drawing.file for drawings in self.art.values() for drawing in drawings)
        return tuple(dict.fromkeys((*behind, *self.drawings.values())))

    def settings(self, locale: str) -> tuple[Setting, ...]:
        """Every setting copyfitting may choose for a locale, the tightest first."""
        fixed = {**self.lengths, **self.languages.get(locale, {})}
        steps = STEPS if self.bounds else 0
        return tuple(
            Setting(
                share=step / STEPS if steps else 1.0,
                measures=tuple({**fixed, **self._bounds_at(step / STEPS)}.items()),
            )
            for step in range(steps + 1)
        )

    def _bounds_at(self, share: float) -> Mapping[str, str]:
        return {name: bound.at(share) for name, bound in self.bounds.items()}


def read_layout_file(document: Document) -> tuple[LayoutFile, tuple[Finding, ...]]:
    """layout.yaml, with a finding for each mistake in it; defaults where it cannot be used."""
    file, findings = read_model(document, LayoutFile)
    return file or LayoutFile(), findings


def _parts(measure: str) -> tuple[float, str]:
    match = re.fullmatch(r"([0-9.]+)([a-z]*)", measure)
    return (float(match[1]), match[2]) if match else (0.0, "")
