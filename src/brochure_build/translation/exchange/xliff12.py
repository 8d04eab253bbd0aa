"""XLIFF 1.2, which nearly every program of translators reads and writes.

Placeholders are `<ph>` with the placeholder itself as content: a program that knows the element
protects it, and one that drops the element keeps the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure_build.findings import Finding
from brochure_build.translation.catalogue import SOURCE_LOCALE
from brochure_build.translation.exchange import (
    GENERATOR,
    Answer,
    Answers,
    Exchanged,
    Sheet,
    handed_out,
)
from brochure_build.translation.exchange.inline import Code, codes, plain, protected
from brochure_build.translation.exchange.markup import (
    Element,
    Markup,
    as_text,
    element,
    in_lines,
)
from brochure_build.translation.state import Standing

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

_STATES = {
    Standing.MISSING: "needs-translation",
    Standing.STALE: "needs-translation",
    Standing.DRAFT: "needs-review-translation",
    Standing.TRANSLATED: "translated",
    Standing.REVIEWED: "signed-off",
    Standing.APPROVED: "final",
}
_DONE = frozenset({"translated", "signed-off", "final"})
# Many programs leave the state as it was exported, whatever is done to the text.
_TOLD_NOTHING = frozenset({"", "needs-translation", "needs-review-translation"})


def write(sheet: Sheet) -> bytes:
    """The XLIFF 1.2 file of a locale; the same texts give the same bytes."""
    body = element("body", None, in_lines(*map(_unit, sheet.units)))
    attributes = {
        "original": f"translations/{sheet.locale}.yaml",
        "source-language": SOURCE_LOCALE,
        "target-language": sheet.locale,
        "datatype": "plaintext",
        "xml:space": "preserve",
        "product-name": GENERATOR,
        "build-num": sheet.revision,
    }
    file = element("file", attributes, in_lines(body))
    root = element("xliff", {"xmlns": NAMESPACE, "version": "1.2"}, in_lines(file))
    return f"{_HEAD}{root}\n".encode()


def _unit(unit: Exchanged) -> str:
    approved = "yes" if unit.standing is Standing.APPROVED else ""
    attributes = {"id": unit.key, "resname": unit.key, "approved": approved}
    of_english = codes(unit.english)
    state = {"state": _STATES[unit.standing]}
    parts = [
        element("source", None, protected(unit.english, of_english, _ph)),
        element("target", state, protected(unit.text, of_english, _ph)),
        *(element("note", {"from": "developer"}, as_text(remark)) for remark in unit.remarks),
        *([_before(unit)] if unit.previous else ()),
    ]
    return element("trans-unit", attributes, in_lines(*parts))


def _before(unit: Exchanged) -> str:
    """The English that a stale text answers, beside that text."""
    of_english = codes(unit.previous)
    source = element("source", None, protected(unit.previous, of_english, _ph))
    target = element("target", None, protected(unit.text, of_english, _ph))
    return element("alt-trans", {"alttranstype": "previous-version"}, in_lines(source, target))


def _ph(code: Code) -> str:
    return element("ph", {"id": str(code.number), "ctype": "x-placeholder"}, as_text(code.text))


# --- what came back ---------------------------------------------------------------------------


def read(markup: Markup) -> tuple[Answers, tuple[Finding, ...]]:
    """What an XLIFF 1.2 file answers."""
    file = markup.root.first("file")
    units = [_answer(markup, unit) for unit in markup.root.below("trans-unit")]
    if file is None:
        return Answers("", markup.at(markup.root), "", tuple(units)), ()
    locale = file.attributes.get("target-language", "").replace("_", "-")
    told = file.attributes.get("build-num", "")
    return Answers(locale, markup.at(file), told, tuple(units)), ()


def _answer(markup: Markup, unit: Element) -> Answer:
    source, target = unit.first("source"), unit.first("target")
    known = {place.attributes.get("id", ""): place.text for place in _inline(source)}
    state = target.attributes.get("state", "") if target else ""
    return Answer(
        key=unit.attributes.get("resname") or unit.attributes.get("id", ""),
        english=plain(source, {}, ("equiv-text",)) if source else "",
        text=plain(target, known, ("equiv-text",)) if target else "",
        place=markup.at(target or unit),
        done=None if state in _TOLD_NOTHING else state in _DONE,
        handed_out=handed_out("\n".join(note.text for note in unit.elements("note"))),
    )


def _inline(source: Element | None) -> Iterator[Element]:
    if source is not None:
        yield from source.below("ph")
