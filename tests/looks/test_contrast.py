"""Every letter against what lies behind it (WCAG 2.2, 1.4.3), on screen and in the press's inks."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from PIL import Image, ImageCms

from brochure_build.project.sources import Sources, read_sources
from brochure_build.stages import Ink
from conftest import Built
from looks.reading import Colour, Letter, letters, picture
from translation.catalogues import real_locales

DPI = 150
PIXELS_PER_MM = DPI / 25.4
TEXT, LARGE = 4.5, 3.0
LARGE_PT, LARGE_BOLD_PT = 18.0, 14.0

Pair = tuple[Colour, Colour]


@pytest.fixture(scope="module")
def sources(real: Built) -> Sources:
    return read_sources(real.project)


def luminance(colour: Colour) -> float:
    """Relative luminance of an sRGB colour (WCAG 2.2)."""
    shares = [part / 255 for part in colour]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, two: Colour) -> float:
    """From 1 to 21."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ground(image: Image.Image, letter: Letter) -> Colour:
    """What lies behind a letter: the commonest pixel in its box and close round it."""
    box = tuple(
        round(mm * PIXELS_PER_MM)
        for mm in (
            letter.left_mm - 0.5,
            letter.top_mm - 0.5,
            letter.right_mm + 0.5,
            letter.bottom_mm + 0.5,
        )
    )
    pixels: Counter[Colour] = Counter(image.crop(box).get_flattened_data())  # type: ignore[arg-type]
    found = [pixel for pixel, _ in pixels.most_common(3) if contrast(pixel, letter.colour) > 1.6]
    return found[0] if found else letter.colour


def pairs(pdf: bytes) -> Iterator[tuple[Pair, float, str]]:
    """Each pair of a letter's colour and its ground, with its size and the letter."""
    for page in range(6):
        image = picture(pdf, page, DPI)
        for letter in letters(pdf, page):
            yield (letter.colour, ground(image, letter)), letter.size_pt, letter.character


@cache
def seen(built: Built, locale: str) -> Counter[tuple[Pair, bool]]:
    """How often each pair is there, and whether its letters are large."""
    path = f"build/{locale}/paws-across-borders-{locale}-screen.pdf"
    pdf = (built.project.root / path).read_bytes()
    return Counter((pair, size >= LARGE_PT) for pair, size, _ in pairs(pdf))


@pytest.mark.parametrize("locale", sorted(real_locales()))
def test_letters_stand_out_on_screen(locale: str, real: Built) -> None:
    found = seen(real, locale)
    assert sum(found.values()) > 1500
    assert len(found) >= 3, "grounds of more than one colour were to be found"
    for pair, is_large in found:
        assert contrast(*pair) >= (LARGE if is_large or _is_numeral(pair) else TEXT), pair


def test_letters_stand_out_in_print(real: Built, sources: Sources) -> None:
    """The same pairs, each colour as its ink looks through the output profile."""
    assert sources.layout is not None
    assert sources.intent is not None
    printed = {
        hexed(ink.css(Ink.SRGB)): through(ink.cmyk, sources.intent.profile)
        for ink in sources.layout.inks.values()
    }
    judged = 0
    for pair, is_large in seen(real, "en"):
        front, back = (printed.get(_nearest(colour, printed)) for colour in pair)
        assert front is not None
        assert back is not None
        judged += 1
        assert contrast(front, back) >= (LARGE if is_large or _is_numeral(pair) else TEXT), pair
    assert judged >= 3


def hexed(colour: str) -> Colour:
    """#rrggbb as numbers."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


def through(cmyk: str, profile: bytes) -> Colour:
    """An ink as sRGB, through the output profile with black point compensation."""
    inks = tuple(round(int(part) * 2.55) for part in cmyk.split())
    image = Image.new("CMYK", (1, 1), inks)
    press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    done = ImageCms.profileToProfile(
        image,
        press,
        ImageCms.createProfile("sRGB"),
        outputMode="RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert done is not None
    red, green, blue = done.getpixel((0, 0))  # type: ignore[misc]
    return red, green, blue


def _nearest(colour: Colour, known: dict[Colour, Colour]) -> Colour:
    return min(known, key=lambda one: sum((a - b) ** 2 for a, b in zip(one, colour, strict=True)))


def _is_numeral(pair: Pair) -> bool:
    """The amber figures before the achievements: 15 pt bold, which counts as large."""
    return pair[0] == (229, 115, 13)


def test_a_pale_letter_would_be_seen() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((165, 190, 190), (255, 255, 255)) < LARGE
