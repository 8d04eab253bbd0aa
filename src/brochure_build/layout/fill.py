"""Templates filled in: one HTML document a panel, and a strip of text a side for the slug."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from brochure_build.codes import TEMPLATE_ERROR
from brochure_build.content import Block, Panel
from brochure_build.findings import Finding, Place
from brochure_build.layout.blocks import BlockType
from brochure_build.layout.folder import (
    BLOCK_PREFIX,
    PANEL_TEMPLATE,
    SLUG_TEMPLATE,
    TEMPLATE_SUFFIX,
    LayoutFolder,
)
from brochure_build.layout.page import Localised, Page, Photo
from brochure_build.stages import FlatSheet, PanelSource, Rendering, Side
from brochure_build.stages import Place as SheetPlace


@dataclass(frozen=True)
class Job:
    """What the panels are filled for."""

    localised: Localised
    layout: LayoutFolder
    types: Mapping[str, BlockType]
    sheet: FlatSheet
    rendering: Rendering
    font_styles: str
    photos: Mapping[str, Photo]


@dataclass(frozen=True)
class Filled:
    """The panels of a job, in the order of the brochure file, and what went wrong."""

    panels: tuple[PanelSource, ...]
    findings: tuple[Finding, ...]


class _Loader(jinja2.BaseLoader):
    """Templates from memory, under their path in the project so that tracebacks name it."""

    def __init__(self, layout: LayoutFolder) -> None:
        self.layout = layout

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        del environment
        try:
            text = self.layout.templates[template]
        except KeyError:
            raise jinja2.TemplateNotFound(template) from None
        return text, f"{self.layout.path}/{template}", lambda: True


def fill_panels(job: Job) -> Filled:
    """The HTML of every panel that the brochure fills and the fold has."""
    environment = _environment(job.layout)
    panels: list[PanelSource] = []
    findings: list[Finding] = []
    for name, panel in job.localised.content.brochure.panels.items():
        if name not in {place.panel for place in job.sheet.places}:
            continue  # reported where the brochure and its fold are compared
        page = Page(job.localised, job.layout, job.rendering, job.photos)
        source = _panel(environment, job, job.sheet.place(name), panel, page)
        findings += [_of_panel(finding, name) for finding in page.findings]
        if source is not None:
            panels.append(source)
    return Filled(tuple(panels), tuple(findings))


def fill_slugs(
    job: Job, words: Mapping[Side, str], sizes: Mapping[Side, tuple[float, float]]
) -> Filled:
    """The slug line of each side, as a small page of the given width and height in mm."""
    environment = _environment(job.layout)
    strips: list[PanelSource] = []
    findings: list[Finding] = []
    for side, line in words.items():
        page = Page(job.localised, job.layout, job.rendering, {})
        width_mm, height_mm = sizes[side]
        place = SheetPlace(f"slug-{side}", side, 0.0, width_mm)
        frame = _frame(job, place, line, height_mm, page)
        template = partial(_render, environment, SLUG_TEMPLATE, frame)
        html = _guarded(job, page, template)
        findings += page.findings
        if html is not None:
            strip = _source(job, place, line, height_mm, html, page)
            strips.append(replace(strip, first_baseline_mm=None))
    return Filled(tuple(strips), tuple(findings))


def _environment(layout: LayoutFolder) -> jinja2.Environment:
    """Sandboxed: a layout from a stranger may fill in texts, and do nothing else."""
    return ImmutableSandboxedEnvironment(
        loader=_Loader(layout),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _panel(
    environment: jinja2.Environment, job: Job, place: SheetPlace, panel: Panel, page: Page
) -> PanelSource | None:
    title = page.plain(panel.title)
    height_mm = job.sheet.paper.height_mm
    blocks: list[Markup] = []
    for block in panel.blocks:
        if block.type not in job.types:
            continue  # reported where the blocks are checked
        html = _guarded(job, page, partial(_block, environment, job, block, page))
        blocks.append(Markup(html or ""))  # noqa: S704  # autoescaped when it was filled
    frame = {**_frame(job, place, title, height_mm, page), "blocks": blocks}
    html = _guarded(job, page, partial(_render, environment, PANEL_TEMPLATE, frame))
    return None if html is None else _source(job, place, title, height_mm, html, page)


def _render(environment: jinja2.Environment, name: str, values: Mapping[str, Any]) -> str:
    return environment.get_template(name).render(**values)


def _block(environment: jinja2.Environment, job: Job, block: Block, page: Page) -> str:
    values = {**page.names(), **dict(_values(job.types[block.type], block))}
    return _render(environment, f"{BLOCK_PREFIX}{block.type}{TEMPLATE_SUFFIX}", values)


def _values(block_type: BlockType, block: Block) -> Iterator[tuple[str, Any]]:
    """Every parameter a template declares: as given, as its default, or None."""
    for name, parameter in block_type.parameters.items():
        value = block.parameters.get(name, parameter.default)
        match parameter.kind:
            case "number":
                yield name, None if value is None else float(value)
            case "flag":
                yield name, value == "true"
            case _:
                yield name, value


def _frame(
    job: Job, place: SheetPlace, title: str, height_mm: float, page: Page
) -> Mapping[str, Any]:
    return {
        **page.names(),
        "panel": place.panel,
        "side": place.side.value,
        "title": title,
        "lang": job.localised.settings.lang,
        "locale": job.localised.locale,
        "width_mm": place.width_mm,
        "height_mm": height_mm,
        "bleed_mm": job.rendering.bleed_mm,
        "author": page.plain(job.localised.content.brochure.author),
        "hyphenation": job.localised.settings.hyphenation,
        "text_size": job.localised.settings.text_size,
        "line_break": job.localised.settings.line_break,
    }


def _source(
    job: Job, place: SheetPlace, title: str, height_mm: float, html: str, page: Page
) -> PanelSource:
    return PanelSource(
        panel=place.panel,
        title=title,
        locale=job.localised.locale,
        width_mm=place.width_mm,
        height_mm=height_mm,
        rendering=job.rendering,
        base=job.layout.path,
        html=html,
        styles=(job.font_styles, job.layout.ink_variables(job.rendering.ink)),
        sheets=tuple(job.layout.styles.items()),
        files=page.files,
        keys=tuple(page.keys),
        codes=tuple(page.codes),
        first_baseline_mm=job.layout.file.first_baseline_mm,
        photos=page.shown,
    )


def _guarded(job: Job, page: Page, work: Callable[[], str]) -> str | None:
    """What a template makes; None with a finding where it fails, whatever it does wrong."""
    try:
        return work()
    except jinja2.TemplateSyntaxError as error:
        page.findings.append(_syntax(job, error))
    except jinja2.TemplateNotFound as error:
        message = f"the layout has no template {error.name}"
        page.findings.append(Finding(TEMPLATE_ERROR, message, Place(job.layout.path)))
    except SecurityError as error:
        page.findings.append(_failed(job, error, "a template may not do this: "))
    except Exception as error:  # noqa: BLE001  # a template can fail in any way Python can
        page.findings.append(_failed(job, error, ""))
    return None


def _syntax(job: Job, error: jinja2.TemplateSyntaxError) -> Finding:
    message = error.message or "the template cannot be read"
    return Finding(TEMPLATE_ERROR, message, _line(job, error.filename or error.name, error.lineno))


def _failed(job: Job, error: Exception, lead: str) -> Finding:
    """The innermost line of a template that the error went through."""
    place = None
    traceback = error.__traceback__
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file.startswith(job.layout.path):
            place = _line(job, file, traceback.tb_lineno)
        traceback = traceback.tb_next
    reason = str(error) or type(error).__name__
    return Finding(TEMPLATE_ERROR, f"{lead}{reason}", place or Place(job.layout.path))


def _line(job: Job, file: str | None, number: int) -> Place:
    name = (file or "").removeprefix(f"{job.layout.path}/")
    lines = job.layout.templates.get(name, "").splitlines()
    excerpt = lines[number - 1] if 0 < number <= len(lines) else ""
    column = len(excerpt) - len(excerpt.lstrip()) + 1
    return Place(f"{job.layout.path}/{name}", number, column, excerpt)


def _of_panel(finding: Finding, panel: str) -> Finding:
    """The finding with its panel and locale; template mistakes are the same in every locale."""
    if finding.code is TEMPLATE_ERROR:
        return finding
    return replace(finding, panel=finding.panel or panel)
