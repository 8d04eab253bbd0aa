"""Whether translations fit, as the last build measured it; nothing is rendered to tell."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from brochure_build.codes import OVERFLOW, OVERFLOW_BEFORE
from brochure_build.findings import Finding, Place
from brochure_build.project.room import PanelRecord, Room, UnitRecord
from brochure_build.translation.catalogue import SOURCE_LOCALE, Catalogue
from brochure_build.translation.state import unit_digest

NAMED = 3  # texts of a panel that a finding names


@dataclass(frozen=True)
class _Long:
    """A text of a panel without room, and how many lines the English has for it there."""

    key: str
    unit: UnitRecord
    english: UnitRecord | None

    @property
    def order(self) -> tuple[float, float, str]:
        """What grew most beyond the English comes first, then what is highest."""
        usual_mm = (self.english or self.unit).height_mm
        return usual_mm - self.unit.height_mm, -self.unit.height_mm, self.key

    def __str__(self) -> str:
        english = f", English {self.english.lines}" if self.english else ""
        return f"{self.key} ({_lines(self.unit.lines)}{english})"


def fit_findings(room: Room, target: Catalogue) -> Iterator[Finding]:
    """A finding for each panel that did not hold the texts of a locale when it was last built.

    An error as long as its texts are those that were measured; a warning once one has changed.
    """
    for panel in room.panels_over(target.locale):
        longest = _longest(room, panel, target)
        changed = _changed(panel, target)
        told = (
            _was_over(panel, target.locale, changed)
            if changed
            else _is_over(panel, target.locale, longest)
        )
        key = longest[0].key if longest else ""
        place = target.place(key) if key else Place(target.document.file)
        yield replace(told, place=place, locale=target.locale, panel=panel.panel, key=key)


def _changed(panel: PanelRecord, target: Catalogue) -> int:
    """How many texts of a panel are others than those that were measured."""
    return sum(
        key not in target.units or unit_digest(target.units[key].text) != unit.digest
        for key, unit in panel.units.items()
    )


def _longest(room: Room, panel: PanelRecord, target: Catalogue) -> tuple[_Long, ...]:
    """The texts of a panel that are still there, those first that a translator should look at."""
    english: dict[str, UnitRecord] = {}
    if target.locale != SOURCE_LOCALE:
        same = (other for other in room.panels(SOURCE_LOCALE) if other.panel == panel.panel)
        english = {key: unit for other in same for key, unit in other.units.items()}
    texts = (
        _Long(key, unit, english.get(key))
        for key, unit in panel.units.items()
        if key in target.units
    )
    return tuple(sorted(texts, key=lambda text: text.order))


def _is_over(panel: PanelRecord, locale: str, longest: tuple[_Long, ...]) -> Finding:
    over_mm = -panel.free_mm
    message = f"panel {panel.panel} is {over_mm:.1f} mm over in {locale}, as last built"
    if not longest:
        return Finding(OVERFLOW, message)
    named = ", ".join(map(str, longest[:NAMED]))
    lines = _lines(math.ceil(over_mm / longest[0].unit.line_mm))
    hint = f"save {over_mm:.1f} mm, which is {lines}, in the texts of this panel"
    return Finding(OVERFLOW, f"{message}; longest texts: {named}", hint=hint)


def _was_over(panel: PanelRecord, locale: str, changed: int) -> Finding:
    texts = "1 of its texts has" if changed == 1 else f"{changed} of its texts have"
    message = (
        f"panel {panel.panel} was {-panel.free_mm:.1f} mm over in {locale} when it was last built; "
        f"{texts} changed since"
    )
    return Finding(OVERFLOW_BEFORE, message, hint="build this language to see whether it fits now")


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
