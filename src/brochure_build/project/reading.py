"""Files of a project read as bytes, text or tree; what cannot be read is a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from brochure_build.codes import UNREADABLE
from brochure_build.findings import Finding, Place
from brochure_build.project import Project
from brochure_build.reader import Document, read_tree


class FileReader:
    """Reads within a project; findings gather as it goes."""

    def __init__(self, project: Project, instead: Mapping[Path, bytes] | None = None) -> None:
        """Instead of some files other bytes are read, to see what they would come to."""
        self.project = project
        self.instead = instead or {}
        self.findings: list[Finding] = []

    def texts(self, folder: Path, pattern: str) -> Iterator[tuple[str, str]]:
        for path in sorted(folder.glob(pattern)):
            text = self.text(path)
            if text is not None:
                yield path.relative_to(folder).as_posix(), text

    def document(self, path: Path) -> Document | None:
        text = self.text(path)
        if text is None:
            return None
        document, found = read_tree(self.project.relative(path), text)
        self.findings += found
        return document

    def text(self, path: Path) -> str | None:
        data = self.data(path)
        if data is None:
            return None
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            before = data[: error.start]
            line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode()) + 1
            place = Place(self.project.relative(path), line, column)
            message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
            hint = "save the file as UTF-8"
            self.findings.append(Finding(UNREADABLE, message, place, hint))
            return None

    def data(self, path: Path) -> bytes | None:
        try:
            if reason := self._refusal(path):
                raise OSError(reason)
            return self.instead[path] if path in self.instead else path.read_bytes()
        except OSError as error:
            place = Place(self.project.relative(path))
            reason = (error.strerror or str(error)).lower()
            self.findings.append(Finding(UNREADABLE, f"cannot be read: {reason}", place))
            return None

    def _refusal(self, path: Path) -> str:
        """Why a path is not read although it is there: a device never ends, a pipe never begins."""
        if path.exists() and not path.is_file():
            return "it is not a file"
        if not path.resolve().is_relative_to(self.project.root.resolve()):
            return "it leads out of the project"
        return ""
