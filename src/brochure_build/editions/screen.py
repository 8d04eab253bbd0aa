"""The reading edition: a tagged page a panel, in the order a reader opens the leaflet."""

from brochure_build.editions import Binding, Edition, Standard
from brochure_build.stages import Ink, Rendering

EDITION = Edition(
    name="screen",
    title="Pages for screens and screen readers, PDF/UA-1",
    rendering=Rendering(ink=Ink.SRGB, bleed_mm=0.0, links=True, tagged=True),
    binding=Binding.PAGES,
    standard=Standard.PDF_UA1,
    bleed_mm=0.0,
    slug_mm=0.0,
    output_intent=False,
    outline=True,
    duplex=None,
)
