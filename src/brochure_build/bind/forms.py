"""Makes form XObjects of panels: what of a panel may be seen, and nothing of its tags."""

from __future__ import annotations

from pikepdf import (
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Pdf,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)

from brochure_build.bind.boxes import Box
from brochure_build.bind.panels import OpenPanel

BEGIN_WITH_PROPERTIES = Operator("BDC")
BEGIN = Operator("BMC")


def form(pdf: Pdf, panel: OpenPanel, seen: Box) -> Stream:
    """The panel as a form XObject of `pdf` that shows `seen` (panel coordinates) and no more.

    Its /BBox does the clipping (ISO 32000-1, 8.10.2), so no panel can stain its neighbour.
    """
    resources = panel.document.make_indirect(panel.page.resources)
    panel.page.contents_coalesce()
    return Stream(
        pdf,
        panel.page.Contents.read_bytes(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=seen.array(),
        Resources=pdf.copy_foreign(resources),
    )


def untag(pdf: Pdf) -> None:
    """Takes marked-content identifiers out of all forms.

    They number places in a structure tree, and a sheet has none: it shows the panels in the order
    of the paper and not of the reader.
    """
    for scope in pdf.content_scopes(kinds=("form", "pattern", "softmask")):
        for claim in (Name.StructParent, Name.StructParents):
            if claim in scope.content:
                del scope.content[claim]
        if parse_content_stream(scope.content, "BDC"):
            scope.content.write(_without_identifiers(scope.content))


def _without_identifiers(content: Object) -> bytes:
    return unparse_content_stream([_unidentified(one) for one in parse_content_stream(content)])


def _unidentified(
    instruction: ContentStreamInstruction | ContentStreamInlineImage,
) -> ContentStreamInstruction | ContentStreamInlineImage:
    if instruction.operator != BEGIN_WITH_PROPERTIES:
        return instruction
    tag, properties = instruction.operands
    if isinstance(properties, Dictionary) and Name.MCID in properties:
        return ContentStreamInstruction([tag], BEGIN)
    return instruction
