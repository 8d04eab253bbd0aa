"""The QR codes of the real brochure, read back as a phone would, say what the content says."""

from __future__ import annotations

import re
from typing import Any

import pytest

from conftest import Built
from preflight.finished_files import codes
from project.copies import load

LOCALES = ("en", "zh-CN", "ko-KP", "ja-JP", "mn-MN", "ko-KR", "ru-RU")
CARD = "BEGIN:VCARD\r\n"


def properties(card: str) -> dict[str, str]:
    """The lines of a vCard 3.0 by their name (RFC 2426), values as people would read them."""
    lines = card.removesuffix("\r\n").split("\r\n")
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCARD", "VERSION:3.0", "END:VCARD")
    named = dict(line.split(":", 1) for line in lines[2:-1])
    assert len(named) == len(lines) - 3, "a property stands twice"
    return {name: re.sub(r"\\([\\,;])", r"\1", value) for name, value in named.items()}


@pytest.fixture(scope="module")
def contact(real: Built) -> dict[str, Any]:
    loaded = load(real.project.brochure / "contact.yaml")
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize("edition", ["print", "screen", "desktop"])
@pytest.mark.parametrize("locale", LOCALES)
def test_both_codes_scan_and_say_what_the_content_says(
    locale: str, edition: str, real: Built, contact: dict[str, Any]
) -> None:
    (path,) = (real.project.build / locale).glob(f"*-{locale}-{edition}.pdf")
    found = list(codes(path.read_bytes(), dpi=200))
    cards = [code for code in found if code.startswith(CARD)]
    sites = [code for code in found if not code.startswith(CARD)]
    website = contact["qr_website"].get(locale, contact["qr_website"]["default"])
    assert sites == [website]
    assert len(cards) == 1
    card = properties(cards[0])
    words = load(real.project.translations / f"{locale}.yaml")
    assert card["TEL;TYPE=WORK"] == contact["phone"]["e164"]
    assert card["TEL;TYPE=FAX"] == contact["fax"]["e164"]
    assert card["EMAIL"] == contact["email"]
    assert card["URL"] == website
    assert card["FN"] == words["contact"]["heading"]
    assert card["N"].rstrip(";") == words["cover"]["organization"]
    english = load(real.project.translations / "en.yaml")["contact"]["country"]
    lines = [line.replace("{country}", english) for line in contact["address"]["default"]]
    assert card["ADR;TYPE=WORK"].strip(";") == ", ".join(lines)


def test_numbers_are_dialled_as_they_are_printed(contact: dict[str, Any]) -> None:
    """E.164 leaves out the zero in brackets that is dialled within the country only."""
    for number in (contact["phone"], contact["fax"]):
        printed = number["print"].replace("(0)", "")
        assert re.sub(r"[^+0-9]", "", printed) == number["e164"]
