"""Photographs: opened, judged, and brought into the ink of an edition. The only user of Pillow."""

from brochure_build.images.opening import MOST_PIXELS, BadImageError
from brochure_build.images.prepare import Picture, digest, prepare

__all__ = ["MOST_PIXELS", "BadImageError", "Picture", "digest", "prepare"]
