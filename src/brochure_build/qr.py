"""QR codes: what they say, and their picture as one vector path. The only user of qrcode."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import qrcode
from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError

# ISO/IEC 18004, 5.3.8: four modules of quiet zone on every side.
QUIET_MODULES = 4
# DENSO asks for four printer dots a module; 0.4 mm holds on an office printer and a worn press,
# 0.5 mm also at arm's length on a phone without close focus.
SMALLEST_MODULE_MM = 0.4
COMFORTABLE_MODULE_MM = 0.5

# M restores 15 % and is what flat print without a logo needs; Q restores 25 % and is taken where
# the space gives it for nothing.
LEVELS = (("Q", ERROR_CORRECT_Q), ("M", ERROR_CORRECT_M))


@dataclass(frozen=True)
class Symbol:
    """A QR symbol: its modules row by row, and what it says."""

    payload: str
    level: str
    rows: tuple[tuple[bool, ...], ...]

    @property
    def modules(self) -> int:
        """Modules a side, without the quiet zone."""
        return len(self.rows)

    def module_mm(self, side_mm: float) -> float:
        """The size of a module where symbol and quiet zone share a square of side_mm."""
        return side_mm / (self.modules + 2 * QUIET_MODULES)


def encode(payload: str, side_mm: float) -> Symbol | None:
    """The symbol with the most error correction whose modules are large enough for the space.

    First the strongest level with modules of COMFORTABLE_MODULE_MM, then one with
    SMALLEST_MODULE_MM; None if even that does not fit.
    """
    symbols = [_symbol(payload, name, level) for name, level in LEVELS]
    for floor in (COMFORTABLE_MODULE_MM, SMALLEST_MODULE_MM):
        for symbol in symbols:
            if symbol is not None and symbol.module_mm(side_mm) >= floor:
                return symbol
    return None


def smallest_side_mm(payload: str) -> float:
    """The side in mm of the smallest square for a payload; infinite if no symbol holds it."""
    name, level = LEVELS[-1]
    symbol = _symbol(payload, name, level)
    if symbol is None:
        return math.inf
    return (symbol.modules + 2 * QUIET_MODULES) * SMALLEST_MODULE_MM


def path(symbol: Symbol) -> str:
    """The dark modules as one SVG path in module units, quiet zone included: a run a rectangle."""
    return "".join(_runs(symbol.rows))


def _runs(rows: Sequence[Sequence[bool]]) -> Iterator[str]:
    for y, row in enumerate(rows, start=QUIET_MODULES):
        x = QUIET_MODULES
        for dark, modules in groupby(row):
            length = len(list(modules))
            if dark:
                yield f"M{x} {y}h{length}v1h-{length}z"
            x += length


def _symbol(payload: str, name: str, level: int) -> Symbol | None:
    """The smallest symbol of a level; None where the largest, version 40, is too small."""
    code = qrcode.QRCode(error_correction=level, border=0)
    code.add_data(payload.encode())
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        return None
    rows = tuple(tuple(bool(module) for module in row) for row in code.get_matrix())
    return Symbol(payload, name, rows)


@dataclass(frozen=True)
class Card:
    """What a contact card says (RFC 2426, vCard 3.0: what every phone's camera reads)."""

    name: str
    organization: str
    phone: str
    fax: str
    email: str
    url: str
    address: tuple[str, ...]


def vcard(card: Card) -> str:
    """A contact card as the payload of a QR code."""
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        # N is required; the short name saves modules, and phones show FN
        f"N:{_escaped(card.organization)};;;;",
        f"FN:{_escaped(card.name)}",
        f"TEL;TYPE=WORK:{card.phone}",
        *([f"TEL;TYPE=FAX:{card.fax}"] if card.fax else []),
        f"EMAIL:{card.email}",
        f"URL:{card.url}",
        f"ADR;TYPE=WORK:;;{_escaped(', '.join(card.address))};;;;",
        "END:VCARD",
    ]
    return "\r\n".join(lines) + "\r\n"


def _escaped(text: str) -> str:
    """RFC 2426, 4: a comma, semicolon, backslash or line break in a value is escaped."""
    return re.sub(r"\r\n|\r|\n", r"\\n", re.sub(r"([\\,;])", r"\\\1", text))
