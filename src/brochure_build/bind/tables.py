"""Finishes tagged tables: identifiers unique in the document, and the scope of header cells.

WeasyPrint 70 counts table identifiers anew in each document, writes no IDTree and gives no header
cell a Scope (Kozea/WeasyPrint#2508).
"""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, NameTree, Object, String

from brochure_build.bind.structure import child_elements, elements


def finish_tables(section: Object, panel: str, ids: NameTree) -> None:
    """Mends the tables of a panel, and notes its identified elements in `ids`."""
    for element in elements(section):
        if Name.ID in element:
            unique = f"{panel}.{element.ID}"
            element.ID = String(unique)
            ids[unique] = element
        for attributes in _attributes(element):
            if Name.Headers in attributes:
                headers = [String(f"{panel}.{header}") for header in attributes.Headers]
                attributes.Headers = Array(headers)
        if element.S == Name.TR:
            _scope_headers(element)


def _scope_headers(row: Object) -> None:
    """Header cells beside data speak for their row, header cells alone for their column."""
    cells = child_elements(row)
    scope = Name.Row if any(cell.S == Name.TD for cell in cells) else Name.Column
    for cell in cells:
        if cell.S != Name.TH or any(Name.Scope in one for one in _attributes(cell)):
            continue
        for attributes in _attributes(cell):
            if attributes.get(Name.O) == Name.Table:
                attributes.Scope = scope


def _attributes(element: Object) -> Iterator[Object]:
    """The attribute objects of an element, of which a lone one needs no array (14.7.5)."""
    found = element.get(Name.A, Array())
    for one in found if isinstance(found, Array) else (found,):
        if isinstance(one, Dictionary):
            yield one
