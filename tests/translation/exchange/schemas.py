"""The standard's schemas of XLIFF, and what they say of a file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

FOLDER = Path(__file__).resolve().parents[2] / "data" / "xliff"
NAMES = {"xliff": "xliff-core-1.2-strict.xsd", "xliff2": "xliff-core-2.0.xsd"}


class _OurCopies(etree.Resolver):  # type: ignore[misc]  # lxml has no types
    """Schemas that import xml.xsd get the copy here, never one from the network."""

    def resolve(self, url: str, _identifier: str, context: Any) -> Any:
        return self.resolve_filename(str(FOLDER / Path(url).name), context)


@cache
def _schema(kind: str) -> Any:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_OurCopies())
    return etree.XMLSchema(etree.parse(str(FOLDER / NAMES[kind]), parser))


def faults(kind: str, data: bytes) -> list[str]:
    """What is wrong with a file, by the standard."""
    schema = _schema(kind)
    schema.validate(etree.fromstring(data))
    return [f"{error.line}: {error.message}" for error in schema.error_log]
