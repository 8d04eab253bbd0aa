"""The press edition: PDF/X-4, panels on two sides in CMYK, with bleed, marks and a slug line."""

from brochure_build.editions import Binding, Edition, Standard
from brochure_build.stages import Ink, Rendering

# 3 mm is what European print shops ask for; the marks stand clear of it, so that a late trim
# never shows one.
BLEED_MM = 3.0

EDITION = Edition(
    name="print",
    title="Press-ready sheet, PDF/X-4",
    rendering=Rendering(ink=Ink.CMYK, bleed_mm=BLEED_MM, links=False, tagged=False),
    binding=Binding.SHEETS,
    standard=Standard.PDF_X4,
    bleed_mm=BLEED_MM,
    slug_mm=12.0,
    output_intent=True,
    outline=False,
    duplex=None,
)
