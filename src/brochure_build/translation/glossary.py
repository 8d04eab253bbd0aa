"""The glossary: how a term is said in each language, what else is accepted, what is forbidden."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from brochure_build.fields import Entry, Identifier, LocaleName, Text, form

Plain = Annotated[str, *form(r"^[^*]+$", "a term as it stands alone, without *")]
Form = Annotated[
    str, *form(r"^[^*\s]+\*?( [^*\s]+\*?)*$", "words, each of which may end in *, such as тигр*")
]


class Wording(Entry):
    """A term in one language. A form ending in * stands for every ending of that word."""

    use: Plain = Field(description="the form to use, as it stands alone")
    accept: tuple[Form, ...] = Field(default=(), description="other forms that are right")
    forbid: tuple[Form, ...] = Field(default=(), description="what must never be printed")
    formal: Text | None = Field(default=None, description="the full official form")
    confidence: Literal["high", "medium", "low"] = Field(
        default="low", description="high: seen in an official text of that language"
    )
    source: Text | None = Field(default=None, description="where this form was seen")


class Term(Entry):
    """A term in English and in each language."""

    english: tuple[Plain, ...] = Field(min_length=1, description="its forms in the English texts")
    note: Text | None = None
    wordings: Mapping[LocaleName, Wording]


class Glossary(Entry):
    """translations/glossary.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    terms: Mapping[Identifier, Term] = Field(default_factory=dict)
