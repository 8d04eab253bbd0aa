"""PO, the format of gettext, which Poedit and nearly every translation program reads.

The key is the context, so that equal English texts stay apart. Drafts and stale texts are fuzzy,
which in PO means that a person has to look at them. Lines are not wrapped: gettext wraps by
Unicode's line breaking, which polib does not know; `msgcat --no-wrap` gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polib

from brochure_build.codes import EXCHANGE_FILE
from brochure_build.findings import Finding, Place
from brochure_build.translation.catalogue import SOURCE_LOCALE
from brochure_build.translation.exchange import (
    GENERATOR,
    Answer,
    Answers,
    Exchanged,
    Sheet,
    handed_out,
)
from brochure_build.translation.placeholders import names
from brochure_build.translation.state import Standing

_FUZZY = (Standing.STALE, Standing.DRAFT)


def write(sheet: Sheet) -> bytes:
    """The PO file of a locale; the same texts give the same bytes."""
    file = polib.POFile(wrapwidth=0)
    file.header = f"{sheet.name} ({sheet.locale}). Give it back with: brochure l10n import FILE"
    file.metadata = {
        "Project-Id-Version": GENERATOR,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": "",  # no clock: the same texts give the same file
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": sheet.locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": sheet.plural_forms,
        "X-Generator": GENERATOR,
        "X-Source-Language": SOURCE_LOCALE,
        "X-Brochure-Revision": sheet.revision,
    }
    file.extend(_entry(unit) for unit in sheet.units)
    return f"{str(file).rstrip()}\n".encode()


def _entry(unit: Exchanged) -> polib.POEntry:
    fuzzy = ["fuzzy"] if unit.standing in _FUZZY else []
    braces = ["python-brace-format"] if names(unit.english) else []
    return polib.POEntry(
        msgctxt=unit.key,
        msgid=unit.english,
        msgstr=unit.text,
        comment="\n".join(unit.remarks),
        occurrences=[(f"translations/{SOURCE_LOCALE}.yaml", str(unit.line))],
        flags=[*fuzzy, *braces],
        previous_msgid=unit.previous or None,
    )


# --- what came back ---------------------------------------------------------------------------

_ERROR_LINE = re.compile(r"\(line (\d+)\)")
_TEXT_LINE = re.compile(
    r'\s*(?:#~ *)?(?:#\|\s*)?(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?|(?="))'
)
_QUOTED = re.compile(r'\s*"(?:[^"\\]|\\[\\"nrtvbf])*"\s*$')
# What has to stand before each word; nothing polib reads tells of what is missing between two.
_BEFORE = {"msgctxt": "msgstr", "msgid": "msgstr", "msgstr": "msgid"}
_PAIRS = {*((before, word) for word, before in _BEFORE.items()), ("msgctxt", "msgid")}
_QUOTES = "the quotes of this line do not match, or it has an unknown \\ sequence"


def read(file: str, text: str) -> tuple[Answers | None, tuple[Finding, ...]]:
    """What a PO file answers; None with findings where it is none."""
    lines = text.splitlines()
    if broken := tuple(_broken(file, lines)):
        return None, broken
    try:
        read_file = polib.pofile(f"{text}\n", encoding="utf-8")  # the line end: it is no file name
    except OSError as error:
        match = _ERROR_LINE.search(str(error))
        number = int(match[1]) if match else 1
        return None, (_syntax(file, lines, number, 1, "this line is not PO"),)
    return _answers(read_file, file, lines)


def _broken(file: str, lines: list[str]) -> Iterator[Finding]:
    """What polib would lose in silence: behind an open quote, or where a msgstr is missing."""
    before = "msgstr"
    for number, line in enumerate(lines, 1):
        match = _TEXT_LINE.match(line)
        if match is None:
            continue
        if not _QUOTED.match(line, match.end()):
            yield _syntax(file, lines, number, match.end() + 1, _QUOTES)
        word = match[1].partition("[")[0]
        if word not in _BEFORE or line.startswith("#|"):
            continue
        follows = (before, word) in _PAIRS or match[1] != word
        if not follows:
            message = f"a {word} stands here, and the {_BEFORE[word]} before it is missing"
            yield _syntax(file, lines, number, 1, message)
        before = word


def _syntax(file: str, lines: list[str], number: int, column: int, message: str) -> Finding:
    hint = "export the texts again, or mend the line: msgfmt --check tells more"
    return Finding(EXCHANGE_FILE, message, _place(file, lines, number, column), hint)


def _place(file: str, lines: list[str], number: int, column: int = 1) -> Place:
    return Place(file, number, column, lines[number - 1] if number <= len(lines) else "")


def _answers(
    read_file: polib.POFile, file: str, lines: list[str]
) -> tuple[Answers, tuple[Finding, ...]]:
    findings: list[Finding] = []
    units: list[Answer] = []
    for entry in read_file:
        if entry.obsolete:
            continue
        place = _place(file, lines, _line_of_text(lines, entry.linenum or 1))
        if entry.msgid_plural or entry.msgctxt is None:
            findings.append(_foreign(entry, place))
            continue
        units.append(
            Answer(
                key=entry.msgctxt,
                english=entry.msgid,
                text=entry.msgstr,
                place=place,
                done=not entry.fuzzy,
                handed_out=handed_out(entry.comment),
            )
        )
    header = read_file.metadata
    named = next((n for n, line in enumerate(lines, 1) if line.startswith('"Language:')), 1)
    locale = header.get("Language", "").replace("_", "-")
    told = header.get("X-Brochure-Revision", "")
    return Answers(locale, _place(file, lines, named), told, tuple(units)), tuple(findings)


def _foreign(entry: polib.POEntry, place: Place) -> Finding:
    what = "plural forms" if entry.msgid_plural else "no msgctxt, which is the key of a text"
    message = f"an entry has {what}: it is not from this brochure"
    return Finding(EXCHANGE_FILE, message, place, "export the texts again and work in that file")


def _line_of_text(lines: list[str], first: int) -> int:
    """The line of an entry's msgstr; polib knows where the entry begins."""
    below = range(max(first, 1), len(lines) + 1)
    return next((number for number in below if lines[number - 1].startswith("msgstr")), first)
