"""Faults planted into six translations: each is found, at its place, and nothing else is.

The six, with their English, stand in tests/data/drafts as they were drafted: a translator who edits
the real ones breaks no test.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from brochure_build.findings import Finding
from brochure_build.l10n.checking import check
from brochure_build.project import Project
from brochure_build.registry import audit_checks
from brochure_build.translation.catalogue import SOURCE_LOCALE
from project.copies import ROOT, approve, copy_sources, load, write

FAULTS: list[dict[str, Any]] = load(ROOT / "tests" / "data" / "faults.yaml")["faults"]
DRAFTS = ROOT / "tests" / "data" / "drafts"
TRANSLATIONS = ("zh-CN", "ko-KP", "ja-JP", "mn-MN", "ko-KR", "ru-RU")

Located = tuple[str, str, int, int]  # a code, a file, line and column


def located(findings: tuple[Finding, ...]) -> Counter[Located]:
    places = ((f.code.name, f.place) for f in findings if f.place)
    return Counter((code, place.file, place.line, place.column) for code, place in places)


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The translations as they were drafted, without any record of their state."""
    project = copy_sources(ROOT, tmp_path_factory.mktemp("words") / "project")
    shutil.rmtree(project.translations)
    shutil.copytree(DRAFTS, project.translations)
    return project


@pytest.fixture
def planted(words: Project) -> Iterator[Project]:
    """The same, to be planted in; all is put back afterwards."""
    before = {path: path.read_bytes() for path in words.translations.rglob("*.yaml")}
    yield words
    for path in words.translations.rglob("*.yaml"):
        path.unlink()
    for path, data in before.items():
        write(path, data)


def plant(project: Project, file: str, old: str, new: str) -> None:
    path: Path = project.root / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{file} holds {old!r} {text.count(old)} times"
    write(path, text.replace(old, new))


@pytest.mark.parametrize("locale", [SOURCE_LOCALE, *TRANSLATIONS])
def test_nothing_is_wrong_in_the_words_as_they_were_drafted(words: Project, locale: str) -> None:
    assert located(check(words, (locale,))) == Counter()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault['locale']} {fault['code']}")
def test_a_fault_is_found_where_it_stands_and_nothing_else(
    planted: Project, fault: dict[str, Any]
) -> None:
    if fault.get("recorded"):
        approve(planted)
    locale = fault["locale"]
    before = located(check(planted, (locale,)))
    file = fault.get("file", f"translations/{locale}.yaml")
    plant(planted, file, fault["old"], fault["new"])
    found = located(check(planted, (locale,)))
    place = (fault.get("found", file), fault["line"], fault["column"])
    assert dict(found - before) == {(fault["code"], *place): 1}


def test_every_code_of_every_check_is_planted() -> None:
    codes = {code.name for check in audit_checks().values() for code in check.codes}
    assert codes <= {fault["code"] for fault in FAULTS}


def test_every_language_has_its_share() -> None:
    assert len(FAULTS) >= 70
    counts = Counter(fault["locale"] for fault in FAULTS)
    assert all(counts[locale] >= 8 for locale in TRANSLATIONS)
