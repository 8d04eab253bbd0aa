"""Where things lie in a project folder; reading sources, and writing files whole or not at all."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from pathlib import Path

MARK = Path("brochure/brochure.yaml")


@dataclass(frozen=True)
class Variant:
    """What a trial has instead of what brochure.yaml says; empty where it keeps to that."""

    layout: str = ""
    fold: str = ""
    paper: str = ""

    @property
    def name(self) -> str:
        """What is named, joined: plain, z or plain-z-A3; empty for the brochure as it stands."""
        return "-".join(filter(None, astuple(self)))


@dataclass(frozen=True)
class Project:
    """One brochure: a folder with brochure/, translations/, layouts/ and assets/."""

    root: Path
    variant: Variant = Variant()

    @property
    def brochure(self) -> Path:
        return self.root / "brochure"

    @property
    def schemas(self) -> Path:
        return self.brochure / "schema"

    @property
    def translations(self) -> Path:
        return self.root / "translations"

    @property
    def states(self) -> Path:
        return self.translations / "state"

    @property
    def layouts(self) -> Path:
        return self.root / "layouts"

    @property
    def assets(self) -> Path:
        return self.root / "assets"

    @property
    def fonts(self) -> Path:
        return self.assets / "fonts"

    @property
    def photos(self) -> Path:
        return self.assets / "photos"

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def cache(self) -> Path:
        return self.build / ".cache"

    @property
    def room(self) -> Path:
        """What the last build measured, text by text."""
        return self.cache / "room.json"

    @property
    def output(self) -> Path:
        """Where the finished files go: a variant has a folder of its own."""
        return self.build / self.variant.name

    @property
    def manifest(self) -> Path:
        return self.output / "manifest.json"

    def relative(self, path: Path) -> str:
        """A path as findings name it: from the project's folder, with forward slashes."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def layout_names(self) -> tuple[str, ...]:
        """The layouts there are folders for."""
        return tuple(sorted(path.name for path in self.layouts.glob("*") if path.is_dir()))

    def catalogue_names(self) -> tuple[str, ...]:
        """The locales there are files for, English first."""
        others = {"locales", "glossary"}
        names = sorted(
            path.stem for path in self.translations.glob("*.yaml") if path.stem not in others
        )
        return tuple(sorted(names, key=lambda name: (name != "en", name)))


def find_project(start: Path) -> Project | None:
    """The project a folder belongs to: itself or the nearest folder above it."""
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        if (candidate / MARK).is_file():
            return Project(candidate)
    return None
