"""Pictures that look like photographs: grain, soft shapes and sweeps, the same each time."""

from __future__ import annotations

import io
import random
from pathlib import Path

from PIL import Image, ImageChops, ImageCms

PROFILES = Path(__file__).resolve().parents[1] / "assets" / "profiles"
FOGRA39 = (PROFILES / "FOGRA39L_coated.icc").read_bytes()
SRGB = (PROFILES / "sRGB.icc").read_bytes()
MARK = (215, 10, 120)  # as magenta as the press can; nothing else in a view is red
# Where the mark stands, as shares from the left and from the top: far off the middle.
MARK_AT = (0.5, 0.12)


def view(width: int, height: int, seed: int = 1) -> Image.Image:
    """A hazy landscape in greens and blues, with a marked point that must not be cropped away."""
    chance = random.Random(seed)  # noqa: S311  # the same picture each time
    size = (width, height)
    sweep = Image.linear_gradient("L").resize(size)
    hills = Image.frombytes("L", (24, 16), chance.randbytes(24 * 16))
    soft = Image.blend(sweep, hills.resize(size, Image.Resampling.BICUBIC), 0.4)
    grain = Image.frombytes("L", size, chance.randbytes(width * height))
    bands = (
        soft.point(lambda value: 40 + value // 4),
        Image.blend(soft, grain, 0.15).point(lambda value: 60 + value // 2),
        ImageChops.invert(soft).point(lambda value: 40 + value // 2),
    )
    made = Image.merge("RGB", bands)
    side = max(8, height // 8)
    left, top = (
        round(share * length) - side // 2 for share, length in zip(MARK_AT, size, strict=True)
    )
    made.paste(MARK, (left, top, left + side, top + side))
    return made


def separated(image: Image.Image) -> Image.Image:
    """A picture in the inks of FOGRA39, as a photographer's program makes them."""
    made = ImageCms.profileToProfile(
        image,
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(FOGRA39)),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert made is not None
    return made


def file_of(form: str, width: int = 900, height: int = 600, seed: int = 1) -> tuple[str, bytes]:
    """A view as “RGB JPEG”, “CMYK JPEG”, “RGB TIFF” or “CMYK TIFF”: its suffix and its bytes."""
    mode, kind = form.split()
    image = view(width, height, seed)
    out = io.BytesIO()
    options = {"quality": 95} if kind == "JPEG" else {"compression": "tiff_lzw"}
    if mode == "CMYK":
        separated(image).save(out, kind, icc_profile=FOGRA39, **options)
    else:
        image.save(out, kind, icc_profile=SRGB, **options)
    return {"JPEG": "jpg", "TIFF": "tif"}[kind], out.getvalue()


FORMS = ("RGB JPEG", "CMYK JPEG", "RGB TIFF", "CMYK TIFF")
