"""The resolution of photographs in print, told once where all languages agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from brochure_build.findings import Finding
from brochure_build.images.resolution import judged
from brochure_build.project.photographs import slot_place
from brochure_build.project.sources import Sources
from brochure_build.stages import Ink, PanelSource, PlacedPhoto, Rendered


def photo_findings(
    sources: Sources, panels: Iterable[tuple[PanelSource, Rendered]]
) -> tuple[Finding, ...]:
    """What is wrong with the photographs of the panels for the press.

    Judged in every run from what was measured: a panel from the cache is as bad as it was.
    """
    by_place: dict[tuple[str, str], dict[str, Finding | None]] = defaultdict(dict)
    for panel, rendered in panels:
        if panel.rendering.ink is Ink.CMYK:
            for slot, photo in _worst(rendered.photos).items():
                by_place[slot, panel.panel][panel.locale] = judged(photo)
    found = (_told(sources, *place, by_locale) for place, by_locale in by_place.items())
    return tuple(finding for each in found for finding in each)


def _worst(photos: Iterable[PlacedPhoto]) -> Mapping[str, PlacedPhoto]:
    """Of each slot the picture that is enlarged most; a panel may show one twice."""
    return {photo.slot: photo for photo in sorted(photos, key=lambda photo: -photo.ppi)}


def _told(
    sources: Sources, slot: str, panel: str, by_locale: Mapping[str, Finding | None]
) -> Iterator[Finding]:
    agreed = len(set(by_locale.values())) == 1
    file = sources.photos[slot].file
    place = slot_place(sources.documents, slot, "file")
    for locale, finding in list(by_locale.items())[: 1 if agreed else None]:
        if finding is not None:
            where = f"on {panel}" if agreed else f"on {panel} in {locale}"
            message = f"photo {slot} ({file}) {where}: {finding.message}"
            told_of = "" if agreed else locale
            yield replace(finding, message=message, place=place, panel=panel, locale=told_of)
