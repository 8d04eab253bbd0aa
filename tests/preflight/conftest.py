"""Good finished files, for the tests to break."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from brochure_build.build import flat_sheet, imprint_for, lay_out
from brochure_build.preflight import Finished
from brochure_build.project.sources import read_sources
from brochure_build.registry import editions
from conftest import Built

Good = Callable[[str], Finished]


@pytest.fixture(scope="session")
def good(starter: Built) -> Good:
    """The finished file of an edition, and what it should be."""
    sources = read_sources(starter.project)
    date = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

    def of(name: str) -> Finished:
        edition = editions()[name]
        assert sources.content is not None
        panels = lay_out(sources, "en", edition.rendering).panels
        path = starter.project.build / "en" / f"our-brochure-en-{name}.pdf"
        codes = tuple(code for panel in panels for code in panel.codes)
        assert len(codes) == 2
        return Finished(
            pdf=path.read_bytes(),
            edition=edition,
            sheet=flat_sheet(sources.content),
            imprint=imprint_for(sources, "en", edition, "r", date),
            codes=codes,
            families=sources.library.families,
        )

    return of
