"""Total ink: how much the four inks of a picture come to, and bringing shadows below the most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from PIL import Image, ImageMath

from brochure_build.stages import MOST_INK

_FULL = 255
# JPEG gives and takes a few per cent in single pixels. So we stay below by as much, and what was
# supplied is not blamed for a little more.
JPEG_NOISE = 4
_TARGET = (MOST_INK - JPEG_NOISE) * _FULL // 100
_LIMIT = (MOST_INK + JPEG_NOISE) * _FULL // 100
_SPECKS = 0.001  # of all pixels: so few together are too small to stay wet

_ROWS = 256  # a strip at a time: four bytes a pixel and step would be gigabytes for a large picture


@dataclass(frozen=True)
class InkUse:
    """The most ink of any pixel in per cent, and the share of pixels with more than is allowed."""

    most: int
    share_over: float

    @property
    def is_too_much(self) -> bool:
        return self.share_over > _SPECKS


def ink_use(image: Image.Image) -> InkUse:
    """How much ink a CMYK picture asks for."""
    most, over = 0, 0
    for strip in _strips(image):
        total = _evaluated(strip, lambda inks: inks["c"] + inks["m"] + inks["y"] + inks["k"])
        most = max(most, cast("int", total.getextrema()[1]))
        over += sum(total.point(lambda value: value - _LIMIT).convert("L").histogram()[1:])
    return InkUse(round(most * 100 / _FULL), over / (image.width * image.height))


def limited(image: Image.Image) -> Image.Image:
    """The picture with at most MOST_INK: in shadows cyan, magenta and yellow give way to black.

    They shrink in their own proportion, so the hue stays, and black carries the depth.
    """
    made = Image.new("CMYK", image.size)
    top = 0
    for strip in _strips(image):
        bands = [_given_way(strip, name) for name in "cmy"]
        made.paste(Image.merge("CMYK", (*bands, strip.getchannel("K"))), (0, top))
        top += strip.height
    return made


def _given_way(strip: Image.Image, name: str) -> Image.Image:
    def least(inks: dict[str, Any]) -> Any:
        colours = inks["max"](inks["c"] + inks["m"] + inks["y"], 1)
        return inks["min"](inks[name], inks[name] * (_TARGET - inks["k"]) / colours)

    return _evaluated(strip, least).convert("L")


def _evaluated(strip: Image.Image, expression: Any) -> Image.Image:
    inks = dict(zip("cmyk", strip.split(), strict=True))
    made = ImageMath.lambda_eval(expression, **inks)
    if not isinstance(made, Image.Image):
        raise TypeError("an expression of pictures gives a picture")
    return made


def _strips(image: Image.Image) -> Iterator[Image.Image]:
    for top in range(0, image.height, _ROWS):
        yield image.crop((0, top, image.width, min(top + _ROWS, image.height)))
