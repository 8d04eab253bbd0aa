"""What a build is asked for, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from brochure_build.findings import Finding


class Status(StrEnum):
    """How a build ended."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    HELD_BACK = "held back"  # some languages were published, others have errors
    STOPPED = "stopped"  # findings in the sources or panels: nothing was published
    FAILED_PREFLIGHT = "failed preflight"  # files were made, judged, and not published


@dataclass(frozen=True)
class Request:
    """What is to be built; empty means all that the brochure has."""

    locales: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    workers: int = 0  # 0: one a processor
    draft: bool = False  # build what is not approved too, marked

    @property
    def is_everything(self) -> bool:
        return not self.locales and not self.editions


@dataclass(frozen=True)
class BuiltFile:
    """One published file; its path is relative to the project, its size in bytes."""

    path: str
    locale: str
    edition: str
    size: int
    sha256: str
    is_new: bool
    is_draft: bool = False


@dataclass(frozen=True)
class PanelFit:
    """How much room a panel has left, in mm."""

    locale: str
    panel: str
    free_mm: float


@dataclass(frozen=True)
class SideSetting:
    """What copyfitting chose for a side of a locale; share is 0 at the tightest, 1 at ease."""

    locale: str
    side: str
    share: float
    measures: tuple[tuple[str, str], ...]  # as CSS has them


@dataclass(frozen=True)
class Outcome:
    """What a build came to; rendered lists locale, panel and ink of what was not in the cache."""

    status: Status
    files: tuple[BuiltFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    rendered: tuple[tuple[str, str, str], ...] = ()
    fits: tuple[PanelFit, ...] = ()
    settings: tuple[SideSetting, ...] = ()
    warnings_before: int = 0  # of the build that made the unchanged files
    held: tuple[str, ...] = ()  # languages that were not published


class Progress:
    """Told what a build is doing; this one listens to nothing."""

    def begin(self, what: str, steps: int) -> None:
        """A stage of so many steps begins."""

    def step(self, what: str) -> None:
        """One step is done."""
