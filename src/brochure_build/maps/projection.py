"""From degrees to millimetres: Albers' equal-area conic on a sphere.

Snyder, Map Projections: A Working Manual (1987), 14-3 to 14-6. assets/map/README.md has the
formulas in the names used here, and points to check by.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Albers:
    """The projection of one drawing. longitude and latitude are those of the point x_mm, y_mm."""

    longitude: float
    latitude: float
    south_parallel: float
    north_parallel: float
    radius_mm: float
    x_mm: float
    y_mm: float

    def to_mm(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place lies on the drawing, in mm to the right of and below its top left."""
        east = (longitude - self.longitude + 180) % 360 - 180  # the short way round the globe
        angle = self._cone * math.radians(east)
        rho = self._rho(latitude)
        x = self.x_mm + self.radius_mm * rho * math.sin(angle)
        y = self.y_mm - self.radius_mm * (self._rho(self.latitude) - rho * math.cos(angle))
        return x, y

    @property
    def _cone(self) -> float:
        south, north = (math.radians(p) for p in (self.south_parallel, self.north_parallel))
        return (math.sin(south) + math.sin(north)) / 2

    def _rho(self, latitude: float) -> float:
        """The distance of a parallel from the cone's tip, on a globe of radius 1."""
        south = math.radians(self.south_parallel)
        constant = math.cos(south) ** 2 + 2 * self._cone * math.sin(south)
        square = constant - 2 * self._cone * math.sin(math.radians(latitude))
        return math.sqrt(max(0.0, square)) / self._cone  # rounding makes a pole less than nothing
