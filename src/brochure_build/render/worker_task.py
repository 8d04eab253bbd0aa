"""The task of a worker, importable without the engine: the parent names it, workers load it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from brochure_build.findings import Finding

if TYPE_CHECKING:
    from brochure_build.stages import PanelSource, Rendered


def render_panel(source: PanelSource, root: Path) -> tuple[Rendered | None, tuple[Finding, ...]]:
    """See `render.panel.render_panel`; imported here, in the worker."""
    from brochure_build.render.panel import render_panel as render

    return render(source, root)
