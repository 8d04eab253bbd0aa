"""Layout plain keeps its promises: large print in every language, one ink, all that classic has."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from brochure_build.jobs import Outcome, Request, build
from brochure_build.layout.blocks import BlockType
from brochure_build.project import Project, Variant
from brochure_build.project.sources import Sources, read_sources
from conftest import Built
from preflight.finished_files import codes
from project.copies import ROOT, copy_all, fill_slots, load

SMALLEST_PT = 12.0
LOCALES = Project(ROOT).catalogue_names()
# Black and paper as a press file may ask for them; anything else is one colour too many.
SPACES = {"cs /DeviceCMYK", "CS /DeviceCMYK"}
PAINTING = ("k", "K", "sc", "SC", "scn", "SCN")
OTHERS = ("cs", "CS", "g", "G", "rg", "RG", "sh")


@pytest.fixture(scope="module")
def plain(checkout: Path) -> Sources:
    return read_sources(Project(checkout, Variant(layout="plain")))


@pytest.fixture(scope="module")
def classic(checkout: Path) -> Sources:
    return read_sources(Project(checkout, Variant(layout="classic")))


def pdf(built: Built, locale: str, edition: str) -> bytes:
    (path,) = (built.project.build / "plain" / locale).glob(f"*-plain-{locale}-{edition}.pdf")
    return path.read_bytes()


# --- what it is made for ----------------------------------------------------------------------


def test_it_is_laid_out_on_three_a4_pages_in_a_row(large_print: Built) -> None:
    with pypdfium2.PdfDocument(pdf(large_print, "en", "screen")) as document:
        sizes = [[round(side * 25.4 / 72) for side in page.get_size()] for page in document]
    assert sizes == [[211, 297], [208, 297], [211, 297], [211, 297], [208, 297], [211, 297]]


@pytest.mark.parametrize("locale", LOCALES)
def test_no_text_is_smaller_than_large_print(locale: str, large_print: Built) -> None:
    with pypdfium2.PdfDocument(pdf(large_print, locale, "screen")) as document:
        sizes = [size for page in document for size in text_sizes(page)]
    assert len(sizes) > 100
    assert min(sizes) >= SMALLEST_PT


def text_sizes(page: pypdfium2.PdfPage) -> Iterator[float]:
    """The size of each piece of text as it is printed, in points."""
    for piece in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        matrix = piece.get_matrix()
        assert matrix.b == matrix.c == 0, "a turned text has another size than is measured here"
        yield round(piece.get_font_size() * abs(matrix.d), 3)


def test_the_size_that_is_measured_is_the_one_that_was_set(large_print: Built) -> None:
    settings = large_print.outcome.settings
    russian = [dict(setting.measures) for setting in settings if setting.locale == "ru-RU"]
    wanted = {float(measures["text-size"].removesuffix("pt")) for measures in russian}
    with pypdfium2.PdfDocument(pdf(large_print, "ru-RU", "screen")) as document:
        found = {size for page in document for size in text_sizes(page)}
    assert wanted
    assert wanted <= {round(size, 2) for size in found}


def test_nothing_but_black_is_printed(large_print: Built) -> None:
    with pikepdf.open(io.BytesIO(pdf(large_print, "en", "print"))) as document:
        painted = [colour for scope in document.content_scopes() for colour in colours(scope)]
    assert len(painted) > 100
    black_alone = re.compile(rf"({'|'.join(PAINTING)}) 0 0 0 [01](\.[0-9]+)?")
    assert [one for one in set(painted) - SPACES if not black_alone.fullmatch(one)] == []


def colours(scope: pikepdf.ContentScope) -> Iterator[str]:
    """What a part of a page asks for in colour: operators with their operands."""
    for instruction in pikepdf.parse_content_stream(scope.content):
        operator = str(instruction.operator)
        if operator in {*PAINTING, *OTHERS}:
            yield " ".join((operator, *map(str, instruction.operands)))


@pytest.mark.parametrize("locale", LOCALES)
def test_both_codes_can_be_read(locale: str, large_print: Built) -> None:
    assert len(list(codes(pdf(large_print, locale, "screen"), dpi=150))) == 2


def test_its_inks_are_black_and_paper() -> None:
    inks = load(ROOT / "layouts" / "plain" / "inks.yaml")["inks"]
    assert (inks["paper"]["cmyk"], inks["ink"]["cmyk"]) == ("0 0 0 0", "0 0 0 100")
    assert all(entry["cmyk"].startswith("0 0 0 ") for entry in inks.values())
    assert all(len(set(re.findall("..", entry["srgb"][1:]))) == 1 for entry in inks.values())


# --- the same brochure ------------------------------------------------------------------------


def test_it_has_every_block_of_the_brochure_with_the_same_parameters(
    plain: Sources, classic: Sources
) -> None:
    assert plain.content is not None
    panels = plain.content.brochure.panels.values()
    used = {block.type for panel in panels for block in panel.blocks}
    assert len(used) > 5
    assert used <= set(plain.types)
    for name in sorted(used):
        assert taken(plain.types[name]) == taken(classic.types[name]), name


def taken(block: BlockType) -> dict[str, tuple[str, bool]]:
    """The parameters of a block: their kinds, and which can be left out."""
    return {
        name: (parameter.kind, parameter.optional or parameter.default is not None)
        for name, parameter in block.parameters.items()
    }


def test_pictures_stand_in_their_boxes_beside_the_same_text(
    large_print: Built, tmp_path: Path
) -> None:
    copied = copy_all(large_print.project.root, tmp_path / "copied")
    fill_slots(copied)
    request = Request(locales=("ru-RU",), editions=("screen",))
    outcome: Outcome = build(Project(copied.root, Variant(layout="plain")), request)
    assert outcome.files, outcome.findings
    with pypdfium2.PdfDocument(copied.root / outcome.files[0].path) as document:
        pictures = [list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])) for page in document]
        sizes = [size for page in document for size in text_sizes(page)]
    slots = load(copied.brochure / "photos.yaml")["photos"]
    assert sum(map(len, pictures)) == len(slots)
    assert min(sizes) >= SMALLEST_PT
    with pypdfium2.PdfDocument(pdf(large_print, "ru-RU", "screen")) as document:
        for page in document:
            assert not list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))
