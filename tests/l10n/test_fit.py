"""Panels that did not hold their text are told of without rendering anything."""

from __future__ import annotations

import subprocess
import sys

from brochure_build.findings import Finding, Severity, as_text
from brochure_build.l10n.fit import fit_findings
from brochure_build.project.room import LocaleRecord, PanelRecord, Room, UnitRecord
from brochure_build.translation.catalogue import Catalogue
from brochure_build.translation.state import unit_digest
from cli.running import surroundings
from translation.catalogues import catalogue

TEXTS = """\
tiger:
  name: "Амарын бар"
  threats: "Амьдрах орчны хомсдол"
  habitats: "Ой"
  footnote: "Тоо"
  label: "Аюул"
"""
ENGLISH_LINES = {"tiger.name": 1, "tiger.threats": 3, "tiger.habitats": 2, "tiger.footnote": 2}
LINES = {
    "tiger.name": 1,
    "tiger.threats": 5,
    "tiger.habitats": 3,
    "tiger.footnote": 2,
    "tiger.label": 2,
}
LINE_MM = 4.0


def panel(free_mm: float, lines: dict[str, int], texts: Catalogue) -> PanelRecord:
    units = {
        key: UnitRecord(54.0, count, LINE_MM, unit_digest(texts.units[key].text))
        for key, count in lines.items()
    }
    return PanelRecord("flap", free_mm, 0.0, units)


def found(
    free_mm: float,
    now: str = TEXTS,
    *,
    lines: dict[str, int] = LINES,
    english: dict[str, int] = ENGLISH_LINES,
    locale: str = "mn-MN",
) -> list[Finding]:
    """What is told of a locale whose flap was measured with TEXTS, and which now has other ones."""
    then = catalogue(TEXTS, locale)
    room = Room(
        {
            "en": LocaleRecord("s", (panel(1.0, english, then),)),
            locale: LocaleRecord("s", (panel(free_mm, lines, then),)),
        }
    )
    return list(fit_findings(room, catalogue(now, locale)))


def test_a_panel_that_is_over_is_an_error_at_its_longest_text() -> None:
    (finding,) = found(-4.2)
    assert (finding.code.name, finding.severity) == ("overflow", Severity.ERROR)
    assert (finding.locale, finding.panel, finding.key) == ("mn-MN", "flap", "tiger.threats")
    over, *shown = as_text(finding).splitlines()
    assert over == (
        "mn-MN.yaml:3:12: error overflow: panel flap is 4.2 mm over in mn-MN, as last built; "
        "longest texts: tiger.threats (5 lines, English 3), tiger.habitats (3 lines, English 2), "
        "tiger.footnote (2 lines, English 2)"
    )
    assert shown == [
        '  3 |   threats: "Амьдрах орчны хомсдол"',
        "    |            ^",
        "  = save 4.2 mm, which is 2 lines, in the texts of this panel",
    ]


def test_a_panel_that_holds_its_text_is_none() -> None:
    assert found(0.0) == []
    assert found(-0.04) == []
    assert len(found(-0.1)) == 1


def test_nothing_is_told_of_a_language_that_was_never_built() -> None:
    assert list(fit_findings(Room(), catalogue(TEXTS, "mn-MN"))) == []


def test_a_text_that_changed_since_makes_it_a_warning() -> None:
    (finding,) = found(-4.2, TEXTS.replace("Ой", "Ой мод"))
    assert (finding.code.name, finding.severity) == ("overflow-before", Severity.WARNING)
    assert (
        "was 4.2 mm over in mn-MN when it was last built; 1 of its texts has changed"
        in finding.message
    )
    (finding,) = found(-4.2, TEXTS.replace("Ой", "Ой мод").replace("Тоо", "Тооллого"))
    assert "2 of its texts have changed" in finding.message
    assert finding.hint


def test_a_text_set_otherwise_in_its_file_has_not_changed() -> None:
    (finding,) = found(-4.2, TEXTS.replace('"Ой"', "'Ой '"))
    assert finding.code.name == "overflow"


def test_a_text_of_another_panel_does_not_matter() -> None:
    (finding,) = found(-4.2, TEXTS + 'cover: "Саваа"\n')
    assert finding.code.name == "overflow"


def test_texts_that_are_there_no_more_have_changed_and_are_not_pointed_at() -> None:
    (finding,) = found(-4.2, TEXTS.replace("threats:", "dangers:"))
    assert finding.code.name == "overflow-before"
    assert finding.key == "tiger.habitats"
    (finding,) = found(-4.2, 'other: "Бусад"\n')
    assert finding.place is not None
    assert str(finding.place) == "mn-MN.yaml"
    assert "5 of its texts have changed" in finding.message


def test_english_is_compared_with_nothing() -> None:
    (finding,) = found(-4.2, locale="en")
    assert "English" not in finding.message
    assert finding.key == "tiger.threats"


def test_the_text_that_grew_most_comes_before_one_that_is_long_in_english_too() -> None:
    (finding,) = found(
        -4.2, lines={**LINES, "tiger.footnote": 9}, english={**ENGLISH_LINES, "tiger.footnote": 9}
    )
    assert finding.key == "tiger.threats"


def test_nothing_heavy_is_loaded() -> None:
    program = (
        "import sys, brochure_build.l10n.fit\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        capture_output=True,
        text=True,
        env=surroundings(),
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "brochure_build" in loaded
    assert not loaded & {"weasyprint", "jinja2", "pikepdf", "PIL", "fontTools", "babel", "rich"}
