"""JSON Schemas of all the YAML files people edit, so that editors complete and check them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from brochure_build import registry
from brochure_build.content import FILES, Sidecar
from brochure_build.layout.blocks import BlockType, Parameter
from brochure_build.layout.folder import InksFile
from brochure_build.layout.settings import LayoutFile
from brochure_build.maps import MapFile
from brochure_build.project.sources import Sources
from brochure_build.translation.catalogue import OBSOLETE, Catalogue
from brochure_build.translation.locales import LocalesFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def schema_files(sources: Sources) -> Mapping[str, bytes]:
    """Every schema by its file name; the same sources give the same bytes."""
    schemas = {stem: _of_model(model) for stem, model in FILES.items()}
    schemas["locales"] = _of_model(LocalesFile)
    schemas["sidecar"] = _of_model(Sidecar)
    schemas["inks"] = _of_model(InksFile)
    schemas["layout"] = _of_model(LayoutFile)
    schemas["map"] = _of_model(MapFile)
    catalogue = sources.source_catalogue
    if catalogue is not None:
        schemas["catalogue"] = _of_catalogue(catalogue)
    _offer_choices(schemas["brochure"], sources)
    return {f"{name}.json": _written(schema) for name, schema in schemas.items()}


def _of_model(model: type[BaseModel]) -> Schema:
    return {"$schema": DIALECT, **model.model_json_schema()}


def _of_catalogue(catalogue: Catalogue) -> Schema:
    """Sections and units as in the English, each unit described by its English."""
    root: Schema = _section()
    for key, unit in catalogue.units.items():
        *sections, name = key.split(".")
        here = root
        for section in sections:
            here = here["properties"].setdefault(section, _section())
        here["properties"][name] = {"type": "string", "description": f"English: {unit.text}"}
    about = "texts that are asked for no more, kept by `brochure l10n sync` for a while"
    root["properties"][OBSOLETE] = {"type": "object", "description": about}
    return {"$schema": DIALECT, "title": "Catalogue", **root}


def _section() -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": {}}


def _offer_choices(schema: Schema, sources: Sources) -> None:
    """Lists to choose from: the folds, editions, layouts, texts and block types that there are."""
    properties, definitions = schema["properties"], schema["$defs"]
    properties["fold"] |= {"enum": sorted(registry.folds())}
    properties["editions"]["items"] |= {"enum": sorted(registry.editions())}
    properties["layout"] |= {"enum": list(sources.project.layout_names())}
    if sources.types:
        definitions["Block"] = {"oneOf": [_block(*item) for item in sorted(sources.types.items())]}
        definitions |= _names(sources)


def _names(sources: Sources) -> Schema:
    """What the parameters of blocks may name."""
    keys = tuple(sources.source_catalogue.units) if sources.source_catalogue else ()
    content = sources.content
    return {
        "a_key": _enum(keys),
        "a_section": _enum(key.rpartition(".")[0] for key in keys),
        "a_species": _enum(content.species if content else ()),
        "a_photo": _enum(content.photos if content else ()),
    }


def _enum(names: Iterable[str]) -> Schema:
    return {"enum": sorted(set(names))}


def _block(name: str, block_type: BlockType) -> Schema:
    parameters = block_type.parameters
    return {
        "type": "object",
        "description": block_type.description,
        "additionalProperties": False,
        "properties": {
            "type": {"const": name},
            **{parameter: _parameter(parameters[parameter]) for parameter in parameters},
        },
        "required": [
            "type",
            *(key for key, p in parameters.items() if not p.optional and p.default is None),
        ],
    }


def _parameter(parameter: Parameter) -> Schema:
    kinds: Mapping[str, Schema] = {
        "key": {"$ref": "#/$defs/a_key"},
        "section": {"$ref": "#/$defs/a_section"},
        "species": {"$ref": "#/$defs/a_species"},
        "photo": {"$ref": "#/$defs/a_photo"},
        "choice": {"enum": list(parameter.choices)},
        "number": {"type": ["number", "string"]},
        "flag": {"type": "boolean"},
    }
    if parameter.kind in kinds:
        return {**kinds[parameter.kind], "description": parameter.description}
    item = kinds[parameter.kind.removesuffix("s")]
    return {"type": "array", "items": item, "description": parameter.description}


def _written(schema: Schema) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
