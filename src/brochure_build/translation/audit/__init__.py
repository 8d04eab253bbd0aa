"""What can be wrong with a translation. One module here is one check, its CHECK."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from brochure_build.findings import Code, Finding
from brochure_build.translation.catalogue import Catalogue
from brochure_build.translation.locales import Locale


@dataclass(frozen=True)
class Pair:
    """What a check looks at: the English and one translation of it, with its conventions."""

    source: Catalogue
    target: Catalogue
    locale: Locale


@dataclass(frozen=True)
class Check:
    """A check of a translation: its name, the codes it may find, and the function that looks."""

    name: str
    why: str
    codes: tuple[Code, ...]
    run: Callable[[Pair], Iterator[Finding]]
    of_source: bool = False  # whether the English itself is checked too
