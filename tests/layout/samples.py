"""Small layouts, catalogues and contents, written as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from brochure_build.content import Brochure, Contact, Content, EstimatesFile, Facts, SpeciesFile
from brochure_build.findings import Finding
from brochure_build.folds import lay_flat
from brochure_build.folds.half_fold import FOLD
from brochure_build.layout import Filled, Job, LayoutFolder, block_types, fill_panels
from brochure_build.layout.folder import NamedInk
from brochure_build.layout.page import Localised, Page
from brochure_build.reader import Document, read_model, read_tree
from brochure_build.stages import Ink, Paper, Rendering
from brochure_build.translation.catalogue import Catalogue, read_catalogue
from brochure_build.translation.locales import Locale

PRINT = Rendering(Ink.CMYK, bleed_mm=3.0, links=False, tagged=False)
SCREEN = Rendering(Ink.SRGB, bleed_mm=0.0, links=True, tagged=True)
ENGLISH = Locale(name="English", lang="en-GB", babel="en")
JAPANESE = Locale(
    name="日本語", lang="ja-JP", babel="ja_JP", line_break="characters", gap_round_latin=True
)
INKS = {
    "ink": NamedInk(cmyk="0 0 0 100", srgb="#1a1a18"),
    "tiger-amber": NamedInk(cmyk="0 58 95 5", srgb="#e07f1f"),
}
ICONS = {"mail": '<svg viewBox="0 0 9 9" stroke="currentColor"><path d="M0 0h9"/></svg>'}
PANEL = (
    "<html><body><main data-frame>{% for block in blocks %}{{ block }}{% endfor %}</main>"
    "</body></html>"
)
SLUG = "<main data-frame>{{ title }}</main>"
HEAD = (
    '{#---\ndescription: "a block"\nparameters:\n'
    '  words:\n    kind: key\n    description: "the words"\n---#}\n'
)

FACTS = """
years:
  founded: 1993
numbers:
  rangers: 12345
"""
SPECIES = """
species:
  tiger:
    binomial: "Panthera tigris"
    red_list: "endangered"
  leopard:
    binomial: "Panthera pardus"
    red_list: "vulnerable"
    elevation:
      min: 500
      max: 5000
"""
ESTIMATES = """
estimates:
  tiger:
    qualifier: "approximately"
    amount: 4500
    as_of: "2023"
    source: "counted"
    note: "*"
  leopard:
    qualifier: "range"
    min: 1000
    max: 20000
    as_of: "2023"
    source: "counted"
    note: "*"
"""
CONTACT = """
address:
  default:
    - "1 Example Street"
    - "{country}"
  ja-JP:
    - "{country}東京1-1"
phone:
  print: "+44 20 7946 0000"
  e164: "+442079460000"
email: "office@example.org"
websites:
  - "https://example.org/"
qr_website:
  default: "https://example.org/"
  ja-JP: "https://example.org/ja"
"""
BROCHURE = """
name: "leaflet"
title: "cover.title"
subject: "cover.title"
author: "cover.title"
date: "2026-01-01"
fold: "half"
panels:
  cover:
    title: "cover.title"
    blocks:
      - type: "words"
        words: "cover.title"
"""
WORDS = """
cover:
  organization: "We"
  title: "A title"
contact:
  heading: "Office"
  country: "Utopia"
species:
  population:
    approximately: "about {amount}"
    range: "{min}–{max}"
timeline:
  period_single: "in {year}"
  period_range: "{start}–{end}"
"""


def document(text: str, file: str = "brochure/brochure.yaml") -> Document:
    """A file as a tree; it has to be good."""
    found, findings = read_tree(file, text)
    assert found is not None, findings
    return found


def model(text: str, kind: type[BaseModel]) -> Any:
    value, findings = read_model(document(text), kind)
    assert value is not None, findings
    return value


def catalogue(text: str = WORDS, locale: str = "en") -> Catalogue:
    read, findings = read_catalogue(locale, document(text, f"translations/{locale}.yaml"))
    assert not findings
    return read


def content(brochure: str = BROCHURE) -> Content:
    return Content(
        brochure=model(brochure, Brochure),
        species=model(SPECIES, SpeciesFile).species,
        estimates=model(ESTIMATES, EstimatesFile).estimates,
        contact=model(CONTACT, Contact),
        facts=model(FACTS, Facts),
    )


def localised(words: Catalogue, settings: Locale = ENGLISH, of: Content | None = None) -> Localised:
    return Localised(
        locale=words.locale,
        settings=settings,
        catalogue=words,
        source=words,
        content=of or content(),
        icons=ICONS,
    )


def folder(blocks: Mapping[str, str], **others: str) -> LayoutFolder:
    """A layout with some blocks, by their type; others by file name, with dots as __."""
    templates = {"panel.html.j2": PANEL, "slug.html.j2": SLUG}
    templates |= {f"blocks/{kind}.html.j2": text for kind, text in blocks.items()}
    templates |= {name.replace("__", "."): text for name, text in others.items()}
    return LayoutFolder("plain", "layouts/plain", templates, {}, INKS)


def page(
    text: str = WORDS,
    settings: Locale = ENGLISH,
    rendering: Rendering = SCREEN,
    locale: str = "en",
) -> Page:
    """The functions of the templates, over a catalogue."""
    return Page(localised(catalogue(text, locale), settings), folder({}), rendering, {})


def filled(
    block: str,
    text: str = WORDS,
    brochure: str = BROCHURE,
    rendering: Rendering = SCREEN,
    settings: Locale = ENGLISH,
    **others: str,
) -> Filled:
    """The panels of a brochure whose layout has one block type, words."""
    layout = folder({"words": block if block.startswith("{#---") else HEAD + block}, **others)
    types, findings = block_types(layout)
    assert not findings, findings
    made = localised(catalogue(text), settings, content(brochure))
    sheet = lay_flat(FOLD, Paper("card", 100.0, 60.0))
    return fill_panels(Job(made, layout, types, sheet, rendering, "", {}))


def codes(findings: tuple[Finding, ...] | list[Finding]) -> list[str]:
    return [finding.code.name for finding in findings]
