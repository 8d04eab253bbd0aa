"""One locale's part of a build: its panels, its slug lines, and the files made of them."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from brochure_build.build import (
    FileJob,
    flat_sheet,
    imprint_for,
    lay_out,
    lay_out_art,
    lay_out_slugs,
    revision_of,
    settings_of,
)
from brochure_build.codes import BAD_SETTING
from brochure_build.editions import Edition
from brochure_build.findings import BrochureError, Finding, quoted
from brochure_build.project import Project
from brochure_build.project.digest import bytes_digest
from brochure_build.project.sources import Sources
from brochure_build.registry import editions as all_editions
from brochure_build.stages import (
    FlatSheet,
    Furniture,
    Imprint,
    PanelPage,
    PanelSource,
    Rendering,
    Setting,
    Side,
)
from brochure_build.translation.pseudo import PSEUDO

TEXTS = (".css", ".j2", ".json", ".svg", ".txt", ".yaml")

PageOf = Callable[[PanelSource], PanelPage]


@dataclass(frozen=True)
class Plan:
    """All that one locale needs rendered and bound."""

    locale: str
    sources: Sources = field(repr=False)
    editions: tuple[Edition, ...]
    canonical: Rendering  # what the revision and the setting are told from
    settings: tuple[Setting, ...] = field(repr=False)  # that copyfitting may choose from
    panels: Mapping[Rendering, tuple[PanelSource, ...]] = field(repr=False)
    slugs: Mapping[str, tuple[PanelSource, ...]] = field(repr=False)  # by edition
    art: Mapping[str, Mapping[Side, PanelSource]] = field(repr=False)  # by edition
    imprints: Mapping[str, Imprint]  # by edition
    findings: tuple[Finding, ...]

    @property
    def sheet(self) -> FlatSheet:
        """The places of the panels."""
        if self.sources.content is None:
            raise ValueError("a plan is made from content that could be read")
        return flat_sheet(self.sources.content)

    def to_render(self) -> tuple[PanelSource, ...]:
        """Every panel, slug line and page of art of the editions asked for, each once."""
        renderings = dict.fromkeys(edition.rendering for edition in self.editions)
        panels = [panel for rendering in renderings for panel in self.panels[rendering]]
        strips = [strip for strips in self.slugs.values() for strip in strips]
        return (*panels, *strips, *(page for art in self.art.values() for page in art.values()))

    def file_job(self, edition: Edition, page_of: PageOf) -> FileJob:
        """What the finished file of an edition is made of."""
        panels = self.panels[edition.rendering]
        strips = zip(Side, self.slugs[edition.name], strict=False)
        return FileJob(
            pages={panel.panel: page_of(panel) for panel in panels},
            codes=tuple(code for panel in panels for code in panel.codes),
            sheet=self.sheet,
            edition=edition,
            imprint=self.imprints[edition.name],
            furniture=Furniture(
                intent=self.sources.intent if edition.output_intent else None,
                slug_lines={side: page_of(strip) for side, strip in strips},
                art={side: page_of(art) for side, art in self.art[edition.name].items()},
            ),
            families=self.sources.library.families,
        )


def plan_locale(
    sources: Sources,
    locale: str,
    editions: tuple[Edition, ...],
    looks: Mapping[str, str],
    date: dt.datetime,
) -> Plan:
    """A locale laid out in every rendering that its editions need."""
    canonical = _canonical(sources)
    renderings = dict.fromkeys((canonical, *(edition.rendering for edition in editions)))
    filled = {rendering: lay_out(sources, locale, rendering) for rendering in renderings}
    revision = revision_of(filled[canonical].panels, looks)
    imprints = {
        edition.name: imprint_for(sources, locale, edition, revision, date) for edition in editions
    }
    slugs = {
        edition.name: lay_out_slugs(sources, locale, edition, imprints[edition.name])
        for edition in editions
    }
    found = (*filled.values(), *slugs.values())
    return Plan(
        locale=locale,
        sources=sources,
        editions=editions,
        canonical=canonical,
        settings=settings_of(sources, locale),
        panels={
            rendering: tuple(replace(panel, lenient=locale in PSEUDO) for panel in each.panels)
            for rendering, each in filled.items()
        },
        slugs={name: each.panels for name, each in slugs.items()},
        art={edition.name: lay_out_art(sources, edition) for edition in editions},
        imprints=imprints,
        findings=tuple(finding for each in found for finding in each.findings),
    )


def _canonical(sources: Sources) -> Rendering:
    """The rendering that the revision is told from, whichever editions are asked for."""
    if sources.content is None:
        raise ValueError("a plan is made from content that could be read")
    return all_editions()[sources.content.brochure.editions[0]].rendering


def looks_of(project: Project, digests: Mapping[str, str], layout: str) -> Mapping[str, str]:
    """The digests of the files that decide the looks: the layout's and the assets.

    A text counts the same with either line end, or a checkout on Windows would be another revision.
    """
    prefixes = (f"{layout}/", "assets/")
    return {
        file: _text_digest(project.root / file) if file.endswith(TEXTS) else digest
        for file, digest in digests.items()
        if file.startswith(prefixes)
    }


def _text_digest(path: Path) -> str:
    return bytes_digest(path.read_bytes().replace(b"\r\n", b"\n"))


def date_of(sources: Sources) -> dt.datetime:
    """SOURCE_DATE_EPOCH, or the newest date in the sources; never the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        if sources.content is None:
            raise ValueError("a plan is made from content that could be read")
        newest = sources.content.newest_date()
        return dt.datetime.combine(newest, dt.time(), dt.UTC)
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH has to be seconds since 1970, not {quoted(epoch)}"
        raise BrochureError([Finding(BAD_SETTING, message)]) from None
