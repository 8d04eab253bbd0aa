"""What tests share: the real brochure built once, and projects to break."""

from __future__ import annotations

import fcntl
import os
import pickle
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from brochure_build.jobs import Outcome, Request, Status, build
from brochure_build.project import Project, Variant
from brochure_build.project.starting import start_project
from cli.running import Brochure
from project.copies import ROOT, approve, copy_all, fill_slots, keep_fonts, write

# Several workers share few processors: an example may wait for its turn as long as it has to.
settings.register_profile(
    "here", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("here")


@dataclass(frozen=True)
class Built:
    """A project with its finished files, and what its build came to. Not to be written to."""

    project: Project
    outcome: Outcome


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person who runs the tests decides what they find."""
    for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share, and no other run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def checkout(shared: Path) -> Path:
    """The sources of the real brochure, copied byte for byte."""

    def make(folder: Path) -> None:
        shutil.copytree(ROOT / "assets", folder / "assets")  # no links: the checkout stays itself
        for name in ("brochure", "translations", "layouts"):
            shutil.copytree(ROOT / name, folder / name)

    return _made_once(shared, "checkout", make)


@pytest.fixture(scope="session")
def real(shared: Path, checkout: Path) -> Built:
    """The real brochure, built with nothing in the cache: every locale, every edition.

    Its translations count as approved, so that the files are final and nothing is marked.
    """

    def begin(folder: Path) -> Project:
        project = copy_all(checkout, folder)
        approve(project)
        return project

    return _built_once(shared, "real", begin)


@pytest.fixture(scope="session")
def starter(shared: Path, checkout: Path) -> Built:
    """A new project, built: English, four panels, Latin fonts only, so that it is quick."""

    def begin(folder: Path) -> Project:
        project = start_project(folder, Project(checkout))
        keep_fonts(project)
        return project

    return _built_once(shared, "starter", begin)


@pytest.fixture(scope="session")
def trilingual(shared: Path, starter: Built) -> Built:
    """The new project in English, in German that is approved, and in French that is a draft."""

    def begin(folder: Path) -> Project:
        project = copy_all(starter.project.root, folder)
        english = (project.translations / "en.yaml").read_text("utf-8")
        titles = {"de-DE": "Ein eigenes Faltblatt", "fr-FR": "Notre propre dépliant"}
        for locale, title in titles.items():
            text = english.replace("A brochure of our own", title)
            write(project.translations / f"{locale}.yaml", text)
        approve(project, "de-DE")
        return project

    return _built_once(shared, "trilingual", begin, Request(draft=True))


@pytest.fixture(scope="session")
def large_print(shared: Path, real: Built) -> Built:
    """The real brochure in layout plain: English for the press, every locale for screens."""

    def begin(folder: Path) -> Project:
        project = Project(copy_all(real.project.root, folder).root, Variant(layout="plain"))
        outcome = build(project, Request(locales=("en",), editions=("print",)))
        assert outcome.status is Status.BUILT, outcome.findings
        return project

    return _built_once(shared, "large-print", begin, Request(editions=("screen",)))


@pytest.fixture
def paws(real: Built, tmp_path: Path) -> Project:
    """The real brochure with its finished files and a warm cache, to change at will."""
    return copy_all(real.project.root, tmp_path / "paws")


@pytest.fixture
def small(starter: Built, tmp_path: Path) -> Project:
    """A new project with its finished files and a warm cache, to change at will."""
    return copy_all(starter.project.root, tmp_path / "small")


@pytest.fixture
def brochure(capsys: pytest.CaptureFixture[str]) -> Brochure:
    """The command line, run within the test."""
    return Brochure(capsys)


@pytest.fixture(scope="session")
def pictured(shared: Path, real: Built) -> Built:
    """The real brochure with a photograph in every slot; English, for screens."""

    def fill(folder: Path) -> Project:
        project = copy_all(real.project.root, folder)
        fill_slots(project)
        return project

    request = Request(locales=("en",), editions=("screen",))
    return _built_once(shared, "pictured", fill, request)


def _built_once(
    shared: Path, name: str, begin: Callable[[Path], Project], request: Request | None = None
) -> Built:
    def make(folder: Path) -> None:
        outcome = build(begin(folder), request or Request())
        (shared / f"{name}.outcome").write_bytes(pickle.dumps(outcome))

    project = Project(_made_once(shared, name, make))
    outcome = pickle.loads((shared / f"{name}.outcome").read_bytes())  # noqa: S301  # our own
    assert outcome.status is Status.BUILT, outcome.findings
    return Built(project, outcome)


def _made_once(shared: Path, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first worker to ask makes, while the others wait."""
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # of a worker that failed
            make(folder)
            done.touch()
    return folder
