"""brochure l10n export."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from brochure_build.cli.output import Output
from brochure_build.project import Project
from brochure_build.translation.catalogue import SOURCE_LOCALE


def run(options: Namespace, output: Output, project: Project) -> int:
    """Writes a file for each locale, and names them."""
    from brochure_build.l10n.export import export

    locales = options.locale or [n for n in project.catalogue_names() if n != SOURCE_LOCALE]
    if SOURCE_LOCALE in locales:
        output.problem(f"{SOURCE_LOCALE} is the source: it is in every file that is exported")
        return 2
    if not locales:
        output.problem("there is no translation yet")
        return 2
    folder = Path(options.to) if options.to else project.build / "l10n"
    written = [
        project.relative(path) for path in export(project, locales, options.exchange, folder)
    ]
    if output.format == "json":
        output.record({"written": written})
    for path in written if output.for_people else ():
        output.result(path)
    output.say("give them back with: brochure l10n import FILE")
    return 0
