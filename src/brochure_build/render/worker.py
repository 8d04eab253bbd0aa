"""What a worker process loads before its first task."""

from brochure_build.render.fit import fit_panel
from brochure_build.render.panel import attempt_panel

__all__ = ["attempt_panel", "fit_panel"]
