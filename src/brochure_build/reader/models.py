"""A tree of text nodes to a pydantic model; its complaints come back with file, line and column."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from brochure_build.codes import MISSING_NAME, UNKNOWN_NAME, WRONG_TYPE, WRONG_VALUE
from brochure_build.findings import Code, Finding, Place, quoted
from brochure_build.reader.nodes import Document, Mapping, Node, Scalar, Sequence

Model = TypeVar("Model", bound=BaseModel)

Location = tuple[int | str, ...]

# pydantic's error types in the words of people who edit YAML; {…} come from its context.
_EXPECTED = {
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "float_parsing": "a number",
    "float_type": "a number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "date_from_datetime_parsing": "a date like 2026-11-22",
    "date_parsing": "a date like 2026-11-22",
    "date_type": "a date like 2026-11-22",
    "string_type": "one text",
    "list_type": "a list, one item a line with a dash",
    "tuple_type": "a list, one item a line with a dash",
    "dict_type": "names with values",
    "mapping_type": "names with values",
    "frozen_set_type": "a list, one item a line with a dash",
    "model_type": "names with values",
    "model_attributes_type": "names with values",
    "enum": "{expected}",
    "literal_error": "{expected}",
    "string_too_short": "a text that is not empty",
    "too_short": "{min_length} or more entries",
    "too_long": "{max_length} or fewer entries",
    "int_parsing_size": "a number of less than 20 digits",
    "greater_than": "more than {gt}",
    "greater_than_equal": "{ge} or more",
    "less_than": "less than {lt}",
    "less_than_equal": "{le} or less",
}

_VALUE_TYPES = {
    "enum",
    "literal_error",
    "string_too_short",
    "too_short",
    "too_long",
    "int_parsing_size",
    "greater_than",
    "greater_than_equal",
    "less_than",
    "less_than_equal",
}


def read_model(document: Document, model: type[Model]) -> tuple[Model | None, tuple[Finding, ...]]:
    """The document as a model; None with every mistake where it is not one."""
    try:
        return model.model_validate(plain(document.root)), ()
    except ValidationError as error:
        details = (detail for detail in error.errors() if not _follows(detail))
        return None, tuple(_finding(document, model, detail) for detail in details)


def _follows(detail: ErrorDetails) -> bool:
    """Whether pydantic finds a list too short only because it left out the items with mistakes."""
    if detail["type"] != "too_short" or not hasattr(detail["input"], "__len__"):
        return False
    fewest: int = detail.get("ctx", {}).get("min_length", 0)
    return len(detail["input"]) >= fewest


def plain(node: Node) -> Any:
    """A node as dict, list and str."""
    match node:
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text


def locate(document: Document, location: Location) -> tuple[Node, Scalar | None]:
    """The deepest node on the way to a location, and its name; an item of a list has none."""
    node: Node = document.root
    name: Scalar | None = None
    for step in location:
        found: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            found = node.get(step)
            name = node.key(step) if found is not None else name
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            found, name = node.items[step], None
        if found is None:
            continue  # a step of pydantic's own, such as the tag of a union
        node = found
    return node, name


def _finding(document: Document, model: type[BaseModel], detail: ErrorDetails) -> Finding:
    location = detail["loc"]
    path = ".".join(str(step) for step in location if step != "[key]")
    node, name = locate(document, location)
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown(document, model, location, node)
    if kind == "missing":
        missing = f"{quoted(str(location[-1]))} is missing"
        place = _name_place(document, name) or document.at(node)
        within = ".".join(str(step) for step in location[:-1])
        return Finding(MISSING_NAME, f"{within}: {missing}" if within else missing, place)
    place = _value_place(document, node, name)
    if "[key]" in location and name is not None:
        place = document.at(name)
    return Finding(_code(kind), f"{path}: {_sentence(detail)}", place, _meant(detail))


def _unknown(document: Document, model: type[BaseModel], location: Location, node: Node) -> Finding:
    name = str(location[-1])
    parent, _ = locate(document, location[:-1])
    key = parent.key(name) if isinstance(parent, Mapping) else None
    known = tuple(_names_at(model, location[:-1]))
    place = _name_place(document, key) or document.at(node)
    return Finding(UNKNOWN_NAME, f"{quoted(name)} means nothing here", place, suggest(name, known))


def suggest(name: str, known: tuple[str, ...]) -> str:
    """A hint: the known name that comes nearest, or all of them."""
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean {quoted(near[0])}?"
    return f"known here: {', '.join(sorted(known))}" if known else ""


def _names_at(model: type[BaseModel], location: Location) -> Iterator[str]:
    """The field names of the model that a location leads to."""
    current: Any = model
    for step in location:
        current = _step(current, step)
    if isinstance(current, type) and issubclass(current, BaseModel):
        for name, field in current.model_fields.items():
            yield field.alias or name


def _step(annotation: Any, step: int | str) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            if step in (name, field.alias):
                return _unwrap(field.annotation)
        return None
    arguments = [a for a in get_args(annotation) if a is not Ellipsis and a is not type(None)]
    return _unwrap(arguments[-1]) if arguments else None


def _unwrap(annotation: Any) -> Any:
    """Optional[X] to X; everything else as it is."""
    arguments = get_args(annotation)
    if type(None) in arguments:
        rest = [a for a in arguments if a is not type(None)]
        return rest[0] if len(rest) == 1 else annotation
    return annotation


def _code(kind: str) -> Code:
    own_words = kind.startswith("value") or kind not in _EXPECTED
    return WRONG_VALUE if own_words or kind in _VALUE_TYPES else WRONG_TYPE


def _sentence(detail: ErrorDetails) -> str:
    wanted = _EXPECTED.get(detail["type"])
    if wanted is None:
        sentence = detail["msg"].removeprefix("Value error, ")
        given = detail["input"]
        found = (
            f", found {quoted(given)}"
            if detail["type"] == "form" and isinstance(given, str)
            else ""
        )
        return f"{sentence}{found}"
    expected = wanted.format(**detail.get("ctx", {})).replace("'", "")
    given = detail["input"]
    found = quoted(given) if isinstance(given, str) else _kind(given)
    return f"expected {expected}, found {found}"


def _meant(detail: ErrorDetails) -> str:
    """For one of a few words: the one that comes nearest."""
    if detail["type"] != "literal_error" or not isinstance(detail["input"], str):
        return ""
    words = re.findall(r"'([^']*)'", detail.get("ctx", {}).get("expected", ""))
    near = difflib.get_close_matches(detail["input"], words, n=1, cutoff=0.6)
    return f"did you mean {quoted(near[0])}?" if near else ""


def _kind(value: object) -> str:
    if isinstance(value, dict):
        return "names with values" if value else "none"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    return quoted(str(value))


def _name_place(document: Document, name: Scalar | None) -> Place | None:
    return document.at(name) if name is not None else None


def _value_place(document: Document, node: Node, name: Scalar | None) -> Place:
    if isinstance(node, Mapping | Sequence) and name is not None:
        return document.at(name)
    return document.at(node)
