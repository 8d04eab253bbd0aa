"""What one file says of another: a name that leads nowhere is found where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from brochure_build.build import check_sources
from brochure_build.findings import Finding, errors
from brochure_build.project import Project
from brochure_build.project.sources import read_sources
from project.copies import copy_sources, edit, place_of, write

CONTENT = "brochure/brochure.yaml"


@pytest.fixture
def project(checkout: Path, tmp_path: Path) -> Project:
    return copy_sources(checkout, tmp_path / "p")


def found(project: Project) -> tuple[Finding, ...]:
    sources = read_sources(project)
    return errors(check_sources(sources, tuple(sources.languages)))


def test_the_real_brochure_is_coherent(project: Project) -> None:
    assert found(project) == ()


@dataclass(frozen=True)
class Slip:
    """A slip of the pen: what is changed, the code, and where it is found."""

    file: str
    old: str
    new: str
    at: str  # the text that the finding points at; empty for the whole file
    code: str = "unknown-reference"


SLIPS = {
    "fold": Slip(CONTENT, 'fold: "c"', 'fold: "cc"', '"cc"'),
    "edition": Slip(CONTENT, '- "desktop"', '- "dekstop"', '"dekstop"'),
    "layout": Slip(CONTENT, 'layout: "classic"', 'layout: "modern"', '"modern"', "unreadable"),
    "title": Slip(CONTENT, '\ntitle: "cover.title"', '\ntitle: "cover.titel"', '"cover.titel"'),
    "keyword": Slip(
        CONTENT, '  - "species.amur_tiger.name"\n  -', '  - "no.such"\n  -', '"no.such"'
    ),
    "title of a panel": Slip(
        CONTENT,
        'title: "overview.heading"\n    blocks',
        'title: "no.such"\n    blocks',
        '"no.such"',
    ),
    "species of a block": Slip(
        CONTENT, 'species: "amur_tiger"', 'species: "siberian_tiger"', '"siberian_tiger"'
    ),
    "photo of a block": Slip(CONTENT, 'photo: "habitat_map"', 'photo: "habitat"', '"habitat"'),
    "section of a block": Slip(
        CONTENT, '"achievements.dna_sampling"', '"achievements.dna"', '"achievements.dna"'
    ),
    "text of a milestone": Slip(
        "brochure/timeline.yaml",
        '"timeline.entries.movement"',
        '"timeline.entries.moves"',
        '"timeline.entries.moves"',
    ),
    "name of a place": Slip(
        "brochure/places.yaml", '"map.places.study_area"', '"map.places.area"', '"map.places.area"'
    ),
    "caption of a photo": Slip(
        "brochure/photos.yaml", 'alt: "map.caption"', 'alt: "map.capt"', '"map.capt"'
    ),
    "placeholder": Slip(
        "translations/en.yaml",
        "held in {conference}.",
        "held in {event}.",
        "{event}",
        "unknown-placeholder",
    ),
    "CLDR locale": Slip(
        "translations/locales.yaml", 'babel: "mn_MN"', 'babel: "qq_QQ"', "", "wrong-value"
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_name_that_leads_nowhere_is_found_where_it_stands(name: str, project: Project) -> None:
    slip = SLIPS[name]
    edit(project, slip.file, slip.old, slip.new)
    findings = [finding for finding in found(project) if finding.code.name == slip.code]
    assert findings
    place = place_of(project, slip.file, slip.at) if slip.at else slip.file
    assert place in {str(finding.place) for finding in findings}, findings


def test_a_species_without_an_estimate_is_found(project: Project) -> None:
    text = (project.brochure / "estimates.yaml").read_text("utf-8")
    head, _, rest = text.partition("  snow_leopard:")
    assert rest
    write(project.brochure / "estimates.yaml", head)
    (finding,) = found(project)
    assert finding.code.name == "unknown-reference"
    assert str(finding.place) == place_of(project, "brochure/species.yaml", "snow_leopard:")


def test_an_estimate_without_its_species_is_found(project: Project) -> None:
    edit(project, "brochure/estimates.yaml", "  snow_leopard:", "  snow_lion:")
    places = {str(finding.place) for finding in found(project)}
    assert place_of(project, "brochure/estimates.yaml", "snow_lion:") in places


def test_a_panel_without_content_is_found(project: Project) -> None:
    text = (project.root / CONTENT).read_text("utf-8")
    head, _, rest = text.partition("  inside_right:")
    back = rest[rest.index("  back:") :]
    write(project.root / CONTENT, head + back)
    (finding,) = found(project)
    assert finding.code.name == "unknown-reference"
    assert str(finding.place) == place_of(project, CONTENT, "panels:\n")
    assert "inside_right" in finding.message


def test_every_slip_is_found_at_once(project: Project) -> None:
    edit(project, CONTENT, 'species: "amur_tiger"', 'species: "tiger"')
    edit(project, "brochure/places.yaml", '"map.places.study_area"', '"map.places.area"')
    edit(project, "translations/en.yaml", "held in {conference}.", "held in {event}.")
    codes = sorted(finding.code.name for finding in found(project) if not finding.locale)
    assert codes[:3] == ["unknown-placeholder", "unknown-reference", "unknown-reference"]
