"""brochure l10n check and glossary: what they print, how they end, what they import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from brochure_build.project import Project
from cli.running import Brochure, surroundings
from project.copies import ROOT, copy_sources, edit, place_of

TITLE = '  title: "Следы без границ"'


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The sources of the real brochure, with the widths of its fonts once they were measured."""
    return copy_sources(ROOT, tmp_path_factory.mktemp("l10n") / "project")


@pytest.fixture
def words(measured: Project, tmp_path: Path) -> Project:
    """A copy of it to change."""
    project = copy_sources(measured.root, tmp_path / "project")
    measured.cache.mkdir(parents=True, exist_ok=True)
    project.build.mkdir()
    project.cache.symlink_to(measured.cache)
    return project


def test_words_with_nothing_wrong_are_one_line(words: Project, brochure: Brochure) -> None:
    ran = brochure("l10n", "check", project=words)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "nothing wrong in the words (7 languages)\n"
    ran = brochure("l10n", "check", "ja-JP", "ru-RU", project=words)
    assert ran.out == "nothing wrong in the words (2 languages)\n"


def test_an_error_ends_with_1_and_is_shown_in_its_line(words: Project, brochure: Brochure) -> None:
    edit(words, "translations/ru-RU.yaml", TITLE, '  title: "Следы <b>без границ"')
    ran = brochure("l10n", "check", project=words)
    assert ran.code == 1
    first, line, caret, hint = ran.out.splitlines()
    place = place_of(words, "translations/ru-RU.yaml", "<b>")
    assert first.startswith(f"{place}: error markup: cover.title: ")
    assert line.endswith('title: "Следы <b>без границ"')
    assert caret.index("^") == line.index("<b>")
    assert hint.startswith("  = ")
    assert "1 error" in ran.err


def test_a_warning_ends_with_0_unless_it_is_strict(words: Project, brochure: Brochure) -> None:
    edit(words, "translations/ru-RU.yaml", TITLE, '  title: "Следы  без границ"')
    assert brochure("l10n", "check", project=words).code == 0
    assert brochure("l10n", "check", "--strict", project=words).code == 1
    assert brochure("l10n", "check", "ja-JP", "--strict", project=words).code == 0


def test_only_the_findings_asked_for_are_shown(words: Project, brochure: Brochure) -> None:
    edit(words, "translations/ru-RU.yaml", TITLE, '  title: "Следы  <b>без границ"')
    both = brochure("l10n", "check", "--format", "json", project=words)
    assert [finding["code"] for finding in both.findings()] == ["spacing", "markup"]
    one = brochure("l10n", "check", "--only", "spacing", "--format", "json", project=words)
    assert [finding["code"] for finding in one.findings()] == ["spacing"]
    assert one.code == 0
    none = brochure("l10n", "check", "--only", "stale", "--only", "number", project=words)
    assert none.out == "no stale or number in the words (7 languages)\n"


def test_what_is_wrong_in_another_language_is_not_told(words: Project, brochure: Brochure) -> None:
    edit(words, "translations/ru-RU.yaml", TITLE, "  title: [")
    assert brochure("l10n", "check", "ja-JP", project=words).code == 0
    ran = brochure("l10n", "check", "ru-RU", "--format", "json", project=words)
    assert ran.code == 1
    assert [finding["code"] for finding in ran.findings()] == ["yaml-syntax"]


def test_a_finding_is_ignored_with_a_reason(words: Project, brochure: Brochure) -> None:
    wish = "  # ignore spacing: as the designer wants it\n"
    edit(words, "translations/ru-RU.yaml", TITLE, wish + '  title: "Следы  без границ"')
    assert brochure("l10n", "check", "ru-RU", "--strict", project=words).code == 0


def test_for_github_a_finding_is_a_command(words: Project, brochure: Brochure) -> None:
    edit(words, "translations/ru-RU.yaml", TITLE, '  title: "Следы  без границ"')
    ran = brochure("l10n", "check", "--format", "github", project=words)
    file, line, column = place_of(words, "translations/ru-RU.yaml", "  без границ").split(":")
    assert ran.out.startswith(f"::warning file={file},line={line},col={column},title=spacing::")


@pytest.mark.parametrize(
    ("arguments", "words_of_it"),
    [
        (("check", "ja-JA"), "did you mean ja-JP?"),
        (("check", "--only", "spacng"), "did you mean spacing?"),
        (("check", "--only", "qqqq"), "`brochure explain` lists them all"),
        (("glossary", "ja-JA"), "did you mean ja-JP?"),
    ],
)
def test_a_wrong_name_is_wrong_usage(
    words: Project, brochure: Brochure, arguments: tuple[str, ...], words_of_it: str
) -> None:
    ran = brochure("l10n", *arguments, project=words)
    assert (ran.code, ran.out) == (2, "")
    assert words_of_it in ran.err


def test_nothing_heavy_is_imported(words: Project) -> None:
    run = "import sys; from brochure_build.cli import main; code = main()"
    tell = "print(sorted({n.partition('.')[0] for n in sys.modules}), file=sys.stderr)"
    for _ in range(2):  # the first measures the fonts
        ran = subprocess.run(
            [sys.executable, "-c", f"{run}; {tell}; sys.exit(code)", "l10n", "check"],
            cwd=words.root,
            env=surroundings(),
            capture_output=True,
            text=True,
            check=True,
        )
    imported = ran.stderr
    assert "pydantic" in imported
    for heavy in ("weasyprint", "jinja2", "pikepdf", "babel", "fontTools", "PIL", "pypdfium2"):
        assert f"'{heavy}'" not in imported


def test_the_glossary_is_listed(words: Project, brochure: Brochure) -> None:
    ran = brochure("l10n", "glossary", "ru-RU", project=words)
    assert ran.code == 0
    assert (
        "Amur tiger  (in 8 texts)\n  ru-RU  амурский тигр  [high]; also амурск* тигр*\n" in ran.out
    )
    assert "ja-JP" not in ran.out
    every = brochure("l10n", "glossary", project=words)
    assert "  ja-JP  アムールトラ" in every.out


def test_the_glossary_is_one_json_value(words: Project, brochure: Brochure) -> None:
    listed = brochure("l10n", "glossary", "ja-JP", "--format", "json", project=words).json()
    assert listed["findings"] == []
    (tiger,) = (term for term in listed["terms"] if term["term"] == "amur_tiger")
    assert tiger["uses"] == 8
    assert list(tiger["wordings"]) == ["ja-JP"]
    assert tiger["wordings"]["ja-JP"]["use"] == "アムールトラ"
    assert tiger["wordings"]["ja-JP"]["confidence"] == "high"


def test_a_broken_glossary_is_told(words: Project, brochure: Brochure) -> None:
    edit(words, "translations/glossary.yaml", "terms:\n", "trems:\n")
    ran = brochure("l10n", "glossary", project=words)
    assert ran.code == 1
    assert "unknown-name" in ran.out
