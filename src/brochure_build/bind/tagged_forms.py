"""Ties tagged content inside form XObjects to the structure tree.

WeasyPrint 70 draws what has an `opacity` in a form XObject and numbers the content there as if it
stood on the page, so a screen reader never finds it. Content of a form needs a parent array of its
own, and a marked-content reference that names the form (ISO 32000-1, 14.7.4.2 and 14.7.4.4).
"""

from __future__ import annotations

from pikepdf import (
    Array,
    Dictionary,
    Name,
    NumberTree,
    Object,
    Page,
    Pdf,
    parse_content_stream,
)

from brochure_build.bind.structure import kids


def tie_forms(pdf: Pdf, page: Page, parents: NumberTree) -> None:
    """Gives each form of the page that holds tagged content its own entry in the parent tree."""
    for scope in page.content_scopes(kinds="form"):
        identifiers = _identifiers(scope.content)
        if identifiers and Name.StructParents not in scope.content:
            _tie(pdf, page, scope.content, identifiers, parents)


def _tie(pdf: Pdf, page: Page, form: Object, identifiers: list[int], parents: NumberTree) -> None:
    of_page = parents[int(page.obj.StructParents)]
    of_form = Array([None] * (max(identifiers) + 1))
    for identifier in identifiers:
        element = of_page[identifier]
        of_form[identifier], of_page[identifier] = element, None
        reference = Dictionary(Type=Name.MCR, Pg=page.obj, Stm=form, MCID=identifier)
        element.K = Array([reference if kid == identifier else kid for kid in kids(element)])
    form.StructParents = len(parents)
    parents[len(parents)] = pdf.make_indirect(of_form)


def _identifiers(content: Object) -> list[int]:
    properties = (one.operands[1] for one in parse_content_stream(content, "BDC"))
    return [int(one.MCID) for one in properties if isinstance(one, Dictionary) and Name.MCID in one]
