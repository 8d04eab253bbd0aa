"""Files to pictures of 8 bits a channel; what is damaged or absurd is refused in words."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import ExifTags, Image, ImageFile, UnidentifiedImageError

# A 20 kB file of 169 megapixels costs ten seconds and 1.4 GB; an A4 page at 300 dpi has 9.
MOST_PIXELS = 40_000_000

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class BadImageError(Exception):
    """The file is not a picture that can be printed; the message says why."""


def opened(data: bytes) -> tuple[Image.Image, Image.Transpose | None]:
    """The picture as it is stored, and the turn that brings it upright."""
    with _strictly():
        image = _loaded(data)
        return image, _UPRIGHT.get(_orientation(image))


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


def _loaded(data: bytes) -> Image.Image:
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


def says_srgb(image: Image.Image) -> bool:
    """Whether a picture without a profile says itself that it is sRGB (EXIF, PNG's sRGB chunk)."""
    if "srgb" in image.info:
        return True
    try:
        inner = image.getexif().get_ifd(ExifTags.IFD.Exif)
        return inner.get(ExifTags.Base.ColorSpace) == 1
    except (OSError, SyntaxError, TypeError, ValueError, struct.error):
        return False


def eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits in 8, which Pillow alone would make white; more bits are no photograph."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point([value >> 8 for value in range(65536)], "L")
    if image.mode in {"I", "F"}:
        raise BadImageError("it has 32 bits a pixel; save it with 8 or 16")
    return image


def flat(image: Image.Image, mode: str) -> Image.Image:
    """RGB or grey without transparency: laid on white, the paper."""
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        white = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(white, layer).convert(mode)
    return image.convert(mode)
