"""Identifiers and scopes of tagged tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, Object

from brochure_build.bind.structure import child_elements, elements
from brochure_build.bind.tables import finish_tables
from brochure_build.stages import PanelPage

Open = Callable[[bytes], pikepdf.Pdf]


def _elements(pdf: pikepdf.Pdf) -> list[Object]:
    return [one for top in child_elements(pdf.Root.StructTreeRoot) for one in elements(top)]


def _identifiers(pdf: pikepdf.Pdf) -> list[str]:
    return [str(one.ID) for one in _elements(pdf) if Name.ID in one]


def test_identifiers_of_all_panels_differ(
    tagged: Mapping[str, PanelPage], screen_file: bytes, opened: Open
) -> None:
    before = [name for panel in tagged.values() for name in _identifiers(opened(panel.pdf))]
    after = _identifiers(opened(screen_file))
    assert len(before) > len(set(before))  # the renderer does repeat itself
    assert len(after) == len(before) == len(set(after))


def test_the_tree_of_identifiers_finds_every_header(screen_file: bytes, opened: Open) -> None:
    pdf = opened(screen_file)
    ids = NameTree(pdf.Root.StructTreeRoot.IDTree)
    assert sorted(str(name) for name in ids) == sorted(_identifiers(pdf))
    headers = [
        str(header)
        for element in _elements(pdf)
        if element.S == Name.TD
        for header in element.A.Headers
    ]
    assert len(headers) == 12
    assert {ids[header].S for header in headers} == {Name.TH}


def test_headers_above_speak_for_columns_and_headers_beside_for_rows(
    screen_file: bytes, opened: Open
) -> None:
    scopes = [one.A.Scope for one in _elements(opened(screen_file)) if one.S == Name.TH]
    assert scopes == [Name.Column, Name.Column, Name.Row] * 6


def test_a_scope_that_is_there_stays() -> None:
    pdf = pikepdf.new()
    given = Dictionary(O=Name.Table, Scope=Name.Both)
    other = Dictionary(O=Name.Layout)
    cell = Dictionary(S=Name.TH, A=Array([other, given]))
    row = pdf.make_indirect(Dictionary(S=Name.TR, K=Array([cell])))
    finish_tables(row, "panel", NameTree.new(pdf))
    assert row.K[0].A[1].Scope == Name.Both
    assert Name.Scope not in row.K[0].A[0]
