"""How large a photograph stands on a panel, by whatever means a layout puts it there."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from brochure_build.render.panel import render_panel
from brochure_build.stages import PlacedPhoto
from render.samples import PRINT, lines, panel

URL = "brochure://made/tiger-1.jpg"
IMG = f'<img src="{URL}" alt="">'
BOX = "width:30mm;height:10mm;display:block;"


def jpeg(width: int = 600, height: int = 400) -> bytes:
    file = io.BytesIO()
    Image.new("CMYK", (width, height), (9, 9, 9, 9)).save(file, "JPEG")
    return file.getvalue()


def placed(body: str, style: str, root: Path, slots: dict[str, str]) -> tuple[PlacedPhoto, ...]:
    files = {"tiger-1.jpg": jpeg(), "ground.jpg": jpeg(10, 10)}
    source = panel(body + lines(1), style, rendering=PRINT, files=files)
    done, findings = render_panel(replace(source, photos=slots), root)
    assert findings == ()
    assert done is not None
    return done.photos


SHOWN = {
    "as it comes": (IMG, "img{width:30mm;display:block}", (30, 20, 30)),
    "cropped": (IMG, f"img{{{BOX}object-fit:cover}}", (30, 20, 30)),
    "cropped at the sides": (
        IMG,
        "img{width:10mm;height:20mm;object-fit:cover;object-position:20% 0}",
        (30, 20, 10),
    ),
    "whole in its box": (IMG, f"img{{{BOX}object-fit:contain}}", (15, 10, 15)),
    "pulled": (IMG, f"img{{{BOX}object-fit:fill}}", (30, 10, 30)),
    "out of the flow": (IMG, f"img{{{BOX}position:absolute;left:0;top:30mm}}", (30, 10, 30)),
    "in a float": (f"<div style='float:left'>{IMG}</div>", "img{width:15mm}", (15, 10, 15)),
    "as a ground": (
        "<div></div>",
        f"div{{{BOX}background:url({URL}) center/cover no-repeat}}",
        (30, 20, 30),
    ),
}


@pytest.mark.parametrize("way", SHOWN)
def test_a_photograph_is_measured_without_its_cropping(way: str, checkout: Path) -> None:
    body, style, (width, height, shown) = SHOWN[way]
    (photo,) = placed(body, style, checkout, {"tiger-1.jpg": "tiger"})
    assert (photo.slot, photo.width_px, photo.height_px) == ("tiger", 600, 400)
    assert photo.width_mm == pytest.approx(width, abs=0.01)
    assert photo.height_mm == pytest.approx(height, abs=0.01)
    assert photo.shown_mm == pytest.approx(shown, abs=0.01)


def test_other_pictures_are_no_photographs(checkout: Path) -> None:
    body = f'{IMG}<img src="brochure://made/ground.jpg" alt="">'
    style = "img{width:15mm;display:block}"
    assert len(placed(body, style, checkout, {"tiger-1.jpg": "tiger"})) == 1
    assert placed(body, style, checkout, {}) == ()


def test_one_size_is_told_once_and_two_sizes_twice(checkout: Path) -> None:
    style = "img{width:15mm;display:block}img.small{width:6mm}"
    slots = {"tiger-1.jpg": "tiger"}
    assert len(placed(IMG + IMG, style, checkout, slots)) == 1
    small = IMG.replace("<img", '<img class="small"')
    assert len(placed(IMG + small, style, checkout, slots)) == 2


def test_a_photograph_without_room_is_not_measured(checkout: Path) -> None:
    assert placed(IMG, "img{width:0;height:0}", checkout, {"tiger-1.jpg": "tiger"}) == ()
