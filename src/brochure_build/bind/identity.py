"""Names a file after all that went into it: equal input, equal name; other input, another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from uuid import UUID, uuid5

from brochure_build.editions import Edition
from brochure_build.stages import FlatSheet, Furniture, Imprint, PanelPage

# Made once, at random, for this program.
NAMESPACE = UUID("8d8de2d4-392b-488d-b0cf-cde044e6b46e")


def document_id(
    pages: Mapping[str, PanelPage],
    sheet: FlatSheet,
    edition: Edition,
    imprint: Imprint,
    furniture: Furniture,
) -> UUID:
    """The identifier of the file these make."""
    digest = sha256(repr((sheet, edition, imprint)).encode())
    for part in _parts(pages, furniture):
        digest.update(sha256(part).digest())
    return uuid5(NAMESPACE, digest.hexdigest())


def _parts(pages: Mapping[str, PanelPage], furniture: Furniture) -> Iterator[bytes]:
    for name in sorted(pages):
        yield repr((name, pages[name])).encode()
        yield pages[name].pdf
    for beside in (furniture.slug_lines, furniture.art, furniture.marks):
        for name, page in sorted(beside.items()):
            yield repr((name, page)).encode()
            yield page.pdf
    if furniture.intent is not None:
        yield repr(furniture.intent).encode()
        yield furniture.intent.profile
