"""One structure tree of all panels, with no loose ends."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, NumberTree, Object, ObjectSet

from brochure_build.bind.codes import PANEL_STRUCTURE
from brochure_build.bind.panels import open_panel
from brochure_build.bind.structure import child_elements, elements, kids
from brochure_build.bind.tags import merge_tags
from brochure_build.editions.screen import EDITION as SCREEN
from brochure_build.findings import BrochureError
from brochure_build.stages import FlatSheet, PanelPage

from .samples import drawn_panel, saved

Open = Callable[[bytes], pikepdf.Pdf]


def loose_ends(pdf: pikepdf.Pdf) -> list[str]:
    """What of the structure tree leads nowhere, or of the content into no tree."""
    return [*_loose_elements(pdf), *_loose_content(pdf), *_loose_annotations(pdf)]


def _tree(pdf: pikepdf.Pdf) -> list[Object]:
    return [one for top in child_elements(pdf.Root.StructTreeRoot) for one in elements(top)]


def _parents(pdf: pikepdf.Pdf) -> NumberTree:
    return NumberTree(pdf.Root.StructTreeRoot.ParentTree)


def _loose_elements(pdf: pikepdf.Pdf) -> Iterator[str]:
    pages = ObjectSet(page.obj for page in pdf.pages)
    reached = ObjectSet(_tree(pdf))
    for element in _tree(pdf):
        for child in child_elements(element):
            if not child.P.is_same_object_as(element):
                yield f"{child.S} does not know its parent {element.S}"
        if Name.Pg in element and element.Pg not in pages:
            yield f"{element.S} is on a page that is not there"
    for key, entry in _parents(pdf).items():
        for element in entry if isinstance(entry, Array) else (entry,):
            if element is not None and element not in reached:
                yield f"parent {key} is not in the tree"


def _loose_content(pdf: pikepdf.Pdf) -> Iterator[str]:
    found = 0
    for scope in pdf.content_scopes(kinds=("page", "form")):
        for instruction in pikepdf.parse_content_stream(scope.content, "BDC"):
            number = int(instruction.operands[1].MCID)
            found += 1
            element = _parents(pdf)[int(scope.content.get(Name.StructParents, -1))][number]
            if element is None or not _owns(element, scope, number):
                yield f"content {number} of {scope.kind} has no element"
    if not found:
        yield "no content is tagged"


def _owns(element: Object, scope: pikepdf.ContentScope, number: int) -> bool:
    assert scope.page is not None
    on_page = element.Pg.is_same_object_as(scope.page.obj)
    return on_page and any(_refers(kid, scope, number) for kid in kids(element))


def _refers(kid: Object | int, scope: pikepdf.ContentScope, number: int) -> bool:
    if scope.kind == "page":
        return kid == number
    return (
        isinstance(kid, Dictionary)
        and kid.get(Name.MCID) == number
        and kid.Stm.is_same_object_as(scope.content)
    )


def _loose_annotations(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for annotation in page.obj.get(Name.Annots, ()):
            element = _parents(pdf)[int(annotation.StructParent)]
            references = [kid for kid in kids(element) if isinstance(kid, Dictionary)]
            if not any(
                one.get(Name.Type) == Name.OBJR and one.Obj.is_same_object_as(annotation)
                for one in references
            ):
                yield "an annotation has no element"


def test_every_end_of_the_merged_tree_is_tied(screen_file: bytes, opened: Open) -> None:
    assert loose_ends(opened(screen_file)) == []


def _forget_an_element(pdf: pikepdf.Pdf) -> None:
    _parents(pdf)[0][0] = None


def _swap_pages(pdf: pikepdf.Pdf) -> None:
    first, second = pdf.pages[0].obj, pdf.pages[1].obj
    first.StructParents, second.StructParents = second.StructParents, first.StructParents


def _swap_annotations(pdf: pikepdf.Pdf) -> None:
    first, second = pdf.pages[0].obj.Annots[0], pdf.pages[1].obj.Annots[0]
    first.StructParent, second.StructParent = second.StructParent, first.StructParent


def _drop_a_panel(pdf: pikepdf.Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K[0]
    document.K = Array(list(document.K)[1:])


def _remove_a_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0]


@pytest.mark.parametrize(
    "break_it",
    [_forget_an_element, _swap_pages, _swap_annotations, _drop_a_panel, _remove_a_page],
)
def test_a_broken_tree_is_seen(
    break_it: Callable[[pikepdf.Pdf], None], screen_file: bytes, opened: Open
) -> None:
    pdf = opened(screen_file)
    break_it(pdf)
    assert loose_ends(pdf)


def test_panels_are_sections_with_titles_in_reading_order(
    screen_file: bytes, sheet: FlatSheet, opened: Open
) -> None:
    root = opened(screen_file).Root
    (document,) = root.StructTreeRoot.K
    assert document.S == "/Document"
    assert [(one.S, str(one.T)) for one in document.K] == [
        (Name.Sect, panel.replace("_", " ").title()) for panel in sheet.reading
    ]
    assert root.MarkInfo.Marked
    assert not any(one.S == "/Document" for one in elements(document.K[0]))


def test_keys_of_the_parent_tree_are_used_once(screen_file: bytes, opened: Open) -> None:
    pdf = opened(screen_file)
    pages = [int(page.obj.StructParents) for page in pdf.pages]
    links = [int(one.StructParent) for page in pdf.pages for one in page.obj.Annots]
    forms = [
        int(scope.content.StructParents)
        for scope in pdf.content_scopes(kinds="form")
        if Name.StructParents in scope.content
    ]
    assert sorted(pages + links + forms) == list(_parents(pdf).keys())
    assert pdf.Root.StructTreeRoot.ParentTreeNextKey == len(_parents(pdf))


def _with_role(name: str, standard: Name) -> PanelPage:
    panel = drawn_panel(name, 20, 20, SCREEN.rendering)
    with pikepdf.open(io.BytesIO(panel.pdf)) as pdf:
        pdf.Root.StructTreeRoot.RoleMap = Dictionary(Lead=standard)
        return PanelPage(name, name, 20, 20, 0.0, saved(pdf))


def _merged(*panels: PanelPage) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    opened_panels = [open_panel(panel) for panel in panels]
    for panel in opened_panels:
        pdf.pages.append(panel.page)
    merge_tags(pdf, opened_panels)
    return pdf


def test_role_maps_are_merged() -> None:
    pdf = _merged(_with_role("a", Name.P), _with_role("b", Name.P))
    assert pdf.Root.StructTreeRoot.RoleMap == Dictionary(Lead=Name.P)
    assert loose_ends(pdf) == []


def test_role_maps_that_disagree_are_refused() -> None:
    with pytest.raises(BrochureError) as refused:
        _merged(_with_role("a", Name.P), _with_role("b", Name.H1))
    assert [finding.code for finding in refused.value.findings] == [PANEL_STRUCTURE]
