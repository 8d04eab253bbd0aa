"""Nothing is dropped: every word and figure of the original, every text of every language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from brochure_build.build import lay_out
from brochure_build.project import Project
from brochure_build.project.sources import Sources, read_sources
from brochure_build.registry import editions
from brochure_build.translation.placeholders import Literal, parse
from conftest import Built
from preflight.finished_files import alternatives, bookmarks, squeezed, texts
from project.copies import load

DATA = Path(__file__).parent / "data"
LOCALES = ("en", "zh-CN", "ko-KP", "ja-JP", "mn-MN", "ko-KR", "ru-RU")

# Whatever stands between these words is printed only while its photograph is.
OF_EMPTY_SLOTS = (
    "Amur tiger (©Feline Research Center)",
    "Snow leopard (©Eco-Bridge Continental)",
    "Potential habitats for the Amur tiger in the projected",
)


@pytest.fixture(scope="module")
def sources(real: Built) -> Sources:
    return read_sources(real.project)


# --- the original -------------------------------------------------------------------------------


def corrections() -> list[dict[str, Any]]:
    table = load(DATA / "corrections.yaml")["corrections"]
    assert isinstance(table, list)
    return table


def original() -> str:
    """The original as read by a machine, without the marks that the machine added."""
    text = (DATA / "original-brochure.txt").read_text("utf-8")
    text = re.sub(r"\$(.*?)\$", lambda found: _of_formula(found[1]), text)
    text = re.sub(r"\*\*|^#+ |</?sup>", "", text, flags=re.MULTILINE)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n\n".join(line for line in lines if line)


def _of_formula(formula: str) -> str:
    words = re.sub(r"\\text(?:bf)?\{([^}]*)\}", r"\1", formula)
    return words.replace(r"\mid", "|").replace("\\", " ")


def corrected() -> str:
    text = original()
    for entry in corrections():
        assert text.count(entry["original"]) == entry.get("times", 1), entry["original"]
        text = text.replace(entry["original"], entry["printed"])
    return text


def phrases() -> list[str]:
    """The lines and table cells of the corrected original that hold a letter or a figure."""
    cells = [cell.strip() for line in corrected().split("\n\n") for cell in line.split("|")]
    found = [cell for cell in cells if spoken(cell)]
    assert len(found) > 90, "the original was not read"
    return found


def spoken(text: str) -> str:
    """The letters and figures of a text, one after the other."""
    return re.sub(r"[\W_]", "", squeezed(text)).casefold()


def not_found(wanted: list[str], pdf: bytes) -> list[str]:
    """The phrases that a file holds less often than the wanted phrases together do."""
    text = "|".join(spoken(page) for page in texts(pdf))
    whole = "|".join(map(spoken, wanted))
    return [
        phrase
        for phrase in dict.fromkeys(wanted)
        if text.count(spoken(phrase)) < whole.count(spoken(phrase))
    ]


def screen_edition(project: Project, locale: str) -> bytes:
    (path,) = (project.build / locale).glob("*-screen.pdf")
    return path.read_bytes()


def test_every_word_and_figure_of_the_original_is_printed(real: Built) -> None:
    waiting = [phrase for phrase in phrases() if phrase.startswith(OF_EMPTY_SLOTS)]
    assert len(waiting) == len(OF_EMPTY_SLOTS)
    wanted = [phrase for phrase in phrases() if phrase not in waiting]
    assert not_found(wanted, screen_edition(real.project, "en")) == []


def test_with_its_photographs_nothing_of_the_original_is_left_out(pictured: Built) -> None:
    assert not_found(phrases(), screen_edition(pictured.project, "en")) == []


def test_while_a_slot_is_empty_nobody_is_credited(real: Built) -> None:
    page = "".join(spoken(text) for text in texts(screen_edition(real.project, "en")))
    assert spoken("Feline Research Center") not in page
    assert spoken("Eco-Bridge") not in page
    assert spoken("Pacific Institute of Geography") not in page


def test_a_lost_word_or_a_figure_printed_once_too_few_is_noticed(real: Built) -> None:
    pdf = screen_edition(real.project, "en")
    assert not_found(["Overview of the region"], pdf) == ["Overview of the region"]
    twice = [*phrases(), "Goal 1"]
    assert "Goal 1" in not_found(twice, pdf)
    assert "Goal 2" not in not_found(twice, pdf)


def test_every_correction_has_a_reason() -> None:
    for entry in corrections():
        assert set(entry) <= {"original", "printed", "reason", "times"}
        assert entry["reason"].strip()
        assert entry["printed"] != entry["original"]


# --- the catalogues -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """All that a file tells someone: what stands on its pages, and what is said of it."""

    printed: str
    said: str


def told(pdf: bytes) -> Told:
    said = (*alternatives(pdf), *bookmarks(pdf))
    return Told(
        printed="|".join(squeezed(page) for page in texts(pdf)),
        said="|".join(squeezed(text) for text in said),
    )


def pattern(text: str) -> re.Pattern[str]:
    """What a unit looks like when its placeholders are filled, with whatever it may be."""
    text = text.replace("|", "")  # where a name on the map goes on in a second line
    parts = (
        re.escape(squeezed(part.text)) if isinstance(part, Literal) else "[^|]{1,200}?"
        for part in parse(text)
    )
    return re.compile("".join(parts))


def used_texts(sources: Sources, locale: str) -> Mapping[str, str]:
    """Every text that the screen edition asks for, by its key."""
    filled = lay_out(sources, locale, editions()["screen"].rendering)
    keys = {key for panel in filled.panels for key in panel.keys}
    units = sources.languages[locale].catalogue.units
    assert len(keys) > 80, "the panels ask for hardly any text"
    return {key: units[key].text for key in sorted(keys)}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_in_use_is_found_in_its_language(
    locale: str, real: Built, sources: Sources
) -> None:
    file = told(screen_edition(real.project, locale))
    lost = {
        key: text
        for key, text in used_texts(sources, locale).items()
        if not pattern(text).search(file.printed) and not pattern(text).search(file.said)
    }
    assert lost == {}


def test_no_language_tells_what_another_says(real: Built, sources: Sources) -> None:
    """The search above can fail: a file of one language does not hold the texts of another."""
    file = told(screen_edition(real.project, "ko-KR"))
    for locale in ("en", "ja-JP", "ru-RU"):
        found = [t for t in used_texts(sources, locale).values() if pattern(t).search(file.printed)]
        assert len(found) < len(used_texts(sources, locale)) / 4


def test_filled_slots_give_their_alternative_text(pictured: Built, sources: Sources) -> None:
    said = alternatives(screen_edition(pictured.project, "en"))
    content, units = sources.content, sources.languages["en"].catalogue.units
    assert content is not None
    for slot in content.photos.values():
        assert units[slot.alt].text in said


def test_all_languages_are_looked_at(sources: Sources) -> None:
    assert set(sources.languages) == set(LOCALES)
