"""Variants: which layout, fold and paper a trial has, and that its files keep to themselves."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from brochure_build.content import Brochure
from brochure_build.jobs import Outcome, Request, Status, build, check
from brochure_build.layout.settings import LayoutFile
from brochure_build.project import Project, Variant
from brochure_build.project.variants import varied
from conftest import Built
from project.copies import edit, files_under, load, write

LETTER = Variant(paper="Letter")
ENGLISH_PAGES = Request(locales=("en",), editions=("screen",))


def brochure(**said: str) -> Brochure:
    panels = {"cover": {"title": "a.b", "blocks": [{"type": "words"}]}}
    texts = dict.fromkeys(("title", "subject", "author"), "a.b")
    return Brochure.model_validate(
        {**texts, "name": "leaflet", "date": "2026-01-01", "panels": panels, **said}
    )


def trial(project: Project, variant: Variant, request: Request | None = None) -> Outcome:
    return build(Project(project.root, variant), request or Request())


# --- what a variant is ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "variant", "layouts_own", "paper"),
    [
        ({}, Variant(), None, "A4"),
        ({}, Variant(), "A4x3", "A4x3"),
        ({"paper": "A3"}, Variant(), None, "A3"),
        ({"paper": "A3"}, Variant(), "A4x3", "A3"),
        ({"paper": "A4"}, Variant(), "A4x3", "A4"),
        ({"paper": "A3"}, Variant(layout="plain"), None, "A3"),
        ({"paper": "A3"}, Variant(layout="plain"), "A4x3", "A4x3"),
        ({"paper": "A3", "layout": "plain"}, Variant(layout="plain"), "A4x3", "A3"),
        ({"paper": "A3"}, Variant(layout="plain", paper="Legal"), "A4x3", "Legal"),
        ({"paper": "A3"}, LETTER, "A4x3", "Letter"),
        ({"paper": "A3"}, Variant(fold="z"), "A4x3", "A3"),
    ],
)
def test_the_paper_is_the_one_asked_for_or_goes_with_what_chose_the_layout(
    written: dict[str, str], variant: Variant, layouts_own: str | None, paper: str
) -> None:
    file = LayoutFile.model_validate({"paper": layouts_own} if layouts_own else {})
    assert varied(brochure(**written), variant, file).flat_paper.name == paper


def test_a_variant_changes_what_it_names_and_nothing_else() -> None:
    before = brochure(paper="A4", fold="c", layout="classic")
    after = varied(before, Variant("plain", "z", "A3"), LayoutFile())
    assert (after.layout, after.fold, after.paper) == ("plain", "z", "A3")
    rest = {"layout", "fold", "paper"}
    assert after.model_dump(exclude=rest) == before.model_dump(exclude=rest)
    assert varied(before, Variant(), LayoutFile()) == before


@pytest.mark.parametrize(
    ("variant", "name"),
    [
        (Variant(), ""),
        (Variant(layout="plain"), "plain"),
        (Variant(fold="z"), "z"),
        (Variant("plain", "z", "A3"), "plain-z-A3"),
    ],
)
def test_a_variant_is_called_after_what_it_names(variant: Variant, name: str) -> None:
    assert variant.name == name
    assert set(asdict(variant)) == {"layout", "fold", "paper"}


# --- where its files go -----------------------------------------------------------------------


def test_a_trial_and_the_press_files_leave_each_other_alone(small: Project) -> None:
    before = files_under(small.build)
    outcome = trial(small, LETTER)
    assert outcome.status is Status.BUILT, outcome.findings
    for file in outcome.files:
        assert file.path == f"build/Letter/en/our-brochure-Letter-en-{file.edition}.pdf"
        assert (small.root / file.path).is_file()
    assert {f: d for f, d in files_under(small.build).items() if "Letter/" not in f} == before

    edit(small, "brochure/facts.yaml", "1993", "1994")
    after_trial = files_under(small.build / "Letter")
    assert build(small, Request()).status is Status.BUILT
    assert files_under(small.build / "Letter") == after_trial
    assert files_under(small.build).keys() == {*before, *(f"Letter/{f}" for f in after_trial)}


def test_a_trial_made_again_is_unchanged(small: Project) -> None:
    assert trial(small, LETTER).status is Status.BUILT
    assert trial(small, LETTER).status is Status.UNCHANGED
    assert build(small, Request()).status is Status.UNCHANGED


def test_a_trial_takes_from_the_cache_what_looks_the_same(small: Project) -> None:
    assert trial(small, Variant(fold="half")).rendered == ()


def test_two_variants_of_one_name_are_not_taken_for_each_other(small: Project) -> None:
    (small.layouts / "classic").rename(small.layouts / "half")
    edit(small, "brochure/brochure.yaml", 'layout: "classic"', 'layout: "half"')
    assert trial(small, Variant(fold="half")).status is Status.BUILT
    assert trial(small, Variant(layout="half")).status is Status.BUILT


def test_a_layout_brings_its_paper(small: Project) -> None:
    other = small.layouts / "large"
    for file, data in files_under(small.layouts / "classic").items():
        write(other / file, data)
    settings = load(other / "layout.yaml") if (other / "layout.yaml").exists() else {}
    assert "paper" not in settings
    text = (other / "layout.yaml").read_text("utf-8") if settings else ""
    write(other / "layout.yaml", f'paper: "A3"\n{text}')
    outcome = trial(small, Variant(layout="large"), ENGLISH_PAGES)
    assert outcome.status is Status.BUILT, outcome.findings
    assert outcome.files[0].path.startswith("build/large/en/")


def test_a_check_looks_at_the_variant(real: Built) -> None:
    assert not check(Project(real.project.root, Variant(fold="z")))
    found = check(Project(real.project.root, Variant(fold="half")))
    assert {finding.code.name for finding in found} == {"unknown-reference"}
    assert any("“flap”" in finding.message for finding in found)
