"""map.yaml: what stands where on the drawing of a map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from brochure_build.fields import DECIMAL, Entry, Identifier, Text, form
from brochure_build.maps.projection import Albers

Longitude = Annotated[float, Field(ge=-180, le=180), DECIMAL]
Latitude = Annotated[float, Field(ge=-90, le=90), DECIMAL]
Length = Annotated[float, Field(gt=0, le=1000), DECIMAL]
Distance = Annotated[float, Field(ge=-10_000, le=10_000), DECIMAL]


class Projection(Entry):
    """How degrees become millimetres on the drawing."""

    name: Literal["albers"] = Field(description="Albers' equal-area conic is the one there is")
    longitude: Longitude = Field(description="of the point x_mm, y_mm")
    latitude: Latitude = Field(description="of the point x_mm, y_mm")
    south_parallel: Latitude
    north_parallel: Latitude
    radius_mm: Annotated[float, Field(gt=0, le=100_000), DECIMAL] = Field(
        description="of the globe, at the scale of the drawing"
    )
    x_mm: Distance
    y_mm: Distance

    @model_validator(mode="after")
    def _is_a_cone(self) -> Projection:
        if abs(self.south_parallel + self.north_parallel) < 0.1:
            message = "the two parallels are as far south as north: there is no such cone"
            raise PydanticCustomError("value_error", message)
        return self


class StateName(Entry):
    """Where the name of a State stands: the middle of its height, and one point of its lines."""

    longitude: Longitude
    latitude: Latitude
    align: Literal["start", "middle", "end"] = Field(
        description="which point of its lines stands there"
    )
    room_mm: Length = Field(description="how long a name on one line may be")
    room_two_lines_mm: Length = Field(description="how long each line of a name on two may be")
    leader_longitude: Longitude | None = Field(
        default=None, description="where a line from the name to the State ends"
    )
    leader_latitude: Latitude | None = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> StateName:
        if (self.leader_longitude is None) != (self.leader_latitude is None):
            message = "a leader needs leader_longitude and leader_latitude"
            raise PydanticCustomError("value_error", message)
        return self


class MapFile(Entry):
    """map.yaml of the folder that map.source names."""

    drawing: Annotated[str, *form(r"^[\w-][\w.-]*\.svg$", "an .svg file name")] = Field(
        description="a file of the same folder: flat shapes in named inks, without words"
    )
    width_mm: Length = Field(description="the width of the drawing's viewBox, in mm")
    height_mm: Length = Field(description="the height of the drawing's viewBox, in mm")
    projection: Projection
    states: Mapping[Identifier, StateName] = Field(
        min_length=1, description="by ISO 3166; their names are the texts map.states.NAME"
    )
    sources: Mapping[Text, Mapping[Text, Text]] = Field(
        min_length=1, description="where the drawing comes from; a record, which is not printed"
    )

    @property
    def albers(self) -> Albers:
        """The projection, ready to use."""
        return Albers(**self.projection.model_dump(exclude={"name"}))
