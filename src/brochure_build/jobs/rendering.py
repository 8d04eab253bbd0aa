"""Panels of a run as pages: from the cache where they are known, rendered by workers else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from brochure_build.codes import RENDER_LIMIT
from brochure_build.findings import Finding
from brochure_build.jobs.values import PanelFit, Progress
from brochure_build.layout import ART, DRAFT_PAGE
from brochure_build.project.cache import PanelCache, panel_key
from brochure_build.render.engine import engine
from brochure_build.render.pool import Workers
from brochure_build.render.worker_task import Attempt, attempt_panel
from brochure_build.stages import Measured, PanelPage, PanelSource, Rendered

# How what is rendered beside the panels is named: strips of slug text, art, marks of drafts.
BESIDE = ("slug-", ART, DRAFT_PAGE)


@dataclass
class Pages:
    """The pages of some panels, what was measured on them, and what was found. Filled in order."""

    panels: Sequence[PanelSource]
    keys: dict[int, str] = field(default_factory=dict)  # by the identity of the panel
    pages: dict[str, Rendered] = field(default_factory=dict)  # by key
    refused: dict[str, Measured] = field(default_factory=dict)  # that have no page, by key
    findings: list[Finding] = field(default_factory=list)
    rendered: list[tuple[str, str, str]] = field(default_factory=list)  # locale, panel, ink

    def done(self) -> Iterator[tuple[PanelSource, Rendered]]:
        """Every panel that has a page, with it."""
        for panel in self.panels:
            if page := self.pages.get(self.keys[id(panel)]):
                yield panel, page

    def measured(self) -> dict[int, Measured]:
        """What was measured of each panel, by its identity, whether there is a page or not."""
        known = {**self.refused, **{key: page.measured for key, page in self.pages.items()}}
        return {name: known[key] for name, key in self.keys.items() if key in known}

    def page_of(self, panel: PanelSource) -> PanelPage:
        """The page of a panel that has one."""
        return self.pages[self.keys[id(panel)]].page

    def fits(self) -> tuple[PanelFit, ...]:
        """How much room every panel has left."""
        room = {
            (panel.locale, panel.panel): page.measured.free_mm
            for panel, page in self.done()
            if not _is_beside(panel)
        }
        return tuple(PanelFit(*names, free) for names, free in sorted(room.items()))

    def take(self, panel: PanelSource, attempt: Attempt) -> bool:
        """Takes in what became of a panel; whether its page is worth keeping for later builds."""
        key = self.keys[id(panel)]
        self.findings += attempt.findings
        if attempt.rendered is None:
            if attempt.measured:
                self.refused[key] = attempt.measured
            return False
        self.pages[key] = attempt.rendered
        if not _is_beside(panel):
            self.rendered.append((panel.locale, panel.panel, panel.rendering.ink.value))
        return not attempt.findings  # from the cache they would not be told again


def rendered_pages(
    pool: Workers,
    panels: Sequence[PanelSource],
    root: Path,
    cache: PanelCache,
    progress: Progress,
) -> Pages:
    """All panels as pages, or what is wrong with them; equal ones are rendered once."""
    made = Pages(panels, {id(panel): panel_key(panel, engine()) for panel in panels})
    for key in made.keys.values():
        if page := cache.get(key):
            made.pages[key] = page
    missing = {made.keys[id(p)]: p for p in panels if made.keys[id(p)] not in made.pages}
    # slug lines, art and marks are nobody's news
    progress.begin("rendering", sum(not _is_beside(panel) for panel in missing.values()))
    items = list(missing.items())
    for index, answer in pool.run(attempt_panel, [(panel, root) for _, panel in items]):
        key, panel = items[index]
        if not _is_beside(panel):
            progress.step(f"{panel.locale} {panel.panel} ({panel.rendering.ink.value})")
        if answer.value is None:
            made.findings.append(_over_limit(panel, answer.limit))
        elif made.take(panel, answer.value):
            cache.put(key, made.pages[key])
    cache.prune()
    return made


def _is_beside(panel: PanelSource) -> bool:
    return panel.panel.startswith(BESIDE)


def _over_limit(panel: PanelSource, limit: str) -> Finding:
    return Finding(RENDER_LIMIT, limit, locale=panel.locale, panel=panel.panel)
