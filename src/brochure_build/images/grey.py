"""Grey pictures in black ink alone, which cannot be tinted by the other three."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PIL import Image

from brochure_build.images.profiles import SRGB, through

_STEPS = range(256)


def black_alone(grey: Image.Image, own: bytes, profile: bytes) -> Image.Image:
    """A grey picture as CMYK whose black prints as light as the grey is; the rest is empty."""
    empty = Image.new("L", grey.size)
    return Image.merge("CMYK", (empty, empty, empty, grey.point(list(_amounts(own, profile)))))


@cache
def _amounts(own: bytes, profile: bytes) -> Sequence[int]:
    """How much black each step of grey takes: black ink spreads, so it is not 255 less the grey.

    From paper to full black both scales are stretched to one another, as the black-point
    compensation of colours does.
    """
    wanted = _stretched(_lightness(_ramp(), own))
    printed = _stretched(_lightness(_inked(), profile))
    return tuple(_nearest(light, printed) for light in wanted)


def _nearest(light: float, printed: Sequence[float]) -> int:
    return min(_STEPS, key=lambda black: abs(printed[black] - light))


def _ramp() -> Image.Image:
    ramp = Image.new("L", (len(_STEPS), 1))
    ramp.putdata(list(_STEPS))
    return ramp


def _inked() -> Image.Image:
    empty = Image.new("L", (len(_STEPS), 1))
    return Image.merge("CMYK", (empty, empty, empty, _ramp()))


def _lightness(ramp: Image.Image, profile: bytes) -> Sequence[int]:
    """L* of each step, 255 for white."""
    source = ramp.convert("RGB") if ramp.mode == "L" and not profile else ramp
    lab = through(source, profile, SRGB, "LAB")
    return tuple(lab.getchannel("L").tobytes())


def _stretched(lightness: Sequence[int]) -> Sequence[float]:
    darkest, lightest = min(lightness), max(lightness)
    if darkest == lightest:
        raise ValueError("the profile knows no difference between black and white")
    return tuple((light - darkest) / (lightest - darkest) for light in lightness)
