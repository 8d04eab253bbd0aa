"""Kinds of value that models are made of, each refused in words that people understand."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError


class Entry(BaseModel):
    """What all parts of a model share: unknown names are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _whole(value: object) -> object:
    """Digits only: pydantic alone would also take 8.0, 1_000 and “ 7 ”."""
    if isinstance(value, str) and not re.fullmatch(r"-?(0|[1-9][0-9]*)", value):
        raise PydanticCustomError("int_parsing", "a whole number")
    return value


def _decimal(value: object) -> object:
    """Digits and a point: pydantic alone would also take 4_7, 1e3, nan and “ 7 ”."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
        raise PydanticCustomError("float_parsing", "a number")
    return value


def _day(value: object) -> object:
    """Year, month and day: pydantic alone would also take 0 for 1970-01-01."""
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("date_parsing", "a date")
    return value


def form(pattern: str, what: str) -> tuple[StringConstraints, BeforeValidator]:
    """A text of one form: the pattern for editors, and words for people."""

    def check(value: object) -> object:
        if isinstance(value, str) and not re.fullmatch(pattern, value):
            raise PydanticCustomError("form", "expected {what}", {"what": what})
        return value

    return StringConstraints(pattern=pattern), BeforeValidator(check)


Text = Annotated[str, StringConstraints(min_length=1)]
Identifier = Annotated[
    str, *form(r"^[a-z][a-z0-9_]*$", "small letters, digits and underscores, a letter first")
]
Key = Annotated[
    str, *form(r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$", "the key of a text, such as cover.title")
]
# Limits and patterns stand before validators, or they would be lost from the schemas for editors.
WHOLE = BeforeValidator(_whole)
DECIMAL = BeforeValidator(_decimal)
Day = Annotated[dt.date, BeforeValidator(_day)]
Count = Annotated[int, Field(ge=0, le=10_000_000), WHOLE]
Year = Annotated[int, Field(ge=1000, le=9999), WHOLE]
Url = Annotated[str, *form(r"^https://[^\s]+\.[^\s]+$", "an address that begins with https://")]
FileStem = Annotated[str, *form(r"^[a-z0-9]+(-[a-z0-9]+)*$", "small letters, digits and hyphens")]
LocaleName = Annotated[str, *form(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "a locale such as ja-JP")]
LocaleOrDefault = Annotated[
    str,
    *form(r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*|default)$", "a locale such as ja-JP, or “default”"),
]
