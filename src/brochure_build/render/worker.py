"""What a worker process loads before its first task."""

from brochure_build.render.fit import fit_panel
from brochure_build.render.panel import render_panel

__all__ = ["fit_panel", "render_panel"]
