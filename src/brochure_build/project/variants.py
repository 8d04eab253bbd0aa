"""A brochure as a variant has it: another layout, fold or paper than brochure.yaml names."""

from __future__ import annotations

from collections.abc import Mapping

from brochure_build.content import Brochure
from brochure_build.layout.settings import LayoutFile
from brochure_build.project import Variant


def varied(brochure: Brochure, variant: Variant, layout: LayoutFile) -> Brochure:
    """The brochure with what a variant names, and on the paper that comes of it."""
    named = {"layout": variant.layout, "fold": variant.fold}
    changed: Mapping[str, str] = {name: value for name, value in named.items() if value}
    paper = _paper(brochure, variant, layout)
    return brochure.model_copy(update={**changed, "paper": paper})


def _paper(brochure: Brochure, variant: Variant, layout: LayoutFile) -> str:
    """The variant's; else that of the file which chose the layout, for the two go together."""
    written = brochure.paper if "paper" in brochure.model_fields_set else None
    is_another = variant.layout not in ("", brochure.layout)
    first, second = (layout.paper, written) if is_another else (written, layout.paper)
    return variant.paper or first or second or brochure.paper
