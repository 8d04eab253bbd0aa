"""Projects for tests to work on: copies, so that no test ever touches the checkout.

Fonts and profiles are hard links where the file system has them. What a test changes it writes with
`write` or `edit`, which never write through a link.
"""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from brochure_build.project import Project
from brochure_build.project.languages import read_languages
from brochure_build.project.reading import FileReader
from brochure_build.translation.catalogue import SOURCE_LOCALE
from brochure_build.translation.state import Status, recorded, written

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("brochure", "translations", "layouts", "assets")
TEXTS = {".yaml", ".j2", ".css", ".svg", ".txt", ".md", ".json"}
# The Latin faces: enough for English, and quick to embed.
LATIN = ("Paws Sans", "Paws Serif")


def copy_sources(model: Path, folder: Path) -> Project:
    """A project with the sources of another, without what was built of them."""
    for name in SOURCES:
        shutil.copytree(model / name, folder / name, copy_function=link)
    return Project(folder)


def copy_all(model: Path, folder: Path) -> Project:
    """A project with the sources of another, its finished files and its cache."""
    project = copy_sources(model, folder)
    if (model / "build").exists():
        shutil.copytree(model / "build", project.build)
    return project


def link(source: str, target: str) -> None:
    """A second name for a large binary file; a copy of a text, which a test may change."""
    if Path(source).suffix in TEXTS:
        shutil.copy2(source, target)
        return
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copy2(source, target)


def write(path: Path, content: str | bytes) -> None:
    """A file's new content; another name of the same file keeps the old."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def edit(project: Project, file: str, old: str, new: str) -> None:
    """Replaces a text that stands exactly once in a file."""
    path = project.root / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{file} holds {old!r} {text.count(old)} times"
    write(path, text.replace(old, new))


def place_of(project: Project, file: str, text: str) -> str:
    """Where a text that stands exactly once in a file begins, as findings name it."""
    whole = (project.root / file).read_text("utf-8")
    assert whole.count(text) == 1, f"{file} holds {text!r} {whole.count(text)} times"
    before = whole[: whole.index(text)].split("\n")
    return f"{file}:{len(before)}:{len(before[-1]) + 1}"


def approve(project: Project, *locales: str) -> None:
    """Approves every text of some translations, or of all, as they stand."""
    languages = read_languages(FileReader(project))
    assert languages.source is not None
    english = {key: unit.text for key, unit in languages.source.units.items()}
    for locale in locales or [name for name in languages.by_name if name != SOURCE_LOCALE]:
        units = languages.by_name[locale].catalogue.units
        rows = {
            key: recorded(english[key], unit.text, Status.APPROVED, "Tests")
            for key, unit in units.items()
            if key in english
        }
        write(project.states / f"{locale}.yaml", written(rows, english))


def keep_fonts(project: Project, families: tuple[str, ...] = LATIN) -> None:
    """Leaves only the faces of some families in a project."""
    lock = project.fonts / "lock.yaml"
    content = load(lock)
    kept = [face for face in content["faces"] if face["family"] in families]
    assert kept, f"no face of {families}"
    for path in project.fonts.glob("*.ttf"):
        if path.name not in {face["file"] for face in kept}:
            path.unlink()
    content["faces"] = kept
    write(lock, yaml.safe_dump(content, allow_unicode=True))


def fill_slots(project: Project) -> None:
    """Puts a picture into every slot of photos.yaml.

    As the secretariat would: the sidecars wait there, and lack their licences only.
    """
    for number, name in enumerate(load(project.brochure / "photos.yaml")["photos"]):
        stem = name.replace("_", "-")
        fill_slot(project, stem, f"{stem}.jpg", photograph(number))


def fill_slot(project: Project, stem: str, file: str, data: bytes) -> None:
    """Puts a picture into a slot of the real brochure whose sidecar waits for it."""
    write(project.photos / file, data)
    edit(project, "brochure/photos.yaml", f'# file: "{stem}.jpg"', f'file: "{file}"')
    waiting, given = '# licence: "Used with permission"', 'licence: "Used with permission"'
    edit(project, f"assets/photos/{stem}.yaml", waiting, given)


def photograph(number: int) -> bytes:
    """A picture unlike those of other numbers."""
    file = io.BytesIO()
    Image.linear_gradient("L").rotate(number * 90).resize((900, 600)).save(file, "JPEG")
    return file.getvalue()


def load(path: Path) -> Any:
    """A YAML file as plain values."""
    return yaml.safe_load(path.read_text("utf-8"))


def files_under(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path in it; what a build wrote, but for its cache."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.parts and path.name != ".lock"
    }


def leftovers(project: Project) -> list[str]:
    """Half-written files anywhere in a project."""
    return [project.relative(path) for path in project.root.rglob("*.part")]
