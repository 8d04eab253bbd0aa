"""Translations into no language: made by rule, longer, and drawable."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.cli.parser import make_parser
from brochure_build.fonts import Drawn, FontLibrary, undrawable
from brochure_build.project import Project
from brochure_build.project.font_files import read_fonts
from brochure_build.project.languages import pseudo_language
from brochure_build.project.reading import FileReader
from brochure_build.translation.catalogue import read_catalogue
from brochure_build.translation.formats import is_known
from brochure_build.translation.placeholders import Placeholder, StrayBrace, parse
from brochure_build.translation.pseudo import PSEUDO, SHORT, pseudo_file, pseudo_texts
from brochure_build.translation.typography import typeset
from cli.running import Brochure
from project.copies import ROOT
from translation.catalogues import catalogue, document, real_texts

every_pseudo = pytest.mark.parametrize("name", PSEUDO)
ENDS = {"qps-ploc": "⟦⟧", "qps-hani": "「」", "qps-cyrl": "«»"}
LONG = (
    "Collected and analyzed new demographic data on snow leopards along the Mongolia-Russia "
    "border, enhancing insights into population dynamics."
)
english_like = st.text(
    st.sampled_from("abeinostxyzABENORST     .,:;’()-–|") | st.sampled_from("1é“”"), max_size=90
)


def made(name: str, english: str) -> str:
    return PSEUDO[name].made(english)


@cache
def library() -> FontLibrary:
    return read_fonts(FileReader(Project(ROOT)))


def english() -> dict[str, str]:
    texts = real_texts("en")
    return {f"text.{number}": text for number, text in enumerate(texts)}


def letters(text: str) -> int:
    return sum(character.isalpha() for character in re.sub(r"\{[a-z_]+\}", "", text))


def test_there_are_three() -> None:
    assert set(PSEUDO) == {"qps-ploc", "qps-hani", "qps-cyrl"} == set(ENDS)


# --- every one of them --------------------------------------------------------------------------


@every_pseudo
def test_every_text_differs_and_has_both_ends(name: str) -> None:
    for key, text in pseudo_texts(name, english()).items():
        assert text != english()[key]
        assert (text[0], text[-1]) == tuple(ENDS[name])


@every_pseudo
def test_every_letter_is_another(name: str) -> None:
    for text in pseudo_texts(name, english()).values():
        rest = re.sub(r"\{[a-z_]+\}", "", text)
        left = set(re.findall(r"[A-Za-z]", rest))
        assert left <= (set("bfqvxBFQVX") if name == "qps-ploc" else set())


@every_pseudo
def test_placeholders_and_bars_stay_as_they_are(name: str) -> None:
    text = made(name, "From {elevation_min} to {elevation_max}s | {{brace}} and|on")
    fields = [part.name for part in parse(text) if isinstance(part, Placeholder)]
    assert fields == ["elevation_min", "elevation_max"]
    assert not any(isinstance(part, StrayBrace) for part in parse(text))
    assert text.count("|") == 2
    assert (text.count("{{"), text.count("}}")) == (1, 1)


@every_pseudo
def test_both_lines_of_a_name_on_the_map_have_words(name: str) -> None:
    first, second = made(name, "Rep. of|Korea").split("|")
    assert letters(first) >= 1
    assert letters(second) >= 1


@every_pseudo
def test_what_is_made_is_made_of_what_the_fonts_draw(name: str) -> None:
    stack = pseudo_language(name, catalogue('a: "a"\n', "en")).settings.fonts
    assert library().faces
    drawn = Drawn(library(), (*stack.text, *stack.heading))
    for text in pseudo_texts(name, english()).values():
        assert undrawable(text, drawn) == ()
    alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;!?()/&%-"
    assert undrawable(made(name, alphabet * 9), drawn) == ()
    assert undrawable(made(name, alphabet).upper(), drawn) == ()


@every_pseudo
def test_the_conventions_are_those_of_a_locale(name: str) -> None:
    settings = pseudo_language(name, catalogue('a: "a"\n', "en")).settings
    assert is_known(settings.babel)
    assert {*settings.fonts.text, *settings.fonts.heading} <= library().families
    typeset(made(name, LONG), settings)


@every_pseudo
@given(text=english_like)
def test_any_text_can_be_made_and_is_made_the_same_again(name: str, text: str) -> None:
    result = made(name, text)
    assert result == made(name, text)
    assert unicodedata.is_normalized("NFC", result)
    assert "\n" not in result


@every_pseudo
def test_the_file_is_one_that_can_be_read(name: str) -> None:
    text = pseudo_file(name, english())
    read, findings = read_catalogue(name, document("a.yaml", text))
    assert findings == ()
    assert {key: unit.text for key, unit in read.units.items()} == pseudo_texts(name, english())
    assert text.startswith("# ")


# --- accents ------------------------------------------------------------------------------------


def test_accents_make_a_text_two_fifths_longer() -> None:
    grown = made("qps-ploc", LONG)
    assert len(grown) - 2 == pytest.approx(len(LONG) * 1.4, abs=1)
    assert len(grown.split(" ")) == len(LONG.split(" "))


@pytest.mark.parametrize("label", ["Fax", "Overview", "NEASPEC", "Rep. of|Korea", "x" * SHORT])
def test_a_label_becomes_twice_as_long(label: str) -> None:
    bars = label.count("|")
    assert len(made("qps-ploc", label)) - 2 - bars == 2 * (len(label) - bars)


def test_capitals_stay_where_they_are() -> None:
    assert made("qps-ploc", "Amur") == "⟦Åååḿűűűř⟧"
    assert made("qps-ploc", "DNA") == "⟦ĎÑÅÅÅÅ⟧"


# --- characters ---------------------------------------------------------------------------------


def test_characters_have_no_spaces_and_are_fewer() -> None:
    text = made("qps-hani", LONG)
    assert " " not in text
    assert len(text) == pytest.approx(len(LONG) * 0.6, abs=4)
    assert all(unicodedata.east_asian_width(c) in "WF" for c in text if c != "–")


def test_what_may_not_end_or_begin_a_line_stands_at_the_ends() -> None:
    assert re.fullmatch(r"「[^「」]+。」", made("qps-hani", "Habitats"))
    assert made("qps-hani", "Play a role in:").endswith("：」")
    assert made("qps-hani", "Two. Sentences.").count("。") == 2


# --- long words ---------------------------------------------------------------------------------


def test_cyrillic_is_a_quarter_longer_and_has_words_of_thirty_letters() -> None:
    text = made("qps-cyrl", LONG)
    assert len(text) - 2 == pytest.approx(len(LONG) * 1.25, abs=2)
    assert max(map(len, re.findall(r"\w+", text))) >= 27
    assert max(map(len, re.findall(r"\w+", made("qps-cyrl", "Amur tiger")))) < 12


def test_words_with_a_mark_between_them_are_not_run_together() -> None:
    marked = "one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve"
    assert len(made("qps-cyrl", marked).split(" ")) == len(marked.split(" "))


# --- brochure l10n pseudo -----------------------------------------------------------------------


def texts(folder: Path, content: str) -> Project:
    (folder / "brochure").mkdir()
    (folder / "brochure" / "brochure.yaml").write_text("{}", "utf-8")
    (folder / "translations").mkdir()
    (folder / "translations" / "en.yaml").write_text(content, "utf-8")
    return Project(folder)


def test_the_verb_prints_the_file(brochure: Brochure, tmp_path: Path) -> None:
    project = texts(tmp_path, 'cover:\n  title: "Paws"\n')
    ran = brochure("l10n", "pseudo", "qps-ploc", project=project)
    assert (ran.code, ran.out) == (0, pseudo_file("qps-ploc", {"cover.title": "Paws"}))
    ran = brochure("l10n", "pseudo", "qps-ploc", "--format", "json", project=project)
    assert ran.json() == {"cover.title": "⟦Þåååååŵš⟧"}


def test_english_that_cannot_be_read_is_told(brochure: Brochure, tmp_path: Path) -> None:
    ran = brochure("l10n", "pseudo", "qps-ploc", project=texts(tmp_path, "a: [\n"))
    assert ran.code == 1
    assert "translations/en.yaml:" in ran.out


def test_the_verb_knows_every_pseudo_locale() -> None:
    parse = make_parser().parse_args
    offered = [parse(["l10n", "pseudo", name]).name for name in PSEUDO]
    assert set(offered) == set(PSEUDO)
