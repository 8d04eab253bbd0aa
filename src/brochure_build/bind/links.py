"""Carries link annotations from panels to where they are bound."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, Pdf, String

from brochure_build.bind.boxes import Box
from brochure_build.bind.panels import OpenPanel

PRINT_FLAG = 4  # ISO 32000-1, table 165: the annotation is printed with its page


def annotations_of(page: Object) -> tuple[Object, ...]:
    """The annotations of a page."""
    return tuple(page.get(Name.Annots, ()))


def web_links(pdf: Pdf, panel: OpenPanel, right: float, up: float) -> Iterator[Dictionary]:
    """The panel's links to addresses, moved with the panel and free of its structure tree.

    Links within the panel are left behind: on a sheet their target is already in sight.
    """
    for annotation in annotations_of(panel.page.obj):
        action = annotation.get(Name.A, Dictionary())
        if annotation.Subtype != Name.Link or action.get(Name.S) != Name.URI:
            continue
        address = str(action.URI)
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Box.read(annotation.Rect).moved(right, up).array(),
            Border=[0, 0, 0],
            F=PRINT_FLAG,
            Contents=String(str(annotation.get(Name.Contents, address))),
            A=Dictionary(Type=Name.Action, S=Name.URI, URI=String(address)),
        )
        yield pdf.make_indirect(link)
