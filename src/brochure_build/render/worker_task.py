"""The tasks of workers, importable without the engine: the parent names them, workers load."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from brochure_build.findings import Finding

if TYPE_CHECKING:
    from brochure_build.stages import PanelSource, Rendered, Setting


def render_panel(source: PanelSource, root: Path) -> tuple[Rendered | None, tuple[Finding, ...]]:
    """See `render.panel.render_panel`; imported here, in the worker."""
    from brochure_build.render.panel import render_panel as render

    return render(source, root)


def fit_panel(source: PanelSource, settings: Sequence[Setting], root: Path) -> int:
    """See `render.fit.fit_panel`; imported here, in the worker."""
    from brochure_build.render.fit import fit_panel as fit

    return fit(source, settings, root)
