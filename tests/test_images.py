"""Photographs of every usual kind become JPEGs in the right ink; others are refused in words."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageFile, JpegImagePlugin

from brochure_build.images import MOST_PIXELS, BadImageError, Picture, digest, prepare
from brochure_build.stages import Ink

PROFILES = Path(__file__).resolve().parents[1] / "assets" / "profiles"
FOGRA39 = (PROFILES / "FOGRA39L_coated.icc").read_bytes()
SRGB = (PROFILES / "sRGB.icc").read_bytes()
RED = (200, 30, 40)
SIZE = (24, 16)

Colour = tuple[int, ...]


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def flat(mode: str, colour: float | Colour) -> Image.Image:
    return Image.new(mode, SIZE, colour)


@cache
def red() -> Image.Image:
    return flat("RGB", RED)


def lab() -> Image.Image:
    to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    converted = ImageCms.applyTransform(red(), to_lab)
    assert converted is not None
    return converted


def deep_rgb() -> bytes:
    """A PNG of 16 bits a channel, which Pillow reads but does not write."""
    row = b"\0" + b"".join(bytes([level, level]) for level in RED) * SIZE[0]
    return png(*SIZE, depth=16, pixels=row * SIZE[1])


def png(width: int, height: int, depth: int = 8, pixels: bytes = b"") -> bytes:
    """A PNG of RGB written by hand (ISO/IEC 15948, 5.3 and 11.2.2)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, depth, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(pixels)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in parts)


def opened(picture: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.data))
    assert image.format == "JPEG"
    assert picture.suffix == "jpg"
    assert image.size == (picture.width_px, picture.height_px)
    return image


def colour(picture: Picture) -> Colour:
    """The colour of a picture that has one."""
    pixel = opened(picture).getpixel((3, 3))
    assert isinstance(pixel, tuple)
    return pixel


def near(one: Colour, other: Colour, by: int = 3) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


# Every usual kind -------------------------------------------------------------------------------

WHITE, GREY = (255, 255, 255), (128, 128, 128)
KINDS: Mapping[str, tuple[Callable[[], bytes], Colour]] = {
    "RGB as PNG": (lambda: saved(red(), "PNG"), RED),
    "RGB as TIFF": (lambda: saved(red(), "TIFF"), RED),
    "RGB as TIFF, LZW": (lambda: saved(red(), "TIFF", compression="tiff_lzw"), RED),
    "RGB as JPEG": (lambda: saved(red(), "JPEG", quality=100), RED),
    "RGB as progressive JPEG": (lambda: saved(red(), "JPEG", quality=100, progressive=True), RED),
    "RGB of 16 bits": (deep_rgb, RED),
    "YCbCr": (lambda: saved(red().convert("YCbCr"), "TIFF"), RED),
    "Lab": (lambda: saved(lab(), "TIFF"), RED),
    "palette": (lambda: saved(red().quantize(4), "PNG"), RED),
    "palette with a transparent entry": (
        lambda: saved(red().quantize(4), "PNG", transparency=0),
        WHITE,
    ),
    "transparent": (lambda: saved(flat("RGBA", (*RED, 0)), "PNG"), WHITE),
    "half transparent": (lambda: saved(flat("RGBA", (0, 0, 0, 127)), "PNG"), GREY),
    "opaque": (lambda: saved(flat("RGBA", (*RED, 255)), "PNG"), RED),
    "RGB with a transparent colour": (lambda: saved(red(), "PNG", transparency=RED), WHITE),
    "grey": (lambda: saved(flat("L", 128), "PNG"), GREY),
    "grey as JPEG": (lambda: saved(flat("L", 128), "JPEG"), GREY),
    "grey, half transparent": (lambda: saved(flat("LA", (0, 127)), "PNG"), GREY),
    "grey of 16 bits": (lambda: saved(flat("I;16", 128 * 257), "PNG"), GREY),
    "grey of 16 bits as TIFF": (lambda: saved(flat("I;16", 128 * 257), "TIFF"), GREY),
    "grey of 16 bits, big end first": (lambda: saved(flat("I;16B", 128 * 257), "TIFF"), GREY),
    "black and white": (lambda: saved(flat("1", 1), "TIFF", compression="group4"), WHITE),
    "tagged with sRGB": (lambda: saved(red(), "PNG", icc_profile=SRGB), RED),
}
every_kind = pytest.mark.parametrize("kind", KINDS)


@every_kind
def test_for_screens_a_picture_keeps_its_colour(kind: str) -> None:
    make, expected = KINDS[kind]
    picture = prepare(make(), Ink.SRGB, FOGRA39)
    assert opened(picture).mode == "RGB"
    assert (picture.width_px, picture.height_px) == SIZE
    assert near(colour(picture), expected)


@every_kind
def test_for_the_press_a_picture_is_separated_with_the_output_profile(kind: str) -> None:
    make, expected = KINDS[kind]
    picture = prepare(make(), Ink.CMYK, FOGRA39)
    assert opened(picture).mode == "CMYK"
    assert near(colour(picture), separated(expected), by=6)


def separated(rgb: Colour) -> Colour:
    """What LittleCMS makes of an sRGB colour, asked directly."""
    return through(rgb, ("RGB", SRGB), ("CMYK", FOGRA39))


def through(pixel: Colour, source: tuple[str, bytes], target: tuple[str, bytes]) -> Colour:
    transform = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(source[1])),
        ImageCms.ImageCmsProfile(io.BytesIO(target[1])),
        source[0],
        target[0],
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    converted = ImageCms.applyTransform(Image.new(source[0], (1, 1), pixel), transform)
    assert converted is not None
    made = converted.getpixel((0, 0))
    assert isinstance(made, tuple)
    return made


def test_white_stays_paper_and_black_stays_below_the_ink_limit() -> None:
    assert colour(prepare(saved(flat("RGB", WHITE), "PNG"), Ink.CMYK, FOGRA39)) == (0, 0, 0, 0)
    black = colour(prepare(saved(flat("RGB", (0, 0, 0)), "PNG"), Ink.CMYK, FOGRA39))
    assert sum(black) / 255 <= 3.3  # 330 %, the limit of FOGRA39


def test_grey_of_16_bits_keeps_its_steps() -> None:
    ramp = Image.new("I;16", (256, 8))
    ramp.putdata([x * 257 for _ in range(8) for x in range(256)])
    shown = opened(prepare(saved(ramp, "PNG"), Ink.SRGB, FOGRA39)).convert("L")
    assert all(abs(shown.getpixel((x, 4)) - x) <= 3 for x in range(256))  # type: ignore[operator]


# Profiles of one's own --------------------------------------------------------------------------


@cache
def swapped() -> bytes:
    """An sRGB profile whose red and blue are each other's: whoever reads it sees the difference."""
    count = struct.unpack(">I", SRGB[128:132])[0]
    tags = {}
    for at in range(132, 132 + 12 * count, 12):
        name, offset, size = struct.unpack(">4sII", SRGB[at : at + 12])
        tags[name] = (at, offset, size)
    profile = bytearray(SRGB)
    red_at, blue_at = tags[b"rXYZ"][0], tags[b"bXYZ"][0]
    profile[red_at + 4 : red_at + 12] = struct.pack(">II", *tags[b"bXYZ"][1:])
    profile[blue_at + 4 : blue_at + 12] = struct.pack(">II", *tags[b"rXYZ"][1:])
    return bytes(profile)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_the_profile_of_a_picture_is_followed(mode: str) -> None:
    image = red().quantize(4) if mode == "P" else red().convert(mode)
    data = saved(image, "PNG", icc_profile=swapped())
    blue = RED[::-1]
    assert near(colour(prepare(data, Ink.SRGB, FOGRA39)), blue, by=4)
    assert near(colour(prepare(data, Ink.CMYK, FOGRA39)), separated(blue), by=8)


@pytest.mark.parametrize("ink", Ink)
@pytest.mark.parametrize("profile", [b"no profile" * 20, FOGRA39], ids=["damaged", "of four inks"])
def test_a_profile_that_does_not_fit_is_refused(ink: Ink, profile: bytes) -> None:
    with pytest.raises(BadImageError, match="colours cannot be converted"):
        prepare(saved(red(), "PNG", icc_profile=profile), ink, FOGRA39)


# Four inks --------------------------------------------------------------------------------------

INKS = (10, 200, 150, 5)


def test_a_jpeg_of_four_inks_passes_unchanged_to_the_press() -> None:
    data = saved(flat("CMYK", INKS), "JPEG", icc_profile=FOGRA39)
    assert prepare(data, Ink.CMYK, FOGRA39) == Picture(data, "jpg", *SIZE)


def test_a_tiff_of_four_inks_keeps_its_inks() -> None:
    picture = prepare(saved(flat("CMYK", INKS), "TIFF"), Ink.CMYK, FOGRA39)
    assert opened(picture).mode == "CMYK"
    assert near(colour(picture), INKS)


@pytest.mark.parametrize("options", [{}, {"icc_profile": FOGRA39}], ids=["untagged", "tagged"])
@pytest.mark.parametrize("form", ["JPEG", "TIFF"])
def test_four_inks_are_shown_on_screens_as_they_print(
    form: str, options: Mapping[str, bytes]
) -> None:
    shown = colour(prepare(saved(flat("CMYK", INKS), form, **options), Ink.SRGB, FOGRA39))
    assert near(shown, through(INKS, ("CMYK", FOGRA39), ("RGB", SRGB)), by=4)


# Which way up -----------------------------------------------------------------------------------


@pytest.mark.parametrize("ink", Ink)
@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "TIFF", "CMYK"])
def test_a_picture_stands_upright_however_the_camera_was_held(
    form: str, turn: int, ink: Ink
) -> None:
    upright = Image.new("RGB", (32, 16), "white")
    upright.paste("black", (0, 0, 16, 8))  # the corner at the upper left
    lying = upright.transpose(HELD[turn]) if turn in HELD else upright
    exif = Image.Exif()
    exif[0x0112] = turn
    mode = "CMYK" if form == "CMYK" else "RGB"
    options = {"tiffinfo": {274: turn}} if form == "TIFF" else {"exif": exif, "quality": 100}
    data = saved(lying.convert(mode), "TIFF" if form == "TIFF" else "JPEG", **options)
    shown = opened(prepare(data, ink, FOGRA39)).convert("L")
    assert shown.size == upright.size
    difference = ImageChops.difference(shown, upright.convert("L"))
    assert sum(difference.histogram()[100:]) == 0


# The turn that takes an upright picture to how each orientation stores it (EXIF 2.32, 4.6.4).
HELD = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


# What is refused --------------------------------------------------------------------------------


def noise(form: str) -> bytes:
    return saved(Image.effect_noise((64, 64), 50).convert("RGB"), form)


REFUSED: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "not a JPEG, PNG or TIFF"),
    "a text": (lambda: b"%PDF-1.7 or so", "not a JPEG, PNG or TIFF"),
    "a GIF": (lambda: saved(red().quantize(4), "GIF"), "not a JPEG, PNG or TIFF"),
    "an SVG": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a JPEG, PNG or TIFF"),
    "half a PNG": (lambda: noise("PNG")[:2000], "damaged"),
    "half a JPEG": (lambda: noise("JPEG")[:1000], "damaged"),
    "half a TIFF": (lambda: noise("TIFF")[:1000], "not a JPEG|damaged"),
    "a PNG without pixels": (lambda: png(10, 10), "damaged"),
    # without a pixel behind the header: their size is judged before anything is unpacked
    "a bomb": (lambda: png(50_000, 50_000), "more than 40 megapixels"),
    "a bomb that Pillow only warns of": (lambda: png(10_000, 10_000), "more than 40 megapixels"),
    "a little too much": (
        lambda: png(8000, 5001),
        "8000 x 5001 pixels .40 megapixels.; the most is 40$",
    ),
    "32 bits a pixel": (lambda: saved(flat("I", 70_000), "TIFF"), "32 bits a pixel"),
    "fractions": (lambda: saved(flat("F", 0.5), "TIFF"), "32 bits a pixel"),
    "too wide for a JPEG": (lambda: saved(Image.new("L", (65_501, 2)), "PNG"), "cannot be"),
}


@pytest.mark.parametrize("ink", Ink)
@pytest.mark.parametrize(("make", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_printed_is_refused_in_words(
    make: Callable[[], bytes], words: str, ink: Ink
) -> None:
    with pytest.raises(BadImageError, match=words):
        prepare(make(), ink, FOGRA39)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_half_a_picture_is_refused_whatever_other_libraries_tell_pillow(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does
    with pytest.raises(BadImageError):
        prepare(noise(form)[:-500], Ink.SRGB, FOGRA39)
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_a_picture_of_the_largest_size_is_not_too_large() -> None:
    with pytest.raises(BadImageError, match="damaged"):  # it has no pixels, but that comes later
        prepare(png(8000, MOST_PIXELS // 8000), Ink.SRGB, FOGRA39)


SEEDS = (
    noise("PNG"),
    saved(Image.effect_noise((24, 18), 50), "JPEG", icc_profile=SRGB),
    saved(red(), "TIFF"),
    saved(red(), "TIFF", compression="tiff_lzw"),
    saved(flat("CMYK", INKS), "JPEG"),
    saved(red().quantize(4), "PNG", transparency=1),
    saved(flat("I;16", 999), "PNG"),
)


@settings(max_examples=250)
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=6),
    st.sampled_from([0, 0, 0, 1, 20]),
    st.sampled_from(Ink),
)
def test_a_damaged_picture_is_prepared_or_refused(
    seed: bytes, changes: list[tuple[int, int]], cut: int, ink: Ink
) -> None:
    data = bytearray(seed[: len(seed) - cut])
    for at, value in changes:
        data[at % len(data)] = value
    with suppress(BadImageError):
        picture = prepare(bytes(data), ink, FOGRA39)
        assert opened(picture).mode == ("CMYK" if ink is Ink.CMYK else "RGB")


# Always the same --------------------------------------------------------------------------------


@every_kind
@pytest.mark.parametrize("ink", Ink)
def test_the_same_picture_gives_the_same_bytes(kind: str, ink: Ink) -> None:
    data = KINDS[kind][0]()
    assert prepare(data, ink, FOGRA39) == prepare(bytes(bytearray(data)), ink, FOGRA39)


def test_nothing_of_the_camera_goes_into_print() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of Someone"
    data = saved(red(), "JPEG", exif=exif, icc_profile=SRGB)
    assert b"Someone" in data
    assert b"Someone" not in prepare(data, Ink.SRGB, FOGRA39).data


@pytest.mark.parametrize("ink", Ink)
def test_colours_are_as_sharp_as_the_picture(ink: Ink) -> None:
    image = opened(prepare(noise("PNG"), ink, FOGRA39))
    assert isinstance(image, JpegImagePlugin.JpegImageFile)
    assert {(across, down) for _, across, down, _ in image.layer} == {(1, 1)}


def test_the_digest_is_the_beginning_of_the_sha_256() -> None:
    assert digest(b"tiger") == hashlib.sha256(b"tiger").hexdigest()[:16]
    assert digest(b"tiger") != digest(b"leopard")
