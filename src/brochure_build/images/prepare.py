"""A photograph as an edition needs it: a JPEG in the press's inks, or in sRGB for screens.

What a prepress department would do is done here, and what it would mention is remarked:

- RGB and Lab are separated with the output profile; RGB without a profile counts as sRGB.
- Grey prints in black alone, as light as it is: four inks would tint it.
- CMYK made for the output condition stays as it is; made for another it is separated again.
- No shadow has more ink than dries.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageCms

from brochure_build.codes import COLOUR_ASSUMED, COLOUR_CONVERTED, LINE_ART, TOO_MUCH_INK
from brochure_build.findings import Finding
from brochure_build.images.grey import black_alone
from brochure_build.images.ink import InkUse, ink_use, limited
from brochure_build.images.opening import BadImageError, eight_bits, flat, opened, says_srgb
from brochure_build.images.profiles import SRGB, description, same_condition, through
from brochure_build.stages import MOST_INK, Ink

QUALITY = 95  # JPEG; at 95 without subsampling the loss is below what offset print shows
CMYK_MODE = "CMYK"
_OF_RGB = frozenset({"RGB", "RGBA", "RGBX", "P", "PA"})  # modes whose own profile is one of RGB
_OF_GREY = frozenset({"1", "L", "LA", "La"})


@dataclass(frozen=True)
class Picture:
    """A picture ready for a page, and what is remarkable about it."""

    data: bytes
    suffix: str
    width_px: int
    height_px: int
    remarks: tuple[Finding, ...] = ()


# every language shows the same photographs: each is converted once for an ink
@lru_cache(maxsize=64)
def prepare(data: bytes, ink: Ink, profile: bytes) -> Picture:
    """The picture as a JPEG in an edition's colours; BadImageError says what is wrong with it.

    A CMYK JPEG that is as the press needs it stays so, byte for byte, unless the camera says that
    it lies on its side.
    """
    stored, turn = opened(data)
    try:
        image = eight_bits(stored if turn is None else stored.transpose(turn))
        own = bytes(stored.info.get("icc_profile") or b"")
        remarks = _remarks(stored, own, profile)
        if image.mode == CMYK_MODE:
            use = ink_use(image)
            remarks += (_too_much(use),) if use.is_too_much else ()
            ready = ink is Ink.CMYK and _is_as_needed(own, profile) and not use.is_too_much
            if ready and stored.format == "JPEG" and turn is None:
                return Picture(data, "jpg", image.width, image.height, remarks)
        made = _for_press(image, own, profile) if ink is Ink.CMYK else _shown(image, own, profile)
        return _encoded(made, remarks)
    except (OSError, ValueError, ImageCms.PyCMSError) as error:
        raise BadImageError(f"its colours cannot be converted: {error}") from error


def _for_press(image: Image.Image, own: bytes, profile: bytes) -> Image.Image:
    if image.mode in _OF_GREY:
        return black_alone(flat(image, "L"), _of_grey(own), profile)
    if image.mode == CMYK_MODE:
        made = image if _is_as_needed(own, profile) else through(image, own, profile, CMYK_MODE)
    elif image.mode == "LAB":
        made = through(image, SRGB, profile, CMYK_MODE)
    else:
        source = own if image.mode in _OF_RGB else SRGB
        made = through(flat(image, "RGB"), source, profile, CMYK_MODE)
    return limited(made)


def _shown(image: Image.Image, own: bytes, profile: bytes) -> Image.Image:
    if image.mode in _OF_GREY:
        grey, source = flat(image, "L"), _of_grey(own)
        return through(grey, source, SRGB, "RGB") if source else grey.convert("RGB")
    if image.mode == CMYK_MODE:
        return through(image, own or profile, SRGB, "RGB")
    if image.mode == "LAB":
        return through(image, SRGB, SRGB, "RGB")
    rgb = flat(image, "RGB")
    return through(rgb, own, SRGB, "RGB") if own and image.mode in _OF_RGB else rgb


def _of_grey(own: bytes) -> bytes:
    """The profile of a grey picture; some programs leave one of RGB behind, which fits nothing."""
    return own if own[16:20] == b"GRAY" else SRGB  # ICC.1:2022, 7.2.6


def _is_as_needed(own: bytes, profile: bytes) -> bool:
    return not own or same_condition(own, profile)


def _remarks(image: Image.Image, own: bytes, profile: bytes) -> tuple[Finding, ...]:
    """What was taken for granted or changed, the same for every edition."""
    if image.mode == CMYK_MODE and not own:
        message = f"it has no colour profile; its inks are taken as those of {description(profile)}"
        return (Finding(COLOUR_ASSUMED, message),)
    if image.mode == CMYK_MODE and not same_condition(own, profile):
        message = f"its inks are those of {description(own)}, not of {description(profile)}"
        return (Finding(COLOUR_CONVERTED, message),)
    if image.mode in _OF_RGB and not own and not says_srgb(image):
        return (Finding(COLOUR_ASSUMED, "it has no colour profile; sRGB is assumed"),)
    if image.mode == "1":
        return (Finding(LINE_ART, "it is black and white without any grey"),)
    return ()


def _too_much(use: InkUse) -> Finding:
    message = f"its shadows have up to {use.most} % of ink in all; at most {MOST_INK} % dry"
    return Finding(TOO_MUCH_INK, message)


def _encoded(image: Image.Image, remarks: tuple[Finding, ...]) -> Picture:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return Picture(out.getvalue(), "jpg", image.width, image.height, remarks)


def digest(data: bytes) -> str:
    """A short name for a picture's bytes."""
    return hashlib.sha256(data).hexdigest()[:16]
