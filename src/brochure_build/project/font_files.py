"""The faces of a project, as assets/fonts/lock.yaml names them."""

from __future__ import annotations

from brochure_build.codes import UNREADABLE
from brochure_build.findings import Finding, Place
from brochure_build.fonts import FontLibrary, FontsFile
from brochure_build.project.reading import FileReader
from brochure_build.reader import read_model


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
    return FontLibrary(project.fonts, tuple(face for face in faces if face not in missing))
