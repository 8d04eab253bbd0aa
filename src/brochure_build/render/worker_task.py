"""The tasks of workers, importable without the engine: the parent names them, workers load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from brochure_build.findings import Finding

if TYPE_CHECKING:
    from brochure_build.stages import Measured, PanelSource, Rendered, Setting


@dataclass(frozen=True)
class Attempt:
    """What became of a panel: its page, unless a finding is an error; what was measured anyway."""

    rendered: Rendered | None
    findings: tuple[Finding, ...]
    measured: Measured | None


def attempt_panel(source: PanelSource, root: Path) -> Attempt:
    """See `render.panel.attempt_panel`; imported here, in the worker."""
    from brochure_build.render.panel import attempt_panel as attempt

    return attempt(source, root)


def fit_panel(source: PanelSource, settings: Sequence[Setting], root: Path) -> int:
    """See `render.fit.fit_panel`; imported here, in the worker."""
    from brochure_build.render.fit import fit_panel as fit

    return fit(source, settings, root)
