"""Colour profiles: LittleCMS's transforms between them, and which condition one was made for."""

from __future__ import annotations

import io
import re
from functools import cache

from PIL import Image, ImageCms

SRGB = b""  # no profile stands for sRGB

# How profiles name the measured printing conditions of the ICC's registry, in whatever tag.
_CONDITION = re.compile(rb"FOGRA ?[0-9]{2}|CGATS ?TR ?[0-9]{3}|SWOP ?TR ?[0-9]{3}")


def through(image: Image.Image, source: bytes, target: bytes, mode: str) -> Image.Image:
    """A picture's colours in another profile, whose mode is given."""
    converted = ImageCms.applyTransform(image, _transform(source, target, image.mode, mode))
    if converted is None:
        raise ValueError("the colour transform gave nothing")
    return converted


@cache
def _transform(
    source: bytes, target: bytes, from_mode: str, to_mode: str
) -> ImageCms.ImageCmsTransform:
    """Relative colorimetric with black-point compensation, as prepress does it."""
    return ImageCms.buildTransform(
        _profile(source, from_mode),
        _profile(target, to_mode),
        from_mode,
        to_mode,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _profile(data: bytes, mode: str) -> ImageCms.ImageCmsProfile:
    if data == SRGB:
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB" if mode == "LAB" else "sRGB"))
    return ImageCms.ImageCmsProfile(io.BytesIO(data))


def same_condition(one: bytes, other: bytes) -> bool:
    """Whether two profiles stand for one printing condition; makers have a profile each for it."""
    return one == other or bool(_conditions(one) & _conditions(other))


def _conditions(profile: bytes) -> frozenset[bytes]:
    # version 4 writes its texts in UTF-16, where a letter is a zero and the letter
    names = _CONDITION.findall(profile.replace(b"\0", b"").upper())
    return frozenset(name.replace(b" ", b"") for name in names)


def description(profile: bytes) -> str:
    """What a profile calls itself."""
    return ImageCms.getProfileDescription(_profile(profile, "")).strip() or "without a name"
