"""Texts that are named on the command line, by their keys or by patterns of them."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from fnmatch import fnmatchcase

from brochure_build.findings import quoted


def chosen_keys(
    asked: Iterable[str], known: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys that fit one of the patterns, in order; and what is wrong with the others."""
    patterns = tuple(asked)
    keys = tuple(key for key in known if any(fnmatchcase(key, pattern) for pattern in patterns))
    unfit = (p for p in patterns if not any(fnmatchcase(key, p) for key in known))
    return keys, tuple(_unknown(pattern, known) for pattern in unfit)


def _unknown(pattern: str, known: Collection[str]) -> str:
    inside = f"{pattern}.*"
    if any(fnmatchcase(key, inside) for key in known):
        return f"{quoted(pattern)} is a section, not a text: write {quoted(inside)} for all in it"
    near = difflib.get_close_matches(pattern, known, n=1)
    hint = f"did you mean {quoted(near[0])}?" if near else "translations/en.yaml has them all"
    return f"there is no text {quoted(pattern)}: {hint}"
