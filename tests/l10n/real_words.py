"""The real translations without the rest of the brochure."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from brochure_build.project import Project
from brochure_build.translation.catalogue import read_catalogue
from project.copies import ROOT
from translation.catalogues import document

LOCALES = ("zh-CN", "ko-KP", "ja-JP", "mn-MN", "ko-KR", "ru-RU")


def copied(folder: Path) -> Project:
    """A project of all words, to change at will."""
    made = Project(folder)
    shutil.copytree(ROOT / "translations", made.translations)
    made.brochure.mkdir()
    shutil.copy(ROOT / "brochure/brochure.yaml", made.brochure)
    return made


def texts(made: Project, locale: str) -> Mapping[str, str]:
    """Every text of a locale as our reader takes it."""
    text = (made.translations / f"{locale}.yaml").read_text("utf-8")
    read, findings = read_catalogue(locale, document(f"{locale}.yaml", text))
    assert findings == ()
    assert len(read.units) > 80
    return {key: unit.text for key, unit in read.units.items()}
