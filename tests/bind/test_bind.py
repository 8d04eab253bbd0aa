"""The whole of binding: every edition with every fold, and the same bytes each time."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

import brochure_build
from brochure_build.bind import bind
from brochure_build.editions import Binding, Edition
from brochure_build.editions.screen import EDITION as SCREEN
from brochure_build.folds import Fold, lay_flat
from brochure_build.registry import editions, folds
from brochure_build.stages import (
    FlatSheet,
    Furniture,
    Imprint,
    OutputIntent,
    PanelPage,
    Paper,
)

from .samples import Job, drawn_panels

Open = Callable[[bytes], pikepdf.Pdf]
Imprints = Callable[[Edition], Imprint]

BIND_AGAIN = """
import hashlib, pickle, sys
from brochure_build.bind import bind
for job in pickle.load(sys.stdin.buffer):
    print(hashlib.sha256(bind(*job)).hexdigest())
"""


@pytest.mark.parametrize("edition", editions().values(), ids=lambda edition: edition.name)
@pytest.mark.parametrize("fold", folds().values(), ids=lambda fold: fold.name)
def test_every_edition_binds_every_fold(
    edition: Edition, fold: Fold, imprint: Imprints, intent: OutputIntent, opened: Open
) -> None:
    sheet = lay_flat(fold, Paper("Letter", 279.4, 215.9))
    panels = drawn_panels(sheet, edition.rendering)
    furniture = Furniture(intent if edition.output_intent else None, {})
    pdf = opened(bind(panels, sheet, edition, imprint(edition), furniture))
    sheets = edition.binding is Binding.SHEETS
    assert len(pdf.pages) == (2 if sheets else len(fold.reading))
    assert not pdf.check_pdf_syntax()


def test_every_way_of_binding_has_an_edition_here() -> None:
    assert {edition.binding for edition in editions().values()} == set(Binding)


def test_another_process_elsewhere_gives_the_same_bytes(
    press_job: Job, screen_job: Job, press_file: bytes, screen_file: bytes
) -> None:
    source = str(Path(brochure_build.__file__).parents[1])
    elsewhere = {"TZ": "Asia/Ulaanbaatar", "LC_ALL": "C", "PYTHONPATH": source}
    expected = [sha256(file).hexdigest() for file in (press_file, screen_file)]
    for seed in ("1", "2"):
        again = subprocess.run(
            [sys.executable, "-c", BIND_AGAIN],
            input=pickle.dumps([press_job, screen_job]),
            capture_output=True,
            check=True,
            env={**os.environ, **elsewhere, "PYTHONHASHSEED": seed},
        )
        assert again.stdout.decode().split() == expected


def test_panels_are_not_changed_by_binding(screen_job: Job, screen_file: bytes) -> None:
    assert bind(*screen_job) == screen_file


def test_other_words_give_another_file(
    tagged: Mapping[str, PanelPage], sheet: FlatSheet, imprint: Imprints, opened: Open
) -> None:
    other = {**tagged, "flap": tagged["inside_right"]}  # as wide as the flap
    one = opened(bind(tagged, sheet, SCREEN, imprint(SCREEN), Furniture(None, {})))
    two = opened(bind(other, sheet, SCREEN, imprint(SCREEN), Furniture(None, {})))
    assert bytes(one.trailer.ID[0]) != bytes(two.trailer.ID[0])


def test_binding_adds_little_to_its_panels(
    tagged: Mapping[str, PanelPage], screen_file: bytes, office_file: bytes
) -> None:
    panels = sum(len(panel.pdf) for panel in tagged.values())
    assert len(screen_file) < panels
    assert len(office_file) < panels
