"""What a file says about itself: information dictionary, XMP, language, viewer preferences."""

from __future__ import annotations

from datetime import UTC
from uuid import UUID

from pikepdf import Dictionary, Name, Pdf, Stream, String

from brochure_build.bind.codes import IMPRINT_DATE
from brochure_build.bind.standards import CLAIMS
from brochure_build.bind.xmp import packet
from brochure_build.editions import Binding, Edition
from brochure_build.findings import BrochureError, Finding
from brochure_build.stages import Imprint


def describe(pdf: Pdf, edition: Edition, imprint: Imprint, document: UUID) -> None:
    """Writes the imprint into `pdf`; nothing comes from the clock."""
    claim = CLAIMS[edition.standard]
    _check(imprint)
    _write_information(pdf, imprint, trapped=claim.pdfx is not None)
    pdf.Root.Metadata = Stream(
        pdf, packet(imprint, claim, document), Type=Name.Metadata, Subtype=Name.XML
    )
    pdf.Root.Lang = String(imprint.language)
    pdf.Root.ViewerPreferences = viewer_preferences(edition)


def viewer_preferences(edition: Edition) -> Dictionary:
    """How a viewer shows and prints the file (ISO 32000-1, 12.2)."""
    preferences = Dictionary(DisplayDocTitle=True)
    if edition.duplex is not None:
        preferences.Duplex = Name(f"/{edition.duplex.value}")
    if edition.binding is Binding.SHEETS and edition.slug_mm == edition.bleed_mm == 0:
        # The sheet is as large as the paper: scaled, it would no longer fold into its panels.
        preferences.PrintScaling = Name("/None")
        preferences.PickTrayByPDFSize = True
    return preferences


def _check(imprint: Imprint) -> None:
    if imprint.date.utcoffset() != UTC.utcoffset(None):
        message = f"the imprint's date {imprint.date.isoformat()} is not in UTC"
        raise BrochureError([Finding(IMPRINT_DATE, message)])


def _write_information(pdf: Pdf, imprint: Imprint, *, trapped: bool) -> None:
    moment = imprint.date.strftime("D:%Y%m%d%H%M%SZ")
    entries = {
        "/Title": imprint.full_title,
        "/Subject": imprint.subject,
        "/Author": imprint.author,
        "/Keywords": ", ".join(imprint.keywords),
        "/Creator": imprint.producer,
        "/Producer": imprint.producer,
        "/CreationDate": moment,
        "/ModDate": moment,
    }
    information = Dictionary({key: String(value) for key, value in entries.items() if value})
    if trapped:
        information.Trapped = Name("/False")  # we trap nothing, and PDF/X wants to know
    pdf.docinfo = pdf.make_indirect(information)
