"""PO files of the real translations, in the hands of GNU gettext, and back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polib
import pytest

from brochure_build.project import Project
from cli.running import Brochure

from .gettext_tools import gettext
from .real_words import LOCALES, copied, texts

CHANGED = ("Paws across borders", "Paws across all borders")  # cover.title

each = pytest.mark.parametrize("locale", LOCALES)


@pytest.fixture
def words(tmp_path: Path) -> Project:
    return copied(tmp_path / "project")


@pytest.fixture
def folder(words: Project, brochure: Brochure, tmp_path: Path) -> Path:
    """Where they were exported to, all six."""
    ran = brochure("l10n", "export", "--to", tmp_path, project=words)
    assert ran.code == 0, ran.said
    assert {path.stem for path in tmp_path.glob("*.po")} == set(LOCALES)
    return tmp_path


def sources(project: Project) -> Mapping[str, bytes]:
    files = [*project.translations.glob("*.yaml"), *project.states.glob("*.yaml")]
    assert len(files) >= 14
    return {path.name: path.read_bytes() for path in files}


def english_changes(project: Project) -> None:
    path = project.translations / "en.yaml"
    text = path.read_text("utf-8")
    assert text.count(CHANGED[0]) == 1
    path.write_text(text.replace(*CHANGED), "utf-8")


def template(path: Path) -> Path:
    """The file without translations, as gettext makes one from a program's texts."""
    file = polib.pofile(str(path))
    for entry in file:
        entry.msgstr, entry.previous_msgid = "", None
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    file.save()
    return path


@each
def test_gettext_finds_nothing_wrong(locale: str, folder: Path) -> None:
    gettext("msgfmt", "--check", "--use-fuzzy", "-o", folder / "out.mo", folder / f"{locale}.po")
    mo = polib.mofile(str(folder / "out.mo"))
    po = polib.pofile(str(folder / f"{locale}.po"))
    assert len(mo) == len(po) > 80
    assert mo.metadata["Language"] == locale.replace("-", "_")


def test_gettext_would_find_a_placeholder_that_is_wrong(folder: Path) -> None:
    path = folder / "ru-RU.po"
    text = path.read_text("utf-8")
    assert text.count("в {founded} году") == 1
    path.write_text(text.replace("в {founded} году", "в {foundet} году"), "utf-8")
    said = gettext("msgfmt", "--check", "--use-fuzzy", "-o", folder / "out.mo", path, fails=True)
    assert "founded" in said


@each
def test_gettext_would_write_the_same_bytes(locale: str, folder: Path) -> None:
    path = folder / f"{locale}.po"
    assert gettext("msgcat", "--no-wrap", path) == path.read_text("utf-8")


@pytest.mark.parametrize(
    "rewritten",
    [
        ("msgcat",),  # wraps
        ("msgcat", "--no-wrap", "--sort-output"),
        ("msgcat", "--indent"),
        ("msgcat", "--no-location"),
        ("msgattrib", "--no-obsolete"),
    ],
    ids=" ".join,
)
def test_what_gettext_rewrote_changes_nothing(
    rewritten: tuple[str, ...], words: Project, folder: Path, brochure: Brochure
) -> None:
    before = sources(words)
    for locale in LOCALES:
        path = folder / f"{locale}.po"
        gettext(*rewritten, "-o", folder / "new.po", path)
        (folder / "new.po").replace(path)
    files = [folder / f"{locale}.po" for locale in LOCALES]
    ran = brochure("l10n", "import", *files, project=words)
    assert ran.code == 0, ran.said
    assert " written" not in ran.out
    assert sources(words) == before


@each
def test_cleared_of_fuzzy_all_drafts_are_confirmed(
    locale: str, words: Project, folder: Path, brochure: Brochure
) -> None:
    before = texts(words, locale)
    path = folder / f"{locale}.po"
    gettext("msgattrib", "--clear-fuzzy", "-o", folder / "new.po", path)
    (folder / "new.po").replace(path)
    ran = brochure("l10n", "import", path, project=words)
    assert ran.code == 0, ran.said
    assert f": {len(before)} confirmed\n" in ran.out
    assert texts(words, locale) == before
    state = (words.states / f"{locale}.yaml").read_text("utf-8")
    assert state.count("status: translated") == len(before)


@pytest.mark.parametrize("matching", [["--no-fuzzy-matching"], []], ids=["keys", "guesses"])
def test_msgmerge_brings_an_old_file_up_to_a_changed_english(
    matching: list[str], words: Project, folder: Path, brochure: Brochure
) -> None:
    """Matching by likeness marks a guess as fuzzy, so neither way ever changes a text."""
    old = (folder / "ja-JP.po").rename(folder / "old.po")
    gettext("msgattrib", "--clear-fuzzy", "-o", folder / "done.po", old)
    english_changes(words)
    assert brochure("l10n", "export", "ja-JP", "--to", folder, project=words).code == 0
    pot = template((folder / "ja-JP.po").rename(folder / "new.pot"))
    merged = gettext("msgmerge", "--previous", "--quiet", *matching, folder / "done.po", pot)
    (folder / "ja-JP.po").write_text(merged, "utf-8")
    gettext("msgfmt", "--check", "-o", folder / "out.mo", folder / "ja-JP.po")
    entries = [entry for entry in polib.pofile(merged) if not entry.obsolete]
    (title,) = (entry for entry in entries if entry.msgctxt == "cover.title")
    assert title.msgid == CHANGED[1]
    guessed = ("国境を越える足跡", True, CHANGED[0])
    assert (title.msgstr, title.fuzzy, title.previous_msgid) == (
        ("", False, None) if matching else guessed
    )
    before = texts(words, "ja-JP")
    ran = brochure("-v", "l10n", "import", folder / "ja-JP.po", project=words)
    assert ran.code == 0, ran.said
    reason = "empty" if matching else "unfinished"
    assert f"ja-JP cover.title: skipped: {reason}" in ran.out
    assert texts(words, "ja-JP") == before


def test_a_stale_text_has_its_old_english_beside_it(
    words: Project, folder: Path, brochure: Brochure
) -> None:
    english_changes(words)
    out = folder / "stale"
    assert brochure("l10n", "export", "ja-JP", "--to", out, project=words).code == 0
    stale = gettext("msgattrib", "--only-fuzzy", "--no-wrap", out / "ja-JP.po")
    entries = {entry.msgctxt: entry for entry in polib.pofile(stale)}
    title = entries["cover.title"]
    assert (title.msgid, title.previous_msgid) == (CHANGED[1], CHANGED[0])
    assert entries["cover.theme"].previous_msgid is None  # a draft, not stale
    gettext("msgfmt", "--check", "-o", folder / "out.mo", out / "ja-JP.po")
