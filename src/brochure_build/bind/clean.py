"""Takes out of the bound file what WeasyPrint leaves and the standards forbid."""

from __future__ import annotations

from pikepdf import Name, Pdf, Stream


def drop_interpolation(pdf: Pdf) -> None:
    """Lets no picture ask for smoothing (ISO 19005-2, 6.2.8): a press shop decides that itself."""
    for stream in pdf.objects:
        if isinstance(stream, Stream) and Name.Interpolate in stream:
            del stream[Name.Interpolate]
