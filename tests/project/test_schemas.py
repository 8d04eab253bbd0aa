"""JSON Schemas: they take the files as they are, and offer what there is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from brochure_build.content import FILES
from brochure_build.project.schemas import schema_files
from brochure_build.project.sources import read_sources
from brochure_build.registry import editions, folds
from brochure_build.translation.catalogue import OBSOLETE
from conftest import Built
from project.copies import load


@pytest.fixture(scope="module")
def schemas(real: Built) -> dict[str, Any]:
    files = schema_files(read_sources(real.project))
    return {name.removesuffix(".json"): json.loads(data) for name, data in files.items()}


def test_there_is_a_schema_for_every_kind_of_file(schemas: dict[str, Any]) -> None:
    stems = {"locales", "glossary", "inks", "layout", "map", "sidecar", "catalogue"}
    assert set(schemas) == {*FILES, *stems}


def test_every_schema_says_which_dialect_it_is(schemas: dict[str, Any]) -> None:
    for schema in schemas.values():
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_reference_within_a_schema_leads_somewhere(schemas: dict[str, Any]) -> None:
    for schema in schemas.values():
        for reference in _references(schema):
            assert reference.startswith("#/$defs/")
            assert reference.removeprefix("#/$defs/") in schema["$defs"]


def _references(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["$ref"]] if isinstance(schema.get("$ref"), str) else []
        return own + [r for value in schema.values() for r in _references(value)]
    return [r for value in schema for r in _references(value)] if isinstance(schema, list) else []


def test_folds_editions_and_layouts_are_offered(schemas: dict[str, Any]) -> None:
    properties = schemas["brochure"]["properties"]
    assert properties["fold"]["enum"] == sorted(folds())
    assert properties["editions"]["items"]["enum"] == sorted(editions())
    assert properties["layout"]["enum"] == ["classic", "plain"]


def test_every_block_type_is_offered_with_its_parameters(
    schemas: dict[str, Any], real: Built
) -> None:
    sources = read_sources(real.project)
    offered = {
        block["properties"]["type"]["const"]: block
        for block in schemas["brochure"]["$defs"]["Block"]["oneOf"]
    }
    assert set(offered) == set(sources.types)
    for name, kind in sources.types.items():
        assert set(offered[name]["properties"]) == {"type", *kind.parameters}
        assert set(offered[name]["required"]) <= {"type", *kind.parameters}
        assert offered[name]["description"] == kind.description


def test_every_text_species_and_photo_is_offered(schemas: dict[str, Any], real: Built) -> None:
    sources = read_sources(real.project)
    assert sources.content is not None
    names = schemas["brochure"]["$defs"]
    assert names["a_key"]["enum"] == sorted(sources.languages["en"].catalogue.units)
    assert names["a_species"]["enum"] == sorted(sources.content.species)
    assert names["a_photo"]["enum"] == sorted(sources.content.photos)


def test_the_catalogue_has_the_sections_and_the_english_of_every_text(
    schemas: dict[str, Any], real: Built
) -> None:
    def compare(schema: dict[str, Any], value: Any) -> None:
        if isinstance(value, str):
            assert schema == {"type": "string", "description": f"English: {value}"}
            return
        assert schema["additionalProperties"] is False
        assert set(schema["properties"]) - {OBSOLETE} == set(value)
        for name, inner in value.items():
            compare(schema["properties"][name], inner)

    compare(schemas["catalogue"], load(real.project.translations / "en.yaml"))


def test_the_same_sources_give_the_same_bytes(real: Built) -> None:
    sources = read_sources(real.project)
    assert schema_files(sources) == schema_files(read_sources(real.project))
