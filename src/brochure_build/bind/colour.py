"""Keeps to one colour space: what panels blend in, and what they only mention."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pikepdf import Array, ContentScope, Dictionary, Name, Object, Pdf

from brochure_build.stages import Ink

BLENDING: Mapping[Ink, Name] = MappingProxyType(
    {Ink.CMYK: Name.DeviceCMYK, Ink.SRGB: Name.DeviceRGB}
)
PLAIN_BLENDS = (Name.Normal, Name.Compatible)


def settle_blending(pdf: Pdf, ink: Ink) -> None:
    """Lets pages and groups blend in the ink's own space (GWG 2022, R0030: DeviceCMYK).

    A page without transparency gets no group: it would only slow the press shop down.
    """
    for page in pdf.pages:
        scopes = list(page.content_scopes())
        for scope in scopes:
            if Name.Group in scope.content:
                scope.content.Group.CS = BLENDING[ink]
        if any(_is_transparent(scope) for scope in scopes):
            page.obj.Group = _group(ink)


def drop_unnamed_colour_spaces(pdf: Pdf) -> None:
    """Removes colour spaces that no content names, such as WeasyPrint's two of CIE Lab."""
    scopes = list(pdf.content_scopes())
    named = b"\n".join(_bytes(scope) for scope in scopes)
    for scope in scopes:
        spaces = (scope.resources or Dictionary()).get(Name.ColorSpace, Dictionary())
        for name in list(spaces.keys()):
            if name.encode() not in named:
                del spaces[name]


def _group(ink: Ink) -> Dictionary:
    return Dictionary(Type=Name.Group, S=Name.Transparency, CS=BLENDING[ink])


def _is_transparent(scope: ContentScope) -> bool:
    resources = scope.resources or Dictionary()
    states = resources.get(Name.ExtGState, Dictionary())
    images = resources.get(Name.XObject, Dictionary())
    return (
        Name.Group in scope.content
        or any(_blends(state) for _, state in states.items())
        or any(Name.SMask in image for _, image in images.items())
    )


def _blends(state: Object) -> bool:
    return (
        state.get(Name.ca, 1) < 1
        or state.get(Name.CA, 1) < 1
        or isinstance(state.get(Name.SMask), Dictionary)
        or state.get(Name.BM, Name.Normal) not in PLAIN_BLENDS
    )


def _bytes(scope: ContentScope) -> bytes:
    if scope.kind == "page":
        return b"".join(one.read_bytes() for one in _streams(scope.content))
    return scope.content.read_bytes()


def _streams(page: Object) -> tuple[Object, ...]:
    contents = page.get(Name.Contents, Array())
    return tuple(contents) if isinstance(contents, Array) else (contents,)
