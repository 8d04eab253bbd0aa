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

from brochure_build.codes import COLOUR_ASSUMED, COLOUR_CONVERTED, LINE_ART, TOO_MUCH_INK
from brochure_build.findings import Code
from brochure_build.images import MOST_PIXELS, BadImageError, Picture, digest, prepare
from brochure_build.images.ink import JPEG_NOISE, ink_use
from brochure_build.stages import MOST_INK, Ink

PROFILES = Path(__file__).resolve().parents[2] / "assets" / "profiles"
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


def deep_tiff(photometric: int, levels: Colour) -> bytes:
    """A TIFF of 16 bits a channel, which Pillow reads but does not write (TIFF 6.0, section 2)."""
    count, (width, height) = len(levels), SIZE
    pixels = struct.pack(f"<{count}H", *(level * 257 for level in levels)) * (width * height)
    bits_at = 8 + 2 + 9 * 12 + 4
    entries = [
        *((256, 4, 1, width), (257, 4, 1, height), (258, 3, count, bits_at), (259, 3, 1, 1)),
        *((262, 3, 1, photometric), (273, 4, 1, bits_at + 2 * count), (277, 3, 1, count)),
        *((278, 4, 1, height), (279, 4, 1, len(pixels))),
    ]
    table = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    head = b"II*\0" + struct.pack("<IH", 8, len(entries)) + table + bytes(4)
    return head + struct.pack(f"<{count}H", *[16] * count) + pixels


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
    "RGB of 16 bits as TIFF": (lambda: deep_tiff(2, RED), RED),
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


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "grey" not in kind])
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


def test_grey_with_a_profile_of_rgb_is_grey_all_the_same() -> None:
    for ink in Ink:
        plain, tagged = (
            prepare(saved(flat("L", 90), "PNG", **options), ink, FOGRA39)
            for options in ({}, {"icc_profile": SRGB})
        )
        assert colour(plain) == colour(tagged)


@pytest.mark.parametrize("ink", Ink)
@pytest.mark.parametrize("profile", [b"no profile" * 20, FOGRA39], ids=["damaged", "of four inks"])
def test_a_profile_that_does_not_fit_is_refused(ink: Ink, profile: bytes) -> None:
    with pytest.raises(BadImageError, match="colours cannot be converted"):
        prepare(saved(red(), "PNG", icc_profile=profile), ink, FOGRA39)


# Four inks --------------------------------------------------------------------------------------

INKS = (10, 200, 150, 5)


@pytest.mark.parametrize("options", [{}, {"icc_profile": FOGRA39}], ids=["untagged", "tagged"])
def test_a_jpeg_of_four_inks_passes_unchanged_to_the_press(options: Mapping[str, bytes]) -> None:
    data = saved(flat("CMYK", INKS), "JPEG", **options)
    assert prepare(data, Ink.CMYK, FOGRA39).data == data


def test_a_profile_of_the_same_condition_by_another_maker_changes_nothing() -> None:
    other = FOGRA39.replace(b"Coated", b"Matt!!")
    assert other != FOGRA39
    data = saved(flat("CMYK", INKS), "JPEG", icc_profile=other)
    assert prepare(data, Ink.CMYK, FOGRA39).data == data


def elsewhere() -> bytes:
    """A profile whose condition has another name."""
    made = FOGRA39
    for name in ("FOGRA39", "Fogra39", "fogra39"):
        for encoding in ("ascii", "utf-16-be"):
            made = made.replace(name.encode(encoding), "ELSEWHE".encode(encoding))
    return made


@pytest.mark.parametrize("form", ["JPEG", "TIFF"])
def test_inks_of_another_condition_are_separated_again(form: str) -> None:
    # its numbers are those of FOGRA39, so the colour must come out the same, by other inks
    data = saved(flat("CMYK", (60, 60, 60, 120)), form, icc_profile=elsewhere())
    picture = prepare(data, Ink.CMYK, FOGRA39)
    assert picture.data != data
    assert not near(colour(picture), (60, 60, 60, 120), by=8)
    shown = through(colour(picture), ("CMYK", FOGRA39), ("RGB", SRGB))
    assert near(shown, through((60, 60, 60, 120), ("CMYK", FOGRA39), ("RGB", SRGB)), by=4)


def test_a_profile_of_rgb_on_four_inks_is_refused() -> None:
    data = saved(flat("CMYK", INKS), "JPEG", icc_profile=SRGB)
    with pytest.raises(BadImageError, match="colours cannot be converted"):
        prepare(data, Ink.CMYK, FOGRA39)


def test_a_tiff_of_four_inks_keeps_its_inks() -> None:
    picture = prepare(saved(flat("CMYK", INKS), "TIFF"), Ink.CMYK, FOGRA39)
    assert opened(picture).mode == "CMYK"
    assert near(colour(picture), INKS)


def test_four_inks_of_16_bits_keep_their_inks() -> None:
    assert near(colour(prepare(deep_tiff(5, INKS), Ink.CMYK, FOGRA39)), INKS)


@pytest.mark.parametrize("options", [{}, {"icc_profile": FOGRA39}], ids=["untagged", "tagged"])
@pytest.mark.parametrize("form", ["JPEG", "TIFF"])
def test_four_inks_are_shown_on_screens_as_they_print(
    form: str, options: Mapping[str, bytes]
) -> None:
    shown = colour(prepare(saved(flat("CMYK", INKS), form, **options), Ink.SRGB, FOGRA39))
    assert near(shown, through(INKS, ("CMYK", FOGRA39), ("RGB", SRGB)), by=4)


# Grey ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "grey" in kind])
def test_grey_prints_in_black_alone_and_as_light_as_it_is(kind: str) -> None:
    make, expected = KINDS[kind]
    cyan, magenta, yellow, black = colour(prepare(make(), Ink.CMYK, FOGRA39))
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert 100 < black < 190
    # black alone is not as dark as four inks, so grey in the middle comes out a little lighter
    assert expected == GREY
    shown = through((0, 0, 0, black), ("CMYK", FOGRA39), ("RGB", SRGB))
    assert max(shown) - min(shown) <= 12, "black ink is nearly neutral"
    assert near(shown, GREY, by=24)


def test_white_of_grey_is_paper_and_its_black_is_full_black() -> None:
    for grey, inks in ((255, (0, 0, 0, 0)), (0, (0, 0, 0, 255))):
        assert colour(prepare(saved(flat("L", grey), "PNG"), Ink.CMYK, FOGRA39)) == inks


def gamma_of(value: float) -> bytes:
    """A profile of grey with one gamma (ICC.1:2001-04, 6.3.1.1)."""
    curve = struct.pack(">4sIIHxx", b"curv", 0, 1, round(value * 256))
    white = struct.pack(">4sI3i", b"XYZ ", 0, 63190, 65536, 54061)
    name = struct.pack(">4sII5s78x", b"desc", 0, 5, b"grey\0") + b"\0"
    tags, data = b"", b""
    for tag, body in ((b"kTRC", curve), (b"wtpt", white), (b"desc", name)):
        tags += struct.pack(">4sII", tag, 128 + 4 + 36 + len(data), len(body))
        data += body + bytes(-len(body) % 4)
    head = struct.pack(
        ">I4sI4s4s4s12s4s28x3i48x",
        *(128 + 4 + 36 + len(data), b"lcms", 0x02400000, b"mntr", b"GRAY", b"XYZ "),
        *(bytes(12), b"acsp", 63190, 65536, 54061),
    )
    return head + struct.pack(">I", 3) + tags + data


@pytest.mark.parametrize("ink", Ink)
def test_the_profile_of_a_grey_picture_is_followed(ink: Ink) -> None:
    light, dark = (
        prepare(saved(flat("L", 128), "PNG", icc_profile=gamma_of(gamma)), ink, FOGRA39)
        for gamma in (1.0, 3.0)
    )
    more, less = (light, dark) if ink is Ink.SRGB else (dark, light)
    assert sum(colour(more)) > sum(colour(less)) + 40


# Ink --------------------------------------------------------------------------------------------


def inks_of(picture: Picture) -> list[int]:
    """The total ink of every pixel, in per cent."""
    flattened = opened(picture).tobytes()
    totals = zip(*(flattened[band::4] for band in range(4)), strict=True)
    return [round(sum(pixel) / 2.55) for pixel in totals]


def shadows() -> Image.Image:
    """A wide sweep of dark colours with grain."""
    bands = [
        Image.radial_gradient("L").rotate(turn).point(lambda v: v // 4) for turn in (0, 90, 45)
    ]
    return Image.blend(
        Image.merge("RGB", bands), Image.effect_noise((256, 256), 40).convert("RGB"), 0.1
    )


def heavy() -> Image.Image:
    """Every step from paper to four full inks."""
    return Image.merge("CMYK", [Image.linear_gradient("L")] * 4)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
def test_no_shadow_that_was_separated_here_has_more_ink_than_dries(form: str) -> None:
    unlimited = ImageCms.profileToProfile(
        shadows(),
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(FOGRA39)),
        outputMode="CMYK",
    )
    assert unlimited is not None
    assert ink_use(unlimited).is_too_much, "there is something to take back"
    totals = inks_of(prepare(saved(shadows(), form), Ink.CMYK, FOGRA39))
    assert max(totals) <= MOST_INK + JPEG_NOISE
    assert sorted(totals)[len(totals) * 99 // 100] <= MOST_INK


@pytest.mark.parametrize("form", ["JPEG", "TIFF"])
def test_supplied_inks_that_would_not_dry_are_taken_back_and_told(form: str) -> None:
    picture = prepare(saved(heavy(), form), Ink.CMYK, FOGRA39)
    assert max(inks_of(picture)) <= MOST_INK + JPEG_NOISE
    (told,) = (remark for remark in picture.remarks if remark.code is TOO_MUCH_INK)
    assert "400 %" in told.message
    lighter = heavy().point(lambda value: value * 7 // 10)  # at most 280 %
    fine = prepare(saved(lighter, form, quality=95), Ink.CMYK, FOGRA39)
    assert TOO_MUCH_INK not in {remark.code for remark in fine.remarks}


def test_taking_ink_back_leaves_black_and_the_hue() -> None:
    made = colour(prepare(saved(flat("CMYK", (250, 200, 150, 220)), "TIFF"), Ink.CMYK, FOGRA39))
    assert sum(made) <= MOST_INK * 2.55 + 4
    assert abs(made[3] - 220) <= 2
    assert made[0] > made[1] > made[2]
    assert abs(made[0] / made[1] - 250 / 200) < 0.06


def test_a_few_specks_over_the_limit_are_left_alone() -> None:
    image = Image.new("CMYK", (100, 100), (10, 20, 30, 40))
    image.putpixel((50, 50), (255, 255, 255, 255))
    assert not ink_use(image).is_too_much
    assert ink_use(image).most == 400


# What is remarked -------------------------------------------------------------------------------

SAYS_SRGB = Image.Exif()
SAYS_SRGB.get_ifd(0x8769)[0xA001] = 1
REMARKED: Mapping[str, tuple[Callable[[], bytes], list[Code]]] = {
    "RGB with a profile": (lambda: saved(red(), "JPEG", icc_profile=SRGB), []),
    "RGB that says it is sRGB": (lambda: saved(red(), "JPEG", exif=SAYS_SRGB), []),
    "RGB without a profile": (lambda: saved(red(), "JPEG"), [COLOUR_ASSUMED]),
    "grey": (lambda: saved(flat("L", 9), "JPEG"), []),
    "Lab": (lambda: saved(lab(), "TIFF"), []),
    "one bit": (lambda: saved(flat("1", 1), "TIFF"), [LINE_ART]),
    "CMYK of the condition": (lambda: saved(flat("CMYK", INKS), "JPEG", icc_profile=FOGRA39), []),
    "CMYK without a profile": (lambda: saved(flat("CMYK", INKS), "TIFF"), [COLOUR_ASSUMED]),
    "CMYK of another condition": (
        lambda: saved(flat("CMYK", INKS), "JPEG", icc_profile=elsewhere()),
        [COLOUR_CONVERTED],
    ),
    "CMYK that would not dry": (
        lambda: saved(heavy(), "TIFF", icc_profile=FOGRA39),
        [TOO_MUCH_INK],
    ),
}


@pytest.mark.parametrize("kind", REMARKED)
def test_what_was_taken_for_granted_or_changed_is_remarked_alike_in_every_ink(kind: str) -> None:
    make, expected = REMARKED[kind]
    for_press, shown = (prepare(make(), ink, FOGRA39).remarks for ink in Ink)
    assert [remark.code for remark in for_press] == expected
    assert for_press == shown


def test_a_remark_names_the_profiles() -> None:
    data = saved(flat("CMYK", INKS), "JPEG", icc_profile=elsewhere())
    (remark,) = prepare(data, Ink.CMYK, FOGRA39).remarks
    assert remark.message == "its inks are those of ELSEWHEL Coated, not of FOGRA39L Coated"


def test_lab_reaches_inks_that_srgb_has_not() -> None:
    cyan = flat("LAB", (143, 128 - 36, 128 - 49))  # L* 56, a* -36, b* -49: cyan on coated paper
    made = colour(prepare(saved(cyan, "TIFF"), Ink.CMYK, FOGRA39))
    assert made[0] > 230, "the cyan of the press"
    assert sum(made[1:]) < 60


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
