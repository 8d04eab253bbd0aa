"""A photograph and its sidecar: NAME.yaml beside NAME.jpg says whose it is, and by what right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from brochure_build.codes import MISSING_NAME, UNCREDITED_PHOTO
from brochure_build.content import Sidecar
from brochure_build.findings import Finding, Place
from brochure_build.reader import Document
from brochure_build.reader.models import locate

_WHAT_TO_SAY = 'credit: "who took it" and licence: "what the holder allows"'


@dataclass(frozen=True)
class Photograph:
    """The file of a filled slot, and what its sidecar says of it."""

    file: str
    data: bytes = field(repr=False)
    sidecar: Sidecar


def sidecar_name(file: str) -> str:
    """The name of a picture's sidecar."""
    return PurePath(file).with_suffix(".yaml").name


def slot_place(documents: Mapping[str, Document], slot: str, name: str) -> Place | None:
    """Where photos.yaml gives a value of a slot."""
    document = documents.get("photos")
    return document.at(locate(document, ("photos", slot, name))[0]) if document else None


def no_sidecar(file: str, sidecar: str, place: Place | None) -> Finding:
    """A picture of which nothing is known."""
    message = f"{file} has no sidecar: nothing says who took it, and under which licence"
    hint = f"write {sidecar} with two lines: {_WHAT_TO_SAY}"
    return Finding(UNCREDITED_PHOTO, message, place, hint)


def explained(finding: Finding) -> Finding:
    """A mistake of a sidecar; a credit or licence that is missing says what to write."""
    if finding.code is not MISSING_NAME:
        return finding
    return replace(finding, code=UNCREDITED_PHOTO, hint=f"a sidecar has {_WHAT_TO_SAY}")
