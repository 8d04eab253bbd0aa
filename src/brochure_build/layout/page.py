"""What templates can say: texts, figures, pictures and codes of one panel in one locale.

A template asks for things by name; what it asked for is remembered, so that findings can name the
unit that is at fault and the finished file can be compared with what it should say.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from brochure_build.codes import (
    MAP_LABEL,
    QR_TOO_DENSE,
    UNKNOWN_KEY,
    UNKNOWN_PLACEHOLDER,
    UNKNOWN_REFERENCE,
)
from brochure_build.content import DEFAULT, Content, Focus, Milestone, Sidecar
from brochure_build.findings import Finding, quoted
from brochure_build.layout.folder import LayoutFolder
from brochure_build.layout.map_names import LINE_MM, STATES, LocationMap, Named, name_lines
from brochure_build.maps import BaseMap, located, markers, paint
from brochure_build.qr import QUIET_MODULES, Card, Symbol, encode, path, smallest_side_mm, vcard
from brochure_build.reader.models import suggest
from brochure_build.stages import Ink, QrPayload, Rendering
from brochure_build.translation import formats
from brochure_build.translation.catalogue import Catalogue
from brochure_build.translation.locales import Locale
from brochure_build.translation.placeholders import fill
from brochure_build.translation.pseudo import PSEUDO
from brochure_build.translation.typography import runs, typeset

MADE_URL = "brochure://made/"  # pictures that exist for one panel only
MAP_FILE = "map.svg"


@dataclass(frozen=True)
class Localised:
    """One locale's words, conventions and the facts: what every panel is filled from."""

    locale: str
    settings: Locale
    catalogue: Catalogue
    source: Catalogue
    content: Content
    icons: Mapping[str, str] = field(repr=False)
    base_map: BaseMap | None = None


@dataclass(frozen=True)
class Photo:
    """The picture of a filled slot in one ink, and what its sidecar says."""

    file: str
    data: bytes = field(repr=False)
    sidecar: Sidecar


@dataclass
class Page:
    """The functions of the templates for one panel. Filled in order, so not frozen."""

    localised: Localised
    layout: LayoutFolder
    rendering: Rendering
    photos: Mapping[str, Photo]  # by slot; a slot without a picture is absent
    keys: list[str] = field(default_factory=list)
    codes: list[QrPayload] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)  # the slots of photographs, by their file

    def names(self) -> Mapping[str, Any]:
        """What templates may call, by name."""
        return {
            "text": self.text,
            "plain": self.plain,
            "number": self.number,
            "population": self.population,
            "period": self.period,
            "date": self.date,
            "listed": self.listed,
            "span": self.span,
            "quote": self.quote,
            "address": self.address,
            "note_marks": self.note_marks,
            "binomial": self.binomial,
            "ink": self.ink,
            "icon": self.icon,
            "link": self.link,
            "art": self.art,
            "drawing": self.drawing,
            "photo_url": self.photo_url,
            "location_map": self.location_map,
            "photo_focus": self.photo_focus,
            "photo_credit": self.photo_credit,
            "photo_licence": self.photo_licence,
            "qr": self.qr,
            "website_url": self.website_url,
            "content": self.localised.content,
        }

    # --- words ------------------------------------------------------------------------------

    def text(self, key: str, **values: object) -> Markup:
        """A unit as HTML: filled in, typeset, and marked with its key."""
        pieces = self._runs(self._filled(key, values))
        return Markup('<span data-key="{}">{}</span>').format(key, pieces)

    def plain(self, key: str, **values: object) -> str:
        """A unit as plain text, for attributes such as alt."""
        return self._filled(key, values)

    def _filled(self, key: str, values: Mapping[str, object]) -> str:
        unit = self.localised.catalogue.units.get(key)
        if unit is None:
            known = tuple(self.localised.catalogue.units)
            message = f"a template asks for the text {quoted(key)}, which is not in the catalogue"
            self.findings.append(Finding(UNKNOWN_KEY, message, hint=suggest(key, known), key=key))
            return key
        if key not in self.keys:
            self.keys.append(key)
        return fill(unit.text, lambda name: self._value(key, name, values))

    def _value(self, key: str, name: str, values: Mapping[str, object]) -> str:
        facts = self.localised.content.facts
        if name in values:
            value = values[name]
            return self.number(value) if isinstance(value, int) else str(value)
        if name in facts.years:
            return formats.year(facts.years[name])
        if name in facts.numbers:
            return self.number(facts.numbers[name])
        known = (*values, *facts.years, *facts.numbers)
        self.findings.append(
            Finding(
                UNKNOWN_PLACEHOLDER,
                f"{key}: nothing gives a value for {{{name}}}",
                self.localised.catalogue.place(key),
                hint=suggest(name, known),
                locale=self.localised.locale,
                key=key,
            )
        )
        return ""

    def _runs(self, words: str) -> Markup:
        settings = self.localised.settings
        pieces = (
            Markup('<span class="gap">{}</span>').format(piece) if gap else escape(piece)
            for piece, gap in runs(typeset(words, settings), settings)
        )
        return Markup("").join(pieces)

    # --- facts ------------------------------------------------------------------------------

    def number(self, value: int) -> str:
        """A number as the locale writes it."""
        return formats.number(value, self.localised.settings)

    def population(self, species: str) -> Markup:
        """A species' estimate in words, with the mark of its footnote."""
        estimate = self.localised.content.estimates[species]
        key = f"species.population.{estimate.qualifier}"
        given = {"amount": estimate.amount, "min": estimate.min, "max": estimate.max}
        words = self.text(key, **{k: v for k, v in given.items() if v is not None})
        if not estimate.note:
            return words
        return Markup('{}<span class="note-mark">&#8288;{}</span>').format(words, estimate.note)

    def note_marks(self) -> str:
        """The marks that figures refer to, each once."""
        marks = [estimate.note for estimate in self.localised.content.estimates.values()]
        return " ".join(dict.fromkeys(mark for mark in marks if mark))

    def period(self, milestone: Milestone) -> Markup:
        """A milestone's year or years, as the locale writes them."""
        if milestone.year is not None:
            return self.text("timeline.period_single", year=formats.year(milestone.year))
        start, end = str(milestone.start), str(milestone.end)
        return self.text("timeline.period_range", start=start, end=end)

    def date(self, value: dt.date) -> str:
        """A day in the locale's own words."""
        return formats.date(value, self.localised.settings)

    def listed(self, *words: str) -> Markup:
        """Words as the locale lists them: “tiger, leopard”, “虎、豹”."""
        separator = Markup("{}").format(self.localised.settings.list_separator)
        return separator.join(words)

    def span(self, first: str, last: str) -> Markup:
        """From one figure to another, with the locale's dash between them."""
        return self._runs(f"{first}{self.localised.settings.range_separator}{last}")

    def quote(self, words: str) -> Markup:
        """Words in the locale's quotation marks."""
        opening, closing, *_ = self.localised.settings.quotes
        return Markup("{}{}{}").format(opening, words, closing)

    def address(self) -> tuple[Markup, ...]:
        """The postal address as the locale writes it, a line each."""
        contact = self.localised.content.contact
        lines = contact.address_lines(self.localised.locale) if contact else ()
        country = self._filled("contact.country", {})
        return tuple(self._runs(_with_country(line, country)) for line in lines)

    def binomial(self, species: str) -> Markup:
        """A Latin name, in the language Latin."""
        name = self.localised.content.species[species].binomial
        return Markup('<i class="binomial" lang="la">{}</i>').format(name)

    # --- looks ------------------------------------------------------------------------------

    def ink(self, name: str) -> str:
        """A named ink as a CSS colour, for SVG (which knows no CSS variables)."""
        entry = self.layout.inks.get(name)
        if entry is None:
            message = f"a template asks for the ink {quoted(name)}, which inks.yaml does not have"
            hint = suggest(name, tuple(self.layout.inks))
            self.findings.append(Finding(UNKNOWN_REFERENCE, message, hint=hint))
            return "transparent"
        return entry.css(self.rendering.ink)

    def icon(self, name: str, label: str, ink: str = "ink") -> Markup:
        """An icon inline, with the words a screen reader says instead of it."""
        svg = self.localised.icons.get(name)
        if svg is None:
            self._no_icon(name)
            return Markup()
        coloured = svg.replace("currentColor", self.ink(ink))
        head, _, body = coloured[coloured.index("<svg") :].partition(">")
        opened = head.replace("<svg", '<svg class="icon"', 1)
        return Markup(f"{opened}><title>{escape(label)}</title>{body}")  # noqa: S704  # our own SVG

    def _no_icon(self, name: str) -> None:
        message = f"there is no icon {quoted(name)} in assets/icons"
        hint = suggest(name, tuple(self.localised.icons))
        self.findings.append(Finding(UNKNOWN_REFERENCE, message, hint=hint))

    def link(self, url: str, words: str) -> Markup:
        """Words that lead to a URL where the edition has links."""
        if not self.rendering.links:
            return Markup('<span class="link">{}</span>').format(words)
        return Markup('<a class="link" href="{}">{}</a>').format(url, words)

    def photo_url(self, slot: str) -> str | None:
        """The URL of a slot's picture, or None while the slot is empty."""
        photo = self.photos.get(slot)
        if photo is None:
            return None
        self.files[photo.file] = photo.data
        self.shown[photo.file] = slot
        return f"{MADE_URL}{photo.file}"

    def photo_focus(self, slot: str) -> str:
        """A slot's focus point for object-position: the point keeps its share of the box."""
        photo = self.photos.get(slot)
        focus = photo.sidecar.focus if photo else Focus()
        return f"{focus.x:.2%} {focus.y:.2%}"

    def photo_credit(self, slot: str) -> str:
        """Who is credited for a slot's picture; nothing while the slot is empty."""
        photo = self.photos.get(slot)
        return photo.sidecar.credit if photo else ""

    def photo_licence(self, slot: str) -> str:
        """The licence of a slot's picture; nothing while the slot is empty."""
        photo = self.photos.get(slot)
        return photo.sidecar.licence if photo else ""

    def art(self, name: str, ink: str) -> str:
        """The URL of an icon in one ink, for a background that a screen reader passes over."""
        svg = self.localised.icons.get(name)
        if svg is None:
            self._no_icon(name)
            return ""
        file = f"{name}-{ink}.svg"
        self.files[file] = svg.replace("currentColor", self.ink(ink)).encode()
        return f"{MADE_URL}{file}"

    def drawing(self, name: str) -> str:
        """The URL of one of the layout's drawings, in its inks, for a background."""
        path = self.layout.file.drawings.get(name)
        if path is None:
            message = f"a template asks for the drawing {quoted(name)}, which layout.yaml has not"
            hint = suggest(name, tuple(self.layout.file.drawings))
            self.findings.append(Finding(UNKNOWN_REFERENCE, message, hint=hint))
            return ""
        file = f"{name}.svg"
        self.files[file] = self.layout.coloured(path, self.rendering.ink).encode()
        return f"{MADE_URL}{file}"

    # --- the map ----------------------------------------------------------------------------

    def location_map(self, width_mm: float, line_mm: float = LINE_MM) -> LocationMap | None:
        """The map at a width: its drawing, its places, and the names of States in their places.

        line_mm is from line to line of a name of two lines.
        """
        base = self.localised.base_map
        if base is None:
            source = self.localised.content.brochure.map.source
            message = f"a template asks for the map, and there is none in {source}"
            self.findings.append(Finding(UNKNOWN_REFERENCE, message))
            return None
        self.files[MAP_FILE] = paint(base.drawing, self.ink).encode()
        names = {state: self._name_of(state) for state in base.record.states}
        counts = {state: len(lines) for state, lines in names.items()}
        return LocationMap(
            url=f"{MADE_URL}{MAP_FILE}",
            width_mm=width_mm,
            height_mm=round(width_mm * base.record.height_mm / base.record.width_mm, 3),
            places=markers(base, self.localised.content.places, width_mm),
            states=tuple(
                Named.on_map(spot, f"{STATES}{spot.state}", names[spot.state], width_mm, line_mm)
                for spot in located(base, counts, width_mm, line_mm)
            ),
        )

    def _name_of(self, state: str) -> tuple[Markup, ...]:
        """The lines of a State's name."""
        key = f"{STATES}{state}"
        lines, problem = name_lines(self._filled(key, {}))
        if problem:
            place = self.localised.catalogue.place(key)
            locale = self.localised.locale
            self.findings.append(
                Finding(MAP_LABEL, f"{key}: {problem}", place, locale=locale, key=key)
            )
        return tuple(self._runs(line) for line in lines)

    # --- codes ------------------------------------------------------------------------------

    def qr(self, kind: str, side_mm: float, label: str) -> Markup:
        """A QR code as one vector path; kind is “website” or “contact”, label its alt text."""
        if self.localised.content.contact is None:
            message = "a QR code needs brochure/contact.yaml, which is not there"
            self.findings.append(Finding(UNKNOWN_REFERENCE, message))
            return Markup()
        payload = self.website_url() if kind == "website" else self._card()
        symbol = encode(payload, side_mm)
        if symbol is None:
            message = f"the {kind} code does not fit a square of {side_mm:g} mm"
            room = smallest_side_mm(payload)
            fits = f"give it {room:.1f} mm, or " if math.isfinite(room) else ""
            hint = f"{fits}shorten what it says"
            self.findings.append(Finding(QR_TOO_DENSE, message, hint=hint))
            return Markup()
        self.codes.append(QrPayload(payload, symbol.module_mm(side_mm)))
        return _drawn(symbol, side_mm, label, self.rendering.ink)

    def website_url(self) -> str:
        """Where the website's code leads in this locale."""
        contact = self.localised.content.contact
        return contact.website_for(self.localised.locale) if contact else ""

    def _card(self) -> str:
        contact = self.localised.content.contact
        if contact is None:
            return ""
        return vcard(
            Card(
                name=self._on_card("contact.heading"),
                organization=self._on_card("cover.organization"),
                phone=contact.phone.e164,
                fax=contact.fax.e164 if contact.fax else "",
                email=contact.email,
                url=self.website_url(),
                # the Latin form, which every phone and post office reads
                address=tuple(
                    _with_country(line, self.localised.source.units["contact.country"].text)
                    for line in contact.address_lines(DEFAULT)
                ),
            )
        )

    def _on_card(self, key: str) -> str:
        """A text in a code: the English for a pseudo-locale, whose own would not fit."""
        words = self._filled(key, {})
        is_pseudo = self.localised.locale in PSEUDO
        return self.localised.source.units[key].text if is_pseudo else words


def _with_country(line: str, country: str) -> str:
    return fill(line, lambda name: country if name == "country" else "")


def _drawn(symbol: Symbol, side_mm: float, label: str, ink: Ink) -> Markup:
    size = symbol.modules + 2 * QUIET_MODULES
    # K alone: a code of four inks blurs with the slightest misregistration
    colour = "device-cmyk(0 0 0 1)" if ink is Ink.CMYK else "#000000"
    template = Markup(
        '<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        'width="{side}mm" height="{side}mm"><title>{label}</title>'
        '<path fill="{colour}" d="{path}"/></svg>'
    )
    return template.format(
        size=size, side=f"{side_mm:g}", label=label, colour=colour, path=path(symbol)
    )
