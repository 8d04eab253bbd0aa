"""The office edition: the sheet at trim size for a desktop printer that turns the short edge."""

from brochure_build.editions import Binding, Duplex, Edition, Standard
from brochure_build.stages import Ink, Rendering

EDITION = Edition(
    name="desktop",
    title="Sheet at trim size for an office printer",
    # the same panels as the screen edition, so that they are rendered once
    rendering=Rendering(ink=Ink.SRGB, bleed_mm=0.0, links=True, tagged=True),
    binding=Binding.SHEETS,
    standard=Standard.PDF,
    bleed_mm=0.0,
    slug_mm=0.0,
    output_intent=False,
    outline=False,
    duplex=Duplex.SHORT_EDGE,
)
