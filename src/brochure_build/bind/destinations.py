"""Named destinations of all panels in one name tree, each under the name of its panel."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, NameTree, Object, Page, Pdf, String

from brochure_build.bind.links import annotations_of
from brochure_build.bind.panels import OpenPanel


def merge_destinations(pdf: Pdf, panels: Sequence[OpenPanel]) -> None:
    """Gives `pdf` the anchors of its pages; “map” of panel “cover” becomes “cover.map”.

    Panels are documents of their own, so two may well use one id.
    """
    merged = NameTree.new(pdf)
    for page, panel in zip(pdf.pages, panels, strict=True):
        for name, destination in _named(panel).items():
            merged[qualified(panel, name)] = on_page(page, destination)
        for annotation in annotations_of(page.obj):
            if Name.Dest in annotation:
                annotation.Dest = String(qualified(panel, str(annotation.Dest)))
    if len(merged):
        pdf.Root.Names = Dictionary(Dests=merged.obj)


def qualified(panel: OpenPanel, name: str) -> str:
    """A name that no other panel uses."""
    return f"{panel.name}.{name}"


def on_page(page: Page, destination: Object) -> Array:
    """The same destination with `page` for its page (ISO 32000-1, 12.3.2.2)."""
    return Array([page.obj, *list(destination)[1:]])


def _named(panel: OpenPanel) -> dict[str, Object]:
    names = panel.document.Root.get(Name.Names, Dictionary())
    if Name.Dests not in names:
        return {}
    return {str(name): destination for name, destination in NameTree(names.Dests).items()}
