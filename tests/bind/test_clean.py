"""What the renderer leaves and the standards forbid."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pikepdf
from pikepdf import Name, Stream

from brochure_build.bind.clean import drop_interpolation
from brochure_build.stages import PanelPage

Open = Callable[[bytes], pikepdf.Pdf]


def test_pictures_ask_for_no_smoothing() -> None:
    pdf = pikepdf.new()
    smooth = Stream(pdf, b"\0", Subtype=Name.Image, Interpolate=True, Width=1)
    drop_interpolation(pdf)
    assert Name.Interpolate not in smooth
    assert smooth.Width == 1


def _smooth_pictures(pdf: pikepdf.Pdf) -> list[bool]:
    """For each picture of a file, whether it asks for smoothing."""
    images = [one for one in pdf.objects if isinstance(one, Stream) and "/Width" in one]
    return [Name.Interpolate in image for image in images]


def test_the_pictures_of_rendered_panels_ask_for_none_once_bound(
    printed: Mapping[str, PanelPage], press_file: bytes, screen_file: bytes, opened: Open
) -> None:
    assert _smooth_pictures(opened(printed["back"].pdf)) == [True]  # as the renderer leaves it
    assert _smooth_pictures(opened(press_file)) == [False]  # one for six panels
    assert _smooth_pictures(opened(screen_file)) == [False]


def test_a_press_file_holds_nothing_that_runs_or_hides(press_file: bytes, opened: Open) -> None:
    pdf = opened(press_file)
    forbidden = {"/JS", "/JavaScript", "/OpenAction", "/AA", "/EmbeddedFiles", "/EF", "/TR", "/OPI"}
    found: set[str] = set()
    filters: set[str] = set()
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary | Stream):
            found |= set(one.keys())
            filters.add(str(one.get(Name.Filter, "")))
    assert "/Type" in found
    assert not forbidden & found
    assert "/LZWDecode" not in filters
