"""The faces of a project, as assets/fonts/lock.yaml names them, and their widths kept in files."""

from __future__ import annotations

import sys
import zlib
from array import array
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from brochure_build.codes import UNREADABLE
from brochure_build.findings import BrochureError, Finding, Place
from brochure_build.fonts import FontLibrary, FontsFile
from brochure_build.fonts.widths import Widths, measured
from brochure_build.project.digest import text_digest
from brochure_build.project.reading import FileReader
from brochure_build.project.writing import write_files
from brochure_build.reader import read_model

KIND = f"widths 1 {sys.byteorder:>6}\n".encode()  # what a file of widths begins with


def read_fonts(reader: FileReader) -> FontLibrary:
    """The faces that have a file, with a finding for each that has none."""
    project = reader.project
    document = reader.document(project.fonts / "lock.yaml")
    file, found = read_model(document, FontsFile) if document else (None, ())
    reader.findings += found
    faces = file.faces if file else ()
    missing = [face for face in faces if not (project.fonts / face.file).is_file()]
    for face in missing:
        place = Place(project.relative(project.fonts / face.file))
        message, hint = "the font file is missing", "run `make fonts`"
        reader.findings.append(Finding(UNREADABLE, message, place, hint))
    there = tuple(face for face in faces if face not in missing)
    return FontLibrary(project.fonts, there, KeptWidths(project.cache / "faces"))


@dataclass(frozen=True)
class KeptWidths:
    """Widths of faces kept in a folder, each under the name, size and time of its font file.

    What cannot be read or does not match its checksum is measured again.
    """

    folder: Path

    def __call__(self, font: Path) -> Widths:
        """The widths of a font file; BrochureError for one that cannot be read."""
        kept = self._path(font)
        widths = _read(kept) if kept else None
        if widths is None:
            widths = measured(font)
            if kept:
                self._keep(font, kept, widths)
        return widths

    def _path(self, font: Path) -> Path | None:
        try:
            stat = font.stat()
        except OSError:
            return None
        digest = text_digest(f"{font.name} {stat.st_size} {stat.st_mtime_ns}")
        return self.folder / f"{font.stem}-{digest[:16]}.widths"

    def _keep(self, font: Path, kept: Path, widths: Widths) -> None:
        """A cache that cannot be written costs time, never a run."""
        with suppress(OSError, BrochureError):
            for old in self.folder.glob(f"{font.stem}-{'?' * 16}.widths"):
                old.unlink()
            data = widths.tobytes()
            write_files({kept: KIND + zlib.crc32(data).to_bytes(4, "big") + data})


def _read(path: Path) -> Widths | None:
    """The widths that a file holds; None where it holds none, or is damaged."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    checksum, data = content[len(KIND) : len(KIND) + 4], content[len(KIND) + 4 :]
    if not content.startswith(KIND) or checksum != zlib.crc32(data).to_bytes(4, "big"):
        return None
    widths = array("H")
    widths.frombytes(data)
    return widths
