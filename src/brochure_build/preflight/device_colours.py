"""The colour spaces of a press file: nothing on it may be RGB, neither a mark nor a picture.

Only the device operators and the pictures are looked at, in pages and forms; an RGB colour that a
pattern or an ICC profile brings is not.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from brochure_build.findings import Code, Finding
from brochure_build.preflight import Check, Finished
from brochure_build.stages import Ink

RGB_MARK = Code(
    "rgb-mark",
    "Something on the press file is painted in RGB, which the press would convert as it pleases "
    "(ISO 15930-7:2010, 6.2.4.2).",
    "Use the layout's named inks: var(--NAME) in CSS, ink('NAME') in templates.",
)
RGB_IMAGE = Code(
    "rgb-image",
    "A picture on the press file is in RGB, which the press would convert as it pleases "
    "(ISO 15930-7:2010, 6.2.4.2).",
    "Put the picture into a slot of photos.yaml, where it is converted, or supply it in CMYK.",
)


def run(finished: Finished) -> Iterator[Finding]:
    """A finding for each kind of RGB in a file that should be CMYK."""
    if finished.edition.rendering.ink is not Ink.CMYK:
        return
    with pikepdf.open(io.BytesIO(finished.pdf)) as pdf:
        images, marks = 0, 0
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                images += _is_rgb_image(thing)
                marks += thing.get("/Subtype") == "/Form" and _rgb_operators(thing)
        marks += sum(_rgb_operators(page) for page in pdf.pages)
    if images:
        yield Finding(RGB_IMAGE, f"{images} {'picture is' if images == 1 else 'pictures are'} RGB")
    if marks:
        yield Finding(RGB_MARK, f"RGB colours are set {marks} {'time' if marks == 1 else 'times'}")


def _is_rgb_image(stream: pikepdf.Stream) -> bool:
    if stream.get("/Subtype") != "/Image":
        return False
    space = stream.get("/ColorSpace")
    if isinstance(space, pikepdf.Array) and space[0] == "/Indexed":
        space = space[1]
    if isinstance(space, pikepdf.Array) and space[0] == "/ICCBased":
        return int(space[1].N) == 3
    return space == "/DeviceRGB"


def _rgb_operators(content: pikepdf.Stream | pikepdf.Page) -> int:
    """How often a content stream sets a device RGB colour; pure black and white count too."""
    return len(pikepdf.parse_content_stream(content, "rg RG"))


CHECK = Check(
    "device-colours",
    "RGB on a press file prints in colours nobody has seen.",
    (RGB_MARK, RGB_IMAGE),
    run,
)
