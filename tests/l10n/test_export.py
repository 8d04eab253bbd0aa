"""`brochure l10n export`: a file a language, and never over work that was not taken in."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure_build.project import Project
from brochure_build.translation.state import unit_digest
from cli.running import Brochure

from .german import HISTORY, WHO, project, vouch, write


@pytest.fixture
def small(tmp_path: Path) -> Project:
    made = project(tmp_path / "project")
    vouch(made, {"about.history": HISTORY, "about.who": WHO})
    return made


def test_a_file_says_how_each_text_stands(small: Project, brochure: Brochure) -> None:
    ran = brochure("l10n", "export", project=small)
    assert (ran.code, ran.out) == (0, "build/l10n/de-DE.po\n")
    text = (small.build / "l10n/de-DE.po").read_text("utf-8")
    assert "Language: de_DE" in text
    digest = unit_digest("Pfoten ohne Grenzen")
    assert (
        f"#. the largest text\n#. status: draft ({digest})\n#: translations/en.yaml:3\n#, fuzzy\n"
        'msgctxt "cover.title"\nmsgid "Paws across borders"\nmsgstr "Pfoten ohne Grenzen"\n'
    ) in text
    assert (
        "#, fuzzy, python-brace-format\n"
        '#| msgid "Founded in {founded}"\n'
        'msgctxt "about.history"\n'
        'msgid "Founded in {founded} by six States"\n'
    ) in text
    assert "#. status: approved (" in text
    assert text.count("#. status: missing (") == 2


@pytest.mark.parametrize(("kind", "name"), [("po", "po"), ("xliff", "xlf"), ("xliff2", "xlf")])
def test_what_is_exported_and_given_back_changes_nothing(
    kind: str, name: str, small: Project, brochure: Brochure, tmp_path: Path
) -> None:
    before = {path: path.read_bytes() for path in small.translations.rglob("*.yaml")}
    assert len(before) == 4
    ran = brochure(
        "l10n", "export", "de-DE", "--format", kind, "--to", tmp_path / "out", project=small
    )
    assert ran.code == 0, ran.said
    ran = brochure("l10n", "import", tmp_path / f"out/de-DE.{name}", project=small)
    assert ran.code == 0, ran.said
    assert {path: path.read_bytes() for path in small.translations.rglob("*.yaml")} == before


def test_where_a_text_is_printed_goes_out_too(small: Project, brochure: Brochure) -> None:
    write(small, "de-DE", 'cover:\n  # where: cover, 66 mm, 2 lines\n  title: "Pfoten"\n')
    assert brochure("l10n", "export", project=small).code == 0
    text = (small.build / "l10n/de-DE.po").read_text("utf-8")
    assert "#. the largest text\n#. where: cover, 66 mm, 2 lines\n#. status: " in text


def test_english_is_in_every_file_and_has_none(small: Project, brochure: Brochure) -> None:
    ran = brochure("l10n", "export", "en", project=small)
    assert ran.code == 2
    assert "en is the source" in ran.err
    assert not small.build.exists()


def test_nothing_is_exported_while_a_file_cannot_be_read(
    small: Project, brochure: Brochure
) -> None:
    write(small, "de-DE", 'cover:\n  title: "Pfoten\n')
    ran = brochure("l10n", "export", project=small)
    assert ran.code == 1
    assert "yaml-syntax" in ran.out
    assert not small.build.exists()


def test_the_names_are_json_where_a_program_reads(small: Project, brochure: Brochure) -> None:
    ran = brochure("--format", "json", "l10n", "export", project=small)
    assert ran.json() == {"written": ["build/l10n/de-DE.po"]}


# --- what is in the way -----------------------------------------------------------------------


def test_an_export_replaces_one_that_nobody_worked_in(small: Project, brochure: Brochure) -> None:
    assert brochure("l10n", "export", project=small).code == 0
    write(small, "en", 'cover:\n  title: "Paws"\n')
    assert brochure("l10n", "export", project=small).code == 0
    assert 'msgid "Paws"' in (small.build / "l10n/de-DE.po").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('msgid "The end"\nmsgstr ""', 'msgid "The end"\nmsgstr "Ende"'),
        ("#, fuzzy\nmsgctxt", "msgctxt"),  # confirmed
        ('msgstr "Pfoten ohne Grenzen"', 'msgstr "Pfoten ohne'),  # who knows what is in it
        ("Language: de_DE", "Language: fr_FR"),
    ],
)
def test_an_export_never_writes_over_work(
    old: str, new: str, small: Project, brochure: Brochure
) -> None:
    assert brochure("l10n", "export", project=small).code == 0
    path = small.build / "l10n/de-DE.po"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    ran = brochure("l10n", "export", project=small)
    assert ran.code == 1
    assert "not-imported" in ran.out
    assert path.read_text("utf-8") == text.replace(old, new)
