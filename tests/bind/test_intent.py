"""The output intent of a press file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Name

from brochure_build.bind import bind
from brochure_build.bind.codes import OUTPUT_INTENT
from brochure_build.bind.intent import add_output_intent
from brochure_build.editions import Edition
from brochure_build.editions.print import EDITION as PRINT
from brochure_build.findings import BrochureError
from brochure_build.stages import FlatSheet, Furniture, Imprint, OutputIntent

from .samples import PROFILE, drawn_panels

Open = Callable[[bytes], pikepdf.Pdf]


def test_there_is_one_and_its_profile_is_the_given_one(press_file: bytes, opened: Open) -> None:
    (intent,) = opened(press_file).Root.OutputIntents
    assert intent.S == Name.GTS_PDFX
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert str(intent.RegistryName) == "http://www.color.org"
    assert str(intent.OutputCondition) == str(intent.Info) == "Coated paper"
    assert intent.DestOutputProfile.N == 4
    assert intent.DestOutputProfile.read_bytes() == PROFILE


def test_screens_have_none(screen_file: bytes, office_file: bytes, opened: Open) -> None:
    assert Name.OutputIntents not in opened(screen_file).Root
    assert Name.OutputIntents not in opened(office_file).Root


@pytest.mark.parametrize(("space", "components"), [(b"GRAY", 1), (b"RGB ", 3), (b"CMYK", 4)])
def test_components_follow_the_profile(space: bytes, components: int, intent: OutputIntent) -> None:
    pdf = pikepdf.new()
    add_output_intent(pdf, replace(intent, profile=PROFILE.replace(b"CMYK", space)))
    (written,) = pdf.Root.OutputIntents
    assert written.DestOutputProfile.get("/N") == components


@pytest.mark.parametrize("profile", [b"", b"not a profile, though it is long enough", PROFILE[4:]])
def test_what_is_no_profile_is_refused(profile: bytes, intent: OutputIntent) -> None:
    with pytest.raises(BrochureError) as refused:
        add_output_intent(pikepdf.new(), replace(intent, profile=profile))
    assert [finding.code for finding in refused.value.findings] == [OUTPUT_INTENT]


def test_an_edition_that_needs_one_is_not_bound_without(
    sheet: FlatSheet, imprint: Callable[[Edition], Imprint]
) -> None:
    panels = drawn_panels(sheet, PRINT.rendering)
    with pytest.raises(BrochureError) as refused:
        bind(panels, sheet, PRINT, imprint(PRINT), Furniture(None, {}))
    assert [finding.code for finding in refused.value.findings] == [OUTPUT_INTENT]
