"""Every verb: its help, its exit codes, its formats."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.cli.parser import EXIT_CODES, LISTS, make_parser
from brochure_build.findings import BrochureError, Finding, Place, as_github
from brochure_build.project import Project
from brochure_build.registry import codes, editions, folds
from cli.running import Brochure
from conftest import Built
from project.copies import ROOT, edit, files_under, write

FACTS = "brochure/facts.yaml"
PROBLEM = re.compile(r"\S+?(:\d+:\d+)?: (error|warning|note) [a-z0-9-]+: .+")
GITHUB = re.compile(
    r"::(error|warning|notice) (file=[^,:]+,(line=\d+,col=\d+,)?)?title=[a-z0-9-]+::.+"
)


def verbs() -> dict[str, argparse.ArgumentParser]:
    (action,) = (a for a in make_parser()._actions if isinstance(a, argparse._SubParsersAction))
    found = dict(action.choices)
    assert {"build", "check", "list", "explain", "new", "schema", "doctor"} <= set(found)
    return found


VERBS = sorted(verbs())


@pytest.fixture
def broken(small: Project) -> Project:
    """A project with one mistake and one warning."""
    edit(small, FACTS, "1993", "long ago")
    write(small.translations / "en-AU.yaml", (small.translations / "en.yaml").read_bytes())
    return small


# --- help and usage -----------------------------------------------------------------------------


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_that_says_what_it_does_and_how_it_ends(
    verb: str, brochure: Brochure
) -> None:
    ran = brochure(verb, "--help")
    assert ran.code == 0
    assert ran.err == ""
    assert EXIT_CODES in ran.out
    assert verbs()[verb].description
    for action in verbs()[verb]._actions:
        assert action.help or action.choices, f"{action.dest} of {verb} has no help"


def test_help_names_every_verb(brochure: Brochure) -> None:
    ran = brochure("--help")
    assert ran.code == 0
    for verb in VERBS:
        assert re.search(rf"^    {verb} +\S", ran.out, re.MULTILINE), verb


def test_the_version_is_told(brochure: Brochure) -> None:
    ran = brochure("--version")
    assert ran.code == 0
    assert re.fullmatch(r"brochure-build \d+\.\d+\.\d+\S*\n", ran.out)


WRONG_USAGE = [
    [],
    ["biuld"],
    ["build", "--editon"],
    ["build", "-j", "0"],
    ["build", "-j", "257"],
    ["build", "-j", "many"],
    ["build", "-l"],
    ["list"],
    ["list", "nothing"],
    ["build", "--format", "xml"],
    ["explain", "no-such-code"],
    ["completion", "cmd"],
    ["build", "-l", "xx-XX"],
    ["build", "-e", "poster"],
    ["check", "-l", "xx-XX"],
    ["build", "--layout", "baroque"],
    ["build", "--fold", "origami"],
    ["build", "--paper", "papyrus"],
    ["check", "--layout", "baroque"],
]


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_is_told_on_standard_error_and_ends_with_2(
    arguments: list[str], starter: Built, brochure: Brochure
) -> None:
    ran = brochure(*arguments, project=starter.project)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["biuld"], "build"),
        (["chekc"], "check"),
        (["complete"], "completion"),
        (["list", "local"], "locales"),
        (["list", "fold"], "folds"),
        (["build", "--format", "jsn"], "json"),
        (["completion", "zhs"], "zsh"),
        (["build", "-l", "en-US"], "en"),
        (["check", "-l", "eng"], "en"),
        (["build", "-e", "pint"], "print"),
        (["build", "-e", "dekstop"], "desktop"),
        (["build", "--layout", "clasic"], "classic"),
        (["build", "--fold", "gates"], "gate"),
        (["check", "--paper", "A4x2"], "A4x3"),
        (["explain", "overflw"], "overflow"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_slip_of_the_pen_is_understood(
    arguments: list[str], meant: str, starter: Built, brochure: Brochure
) -> None:
    ran = brochure(*arguments, project=starter.project)
    assert ran.code == 2
    assert re.search(rf"did you mean “?{meant}\b", ran.err, re.IGNORECASE), ran.err


@pytest.mark.parametrize("verb", sorted(set(VERBS) - {"new", "explain", "completion", "doctor"}))
def test_without_a_project_it_is_told_how_to_get_one(
    verb: str, tmp_path: Path, brochure: Brochure
) -> None:
    further = {"list": "locales", "l10n": "status"}
    arguments = [verb, further[verb]] if verb in further else [verb]
    ran = brochure(*arguments, project=Project(tmp_path))
    assert ran.code == 2
    assert "brochure new" in ran.err
    assert ran.out == ""


def test_a_project_is_found_from_any_folder_in_it(
    starter: Built, brochure: Brochure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(starter.project.root / "layouts" / "classic")
    assert brochure("list", "locales").out.startswith("en ")


@pytest.mark.parametrize("position", ["before", "after"])
def test_options_may_stand_before_and_after_the_verb(
    position: str, starter: Built, brochure: Brochure
) -> None:
    options = ["--project", str(starter.project.root), "--format", "json"]
    arguments = ["list", "folds"]
    ran = brochure(*(options + arguments if position == "before" else arguments + options))
    assert {row["name"] for row in ran.json()} == set(folds())


# --- build --------------------------------------------------------------------------------------


def test_a_build_says_what_it_made(small: Project, brochure: Brochure) -> None:
    edit(small, FACTS, "1993", "1994")
    ran = brochure("build", project=small)
    assert ran.code == 0
    *files, last = ran.out.splitlines()
    assert [line.split()[0] for line in files] == [
        f"build/en/our-brochure-en-{edition}.pdf" for edition in ("desktop", "print", "screen")
    ]
    assert last.startswith("3 files built, 0 unchanged, 2 panels rendered")


def test_nothing_to_do_is_said(small: Project, brochure: Brochure) -> None:
    ran = brochure("build", project=small)
    assert ran.code == 0
    assert "nothing has changed" in ran.out
    assert ran.err == ""


def test_verbose_says_how_every_panel_fits(small: Project, brochure: Brochure) -> None:
    ran = brochure("build", "-v", project=small)
    fits = [line for line in ran.out.splitlines() if line.endswith(" mm free")]
    assert len(fits) == 4
    settings = [line for line in ran.out.splitlines() if ": set at " in line]
    assert [line.split(":")[0] for line in settings] == ["en inside", "en outside"]
    assert all("text-size" in line and "pt" in line for line in settings)


def test_json_tells_the_whole_of_a_build(small: Project, brochure: Brochure) -> None:
    edit(small, FACTS, "1993", "1994")
    ran = brochure("build", "--format", "json", project=small)
    told = ran.json()
    assert told["status"] == "built"
    assert {file["edition"] for file in told["files"]} == {"print", "screen", "desktop"}
    assert {(entry["panel"], entry["ink"]) for entry in told["rendered"]} == {
        ("inside_left", "cmyk"),
        ("inside_left", "srgb"),
    }
    assert len(told["fits"]) == 4
    assert told["findings"] == []
    assert ran.err == ""


def test_quiet_says_nothing_but_findings(
    small: Project, broken: Project, brochure: Brochure
) -> None:
    ran = brochure("build", "-q", project=broken)
    assert ran.code == 1
    assert "wrong-type" in ran.out
    assert "published" not in ran.out
    edit(small, FACTS, "long ago", "1993")
    (small.translations / "en-AU.yaml").unlink()
    assert brochure("build", "-q", project=small).said == ""


def test_failed_preflight_ends_with_3_and_publishes_nothing(
    small: Project, brochure: Brochure
) -> None:
    before = files_under(small.build)
    rule = ".panel-back .symbol { position: relative } .panel-back .symbol::after "
    rule += '{ content: ""; position: absolute; inset: 0; background: var(--ink) }'
    write(small.layouts / "classic" / "95-cover.css", rule)
    ran = brochure("build", "--format", "json", project=small)
    assert ran.code == 3, ran.said
    assert ran.json()["status"] == "failed preflight"
    assert {finding["code"] for finding in ran.findings()} == {"qr-unreadable"}
    assert {finding["edition"] for finding in ran.findings()} == {"print", "screen", "desktop"}
    assert files_under(small.build) == before


# --- findings in each format ----------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["build", "check"])
def test_findings_for_people(verb: str, broken: Project, brochure: Brochure) -> None:
    ran = brochure(verb, project=broken)
    assert ran.code == 1
    heads = [line for line in ran.out.splitlines() if PROBLEM.fullmatch(line)]
    assert [head.split(":")[0] for head in heads] == [FACTS, "translations/en-AU.yaml"]
    assert re.match(rf"{FACTS}:5:12: error wrong-type: ", heads[0])
    assert "1 error, 1 warning" in ran.err


@pytest.mark.parametrize("verb", ["build", "check"])
def test_findings_for_programs(verb: str, broken: Project, brochure: Brochure) -> None:
    ran = brochure(verb, "--format", "json", project=broken)
    assert ran.code == 1
    assert [f["code"] for f in ran.findings()] == ["wrong-type", "locale-defaults"]
    assert ran.findings()[0]["file"] == FACTS
    assert isinstance(ran.findings()[0]["line"], int)
    assert ran.err == ""


@pytest.mark.parametrize("verb", ["build", "check"])
def test_findings_for_github(verb: str, broken: Project, brochure: Brochure) -> None:
    ran = brochure(verb, "--format", "github", project=broken)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert len(lines) == 2
    assert all(GITHUB.fullmatch(line) for line in lines), lines
    assert lines[0].startswith(f"::error file={FACTS},line=")


def test_a_warning_alone_is_no_failure(small: Project, brochure: Brochure) -> None:
    write(small.translations / "en-AU.yaml", (small.translations / "en.yaml").read_bytes())
    ran = brochure("check", "--format", "json", project=small)
    assert ran.code == 0
    assert [finding["code"] for finding in ran.findings()] == ["locale-defaults"]


def test_only_the_language_asked_for_is_checked(small: Project, brochure: Brochure) -> None:
    english = (small.translations / "en.yaml").read_text("utf-8")
    write(small.translations / "en-AU.yaml", english.replace("{founded}", "{seit}"))
    assert brochure("check", "-l", "en", project=small).code == 0
    assert brochure("check", "-l", "en-AU", project=small).code == 1


def test_a_good_project_is_said_to_be_good(starter: Built, brochure: Brochure) -> None:
    ran = brochure("check", project=starter.project)
    assert ran.code == 0
    assert ran.out
    assert brochure("check", "--format", "json", project=starter.project).json() == {"findings": []}


@given(st.text(max_size=80), st.from_regex(r"[ -~]{1,40}", fullmatch=True))
def test_a_finding_is_one_line_for_github_whatever_it_quotes(message: str, file: str) -> None:
    line = as_github(Finding(codes()["overflow"], message, Place(file, 1, 2)))
    assert len(line.splitlines()) == 1
    assert line.startswith("::error file=")


# --- list, explain, schema, doctor, completion ----------------------------------------------------


@pytest.mark.parametrize("what", LISTS)
def test_every_list_has_rows_in_both_formats(what: str, starter: Built, brochure: Brochure) -> None:
    text = brochure("list", what, project=starter.project)
    rows = brochure("list", what, "--format", "json", project=starter.project).json()
    assert text.code == 0
    assert rows
    assert len(text.out.splitlines()) == len(rows)
    for row, line in zip(rows, text.out.splitlines(), strict=True):
        assert set(row) == {"name", "about"}
        assert line.startswith(row["name"])


def test_lists_name_what_there_is(starter: Built, brochure: Brochure) -> None:
    def names(what: str) -> set[str]:
        rows = brochure("list", what, "--format", "json", project=starter.project).json()
        return {row["name"] for row in rows if not row["name"].startswith(" ")}

    assert names("folds") == set(folds())
    assert names("editions") == set(editions())
    assert names("locales") == {"en"}
    assert names("layouts") == {"classic"}
    templates = (starter.project.layouts / "classic" / "blocks").glob("*.html.j2")
    assert names("blocks") == {path.name.removesuffix(".html.j2") for path in templates}


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_code_is_explained(code: str, brochure: Brochure) -> None:
    ran = brochure("explain", code)
    assert ran.code == 0
    assert ran.out.startswith(f"{code} (")
    squeezed = " ".join(ran.out.split())
    assert " ".join(codes()[code].meaning.split()) in squeezed
    assert " ".join(codes()[code].remedy.split()) in squeezed


def test_explain_alone_lists_every_code(brochure: Brochure) -> None:
    ran = brochure("explain")
    assert [line.split()[0] for line in ran.out.splitlines()] == sorted(codes())
    told = brochure("explain", "--format", "json").json()
    assert [entry["code"] for entry in told] == sorted(codes())
    assert brochure("explain", "OVERFLOW", "--format", "json").json()["code"] == "overflow"


def test_schema_writes_what_is_out_of_date_and_nothing_else(
    small: Project, brochure: Brochure
) -> None:
    assert brochure("schema", project=small).code == 0
    assert brochure("schema", "--check", project=small).code == 0
    edit(small, "translations/en.yaml", '  office: "Our office"', '  bureau: "x"\n  office: "y"')
    ran = brochure("schema", "--check", "--format", "json", project=small)
    assert ran.code == 1
    assert set(ran.json()["out_of_date"]) == {
        "brochure/schema/brochure.json",
        "brochure/schema/catalogue.json",
    }
    assert brochure("schema", "--check", project=small).code == 1
    ran = brochure("schema", "--format", "json", project=small)
    assert ran.code == 0
    assert len(ran.json()["written"]) == 2
    assert brochure("schema", project=small).code == 0
    assert brochure("schema", "--format", "json", project=small).json() == {"written": []}


def test_schemas_of_sources_with_mistakes_are_not_made(small: Project, brochure: Brochure) -> None:
    edit(small, "brochure/brochure.yaml", "panels:", "pannels:")
    ran = brochure("schema", "--format", "json", project=small)
    assert ran.code == 1
    assert "unknown-name" in {finding["code"] for finding in ran.findings()}


def test_doctor_finds_a_healthy_machine(starter: Built, brochure: Brochure) -> None:
    ran = brochure("doctor", project=starter.project)
    assert ran.code == 0, ran.out
    assert "MISSING" not in ran.out
    told = brochure("doctor", "--format", "json", project=starter.project).json()
    assert all(result["is_there"] for result in told)
    assert {"WeasyPrint and Pango", "fonts"} <= {result["what"] for result in told}


def test_doctor_says_what_is_missing_and_how_to_get_it(small: Project, brochure: Brochure) -> None:
    for path in small.fonts.glob("*.ttf"):
        path.unlink()
    ran = brochure("doctor", project=small)
    assert ran.code == 1
    assert "MISSING" in ran.out
    assert "make fonts" in ran.out


def test_doctor_needs_no_project(
    tmp_path: Path, brochure: Brochure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert brochure("doctor").code == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_every_verb(shell: str, brochure: Brochure) -> None:
    ran = brochure("completion", shell)
    assert ran.code == 0
    assert [verb for verb in VERBS if verb not in ran.out] == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_what_a_variant_may_name(shell: str, brochure: Brochure) -> None:
    ran = brochure("completion", shell)
    names = {"classic", "A4x3", "gate", "desktop"}
    assert {name for name in names if name not in ran.out} == set()


# --- faults of the program ------------------------------------------------------------------------


def test_a_fault_of_the_program_is_reported_in_a_file(
    starter: Built, brochure: Brochure, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("brochure_build.cli.verb_check.check", fault)
    ran = brochure("check", project=starter.project)
    assert ran.code == 70
    assert "Traceback" not in ran.said
    (report,) = tmp_path.glob("brochure-*.txt")
    assert str(report) in ran.err
    assert "ZeroDivisionError: a fault" in report.read_text("utf-8")


def test_a_fault_is_told_even_where_no_report_can_be_written(
    starter: Built, brochure: Brochure, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no-such-folder"))
    monkeypatch.setattr("brochure_build.cli.verb_check.check", fault)
    ran = brochure("check", project=starter.project)
    assert ran.code == 70
    assert "ZeroDivisionError: a fault" in ran.err


def test_findings_that_are_raised_are_told_like_others(
    starter: Built, brochure: Brochure, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise BrochureError([Finding(codes()["busy"], "busy")])

    monkeypatch.setattr("brochure_build.cli.verb_check.check", refuse)
    ran = brochure("check", "--format", "json", project=starter.project)
    assert ran.code == 1
    assert [finding["code"] for finding in ran.findings()] == ["busy"]


# --- the documentation ----------------------------------------------------------------------------


def pages() -> str:
    found = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
    assert len(found) > 3
    return "\n".join(page.read_text("utf-8") for page in found)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_described(verb: str) -> None:
    assert re.search(
        rf"`[^`\n]*\bbrochure {verb}\b|^ +(\S*/)?brochure {verb}\b", pages(), re.MULTILINE
    )


def test_every_exit_code_is_described() -> None:
    known = re.findall(r"^ +(\d+) ", EXIT_CODES, re.MULTILINE)
    assert len(known) >= 5
    text = pages()
    assert [code for code in known if not re.search(rf"\|\s*{code}\s*\|", text)] == []
