"""The lines of the real brochure, in every language."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from brochure_build.build import lay_out, settings_of
from brochure_build.project import Project
from brochure_build.project.sources import Sources, read_sources
from brochure_build.render.faults import Fault
from brochure_build.render.fetcher import ProjectFetcher
from brochure_build.render.opened import OpenedPanel
from brochure_build.render.rebreak import Ending, lone_endings
from brochure_build.stages import PanelSource
from project.copies import ROOT
from render.samples import SCREEN
from translation.catalogues import real_locales


@cache
def sources() -> Sources:
    return read_sources(Project(ROOT))


def endings(source: PanelSource) -> tuple[list[Ending], list[Ending]]:
    """The poor endings of a panel as the engine sets it, and as it is printed."""
    panel = OpenedPanel(source, ROOT, ProjectFetcher(ROOT, source.files))
    before = list(lone_endings(panel.laid_out().pages[0]))
    return before, list(lone_endings(panel.well_set().pages[0]))


@pytest.mark.parametrize("locale", sorted(real_locales()))
def test_no_ending_of_the_brochure_is_poor_where_it_need_not_be(locale: str) -> None:
    before: list[Ending] = []
    after: list[Ending] = []
    settings = settings_of(sources(), locale)
    for source in lay_out(sources(), locale, SCREEN).panels:
        # in the tightest of its settings
        found, left = endings(replace(source, setting=settings[0]))
        before += found
        after += left
    assert [ending for ending in after if ending.avoidable] == []
    assert len(after) <= max(1, len(before) // 3)
    # a label of two words that is a line longer than its column, nothing else
    lone = {ending.key for ending in after if ending.fault is Fault.LONE}
    assert lone <= {"species.labels.conservation_status"}
