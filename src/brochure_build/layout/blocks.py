"""Block types: one template each, which says on top what it is for and what it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from brochure_build.codes import (
    MISSING_NAME,
    TEMPLATE_ERROR,
    UNKNOWN_BLOCK,
    UNKNOWN_NAME,
    UNKNOWN_REFERENCE,
    WRONG_TYPE,
    WRONG_VALUE,
)
from brochure_build.content import Block, Content
from brochure_build.fields import Identifier, Text
from brochure_build.findings import Finding, Place, quoted
from brochure_build.layout.folder import BLOCK_PREFIX, TEMPLATE_SUFFIX, LayoutFolder
from brochure_build.reader import Document, read_model, read_tree
from brochure_build.reader.models import locate, suggest
from brochure_build.reader.nodes import Node
from brochure_build.translation.catalogue import Catalogue

# The head of a template: YAML in a Jinja comment at its very top.
_HEAD = re.compile(r"\A\{#-{2,}\n(.*?)\n-{2,}#\}", re.DOTALL)

Kind = Literal[
    "key", "keys", "section", "sections", "species", "photo", "photos", "choice", "number", "flag"
]


class Parameter(BaseModel):
    """What a block takes under one name."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: Kind
    description: Text
    optional: bool = False
    default: Text | None = None
    choices: tuple[Text, ...] = ()


class BlockType(BaseModel):
    """What the head of a template says."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    description: Text
    parameters: Annotated[Mapping[Identifier, Parameter], Field(default_factory=dict)]


def block_types(layout: LayoutFolder) -> tuple[Mapping[str, BlockType], tuple[Finding, ...]]:
    """The block types of a layout by name, with a finding for each head that cannot be read."""
    types: dict[str, BlockType] = {}
    findings: list[Finding] = []
    for name, text in sorted(layout.templates.items()):
        if not name.startswith(BLOCK_PREFIX):
            continue
        kind = name.removeprefix(BLOCK_PREFIX).removesuffix(TEMPLATE_SUFFIX)
        read, found = _read_head(f"{layout.path}/{name}", text)
        findings += found
        if read is not None:
            types[kind] = read
    return types, tuple(findings)


def _read_head(file: str, text: str) -> tuple[BlockType | None, tuple[Finding, ...]]:
    match = _HEAD.match(text)
    if match is None:
        message = "the template has no head that says what it is for and what it takes"
        hint = "begin it with {#--- and end the head with ---#}; docs/designer.md shows one"
        return None, (Finding(TEMPLATE_ERROR, message, Place(file, 1, 1), hint),)
    # a blank line stands for the opening line, so that places in the head are those in the file
    document, findings = read_tree(file, "\n" + match.group(1) + "\n")
    if document is None:
        return None, findings
    block_type, mistakes = read_model(document, BlockType)
    return block_type, (*findings, *mistakes)


@dataclass(frozen=True)
class _Known:
    """What parameters may name."""

    content: Content
    source: Catalogue
    document: Document
    unusable: frozenset[str]


def check_blocks(
    content: Content,
    document: Document,
    source: Catalogue,
    types: Mapping[str, BlockType],
    unusable: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """A finding for each block whose type or parameters are not what the layout has.

    unusable names the files whose mistakes are reported already: nobody can say what is in them.
    """
    known = _Known(content, source, document, unusable)
    for name, panel in content.brochure.panels.items():
        for index, block in enumerate(panel.blocks):
            location = ("panels", name, "blocks", index)
            if block.type not in types:
                yield _unknown_block(document, location, block, tuple(types))
            else:
                yield from _check_block(known, location, block, types[block.type])


def _unknown_block(
    document: Document, location: tuple[str | int, ...], block: Block, known: tuple[str, ...]
) -> Finding:
    node, _ = locate(document, (*location, "type"))
    message = f"there is no block type {quoted(block.type)} in this layout"
    return Finding(UNKNOWN_BLOCK, message, document.at(node), suggest(block.type, known))


def _check_block(
    known: _Known, location: tuple[str | int, ...], block: Block, block_type: BlockType
) -> Iterator[Finding]:
    document = known.document
    for name in block.parameters:
        if name not in block_type.parameters:
            _, key = locate(document, (*location, name))
            place = document.at(key) if key else None
            message = f"{quoted(name)} means nothing to a block of type {quoted(block.type)}"
            hint = suggest(name, tuple(block_type.parameters))
            yield Finding(UNKNOWN_NAME, message, place, hint)
    for name, parameter in block_type.parameters.items():
        if name in block.parameters:
            yield from _check_value(known, (*location, name), parameter, block.parameters[name])
        elif not parameter.optional and parameter.default is None:
            node, _ = locate(document, (*location, "type"))
            message = f"{quoted(name)} is missing: {parameter.description}"
            yield Finding(MISSING_NAME, message, document.at(node))


def _check_value(
    known: _Known, location: tuple[str | int, ...], parameter: Parameter, value: Any
) -> Iterator[Finding]:
    node, _ = locate(known.document, location)
    many = parameter.kind in ("keys", "sections", "photos")
    if many != isinstance(value, list) or isinstance(value, dict):
        expected = "a list, one item a line with a dash" if many else "one value"
        message = f"{location[-1]}: expected {expected}"
        yield Finding(WRONG_TYPE, message, known.document.at(node))
        return
    for index, item in enumerate(value if many else [value]):
        item_node = locate(known.document, (*location, index))[0] if many else node
        yield from _check_item(known, item_node, parameter, item)


def _check_item(known: _Known, node: Node, parameter: Parameter, item: object) -> Iterator[Finding]:
    place = known.document.at(node)
    if not isinstance(item, str):
        yield Finding(WRONG_TYPE, "expected one value", place)
        return
    match parameter.kind:
        case "number" if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", item):
            yield Finding(WRONG_TYPE, f"expected a number, found {quoted(item)}", place)
        case "flag" if item not in ("true", "false"):
            yield Finding(WRONG_TYPE, f"expected true or false, found {quoted(item)}", place)
        case "choice" if item not in parameter.choices:
            message = f"expected one of {', '.join(parameter.choices)}, found {quoted(item)}"
            yield Finding(WRONG_VALUE, message, place, suggest(item, parameter.choices))
        case _:
            yield from _check_reference(known, place, parameter, item)


def _check_reference(
    known: _Known, place: Place, parameter: Parameter, item: str
) -> Iterator[Finding]:
    names = _names(
        known, parameter.kind.removesuffix("s") if parameter.kind != "species" else "species"
    )
    if names is not None and item not in names:
        what = {"key": "text", "section": "section of texts"}.get(
            parameter.kind.removesuffix("s"), parameter.kind.removesuffix("s")
        )
        what = "species" if parameter.kind == "species" else what
        message = f"there is no {what} {quoted(item)}"
        yield Finding(UNKNOWN_REFERENCE, message, place, suggest(item, tuple(names)))


def _names(known: _Known, kind: str) -> frozenset[str] | None:
    keys = known.source.units
    match kind:
        case "key":
            return frozenset(keys)
        case "section":
            return frozenset(key.rpartition(".")[0] for key in keys)
        case "species" if "species" not in known.unusable:
            return frozenset(known.content.species)
        case "photo" if "photos" not in known.unusable:
            return frozenset(known.content.photos)
    return None
