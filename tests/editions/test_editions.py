"""Editions: their properties never contradict each other. All of the registry are tried."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from brochure_build.editions import Binding, Duplex, Edition, Standard
from brochure_build.registry import editions
from brochure_build.stages import Ink

EDITIONS = editions()
every_edition = pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS.keys())


@every_edition
def test_an_edition_has_a_name_that_files_can_bear_and_a_title(edition: Edition) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", edition.name)
    assert edition.title[0].isupper()


@every_edition
def test_panels_are_painted_as_far_as_the_edition_bleeds(edition: Edition) -> None:
    assert edition.rendering.bleed_mm >= edition.bleed_mm >= 0


@every_edition
def test_a_slug_is_wider_than_the_bleed_that_its_marks_stand_clear_of(edition: Edition) -> None:
    assert edition.slug_mm == 0 or edition.slug_mm > edition.bleed_mm


@every_edition
def test_only_what_is_bound_as_sheets_has_bleed_marks_or_a_side_to_turn(edition: Edition) -> None:
    if edition.binding is Binding.PAGES:
        assert edition.bleed_mm == edition.slug_mm == 0
        assert edition.duplex is None


@every_edition
def test_what_goes_to_press_is_in_four_inks_with_an_intent_and_leads_nowhere(
    edition: Edition,
) -> None:
    # ISO 15930-7:2010: 6.2 output intent, 6.14 no links on what is printed
    if edition.standard is Standard.PDF_X4:
        assert edition.rendering.ink is Ink.CMYK
        assert edition.output_intent
        assert not edition.rendering.links
        assert edition.binding is Binding.SHEETS
        assert edition.bleed_mm > 0
        assert edition.slug_mm > 0


@every_edition
def test_four_inks_need_an_intent_that_says_which(edition: Edition) -> None:
    assert edition.output_intent or edition.rendering.ink is not Ink.CMYK


@every_edition
def test_what_is_read_aloud_is_tagged_has_links_and_an_outline_and_a_page_a_panel(
    edition: Edition,
) -> None:
    if edition.standard is Standard.PDF_UA1:
        assert edition.rendering.tagged
        assert edition.rendering.links
        assert edition.outline
        assert edition.binding is Binding.PAGES


@every_edition
def test_an_outline_has_tagged_headings_to_be_made_of(edition: Edition) -> None:
    assert edition.rendering.tagged or not edition.outline


@every_edition
def test_sheets_that_a_printer_turns_fold_the_right_way(edition: Edition) -> None:
    # A landscape sheet whose inside lies mirrored behind its outside turns over the short edge.
    assert edition.duplex in (None, Duplex.SHORT_EDGE)


def test_there_is_one_edition_for_the_press_one_for_reading_and_one_for_the_office() -> None:
    standards = {name: edition.standard for name, edition in EDITIONS.items()}
    assert standards["print"] is Standard.PDF_X4
    assert standards["screen"] is Standard.PDF_UA1
    assert EDITIONS["desktop"].duplex is Duplex.SHORT_EDGE


def test_the_press_gets_the_bleed_that_print_shops_ask_for() -> None:
    assert EDITIONS["print"].bleed_mm >= 3


def test_the_office_and_the_screen_share_their_panels() -> None:
    assert EDITIONS["desktop"].rendering == EDITIONS["screen"].rendering


def test_every_property_of_an_edition_differs_somewhere() -> None:
    # A property that is the same everywhere decides nothing.
    for field in fields(Edition):
        values = {repr(getattr(edition, field.name)) for edition in EDITIONS.values()}
        assert len(values) > 1, field.name
