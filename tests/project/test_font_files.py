"""Widths of faces kept in files: the same as measured, never trusted when damaged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from brochure_build.findings import BrochureError
from brochure_build.fonts import widths
from brochure_build.project.font_files import KIND, KeptWidths
from project.copies import ROOT

FONT = ROOT / "assets" / "fonts" / "PawsSans-Regular.ttf"


@pytest.fixture
def font(tmp_path: Path) -> Path:
    copy = tmp_path / "Face.ttf"
    copy.write_bytes(FONT.read_bytes())
    return copy


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))


def test_what_is_kept_is_what_was_measured(font: Path, tmp_path: Path) -> None:
    kept = KeptWidths(tmp_path / "faces")
    first = kept(font)
    (file,) = files(kept.folder)
    assert file.name.startswith("Face-")
    assert kept(font) == first == widths.measured(font)
    assert first[ord("W")] > first[ord("i")] > 0
    assert first[0x0E01] == widths.NOT_DRAWN  # Thai


def test_a_second_run_does_not_open_the_font(font: Path, tmp_path: Path) -> None:
    kept = KeptWidths(tmp_path / "faces")
    first, stat = kept(font), font.stat()
    font.write_bytes(bytes(stat.st_size))  # no font any more, of the same size and time
    os.utime(font, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert kept(font) == first


def test_a_font_that_changed_is_measured_again_and_the_old_widths_go(
    font: Path, tmp_path: Path
) -> None:
    kept = KeptWidths(tmp_path / "faces")
    kept(font)
    (before,) = files(kept.folder)
    font.write_bytes(FONT.with_name("PawsSans-Bold.ttf").read_bytes())
    assert kept(font) == widths.measured(font)
    (after,) = files(kept.folder)
    assert after != before


@pytest.mark.parametrize("damage", ["empty", "cut", "changed", "foreign"])
def test_a_damaged_file_is_never_trusted(font: Path, tmp_path: Path, damage: str) -> None:
    kept = KeptWidths(tmp_path / "faces")
    right = kept(font)
    (file,) = files(kept.folder)
    whole = file.read_bytes()
    place = len(KIND) + 4 + 2 * ord("W")
    changes = {
        "empty": b"",
        "cut": whole[:-2],
        "changed": whole[:place] + b"\x01\x02" + whole[place + 2 :],
        "foreign": b"x" + whole[1:],
    }
    assert changes[damage] != whole
    file.write_bytes(changes[damage])
    assert kept(font) == right
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_costs_time_only(font: Path, tmp_path: Path) -> None:
    (tmp_path / "faces").write_text("a file stands where the folder should be")
    assert KeptWidths(tmp_path / "faces")(font) == widths.measured(font)


def test_a_damaged_font_is_a_finding_and_nothing_is_kept(font: Path, tmp_path: Path) -> None:
    font.write_bytes(b"no font")
    kept = KeptWidths(tmp_path / "faces")
    with pytest.raises(BrochureError):
        kept(font)
    assert files(kept.folder) == []
