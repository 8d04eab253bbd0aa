"""Photographs: opened, judged, and brought into the ink of an edition. The only user of Pillow."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageCms, UnidentifiedImageError

from brochure_build.stages import Ink

# A 20 kB file of 169 megapixels costs ten seconds and 1.4 GB; an A4 page at 300 dpi has 9.
MOST_PIXELS = 40_000_000
QUALITY = 95  # JPEG; at 95 without subsampling the loss is below what offset print shows

CMYK_MODE = "CMYK"


class BadImageError(Exception):
    """The file is not a picture that can be printed; the message says why."""


@dataclass(frozen=True)
class Picture:
    """A picture ready for a page."""

    data: bytes
    suffix: str
    width_px: int
    height_px: int


def prepare(data: bytes, ink: Ink, profile: bytes) -> Picture:
    """The picture as a JPEG in an edition's colours; BadImageError says what is wrong with it.

    CMYK is made by LittleCMS with the output profile, relative colorimetric with black-point
    compensation, as prepress does it. A CMYK JPEG meant for CMYK stays as it is, byte for byte.
    """
    image = _opened(data)
    if ink is Ink.CMYK and image.mode == CMYK_MODE and image.format == "JPEG":
        return Picture(data, "jpg", image.width, image.height)
    try:
        return _encoded(_converted(image, ink, profile))
    except (OSError, ValueError, ImageCms.PyCMSError) as error:
        raise BadImageError(f"its colours cannot be converted: {error}") from error


def _opened(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF"))
            if image.width * image.height > MOST_PIXELS:
                raise BadImageError(_too_large(image.width, image.height))
            image.load()
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise BadImageError(f"it has more than {MOST_PIXELS // 1_000_000} megapixels") from None
        except UnidentifiedImageError:
            raise BadImageError("it is not a JPEG, PNG or TIFF picture") from None
        except (OSError, SyntaxError, ValueError) as error:
            raise BadImageError(f"it is damaged: {error}") from error
    return image


def _too_large(width: int, height: int) -> str:
    pixels = width * height / 1_000_000
    most = MOST_PIXELS // 1_000_000
    return f"it has {width} x {height} pixels ({pixels:.0f} megapixels); the most is {most}"


def _converted(image: Image.Image, ink: Ink, profile: bytes) -> Image.Image:
    own = image.info.get("icc_profile")
    if image.mode == CMYK_MODE:
        return image if ink is Ink.CMYK else _through(image, own or profile, None, "RGB")
    rgb = _flat(image)
    if ink is Ink.SRGB:
        return _through(rgb, own, None, "RGB") if own and image.mode == "RGB" else rgb
    return _through(rgb, own if image.mode == "RGB" else None, profile, CMYK_MODE)


def _flat(image: Image.Image) -> Image.Image:
    """RGB without transparency: laid on white, the paper."""
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        white = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(white, layer).convert("RGB")
    return image.convert("RGB")


def _through(
    image: Image.Image, source: bytes | None, target: bytes | None, mode: str
) -> Image.Image:
    transform = _transform(source, target, image.mode, mode)
    converted = ImageCms.applyTransform(image, transform)
    if converted is None:
        raise ValueError("the colour transform gave nothing")
    return converted


@cache
def _transform(
    source: bytes | None, target: bytes | None, from_mode: str, to_mode: str
) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        _profile(source),
        _profile(target),
        from_mode,
        to_mode,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _profile(data: bytes | None) -> ImageCms.ImageCmsProfile:
    if data is None:
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    return ImageCms.ImageCmsProfile(io.BytesIO(data))


def _encoded(image: Image.Image) -> Picture:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return Picture(out.getvalue(), "jpg", image.width, image.height)


def digest(data: bytes) -> str:
    """A short name for a picture's bytes."""
    return hashlib.sha256(data).hexdigest()[:16]
