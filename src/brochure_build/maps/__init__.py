"""A location map: its drawing, where places and names stand on it. Reads and writes no file."""

from brochure_build.maps.drawing import drawing_findings, paint
from brochure_build.maps.location import BaseMap, Leader, Marker, Spot, located, markers
from brochure_build.maps.projection import Albers
from brochure_build.maps.record import MapFile, StateName

__all__ = [
    "Albers",
    "BaseMap",
    "Leader",
    "MapFile",
    "Marker",
    "Spot",
    "StateName",
    "drawing_findings",
    "located",
    "markers",
    "paint",
]
