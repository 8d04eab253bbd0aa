"""The lines of the real brochure, in every language."""

from __future__ import annotations

from functools import cache

import pytest
from weasyprint import CSS, HTML

from brochure_build.build import lay_out
from brochure_build.project import Project
from brochure_build.project.sources import Sources, read_sources
from brochure_build.render import panel as rendering
from brochure_build.render.faults import Fault
from brochure_build.render.fetcher import ProjectFetcher
from brochure_build.render.rebreak import Ending, laid_out, lone_endings
from brochure_build.stages import PanelSource
from project.copies import ROOT
from render.samples import SCREEN
from translation.catalogues import real_locales


@cache
def sources() -> Sources:
    return read_sources(Project(ROOT))


def endings(source: PanelSource) -> tuple[list[Ending], list[Ending]]:
    """The poor endings of a panel as the engine sets it, and as it is printed."""
    fonts, styles = rendering._styles(source.styles, source.sheets, source.base, ROOT)
    fetcher = ProjectFetcher(ROOT, source.files)
    rule = CSS(string=rendering._page_rule(source), font_config=fonts.configuration)
    html = HTML(string=source.html, base_url=rendering._base(source.base), url_fetcher=fetcher)
    rules = [rule, *styles]
    plain = html.render(stylesheets=rules, font_config=fonts.configuration)
    before = list(lone_endings(plain.pages[0]))
    printed = laid_out(html, stylesheets=rules, font_config=fonts.configuration)
    return before, list(lone_endings(printed.pages[0]))


@pytest.mark.parametrize("locale", sorted(real_locales()))
def test_no_ending_of_the_brochure_is_poor_where_it_need_not_be(locale: str) -> None:
    before: list[Ending] = []
    after: list[Ending] = []
    for source in lay_out(sources(), locale, SCREEN).panels:
        found, left = endings(source)
        before += found
        after += left
    assert [ending for ending in after if ending.avoidable] == []
    assert len(after) <= max(1, len(before) // 3)
    # a label of two words that is a line longer than its column, nothing else
    lone = {ending.key for ending in after if ending.fault is Fault.LONE}
    assert lone <= {"species.labels.conservation_status"}
