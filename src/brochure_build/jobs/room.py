"""What a run measured, kept for those who work on words: also of a run that stops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from brochure_build.jobs.plan import Plan
from brochure_build.project import Project
from brochure_build.project.room import (
    LocaleRecord,
    PanelRecord,
    Room,
    UnitRecord,
    read_room,
    write_room,
)
from brochure_build.stages import Measured, PanelSource
from brochure_build.translation.catalogue import Catalogue
from brochure_build.translation.pseudo import PSEUDO
from brochure_build.translation.state import unit_digest


def keep_room(
    project: Project, plans: tuple[Plan, ...], measured: Mapping[int, Measured], sources: str
) -> None:
    """Keeps what was measured of each panel, by its identity; a trial of another look counts not.

    What is known of the locales that this run did not render stays, as long as they are there.
    """
    if project.variant.name or not plans:
        return
    known = plans[0].sources.languages
    locales = {name: old for name, old in read_room(project).locales.items() if name in known}
    for plan in plans:
        if plan.locale in PSEUDO:
            continue
        if panels := tuple(_panels(plan, measured)):
            locales[plan.locale] = LocaleRecord(sources, panels)
    write_room(project, Room(locales))


def _panels(plan: Plan, measured: Mapping[int, Measured]) -> Iterator[PanelRecord]:
    """A record a panel: all its renderings have the same lines, so the first will do."""
    catalogue = plan.sources.languages[plan.locale].catalogue
    seen: set[str] = set()
    for panel in (panel for edition in plan.editions for panel in plan.panels[edition.rendering]):
        found = measured.get(id(panel))
        if found and panel.panel not in seen:
            seen.add(panel.panel)
            yield _record(panel, found, catalogue)


def _record(panel: PanelSource, found: Measured, catalogue: Catalogue) -> PanelRecord:
    units = {
        unit.key: UnitRecord(
            unit.width_mm, unit.lines, unit.line_mm, unit_digest(catalogue.units[unit.key].text)
        )
        for unit in found.units
        if unit.key in catalogue.units
    }
    return PanelRecord(panel.panel, round(found.free_mm, 3), panel.setting.share, units)
