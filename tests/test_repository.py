"""The repository itself: the real brochure as it would go to the printer, and the house's walls."""

from __future__ import annotations

import ctypes
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

import brochure_build
from brochure_build.build import lay_out
from brochure_build.findings import errors
from brochure_build.folds import lay_flat
from brochure_build.jobs import Status, check
from brochure_build.project import Project
from brochure_build.project.schemas import schema_files
from brochure_build.project.sources import Sources, read_sources
from brochure_build.registry import editions, folds
from brochure_build.stages import POINTS_PER_MM, TOLERANCE_MM
from cli.running import Brochure, surroundings
from conftest import Built
from preflight.finished_files import bookmarks, links
from project.copies import ROOT

LOCALES = ("en", "zh-CN", "ko-KP", "ja-JP", "mn-MN", "ko-KR", "ru-RU")
EDITIONS = ("print", "screen", "desktop")
SMALLEST_POINTS = 7.0

# Texts that wait: why, and they are not printed until then.
STANDBY: Mapping[str, str] = {
    "species.iucn.near_threatened": "for a change of a species' status",
    "species.population.at_least": "for a change of an estimate's qualifier",
    "species.population.range": "for a change of an estimate's qualifier",
    "species.amur_tiger.photo": "until its slot in photos.yaml has a picture",
    "species.snow_leopard.photo": "until its slot in photos.yaml has a picture",
    "map.caption": "until its slot in photos.yaml has a picture",
    "map.credit": "until its slot in photos.yaml has a picture",
}


@pytest.fixture(scope="module")
def sources(real: Built) -> Sources:
    return read_sources(real.project)


def finished(project: Project, locale: str, edition: str) -> bytes:
    (path,) = (project.build / locale).glob(f"*-{locale}-{edition}.pdf")
    return path.read_bytes()


# --- the brochure -------------------------------------------------------------------------------


def test_checking_the_brochure_finds_nothing_wrong(checkout: Path) -> None:
    assert errors(check(Project(checkout))) == ()


def test_all_languages_and_editions_are_built_in_one_run(real: Built) -> None:
    assert real.outcome.status is Status.BUILT
    assert errors(real.outcome.findings) == ()
    made = {(file.locale, file.edition) for file in real.outcome.files}
    assert made == {(locale, edition) for locale in LOCALES for edition in EDITIONS}
    assert len(real.outcome.files) == 21
    for file in real.outcome.files:
        stem = f"paws-across-borders-{file.locale}-{file.edition}"
        assert file.path == f"build/{file.locale}/{stem}.pdf"
        assert (real.project.root / file.path).stat().st_size == file.size


def test_every_panel_of_every_language_has_room_left(real: Built, sources: Sources) -> None:
    assert sources.content is not None
    panels = folds()[sources.content.brochure.fold].panels
    fits = {(fit.locale, fit.panel): fit.free_mm for fit in real.outcome.fits}
    assert set(fits) == {(locale, panel) for locale in LOCALES for panel in panels}
    assert {place: room for place, room in fits.items() if room < -TOLERANCE_MM} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_print_edition_has_no_links_and_the_others_lead_to_the_office(
    locale: str, real: Built, sources: Sources
) -> None:
    assert sources.content is not None
    contact = sources.content.contact
    assert contact is not None
    ways = {
        f"mailto:{contact.email}",
        f"tel:{contact.phone.e164}",
        *contact.websites,
        *(account.url for account in contact.social),
    }
    assert not links(finished(real.project, locale, "print"))
    for edition in ("screen", "desktop"):
        assert ways <= set(links(finished(real.project, locale, edition)))


@pytest.mark.parametrize("locale", LOCALES)
def test_bookmarks_name_every_panel_in_reading_order(
    locale: str, real: Built, sources: Sources
) -> None:
    assert sources.content is not None
    brochure = sources.content.brochure
    panels = lay_out(sources, locale, editions()["screen"].rendering).panels
    titles = {panel.panel: panel.title for panel in panels}
    wanted = [titles[panel] for panel in folds()[brochure.fold].reading]
    found = iter(bookmarks(finished(real.project, locale, "screen")))
    assert all(title in found for title in wanted), "a panel has no bookmark, or not in its place"


# --- sizes --------------------------------------------------------------------------------------


def text_sizes(pdf: bytes, margin_mm: float) -> Iterator[tuple[float, str]]:
    """The size in points of every visible character within the trim, and the character."""
    margin = margin_mm * POINTS_PER_MM
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            matrix, box = pdfium.FS_MATRIX(), [ctypes.c_double() for _ in range(4)]
            for index in range(text.count_chars()):
                character = chr(pdfium.FPDFText_GetUnicode(text, index))
                pdfium.FPDFText_GetCharBox(text, index, *box)
                x, y = box[0].value, box[2].value
                in_trim = margin <= x <= width - margin and margin <= y <= height - margin
                if in_trim and not character.isspace() and character.isprintable():
                    pdfium.FPDFText_GetMatrix(text, index, matrix)
                    size = pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d)
                    yield size, character


@pytest.mark.parametrize("locale", LOCALES)
def test_no_printed_text_is_too_small_to_read(locale: str, real: Built) -> None:
    sizes = list(text_sizes(finished(real.project, locale, "print"), editions()["print"].slug_mm))
    assert len(sizes) > 1500, "the sheet was not read"
    assert max(size for size, _ in sizes) > 20, "the title was not read"
    rounded = {(round(size, 2), letter) for size, letter in sizes}  # 7 pt are read as 6.99999
    small = sorted(found for found in rounded if found[0] < SMALLEST_POINTS)
    assert small == []


def test_measuring_text_finds_the_slug_too_small(real: Built) -> None:
    """The measure above can fail: the slug line, which it leaves out, is set in 6 points."""
    everything = text_sizes(finished(real.project, "en", "print"), 0.0)
    assert round(min(size for size, _ in everything), 2) == 6.0


# --- the files people edit ----------------------------------------------------------------------


def yaml_files() -> list[Path]:
    folders = ("brochure", "translations", "layouts", "assets/photos")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.yaml")]
    found = [path for path in found if path.parent.name != "state"]  # the tool's own
    found.append(ROOT / "assets" / "map" / "map.yaml")
    assert len(found) >= 22
    return sorted(found)


@pytest.mark.parametrize("path", yaml_files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_yaml_file_names_its_schema_and_it_is_there(path: Path) -> None:
    first = path.read_text("utf-8").split("\n", 1)[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+\.json)", first)
    assert named, first
    assert (path.parent / named[1]).is_file()


def test_the_schemas_are_up_to_date(checkout: Path, brochure: Brochure) -> None:
    project = Project(checkout)
    made = schema_files(read_sources(project))
    written = {path.name: path.read_bytes() for path in project.schemas.glob("*.json")}
    assert set(written) == set(made)
    assert [name for name in made if written[name] != made[name]] == []
    assert brochure("schema", "--check", project=project).code == 0


# --- the catalogues -----------------------------------------------------------------------------


@cache
def asked_for(project: Project) -> frozenset[str]:
    """Every key that a panel, a bookmark, an alternative text or a file's own title asks for."""
    sources = read_sources(project)
    assert sources.content is not None
    brochure = sources.content.brochure
    renderings = {edition.rendering for edition in editions().values()}
    panels = [panel for each in renderings for panel in lay_out(sources, "en", each).panels]
    keys = {key for panel in panels for key in panel.keys}
    return frozenset(keys | {brochure.title, brochure.subject, brochure.author, *brochure.keywords})


@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_is_printed_or_waits_for_a_reason(
    locale: str, checkout: Path, sources: Sources
) -> None:
    keys = set(sources.languages[locale].catalogue.units)
    assert len(keys) > 80
    assert keys - asked_for(Project(checkout)) == set(STANDBY)


def test_what_waits_is_printed_when_its_time_has_come(pictured: Built) -> None:
    waiting = {key for key, reason in STANDBY.items() if "slot in photos.yaml" in reason}
    assert waiting
    assert waiting <= asked_for(pictured.project)


# --- the house ----------------------------------------------------------------------------------


def contracts() -> list[dict[str, object]]:
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    found = whole["tool"]["importlinter"]["contracts"]
    assert isinstance(found, list)
    return found


def lint(configuration: Path) -> int:
    """import-linter's exit code; in a process of its own, for it silences all other loggers."""
    call = f"lint_imports(config_filename={str(configuration)!r}, no_cache=True)"
    program = f"import sys; from importlinter.cli import lint_imports; sys.exit({call})"
    run = subprocess.run([sys.executable, "-c", program], env=surroundings(), check=False)
    return run.returncode


def test_the_walls_between_rooms_hold() -> None:
    assert len(contracts()) >= 2
    assert lint(ROOT / "pyproject.toml") == 0


def test_a_breach_of_the_walls_would_be_seen(tmp_path: Path) -> None:
    upside_down = tmp_path / "pyproject.toml"
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    order = '"brochure_build.build",\n  "brochure_build.coherence",'
    assert text.count(order) >= 1
    swapped = '"brochure_build.coherence",\n  "brochure_build.build",'
    upside_down.write_text(text.replace(order, swapped, 1), "utf-8")
    assert lint(upside_down) == 1


def test_every_room_has_its_place_among_the_layers() -> None:
    (layers,) = (entry["layers"] for entry in contracts() if entry["type"] == "layers")
    assert isinstance(layers, list)
    placed = {name.strip() for layer in layers for name in re.split(r"[|:]", layer)}
    rooms = {
        f"brochure_build.{info.name}" for info in pkgutil.iter_modules(brochure_build.__path__)
    }
    assert len(rooms) > 10
    assert rooms - {"brochure_build.__main__"} == placed


def test_the_folds_flat_sheet_is_the_papers(sources: Sources) -> None:
    """The real brochure: A4 in a C fold, whose flap is 3 mm short on both sides."""
    assert sources.content is not None
    brochure = sources.content.brochure
    flat = lay_flat(folds()[brochure.fold], brochure.flat_paper)
    assert (flat.paper.width_mm, flat.paper.height_mm) == (297, 210)
    widths = {place.panel: place.width_mm for place in flat.places}
    assert [widths[p] for p in ("flap", "back", "cover")] == pytest.approx([97, 100, 100])
    inside = ("inside_left", "inside_middle", "inside_right")
    assert [widths[p] for p in inside] == pytest.approx([100, 100, 97])
