"""The only way a page reaches a file: ours, which knows the project's layouts and assets alone.

WeasyPrint by default reads any file:// path and the network; an attachment of a system file once
went into a PDF without a log line.
"""

from __future__ import annotations

import urllib.parse
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "brochure"
PROJECT = f"{SCHEME}://project/"
MADE = f"{SCHEME}://made/"
READABLE = ("layouts", "assets")

# Relative URLs in a layout's CSS resolve against ours as they would against https.
for _known in (urllib.parse.uses_relative, urllib.parse.uses_netloc):
    if SCHEME not in _known:
        _known.append(SCHEME)


class RefusedError(ValueError):
    """A URL that a build does not read."""


class ProjectFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Serves files of the project's layouts and assets, and pictures made for this panel."""

    def __init__(self, root: Path, made: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(SCHEME, "data"), allow_redirects=False)
        self.root = root.resolve()
        self.made = made
        self.read: list[str] = []
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        try:
            return URLFetcherResponse(url, self._bytes(url))
        except RefusedError:
            self.refused.append(url)
            raise

    def _bytes(self, url: str) -> bytes:
        parts = urlsplit(url)
        name = unquote(parts.path).lstrip("/")
        if url.startswith(MADE):
            if name not in self.made:
                raise FileNotFoundError(f"no picture {name} was made")
            return self.made[name]
        if not url.startswith(PROJECT):
            raise RefusedError(f"{url} is not a file of this project")
        return self._project_file(name)

    def _project_file(self, name: str) -> bytes:
        path = (self.root / name).resolve()
        readable = any(path.is_relative_to(self.root / folder) for folder in READABLE)
        if not readable:
            raise RefusedError(f"{name} is not in {' or '.join(READABLE)}")
        data = path.read_bytes()
        relative = path.relative_to(self.root).as_posix()
        if relative not in self.read:
            self.read.append(relative)
        return data
