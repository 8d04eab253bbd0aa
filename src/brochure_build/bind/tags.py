"""Merges the structure trees of tagged panels into one (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Page, Pdf, String

from brochure_build.bind.codes import PANEL_STRUCTURE
from brochure_build.bind.links import annotations_of
from brochure_build.bind.panels import OpenPanel
from brochure_build.bind.structure import child_elements
from brochure_build.bind.tables import finish_tables
from brochure_build.bind.tagged_forms import tie_forms
from brochure_build.findings import BrochureError, Finding


def is_tagged(panel: OpenPanel) -> bool:
    """Whether the panel has a structure tree."""
    return Name.StructTreeRoot in panel.document.Root


def merge_tags(pdf: Pdf, panels: Sequence[OpenPanel]) -> None:
    """Gives `pdf` one structure tree: a Document that holds a Sect for each panel.

    The pages must be in `pdf` already, for only then do copied elements point at the copies.
    """
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = _element(pdf, Name.Document, root)
    parents, ids, roles = NumberTree.new(pdf), NameTree.new(pdf), Dictionary()
    sections = []
    for page, panel in zip(pdf.pages, panels, strict=True):
        tree = pdf.copy_foreign(panel.document.Root.StructTreeRoot)
        _adopt_parents(pdf, page, tree, parents)
        tie_forms(pdf, page, parents)
        sections.append(_section(pdf, tree, panel, document))
        finish_tables(sections[-1], panel.name, ids)
        _merge_roles(roles, tree, panel)
    document.K = Array(sections)
    root.K = Array([document])
    root.ParentTree = parents.obj
    root.ParentTreeNextKey = len(parents)
    root.IDTree = ids.obj
    root.RoleMap = roles
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _element(pdf: Pdf, role: Name, parent: Object) -> Dictionary:
    return pdf.make_indirect(Dictionary(Type=Name.StructElem, S=role, P=parent))


def _adopt_parents(pdf: Pdf, page: Page, tree: Object, parents: NumberTree) -> None:
    """Takes over the panel's parent tree, its keys counted on from those already there."""
    new_keys: dict[int, int] = {}
    for key, value in sorted(NumberTree(tree.ParentTree).items()):
        new_keys[key] = len(parents)
        parents[len(parents)] = value if value.is_indirect else pdf.make_indirect(value)
    page.obj.StructParents = new_keys[int(page.obj.StructParents)]
    for annotation in annotations_of(page.obj):
        if Name.StructParent in annotation:
            annotation.StructParent = new_keys[int(annotation.StructParent)]


def _section(pdf: Pdf, tree: Object, panel: OpenPanel, document: Object) -> Dictionary:
    """The panel's elements, in a Sect with the panel's title instead of a Document."""
    section = _element(pdf, Name.Sect, document)
    section.T = String(panel.title)
    adopted: list[Object] = []
    for top in child_elements(tree):
        adopted.extend(child_elements(top) if top.get(Name.S) == Name.Document else (top,))
    for element in adopted:
        element.P = section
    section.K = Array(adopted)
    return section


def _merge_roles(roles: Dictionary, tree: Object, panel: OpenPanel) -> None:
    for own, standard in tree.get(Name.RoleMap, Dictionary()).items():
        if roles.get(own, standard) != standard:
            message = f"the role {own} stands for {standard} here, but for {roles[own]} elsewhere"
            raise BrochureError([Finding(PANEL_STRUCTURE, message, panel=panel.name)])
        roles[own] = standard
