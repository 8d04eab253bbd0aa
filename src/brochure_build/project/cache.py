"""Rendered panels kept from build to build, each under the digest of everything that goes in."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from brochure_build.findings import BrochureError
from brochure_build.project.digest import bytes_digest, program_digest, text_digest
from brochure_build.project.writing import write_files
from brochure_build.stages import (
    Measured,
    PanelPage,
    PanelSource,
    PlacedPhoto,
    Rendered,
    Setting,
    UnitRoom,
)

KEPT_DAYS = 30

# What of the program decides how a panel's HTML becomes a page and its lines; the rest decides the
# HTML itself, which is part of the key.
READABLE = ("assets/", "layouts/")
RENDERING = ("render", "stages.py", "translation/phrases.py", "translation/typography.py")


def panel_key(source: PanelSource, engine: tuple[str, ...]) -> str:
    """The digest of all that decides how a panel looks, save the files that it reads itself."""
    files = {name: bytes_digest(data) for name, data in source.files.items()}
    # what is kept of a lenient panel is what fits, and so the same as of a strict one
    parts = asdict(replace(source, files=files, keys=(), lenient=False))  # type: ignore[arg-type]
    whole = [parts, engine, program_digest(RENDERING)]
    return text_digest(json.dumps(whole, ensure_ascii=False, default=str))


def fit_key(source: PanelSource, settings: Sequence[Setting], engine: tuple[str, ...]) -> str:
    """The digest of a question: which of these settings does this panel fit in."""
    return text_digest(panel_key(source, engine) + repr(settings))


class FitCache:
    """A folder of answers: which of its settings a panel fits in."""

    def __init__(self, folder: Path, digests: Mapping[str, str]) -> None:
        self.folder = folder / "fits"
        # a panel may read any of these: which ones, only its rendering tells
        self.read = repr(sorted(f for f in digests.items() if f[0].startswith(READABLE)))

    def get(self, key: str) -> int | None:
        """The answer, unless it was never found."""
        note = self._path(key)
        try:
            answer = int(note.read_text("ascii"))
        except (OSError, ValueError):
            return None
        with suppress(OSError):
            note.touch()
        return answer

    def put(self, key: str, answer: int) -> None:
        """Keeps an answer; a cache that cannot be written costs time, never a build."""
        with suppress(BrochureError):
            write_files({self._path(key): f"{answer}\n".encode()})

    def prune(self) -> None:
        """Forgets what no build has used for KEPT_DAYS."""
        for note in _unused(self.folder, "*.txt"):
            with suppress(OSError):
                note.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / f"{text_digest(key + self.read)}.txt"


class PanelCache:
    """A folder of rendered panels. What cannot be read or written is rendered again."""

    def __init__(self, folder: Path, digests: Mapping[str, str]) -> None:
        self.folder = folder / "panels"
        self.digests = digests  # of the project's files as they are now

    def get(self, key: str) -> Rendered | None:
        """The panel, unless it was never rendered, or a file that it read has changed since."""
        note, pdf = self._paths(key)
        try:
            record = json.loads(note.read_text("utf-8"))
            data = pdf.read_bytes()
            unchanged = all(self.digests.get(f) == digest for f, digest in record["read"].items())
            if not unchanged or bytes_digest(data) != record["sha256"]:
                return None
            page = PanelPage(**record["page"], pdf=data)
            measured = _measured(record["measured"])
            photos = tuple(PlacedPhoto(**photo) for photo in record["photos"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        with suppress(OSError):
            note.touch()
        return Rendered(page, measured, tuple(record["read"]), photos)

    def put(self, key: str, rendered: Rendered) -> None:
        """Keeps a panel; a cache that cannot be written costs time, never a build."""
        note, pdf = self._paths(key)
        page = asdict(replace(rendered.page, pdf=b""))
        del page["pdf"]
        record = {
            "page": page,
            "measured": asdict(rendered.measured),
            "photos": [asdict(photo) for photo in rendered.photos],
            "read": {file: self.digests.get(file, "") for file in rendered.read},
            "sha256": bytes_digest(rendered.page.pdf),
        }
        text = json.dumps(record, ensure_ascii=False, indent=1)
        with suppress(BrochureError):
            write_files({pdf: rendered.page.pdf, note: text.encode()})

    def prune(self) -> None:
        """Forgets what no build has used for KEPT_DAYS."""
        for note in _unused(self.folder, "*.json"):
            with suppress(OSError):
                note.with_suffix(".pdf").unlink(missing_ok=True)
                note.unlink()

    def _paths(self, key: str) -> tuple[Path, Path]:
        return self.folder / f"{key}.json", self.folder / f"{key}.pdf"


def _measured(record: dict[str, Any]) -> Measured:
    units = tuple(UnitRoom(**unit) for unit in record["units"])
    return Measured(**{**record, "units": units})


def _unused(folder: Path, pattern: str) -> Iterator[Path]:
    """The files of a folder that no build has used for KEPT_DAYS."""
    oldest = time.time() - KEPT_DAYS * 86_400
    for path in folder.glob(pattern):
        with suppress(OSError):
            if path.stat().st_mtime < oldest:
                yield path
