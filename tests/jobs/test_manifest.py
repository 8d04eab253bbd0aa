"""build/manifest.json: what can be read of it, and what cannot does no harm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.jobs import Request, Status, build
from brochure_build.jobs.manifest import (
    Manifest,
    read_manifest,
    unchanged_files,
    written_manifest,
)
from brochure_build.project import Project
from brochure_build.project.digest import bytes_digest
from conftest import Built
from project.copies import edit, files_under, write

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)


@pytest.fixture(scope="module")
def written(starter: Built) -> dict[str, Any]:
    content = json.loads(starter.project.manifest.read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def test_the_manifest_tells_what_was_published(starter: Built, written: dict[str, Any]) -> None:
    project = starter.project
    files = {record["path"]: record for record in written["files"]}
    on_disk = {project.relative(path) for path in project.build.glob("*/*.pdf")}
    assert set(files) == on_disk
    for path, record in files.items():
        data = (project.root / path).read_bytes()
        assert (record["size"], record["sha256"]) == (len(data), bytes_digest(data))


def test_the_manifest_tells_every_source_with_its_digest(
    starter: Built, written: dict[str, Any]
) -> None:
    inputs = written["inputs"]
    assert {"brochure/brochure.yaml", "translations/en.yaml"} <= set(inputs)
    assert {path.split("/")[0] for path in inputs} == {
        "brochure",
        "translations",
        "layouts",
        "assets",
    }
    for path, digest in inputs.items():
        assert digest == bytes_digest((starter.project.root / path).read_bytes())


def test_the_manifest_tells_program_and_engine(written: dict[str, Any]) -> None:
    assert written["program"]
    assert any(part.startswith("weasyprint 70") for part in written["engine"])


def test_what_is_written_is_read_again(starter: Built, tmp_path: Path) -> None:
    manifest = read_manifest(starter.project)
    assert manifest.files
    assert (manifest.locales, manifest.editions) == (("en",), ("print", "screen", "desktop"))
    project = Project(tmp_path)
    write(project.manifest, written_manifest(manifest, {}, ()))
    assert read_manifest(project) == manifest


# --- what cannot be used ------------------------------------------------------------------------


def reading(folder: Path, content: bytes) -> Manifest:
    project = Project(folder)
    write(project.manifest, content)
    manifest = read_manifest(project)
    for request in (Request(), Request(locales=("en",)), Request(editions=("print",))):
        assert not unchanged_files(project, request, manifest, "x")
    return manifest


@given(st.binary(max_size=200))
def test_any_bytes_are_at_worst_an_empty_manifest(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    assert reading(tmp_path_factory.mktemp("p"), content) == Manifest()


@given(st.sampled_from(["version", "files", "full", "fits", "findings"]), anything)
def test_any_value_in_it_is_at_worst_an_empty_manifest(
    tmp_path_factory: pytest.TempPathFactory, written: dict[str, Any], name: str, value: object
) -> None:
    reading(tmp_path_factory.mktemp("p"), json.dumps({**written, name: value}).encode())


@given(st.sampled_from(["path", "locale", "edition", "size", "sha256", "made_from"]), anything)
def test_any_value_in_a_record_is_at_worst_an_empty_manifest(
    tmp_path_factory: pytest.TempPathFactory, written: dict[str, Any], name: str, value: object
) -> None:
    records = [{**written["files"][0], name: value}]
    content = json.dumps({**written, "files": records}).encode()
    reading(tmp_path_factory.mktemp("p"), content)


@pytest.mark.parametrize(
    "path", ["../precious.txt", "/{root}/precious.txt", "build/../../precious.txt", "", "brochure"]
)
def test_a_forged_manifest_reaches_no_file_outside_the_build_folder(
    path: str, small: Project, written: dict[str, Any]
) -> None:
    precious = small.root.parent / "precious.txt"
    precious.write_bytes(b"mine")
    named = path.replace("{root}", str(small.root.parent).lstrip("/"))
    forged = {**written["files"][0], "path": named, "sha256": bytes_digest(b"mine")}
    files = [*written["files"], forged]
    write(small.manifest, json.dumps({**written, "files": files}))
    assert build(small, Request()).status is Status.BUILT
    assert precious.read_bytes() == b"mine"
    assert files_under(small.build)["manifest.json"] == json_bytes(written)


def json_bytes(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


# --- what was, and is no more -------------------------------------------------------------------


def test_files_of_an_edition_that_is_given_up_are_removed(small: Project) -> None:
    editions = 'fold: "half"\neditions:\n  - "screen"\n'
    edit(small, "brochure/brochure.yaml", 'fold: "half"\n', editions)
    kept = small.build / "en" / "notes.txt"
    kept.write_bytes(b"mine")
    assert build(small, Request()).status is Status.BUILT
    assert set(files_under(small.build)) == {
        "manifest.json",
        "en/our-brochure-en-screen.pdf",
        "en/notes.txt",
    }
