"""What a file says about itself, to people, presses and viewers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from pikepdf import Name

from brochure_build.bind.codes import IMPRINT_DATE
from brochure_build.bind.metadata import describe, viewer_preferences
from brochure_build.bind.xmp import NAMESPACES
from brochure_build.editions import Duplex, Edition
from brochure_build.editions.desktop import EDITION as DESKTOP
from brochure_build.editions.print import EDITION as PRINT
from brochure_build.editions.screen import EDITION as SCREEN
from brochure_build.findings import BrochureError
from brochure_build.stages import Imprint

Open = Callable[[bytes], pikepdf.Pdf]
Imprints = Callable[[Edition], Imprint]
ID = UUID(int=1)
DATE = datetime(2024, 5, 6, tzinfo=UTC)


class Xmp:
    """The packet of a file, to be asked by prefixed names."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.tree = ET.fromstring(pdf.Root.Metadata.read_raw_bytes())  # noqa: S314 - our own

    def texts(self, path: str) -> list[str | None]:
        return [one.text for one in self.tree.findall(f".//{path}", NAMESPACES)]


def test_a_press_file_claims_pdfx4(press_file: bytes, opened: Open) -> None:
    pdf = opened(press_file)
    xmp = Xmp(pdf)  # readable as it stands: the packet is not compressed
    assert pdf.pdf_version == "1.6"
    assert press_file.startswith(b"%PDF-1.6")
    assert xmp.texts("pdfxid:GTS_PDFXVersion") == ["PDF/X-4"]
    assert xmp.texts("pdf:Trapped") == ["False"]
    assert pdf.docinfo.Trapped == Name("/False")
    assert xmp.texts("xmpMM:VersionID") == ["1"]
    assert xmp.texts("xmpMM:RenditionClass") == ["default"]
    assert xmp.texts("xmpMM:DocumentID")[0].startswith("urn:uuid:")  # type: ignore[union-attr]
    assert xmp.texts("pdfuaid:part") == []
    assert Name.Encrypt not in pdf.trailer
    assert len(pdf.trailer.ID) == 2


def test_a_screen_file_claims_pdfua1(screen_file: bytes, opened: Open) -> None:
    pdf = opened(screen_file)
    xmp = Xmp(pdf)
    assert screen_file.startswith(b"%PDF-1.7")
    assert xmp.texts("pdfuaid:part") == ["1"]
    assert xmp.texts("pdfxid:GTS_PDFXVersion") == []
    assert Name.Trapped not in pdf.docinfo
    assert str(pdf.Root.Lang) == "zh-Hans-CN"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_an_office_file_claims_nothing(office_file: bytes, opened: Open) -> None:
    xmp = Xmp(opened(office_file))
    assert xmp.texts("dc:title//rdf:li")
    assert xmp.texts("pdfuaid:part") == xmp.texts("pdfxid:GTS_PDFXVersion") == []


def test_both_descriptions_say_the_same(press_file: bytes, opened: Open) -> None:
    pdf = opened(press_file)
    xmp, information = Xmp(pdf), pdf.docinfo
    assert xmp.texts("dc:title//rdf:li") == [str(information.Title)] * 2 == ["Paws & <borders>"] * 2
    assert xmp.texts("dc:description//rdf:li") == [str(information.Subject)] * 2
    assert xmp.texts("dc:creator//rdf:li") == [str(information.Author)]
    assert xmp.texts("pdf:Keywords") == [str(information.Keywords)] == ["tiger, leopard"]
    assert xmp.texts("pdf:Producer") == [str(information.Producer)]
    assert xmp.texts("dc:language//rdf:li") == ["zh-Hans-CN"]
    for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        assert xmp.texts(name) == ["2024-05-06T07:08:09Z"]
    assert str(information.CreationDate) == str(information.ModDate) == "D:20240506070809Z"


def test_titles_are_told_by_language(press_file: bytes, opened: Open) -> None:
    titles = Xmp(opened(press_file)).tree.findall(".//dc:title//rdf:li", NAMESPACES)
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [title.get(language) for title in titles] == ["x-default", "zh-Hans-CN"]


def test_what_is_empty_is_left_out(imprint: Imprints) -> None:
    pdf = pikepdf.new()
    bare = replace(imprint(SCREEN), subject="", author="", keywords=())
    describe(pdf, SCREEN, bare, ID)
    assert not {"/Subject", "/Author", "/Keywords"} & set(pdf.docinfo.keys())
    assert Xmp(pdf).texts("dc:creator") == []


@pytest.mark.parametrize(
    "date",
    [DATE.replace(tzinfo=None), DATE.replace(tzinfo=timezone(timedelta(hours=9)))],
    ids=["naive", "Tokyo"],
)
def test_dates_outside_utc_are_refused(date: datetime, imprint: Imprints) -> None:
    describe(pikepdf.new(), SCREEN, replace(imprint(SCREEN), date=DATE), ID)
    with pytest.raises(BrochureError) as refused:
        describe(pikepdf.new(), SCREEN, replace(imprint(SCREEN), date=date), ID)
    assert [finding.code for finding in refused.value.findings] == [IMPRINT_DATE]


def test_only_sheets_of_paper_size_forbid_scaling() -> None:
    office = viewer_preferences(DESKTOP)
    assert office.PrintScaling == Name("/None")
    assert office.Duplex == Name.DuplexFlipShortEdge
    for edition in (PRINT, SCREEN, replace(DESKTOP, bleed_mm=3.0)):
        assert Name.PrintScaling not in viewer_preferences(edition)
    assert Name.Duplex not in viewer_preferences(SCREEN)
    turned = viewer_preferences(replace(DESKTOP, duplex=Duplex.LONG_EDGE))
    assert turned.Duplex == Name.DuplexFlipLongEdge
