"""XLIFF 2.0, for newer programs of translators.

Placeholders are `<ph>` that refer to the placeholder under `originalData`, and say it once more for
programs that show only that.
"""

from __future__ import annotations

from collections.abc import Mapping

from brochure_build.findings import Finding
from brochure_build.translation.catalogue import SOURCE_LOCALE
from brochure_build.translation.exchange import (
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

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

_STATES = {
    Standing.MISSING: ("initial", ""),
    Standing.STALE: ("initial", "brochure:stale"),
    Standing.DRAFT: ("initial", "brochure:draft"),
    Standing.TRANSLATED: ("translated", ""),
    Standing.REVIEWED: ("reviewed", ""),
    Standing.APPROVED: ("final", ""),
}
_DONE = frozenset({"translated", "reviewed", "final"})


def write(sheet: Sheet) -> bytes:
    """The XLIFF 2.0 file of a locale; the same texts give the same bytes."""
    revision = element("note", {"category": "revision"}, sheet.revision)
    parts = [element("notes", None, revision), *map(_unit, sheet.units)]
    attributes = {
        "id": "texts",
        "original": f"translations/{sheet.locale}.yaml",
        "canResegment": "no",  # one text is one unit, there and back
        "xml:space": "preserve",
    }
    file = element("file", attributes, in_lines(*parts))
    languages = {"srcLang": SOURCE_LOCALE, "trgLang": sheet.locale}
    root = {"xmlns": NAMESPACE, "version": "2.0", **languages}
    return f"{_HEAD}{element('xliff', root, in_lines(file))}\n".encode()


def _unit(unit: Exchanged) -> str:
    remarks = [element("note", {"category": "remark"}, as_text(said)) for said in unit.remarks]
    if unit.previous:
        before = as_text(unit.previous)
        remarks.append(element("note", {"category": "previous-english"}, before))
    of_english = codes(unit.english)
    data = (element("data", {"id": f"d{code.number}"}, code.text) for code in of_english)
    originals = "".join(data)
    state, more = _STATES[unit.standing]
    source = element("source", None, protected(unit.english, of_english, _ph))
    target = element("target", None, protected(unit.text, of_english, _ph))
    texts = (source, target) if unit.text else (source,)
    parts = [
        element("notes", None, in_lines(*remarks)),
        *([element("originalData", None, originals)] if originals else ()),
        element("segment", {"state": state, "subState": more}, in_lines(*texts)),
    ]
    return element("unit", {"id": unit.key, "name": unit.key}, in_lines(*parts))


def _ph(code: Code) -> str:
    attributes = {
        "id": str(code.number),
        "dataRef": f"d{code.number}",
        "equiv": code.text,
        "disp": code.text,
        "canCopy": "no",
        "canDelete": "no",
    }
    return element("ph", attributes)


# --- what came back ---------------------------------------------------------------------------


def read(markup: Markup) -> tuple[Answers, tuple[Finding, ...]]:
    """What an XLIFF 2.0 file answers."""
    root = markup.root
    units = tuple(_answer(markup, unit) for unit in root.below("unit"))
    locale = root.attributes.get("trgLang", "").replace("_", "-")
    notes = (note for file in root.elements("file") for note in _notes(file))
    told = (note.text for note in notes if note.attributes.get("category") == "revision")
    return Answers(locale, markup.at(root), next(told, ""), units), ()


def _answer(markup: Markup, unit: Element) -> Answer:
    segments = list(unit.elements("segment", "ignorable"))
    own = [segment for segment in segments if segment.name == "segment"]
    targets = [target for segment in own for target in segment.elements("target")]
    states = {segment.attributes.get("state", "initial") for segment in own}
    return Answer(
        key=unit.attributes.get("name") or unit.attributes.get("id", ""),
        english=_joined(unit, segments, "source"),
        text=_joined(unit, segments, "target"),
        place=markup.at(targets[0] if targets else unit),
        done=True if states <= _DONE else None,
        handed_out=handed_out("\n".join(note.text for note in _notes(unit))),
    )


def _joined(unit: Element, segments: list[Element], name: str) -> str:
    """The text of a unit; one that a program has cut into sentences is put together again."""
    known = _known(unit)
    parts = (_part(segment, name) for segment in segments)
    return "".join(plain(part, known, ("equiv", "disp")) for part in parts if part)


def _part(segment: Element, name: str) -> Element | None:
    """What stands between sentences is the same in both languages where no target is given."""
    between = segment.first("source") if segment.name == "ignorable" else None
    return segment.first(name) or between


def _known(unit: Element) -> Mapping[str, str]:
    """The text of each placeholder of a unit by its id."""
    data = {each.attributes.get("id", ""): each.text for each in unit.below("data")}
    places = [place for place in unit.below("ph") if "dataRef" in place.attributes]
    return {
        place.attributes.get("id", ""): data.get(place.attributes["dataRef"], "")
        for place in places
    }


def _notes(parent: Element) -> tuple[Element, ...]:
    notes = parent.first("notes")
    return tuple(notes.elements("note")) if notes else ()
