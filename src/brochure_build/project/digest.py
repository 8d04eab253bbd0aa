"""What everything is made from, as SHA-256: sources, program and engine. Imports nothing heavy."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from brochure_build.project import Project

SOURCE_FOLDERS = ("brochure", "translations", "layouts", "assets")


def source_digests(project: Project) -> Mapping[str, str]:
    """Every source file by its path in the project, with the SHA-256 of its bytes."""
    files = (file for folder in SOURCE_FOLDERS for file in _files(project.root / folder))
    return {project.relative(path): file_digest(path) for path in sorted(files)}


def sources_digest(digests: Mapping[str, str], others: Iterable[str]) -> str:
    """One digest for all sources, the program and whatever else decides the result."""
    parts = [sorted(digests.items()), program_digest(), *others]
    return text_digest(json.dumps(parts, ensure_ascii=False))


@cache
def program_digest(rooms: tuple[str, ...] = ("",)) -> str:
    """The SHA-256 of this program's own files, or of some rooms of it."""
    package = Path(__file__).parent.parent
    total = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        name = path.relative_to(package).as_posix()
        if path.suffix in {".py", ".conf"} and name.startswith(rooms):
            total.update(name.encode())
            total.update(path.read_bytes())
    return total.hexdigest()


def file_digest(path: Path) -> str:
    """The SHA-256 of a file; a file that cannot be read has a digest of its own, never equal."""
    try:
        if not path.is_file():  # a device never ends, a pipe never begins
            return "unreadable: not a file"
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"unreadable: {error.strerror}"


def text_digest(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def bytes_digest(data: bytes) -> str:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        # brochure/schema is made from the sources and decides nothing
        skipped = (".", "__", "schema")
        folders[:] = sorted(name for name in folders if not name.startswith(skipped))
        for name in names:
            if not name.startswith(".") and not name.endswith(("~", ".pyc", ".py", ".md")):
                yield Path(parent) / name
