"""The output intent: which printing condition a file is made for (ISO 15930-7:2010, 6.2)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from brochure_build.bind.codes import OUTPUT_INTENT
from brochure_build.findings import BrochureError, Finding
from brochure_build.stages import OutputIntent

# ICC.1:2010, 7.2.6: the data colour space stands in bytes 16 to 19 of the header.
COLOUR_SPACE = slice(16, 20)
COMPONENTS: Mapping[bytes, int] = MappingProxyType({b"GRAY": 1, b"RGB ": 3, b"CMYK": 4})


def add_output_intent(pdf: Pdf, intent: OutputIntent | None) -> None:
    """Gives `pdf` its only output intent, with the profile to the byte as it came."""
    if intent is None:
        raise BrochureError([Finding(OUTPUT_INTENT, "no output profile was given")])
    space = intent.profile[COLOUR_SPACE]
    if space not in COMPONENTS:
        message = f"the profile of “{intent.condition}” is no ICC profile of grey, RGB or CMYK"
        raise BrochureError([Finding(OUTPUT_INTENT, message)])
    profile = Stream(pdf, intent.profile, N=COMPONENTS[space])
    entry = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(intent.condition),
        OutputCondition=String(intent.info),
        Info=String(intent.info),
        DestOutputProfile=profile,
    )
    if intent.registry:  # a print shop's own condition is in no registry
        entry.RegistryName = String(intent.registry)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(entry)])
