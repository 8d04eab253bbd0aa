"""What can be wrong with a finished PDF. One module here is one check, in its CHECK."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from brochure_build.editions import Edition
from brochure_build.findings import Code, Finding
from brochure_build.stages import FlatSheet, Imprint, QrPayload


@dataclass(frozen=True)
class Finished:
    """A finished file, and what it should be."""

    pdf: bytes = field(repr=False)
    edition: Edition
    sheet: FlatSheet
    imprint: Imprint
    codes: tuple[QrPayload, ...]
    families: frozenset[str]  # the font families that may be in it


@dataclass(frozen=True)
class Check:
    """A check of a finished file: its name, the codes it may find, the function that looks."""

    name: str
    why: str
    codes: tuple[Code, ...]
    run: Callable[[Finished], Iterator[Finding]]
