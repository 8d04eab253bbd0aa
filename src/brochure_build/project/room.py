"""The room texts have: what the last build of the brochure measured, panel by panel, text by text.

Kept in `build/.cache/room.json`, for those who work on words and render nothing. It tells of a
build that stopped too: that a panel overflows is why one asks. A record that cannot be used counts
as none.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from brochure_build.findings import BrochureError
from brochure_build.project import Project
from brochure_build.project.writing import write_file
from brochure_build.stages import TOLERANCE_MM, Where

VERSION = 1
STABLE = "en"  # whose room is told in comments: it changes with the English and the layout alone


@dataclass(frozen=True)
class UnitRecord:
    """A text as it was rendered: its column, its lines, and the digest of its words."""

    width_mm: float
    lines: int
    line_mm: float
    digest: str  # translation.state.unit_digest

    @property
    def height_mm(self) -> float:
        return self.lines * self.line_mm


@dataclass(frozen=True)
class PanelRecord:
    """A panel of one locale as it was rendered."""

    panel: str
    free_mm: float  # negative for an overflow
    share: float  # of its setting: 0 at the tightest, 1 at ease
    units: Mapping[str, UnitRecord]  # in the order of the page

    @property
    def is_over(self) -> bool:
        return self.free_mm < -TOLERANCE_MM


@dataclass(frozen=True)
class LocaleRecord:
    """The panels of a locale in reading order, and the digest of the sources they are made from."""

    sources: str
    panels: tuple[PanelRecord, ...]


@dataclass(frozen=True)
class Room:
    """What was measured of every locale that was rendered."""

    locales: Mapping[str, LocaleRecord] = field(default_factory=dict)

    def where(self, key: str) -> Where | None:
        """Where a text stands in the English, so that a translation does not change it."""
        return self.of_unit(STABLE, key)

    def of_unit(self, locale: str, key: str) -> Where | None:
        """Where a text of a locale stands; None where it is not printed, or nothing is known."""
        found = [(p.panel, p.units[key]) for p in self.panels(locale) if key in p.units]
        if not found:
            return None
        longest = max((unit for _, unit in found), key=lambda unit: (unit.lines, -unit.width_mm))
        return Where(tuple(panel for panel, _ in found), longest.width_mm, longest.lines)

    def over(self, locale: str) -> tuple[str, ...] | None:
        """The panels that do not hold their text; None where nothing is known of the locale."""
        if locale not in self.locales:
            return None
        return tuple(panel.panel for panel in self.panels_over(locale))

    def panels_over(self, locale: str) -> Iterator[PanelRecord]:
        """The records of the panels that do not hold their text."""
        return (panel for panel in self.panels(locale) if panel.is_over)

    def panels(self, locale: str) -> tuple[PanelRecord, ...]:
        """The records of a locale's panels; none where nothing is known of it."""
        record = self.locales.get(locale)
        return record.panels if record else ()

    def is_of_other(self, locale: str, sources: str) -> bool:
        """Whether what is known of a locale was measured on other sources than these."""
        record = self.locales.get(locale)
        return record is not None and record.sources != sources


# --- the file ---------------------------------------------------------------------------------


def read_room(project: Project) -> Room:
    """What the last build measured; nothing where there is no record that can be used."""
    try:
        written = json.loads(project.room.read_text("utf-8"))
        if written["version"] != VERSION:
            return Room()
        locales = {_text(name): _locale(value) for name, value in written["locales"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Room()
    return Room(locales)


def write_room(project: Project, room: Room) -> None:
    """Keeps a record; one that cannot be written is missed by nobody but those who ask later."""
    locales = {name: _written(record) for name, record in sorted(room.locales.items())}
    value = {"version": VERSION, "locales": locales}
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    with suppress(BrochureError):
        write_file(project.room, text.encode())


def _written(record: LocaleRecord) -> dict[str, object]:
    panels = [
        {
            "panel": panel.panel,
            "free_mm": panel.free_mm,
            "share": panel.share,
            "units": {key: list(_row(unit)) for key, unit in panel.units.items()},
        }
        for panel in record.panels
    ]
    return {"sources": record.sources, "panels": panels}


def _row(unit: UnitRecord) -> tuple[float | int | str, ...]:
    return unit.width_mm, unit.lines, unit.line_mm, unit.digest


def _locale(value: dict[str, Any]) -> LocaleRecord:
    return LocaleRecord(_text(value["sources"]), tuple(map(_panel, value["panels"])))


def _panel(value: dict[str, Any]) -> PanelRecord:
    return PanelRecord(
        _text(value["panel"]),
        _length(value["free_mm"]),
        _length(value["share"]),
        {key: _unit(row) for key, row in value["units"].items()},
    )


def _unit(row: list[Any]) -> UnitRecord:
    width_mm, lines, line_mm, digest = row
    if type(lines) is not int or lines < 1 or _length(line_mm) <= 0:
        raise ValueError("not the lines of a text")
    return UnitRecord(_length(width_mm), lines, _length(line_mm), _text(digest))


def _length(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("not a length")
    return float(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
