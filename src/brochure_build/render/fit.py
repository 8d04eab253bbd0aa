"""Copyfitting: the roomiest of a layout's settings in which a panel holds all its text.

Only lays out, paints nothing, and leaves the lines as the engine breaks them: breaking them better
never takes more of them. Runs in a worker process.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from brochure_build.render.fetcher import ProjectFetcher
from brochure_build.render.measure import measure
from brochure_build.render.opened import OpenedPanel
from brochure_build.render.said import log_records
from brochure_build.render.settle import room
from brochure_build.stages import TOLERANCE_MM, PanelSource, Setting

NEVER_MM = -1000.0  # the free room of what does not fit for another reason than its height


def fit_panel(source: PanelSource, settings: Sequence[Setting], root: Path) -> int:
    """The place of the roomiest setting that fits; 0, the tightest, where none does.

    What is wrong with the panel is told when it is rendered, so nothing is told here.
    """

    def free_mm(index: int) -> float:
        try:
            with log_records():
                return _free_mm(replace(source, setting=settings[index]), root)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  # whatever the engine falls over, rendering will tell
            return NEVER_MM

    return roomiest(free_mm, len(settings))


def _free_mm(source: PanelSource, root: Path) -> float:
    document = OpenedPanel(source, root, ProjectFetcher(root, source.files)).laid_out()
    if len(document.pages) != 1:
        return NEVER_MM
    found = room(document.pages[0], source)
    if found is None:
        return NEVER_MM
    _, findings = measure(document.pages[0])
    is_high = found.free_mm < -TOLERANCE_MM
    # a column too narrow for its word is as bad as a panel too low for its lines
    return found.free_mm if is_high or not findings else NEVER_MM


def roomiest(free_mm: Callable[[int], float], count: int) -> int:
    """The last index whose free room is not negative, if room shrinks as the index grows.

    The roomiest is tried first, for most panels fit in it; then where a straight line through what
    is known meets zero, but never further from the middle than a bisection would be in two steps.
    """
    low, high = 0, count - 1
    high_free = free_mm(high)
    if high == 0 or high_free >= -TOLERANCE_MM:
        return high
    low_free = free_mm(low)
    if low_free < -TOLERANCE_MM:
        return 0
    while high - low > 1:
        guess = _guess(low, low_free, high, high_free)
        found = free_mm(guess)
        if found >= -TOLERANCE_MM:
            low, low_free = guess, found
        else:
            high, high_free = guess, found
    return low


def _guess(low: int, low_free: float, high: int, high_free: float) -> int:
    span = high - low
    share = max(low_free, 0.0) / (max(low_free, 0.0) - high_free)
    margin = max(span // 4, 1)
    return min(max(low + round(share * span), low + margin), high - margin)
