"""A photograph put into a slot as the secretariat would, found again in the finished files."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image, ImageChops

from brochure_build.build import lay_out
from brochure_build.findings import Finding
from brochure_build.jobs import Outcome, Request, Status, build
from brochure_build.project import Project
from brochure_build.project.sources import read_sources
from brochure_build.registry import editions
from conftest import Built
from photographs import FORMS, MARK_AT, file_of
from preflight.finished_files import alternatives, squeezed, texts
from project.copies import copy_all, copy_sources, edit, fill_slot, write

BOX_MM = (60, 20)
STYLE = (
    f"main figure img {{ width: {BOX_MM[0]}mm !important; height: {BOX_MM[1]}mm !important; "
    "object-fit: cover !important }\n"
)
SIDECAR = 'credit: "A. Nobody"\nlicence: "CC BY 4.0"\n'
FOCUSED = f"{SIDECAR}focus:\n  x: {MARK_AT[0]}\n  y: {MARK_AT[1]}\n"
PRINT = Request(editions=("print",))


def framed(starter: Built, folder: Path, sidecar: str = FOCUSED) -> Project:
    """A new project with a slot for a photograph of 60 × 20 mm on its back; the slot is named."""
    project = copy_sources(starter.project.root, folder)
    write(project.layouts / "classic" / "99-size.css", STYLE)
    write(project.photos / "lake.yaml", sidecar)
    slot = 'photos:\n  lake:\n    file: "lake.jpg"\n    alt: "about.heading"\n'
    write(project.brochure / "photos.yaml", slot)
    figure = '      - type: "figure"\n        photo: "lake"\n'
    credits_ = '      - type: "credits"\n        photos:\n          - "lake"\n'
    edit(
        project,
        "brochure/brochure.yaml",
        '      - type: "qr"',
        f'{figure}{credits_}      - type: "qr"',
    )
    return project


def put(project: Project, form: str, width: int = 900, height: int = 600) -> None:
    """The photograph itself, named in its slot."""
    suffix, data = file_of(form, width, height)
    write(project.photos / f"lake.{suffix}", data)
    if suffix != "jpg":
        edit(project, "brochure/photos.yaml", '"lake.jpg"', f'"lake.{suffix}"')


def finished(project: Project, edition: str, locale: str = "en") -> bytes:
    (path,) = (project.build / locale).glob(f"*-{edition}.pdf")
    return path.read_bytes()


def built(project: Project, request: Request | None = None) -> Outcome:
    outcome = build(project, request or Request())
    assert outcome.status is Status.BUILT, outcome.findings
    return outcome


def told(outcome: Outcome, *codes: str) -> list[Finding]:
    return [finding for finding in outcome.findings if finding.code.name in codes]


@dataclass(frozen=True)
class Placed:
    """A picture of a finished file: its colours, pixels and pixels per inch."""

    space: str
    pixels: tuple[int, int]
    ppi: tuple[float, float]


def pictures(pdf: bytes) -> list[Placed]:
    """The pictures of a file in the order of painting, resolution as PDFium computes it."""
    found: list[Placed] = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        spaces = {
            (int(thing.Width), int(thing.Height)): str(thing.ColorSpace)
            for thing in document.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        }
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            for thing in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]):
                data = thing.get_metadata()
                size = (data.width, data.height)
                found.append(Placed(spaces[size], size, (data.horizontal_dpi, data.vertical_dpi)))
    return found


def painted(pdf: bytes) -> list[Image.Image]:
    """Each page as a screen or a press shows it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=2).to_pil().convert("RGB") for page in document]


def marked_pixels(pdf: bytes) -> int:
    """How much of the mark of a view is in sight, in pixels of half a point."""
    count = 0
    for page in painted(pdf):
        red, green, _ = page.split()
        strong = red.point(lambda value: 255 if value > 150 else 0)
        weak = green.point(lambda value: 255 if value < 90 else 0)
        count += ImageChops.darker(strong, weak).histogram()[255]
    return count


# --- the finished files -------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_a_photograph_is_cmyk_in_print_and_rgb_on_screens_whatever_it_came_as(
    form: str, starter: Built, tmp_path: Path
) -> None:
    project = framed(starter, tmp_path / "p")
    put(project, form)
    outcome = built(project, Request(editions=("print", "screen")))
    assert outcome.findings == ()
    for edition, space in (("print", "/DeviceCMYK"), ("screen", "/DeviceRGB")):
        pdf = finished(project, edition)
        (picture,) = pictures(pdf)
        assert picture.space == space
        assert picture.pixels == (900, 600)
        assert picture.ppi == pytest.approx((900 / BOX_MM[0] * 25.4,) * 2, rel=0.002)
        assert marked_pixels(pdf) > 400
        page = squeezed("".join(texts(pdf)))
        assert squeezed("A. Nobody") in page
        assert squeezed("CC BY 4.0") in page


def test_without_a_focus_point_the_middle_is_kept(starter: Built, tmp_path: Path) -> None:
    project = framed(starter, tmp_path / "p", SIDECAR)
    put(project, "RGB JPEG")
    built(project)
    for edition in ("print", "screen"):
        assert marked_pixels(finished(project, edition)) == 0


def test_the_real_brochure_with_its_photographs(real: Built, tmp_path: Path) -> None:
    """Each slot in another form, in two languages: credited, captioned, and nothing to complain."""
    project = copy_all(real.project.root, tmp_path / "p")
    write(
        project.layouts / "classic" / "99-low.css", "main figure img { height: 12mm !important }\n"
    )
    forms = {"amur-tiger": "RGB JPEG", "snow-leopard": "CMYK JPEG", "habitat-map": "CMYK TIFF"}
    for seed, (stem, form) in enumerate(forms.items()):
        suffix, data = file_of(form, 1050, 350, seed)
        fill_slot(project, stem, f"{stem}.{suffix}", data)
    locales = ("en", "ja-JP")
    outcome = built(project, Request(locales, ("print", "screen")))
    assert outcome.findings == ()
    units = read_sources(project).languages
    for locale in locales:
        for edition, space in (("print", "/DeviceCMYK"), ("screen", "/DeviceRGB")):
            pdf = finished(project, edition, locale)
            assert [picture.space for picture in pictures(pdf)] == [space] * 3
            assert min(min(picture.ppi) for picture in pictures(pdf)) > 300
            page = squeezed("".join(texts(pdf)))
            for name in ("Feline Research Center", "Eco-Bridge Continental"):
                assert squeezed(name) in page
            catalogue = units[locale].catalogue.units
            for key in ("map.caption", "map.credit"):
                assert squeezed(catalogue[key].text) in page
        said = alternatives(finished(project, "screen", locale))
        assert catalogue["species.snow_leopard.name"].text in said


def test_an_empty_slot_prints_nothing_of_its_waiting_sidecar(real: Built) -> None:
    for locale in ("en", "ru-RU"):
        page = squeezed("".join(texts(finished(real.project, "print", locale))))
        for name in ("Feline Research Center", "Eco-Bridge", "Used with permission"):
            assert squeezed(name) not in page


# --- resolution ---------------------------------------------------------------------------------

ENOUGH, SOFT, POOR = 720, 500, 300  # pixels on 60 mm: 305, 212 and 127 ppi


def test_a_photograph_of_enough_pixels_is_not_mentioned(starter: Built, tmp_path: Path) -> None:
    project = framed(starter, tmp_path / "p")
    put(project, "RGB JPEG", ENOUGH, ENOUGH)
    assert built(project, PRINT).findings == ()


def test_too_few_pixels_stop_the_build_and_a_smaller_size_mends_it(
    starter: Built, tmp_path: Path
) -> None:
    project = framed(starter, tmp_path / "p")
    put(project, "CMYK JPEG", POOR, POOR)
    outcome = build(project, PRINT)
    assert outcome.status is Status.STOPPED
    (finding,) = outcome.findings
    assert finding.code.name == "low-resolution"
    assert str(finding.place) == "brochure/photos.yaml:3:11"
    assert finding.message == (
        "photo lake (lake.jpg) on back: 127 ppi at 60 mm across, where 300 are wanted"
    )
    assert finding.hint.startswith("it is good for 25 mm across; ask for a file of 709 pixels")
    assert (finding.panel, finding.locale) == ("back", "")
    edit(project, "layouts/classic/99-size.css", "width: 60mm", "width: 25mm")
    assert built(project, PRINT).findings == ()


def test_a_soft_photograph_is_a_warning_in_every_build_also_from_the_cache(
    starter: Built, tmp_path: Path
) -> None:
    project = framed(starter, tmp_path / "p")
    put(project, "RGB TIFF", SOFT, SOFT)
    request = Request(("en",), ("print",))
    first = built(project, request)
    assert [finding.code.name for finding in first.findings] == ["soft-photo"]
    edit(project, "brochure/facts.yaml", "years:", "# touched\nyears:")
    again = built(project, request)
    assert again.rendered == (), "the panel comes from the cache"
    assert again.findings == first.findings
    unchanged = build(project, request)
    assert unchanged.status is Status.UNCHANGED
    assert unchanged.warnings_before == 1


def test_a_photograph_too_poor_stays_an_error_from_the_cache(
    starter: Built, tmp_path: Path
) -> None:
    project = framed(starter, tmp_path / "p")
    put(project, "RGB JPEG", POOR, POOR)
    assert build(project, PRINT).findings == build(project, PRINT).findings != ()


def test_screens_show_what_the_press_could_not(starter: Built, tmp_path: Path) -> None:
    project = framed(starter, tmp_path / "p")
    put(project, "RGB JPEG", POOR, POOR)
    assert built(project, Request(editions=("screen", "desktop"))).findings == ()


def test_languages_that_agree_are_told_once_and_others_each(real: Built, tmp_path: Path) -> None:
    project = copy_all(real.project.root, tmp_path / "p")
    style = project.layouts / "classic" / "99-low.css"
    write(style, "main figure img { width: 60mm !important; height: 12mm !important }\n")
    suffix, data = file_of("RGB JPEG", SOFT, 200)
    fill_slot(project, "amur-tiger", f"amur-tiger.{suffix}", data)
    request = Request(("en", "ja-JP"), ("print",))
    (finding,) = built(project, request).findings
    assert (finding.code.name, finding.locale) == ("soft-photo", "")
    larger = "html:lang(ja) main figure img { width: 70mm !important }\n"
    write(style, style.read_text("utf-8") + larger)
    found = built(project, request).findings
    assert [finding.locale for finding in found] == ["en", "ja-JP"]
    assert "in ja-JP: 181 ppi at 70 mm" in found[1].message


# --- colours ------------------------------------------------------------------------------------


def test_a_photograph_without_a_profile_is_noted_once_for_all_editions(
    starter: Built, tmp_path: Path
) -> None:
    project = framed(starter, tmp_path / "p")
    put(project, "RGB JPEG")
    assert built(project).findings == ()
    out = io.BytesIO()
    Image.open(project.photos / "lake.jpg").save(out, "JPEG", quality=95, icc_profile=None)
    write(project.photos / "lake.jpg", out.getvalue())
    (finding,) = built(project).findings
    assert (finding.code.name, finding.severity) == ("colour-assumed", "note")
    assert str(finding.place) == "assets/photos/lake.jpg"
    assert finding.message == "photo lake: it has no colour profile; sRGB is assumed"


def test_a_photograph_of_too_much_ink_is_printed_with_less_and_told(
    starter: Built, tmp_path: Path
) -> None:
    project = framed(starter, tmp_path / "p")
    suffix, data = file_of("CMYK TIFF")
    wet = Image.open(io.BytesIO(data)).point(lambda value: min(255, value * 3))
    out = io.BytesIO()
    wet.save(out, "TIFF", icc_profile=Image.open(io.BytesIO(data)).info["icc_profile"])
    write(project.photos / f"lake.{suffix}", out.getvalue())
    edit(project, "brochure/photos.yaml", '"lake.jpg"', f'"lake.{suffix}"')
    (finding,) = built(project, PRINT).findings
    assert (finding.code.name, finding.severity) == ("too-much-ink", "warning")


# --- what a panel is made from ------------------------------------------------------------------


def test_a_new_photograph_makes_only_its_own_panel_again(starter: Built, tmp_path: Path) -> None:
    project = framed(starter, tmp_path / "p")
    put(project, "RGB JPEG", 900, 600)
    built(project, PRINT)
    put(project, "RGB JPEG", 960, 640)
    assert {panel for _, panel, _ in built(project, PRINT).rendered} == {"back"}


def test_a_changed_focus_point_makes_its_panel_again(starter: Built, tmp_path: Path) -> None:
    project = framed(starter, tmp_path / "p", SIDECAR)
    put(project, "RGB JPEG")
    rendering = editions()["screen"].rendering
    before = lay_out(read_sources(project), "en", rendering).panels
    write(project.photos / "lake.yaml", FOCUSED)
    after = lay_out(read_sources(project), "en", rendering).panels
    changed = [one.panel for one, other in zip(before, after, strict=True) if one != other]
    assert changed == ["back"]
    assert "object-position: 50.00% 12.00%" in "".join(panel.html for panel in after)
