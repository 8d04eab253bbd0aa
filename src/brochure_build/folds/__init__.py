"""What a fold is: panels with a side, an order and a width. One module here is one fold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from brochure_build.stages import FlatSheet, Paper, Place, Side


@dataclass(frozen=True)
class Fold:
    """A fold as data: the panels of each side from left to right, and the rule for their widths."""

    name: str
    title: str
    outside: tuple[str, ...]
    inside: tuple[str, ...]
    reading: tuple[str, ...]
    widths: Callable[[float], Mapping[str, float]]  # sheet width in mm -> width of each panel in mm

    @property
    def panels(self) -> frozenset[str]:
        """The names a brochure with this fold may fill."""
        return frozenset(self.outside + self.inside)


def lay_flat(fold: Fold, paper: Paper) -> FlatSheet:
    """The fold applied to a paper: each panel with its place on the flat sheet."""
    widths = fold.widths(paper.width_mm)
    places = (
        *_row(Side.OUTSIDE, fold.outside, widths),
        *_row(Side.INSIDE, fold.inside, widths),
    )
    return FlatSheet(fold=fold.name, paper=paper, places=places, reading=fold.reading)


def _row(side: Side, panels: tuple[str, ...], widths: Mapping[str, float]) -> tuple[Place, ...]:
    places: list[Place] = []
    x_mm = 0.0
    for panel in panels:
        places.append(Place(panel=panel, side=side, x_mm=x_mm, width_mm=widths[panel]))
        x_mm += widths[panel]
    return tuple(places)
