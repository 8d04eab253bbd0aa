"""The map of the real brochure, as it is in the finished files: places, names, disclaimer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pypdfium2
import pytest

from brochure_build.folds import lay_flat
from brochure_build.jobs import Request, Status, build
from brochure_build.layout.map_names import STATES
from brochure_build.maps import markers
from brochure_build.project import Project
from brochure_build.project.sources import Sources, read_sources
from brochure_build.registry import folds
from brochure_build.stages import POINTS_PER_MM
from conftest import Built
from preflight.finished_files import alternatives, squeezed
from project.copies import edit

LOCALES = ("en", "zh-CN", "ko-KP", "ja-JP", "mn-MN", "ko-KR", "ru-RU")
PANEL = "inside_left"
MAP_LEFT_MM = 8.0  # the panel's margin
WIDTH_MM = 83.0

every_language = pytest.mark.parametrize("locale", LOCALES)


@pytest.fixture(scope="module")
def sources(real: Built) -> Sources:
    return read_sources(real.project)


def panel_text(project: Project, sources: Sources, locale: str) -> pypdfium2.PdfTextPage:
    """The text of the panel with the map, in the screen edition."""
    assert sources.content is not None
    brochure = sources.content.brochure
    reading = lay_flat(folds()[brochure.fold], brochure.flat_paper).reading
    (path,) = (project.build / locale).glob("*-screen.pdf")
    document = pypdfium2.PdfDocument(path.read_bytes())
    return document[reading.index(PANEL)].get_textpage()


def digits(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, float, float]]:
    """Every digit that stands alone, with its middle in mm from the page's top left."""
    whole = text.get_text_range()
    height = text.page.get_height()
    for match in re.finditer(r"(?<!\S)[1-9](?!\S)", whole):
        left, bottom, right, top = text.get_charbox(match.start(), loose=False)
        x, y = (left + right) / 2, height - (bottom + top) / 2
        yield int(match[0]), x / POINTS_PER_MM, y / POINTS_PER_MM


@every_language
def test_every_marker_stands_on_its_place(locale: str, real: Built, sources: Sources) -> None:
    assert sources.content is not None
    assert sources.base_map is not None
    wanted = markers(sources.base_map, sources.content.places, WIDTH_MM)
    standing = list(digits(panel_text(real.project, sources, locale)))
    first = next(spot for spot in standing if spot[0] == 1)
    top_mm = first[2] - wanted[0].y_mm  # of the map, which stands lower where there is more text
    for marker in wanted:
        near = [
            (abs(x - MAP_LEFT_MM - marker.x_mm), abs(y - top_mm - marker.y_mm))
            for number, x, y in standing
            if number == marker.number
        ]
        assert len(near) == 2, "once on the map and once in the legend"
        assert min(across + down for across, down in near) < 0.25, marker


@every_language
def test_every_state_and_place_is_named_once(locale: str, real: Built, sources: Sources) -> None:
    assert sources.content is not None
    units = sources.languages[locale].catalogue.units
    lines = squeezed(panel_text(real.project, sources, locale).get_text_bounded())
    names = [unit.text for key, unit in units.items() if key.startswith(STATES)]
    names += [units[place.name].text for place in sources.content.places.values()]
    assert len(names) == 10
    rest = lines
    for name in sorted(names, key=len, reverse=True):
        wanted = squeezed(name.replace("|", ""))
        assert wanted in rest, name
        rest = rest.replace(wanted, "", 1)


@every_language
def test_what_has_to_be_said_of_a_map_is_said(locale: str, real: Built, sources: Sources) -> None:
    units = sources.languages[locale].catalogue.units
    printed = squeezed(panel_text(real.project, sources, locale).get_text_bounded())
    for key in ("map.approximate", "map.disclaimer", "map.base_credit"):
        assert Counter([squeezed(units[key].text) in printed]) == Counter([True]), key
    (path,) = (real.project.build / locale).glob("*-screen.pdf")
    assert units["map.alt"].text in alternatives(path.read_bytes())


def test_no_two_states_have_one_name(sources: Sources) -> None:
    for language in sources.languages.values():
        units = language.catalogue.units
        names = [unit.text for key, unit in units.items() if key.startswith(STATES)]
        assert not [pair for pair in combinations(names, 2) if pair[0] == pair[1]]


# --- names that have no room --------------------------------------------------------------------


def findings_of(project: Project) -> list[tuple[str, str, str]]:
    outcome = build(project, Request(locales=("en",), editions=("screen",)))
    if outcome.status is Status.BUILT:
        return []
    return [(f.code.name, f.key, f.locale) for f in outcome.findings]


def test_a_good_name_is_taken(paws: Project) -> None:
    edit(paws, "translations/en.yaml", 'chn: "China"', 'chn: "Chine"')
    assert findings_of(paws) == []


def test_a_name_that_is_too_long_is_refused_in_its_language(paws: Project) -> None:
    edit(paws, "translations/en.yaml", 'jpn: "Japan"', 'jpn: "The State of Japan"')
    found = findings_of(paws)
    assert ("map-label", "map.states.jpn", "en") in found
    assert {code for code, _, _ in found} <= {"map-label", "too-wide"}


def test_a_confirmed_map_does_not_say_that_it_is_approximate(paws: Project) -> None:
    path = paws.brochure / "places.yaml"
    text = re.sub(r"(longitude: .*)", r"\1\n    approximate: false", path.read_text("utf-8"))
    path.unlink()
    path.write_text(text, "utf-8")
    assert findings_of(paws) == []
    (made,) = (paws.build / "en").glob("*-screen.pdf")
    with pypdfium2.PdfDocument(made.read_bytes()) as document:
        whole = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "Positions are approximate" not in whole
    assert "Lesser Khingan" in whole
