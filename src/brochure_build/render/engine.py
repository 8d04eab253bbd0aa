"""Which engine renders here, told without importing it: a part of every cache key."""

from __future__ import annotations

import glob
import platform
from functools import cache
from importlib import metadata
from pathlib import Path

# What decides where lines break and how glyphs are drawn.
PACKAGES = (
    "weasyprint",
    "pydyf",
    "tinycss2",
    "tinyhtml5",
    "cssselect2",
    "pyphen",
    "fonttools",
    "pillow",
)
LIBRARIES = (
    "libpango-1.0",
    "libpangoft2-1.0",
    "libharfbuzz",
    "libharfbuzz-subset",
    "libfontconfig",
)
FOLDERS = ("/usr/lib/*", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib", "/lib/*")


@cache
def engine() -> tuple[str, ...]:
    """Versions of the Python packages, and the library files' own version numbers."""
    versions = [f"{name} {_version(name)}" for name in PACKAGES]
    return (f"python {platform.python_version()}", *versions, *_libraries())


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "missing"


def _libraries() -> list[str]:
    """File names such as libpango-1.0.so.0.5000.12; a symbolic link is followed to find them."""
    found: set[str] = set()
    for folder in FOLDERS:
        for library in LIBRARIES:
            for pattern in (f"{folder}/{library}.so.*", f"{folder}/{library}*.dylib"):
                # glob.glob takes the absolute patterns that Path.glob refuses
                paths = glob.glob(pattern)  # noqa: PTH207
                found |= {Path(path).resolve().name for path in paths}
    return sorted(found)
