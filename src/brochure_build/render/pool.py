"""Worker processes with a limit on time and memory; one that breaks takes only its task with it.

The only user of pebble: the standard pool loses every other task when one worker dies.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, as_completed
from concurrent.futures import TimeoutError as LateError
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

Result = TypeVar("Result")

SECONDS = 30
MEMORY_BYTES = 1024**3
PRELOADED = "brochure_build.render.worker"
# A fork server listens at a socket in the folder for temporary files, and the path of a socket
# holds 104 bytes on macOS; 32 of them are multiprocessing's own.
LONGEST_FOLDER = 70


@dataclass(frozen=True)
class Answer(Generic[Result]):
    """What became of a task: its value, or the limit it broke in words."""

    value: Result | None
    limit: str = ""


class Workers:
    """A pool that answers tasks in the order they are done."""

    def __init__(self, pool: ProcessPool) -> None:
        self._pool = pool

    def run(
        self, function: Callable[..., Result], tasks: Sequence[tuple[Any, ...]]
    ) -> Iterator[tuple[int, Answer[Result]]]:
        """The index and answer of each task as it ends."""
        futures: dict[Future[Result], int] = {
            self._pool.schedule(function, args=task, timeout=SECONDS): index
            for index, task in enumerate(tasks)
        }
        for future in as_completed(futures):
            yield futures[future], _answer(future)


@contextmanager
def workers(count: int) -> Iterator[Workers]:
    """A pool of so many workers; they are gone when the block ends, however it ends."""
    # the engine writes every font to a temporary file, and a worker that is stopped leaves its own
    with tempfile.TemporaryDirectory(prefix="brochure-", ignore_cleanup_errors=True) as scratch:
        pool = ProcessPool(
            max_workers=count, initializer=_begin, initargs=(scratch,), context=_context()
        )
        try:
            yield Workers(pool)
            pool.close()  # type: ignore[no-untyped-call]
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise
        finally:
            pool.join()


def default_count() -> int:
    """As many workers as this process has processors."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context() -> multiprocessing.context.BaseContext:
    """A fork server that has the engine loaded, where there is one: each worker starts at once."""
    has_room = len(os.fsencode(tempfile.gettempdir())) <= LONGEST_FOLDER
    if "forkserver" not in multiprocessing.get_all_start_methods() or not has_room:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    return context


def _begin(scratch: str) -> None:
    """Caps a worker's memory, gives it a folder for its files, and leaves Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = scratch
    try:
        import resource
    except ImportError:  # Windows: the time limit alone guards
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _answer(future: Future[Result]) -> Answer[Result]:
    try:
        return Answer(future.result())
    except LateError:
        return Answer(None, f"it took more than {SECONDS} seconds")
    except MemoryError:
        return Answer(None, f"it took more than {MEMORY_BYTES // 1024**2} MiB of memory")
    except ProcessExpired as error:
        return Answer(None, f"its worker ended ({error})")
