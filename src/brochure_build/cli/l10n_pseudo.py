"""brochure l10n pseudo."""

from __future__ import annotations

from argparse import Namespace

from brochure_build.cli.output import Output
from brochure_build.project import Project
from brochure_build.project.languages import read_languages
from brochure_build.project.reading import FileReader
from brochure_build.translation.pseudo import pseudo_file, pseudo_texts


def run(options: Namespace, output: Output, project: Project) -> int:
    """Prints the file of a pseudo-locale; 1 if the English cannot be read."""
    reader = FileReader(project)
    source = read_languages(reader).source
    if source is None:
        output.findings(reader.findings)
        return 1
    english = {key: unit.text for key, unit in source.units.items()}
    if output.format == "json":
        output.record(pseudo_texts(options.name, english))
    else:
        output.result(pseudo_file(options.name, english).rstrip("\n"))
    return 0
