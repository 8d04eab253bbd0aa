"""One panel: HTML in, a measured one-page PDF out. Runs in a worker process."""

from __future__ import annotations

import errno
import tempfile
from dataclasses import replace
from pathlib import Path

from pydyf import PDF, Array, Dictionary
from weasyprint.document import Document

from brochure_build.codes import (
    CANNOT_WRITE,
    MAP_LABEL,
    MAP_LABEL_IN_DRAFT,
    OVERFLOW,
    OVERFLOW_IN_DRAFT,
    RENDER_FAILED,
    TOO_WIDE,
    TOO_WIDE_IN_DRAFT,
)
from brochure_build.findings import Finding, errors, quoted
from brochure_build.render.complete import lost_texts, unknown_fonts
from brochure_build.render.fetcher import ProjectFetcher
from brochure_build.render.map_labels import map_labels
from brochure_build.render.measure import measure
from brochure_build.render.opened import OpenedPanel, engine_options
from brochure_build.render.pictures import placed_photos
from brochure_build.render.said import log_records, logged, refused
from brochure_build.render.units import unit_rooms
from brochure_build.render.worker_task import Attempt
from brochure_build.stages import PIXELS_PER_MM, PanelPage, PanelSource, Rendered

POINTS_PER_PIXEL = 72 / 96
# What a draft shows as it is, so that one can see what has to be mended.
IN_DRAFT = {
    OVERFLOW: OVERFLOW_IN_DRAFT,
    TOO_WIDE: TOO_WIDE_IN_DRAFT,
    MAP_LABEL: MAP_LABEL_IN_DRAFT,
}


def render_panel(source: PanelSource, root: Path) -> tuple[Rendered | None, tuple[Finding, ...]]:
    """The panel's page; None with findings where there is none to print."""
    attempt = attempt_panel(source, root)
    return attempt.rendered, attempt.findings


def attempt_panel(source: PanelSource, root: Path) -> Attempt:
    """The panel's page where there is one to print, and how its frame is filled either way."""
    fetcher = ProjectFetcher(root, source.files)
    with log_records() as records:
        try:
            rendered, findings = _rendered(source, root, fetcher)
        except RecursionError:
            rendered, findings = None, (_failed("elements are nested too deeply"),)
        except MemoryError:
            raise
        except OSError as error:
            rendered, findings = None, (_failed_to_write(error),)
        except NotImplementedError:
            message = "the layout uses what the renderer cannot print, such as a gradient in CMYK"
            rendered, findings = None, (_failed(message),)
        except Exception as error:  # noqa: BLE001  # whatever the engine falls over
            rendered, findings = None, (_failed(f"{type(error).__name__}: {error}"),)
    if source.lenient:
        findings = tuple(replace(f, code=IN_DRAFT.get(f.code, f.code)) for f in findings)
    found = (*findings, *logged(records), *refused(fetcher))
    placed = tuple(_placed(finding, source) for finding in dict.fromkeys(found))
    measured = rendered.measured if rendered else None
    return Attempt(None if errors(placed) else rendered, placed, measured)


def _rendered(
    source: PanelSource, root: Path, fetcher: ProjectFetcher
) -> tuple[Rendered | None, tuple[Finding, ...]]:
    panel = OpenedPanel(source, root, fetcher)
    document = panel.well_set()
    if len(document.pages) != 1:
        message = f"the content of one panel makes {len(document.pages)} pages"
        return None, (*panel.findings, _failed(message))
    measured, found = measure(document.pages[0])
    findings = (
        *panel.findings,
        *found,
        *lost_texts(panel.tree, document.pages[0]),
        *unknown_fonts(document.pages[0], source.styles),
        *map_labels(document.pages[0]),
    )
    if measured is None:
        return None, findings
    measured = replace(measured, units=unit_rooms(document.pages[0]))
    page = _written(source, document)
    photos = placed_photos(document.pages[0], source.photos)
    read = tuple(sorted({*fetcher.read, *panel.read}))
    return Rendered(page, measured, read, photos), findings


def _written(source: PanelSource, document: Document) -> PanelPage:
    document.pages[0].height = source.height_mm * PIXELS_PER_MM
    pdf = document.write_pdf(
        pdf_identifier=b"brochure-panel", finisher=_mend_figures, **engine_options(source)
    )
    rendering = source.rendering
    return PanelPage(
        source.panel,
        source.title,
        source.width_mm,
        source.height_mm,
        rendering.bleed_mm,
        pdf or b"",
    )


def _mend_figures(document: Document, pdf: PDF) -> None:
    """Figure boxes in PDF space; the engine writes CSS pixels (ISO 32000-1, 14.8.5.4.3)."""
    top = document.pages[0].height * POINTS_PER_PIXEL
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("S") == "/Figure" and "A" in thing:
            left, upper, right, lower = (side * POINTS_PER_PIXEL for side in thing["A"]["BBox"])
            thing["A"]["BBox"] = Array((left, top - lower, right, top - upper))


def _failed(message: str) -> Finding:
    return Finding(RENDER_FAILED, message)


def _failed_to_write(error: OSError) -> Finding:
    """The engine writes fonts to temporary files; a full disk is no fault of the panel's."""
    if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _failed(f"{type(error).__name__}: {error}")
    message = f"{quoted(error.strerror or str(error))} while writing a temporary file"
    hint = f"temporary files go to {tempfile.gettempdir()}; TMPDIR names another folder"
    return Finding(CANNOT_WRITE, message, hint=hint)


def _placed(finding: Finding, source: PanelSource) -> Finding:
    if finding.place is not None:  # a mistake of the layout, the same in every panel
        return finding
    return replace(finding, locale=source.locale, panel=source.panel)
