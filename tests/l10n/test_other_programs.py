"""Files that another program has read, changed and written: the library of Weblate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from translate.storage.pypo import pofile
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from brochure_build.project import Project
from cli.running import Brochure

from .real_words import LOCALES, copied, texts

FORMATS: dict[str, tuple[str, Callable[[], Any]]] = {
    "po": ("po", pofile),
    "xliff": ("xlf", Xliff1File),
    "xliff2": ("xlf", Xliff2File),
}
kinds = pytest.mark.parametrize("kind", FORMATS)


@pytest.fixture
def words(tmp_path: Path) -> Project:
    return copied(tmp_path / "project")


def exported(kind: str, locale: str, words: Project, brochure: Brochure, folder: Path) -> Path:
    ran = brochure("l10n", "export", locale, "--format", kind, "--to", folder, project=words)
    assert ran.code == 0, ran.said
    return folder / f"{locale}.{FORMATS[kind][0]}"


def rewritten(kind: str, path: Path, changes: dict[str, str]) -> None:
    """The file as the other program writes it, with some texts changed and done."""
    store = FORMATS[kind][1]()
    store.parse(path.read_bytes())
    units = [unit for unit in store.units if unit.source]
    assert len(units) > 80
    left = dict(changes)
    for unit in units:
        if unit.source in left:
            unit.target = left.pop(unit.source)
            unit.markfuzzy(False)
    assert left == {}
    path.write_bytes(bytes(store))


@kinds
@pytest.mark.parametrize("locale", LOCALES)
def test_a_file_that_was_only_opened_and_saved_changes_nothing(
    kind: str, locale: str, words: Project, brochure: Brochure, tmp_path: Path
) -> None:
    path = exported(kind, locale, words, brochure, tmp_path)
    before = {file: file.read_bytes() for file in words.translations.rglob("*.yaml")}
    rewritten(kind, path, {})
    ran = brochure("l10n", "import", path, project=words)
    assert ran.code == 0, ran.said
    assert {file: file.read_bytes() for file in words.translations.rglob("*.yaml")} == before


@kinds
def test_what_was_changed_there_comes_in(
    kind: str, words: Project, brochure: Brochure, tmp_path: Path
) -> None:
    path = exported(kind, "ja-JP", words, brochure, tmp_path)
    before = texts(words, "ja-JP")
    new = "新しい & <文> 『x』"
    rewritten(kind, path, {"Paws across borders": new})
    ran = brochure("l10n", "import", path, project=words)
    assert ran.code == 0, ran.said
    assert "ja-JP cover.title: written\n" in ran.out
    assert texts(words, "ja-JP") == {**before, "cover.title": new}
    assert "  status: translated\n" in (words.states / "ja-JP.yaml").read_text("utf-8")
