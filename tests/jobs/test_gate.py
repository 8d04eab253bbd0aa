"""The print gate: what is not approved is a draft, marked, and holds back no other language."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pikepdf
import pytest

from brochure_build.jobs import Outcome, Request, Status, build
from brochure_build.project import Project
from cli.running import Brochure
from conftest import Built
from preflight.finished_files import texts
from project.copies import approve, copy_all, edit, files_under, write

GERMAN, FRENCH = "de-DE", "fr-FR"
DRAFTS = Request(draft=True)
EDITIONS = ("desktop", "print", "screen")


@pytest.fixture
def three(trilingual: Built, tmp_path: Path) -> Project:
    """A project in three languages: English, German approved, French a draft. Nothing is built."""
    project = copy_all(trilingual.project.root, tmp_path / "three")
    for path in project.build.iterdir():
        if path.name != ".cache":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return project


def names(project: Project) -> set[str]:
    found = {path.name for path in project.build.glob("*/*.pdf")}
    assert found
    return found


def codes(outcome: Outcome, severity: str = "error") -> list[tuple[str, str]]:
    return [(f.code.name, f.locale) for f in outcome.findings if f.severity == severity]


def finals(*locales: str) -> set[str]:
    return {f"our-brochure-{locale}-{edition}.pdf" for locale in locales for edition in EDITIONS}


def drafts(*locales: str) -> set[str]:
    return {name.replace(".pdf", "-DRAFT.pdf") for name in finals(*locales)}


# --- final ----------------------------------------------------------------------------------------


def test_what_is_not_approved_is_not_built_and_holds_back_nothing(three: Project) -> None:
    outcome = build(three, Request())
    assert outcome.status is Status.HELD_BACK
    assert outcome.held == (FRENCH,)
    assert codes(outcome) == [("unapproved", FRENCH)]
    assert names(three) == finals("en", GERMAN)
    assert {file.locale for file in outcome.files} == {"en", GERMAN}
    assert not [file for file in outcome.files if file.is_draft]


def test_the_message_counts_and_names_the_texts(three: Project) -> None:
    (finding,) = (f for f in build(three, Request()).findings if f.code.name == "unapproved")
    total = len((three.states / f"{GERMAN}.yaml").read_text("utf-8").split("status:")) - 1
    assert total > 8
    assert f"{total} of {total} texts are not approved ({total} draft)" in finding.message
    assert "cover.title" in finding.hint
    assert f"and {total - 8} more" in finding.hint


def test_one_text_that_is_only_reviewed_is_enough(three: Project) -> None:
    approve(three, FRENCH)
    assert build(three, Request()).status is Status.BUILT
    path = three.states / f"{FRENCH}.yaml"
    write(path, path.read_text("utf-8").replace("status: approved", "status: reviewed", 1))
    outcome = build(three, Request())
    assert outcome.held == (FRENCH,)
    (finding,) = (f for f in outcome.findings if f.code.name == "unapproved")
    assert "1 of" in finding.message
    assert "(1 reviewed)" in finding.message


def test_a_changed_translation_needs_approval_again(three: Project) -> None:
    edit(three, f"translations/{GERMAN}.yaml", "Ein eigenes Faltblatt", "Unser Faltblatt")
    outcome = build(three, Request(locales=(GERMAN,)))
    assert outcome.status is Status.STOPPED
    (finding,) = (f for f in outcome.findings if f.code.name == "unapproved")
    assert "(1 translated)" in finding.message
    assert finding.hint.startswith("cover.title.")


def test_a_changed_english_names_the_stale_text(three: Project) -> None:
    edit(three, "translations/en.yaml", "A brochure of our own", "Our own brochure")
    outcome = build(three, Request())
    assert outcome.held == (GERMAN, FRENCH)
    (finding,) = (f for f in outcome.findings if f.code.name == "stale")
    assert (finding.locale, finding.key) == (GERMAN, "cover.title")
    assert finding.place is not None
    assert finding.place.file == f"translations/{GERMAN}.yaml"


def test_the_last_good_files_stay_while_a_language_is_held_back(three: Project) -> None:
    build(three, Request())
    before = files_under(three.build / GERMAN)
    edit(three, f"translations/{GERMAN}.yaml", "Ein eigenes Faltblatt", "Unser Faltblatt")
    assert build(three, Request()).held == (GERMAN, FRENCH)
    assert files_under(three.build / GERMAN) == before
    # and are known to be what they are when the change is taken back
    edit(three, f"translations/{GERMAN}.yaml", "Unser Faltblatt", "Ein eigenes Faltblatt")
    outcome = build(three, Request(locales=(GERMAN,)))
    assert outcome.status is Status.UNCHANGED
    assert {file.locale for file in outcome.files} == {GERMAN}


def test_the_english_needs_no_approval(small: Project) -> None:
    assert not small.states.exists()
    assert build(small, Request()).status is Status.UNCHANGED


# --- drafts ---------------------------------------------------------------------------------------


def test_drafts_are_built_beside_final_files_and_named_so(three: Project) -> None:
    outcome = build(three, DRAFTS)
    assert outcome.status is Status.BUILT
    assert names(three) == finals("en", GERMAN) | drafts(FRENCH)
    assert {file.locale for file in outcome.files if file.is_draft} == {FRENCH}


def test_a_draft_says_so_everywhere(three: Project) -> None:
    build(three, DRAFTS)
    for edition in EDITIONS:
        path = three.build / FRENCH / f"our-brochure-{FRENCH}-{edition}-DRAFT.pdf"
        with pikepdf.open(path) as pdf:
            assert str(pdf.docinfo["/Title"]) == "DRAFT: Notre propre dépliant"
            assert 'xml:lang="fr-FR">DRAFT: Notre' in pdf.Root.Metadata.read_bytes().decode()
            pages = len(pdf.pages)
        panels = 4 if edition == "screen" else 2
        assert pages == panels
        for page in texts(path.read_bytes()):
            # across each panel and above its text; two panels a side, and one line in the slug
            assert page.count("DRAFT") >= {"screen": 2, "desktop": 4, "print": 5}[edition]


def test_a_final_file_says_nothing_of_drafts(three: Project) -> None:
    build(three, DRAFTS)
    found = [
        page for path in three.build.glob(f"{GERMAN}/*.pdf") for page in texts(path.read_bytes())
    ]
    assert len(found) == 8
    assert not [page for page in found if "DRAFT" in page]


def test_the_mark_on_a_page_is_passed_over_by_screen_readers(three: Project) -> None:
    build(three, DRAFTS)
    with pikepdf.open(three.build / FRENCH / f"our-brochure-{FRENCH}-screen-DRAFT.pdf") as pdf:
        assert len(pdf.pages) == 4
        for page in pdf.pages:
            content = b"".join(stream.read_bytes() for stream in page.obj.Contents)
            assert content.count(b"/Artifact <</Type /Pagination /Subtype /Watermark>> BDC") == 1
            assert content.rstrip().endswith(b"Do Q EMC")


def test_final_files_take_the_place_of_drafts_and_the_reverse(three: Project) -> None:
    build(three, DRAFTS)
    approve(three, FRENCH)
    outcome = build(three, DRAFTS)
    assert names(three) == finals("en", GERMAN, FRENCH)
    assert not outcome.held
    write(three.states / f"{FRENCH}.yaml", "")
    build(three, Request(locales=(FRENCH,), draft=True))
    assert names(three) == finals("en", GERMAN) | drafts(FRENCH)
    manifest = json.loads((three.build / "manifest.json").read_text("utf-8"))
    assert {Path(file["path"]).name for file in manifest["files"]} == names(three)


def test_the_same_drafts_come_out_of_the_same_sources(three: Project) -> None:
    build(three, DRAFTS)
    before = files_under(three.build)
    assert build(three, DRAFTS).status is Status.UNCHANGED
    (three.build / "manifest.json").unlink()
    build(three, DRAFTS)
    assert files_under(three.build) == before


def test_a_half_translated_draft_shows_its_gaps(three: Project, brochure: Brochure) -> None:
    path = three.translations / f"{FRENCH}.yaml"
    edit(three, f"translations/{FRENCH}.yaml", '"Notre propre dépliant"', '""')
    lines = path.read_text("utf-8").splitlines(keepends=True)
    write(path, "".join(line for line in lines if "  since:" not in line))
    assert brochure("build", project=three).code == 1
    ran = brochure("build", "--draft", "--format", "json", project=three)
    assert ran.code == 0
    assert not [f for f in ran.findings() if f["severity"] == "error"]
    pdf = three.build / FRENCH / f"our-brochure-{FRENCH}-screen-DRAFT.pdf"
    pages = [" ".join(page.split()) for page in texts(pdf.read_bytes())]
    assert sum(page.count("[en]") for page in pages) == 2
    assert any("[en] A brochure of our own" in page for page in pages)


def test_a_wrong_draft_is_no_draft(three: Project) -> None:
    """An unfinished text may be looked at; one that would print a wrong figure may not."""
    edit(three, f"translations/{FRENCH}.yaml", "{founded}", "{fondee}")
    outcome = build(three, DRAFTS)
    assert outcome.held == (FRENCH,)
    assert {code for code, _ in codes(outcome)} == {"placeholder"}
    assert names(three) == finals("en", GERMAN)


def test_what_overflows_in_a_draft_is_shown_and_told(three: Project) -> None:
    long = " ".join(["Un dépliant qui dit bien plus que ce que sa page peut en porter."] * 200)
    edit(three, f"translations/{FRENCH}.yaml", "Say here who you are, in two or", long)
    outcome = build(three, DRAFTS)
    assert outcome.status is Status.BUILT
    assert ("overflow-in-draft", FRENCH) in codes(outcome, "warning")
    assert drafts(FRENCH) <= names(three)
    approve(three, FRENCH)
    outcome = build(three, DRAFTS)
    assert outcome.held == (FRENCH,)
    assert ("overflow", FRENCH) in codes(outcome)


# --- one language and the others ------------------------------------------------------------------


def test_a_file_that_cannot_be_read_holds_back_its_own_language(three: Project) -> None:
    write(three.translations / f"{FRENCH}.yaml", 'cover:\n  title: "Notre')
    outcome = build(three, Request())
    assert outcome.held == (FRENCH,)
    assert codes(outcome) == [("yaml-syntax", "")]
    assert names(three) == finals("en", GERMAN)


def test_a_language_that_nobody_asked_for_is_not_told_of(three: Project) -> None:
    write(three.translations / f"{FRENCH}.yaml", 'cover:\n  title: "Notre')
    outcome = build(three, Request(locales=(GERMAN,)))
    assert outcome.status is Status.BUILT
    assert not outcome.findings or {f.locale for f in outcome.findings} == {GERMAN}


def test_a_mistake_in_the_english_stops_all(three: Project) -> None:
    edit(three, "translations/en.yaml", "{founded}", "{founded")
    outcome = build(three, Request())
    assert outcome.status is Status.STOPPED
    assert outcome.held == ("en", GERMAN, FRENCH)
    assert not outcome.files


def test_a_damaged_state_holds_back_its_own_language(three: Project) -> None:
    path = three.states / f"{GERMAN}.yaml"
    write(path, path.read_text("utf-8").replace("status: approved", "status: aproved", 1))
    outcome = build(three, Request())
    assert outcome.held == (GERMAN, FRENCH)
    assert "bad-state" in {code for code, _ in codes(outcome)}


def test_the_command_says_what_is_held_back_and_what_is_a_draft(
    three: Project, brochure: Brochure
) -> None:
    ran = brochure("build", project=three)
    assert ran.code == 1
    assert f"held back: {FRENCH}" in ran.out
    ran = brochure("build", "--draft", project=three)
    assert ran.code == 0
    assert f"DRAFT, not for print: {FRENCH}." in ran.out
    assert "held back" not in ran.out
    again = brochure("build", "--draft", project=three)
    assert "nothing has changed" in again.out
    assert f"DRAFT, not for print: {FRENCH}." in again.out


def test_no_final_file_stands_beside_a_newer_draft(three: Project) -> None:
    build(three, DRAFTS)
    stray = three.build / FRENCH / f"our-brochure-{FRENCH}-print.pdf"
    write(stray, b"%PDF of an older program")
    edit(three, "brochure/brochure.yaml", 'date: "2026-01-01"', 'date: "2026-01-02"')
    build(three, DRAFTS)
    assert names(three) == finals("en", GERMAN) | drafts(FRENCH)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A brochure of our own", "Our own brochure"),
        ("We have been at work since {founded}.", "We have been at work for long."),
    ],
)
def test_a_stale_text_is_a_draft_and_no_other_mistake(three: Project, old: str, new: str) -> None:
    approve(three, FRENCH)
    edit(three, "translations/en.yaml", old, new)
    outcome = build(three, DRAFTS)
    assert outcome.status is Status.BUILT, outcome.findings
    assert names(three) == finals("en") | drafts(GERMAN, FRENCH)
    stale = [f for f in build(three, Request()).findings if f.locale == GERMAN]
    assert [f.code.name for f in stale if f.severity == "error"] == ["stale"]
