"""A pseudo-locale is built when it is asked for, and never otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure_build.jobs import Request, Status, build, check
from brochure_build.jobs.manifest import read_manifest
from brochure_build.project import Project
from brochure_build.project.sources import read_sources
from cli.running import Brochure
from preflight.finished_files import squeezed, texts
from project.copies import edit, load

WHO = "Say here who you are, in two or three sentences."


def screen(locale: str) -> Request:
    return Request(locales=(locale,), editions=("screen",))


def pdf(project: Project, locale: str) -> bytes:
    (path,) = (project.build / locale).glob("*-screen*.pdf")
    return path.read_bytes()


def test_it_is_built_into_a_folder_of_its_own(small: Project) -> None:
    before = small.room.read_bytes()
    outcome = build(small, screen("qps-ploc"))
    assert outcome.status is Status.BUILT, outcome.findings
    assert {file.locale for file in outcome.files} == {"qps-ploc"}
    assert "⟦ÅÅÅ" not in squeezed("".join(texts(pdf(small, "en"))))
    assert "řööö" in squeezed("".join(texts(pdf(small, "qps-ploc"))))
    assert small.room.read_bytes() == before


def test_what_does_not_fit_is_shown_and_warned_of_every_time(small: Project) -> None:
    edit(small, "translations/en.yaml", WHO, f"{WHO} " * 85)
    assert build(small, screen("en")).status is Status.BUILT
    outcome = build(small, screen("qps-cyrl"))
    assert outcome.status is Status.BUILT, outcome.findings
    assert "overflow-in-draft" in {finding.code.name for finding in outcome.findings}
    edit(small, "brochure/brochure.yaml", 'date: "2026-01-01"', 'date: "2026-01-02"')
    again = build(small, screen("qps-cyrl"))
    assert again.status is Status.BUILT
    assert "overflow-in-draft" in {finding.code.name for finding in again.findings}


def test_nobody_who_did_not_ask_for_it_gets_it(small: Project) -> None:
    assert build(small, screen("qps-ploc")).status is Status.BUILT
    assert set(read_sources(small).languages) == {"en"}
    assert read_sources(small, ("qps-ploc",)).languages.keys() == {"en", "qps-ploc"}
    edit(small, "translations/en.yaml", WHO, "We are who we are.")
    full = build(small, Request())
    assert {file.locale for file in full.files} == {"en"}
    assert {record.locale for record in read_manifest(small).files.values()} == {"en"}
    assert not (small.build / "qps-ploc").exists()


def test_its_words_are_checked_for_glyphs_alone(small: Project) -> None:
    assert check(small, ("qps-ploc",)) == check(small, ("en",)) == ()
    assert {f.code.name for f in check(small, ("qps-hani",))} >= {"unknown-reference", "no-glyph"}


@pytest.mark.parametrize("verb", [("l10n", "status"), ("l10n", "check")])
def test_work_on_translations_does_not_know_it(
    verb: tuple[str, ...], brochure: Brochure, small: Project
) -> None:
    ran = brochure(*verb, "qps-ploc", project=small)
    assert ran.code == 2
    assert "there is no locale “qps-ploc”" in ran.err


def test_the_command_line_knows_it(brochure: Brochure, small: Project) -> None:
    assert brochure("check", "-l", "qps-ploc", project=small).code == 0
    ran = brochure("build", "-l", "qps-ploc", "-e", "screen", "-q", project=small)
    assert ran.code == 0, ran.said
    assert brochure("check", "-l", "qps-plok", project=small).code == 2


def test_no_file_of_it_is_written_among_the_translations(small: Project, checkout: Path) -> None:
    build(small, screen("qps-ploc"))
    assert {path.stem for path in small.translations.glob("*.yaml")} == {"en", "locales"}
    assert "qps-ploc" not in load(checkout / "translations" / "locales.yaml")["locales"]
