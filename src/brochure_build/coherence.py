"""What one file says of another: every name that content, layout and locales use has to exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brochure_build import registry
from brochure_build.codes import (
    MISSING_NAME,
    UNCREDITED_PHOTO,
    UNKNOWN_PLACEHOLDER,
    UNKNOWN_REFERENCE,
    WRONG_VALUE,
)
from brochure_build.content import Content
from brochure_build.findings import Finding, Place, quoted
from brochure_build.layout import STATES
from brochure_build.maps import BaseMap
from brochure_build.project.photographs import sidecar_name
from brochure_build.project.sources import Sources
from brochure_build.reader.models import locate, suggest
from brochure_build.translation import formats
from brochure_build.translation.placeholders import Placeholder, parse

Location = tuple[str | int, ...]


def check_coherence(sources: Sources) -> Iterator[Finding]:
    """A finding for each name that leads nowhere."""
    content = sources.content
    if content is None:
        return
    names = _Names(sources)
    yield from _brochure(names, content)
    yield from _species(names, content)
    yield from _photos(names, content)
    yield from _keys(names, content)
    yield from _map(names, content)
    yield from _placeholders(sources, content)
    yield from _locales(sources)


class _Names:
    """Looks names up, and places what is not found."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def check(
        self, stem: str, location: Location, name: str, known: Iterable[str], what: str
    ) -> Iterator[Finding]:
        """A finding unless the name at a location of a file is one of the known."""
        names = tuple(known)
        if name not in names:
            message = f"there is no {what} {quoted(name)}"
            place = self.place(stem, location)
            yield Finding(UNKNOWN_REFERENCE, message, place, suggest(name, names))

    def place(self, stem: str, location: Location) -> Place | None:
        document = self.sources.documents.get(stem)
        if document is None:
            return None
        node, name = locate(document, location)
        return document.at(name if name is not None and not hasattr(node, "text") else node)


def _brochure(names: _Names, content: Content) -> Iterator[Finding]:
    brochure = content.brochure
    folds, editions = registry.folds(), registry.editions()
    yield from names.check("brochure", ("fold",), brochure.fold, folds, "fold")
    for index, edition in enumerate(brochure.editions):
        yield from names.check("brochure", ("editions", index), edition, editions, "edition")
    fold = folds.get(brochure.fold)
    if fold is None:
        return
    for panel in brochure.panels:
        if panel not in fold.panels:
            message = f"the {fold.title} has no panel {quoted(panel)}"
            place = names.place("brochure", ("panels", panel))
            hint = f"its panels are: {', '.join(fold.reading)}"
            yield Finding(UNKNOWN_REFERENCE, message, place, hint)
    for panel in fold.reading:
        if panel not in brochure.panels:
            message = f"the panel {quoted(panel)} of the {fold.title} has no content"
            place = names.place("brochure", ("panels",))
            yield Finding(UNKNOWN_REFERENCE, message, place, f"add {panel}: with its blocks")


def _species(names: _Names, content: Content) -> Iterator[Finding]:
    if {"species", "estimates"} & names.sources.unusable:
        return  # what is wrong with the file is told; what it would define is not missing
    for species in content.estimates:
        location = ("estimates", species)
        yield from names.check("estimates", location, species, content.species, "species")
    for species in content.species:
        if species not in content.estimates:
            message = f"the species {quoted(species)} has no estimate in estimates.yaml"
            yield Finding(UNKNOWN_REFERENCE, message, names.place("species", ("species", species)))


def _photos(names: _Names, content: Content) -> Iterator[Finding]:
    """A filled slot prints its credit, from a sidecar that is its picture's alone."""
    catalogue = names.sources.source_catalogue
    sharing: dict[str, str] = {}
    for slot, photo in content.photos.items():
        if photo.file is None:
            continue
        caption = catalogue.units.get(photo.caption) if catalogue and photo.caption else None
        if caption and not photo.credit_text and not _quotes(caption.text, "credit"):
            message = f"the caption of photo {slot} does not quote {{credit}}"
            place = names.place("photos", ("photos", slot, "caption"))
            hint = "quote it in every language, or give the slot a credit_text"
            yield Finding(UNCREDITED_PHOTO, message, place, hint)
        other = sharing.setdefault(sidecar_name(photo.file), photo.file)
        if other != photo.file:
            message = f"{quoted(photo.file)} and {quoted(other)} would have one sidecar"
            place = names.place("photos", ("photos", slot, "file"))
            yield Finding(WRONG_VALUE, message, place, "give one of them another name")


def _quotes(text: str, name: str) -> bool:
    return any(isinstance(part, Placeholder) and part.name == name for part in parse(text))


def _keys(names: _Names, content: Content) -> Iterator[Finding]:
    """Texts that content names outside the blocks, whose parameters are checked with the layout."""
    catalogue = names.sources.source_catalogue
    if catalogue is None:
        return
    for stem, location, key in _named_keys(content):
        yield from names.check(stem, location, key, catalogue.units, "text")


def _named_keys(content: Content) -> Iterator[tuple[str, Location, str]]:
    brochure = content.brochure
    for name in ("title", "subject", "author"):
        yield "brochure", (name,), getattr(brochure, name)
    for index, key in enumerate(brochure.keywords):
        yield "brochure", ("keywords", index), key
    for panel_name, panel in brochure.panels.items():
        yield "brochure", ("panels", panel_name, "title"), panel.title
    for index, milestone in enumerate(content.timeline.milestones if content.timeline else ()):
        yield "timeline", ("milestones", index, "text"), milestone.text
    for name, place in content.places.items():
        yield "places", ("places", name, "name"), place.name
    for slot, photo in content.photos.items():
        for field in ("alt", "caption", "credit_text"):
            if key := getattr(photo, field):
                yield "photos", ("photos", slot, field), key


def _map(names: _Names, content: Content) -> Iterator[Finding]:
    """Every place lies on the map, and every State that has a name there has a place for it."""
    base, catalogue = names.sources.base_map, names.sources.source_catalogue
    if base is None or catalogue is None:
        return
    for name, place in content.places.items():
        if not base.holds(place):
            x, y = base.record.albers.to_mm(place.longitude, place.latitude)
            message = f"{place.name}: this place is not on the map: {_beside(base, x, y)}"
            where = names.place("places", ("places", name))
            yield Finding(WRONG_VALUE, message, where, "correct its degrees, or widen the map")
    named = {key.removeprefix(STATES) for key in catalogue.units if key.startswith(STATES)}
    for state in base.record.states:
        location = ("states", state)
        yield from names.check("map", location, f"{STATES}{state}", catalogue.units, "text")
    for state in sorted(named - set(base.record.states)):
        message = f"states: {quoted(state)} is missing"
        hint = f"say where {STATES}{state} stands on the map"
        yield Finding(MISSING_NAME, message, names.place("map", ("states",)), hint)


def _beside(base: BaseMap, x: float, y: float) -> str:
    """How far a point is from the frame of a map, in words."""
    ways = {
        "to the left": -x,
        "to the right": x - base.record.width_mm,
        "above": -y,
        "below": y - base.record.height_mm,
    }
    return ", ".join(f"{way_mm:.1f} mm {way}" for way, way_mm in ways.items() if way_mm > 0)


# Placeholders that the place of printing fills in; facts.yaml gives all others.
_GIVEN_BY_BLOCKS = frozenset(
    (
        *("amount", "min", "max", "category", "number", "year", "start", "end"),
        *("title", "credit", "elevation_min", "elevation_max"),
    )
)


def _placeholders(sources: Sources, content: Content) -> Iterator[Finding]:
    catalogue = sources.source_catalogue
    if catalogue is None or "facts" in sources.unusable:
        return
    known = {*content.facts.years, *content.facts.numbers, *_GIVEN_BY_BLOCKS}
    for key, unit in catalogue.units.items():
        for part in parse(unit.text):
            if isinstance(part, Placeholder) and part.name not in known:
                yield Finding(
                    UNKNOWN_PLACEHOLDER,
                    f"{key}: nothing gives a value for {{{part.name}}}",
                    catalogue.place(key, part.offset),
                    suggest(part.name, tuple(known)),
                    key=key,
                )


def _locales(sources: Sources) -> Iterator[Finding]:
    file = "translations/locales.yaml"
    families = sources.library.families
    for name, language in sources.languages.items():
        stack = language.settings.fonts
        for family in dict.fromkeys((*stack.text, *stack.heading)):
            if family not in families:
                message = f"{name}: there is no font family {quoted(family)} in assets/fonts"
                hint = suggest(family, tuple(families))
                yield Finding(UNKNOWN_REFERENCE, message, Place(file), hint, locale=name)
        if not formats.is_known(language.settings.babel):
            message = f"{name}: CLDR has no locale {quoted(language.settings.babel)}"
            hint = "write the language and country as CLDR does, such as ru_RU"
            yield Finding(WRONG_VALUE, message, Place(file), hint, locale=name)
