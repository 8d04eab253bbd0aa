"""QR codes say what they are told, in modules that hold in print, as one path."""

from __future__ import annotations

import math
import re

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from brochure_build.qr import (
    COMFORTABLE_MODULE_MM,
    LEVELS,
    QUIET_MODULES,
    SMALLEST_MODULE_MM,
    Card,
    Symbol,
    encode,
    path,
    smallest_side_mm,
    vcard,
)

FORMAT = zxingcpp.barcode_formats_from_str("QRCode")
PIXELS = 4  # a module
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")
URL = "https://www.neaspec.org/"
CARD = Card(
    name="NEASPEC Secretariat",
    organization="NEASPEC",
    phone="+82324586600",
    fax="",
    email="secretariat@neaspec.org",
    url=URL,
    address=("7th Floor, G-Tower", "Incheon 22004"),
)

Rectangle = tuple[int, int, int]  # left, top, modules long

rows = st.integers(1, 12).flatmap(
    lambda side: st.lists(
        st.lists(st.booleans(), min_size=side, max_size=side).map(tuple),
        min_size=side,
        max_size=side,
    ).map(tuple)
)


def rectangles(drawing: str) -> list[Rectangle]:
    """The rectangles of a path; nothing else stands in it."""
    runs = RUN.findall(drawing)
    assert "".join(f"M{x} {y}h{out}v1h-{back}z" for x, y, out, back in runs) == drawing
    assert all(out == back for _, _, out, back in runs)
    return [(int(x), int(y), int(out)) for x, y, out, _ in runs]


def drawn(symbol: Symbol) -> Image.Image:
    """The path as a picture, quiet zone included."""
    side = (symbol.modules + 2 * QUIET_MODULES) * PIXELS
    picture = Image.new("L", (side, side), "white")
    draw = ImageDraw.Draw(picture)
    for x, y, length in rectangles(path(symbol)):
        right, bottom = (x + length) * PIXELS - 1, (y + 1) * PIXELS - 1
        draw.rectangle((x * PIXELS, y * PIXELS, right, bottom), fill="black")
    return picture


def decoded(symbol: Symbol) -> bytes:
    (barcode,) = zxingcpp.read_barcodes(drawn(symbol), formats=FORMAT)
    return bytes(barcode.bytes)


def encoded(payload: str, side_mm: float = 1000.0) -> Symbol:
    symbol = encode(payload, side_mm)
    assert symbol is not None
    return symbol


# What a code says -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "payload",
    [
        *(URL, "https://neaspec.org/한국어/虎豹?q=ө", "0123456789", "HELLO WORLD", "tel:+82"),
        *("Снежный барс", "ユキヒョウ", "😀", "\x00", "a" * 300, vcard(CARD)),
    ],
)
def test_a_code_is_read_back_byte_for_byte(payload: str) -> None:
    assert decoded(encoded(payload)) == payload.encode()


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_text_is_read_back_byte_for_byte(payload: str) -> None:
    symbol = encoded(payload)
    assert symbol.payload == payload
    assert decoded(symbol) == payload.encode()


def test_a_symbol_is_a_square_with_a_side_of_the_standard() -> None:
    for payload in ("x", URL, "x" * 500):
        symbol = encoded(payload)
        assert {len(row) for row in symbol.rows} == {symbol.modules}
        # ISO/IEC 18004, 5.3.1: 21 modules for version 1, four more for each that follows
        assert (symbol.modules - 21) % 4 == 0
        assert 21 <= symbol.modules <= 177


def test_the_same_payload_gives_the_same_symbol() -> None:
    assert encoded(URL) == encoded(URL)


# How it is drawn --------------------------------------------------------------------------------


@settings(max_examples=40)
@given(rows)
def test_the_path_covers_exactly_the_dark_modules_in_runs_as_long_as_they_can_be(
    modules: tuple[tuple[bool, ...], ...],
) -> None:
    runs = rectangles(path(Symbol("", "M", modules)))
    covered = [(x + n, y) for x, y, length in runs for n in range(length)]
    dark = {
        (x + QUIET_MODULES, y + QUIET_MODULES)
        for y, row in enumerate(modules)
        for x, is_dark in enumerate(row)
        if is_dark
    }
    assert set(covered) == dark
    assert len(covered) == len(dark)
    assert not {(x + n, y) for x, y, n in runs} & {(x, y) for x, y, _ in runs}


def test_the_quiet_zone_is_left_white() -> None:
    symbol = encoded(URL)
    edge = QUIET_MODULES + symbol.modules
    for x, y, length in rectangles(path(symbol)):
        assert QUIET_MODULES <= x < x + length <= edge
        assert QUIET_MODULES <= y < edge


# How large, and how strong ----------------------------------------------------------------------


def sides(payload: str) -> dict[str, int]:
    """Modules a side with the quiet zone, by level."""
    strong, plain = encoded(payload, 1000), encoded(payload, smallest_side_mm(payload) + 1e-9)
    assert (strong.level, plain.level) == ("Q", "M")
    return {symbol.level: symbol.modules + 2 * QUIET_MODULES for symbol in (strong, plain)}


def test_the_levels_are_those_of_flat_print_strongest_first() -> None:
    assert [name for name, _ in LEVELS] == ["Q", "M"]
    assert SMALLEST_MODULE_MM < COMFORTABLE_MODULE_MM
    assert QUIET_MODULES == 4  # ISO/IEC 18004, 5.3.8


def test_the_strongest_level_that_stays_comfortable_is_taken() -> None:
    payload = "x" * 60
    side = sides(payload)
    assert side["Q"] > side["M"]
    enough_for_q = side["Q"] * COMFORTABLE_MODULE_MM
    enough_for_m = side["M"] * COMFORTABLE_MODULE_MM
    assert encoded(payload, enough_for_q + 0.001).level == "Q"
    assert encoded(payload, enough_for_q - 0.001).level == "M"
    assert encoded(payload, enough_for_m + 0.001).level == "M"


def test_where_none_is_comfortable_the_strongest_that_holds_in_print_is_taken() -> None:
    payload = "x" * 60
    side = sides(payload)
    below_comfort = side["M"] * COMFORTABLE_MODULE_MM - 0.001
    holds_q = below_comfort >= side["Q"] * SMALLEST_MODULE_MM
    assert encoded(payload, below_comfort).level == ("Q" if holds_q else "M")
    assert encoded(payload, side["Q"] * SMALLEST_MODULE_MM - 0.001).level == "M"


@settings(max_examples=25)
@given(st.text("abc/.", min_size=1, max_size=120), st.floats(5, 60))
def test_no_module_is_smaller_than_what_holds_in_print(payload: str, side_mm: float) -> None:
    symbol = encode(payload, side_mm)
    smallest = smallest_side_mm(payload)
    if symbol is None:
        assert side_mm < smallest
    else:
        assert symbol.module_mm(side_mm) >= SMALLEST_MODULE_MM
        assert side_mm >= smallest - 1e-9
        whole = symbol.module_mm(side_mm) * (symbol.modules + 2 * QUIET_MODULES)
        assert whole == pytest.approx(side_mm)


def test_the_smallest_side_is_where_it_begins_to_fit() -> None:
    assert encode(URL, smallest_side_mm(URL) + 1e-6) is not None
    assert encode(URL, smallest_side_mm(URL) - 1e-6) is None


@pytest.mark.parametrize("side_mm", [0.0, -5.0, 5.0])
def test_a_code_that_is_too_dense_is_none(side_mm: float) -> None:
    assert encode(URL, side_mm) is None


def test_what_no_symbol_holds_is_none_at_any_size() -> None:
    payload = "x" * 2332  # ISO/IEC 18004, table 7: version 40-M holds 2331 bytes
    assert encode(payload, 10_000) is None
    assert smallest_side_mm(payload) == math.inf


# Contact cards ----------------------------------------------------------------------------------


def test_a_card_has_the_lines_that_phones_read() -> None:
    assert vcard(CARD).split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:NEASPEC;;;;",
        "FN:NEASPEC Secretariat",
        "TEL;TYPE=WORK:+82324586600",
        "EMAIL:secretariat@neaspec.org",
        "URL:https://www.neaspec.org/",
        "ADR;TYPE=WORK:;;7th Floor\\, G-Tower\\, Incheon 22004;;;;",
        "END:VCARD",
        "",
    ]


def test_a_fax_is_named_where_there_is_one() -> None:
    lines = vcard(Card("a", "b", "+1", "+2", "c", "d", ())).split("\r\n")
    assert "TEL;TYPE=FAX:+2" in lines


@pytest.mark.parametrize(
    ("written", "escaped"),
    [
        ("a,b", "a\\,b"),
        ("a;b", "a\\;b"),
        ("a\\b", "a\\\\b"),
        ("a\\,b", "a\\\\\\,b"),
        ("a\nb\r\nc", "a\\nb\\nc"),
        ("a:b", "a:b"),
        ("동북아, 서울", "동북아\\, 서울"),
    ],
)
def test_what_a_card_uses_as_signs_is_escaped(written: str, escaped: str) -> None:
    card = vcard(Card(written, written, "+1", "", "e", "u", (written,)))
    assert f"FN:{escaped}\r\n" in card
    assert f"N:{escaped};;;;\r\n" in card
    assert f"ADR;TYPE=WORK:;;{escaped};;;;\r\n" in card


@settings(max_examples=40)
@given(st.text(max_size=30), st.text(max_size=30), st.lists(st.text(max_size=20), max_size=3))
def test_no_value_adds_a_line_or_a_part_and_each_is_read_back(
    name: str, organization: str, address: list[str]
) -> None:
    card = vcard(Card(name, organization, "+1", "", "e", "u", tuple(address)))
    lines = card.removesuffix("\r\n").split("\r\n")
    values = dict(line.split(":", 1) for line in lines)
    assert len(lines) == len(values) == 9
    assert unescaped(values["FN"]) == one_break(name)
    parts = re.findall(r"(?:\\.|[^;\\])*;?", values["ADR;TYPE=WORK"])
    assert unescaped(parts[2].removesuffix(";")) == one_break(", ".join(address))


def one_break(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: {"n": "\n"}.get(match[1], match[1]), text)
