"""Every QR code of the file is read back, as a phone would, and compared with the content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pypdfium2
import zxingcpp

from brochure_build.findings import Code, Finding, quoted
from brochure_build.preflight import Check, Finished

QR = zxingcpp.barcode_formats_from_str("QRCode")
PLAIN = zxingcpp.TextMode.Plain  # as it is; by default control characters are spelled out
DPI = 300  # what a phone resolves at a hand's breadth, and an office scanner's default

QR_UNREADABLE = Code(
    "qr-unreadable",
    "A QR code that the content asks for cannot be read back from the finished PDF.",
    "Look whether something lies over it or its quiet zone, and that it stands dark on light.",
)
QR_UNEXPECTED = Code(
    "qr-unexpected",
    "The finished PDF shows a QR code that says something else than the content.",
    "Check contact.yaml and the layout's qr block.",
)


def run(finished: Finished) -> Iterator[Finding]:
    """A finding for each payload that is not there as often as it should be, and for each other."""
    expected = Counter(code.payload for code in finished.codes)
    found = Counter(read_codes(finished.pdf)) if expected else Counter()
    for payload in sorted((expected - found).elements()):
        message = f"no QR code in the file reads {quoted(payload)}"
        yield Finding(QR_UNREADABLE, message)
    for payload in sorted((found - expected).elements()):
        yield Finding(QR_UNEXPECTED, f"a QR code in the file reads {quoted(payload)}")


def read_codes(pdf: bytes) -> Iterator[str]:
    """What the QR codes of a PDF say, page by page."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
            for barcode in zxingcpp.read_barcodes(picture, formats=QR, text_mode=PLAIN):
                yield barcode.text


CHECK = Check(
    "qr-codes",
    "A code that does not scan, or leads elsewhere, is worse than none.",
    (QR_UNREADABLE, QR_UNEXPECTED),
    run,
)
