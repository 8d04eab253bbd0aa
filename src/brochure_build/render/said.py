"""What the engine and the fetcher say while a panel is made: every word of it is a finding."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from brochure_build.codes import OUTSIDE_PROJECT, RENDER_WARNING
from brochure_build.findings import Finding, quoted
from brochure_build.render.fetcher import PROJECT, ProjectFetcher, RefusedError


@contextmanager
def log_records() -> Iterator[list[logging.LogRecord]]:
    """Everything the engine logs from WARNING upwards."""
    records: list[logging.LogRecord] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    logger = logging.getLogger("weasyprint")
    handler = Keep(logging.WARNING)
    previous, level = (logger.handlers[:], logger.propagate, logger.disabled), logger.level
    # a program that set up logging of its own may have silenced the engine
    logger.handlers, logger.propagate, logger.disabled = [handler], False, False
    logger.setLevel(logging.WARNING)
    try:
        yield records
    finally:
        logger.handlers, logger.propagate, logger.disabled = previous
        logger.setLevel(level)


def logged(records: list[logging.LogRecord]) -> Iterator[Finding]:
    for record in records:
        message = record.getMessage()
        if RefusedError.__name__ not in message:  # told by the fetcher, in our own words
            yield Finding(RENDER_WARNING, f"the renderer says: {message}")


def refused(fetcher: ProjectFetcher) -> Iterator[Finding]:
    for url in dict.fromkeys(fetcher.refused):
        shown = url.removeprefix(PROJECT)
        yield Finding(OUTSIDE_PROJECT, f"the layout asks for {quoted(shown)}")
