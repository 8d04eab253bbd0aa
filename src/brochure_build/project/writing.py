"""Files written whole or not at all, and one build at a time in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from brochure_build.codes import BUSY, CANNOT_WRITE
from brochure_build.findings import BrochureError, Finding, Place, quoted

try:
    import fcntl
except ImportError:  # Windows has no flock; two builds at once are then the user's care
    fcntl = None  # type: ignore[assignment]

TEMPORARY = ".part"


def write_file(path: Path, data: bytes) -> None:
    """One file, atomically; BrochureError where it cannot be written."""
    write_files({path: data})


def write_files(files: Mapping[Path, bytes]) -> None:
    """All files or none of them: each is written beside its place, then all are renamed.

    A full disk or a missing permission shows in the first step, while every old file still stands.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            written.append((_written_beside(path, data), path))
        for temporary, path in written:
            temporary.replace(path)
    except OSError as error:
        for temporary, _ in written:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise BrochureError([cannot_write(error)]) from error


def _written_beside(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY}")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return temporary


def cannot_write(error: OSError) -> Finding:
    """The finding for a file that could not be written."""
    name = str(error.filename or "a file")
    reason = error.strerror or str(error)
    return Finding(CANNOT_WRITE, f"{quoted(reason)} while writing", Place(name))


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Holds a folder's lock; BrochureError when another process does. Ends with the process."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".lock").open("a")
    except OSError as error:
        raise BrochureError([cannot_write(error)]) from error
    with lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                message = "another build is at work in this folder"
                raise BrochureError([Finding(BUSY, message, Place(str(folder)))]) from None
        yield


def sweep(folder: Path) -> None:
    """Removes what a killed build left half-written."""
    for path in folder.rglob(f".*{TEMPORARY}"):
        with suppress(OSError):
            path.unlink()
