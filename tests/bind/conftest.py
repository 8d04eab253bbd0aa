"""Sheets, panels and finished files that the tests of binding share; each is made once."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from brochure_build.bind import bind, slug_room
from brochure_build.editions import Edition
from brochure_build.editions.desktop import EDITION as DESKTOP
from brochure_build.editions.print import EDITION as PRINT
from brochure_build.editions.screen import EDITION as SCREEN
from brochure_build.folds import lay_flat
from brochure_build.folds.c_fold import FOLD
from brochure_build.stages import (
    POINTS_PER_MM,
    FlatSheet,
    Furniture,
    Imprint,
    OutputIntent,
    PanelPage,
    Side,
)

from .samples import PAPER, PROFILE, SLUG, Job, rendered_panels, rendered_pdf


@pytest.fixture(scope="session")
def sheet() -> FlatSheet:
    """A small C fold."""
    return lay_flat(FOLD, PAPER)


@pytest.fixture(scope="session")
def imprint() -> Callable[[Edition], Imprint]:
    """What a file of an edition says about itself."""

    def make(edition: Edition) -> Imprint:
        return Imprint(
            title="Paws & <borders>",
            subject="Big cats",
            author="Secretariat",
            keywords=("tiger", "leopard"),
            language="zh-Hans-CN",
            locale="zh-CN",
            edition=edition.name,
            revision="r1",
            date=datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC),
            producer="brochure-build test",
        )

    return make


@pytest.fixture(scope="session")
def intent() -> OutputIntent:
    """A printing condition; its profile has a header and nothing behind it."""
    return OutputIntent(PROFILE, "FOGRA39", "http://www.color.org", "Coated paper")


@pytest.fixture(scope="session")
def printed(sheet: FlatSheet) -> Mapping[str, PanelPage]:
    """Rendered panels for the press."""
    return rendered_panels(sheet, PRINT.rendering)


@pytest.fixture(scope="session")
def tagged(sheet: FlatSheet) -> Mapping[str, PanelPage]:
    """Rendered panels for screens."""
    return rendered_panels(sheet, SCREEN.rendering)


@pytest.fixture(scope="session")
def slug_lines(sheet: FlatSheet) -> Mapping[Side, PanelPage]:
    """A strip of text for each side that fills its room."""
    strips = {}
    for side in Side:
        room = slug_room(sheet, side, PRINT)
        pdf = rendered_pdf(side, room.width_mm, room.height_mm, SLUG)
        strips[side] = PanelPage(side, side, room.width_mm, room.height_mm, 0.0, pdf)
    return strips


@pytest.fixture(scope="session")
def press_job(
    printed: Mapping[str, PanelPage],
    sheet: FlatSheet,
    imprint: Callable[[Edition], Imprint],
    intent: OutputIntent,
    slug_lines: Mapping[Side, PanelPage],
) -> Job:
    """What the print edition is bound from."""
    return printed, sheet, PRINT, imprint(PRINT), Furniture(intent, slug_lines)


@pytest.fixture(scope="session")
def press_file(press_job: Job) -> bytes:
    """The print edition of rendered panels."""
    return bind(*press_job)


@pytest.fixture(scope="session")
def screen_job(
    tagged: Mapping[str, PanelPage], sheet: FlatSheet, imprint: Callable[[Edition], Imprint]
) -> Job:
    """What the screen edition is bound from."""
    return tagged, sheet, SCREEN, imprint(SCREEN), Furniture(None, {})


@pytest.fixture(scope="session")
def screen_file(screen_job: Job) -> bytes:
    """The screen edition of rendered panels."""
    return bind(*screen_job)


@pytest.fixture(scope="session")
def office_file(
    tagged: Mapping[str, PanelPage], sheet: FlatSheet, imprint: Callable[[Edition], Imprint]
) -> bytes:
    """The desktop edition of rendered panels."""
    return bind(tagged, sheet, DESKTOP, imprint(DESKTOP), Furniture(None, {}))


@pytest.fixture
def opened() -> Iterator[Callable[[bytes], pikepdf.Pdf]]:
    """Opens files and closes them after the test."""
    files: list[pikepdf.Pdf] = []

    def open_file(data: bytes) -> pikepdf.Pdf:
        files.append(pikepdf.open(io.BytesIO(data)))
        return files[-1]

    yield open_file
    for file in files:
        file.close()


@pytest.fixture(scope="session")
def picture() -> Callable[[bytes, int], Image.Image]:
    """A page in RGB, four pixels a millimetre."""

    def show(data: bytes, page: int) -> Image.Image:
        with pypdfium2.PdfDocument(data) as document:
            # A hair less than four, for a pixel that is only begun counts as a whole one.
            bitmap = document[page].render(scale=3.9999 / POINTS_PER_MM)
            shown: Image.Image = bitmap.to_pil().convert("RGB")
            return shown

    return show
