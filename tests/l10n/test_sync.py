"""brochure l10n sync: files and states in line with the English, and nothing lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure_build.l10n.desk import desk_to_write
from brochure_build.l10n.syncing import synced
from brochure_build.project import Project
from brochure_build.translation.comments import Where
from brochure_build.translation.state import Status
from cli.running import Brochure
from l10n.projects import ENGLISH, GERMAN, change, everything, raw, rows, texts, words
from project.copies import ROOT, write


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return words(tmp_path)


def test_a_file_gets_the_english_above_each_text(project: Project, brochure: Brochure) -> None:
    ran = brochure("l10n", "sync", project=project)
    assert (ran.code, ran.out) == (0, "de-DE: comments refreshed, 4 rows recorded\n")
    assert (
        raw(project)
        == """\
# Deutsch. Change only the words.

cover:
  # note: the largest text
  # en: Paws across borders
  title: "Pfoten über Grenzen"
  # en: Nature
  theme: "Natur"

# note: keep it short
about:
  # von Hand
  # en: We are many: {count}
  who: "Wir sind viele: {count}"
  # en: We are here
  us: 'Wir sind hier'
"""
    )
    assert list(rows(project)) == ["cover.title", "cover.theme", "about.who", "about.us"]
    assert {row.status for row in rows(project).values()} == {Status.DRAFT}
    assert raw(project, "en") == ENGLISH


def test_the_second_time_nothing_changes(project: Project, brochure: Brochure) -> None:
    brochure("l10n", "sync", project=project)
    before = everything(project)
    assert brochure("l10n", "sync", "--check", project=project).code == 0
    assert brochure("l10n", "sync", project=project).out == "de-DE: in line\n"
    assert everything(project) == before


def test_check_changes_nothing_and_says_what_is_to_do(project: Project, brochure: Brochure) -> None:
    brochure("l10n", "sync", project=project)
    change(project, '  us: "We are here"', '  them: "They are there"')
    before = everything(project)
    ran = brochure("--format", "json", "l10n", "sync", "--check", project=project)
    assert ran.code == 1
    found = [(f["code"], f["file"], f.get("line"), f["message"]) for f in ran.findings()]
    file = "translations/de-DE.yaml"
    assert found == [
        ("out-of-line", file, 14, "about.them is missing"),
        (
            "out-of-line",
            file,
            16,
            "about.us is asked for no more, and is to be set aside under _obsolete",
        ),
        ("out-of-line", "translations/state/de-DE.yaml", None, "2 rows are not up to date"),
    ]
    assert everything(project) == before
    ran = brochure("--format", "github", "l10n", "sync", "--check", project=project)
    assert ran.code == 1
    assert ran.out.startswith("::error file=translations/de-DE.yaml,line=14,col=3")


def test_missing_texts_are_added_in_the_order_of_the_english(
    project: Project, brochure: Brochure
) -> None:
    change(project, '  theme: "Nature"', '  sub: "For cats"\n  theme: "Nature"')
    ran = brochure("l10n", "sync", project=project)
    assert "de-DE: 1 added, comments refreshed, 4 rows recorded" in ran.out
    assert list(texts(project)) == [
        "cover.title",
        "cover.sub",
        "cover.theme",
        "about.who",
        "about.us",
    ]
    assert '  # en: For cats\n  sub: ""\n' in raw(project)
    assert "cover.sub" not in rows(project)
    assert brochure("l10n", "sync", "--check", project=project).code == 0


# --- texts that are asked for no more ---------------------------------------------------------


def test_a_text_is_set_aside_and_said(project: Project, brochure: Brochure) -> None:
    brochure("l10n", "sync", project=project)
    change(project, '  us: "We are here"\n', "")
    ran = brochure("l10n", "sync", project=project)
    assert (
        "about.us: asked for no more: set aside at the end of the file “Wir sind hier”" in ran.out
    )
    assert raw(project).endswith("""
# note: not asked for any more; cleared when the next texts are set aside
_obsolete:
  about:
    # en: We are here
    us: 'Wir sind hier'
""")
    assert "about.us" not in texts(project)
    assert rows(project)["_obsolete.about.us"].english == "We are here"
    assert brochure("l10n", "sync", "--check", project=project).code == 0
    status = brochure("--format", "json", "l10n", "status", project=project).json()["locales"][0]
    assert (status["texts"], status["extra"], status["errors"]) == (3, 0, 0)


def test_a_text_that_is_asked_for_again_comes_back(project: Project, brochure: Brochure) -> None:
    brochure("l10n", "accept", "*", "-l", "de-DE", "--by", "A", project=project)
    brochure("l10n", "sync", project=project)
    before = everything(project)
    change(project, '  us: "We are here"\n', "")
    brochure("l10n", "sync", project=project)
    assert everything(project) != before
    change(project, '{count}"\n', '{count}"\n  us: "We are here"\n')
    ran = brochure("l10n", "sync", project=project)
    assert "about.us: asked for again: taken back" in ran.out
    assert everything(project) == before


def test_what_was_set_aside_goes_when_the_next_texts_come(
    project: Project, brochure: Brochure
) -> None:
    brochure("l10n", "sync", project=project)
    change(project, '  us: "We are here"\n', "")
    brochure("l10n", "sync", project=project)
    change(project, '  theme: "Nature"\n', "")
    ran = brochure("l10n", "sync", project=project)
    assert "about.us: dropped; it had been set aside before “Wir sind hier”" in ran.out
    assert "Wir sind hier" not in raw(project)
    assert "Natur" in raw(project)
    assert list(rows(project)) == ["cover.title", "about.who", "_obsolete.cover.theme"]


def test_an_empty_text_is_removed(project: Project, brochure: Brochure) -> None:
    change(project, "'Wir sind hier'", "''", "de-DE")
    change(project, '  us: "We are here"\n', "")
    ran = brochure("l10n", "sync", project=project)
    assert "about.us: asked for no more, and empty: removed" in ran.out
    assert "_obsolete" not in raw(project)


def test_whole_sections_are_set_aside_twice(project: Project, brochure: Brochure) -> None:
    brochure("l10n", "sync", project=project)
    change(project, ENGLISH[ENGLISH.index("\n# keep") :], "")
    brochure("l10n", "sync", project=project)
    assert list(texts(project)) == ["cover.title", "cover.theme"]
    assert "# von Hand" in raw(project)
    change(project, '  theme: "Nature"\n', 'about:\n  who: "Nature"\n')
    ran = brochure("l10n", "sync", project=project)
    assert ran.code == 0
    assert texts(project)["about.who"] == "Wir sind viele: {count}"
    assert brochure("l10n", "sync", "--check", project=project).code == 0


def test_a_renamed_key_is_offered_as_a_move(project: Project, brochure: Brochure) -> None:
    brochure("l10n", "sync", project=project)
    change(project, "  us:", "  here:")
    offer = "about.us was renamed to about.here? brochure l10n mv about.us about.here"
    assert offer in brochure("l10n", "sync", "--check", project=project).out
    assert offer in brochure("l10n", "sync", project=project).out
    record = brochure("--format", "json", "l10n", "sync", project=project).json()
    assert record["locales"]["de-DE"]["moves"] == [{"old": "about.us", "new": "about.here"}]


def test_a_renamed_section_is_offered_at_once(project: Project, brochure: Brochure) -> None:
    brochure("l10n", "sync", project=project)
    change(project, "about:", "people:")
    ran = brochure("l10n", "sync", project=project)
    assert ran.out.count("renamed") == 1
    assert "  about was renamed to people? brochure l10n mv about people" in ran.out


# --- the English changes ----------------------------------------------------------------------


def test_a_stale_text_shows_both_wordings(project: Project, brochure: Brochure) -> None:
    brochure("l10n", "sync", project=project)
    change(project, "We are here", "We are here now")
    before = rows(project)
    assert brochure("l10n", "sync", project=project).code == 0
    assert (
        "  # en: We are here\n"
        "  # STALE. The English is now: We are here now\n"
        "  us: 'Wir sind hier'\n"
    ) in raw(project)
    assert rows(project) == before
    change(project, "Wir sind hier", "Jetzt sind wir hier", "de-DE")
    brochure("l10n", "sync", project=project)
    assert "STALE" not in raw(project)
    assert "  # en: We are here now\n  us: 'Jetzt" in raw(project)
    assert rows(project)["about.us"].status is Status.TRANSLATED
    assert rows(project)["about.us"].english == "We are here now"


def test_the_same_meaning_makes_nothing_stale(project: Project, brochure: Brochure) -> None:
    brochure(
        "l10n", "accept", "*", "-l", "de-DE", "--status", "approved", "--by", "A", project=project
    )
    change(project, "We are here", "We're here")
    ran = brochure("l10n", "sync", "--same-meaning", "about.us", project=project)
    assert ran.code == 0
    row = rows(project)["about.us"]
    assert (row.english, row.status, row.by) == ("We're here", Status.APPROVED, "A")
    assert "STALE" not in raw(project)
    ran = brochure("l10n", "sync", "--same-meaning", "about.uss", project=project)
    assert ran.code == 2
    assert "did you mean “about.us”?" in ran.err


def test_a_note_that_goes_goes_everywhere(project: Project, brochure: Brochure) -> None:
    brochure("l10n", "sync", project=project)
    change(project, "  # the largest text\n", "")
    change(project, "# keep it short\n", "")
    brochure("l10n", "sync", project=project)
    assert "note:" not in raw(project)


def test_where_a_text_is_printed_stays_when_nobody_knows(
    project: Project, brochure: Brochure
) -> None:
    where = {"about.us": Where(("back",), 85.4, 1), "about.who": Where(("flap", "back"), 60, 3)}
    (one,) = synced(desk_to_write(project), where=where)
    write(project.translations / "de-DE.yaml", one.result.text)
    assert "  # where: panel back, 85 mm wide, 1 line in English\n  # en: We are here" in raw(
        project
    )
    assert "  # where: flap, back, 60 mm wide, 3 lines in English\n" in raw(project)
    before = raw(project)
    brochure("l10n", "sync", project=project)
    assert raw(project) == before


# --- files of all kinds -----------------------------------------------------------------------


def test_windows_files_stay_so(tmp_path: Path, brochure: Brochure) -> None:
    german = "\ufeff" + GERMAN.replace("\n", "\r\n").removesuffix("\r\n")
    project = words(tmp_path, {"en": ENGLISH.replace("\n", "\r\n"), "de-DE": german})
    change(project, '  theme: "Nature"', '  sub: "For cats"\r\n  theme: "Nature"')
    assert brochure("l10n", "sync", project=project).code == 0
    text = raw(project)
    assert text.startswith("\ufeff# Deutsch")
    assert text.count("\n") == text.count("\r\n") > 10
    assert text.endswith("'Wir sind hier'")
    assert texts(project)["cover.sub"] == ""
    assert brochure("l10n", "sync", "--check", project=project).code == 0
    kept = project.states / "de-DE.yaml"
    write(kept, kept.read_text().replace("\n", "\r\n"))  # as git may check it out
    assert brochure("l10n", "sync", "--check", project=project).code == 0


@pytest.mark.parametrize("text", ["", "\n", "\ufeff"])
def test_an_empty_file_is_filled(tmp_path: Path, brochure: Brochure, text: str) -> None:
    project = words(tmp_path, {"en": ENGLISH, "fr-FR": text})
    assert brochure("l10n", "sync", "fr-FR", project=project).code == 0
    assert (
        raw(project, "fr-FR")
        == """\
# yaml-language-server: $schema=../brochure/schema/catalogue.json
#
# fr-FR. Change only the words between the double quotes; keep every {placeholder} as it is.
# How to see it in print: docs/translator.md.

cover:
  # note: the largest text
  # en: Paws across borders
  title: ""
  # en: Nature
  theme: ""

# note: keep it short
about:
  # en: We are many: {count}
  who: ""
  # en: We are here
  us: ""
"""
    )
    assert not project.states.exists()
    assert brochure("l10n", "sync", "--check", project=project).code == 0


def test_a_file_written_in_braces_is_filled(tmp_path: Path, brochure: Brochure) -> None:
    project = words(
        tmp_path, {"en": ENGLISH, "fr-FR": 'cover: {title: "Pattes"}\nabout.us: Nous\n'}
    )
    assert brochure("l10n", "sync", project=project).code == 0
    assert raw(project, "fr-FR") == (
        'cover: {title: "Pattes", theme: ""}\n'
        '# en: We are many: {count}\nabout.who: ""\n'
        "# en: We are here\nabout.us: Nous\n"
    )


BROKEN = {
    "a quote that is not closed": ('cover:\n  title: "Pfoten\n', "yaml-syntax"),
    "a key twice": ('cover:\n  title: "a"\n  title: "b"\n', "duplicate-key"),
    "a list": ("cover:\n  title: [a]\n", "not-text"),
    "the marks of a merge": (
        'cover:\n<<<<<<< ours\n  title: "a"\n=======\n  title: "b"\n>>>>>>> theirs\n',
        "yaml-syntax",
    ),
}


@pytest.mark.parametrize(("text", "code"), BROKEN.values(), ids=BROKEN)
def test_nothing_is_written_where_a_file_is_broken(
    tmp_path: Path, brochure: Brochure, text: str, code: str
) -> None:
    project = words(tmp_path, {"en": ENGLISH, "de-DE": GERMAN, "fr-FR": text})
    before = everything(project)
    for verb in (["sync"], ["sync", "--check"], ["accept", "*", "-l", "fr-FR", "--by", "A"]):
        ran = brochure("--format", "json", "l10n", *verb, project=project)
        assert ran.code == 1
        assert {finding["code"] for finding in ran.findings()} == {code}
        assert all(f["file"] == "translations/fr-FR.yaml" and f["line"] for f in ran.findings())
    assert everything(project) == before
    assert brochure("l10n", "sync", "de-DE", project=project).code == 0


def test_a_damaged_state_is_not_overwritten(project: Project, brochure: Brochure) -> None:
    brochure("l10n", "sync", project=project)
    kept = project.states / "de-DE.yaml"
    write(kept, kept.read_text().replace("status: draft", "status: fine", 1))
    before = everything(project)
    ran = brochure("--format", "json", "l10n", "sync", project=project)
    assert (ran.code, [f["code"] for f in ran.findings()]) == (1, ["bad-state"])
    assert everything(project) == before


def test_a_write_protected_file_stays(project: Project, brochure: Brochure) -> None:
    (project.translations / "de-DE.yaml").chmod(0o444)
    before = everything(project)
    ran = brochure("--format", "json", "l10n", "sync", project=project)
    assert (ran.code, [f["code"] for f in ran.findings()]) == (1, ["cannot-write"])
    assert everything(project) == before


def test_without_english_there_is_nothing_to_do(tmp_path: Path, brochure: Brochure) -> None:
    project = words(tmp_path, {"de-DE": GERMAN})
    ran = brochure("--format", "json", "l10n", "sync", project=project)
    assert (ran.code, [f["code"] for f in ran.findings()]) == (1, ["unreadable"])


def test_the_real_translations_are_in_line(brochure: Brochure) -> None:
    ran = brochure("l10n", "sync", "--check", project=Project(ROOT))
    assert (ran.code, ran.out) == (0, "6 translations in line with the English\n")
