"""Binds panels into a file: sheets for a press or an office printer, pages for readers.

The only user of pikepdf beside preflight. `bind` is pure: equal arguments give equal bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf

from brochure_build.bind.clean import drop_interpolation
from brochure_build.bind.colour import drop_unnamed_colour_spaces, settle_blending
from brochure_build.bind.identity import document_id
from brochure_build.bind.intent import add_output_intent
from brochure_build.bind.metadata import describe
from brochure_build.bind.pages import bind_pages
from brochure_build.bind.panels import open_panels
from brochure_build.bind.sharing import share_streams
from brochure_build.bind.sheets import bind_sheets
from brochure_build.bind.slug import Room, slug_room
from brochure_build.bind.standards import CLAIMS
from brochure_build.editions import Binding, Edition
from brochure_build.stages import FlatSheet, Furniture, Imprint, PanelPage

__all__ = ["Room", "bind", "slug_room"]

BINDERS = {Binding.SHEETS: bind_sheets, Binding.PAGES: bind_pages}


def bind(
    pages: Mapping[str, PanelPage],
    sheet: FlatSheet,
    edition: Edition,
    imprint: Imprint,
    furniture: Furniture,
) -> bytes:
    """The finished PDF of an edition."""
    panels = open_panels(pages, sheet, edition)
    pdf = Pdf.new()
    BINDERS[edition.binding](pdf, panels, sheet, edition, furniture)
    drop_interpolation(pdf)
    drop_unnamed_colour_spaces(pdf)
    settle_blending(pdf, edition.rendering.ink)
    share_streams(pdf)
    if edition.output_intent:
        add_output_intent(pdf, furniture.intent)
    describe(pdf, edition, imprint, document_id(pages, sheet, edition, imprint, furniture))
    return _written(pdf, CLAIMS[edition.standard].pdf_version)


def _written(pdf: Pdf, version: str) -> bytes:
    """The file's bytes; its /ID is a digest of them (ISO 32000-1, 14.4)."""
    file = BytesIO()
    pdf.save(
        file,
        force_version=version,
        fix_metadata_version=False,
        object_stream_mode=ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
    )
    return file.getvalue()
