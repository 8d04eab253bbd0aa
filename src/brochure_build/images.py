"""Photographs: opened, judged, and brought into the ink of an edition. The only user of Pillow."""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import ExifTags, Image, ImageCms, ImageFile, UnidentifiedImageError

from brochure_build.stages import Ink

# A 20 kB file of 169 megapixels costs ten seconds and 1.4 GB; an A4 page at 300 dpi has 9.
MOST_PIXELS = 40_000_000
QUALITY = 95  # JPEG; at 95 without subsampling the loss is below what offset print shows

CMYK_MODE = "CMYK"
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_OF_RGB = frozenset({"RGB", "RGBA", "RGBX", "P", "PA"})  # modes whose own profile is one of RGB


class BadImageError(Exception):
    """The file is not a picture that can be printed; the message says why."""


@dataclass(frozen=True)
class Picture:
    """A picture ready for a page."""

    data: bytes
    suffix: str
    width_px: int
    height_px: int


# every language shows the same photographs: each is converted once for an ink
@lru_cache(maxsize=64)
def prepare(data: bytes, ink: Ink, profile: bytes) -> Picture:
    """The picture as a JPEG in an edition's colours; BadImageError says what is wrong with it.

    CMYK is made by LittleCMS with the output profile, relative colorimetric with black-point
    compensation, as prepress does it. A CMYK JPEG meant for CMYK stays as it is, byte for byte,
    unless the camera says that it lies on its side.
    """
    with _strictly():
        image = _opened(data)
        turn = _UPRIGHT.get(_orientation(image))
    if ink is Ink.CMYK and image.mode == CMYK_MODE and image.format == "JPEG" and turn is None:
        return Picture(data, "jpg", image.width, image.height)
    try:
        upright = image if turn is None else image.transpose(turn)
        return _encoded(_converted(_eight_bits(upright), ink, profile))
    except (OSError, ValueError, ImageCms.PyCMSError) as error:
        raise BadImageError(f"its colours cannot be converted: {error}") from error


@contextmanager
def _strictly() -> Iterator[None]:
    """Pillow as it comes: damage and size count, remarks on metadata, which is not used, do not."""
    tolerant = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # importing WeasyPrint turns it on for all
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = tolerant


def _opened(data: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF"))
        if image.width * image.height > MOST_PIXELS:
            raise BadImageError(_too_large(image.width, image.height))
        image.load()
    except BadImageError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BadImageError(f"it has more than {MOST_PIXELS // 1_000_000} megapixels") from None
    except UnidentifiedImageError:
        raise BadImageError("it is not a JPEG, PNG or TIFF picture") from None
    except Exception as error:  # Pillow fails in many ways on damaged files, TypeError among them
        raise BadImageError(f"it is damaged: {error}") from error
    return image


def _too_large(width: int, height: int) -> str:
    pixels = width * height / 1_000_000
    most = MOST_PIXELS // 1_000_000
    return f"it has {width} x {height} pixels ({pixels:.0f} megapixels); the most is {most}"


def _orientation(image: Image.Image) -> int:
    """How the camera was held (EXIF 2.32, 4.6.4 A); 1 is upright, as is what cannot be read."""
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except (OSError, SyntaxError, TypeError, ValueError, struct.error):
        return 1


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits in 8, which Pillow alone would make white; more bits are no photograph."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point([value >> 8 for value in range(65536)], "L")
    if image.mode in {"I", "F"}:
        raise BadImageError("it has 32 bits a pixel; save it with 8 or 16")
    return image


def _converted(image: Image.Image, ink: Ink, profile: bytes) -> Image.Image:
    own = image.info.get("icc_profile")
    if image.mode == CMYK_MODE:
        return image if ink is Ink.CMYK else _through(image, own or profile, None, "RGB")
    rgb = _flat(image)
    source = own if image.mode in _OF_RGB else None  # a profile of grey does not fit what is RGB
    if ink is Ink.SRGB:
        return _through(rgb, source, None, "RGB") if source else rgb
    return _through(rgb, source, profile, CMYK_MODE)


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
