"""Rendered panels kept from build to build, while nothing that goes into them has changed."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from brochure_build.project import digest
from brochure_build.project.cache import KEPT_DAYS, PanelCache, panel_key
from brochure_build.stages import (
    Measured,
    PanelPage,
    PanelSource,
    PlacedPhoto,
    QrPayload,
    Rendered,
    UnitRoom,
)
from render.samples import PRINT, SCREEN, lines, panel

ENGINE = ("python 3", "weasyprint 70")
DIGESTS = {"assets/fonts/a.ttf": "1", "assets/b.svg": "2", "brochure/other.yaml": "3"}
RENDERED = Rendered(
    page=PanelPage("cover", "T", 50.0, 80.0, 3.0, b"%PDF-1.7 not really"),
    measured=Measured(12.5, 68.0, (UnitRoom("cover.title", 84.0, 2, 5.94),)),
    read=("assets/b.svg", "assets/fonts/a.ttf"),
    photos=(PlacedPhoto("tiger", 900, 600, 84.125, 56.083, 84.125),),
)


@pytest.fixture
def cache(tmp_path: Path) -> PanelCache:
    """A cache with one panel, under the key k."""
    made = PanelCache(tmp_path / ".cache", DIGESTS)
    made.put("k", RENDERED)
    return made


def with_digests(cache: PanelCache, digests: dict[str, str]) -> PanelCache:
    return PanelCache(cache.folder.parent, digests)


# --- hits ---------------------------------------------------------------------------------------


def test_what_was_put_in_comes_out(cache: PanelCache) -> None:
    assert cache.get("k") == RENDERED
    assert cache.get("other") is None


def test_a_file_that_the_panel_did_not_read_does_not_matter(cache: PanelCache) -> None:
    changed = {**DIGESTS, "brochure/other.yaml": "4", "assets/new.svg": "5"}
    assert with_digests(cache, changed).get("k") == RENDERED


# --- misses -------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", RENDERED.read)
def test_a_changed_file_that_the_panel_read_is_a_miss(file: str, cache: PanelCache) -> None:
    assert with_digests(cache, {**DIGESTS, file: "9"}).get("k") is None


@pytest.mark.parametrize("file", RENDERED.read)
def test_a_file_that_is_gone_is_a_miss(file: str, cache: PanelCache) -> None:
    without = {name: digest for name, digest in DIGESTS.items() if name != file}
    assert with_digests(cache, without).get("k") is None


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def flip(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:5] + bytes([data[5] ^ 1]) + data[6:])


DAMAGE: dict[str, tuple[str, Callable[[Path], object]]] = {
    "the page is gone": ("k.pdf", Path.unlink),
    "the page is cut": ("k.pdf", cut),
    "one bit of the page": ("k.pdf", flip),
    "the note is gone": ("k.json", Path.unlink),
    "the note is cut": ("k.json", cut),
    "the note is empty": ("k.json", lambda path: path.write_bytes(b"")),
    "the note is not text": ("k.json", lambda path: path.write_bytes(b"\xff\xfe")),
    "the note is a list": ("k.json", lambda path: path.write_bytes(b"[]")),
    "the note lacks a part": ("k.json", lambda path: path.write_bytes(b'{"read": {}}')),
    "the note is null": ("k.json", lambda path: path.write_bytes(b"null")),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_entry_is_a_miss_and_is_made_again(name: str, cache: PanelCache) -> None:
    file, damage = DAMAGE[name]
    damage(cache.folder / file)
    assert cache.get("k") is None
    cache.put("k", RENDERED)
    assert cache.get("k") == RENDERED


def test_a_note_with_a_part_too_many_is_a_miss(cache: PanelCache) -> None:
    note = cache.folder / "k.json"
    record = json.loads(note.read_text("utf-8"))
    record["page"]["colour"] = "red"
    note.write_text(json.dumps(record), "utf-8")
    assert cache.get("k") is None


def test_a_panel_kept_before_texts_were_measured_is_a_miss(cache: PanelCache) -> None:
    note = cache.folder / "k.json"
    record = json.loads(note.read_text("utf-8"))
    del record["measured"]["units"]
    note.write_text(json.dumps(record), "utf-8")
    assert cache.get("k") is None


def test_a_cache_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_bytes(b"a file stands in the way")
    cache = PanelCache(tmp_path / ".cache", DIGESTS)
    cache.put("k", RENDERED)
    assert cache.get("k") is None
    cache.prune()


def test_what_is_not_used_for_long_is_forgotten(cache: PanelCache) -> None:
    cache.put("old", RENDERED)
    long_ago = time.time() - (KEPT_DAYS + 1) * 86_400
    os.utime(cache.folder / "old.json", (long_ago, long_ago))
    cache.prune()
    assert sorted(path.name for path in cache.folder.iterdir()) == ["k.json", "k.pdf"]


def test_what_is_used_is_kept(cache: PanelCache) -> None:
    long_ago = time.time() - (KEPT_DAYS + 1) * 86_400
    os.utime(cache.folder / "k.json", (long_ago, long_ago))
    assert cache.get("k") is not None
    cache.prune()
    assert cache.get("k") is not None


# --- keys ---------------------------------------------------------------------------------------

SOURCE = panel(lines(1), files={"a.svg": b"<svg/>"})
CHANGED: dict[str, PanelSource] = {
    "html": panel(lines(2), files={"a.svg": b"<svg/>"}),
    "style": panel(lines(1), "p{margin:0}", files={"a.svg": b"<svg/>"}),
    "file": panel(lines(1), files={"a.svg": b"<svg />"}),
    "name of a file": panel(lines(1), files={"b.svg": b"<svg/>"}),
    "rendering": panel(lines(1), rendering=PRINT, files={"a.svg": b"<svg/>"}),
    "width": replace(SOURCE, width_mm=50.1),
    "height": replace(SOURCE, height_mm=80.1),
    "panel": replace(SOURCE, panel="back"),
    "locale": replace(SOURCE, locale="ja-JP"),
    "title": replace(SOURCE, title="U"),
    "base": replace(SOURCE, base="layouts/other"),
    "code": replace(SOURCE, codes=(QrPayload("x", 0.5),)),
}


def test_the_same_panel_has_the_same_key() -> None:
    again = panel(lines(1), files={"a.svg": b"<svg/>"})
    assert panel_key(again, ENGINE) == panel_key(SOURCE, ENGINE)
    assert SOURCE.rendering == SCREEN


def test_a_draft_and_a_final_panel_are_one_in_the_cache() -> None:
    assert panel_key(replace(SOURCE, lenient=True), ENGINE) == panel_key(SOURCE, ENGINE)


@pytest.mark.parametrize("what", CHANGED)
def test_whatever_goes_into_a_panel_changes_its_key(what: str) -> None:
    assert panel_key(CHANGED[what], ENGINE) != panel_key(SOURCE, ENGINE)


def test_which_keys_were_asked_for_decides_nothing() -> None:
    assert panel_key(replace(SOURCE, keys=("cover.title",)), ENGINE) == panel_key(SOURCE, ENGINE)


def test_another_engine_is_another_key() -> None:
    assert panel_key(SOURCE, ("weasyprint 71",)) != panel_key(SOURCE, ENGINE)


def test_a_change_of_the_rendering_rooms_is_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = panel_key(SOURCE, ENGINE)
    monkeypatch.setattr("brochure_build.project.cache.program_digest", lambda _rooms: "changed")
    assert panel_key(SOURCE, ENGINE) != before
    assert digest.program_digest(("render",)) != digest.program_digest(("bind",))
