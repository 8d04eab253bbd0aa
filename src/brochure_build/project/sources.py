"""All sources of a project read into values, every mistake in them gathered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from brochure_build.codes import BAD_IMAGE, UNKNOWN_REFERENCE, UNREADABLE
from brochure_build.content import FILES, Brochure, Content, Facts, Sidecar
from brochure_build.findings import Finding, Place, quoted
from brochure_build.fonts import FontLibrary
from brochure_build.layout.blocks import BlockType, block_types
from brochure_build.layout.folder import LayoutFolder, read_inks
from brochure_build.layout.settings import LayoutFile, read_layout_file
from brochure_build.maps import BaseMap, MapFile, drawing_findings
from brochure_build.project import Project
from brochure_build.project.font_files import read_fonts
from brochure_build.project.languages import Language, read_languages
from brochure_build.project.photographs import (
    Photograph,
    explained,
    no_sidecar,
    sidecar_name,
    slot_place,
)
from brochure_build.project.reading import FileReader
from brochure_build.project.variants import varied
from brochure_build.reader import Document, read_model
from brochure_build.reader.models import suggest
from brochure_build.stages import OutputIntent
from brochure_build.translation.catalogue import SOURCE_LOCALE, Catalogue
from brochure_build.translation.glossary import Glossary


class ProfileEntry(BaseModel):
    """One profile of assets/profiles/lock.yaml; what concerns its origin is not read here."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    name: str
    file: str
    condition_identifier: str
    registry: str
    info: str


class ProfilesFile(BaseModel):
    """assets/profiles/lock.yaml."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    profiles: tuple[ProfileEntry, ...]


@dataclass(frozen=True)
class Sources:
    """Everything a build reads. content and layout are None where they could not be read.

    unusable names the files of brochure/ that have mistakes and so count as absent: what they
    would define is not missing.
    """

    project: Project
    content: Content | None
    documents: Mapping[str, Document] = field(
        repr=False
    )  # of brochure/ and map.yaml, by their stem
    languages: Mapping[str, Language] = field(repr=False)
    glossary: Glossary = field(repr=False)
    layout: LayoutFolder | None
    types: Mapping[str, BlockType] = field(repr=False)
    library: FontLibrary
    icons: Mapping[str, str] = field(repr=False)
    photos: Mapping[str, Photograph] = field(repr=False)  # of the filled slots
    intent: OutputIntent | None
    base_map: BaseMap | None  # None where there is none, or none that can be used
    findings: tuple[Finding, ...]
    unusable: frozenset[str] = frozenset()

    @property
    def source_catalogue(self) -> Catalogue | None:
        language = self.languages.get(SOURCE_LOCALE)
        return language.catalogue if language else None


def read_sources(
    project: Project,
    asked: tuple[str, ...] = (),
    *,
    instead: Mapping[Path, bytes] | None = None,
) -> Sources:
    """All sources, a finding for each mistake in them, and the pseudo-locales asked for.

    instead is what some files are tried out with.
    """
    reading = _Reading(project, instead)
    content = reading.content()
    layout = reading.layout(project.variant.layout or content.brochure.layout) if content else None
    if content and layout:
        brochure = varied(content.brochure, project.variant, layout.file)
        content = content.model_copy(update={"brochure": brochure})
    types, found = block_types(layout) if layout else ({}, ())
    reading.findings += found
    languages = read_languages(reading, asked)
    return Sources(
        project=project,
        content=content,
        documents=reading.documents,
        languages=languages.by_name,
        glossary=languages.glossary,
        layout=layout,
        types=types,
        library=read_fonts(reading),
        icons=dict(reading.icons()),
        photos=dict(reading.photos(content)) if content else {},
        intent=reading.intent(content.brochure) if content else None,
        base_map=reading.base_map(content.brochure, layout) if content else None,
        findings=tuple(reading.findings),
        unusable=frozenset(reading.unusable),
    )


class _Reading(FileReader):
    """One pass over a project; findings gather as it goes."""

    def __init__(self, project: Project, instead: Mapping[Path, bytes] | None = None) -> None:
        super().__init__(project, instead)
        self.documents: dict[str, Document] = {}
        self.unusable: set[str] = set()

    # --- brochure/ --------------------------------------------------------------------------

    def content(self) -> Content | None:
        """The content; None where brochure.yaml cannot be used."""
        read: dict[str, Any] = {}
        for stem, model in FILES.items():
            path = self.project.brochure / f"{stem}.yaml"
            if stem != "brochure" and not path.exists():
                continue
            document = self.document(path)
            if document is not None:
                self.documents[stem] = document
                value, found = read_model(document, model)
                self.findings += found
                if value is not None:
                    read[stem] = value
            if stem not in read:
                self.unusable.add(stem)
        return _assembled(read) if "brochure" in read else None

    def photos(self, content: Content) -> Iterator[tuple[str, Photograph]]:
        """The photograph of each slot that has a file."""
        for slot, photo in content.photos.items():
            if photo.file is None:
                continue
            data = self.data(self.project.photos / photo.file)
            sidecar = self._sidecar(slot, photo.file)
            if data is not None and sidecar is not None:
                yield slot, Photograph(photo.file, data, sidecar)

    def _sidecar(self, slot: str, file: str) -> Sidecar | None:
        path = self.project.photos / sidecar_name(file)
        if not path.exists():
            place = slot_place(self.documents, slot, "file")
            self.findings.append(no_sidecar(file, self.project.relative(path), place))
            return None
        document = self.document(path)
        sidecar, found = read_model(document, Sidecar) if document else (None, ())
        self.findings += map(explained, found)
        return sidecar

    def intent(self, brochure: Brochure) -> OutputIntent | None:
        """The printing condition: the print shop's own profile, or one of assets/profiles."""
        wanted = brochure.print
        if wanted.icc is not None:
            path = self.project.root / wanted.icc
            data = self.data(path)
            condition = wanted.condition or "Custom"
            return (data and OutputIntent(data, condition, "", f"{condition}, {path.name}")) or None
        folder = self.project.assets / "profiles"
        document = self.document(folder / "lock.yaml")
        profiles, found = read_model(document, ProfilesFile) if document else (None, ())
        self.findings += found
        entries = {entry.name: entry for entry in profiles.profiles} if profiles else {}
        entry = entries.get(wanted.profile)
        if profiles and entry is None:
            place = self._place("brochure", "print")
            message = f"assets/profiles/lock.yaml has no profile {quoted(wanted.profile)}"
            hint = suggest(wanted.profile, tuple(entries))
            self.findings.append(Finding(UNKNOWN_REFERENCE, message, place, hint))
        data = self.data(folder / entry.file) if entry else None
        if entry is None or data is None:
            return None
        return OutputIntent(data, entry.condition_identifier, entry.registry, entry.info)

    # --- layouts/ and assets/ ---------------------------------------------------------------

    def layout(self, name: str) -> LayoutFolder | None:
        """The layout's folder; None where there is none."""
        folder = self.project.layouts / name
        if not folder.is_dir():
            known = self.project.layout_names()
            place = self._place("brochure", "layout")
            message = f"there is no folder layouts/{name}"
            hint = f"there is: {', '.join(known)}" if known else ""
            self.findings.append(Finding(UNREADABLE, message, place, hint))
            return None
        document = self.document(folder / "inks.yaml")
        inks, found = read_inks(document) if document else ({}, ())
        self.findings += found
        file = self._layout_file(folder / "layout.yaml")
        return LayoutFolder(
            name,
            self.project.relative(folder),
            templates=dict(self.texts(folder, "**/*.j2")),
            styles=dict(self.texts(folder, "**/*.css")),
            inks=inks,
            file=file,
            drawings=dict(self._drawings(file)),
        )

    def _layout_file(self, path: Path) -> LayoutFile:
        document = self.document(path) if path.exists() else None
        file, found = read_layout_file(document) if document else (LayoutFile(), ())
        self.findings += found
        return file

    def _drawings(self, file: LayoutFile) -> Iterator[tuple[str, str]]:
        """The text of each drawing that the layout names, by its path."""
        for path in file.drawing_files():
            text = self.text(self.project.root / path)
            if text is not None:
                yield path, text

    def icons(self) -> Iterator[tuple[str, str]]:
        """The text of each icon by its name."""
        folder = self.project.assets / "icons"
        for name, text in self.texts(folder, "*.svg"):
            if "<svg" in text and "</svg>" in text:
                yield name.removesuffix(".svg"), text
            else:
                place = Place(self.project.relative(folder / name))
                hint = "an icon is an SVG drawing: <svg …>…</svg>"
                self.findings.append(Finding(BAD_IMAGE, "this is not a drawing", place, hint))

    def base_map(self, brochure: Brochure, layout: LayoutFolder | None) -> BaseMap | None:
        """The base of the map; None where there is no folder and none was asked for."""
        folder = self.project.root / brochure.map.source
        asked_for = self._place("brochure", "map")
        if not folder.is_dir():
            if asked_for is not None:
                message = f"there is no folder {brochure.map.source}"
                hint = "it has to hold map.yaml and the drawing that file names"
                self.findings.append(Finding(UNREADABLE, message, asked_for, hint))
            return None
        document = self.document(folder / "map.yaml")
        record, found = read_model(document, MapFile) if document else (None, ())
        self.findings += found
        drawing = self.text(folder / record.drawing) if record else None
        if document is None or record is None or drawing is None:
            return None
        self.documents["map"] = document
        file = self.project.relative(folder / record.drawing)
        size_mm = (record.width_mm, record.height_mm)
        if layout is not None:
            self.findings += drawing_findings(file, drawing, layout.inks, size_mm)
        return BaseMap(record, drawing)

    def _place(self, stem: str, name: str) -> Place | None:
        document = self.documents.get(stem)
        node = document.root.get(name) if document else None
        return document.at(node) if document and node else None


def _assembled(read: Mapping[str, Any]) -> Content:
    """The files put together; what is absent is empty. A file with mistakes counts as absent."""
    return Content(
        brochure=read["brochure"],
        species=read["species"].species if "species" in read else {},
        estimates=read["estimates"].estimates if "estimates" in read else {},
        contact=read.get("contact"),
        timeline=read.get("timeline"),
        places=read["places"].places if "places" in read else {},
        photos=read["photos"].photos if "photos" in read else {},
        facts=read.get("facts", Facts()),
    )
