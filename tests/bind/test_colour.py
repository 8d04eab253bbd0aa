"""One colour space for blending, and none that nobody uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from brochure_build.bind.colour import drop_unnamed_colour_spaces, settle_blending
from brochure_build.stages import Ink, PanelPage

Open = Callable[[bytes], pikepdf.Pdf]
LAB = Array([Name.Lab, Dictionary(WhitePoint=Array([1, 1, 1]))])


def _page(**resources: Dictionary) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.obj.Contents = Stream(pdf, b"/Used cs 0 0 0 sc 0 0 1 1 re f")
    page.obj.Resources = Dictionary(resources)
    return pdf


def _state(**entries: object) -> pikepdf.Pdf:
    return _page(**{"/ExtGState": Dictionary(S=Dictionary(entries))})


def _groups(pdf: pikepdf.Pdf) -> list[str]:
    """The blending space of every group."""
    scopes = pdf.content_scopes()
    return [str(scope.content.Group.CS) for scope in scopes if Name.Group in scope.content]


def test_groups_and_pages_of_a_press_file_blend_in_cmyk(
    printed: Mapping[str, PanelPage], press_file: bytes, opened: Open
) -> None:
    assert _groups(opened(printed["back"].pdf)) == ["/DeviceRGB"]  # as the renderer leaves it
    # Both sides, and what is pale on each panel.
    assert _groups(opened(press_file)) == ["/DeviceCMYK"] * (2 + 6)


def test_files_for_screens_blend_in_rgb(screen_file: bytes, opened: Open) -> None:
    pages = opened(screen_file).pages
    assert {str(page.obj.Group.CS) for page in pages} == {"/DeviceRGB"}


@pytest.mark.parametrize(
    "pdf",
    [
        _state(**{"/ca": 0.5}),
        _state(**{"/CA": 0.99}),
        _state(**{"/BM": Name.Multiply}),
        _state(**{"/SMask": Dictionary(S=Name.Luminosity)}),
    ],
    ids=["fill", "stroke", "blend mode", "soft mask"],
)
def test_a_page_with_transparency_is_a_group(pdf: pikepdf.Pdf) -> None:
    settle_blending(pdf, Ink.CMYK)
    assert pdf.pages[0].obj.Group.CS == "/DeviceCMYK"


def test_a_picture_with_a_soft_mask_is_transparent() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    mask = Stream(pdf, b"\0", Subtype=Name.Image)
    image = Stream(pdf, b"\0", Subtype=Name.Image, SMask=mask)
    page.obj.Resources = Dictionary(XObject=Dictionary(I=image))
    settle_blending(pdf, Ink.SRGB)
    assert page.obj.Group.CS == "/DeviceRGB"


def test_an_opaque_page_is_none() -> None:
    pdf = _state(**{"/ca": 1, "/CA": 1, "/BM": Name.Normal, "/SMask": Name("/None")})
    settle_blending(pdf, Ink.CMYK)
    assert Name.Group not in pdf.pages[0].obj


def test_only_colour_spaces_that_content_names_are_kept() -> None:
    pdf = _page(**{"/ColorSpace": Dictionary(Used=LAB, Unused=LAB)})
    drop_unnamed_colour_spaces(pdf)
    assert set(pdf.pages[0].obj.Resources.ColorSpace.keys()) == {"/Used"}


def test_the_press_file_mentions_no_lab(
    printed: Mapping[str, PanelPage], press_file: bytes, opened: Open
) -> None:
    def mentions(data: bytes) -> bool:
        objects = opened(data).objects
        return any(
            b"/Lab" in one.unparse(resolved=True) for one in objects if isinstance(one, Dictionary)
        )

    assert mentions(printed["back"].pdf)
    assert not mentions(press_file)
