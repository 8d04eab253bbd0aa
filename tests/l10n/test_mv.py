"""brochure l10n mv: a text or a section under another key everywhere, and the same brochure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brochure_build.build import lay_out
from brochure_build.project import Project
from brochure_build.project.sources import read_sources
from brochure_build.project.starting import start_project
from brochure_build.registry import editions
from cli.running import Brochure
from l10n.projects import change, everything, raw, rows, texts, words
from project.copies import edit, keep_fonts, write


@pytest.fixture
def project(tmp_path: Path, checkout: Path, brochure: Brochure) -> Project:
    project = start_project(tmp_path / "own", Project(checkout))
    keep_fonts(project)
    english = raw(project, "en").replace("  who:", "  # of people\n  who:")
    write(project.translations / "en.yaml", english)
    write(project.translations / "de-DE.yaml", english.replace("Who we are", "Wer wir sind"))
    brochure("schema", project=project)
    brochure("l10n", "sync", project=project)
    return project


def laid_out(project: Project) -> list[str]:
    """What is printed in each language, as HTML, but for the keys by which findings name a text."""
    sources = read_sources(project)
    rendering = editions()["print"].rendering
    panels = [
        panel for name in ("en", "de-DE") for panel in lay_out(sources, name, rendering).panels
    ]
    assert len(panels) > 4
    return [re.sub(r' data-key="[^"]*"', "", panel.html) for panel in panels]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("about.who", "about.us"),
        ("about.who", "work.who"),
        ("about", "people"),
        ("work.items", "work.things"),
        ("work.items", "about.items"),
        ("cover.title", "name.of_all"),
    ],
)
def test_the_same_brochure_comes_out(
    project: Project, brochure: Brochure, old: str, new: str
) -> None:
    before, english, translated = laid_out(project), texts(project, "en"), texts(project)
    ran = brochure("l10n", "mv", old, new, project=project)
    assert ran.code == 0
    assert laid_out(project) == before

    def moved(key: str) -> str:
        return f"{new}{key[len(old) :]}" if key == old or key.startswith(f"{old}.") else key

    assert texts(project, "en") == {moved(key): words for key, words in english.items()}
    assert texts(project) == {moved(key): words for key, words in translated.items()}
    assert list(texts(project)) == list(texts(project, "en"))
    assert list(rows(project)) == list(texts(project))
    assert "# of people" in raw(project, "en")
    assert brochure("check", project=project).code == 0
    assert brochure("l10n", "sync", "--check", project=project).code == 0
    assert brochure("schema", "--check", project=project).code == 0


def test_it_says_every_line(project: Project, brochure: Brochure) -> None:
    record = brochure("--format", "json", "l10n", "mv", "about.who", "about.us", project=project)
    renamed = record.json()["renamed"]
    assert {one["file"] for one in renamed} == {
        "translations/en.yaml",
        "translations/de-DE.yaml",
        "brochure/brochure.yaml",
    }
    for one in renamed:
        line = (project.root / one["file"]).read_text("utf-8").splitlines()[one["line"] - 1]
        assert one["new"].rpartition(".")[2] in line
    assert "translations/state/de-DE.yaml" in record.json()["written"]


def test_templates_follow(project: Project, brochure: Brochure) -> None:
    template = next(project.layouts.glob("*/blocks/cover.html.j2"))
    file = project.relative(template)
    text = template.read_text("utf-8")
    write(template, text + "{{ text('about.since') }}{# about.since is old #}\n")
    ran = brochure("l10n", "mv", "about.since", "about.age", project=project)
    assert ran.code == 0
    assert template.read_text("utf-8") == text + "{{ text('about.age') }}{# about.since is old #}\n"
    number = len(text.splitlines()) + 1
    assert f"{file}:{number}: about.since → about.age" in ran.out
    assert f"{file}:{number}:27: note left-mention: about.since still stands here" in ran.out


def test_a_key_that_is_put_together_stops_it(project: Project, brochure: Brochure) -> None:
    template = next(project.layouts.glob("*/blocks/cover.html.j2"))
    write(template, template.read_text("utf-8") + "{{ text('about.' ~ 'since') }}\n")
    before = everything(project)
    ran = brochure("--format", "json", "l10n", "mv", "about.since", "about.age", project=project)
    assert ran.code == 1
    assert {finding["code"] for finding in ran.findings()} == {"unknown-key"}
    assert everything(project) == before


def test_the_new_key_must_be_free(project: Project, brochure: Brochure) -> None:
    before = everything(project)
    for old, new in (("about.who", "about.since"), ("about.who", "work"), ("about", "work.what")):
        ran = brochure("--format", "json", "l10n", "mv", old, new, project=project)
        assert (ran.code, {f["code"] for f in ran.findings()}) == (1, {"taken-key"})
        assert {f["file"] for f in ran.findings()} == {"translations/en.yaml"}
    assert everything(project) == before


def test_words_under_the_new_key_are_not_lost(project: Project, brochure: Brochure) -> None:
    change(project, "  since:", '  us: "Wir"\n  since:', "de-DE")
    before = everything(project)
    ran = brochure("--format", "json", "l10n", "mv", "about.who", "about.us", project=project)
    assert (ran.code, [f["file"] for f in ran.findings()]) == (1, ["translations/de-DE.yaml"])
    assert everything(project) == before
    change(project, '"Wir"', '""', "de-DE")
    assert brochure("l10n", "mv", "about.who", "about.us", project=project).code == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("about.whom", "about.us", "did you mean “about.who”?"),
        ("about.who", "About.Us", "no new key"),
        ("about.who", "about.who", "no new key"),
        ("about.who", "about.", "no new key"),
    ],
)
def test_used_wrongly(project: Project, brochure: Brochure, old: str, new: str, said: str) -> None:
    ran = brochure("l10n", "mv", old, new, project=project)
    assert ran.code == 2
    assert said in ran.err


def test_content_that_is_broken_stops_it(project: Project, brochure: Brochure) -> None:
    edit(
        project,
        "brochure/brochure.yaml",
        'title: "cover.title"\nsubject',
        'title: "cover.title\nsubject',
    )
    before = everything(project)
    ran = brochure("--format", "json", "l10n", "mv", "about.who", "about.us", project=project)
    assert (ran.code, [f["code"] for f in ran.findings()]) == (1, ["yaml-syntax"])
    assert everything(project) == before


# --- a key that was renamed by hand in the English --------------------------------------------


@pytest.mark.parametrize("after_sync", [False, True])
def test_the_others_follow_the_english(
    tmp_path: Path, brochure: Brochure, *, after_sync: bool
) -> None:
    project = words(tmp_path)
    brochure("l10n", "accept", "*", "-l", "de-DE", "--by", "A", project=project)
    brochure("l10n", "sync", project=project)
    change(project, "  us:", "  here:")
    if after_sync:
        brochure("l10n", "sync", project=project)
    ran = brochure("l10n", "mv", "about.us", "about.here", project=project)
    assert ran.code == 0
    assert texts(project)["about.here"] == "Wir sind hier"
    assert "_obsolete" not in raw(project)
    assert rows(project)["about.here"].by == "A"
    assert brochure("l10n", "sync", "--check", project=project).code == 0


@pytest.mark.parametrize("after_sync", [False, True])
def test_whole_sections_follow_too(tmp_path: Path, brochure: Brochure, *, after_sync: bool) -> None:
    project = words(tmp_path)
    brochure("l10n", "sync", project=project)
    change(project, "about:", "people:")
    if after_sync:
        brochure("l10n", "sync", project=project)
    assert brochure("l10n", "mv", "about", "people", project=project).code == 0
    assert texts(project)["people.us"] == "Wir sind hier"
    assert "# von Hand" in raw(project)
    brochure("l10n", "sync", project=project)
    assert list(rows(project)) == ["cover.title", "cover.theme", "people.who", "people.us"]


def test_the_finished_files_are_the_same_to_the_byte(small: Project, brochure: Brochure) -> None:
    before = {path: path.read_bytes() for path in small.build.glob("*/*.pdf")}
    assert len(before) == 3
    assert brochure("l10n", "mv", "about.who", "about.us", project=small).code == 0
    assert brochure("build", project=small).code == 0
    assert {path: path.read_bytes() for path in small.build.glob("*/*.pdf")} == before
