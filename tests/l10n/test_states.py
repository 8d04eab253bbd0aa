"""brochure l10n status, diff and accept: what stands where, and who says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure_build.project import Project
from brochure_build.translation.state import Status
from cli.running import Brochure
from l10n.projects import ENGLISH, GERMAN, change, everything, raw, rows, words

FRENCH = GERMAN.replace("Wir sind hier", "Nous voilà").replace("Natur", "Nature")


@pytest.fixture
def project(tmp_path: Path, brochure: Brochure) -> Project:
    project = words(tmp_path, {"en": ENGLISH, "de-DE": GERMAN, "fr-FR": FRENCH})
    brochure("l10n", "sync", project=project)
    return project


def approve(brochure: Brochure, project: Project, *keys: str) -> None:
    options = ("-l", "de-DE", "--status", "approved", "--by", "Anna")
    assert brochure("l10n", "accept", *keys, *options, project=project).code == 0


# --- status -----------------------------------------------------------------------------------


def test_status_counts_what_stands_where(project: Project, brochure: Brochure) -> None:
    approve(brochure, project, "cover.*", "about.us")
    change(project, "We are here", "We are here now")
    change(project, '"Natur"', '"Die Natur"', "de-DE")
    change(project, '"Wir sind viele: {count}"', '""', "de-DE")
    ran = brochure("l10n", "status", "de-DE", project=project)
    assert ran.code == 0
    head, row = ran.out.splitlines()
    numbers = dict(zip(head.replace("panels over", "over").split(), row.split()[1:], strict=True))
    assert row.split()[0] == "de-DE"
    assert {name: numbers[name] for name in ("texts", "approved", "translated", "draft")} == {
        "texts": "4",
        "approved": "1",
        "translated": "1",
        "draft": "0",
    }
    assert (numbers["stale"], numbers["missing"], numbers["extra"]) == ("1", "1", "0")
    assert int(numbers["errors"]) >= 1
    assert numbers["over"] == "–"


def test_status_lists_what_is_open_with_its_place(project: Project, brochure: Brochure) -> None:
    approve(brochure, project, "cover.*", "about.who")
    ran = brochure("-v", "l10n", "status", "de-DE", project=project)
    assert ran.out.splitlines()[2:] == [
        "translations/de-DE.yaml:16:7: draft: about.us “Wir sind hier”"
    ]
    record = brochure("--format", "json", "l10n", "status", project=project).json()
    german, french = record["locales"]
    assert (german["locale"], german["approved"], len(german["open"])) == ("de-DE", 3, 1)
    assert (french["locale"], french["draft"], len(french["open"])) == ("fr-FR", 4, 4)
    assert german["open"][0]["line"] == 16
    assert german["panels_over"] is None
    assert record["findings"] == []


def test_status_shows_the_others_where_one_is_broken(project: Project, brochure: Brochure) -> None:
    change(project, "'Wir sind hier'", '"Wir sind hier', "de-DE")
    ran = brochure("l10n", "status", project=project)
    assert ran.code == 1
    assert "fr-FR" in ran.out
    assert "translations/de-DE.yaml:16:7: error yaml-syntax" in ran.out


def test_status_needs_no_state(tmp_path: Path, brochure: Brochure) -> None:
    project = words(tmp_path, {"en": ENGLISH, "de-DE": GERMAN, "fr-FR": ""})
    german, french = brochure("--format", "json", "l10n", "status", project=project).json()[
        "locales"
    ]
    assert (german["draft"], french["missing"]) == (4, 4)


# --- diff -------------------------------------------------------------------------------------


def test_diff_shows_the_words_once_for_all(project: Project, brochure: Brochure) -> None:
    change(project, "We are here", "We were all here")
    ran = brochure("l10n", "diff", project=project)
    assert ran.code == 0
    assert ran.out == (
        "about.us: the English has changed\n"
        "  English  We [-are-]{+were all+} here\n"
        "  de-DE    Wir sind hier\n"
        "           translations/de-DE.yaml:16:7\n"
        "  fr-FR    Nous voilà\n"
        "           translations/fr-FR.yaml:16:7\n"
        "\n"
    )


def test_diff_tells_locales_apart_that_answer_another_english(
    project: Project, brochure: Brochure
) -> None:
    change(project, "We are here", "We were here")
    change(project, "Nous voilà", "Nous étions là", "fr-FR")
    brochure("l10n", "sync", project=project)
    change(project, "We were here", "We will be here")
    found = brochure("--format", "json", "l10n", "diff", project=project).json()["differences"]
    assert [(one["old"], [t["locale"] for t in one["translations"]]) for one in found] == [
        ("We are here", ["de-DE"]),
        ("We were here", ["fr-FR"]),
    ]


def test_diff_shows_missing_texts(project: Project, brochure: Brochure) -> None:
    change(project, '  us: "We are here"', '  us: "We are here"\n  them: "They too"')
    ran = brochure("l10n", "diff", "fr-FR", project=project)
    assert ran.out == (
        "about.them: not translated\n"
        "  English  They too\n"
        "  fr-FR    –\n"
        "           translations/fr-FR.yaml:16:3\n\n"
    )


def test_diff_has_nothing_to_say(project: Project, brochure: Brochure) -> None:
    ran = brochure("l10n", "diff", project=project)
    assert (ran.code, ran.out) == (0, "every translation answers the English as it is now\n")


# --- accept -----------------------------------------------------------------------------------


def test_accept_records_who_vouches(project: Project, brochure: Brochure) -> None:
    options = ("-l", "de-DE", "--status", "approved", "--by", "Anna")
    ran = brochure("l10n", "accept", "cover.*", "about.us", *options, project=project)
    assert ran.out == (
        "cover.title: draft → approved\n"
        "cover.theme: draft → approved\n"
        "about.us: draft → approved\n"
        "de-DE: 3 texts approved by Anna\n"
    )
    assert [(row.status, row.by) for row in rows(project).values()] == [
        (Status.APPROVED, "Anna"),
        (Status.APPROVED, "Anna"),
        (Status.DRAFT, ""),
        (Status.APPROVED, "Anna"),
    ]
    assert {row.status for row in rows(project, "fr-FR").values()} == {Status.DRAFT}
    ran = brochure("l10n", "accept", "cover.*", *options, project=project)
    assert ran.out == "de-DE: 0 texts approved by Anna; 2 were so before\n"


def test_accept_clears_a_stale_text(project: Project, brochure: Brochure) -> None:
    approve(brochure, project, "*")
    change(project, "We are here", "We're here")
    brochure("l10n", "sync", project=project)
    assert "STALE" in raw(project)
    ran = brochure("l10n", "accept", "about.us", "-l", "de-DE", "--by", "Berta", project=project)
    assert "about.us: stale (approved) → reviewed" in ran.out
    assert "STALE" not in raw(project)
    assert rows(project)["about.us"].english == "We're here"
    assert "STALE" in raw(project, "fr-FR")
    assert brochure("l10n", "sync", "--check", project=project).code == 0


def test_a_stale_text_is_held_against_today_when_it_is_accepted(
    project: Project, brochure: Brochure
) -> None:
    change(project, "We are many: {count}", "We are many: {number}")
    arguments = ("about.who", "-l", "de-DE", "--status", "approved", "--by", "Anna")
    before = everything(project)
    ran = brochure("--format", "json", "l10n", "accept", *arguments, project=project)
    assert ran.code == 1
    assert {finding["code"] for finding in ran.findings()} == {"placeholder"}
    assert everything(project) == before
    change(project, "Wir sind viele: {count}", "Wir sind viele: {number}", "de-DE")
    assert brochure("l10n", "accept", *arguments, project=project).code == 0


def test_accept_takes_all_or_none(project: Project, brochure: Brochure) -> None:
    change(project, "Wir sind hier", " ", "de-DE")
    change(project, "viele: {count}", "viele: {number}", "de-DE")
    before = everything(project)
    ran = brochure(
        "--format", "json", "l10n", "accept", "*", "-l", "de-DE", "--by", "A", project=project
    )
    assert ran.code == 1
    found = {(finding["code"], finding["key"], finding["line"]) for finding in ran.findings()}
    assert {("missing", "about.us", 16), ("placeholder", "about.who", 14)} <= found
    assert everything(project) == before
    approve(brochure, project, "cover.*")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("about.uss", "-l", "de-DE", "--by", "A"), "did you mean “about.us”?"),
        (("about", "-l", "de-DE", "--by", "A"), "write “about.*” for all in it"),
        (("x.*", "-l", "de-DE", "--by", "A"), "there is no text “x.*”"),
        (("about.us", "-l", "de-DE"), "say whose with --by"),
        (("about.us", "-l", "de-DE", "--status", "approved", "--by", " "), "say whose with --by"),
        (("about.us", "-l", "en", "--by", "A"), "nothing to accept"),
        (("about.us", "-l", "xx", "--by", "A"), "xx"),
    ],
)
def test_accept_used_wrongly(
    project: Project, brochure: Brochure, arguments: tuple[str, ...], said: str
) -> None:
    before = everything(project)
    ran = brochure("l10n", "accept", *arguments, project=project)
    assert ran.code == 2
    assert said in ran.err
    assert everything(project) == before


def test_what_nobody_vouches_for_needs_no_name(project: Project, brochure: Brochure) -> None:
    approve(brochure, project, "about.us")
    options = ("-l", "de-DE", "--status", "translated")
    ran = brochure("--format", "json", "l10n", "accept", "about.us", *options, project=project)
    assert ran.json() == {
        "locale": "de-DE",
        "status": "translated",
        "by": "",
        "changed": [{"key": "about.us", "before": "approved"}],
        "unchanged": 0,
    }
    assert rows(project)["about.us"].status is Status.TRANSLATED
