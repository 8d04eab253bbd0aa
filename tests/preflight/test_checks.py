"""Each check of a finished file: a good one gives nothing, one broken thing gives its code."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace

import pikepdf
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf

from brochure_build import registry
from brochure_build.build import inspect
from brochure_build.editions.print import EDITION as PRINT
from brochure_build.folds import lay_flat
from brochure_build.folds.half_fold import FOLD
from brochure_build.preflight import Finished
from brochure_build.preflight.page_boxes import CHECK as PAGE_BOXES_CHECK
from brochure_build.preflight.page_boxes import TOLERANCE_MM
from brochure_build.preflight.qr_codes import read_codes
from brochure_build.qr import QUIET_MODULES, Symbol, encode, path
from brochure_build.stages import POINTS_PER_MM, Imprint, Paper, QrPayload
from preflight.conftest import Good

EDITIONS = ("print", "screen", "desktop")


def found(finished: Finished) -> list[str]:
    """The codes of everything that all checks together find."""
    return sorted({finding.code.name for finding in inspect(finished)})


# --- good ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("check", registry.preflight_checks())
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_good_file_gives_nothing(check: str, edition: str, good: Good) -> None:
    assert list(registry.preflight_checks()[check].run(good(edition))) == []


def test_there_are_checks_and_each_says_why() -> None:
    checks = registry.preflight_checks()
    assert {"page-boxes", "fonts", "qr-codes"} <= set(checks)
    assert all(check.why and check.codes for check in checks.values())


# --- broken -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Breakage:
    """A way to break the file of an edition, and the codes that then appear."""

    edition: str
    codes: tuple[str, ...]
    breaking: Callable[[Pdf, Finished], None]


BREAKAGES: dict[str, Breakage] = {}
Breaking = Callable[[Pdf, Finished], None]


def breakage(edition: str, *codes: str) -> Callable[[Breaking], Breaking]:
    def registered(breaking: Breaking) -> Breaking:
        BREAKAGES[f"{breaking.__name__} ({edition})"] = Breakage(edition, codes, breaking)
        return breaking

    return registered


def broken(finished: Finished, breaking: Breaking) -> Finished:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(finished.pdf)) as pdf:
        breaking(pdf, finished)
        pdf.save(file)
    return replace(finished, pdf=file.getvalue())


@pytest.mark.parametrize("name", BREAKAGES)
def test_one_broken_thing_gives_its_code_and_no_other(name: str, good: Good) -> None:
    each = BREAKAGES[name]
    assert found(broken(good(each.edition), each.breaking)) == sorted(each.codes)


def test_every_code_of_every_check_is_broken_here() -> None:
    shown = {code for each in BREAKAGES.values() for code in each.codes}
    known = {code.name for check in registry.preflight_checks().values() for code in check.codes}
    assert known - shown == set()


@pytest.mark.parametrize("edition", EDITIONS)
def test_only_saving_a_file_again_breaks_nothing(edition: str, good: Good) -> None:
    assert found(broken(good(edition), lambda _pdf, _finished: None)) == []


def test_findings_of_a_file_name_its_locale_and_edition(good: Good) -> None:
    finding = inspect(broken(good("print"), page_is_missing))[0]
    assert (finding.locale, finding.edition) == ("en", "print")


# --- pages and boxes ----------------------------------------------------------------------------


@breakage("print", "page-count", "qr-unreadable")
@breakage("desktop", "page-count", "qr-unreadable")
@breakage("screen", "page-count")
def page_is_missing(pdf: Pdf, _: Finished) -> None:
    del pdf.pages[0]


@breakage("print", "page-count")
@breakage("screen", "page-count")
def page_is_too_many(pdf: Pdf, _: Finished) -> None:
    pdf.add_blank_page()


@breakage("print", "page-boxes")
def trim_is_off(pdf: Pdf, _: Finished) -> None:
    left, bottom, right, top = (float(side) for side in pdf.pages[1].trimbox)
    pdf.pages[1].trimbox = Array([left + 1, bottom, right + 1, top])


@breakage("print", "page-boxes")
def bleed_is_missing(pdf: Pdf, _: Finished) -> None:
    del pdf.pages[0].obj["/BleedBox"]


@breakage("print", "page-boxes")
@breakage("screen", "page-boxes")
@breakage("desktop", "page-boxes")
def media_is_larger(pdf: Pdf, _: Finished) -> None:
    left, bottom, right, top = (float(side) for side in pdf.pages[0].mediabox)
    pdf.pages[0].trimbox = pdf.pages[0].trimbox
    pdf.pages[0].mediabox = Array([left, bottom, right, top + 1])


# --- fonts --------------------------------------------------------------------------------------


def descriptors(pdf: Pdf) -> list[Dictionary]:
    things = [thing for thing in pdf.objects if isinstance(thing, Dictionary)]
    some = [thing for thing in things if thing.get("/Type") == "/FontDescriptor"]
    assert some, "the file has no font"
    return some


@breakage("print", "font-not-embedded")
@breakage("screen", "font-not-embedded")
def font_is_not_embedded(pdf: Pdf, _: Finished) -> None:
    descriptor = descriptors(pdf)[0]
    for kind in ("/FontFile", "/FontFile2", "/FontFile3"):
        if kind in descriptor:
            del descriptor[kind]


@breakage("print", "foreign-font")
@breakage("desktop", "foreign-font")
def font_is_of_the_machine(pdf: Pdf, _: Finished) -> None:
    descriptors(pdf)[0].FontName = Name("/ABCDEF+Noto-Sans-CJK-JP")


@breakage("print", "font-not-embedded", "foreign-font")
def font_is_only_named(pdf: Pdf, _: Finished) -> None:
    """One of the fourteen that every reader once had; it has no descriptor at all."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = pdf.pages[0]
    page.add_resource(pdf.make_indirect(font), Name.Font, Name("/Foreign"))
    page.contents_add(b"BT /Foreign 9 Tf 100 100 Td (foreign) Tj ET")


# --- codes --------------------------------------------------------------------------------------


def page_of_the_codes(pdf: Pdf) -> pikepdf.Page:
    """The page that shows the codes: the last of the pages, or the outside of the sheet."""
    return pdf.pages[0 if len(pdf.pages) == 2 else -1]


@breakage("print", "qr-unreadable")
@breakage("screen", "qr-unreadable")
@breakage("desktop", "qr-unreadable")
def code_is_covered(pdf: Pdf, _: Finished) -> None:
    page = page_of_the_codes(pdf)
    page.contents_add(b"q 0 g 0 0 1500 1500 re f Q")


def painted(symbol: Symbol, side_mm: float) -> bytes:
    """A code as the operators of a content stream, its lower left corner at 20 mm, 20 mm."""
    module = symbol.module_mm(side_mm) * POINTS_PER_MM
    size = symbol.modules + 2 * QUIET_MODULES
    at = 20 * POINTS_PER_MM
    runs = [
        f"{x + QUIET_MODULES} {size - y - QUIET_MODULES - 1} 1 1 re"
        for y, row in enumerate(symbol.rows)
        for x, dark in enumerate(row)
        if dark
    ]
    ground = f"1 g 0 0 {size} {size} re f 0 g"
    return f"q {module} 0 0 {module} {at} {at} cm {ground} {' '.join(runs)} f Q".encode()


@breakage("print", "qr-unexpected")
@breakage("screen", "qr-unexpected")
def code_too_many(pdf: Pdf, _: Finished) -> None:
    symbol = encode("https://example.com/elsewhere", 30)
    assert symbol is not None
    assert path(symbol)
    pdf.pages[-1 if len(pdf.pages) == 2 else 0].contents_add(painted(symbol, 30))


@breakage("screen", "qr-unexpected", "qr-unreadable")
def code_leads_elsewhere(pdf: Pdf, finished: Finished) -> None:
    code_is_covered(pdf, finished)
    symbol = encode("https://example.com/elsewhere", 30)
    assert symbol is not None
    page_of_the_codes(pdf).contents_add(painted(symbol, 30))


def test_the_content_changed_but_the_code_did_not(good: Good) -> None:
    finished = good("print")
    first, second = finished.codes
    changed = replace(finished, codes=(replace(first, payload=first.payload + "x"), second))
    assert found(changed) == ["qr-unexpected", "qr-unreadable"]


def test_a_code_that_should_stand_twice_is_missed_once(good: Good) -> None:
    finished = good("screen")
    twice = replace(finished, codes=(*finished.codes, finished.codes[0]))
    (finding,) = inspect(twice)
    assert finding.code.name == "qr-unreadable"


def test_codes_are_read_as_a_phone_reads_them(good: Good) -> None:
    finished = good("desktop")
    assert sorted(read_codes(finished.pdf)) == sorted(code.payload for code in finished.codes)


# --- colours ------------------------------------------------------------------------------------


@breakage("print", "rgb-mark")
def text_is_rgb(pdf: Pdf, _: Finished) -> None:
    pdf.pages[0].contents_add(b"q 1 0 0 rg 50 50 9 9 re f Q")


@breakage("print", "rgb-mark")
def line_in_a_form_is_rgb(pdf: Pdf, _: Finished) -> None:
    form = pikepdf.Stream(pdf, b"0 1 0 RG 0 0 m 9 9 l S")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    pdf.pages[0].add_resource(form, Name.XObject, Name("/Line"))


@breakage("print", "rgb-image")
def picture_is_rgb(pdf: Pdf, _: Finished) -> None:
    image = pikepdf.Stream(pdf, bytes(3))
    image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceRGB
    image.Width = image.Height = 1
    image.BitsPerComponent = 8
    pdf.pages[0].add_resource(image, Name.XObject, Name("/Picture"))


def test_on_screens_rgb_is_no_fault(good: Good) -> None:
    assert found(broken(good("screen"), text_is_rgb)) == []


# --- properties ---------------------------------------------------------------------------------

lengths = st.floats(min_value=50, max_value=500)
shifts = st.floats(min_value=-5, max_value=5)


def sheet_with(width: float, height: float, box: str, by: tuple[float, ...]) -> Finished:
    """Two empty sides of a sheet, right but for one box whose sides are shifted by some mm."""
    sheet = lay_flat(FOLD, Paper("any", width, height))
    outer = PRINT.slug_mm
    trim = (outer, outer, outer + width, outer + height)
    bleed = (outer - 3, outer - 3, outer + width + 3, outer + height + 3)
    media = (0.0, 0.0, 2 * outer + width, 2 * outer + height)
    boxes = {"/MediaBox": media, "/TrimBox": trim, "/BleedBox": bleed}
    pdf = pikepdf.new()
    for number in range(2):
        page = pdf.add_blank_page()
        for name, sides in boxes.items():
            moved = by if (name, number) == (box, 1) else (0.0,) * 4
            shifted = [(side + d) * POINTS_PER_MM for side, d in zip(sides, moved, strict=True)]
            page.obj[name] = Array(shifted)
    file = io.BytesIO()
    pdf.save(file)
    return Finished(file.getvalue(), PRINT, sheet, _nobody(), (), frozenset())


def _nobody() -> Imprint:
    import datetime as dt

    day = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return Imprint("", "", "", (), "en", "en", "print", "", day, "")


@given(
    lengths,
    lengths,
    st.sampled_from(["/MediaBox", "/TrimBox", "/BleedBox"]),
    st.tuples(shifts, shifts, shifts, shifts),
)
def test_a_box_that_is_off_by_any_shift_is_found(
    width: float, height: float, box: str, by: tuple[float, float, float, float]
) -> None:
    most = max(abs(shift) for shift in by)
    assume(abs(most - TOLERANCE_MM) > TOLERANCE_MM / 2)
    findings = list(PAGE_BOXES_CHECK.run(sheet_with(width, height, box, by)))
    assert bool(findings) == (most > TOLERANCE_MM)
    assert {finding.code.name for finding in findings} <= {"page-boxes"}
    assert all("page 2" in finding.message for finding in findings)


@given(st.text(min_size=1, max_size=200), st.sampled_from([24.0, 33.0, 60.0]))
def test_what_a_code_says_is_what_was_put_in(payload: str, side_mm: float) -> None:
    symbol = encode(payload, side_mm)
    assume(symbol is not None)
    assert symbol is not None
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 300)).contents_add(painted(symbol, side_mm))
    file = io.BytesIO()
    pdf.save(file)
    assert list(read_codes(file.getvalue())) == [payload]


def test_a_file_without_codes_is_not_searched_for_them(good: Good) -> None:
    finished = replace(good("print"), codes=())
    assert "qr-unreadable" not in found(finished)
    assert QrPayload("x", 0.5) not in finished.codes
