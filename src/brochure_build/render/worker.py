"""What a worker process loads before its first task."""

from brochure_build.render.panel import render_panel

__all__ = ["render_panel"]
