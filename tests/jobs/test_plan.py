"""What one locale needs: its date, its looks, and what its files are made of."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.build import lay_out
from brochure_build.findings import BrochureError
from brochure_build.jobs.plan import date_of, looks_of, plan_locale
from brochure_build.jobs.rendering import BESIDE
from brochure_build.project.digest import source_digests
from brochure_build.project.sources import Sources, read_sources
from brochure_build.registry import editions
from brochure_build.stages import PanelPage, PanelSource
from conftest import Built

DATE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def sources(starter: Built) -> Sources:
    return read_sources(starter.project)


# --- dates --------------------------------------------------------------------------------------


def test_the_date_is_the_newest_day_of_the_sources(sources: Sources) -> None:
    assert date_of(sources) == DATE


@given(st.integers(0, 253_402_300_799))
def test_the_date_of_ones_own_is_in_utc(sources: Sources, seconds: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(seconds))
        date = date_of(sources)
    assert date == dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)
    assert date.utcoffset() == dt.timedelta(0)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_whatever_else_is_set_is_a_date_or_a_finding(sources: Sources, value: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", value)
        assert dated(sources) in ("a date", "bad-setting")


def dated(sources: Sources) -> str:
    try:
        date = date_of(sources)
    except BrochureError as error:
        return " ".join(finding.code.name for finding in error.findings)
    return "a date" if date.tzinfo is dt.UTC else "no date"


# --- looks --------------------------------------------------------------------------------------


def test_looks_are_the_layouts_and_the_assets(starter: Built) -> None:
    digests = source_digests(starter.project)
    looks = looks_of(starter.project, digests, "layouts/classic")
    assert {path.split("/")[0] for path in looks} == {"layouts", "assets"}
    assert not [path for path in looks if path.startswith("layouts/other")]


# --- plans --------------------------------------------------------------------------------------


def page_of(source: PanelSource) -> PanelPage:
    size = (source.width_mm, source.height_mm, source.rendering.bleed_mm)
    return PanelPage(source.panel, source.title, *size, b"")


def test_editions_that_are_painted_alike_share_their_panels(sources: Sources) -> None:
    plan = plan_locale(sources, "en", tuple(editions().values()), {}, DATE)
    panels = [source for source in plan.to_render() if not source.panel.startswith(BESIDE)]
    assert len(panels) == 2 * 4, "screen and desktop share theirs"
    assert len({id(source) for source in plan.to_render()}) == len(plan.to_render())


def test_the_revision_is_the_same_whichever_editions_are_asked_for(sources: Sources) -> None:
    revisions = set()
    for name in editions():
        plan = plan_locale(sources, "en", (editions()[name],), {}, DATE)
        revisions.add(plan.imprints[name].revision)
    assert len(revisions) == 1


def test_the_revision_changes_with_the_looks(sources: Sources) -> None:
    wanted = (editions()["print"],)
    first = plan_locale(sources, "en", wanted, {"layouts/a.css": "1"}, DATE)
    second = plan_locale(sources, "en", wanted, {"layouts/a.css": "2"}, DATE)
    assert first.imprints["print"].revision != second.imprints["print"].revision


@pytest.mark.parametrize("name", sorted(editions()))
def test_a_file_is_made_of_every_panel_and_of_the_strips_it_has_room_for(
    name: str, sources: Sources
) -> None:
    edition = editions()[name]
    plan = plan_locale(sources, "en", (edition,), {}, DATE)
    job = plan.file_job(edition, page_of)
    assert set(job.pages) == set(job.sheet.reading)
    assert bool(job.furniture.slug_lines) == bool(edition.slug_mm)
    assert (job.furniture.intent is not None) == edition.output_intent
    laid_out = lay_out(sources, "en", edition.rendering).panels
    assert job.codes == tuple(code for panel in laid_out for code in panel.codes)
    assert (job.imprint.locale, job.imprint.edition, job.imprint.date) == ("en", name, DATE)


def test_the_slug_tells_title_locale_edition_side_revision_and_day(sources: Sources) -> None:
    plan = plan_locale(sources, "en", (editions()["print"],), {}, DATE)
    outside, inside = plan.slugs["print"]
    imprint = plan.imprints["print"]
    for strip, side in ((outside, "outside"), (inside, "inside")):
        for part in (imprint.title, "en", "print", side, imprint.revision, "2026-01-01"):
            assert part in strip.html
