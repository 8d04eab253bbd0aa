"""Files written whole or not at all, and one build at a time in a folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
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

    A full disk or a missing permission shows in the first step, while every old file still stands;
    where a file cannot be renamed, those that were go back to what they had been.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            written.append((_written_beside(path, data), path))
        _put_in_place(written)
    except OSError as error:
        for temporary, _ in written:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise BrochureError([cannot_write(error)]) from error


def _put_in_place(written: list[tuple[Path, Path]]) -> None:
    before: list[tuple[Path, Path | None]] = []
    try:
        for temporary, path in written:
            before.append((path, _kept(path)))
            temporary.replace(path)
    except OSError:
        for path, old in reversed(before):
            with suppress(OSError):
                _put_back(path, old)
        raise
    for _, old in before:
        if old is not None:
            with suppress(OSError):
                old.unlink()


def _put_back(path: Path, old: Path | None) -> None:
    if old is None:
        path.unlink(missing_ok=True)
    else:
        old.replace(path)
        old.unlink(missing_ok=True)  # two names of one file: the system leaves both


def _kept(path: Path) -> Path | None:
    """A second name for a file that is about to be replaced; None where there is none yet."""
    if not path.exists():
        return None
    kept = path.with_name(f".{path.name}.{os.getpid()}.before{TEMPORARY}")
    kept.unlink(missing_ok=True)
    try:
        os.link(path, kept)
    except OSError:  # a file system without links
        shutil.copy2(path, kept)
    return kept


def remove_files(paths: Iterable[Path]) -> None:
    """Files that belong to no build any more, and the folders they leave empty."""
    for path in paths:
        with suppress(OSError):
            path.unlink()
            path.parent.rmdir()


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
