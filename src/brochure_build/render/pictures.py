"""Photographs on a laid-out page: how many pixels stand on how many millimetres.

What cropping takes away counts as if it were there, for the scale of the picture is what matters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import md5

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.images import RasterImage
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.replaced import replacedbox_layout

from brochure_build.render.fetcher import MADE
from brochure_build.stages import PIXELS_PER_MM, PlacedPhoto


def placed_photos(page: Page, slots: Mapping[str, str]) -> tuple[PlacedPhoto, ...]:
    """Every photograph of a page as it is placed; slots names those there are by their file."""
    by_image = {_identity(f"{MADE}{file}"): slot for file, slot in slots.items()}
    found = (photo for box in _boxes(page._page_box) for photo in _of_box(box, by_image))  # noqa: SLF001
    return tuple(dict.fromkeys(photo for photo in found if photo.width_mm and photo.height_mm))


def _identity(url: str) -> str:
    """How the engine calls the image of a URL, whether an element or a background shows it."""
    return md5(url.encode(), usedforsecurity=False).hexdigest()


def _boxes(box: boxes.Box) -> Iterator[boxes.Box]:
    box = box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001
    yield box
    for child in box.children if isinstance(box, boxes.ParentBox) else ():
        yield from _boxes(child)


def _of_box(box: boxes.Box, slots: Mapping[str, str]) -> Iterator[PlacedPhoto]:
    if isinstance(box, boxes.ReplacedBox) and _is_one(box.replacement, slots):
        width, height, *_ = replacedbox_layout(box)
        yield _placed(box.replacement, slots, width, height, box.width)
    background = getattr(box, "background", None)
    for layer in background.layers if background else ():
        if _is_one(layer.image, slots):
            width, height = layer.size
            yield _placed(layer.image, slots, width, height, layer.painting_area[2])


def _is_one(image: object, slots: Mapping[str, str]) -> bool:
    return isinstance(image, RasterImage) and image.id in slots


def _placed(
    image: RasterImage, slots: Mapping[str, str], width: float, height: float, room: float
) -> PlacedPhoto:
    return PlacedPhoto(
        slot=slots[image.id],
        width_px=image.width,
        height_px=image.height,
        width_mm=round(width / PIXELS_PER_MM, 3),
        height_mm=round(height / PIXELS_PER_MM, 3),
        shown_mm=round(min(width, room) / PIXELS_PER_MM, 3),
    )
