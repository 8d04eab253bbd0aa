"""brochure new."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from brochure_build.cli.output import Output
from brochure_build.project import Project
from brochure_build.project.starting import home, start_project
from brochure_build.project.writing import write_files


def run(options: Namespace, output: Output, project: Project | None) -> int:
    """Makes a project that builds, and says how to go on."""
    folder = Path(options.folder)
    made = start_project(folder, project or home())
    _write_schemas(Project(made.root.resolve()))
    if output.format == "json":
        output.record({"made": str(folder)})
        return 0
    output.result(f"made {folder}")
    output.say(f"\nbuild it:   brochure --project {folder} build")
    output.say(f"its words:  {folder}/translations/en.yaml")
    output.say(f"its panels: {folder}/brochure/brochure.yaml")
    return 0


def _write_schemas(project: Project) -> None:
    from brochure_build.project.schemas import schema_files
    from brochure_build.project.sources import read_sources

    files = schema_files(read_sources(project))
    write_files({project.schemas / name: data for name, data in files.items()})
