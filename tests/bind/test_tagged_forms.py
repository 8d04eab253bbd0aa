"""Tagged content inside forms, which is what an `opacity` makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pikepdf
from pikepdf import Dictionary, Name, NumberTree

from brochure_build.stages import PanelPage

Open = Callable[[bytes], pikepdf.Pdf]


def _tagged_forms(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        scope.content
        for scope in pdf.content_scopes(kinds="form")
        if pikepdf.parse_content_stream(scope.content, "BDC")
    ]


def test_the_renderer_leaves_forms_without_parents(
    tagged: Mapping[str, PanelPage], opened: Open
) -> None:
    # If this fails, WeasyPrint has mended it, and the module under test can go.
    forms = _tagged_forms(opened(tagged["cover"].pdf))
    assert forms
    assert all(Name.StructParents not in form for form in forms)


def test_each_form_has_its_own_entry_in_the_parent_tree(screen_file: bytes, opened: Open) -> None:
    pdf = opened(screen_file)
    forms = _tagged_forms(pdf)
    assert len(forms) == 6
    parents = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    assert len({int(form.StructParents) for form in forms}) == 6
    for form in forms:
        numbers = [int(one.operands[1].MCID) for one in pikepdf.parse_content_stream(form, "BDC")]
        entry = parents[int(form.StructParents)]
        tied = [number for number, element in enumerate(entry) if element is not None]
        assert tied == sorted(numbers)


def test_links_in_pale_text_keep_annotation_and_words(screen_file: bytes, opened: Open) -> None:
    pdf = opened(screen_file)
    parents = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    pale = parents[int(pdf.pages[0].obj.Annots[2].StructParent)]
    kinds = [kid.Type for kid in pale.K if isinstance(kid, Dictionary)]
    assert pale.S == "/Link"
    assert kinds == [Name.OBJR, Name.MCR]
