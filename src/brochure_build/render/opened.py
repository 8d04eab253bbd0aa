"""A panel's HTML and everything it is laid out with. Laid out again after its tree was changed."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from brochure_build.findings import Finding, Place
from brochure_build.render.fetcher import PROJECT, ProjectFetcher
from brochure_build.render.rebreak import well_broken
from brochure_build.render.said import log_records, logged, refused
from brochure_build.render.settle import settle
from brochure_build.stages import Ink, PanelSource

# Far taller than any panel: on a page of real size WeasyPrint drops in silence what passes the end.
LAYOUT_HEIGHT_MM = 1000
TAGGED_VARIANT = "pdf/ua-1"


class OpenedPanel:
    """One panel, ready to be laid out as often as it takes."""

    def __init__(self, source: PanelSource, root: Path, fetcher: ProjectFetcher) -> None:
        self._source = source
        self._fonts, styles = _styles(source.styles, source.sheets, source.base, root)
        rules = CSS(
            string=page_rule(source) + source.setting.css(), font_config=self._fonts.configuration
        )
        self._styles = (rules, *styles)
        self._options = engine_options(source)
        self._images: dict[str, Any] = {}  # decoded once for all layouts
        self._html = HTML(string=source.html, base_url=_base(source.base), url_fetcher=fetcher)

    @property
    def tree(self) -> Element:
        """The elements of the panel; what is changed in them shows in the next layout."""
        tree: Element = self._html.etree_element
        return tree

    @property
    def read(self) -> tuple[str, ...]:
        """The project files that the styles read."""
        return self._fonts.read

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the styles."""
        return self._fonts.findings

    def well_set(self) -> Document:
        """The panel with its lines broken well, its first line and what is left of it in place."""
        return well_broken(self.laid_out, lambda page: settle(page, self._source))

    def laid_out(self) -> Document:
        """The panel as the engine lays it out now."""
        return self._html.render(
            stylesheets=self._styles,
            font_config=self._fonts.configuration,
            cache=self._images,
            **self._options,
        )


def engine_options(source: PanelSource) -> dict[str, object]:
    """What the engine is told beside the HTML."""
    options: dict[str, object] = {}
    if source.rendering.tagged:
        options["pdf_variant"] = TAGGED_VARIANT
    if source.rendering.ink is Ink.CMYK:
        # transparency groups and shadings are then written in DeviceCMYK
        options["output_intent"] = "device-cmyk"
    return options


def page_rule(source: PanelSource) -> str:
    """The page: as wide as the panel, with its bleed, and far too long."""
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
        with log_records() as records:
            url = f"{_base(base)}{name}"
            parsed.append(
                CSS(string=text, base_url=url, url_fetcher=fetcher, font_config=configuration)
            )
        findings += _about_style(records, f"{base}/{name}" if name else "", text)
    findings += refused(fetcher)
    return _Fonts(configuration, tuple(fetcher.read), tuple(findings)), tuple(parsed)


_POSITION = re.compile(r" at (\d+):(\d+)")


def _about_style(records: list[logging.LogRecord], file: str, text: str) -> Iterator[Finding]:
    """What the engine did not understand of a stylesheet, at its line where it names one."""
    lines = text.splitlines()
    for finding in logged(records):
        position = _POSITION.search(finding.message)
        if not file or position is None:
            yield finding
            continue
        line, column = int(position[1]), int(position[2])
        excerpt = lines[line - 1] if line <= len(lines) else ""
        message = _POSITION.sub("", finding.message, count=1)
        yield replace(finding, message=message, place=Place(file, line, column, excerpt))
