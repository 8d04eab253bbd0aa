"""One panel: HTML in, a measured one-page PDF out. Runs in a worker process."""

from __future__ import annotations

import errno
import logging
import os
import re
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

# Before WeasyPrint is imported: no font of the machine may stand in for one of the project's.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
warnings.filterwarnings("ignore", message="No fonts configured in FontConfig")

from pydyf import PDF, Array, Dictionary  # noqa: E402
from weasyprint import CSS, HTML  # noqa: E402
from weasyprint.document import Document  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from brochure_build.codes import (  # noqa: E402
    CANNOT_WRITE,
    OUTSIDE_PROJECT,
    RENDER_FAILED,
    RENDER_WARNING,
)
from brochure_build.findings import Finding, Place, errors, quoted  # noqa: E402
from brochure_build.render.complete import lost_texts, unknown_fonts  # noqa: E402
from brochure_build.render.fetcher import PROJECT, ProjectFetcher, RefusedError  # noqa: E402
from brochure_build.render.measure import measure  # noqa: E402
from brochure_build.render.pictures import placed_photos  # noqa: E402
from brochure_build.stages import (  # noqa: E402
    PIXELS_PER_MM,
    Ink,
    PanelPage,
    PanelSource,
    Rendered,
)

# Far taller than any panel: on a page of real size WeasyPrint drops in silence what passes the end.
LAYOUT_HEIGHT_MM = 1000
POINTS_PER_PIXEL = 72 / 96
TAGGED_VARIANT = "pdf/ua-1"


def render_panel(source: PanelSource, root: Path) -> tuple[Rendered | None, tuple[Finding, ...]]:
    """The panel's page; None with findings where there is none to print."""
    fetcher = ProjectFetcher(root, source.files)
    with _log_records() as records:
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
    found = (*findings, *_logged(records), *_refused(fetcher))
    placed = tuple(_placed(finding, source) for finding in dict.fromkeys(found))
    return (None if errors(placed) else rendered), placed


def _rendered(
    source: PanelSource, root: Path, fetcher: ProjectFetcher
) -> tuple[Rendered | None, tuple[Finding, ...]]:
    fonts, styles = _styles(source.styles, source.sheets, source.base, root)
    page_rule = CSS(string=_page_rule(source), font_config=fonts.configuration)
    html = HTML(string=source.html, base_url=_base(source.base), url_fetcher=fetcher)
    document = html.render(
        stylesheets=[page_rule, *styles], font_config=fonts.configuration, **_options(source)
    )
    if len(document.pages) != 1:
        message = f"the content of one panel makes {len(document.pages)} pages"
        return None, (*fonts.findings, _failed(message))
    measured, found = measure(document.pages[0])
    findings = (
        *fonts.findings,
        *found,
        *lost_texts(html.etree_element, document.pages[0]),
        *unknown_fonts(document.pages[0], source.styles),
    )
    if measured is None:
        return None, findings
    page = _written(source, document)
    photos = placed_photos(document.pages[0], source.photos)
    read = tuple(sorted({*fetcher.read, *fonts.read}))
    return Rendered(page, measured, read, photos), findings


def _written(source: PanelSource, document: Document) -> PanelPage:
    document.pages[0].height = source.height_mm * PIXELS_PER_MM
    pdf = document.write_pdf(
        pdf_identifier=b"brochure-panel", finisher=_mend_figures, **_options(source)
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


def _options(source: PanelSource) -> dict[str, object]:
    options: dict[str, object] = {}
    if source.rendering.tagged:
        options["pdf_variant"] = TAGGED_VARIANT
    if source.rendering.ink is Ink.CMYK:
        # transparency groups and shadings are then written in DeviceCMYK
        options["output_intent"] = "device-cmyk"
    return options


def _mend_figures(document: Document, pdf: PDF) -> None:
    """Figure boxes in PDF space; the engine writes CSS pixels (ISO 32000-1, 14.8.5.4.3)."""
    top = document.pages[0].height * POINTS_PER_PIXEL
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("S") == "/Figure" and "A" in thing:
            left, upper, right, lower = (side * POINTS_PER_PIXEL for side in thing["A"]["BBox"])
            thing["A"]["BBox"] = Array((left, top - lower, right, top - upper))


def _page_rule(source: PanelSource) -> str:
    return (
        f"@page{{size:{source.width_mm:.4f}mm {LAYOUT_HEIGHT_MM}mm;margin:0;"
        f"bleed:{source.rendering.bleed_mm:g}mm}}"
    )


def _base(folder: str) -> str:
    return f"{PROJECT}{folder}/"


@dataclass(frozen=True)
class _Fonts:
    """A font configuration, which must outlive every page set with it, and what was said of it."""

    configuration: FontConfiguration
    read: tuple[str, ...]
    findings: tuple[Finding, ...]


@lru_cache(maxsize=8)
def _styles(
    styles: tuple[str, ...], sheets: tuple[tuple[str, str], ...], base: str, root: Path
) -> tuple[_Fonts, tuple[CSS, ...]]:
    """The parsed rules of a locale and rendering, kept from panel to panel."""
    configuration = FontConfiguration()
    fetcher = ProjectFetcher(root, {})
    parsed: list[CSS] = []
    findings: list[Finding] = []
    for name, text in (*(("", text) for text in styles), *sheets):
        with _log_records() as records:
            url = f"{_base(base)}{name}"
            parsed.append(
                CSS(string=text, base_url=url, url_fetcher=fetcher, font_config=configuration)
            )
        findings += _about_style(records, f"{base}/{name}" if name else "", text)
    findings += _refused(fetcher)
    return _Fonts(configuration, tuple(fetcher.read), tuple(findings)), tuple(parsed)


_POSITION = re.compile(r" at (\d+):(\d+)")


def _about_style(records: list[logging.LogRecord], file: str, text: str) -> Iterator[Finding]:
    """What the engine did not understand of a stylesheet, at its line where it names one."""
    lines = text.splitlines()
    for finding in _logged(records):
        position = _POSITION.search(finding.message)
        if not file or position is None:
            yield finding
            continue
        line, column = int(position[1]), int(position[2])
        excerpt = lines[line - 1] if line <= len(lines) else ""
        message = _POSITION.sub("", finding.message, count=1)
        yield replace(finding, message=message, place=Place(file, line, column, excerpt))


@contextmanager
def _log_records() -> Iterator[list[logging.LogRecord]]:
    """Everything the engine logs from WARNING upwards."""
    records: list[logging.LogRecord] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    logger = logging.getLogger("weasyprint")
    handler = Keep(logging.WARNING)
    previous, level = (logger.handlers[:], logger.propagate, logger.disabled), logger.level
    # a program that set up logging of its own may have silenced the engine
    logger.handlers, logger.propagate, logger.disabled = [handler], False, False
    logger.setLevel(logging.WARNING)
    try:
        yield records
    finally:
        logger.handlers, logger.propagate, logger.disabled = previous
        logger.setLevel(level)


def _logged(records: list[logging.LogRecord]) -> Iterator[Finding]:
    for record in records:
        message = record.getMessage()
        if RefusedError.__name__ not in message:  # told by the fetcher, in our own words
            yield Finding(RENDER_WARNING, f"the renderer says: {message}")


def _refused(fetcher: ProjectFetcher) -> Iterator[Finding]:
    for url in dict.fromkeys(fetcher.refused):
        shown = url.removeprefix(PROJECT)
        yield Finding(OUTSIDE_PROJECT, f"the layout asks for {quoted(shown)}")


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
