"""Equal streams are stored once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from brochure_build.bind import bind
from brochure_build.bind.sharing import share_streams
from brochure_build.editions import Edition
from brochure_build.editions.desktop import EDITION as DESKTOP
from brochure_build.stages import FlatSheet, Furniture, Imprint, PanelPage

from .samples import drawn_panels, saved

Open = Callable[[bytes], pikepdf.Pdf]


def _pictures(pdf: pikepdf.Pdf, *pairs: tuple[bytes, bytes]) -> list[pikepdf.Object]:
    """Pictures, each with a soft mask, on one page."""
    page = pdf.add_blank_page()
    made = [
        Stream(pdf, picture, Subtype=Name.Image, SMask=Stream(pdf, mask, Subtype=Name.Image))
        for picture, mask in pairs
    ]
    page.obj.Resources = Dictionary(XObject=Dictionary())
    for number, picture in enumerate(made):
        page.obj.Resources.XObject[f"/I{number}"] = picture
    share_streams(pdf)
    return [page.obj.Resources.XObject[f"/I{number}"] for number in range(len(made))]


def test_equal_pictures_with_equal_masks_become_one() -> None:
    pdf = pikepdf.new()
    one, two = _pictures(pdf, (b"p", b"m"), (b"p", b"m"))
    assert one.objgen == two.objgen != (0, 0)


def test_equal_pictures_with_other_masks_stay_two() -> None:
    pdf = pikepdf.new()
    one, two = _pictures(pdf, (b"p", b"m"), (b"p", b"n"))
    assert one.objgen != two.objgen
    assert one.SMask.objgen != two.SMask.objgen


def test_equal_bytes_that_mean_something_else_stay_two() -> None:
    pdf = pikepdf.new()
    first, second = Stream(pdf, b"x", Width=1), Stream(pdf, b"x", Width=2)
    pdf.Root.Both = Array([first, Array([second])])
    share_streams(pdf)
    assert pdf.Root.Both[0].objgen != pdf.Root.Both[1][0].objgen


def test_a_picture_on_every_panel_is_stored_once(
    sheet: FlatSheet, imprint: Callable[[Edition], Imprint], opened: Open
) -> None:
    edition = replace(DESKTOP, rendering=replace(DESKTOP.rendering, tagged=False))
    picture = bytes(range(256)) * 40

    def with_picture(panel: PanelPage) -> PanelPage:
        pdf = opened(panel.pdf)
        image = Stream(pdf, picture, Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(I=image))
        return replace(panel, pdf=saved(pdf))

    panels = {
        name: with_picture(panel) for name, panel in drawn_panels(sheet, edition.rendering).items()
    }
    pdf = opened(bind(panels, sheet, edition, imprint(edition), Furniture(None, {})))
    stored = [one for one in pdf.objects if isinstance(one, Stream) and Name.Width in one]
    assert len(stored) == 1
    assert stored[0].read_bytes() == picture
