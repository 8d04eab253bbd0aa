"""Files of translation programs as they lie on a disk: their names, and what they answer."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from brochure_build.codes import EXCHANGE_FILE, TOO_LARGE, UNREADABLE
from brochure_build.findings import Finding, Place
from brochure_build.translation.exchange import Answers, po, xliff12, xliff20
from brochure_build.translation.exchange.markup import Markup, read_markup

SUFFIXES = {"po": ".po", "xliff": ".xlf", "xliff2": ".xlf"}
READABLE = (".po", ".xlf", ".xliff")
MOST_BYTES = 4_194_304

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

Read = tuple[Answers | None, tuple[Finding, ...]]

_VERSIONS: Mapping[str, Callable[[Markup], Read]] = {"xliff": xliff12.read, "xliff2": xliff20.read}


def read_answers(path: Path, kind: str | None) -> Read:
    """What a file answers, read as the kind given or told from its name; None with findings."""
    text, found = _text(path)
    if text is None:
        return None, found
    if kind == "po" or (kind is None and path.suffix == ".po"):
        return po.read(str(path), text)
    markup, found = read_markup(str(path), text)
    return _xliff(markup, kind) if markup else (None, found)


def locale_of(answers: Answers, known: Sequence[str]) -> str:
    """The locale that a file means; some programs write ja-jp, or ja for the only Japanese."""
    named = answers.locale.lower()
    same = [name for name in known if name.lower() == named]
    alike = [name for name in known if name.lower().partition("-")[0] == named]
    fit = same or alike
    return fit[0] if len(fit) == 1 else answers.locale


def _text(path: Path) -> tuple[str | None, tuple[Finding, ...]]:
    place = Place(str(path))
    try:
        if path.exists() and not path.is_file():
            return None, (Finding(UNREADABLE, "cannot be read: it is not a file", place),)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return None, (Finding(UNREADABLE, f"cannot be read: {reason}", place),)
    if len(data) > MOST_BYTES:
        return None, (Finding(TOO_LARGE, f"more than {MOST_BYTES:,} bytes", place),)
    try:
        return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig"), ()
    except UnicodeDecodeError as error:
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        hint = "save the file as UTF-8"
        return None, (Finding(UNREADABLE, message, place, hint),)


def _xliff(markup: Markup, kind: str | None) -> Read:
    version = markup.root.attributes.get("version", "")
    told = {"1": "xliff", "2": "xliff2"}.get(version[:1], "")
    if markup.root.name != "xliff" or not told:
        message = "this is not XLIFF 1.2 or 2.0"
    elif kind not in (None, told):
        message = f"this is XLIFF {version}"
    else:
        return _VERSIONS[told](markup)
    hint = "export the texts again, or name the right --format"
    return None, (Finding(EXCHANGE_FILE, message, markup.at(markup.root), hint),)
