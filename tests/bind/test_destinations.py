"""Anchors within panels, which repeat from panel to panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pikepdf
from pikepdf import Name, NameTree

from brochure_build.stages import FlatSheet, PanelPage

Open = Callable[[bytes], pikepdf.Pdf]


def _names(pdf: pikepdf.Pdf) -> NameTree:
    return NameTree(pdf.Root.Names.Dests)


def test_equal_names_of_panels_stay_apart(
    tagged: Mapping[str, PanelPage], screen_file: bytes, sheet: FlatSheet, opened: Open
) -> None:
    assert all(list(_names(opened(panel.pdf))) == ["t"] for panel in tagged.values())
    pdf = opened(screen_file)
    assert sorted(str(name) for name in _names(pdf)) == sorted(
        f"{panel}.t" for panel in sheet.reading
    )


def test_each_inner_link_leads_to_its_own_page(
    tagged: Mapping[str, PanelPage], screen_file: bytes, sheet: FlatSheet, opened: Open
) -> None:
    pdf = opened(screen_file)
    for page, panel in zip(pdf.pages, sheet.reading, strict=True):
        links = [link for link in page.obj.Annots if Name.Dest in link]
        assert len(links) == 2
        for link in links:
            target = _names(pdf)[str(link.Dest)]
            assert target[0].is_same_object_as(page.obj)
            assert list(target)[1:] == list(_names(opened(tagged[panel].pdf))["t"])[1:]
