"""brochure schema."""

from __future__ import annotations

from argparse import Namespace

from brochure_build.cli.output import Output
from brochure_build.findings import BrochureError, errors
from brochure_build.project import Project
from brochure_build.project.writing import write_files


def run(options: Namespace, output: Output, project: Project) -> int:
    """Writes the schemas that are out of date, or with --check names them."""
    from brochure_build.project.schemas import schema_files
    from brochure_build.project.sources import read_sources

    sources = read_sources(project)
    if sources.content is None or sources.source_catalogue is None:
        raise BrochureError(errors(sources.findings))
    files = {project.schemas / name: data for name, data in schema_files(sources).items()}
    stale = {
        path: data
        for path, data in files.items()
        if not path.is_file() or path.read_bytes() != data
    }
    paths = [project.relative(path) for path in stale]
    names = ", ".join(paths)
    if not options.check:
        write_files(stale)
    if output.format == "json":
        output.record({"out_of_date" if options.check else "written": paths})
    if options.check and stale:
        output.problem(f"out of date: {names}; run `brochure schema`")
        return 1
    if output.format == "json":
        return 0
    if stale:
        output.result(f"written: {names}")
    else:
        output.result(f"all {len(files)} schemas are up to date")
    return 0
