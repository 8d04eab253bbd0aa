"""A new project: a small brochure that builds as it is, with the looks and assets of another."""

from __future__ import annotations

import shutil
from pathlib import Path

from brochure_build.codes import CANNOT_WRITE
from brochure_build.findings import BrochureError, Finding, Place
from brochure_build.project import Project
from brochure_build.project.writing import cannot_write

# What a new project takes from an existing one: it owns its looks and its fonts from then on.
TAKEN = ("layouts/classic", "assets/art", "assets/fonts", "assets/icons", "assets/profiles")
NOT_TAKEN = ("__pycache__", ".*")


def starter() -> Path:
    """The folder of the program that holds the first texts of a new project."""
    return Path(__file__).parent.parent / "starter"


def home() -> Project:
    """The project that the program was installed from, which has layouts and fonts."""
    return Project(Path(__file__).parents[3])


def start_project(folder: Path, model: Project) -> Project:
    """Makes a project in a folder that does not exist yet, after a model; BrochureError if not."""
    if folder.exists():
        message = "this folder exists already; nothing was changed"
        raise BrochureError([Finding(CANNOT_WRITE, message, Place(str(folder)))])
    lacking = [name for name in TAKEN if not (model.root / name).is_dir()]
    if lacking:
        message = f"there is no {lacking[0]} to copy"
        hint = "run this in a project, or give its folder with --project"
        raise BrochureError([Finding(CANNOT_WRITE, message, Place(str(model.root)), hint)])
    try:
        _copy(folder, model)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise BrochureError([cannot_write(error)]) from error
    return Project(folder)


def _copy(folder: Path, model: Project) -> None:
    ignored = shutil.ignore_patterns(*NOT_TAKEN)
    shutil.copytree(starter(), folder, ignore=ignored)
    for name in TAKEN:
        shutil.copytree(model.root / name, folder / name, ignore=ignored)
