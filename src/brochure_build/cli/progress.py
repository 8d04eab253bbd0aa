"""How far a build is: a moving bar on a terminal, nothing where output is piped."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from brochure_build.cli.output import Output, counted
from brochure_build.jobs import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Lines(Progress):
    """A plain line where a stage begins, for logs and pipes."""

    def __init__(self, output: Output) -> None:
        self.output = output

    def begin(self, what: str, steps: int) -> None:
        if steps:
            self.output.say(f"{what} {counted(steps, _thing(what))}")


class Moving(Progress):
    """A bar per stage, on a terminal."""

    def __init__(self, bar: Bar) -> None:
        self.bar = bar
        self.task: TaskID | None = None

    def begin(self, what: str, steps: int) -> None:
        self.task = self.bar.add_task(f"{what} {_thing(what)}s", total=steps) if steps else None

    def step(self, what: str) -> None:
        del what  # the bar shows how many, not which
        if self.task is not None:
            self.bar.advance(self.task)


@contextmanager
def shown(output: Output) -> Iterator[Progress]:
    """Progress as suits where the output goes."""
    if output.quiet or not output.for_people:
        yield Progress()
    elif not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield Lines(output)
    else:
        from rich.console import Console
        from rich.progress import Progress as Bar

        with Bar(console=Console(stderr=True), transient=True) as bar:
            yield Moving(bar)


def _thing(what: str) -> str:
    return "panel" if what == "rendering" else "file"
