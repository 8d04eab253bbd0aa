"""Changes to the text of a locale file that leave every other character as it is.

People write these files: their comments, quotes, blank lines and order stay. Nothing is parsed and
written anew; stretches of the text are replaced, at the places that the reader tells. What comes
out is read again, and an edit that would not read as asked is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from brochure_build.codes import CANNOT_EDIT
from brochure_build.findings import BrochureError, Finding, Place
from brochure_build.reader.nodes import Scalar
from brochure_build.translation.editing.placing import Words, put, taken
from brochure_build.translation.editing.quoting import in_quotes
from brochure_build.translation.editing.source import Change, Entry, Source
from brochure_build.translation.remarks import Remark


def with_texts(text: str, file: str, changes: Mapping[str, str], order: Sequence[str]) -> str:
    """The file with other texts; keys it lacks are added behind what precedes them in order."""
    source = Source(file, text)
    wanted = {**source.texts, **changes}
    there = {key: new for key, new in changes.items() if key in source.units}
    done = source.changed(
        _rewritten(source, source.units[key], new)
        for key, new in there.items()
        if source.texts[key] != new
    )
    places = {key: number for number, key in enumerate(order)}
    missing = changes.keys() - there.keys()
    for key in sorted(missing, key=lambda key: (places.get(key, len(places)), key)):
        words = Words(Scalar(changes[key], 0, 0, '"'))
        now = _again(file, done)
        done = now.changed([put(now, key, words, order)])
    return _proved(file, done, wanted)


def without(text: str, file: str, keys: Collection[str]) -> str:
    """The file without some texts and the comments directly above them."""
    source = Source(file, text)
    wanted = {key: words for key, words in source.texts.items() if key not in keys}
    while entry := next(_largest(source, set(keys)), None):
        source = _again(file, source.changed([_removal(source, _outermost(source, entry))]))
    return _proved(file, source.bom + source.body, wanted)


def renamed(text: str, file: str, old: str, new: str, order: Sequence[str] = ()) -> str:
    """The file with a text, or a section, under another key, with the comments above it.

    It stays where it is, if only the last part of the key differs; else it goes behind what
    precedes it in the order of keys, or to the end of its new section.
    """
    source = Source(file, text)
    moved = [entry.key for entry in _under(source, old)]
    wanted = {_new_key(key, old, new): words for key, words in source.texts.items()}
    for key in moved:
        entry = next(entry for entry in source.entries if entry.key == key)
        source = _again(file, _moved(source, entry, _new_key(key, old, new), order))
    return _proved(file, source.bom + source.body, wanted)


def set_aside(text: str, file: str, keys: Collection[str], section: str) -> str:
    """The file with some texts, and their comments, in a section of their own at its end."""
    source = Source(file, text)
    wanted = {f"{section}.{k}" if k in keys else k: words for k, words in source.texts.items()}
    while entry := _not_yet_in(section, source, set(keys)):
        source = _again(file, _moved(source, entry, f"{section}.{entry.key}", ()))
    return _proved(file, source.bom + source.body, wanted)


def with_comments(text: str, file: str, lines_by_key: Mapping[str, Sequence[str]]) -> str:
    """The file with the tool's own lines above texts or sections; people's comments stay there.

    What does not begin its line, as in braces, has no room for comments and gets none.
    """
    source = Source(file, text)
    changes = (
        _commented(source, entry, lines_by_key[entry.key])
        for entry in source.entries
        if entry.key in lines_by_key and source.begins_its_line(entry)
    )
    return _proved(file, source.changed(changes), source.texts)


def _rewritten(source: Source, unit: Entry, text: str) -> Change:
    start, end = source.begin(unit.value), source.end(unit.value)
    empty = start == end
    written = in_quotes(text, '"' if empty else unit.style)
    if empty:  # nothing stood behind the name, perhaps not even a colon
        between = source.body[source.end(unit.name) : start]
        colon = "" if ":" in between else ":"
        written = f"{colon}{'' if between[-1:].isspace() else ' '}{written}"
    return start, end, written


def _largest(source: Source, keys: set[str]) -> Iterator[Entry]:
    """The entries all of whose texts are among some keys, a section before what is in it."""
    for entry in source.entries:
        inside = [key for key in source.units if _is_under(key, entry.key)]
        if inside and keys.issuperset(inside):
            yield entry


def _not_yet_in(section: str, source: Source, keys: set[str]) -> Entry | None:
    """The largest of those entries that there is no section for in another section."""
    there = {entry.key for entry in source.entries}
    entries = _largest(source, keys)
    return next((entry for entry in entries if f"{section}.{entry.key}" not in there), None)


def _under(source: Source, key: str) -> Iterator[Entry]:
    """The entry of a key; where it is scattered, each of those that begin with it."""
    last: Entry | None = None
    for entry in source.entries:
        if _is_under(entry.key, key) and not (last and _is_under(entry.key, last.key)):
            yield entry
            last = entry


def _is_under(key: str, section: str) -> bool:
    return key == section or key.startswith(f"{section}.")


def _new_key(key: str, old: str, new: str) -> str:
    return f"{new}{key.removeprefix(old)}" if _is_under(key, old) else key


def _moved(source: Source, entry: Entry, key: str, order: Sequence[str]) -> str:
    name = key.removeprefix(entry.prefix)
    if key.startswith(entry.prefix) and name.count(".") == entry.name.text.count("."):
        start, end = source.begin(entry.name), source.end(entry.name)
        return source.changed([(start, end, in_quotes(name, entry.name.style))])
    outermost = _outermost(source, entry)
    words = taken(source, entry, outermost)
    left = _again(source.document.file, source.changed([_removal(source, outermost)]))
    return left.changed([put(left, key, words, order)])


def _outermost(source: Source, entry: Entry) -> Entry:
    """An entry, or the section of which it is all there is: none is left empty."""
    sections = (other for other in source.entries if other.value is entry.around)
    section = next(sections, None)
    if section is None or len(entry.around.entries) > 1:
        return entry
    return _outermost(source, section)


def _removal(source: Source, entry: Entry) -> Change:
    if source.in_braces(entry.around):
        return _removal_in_braces(source, entry)
    first, last = source.first_line(entry), source.end_line(entry)
    if source.is_blank(last + 1):
        while first > 1 and source.is_blank(first - 1):
            first -= 1
    return source.lines_removed(first, last)


def _removal_in_braces(source: Source, entry: Entry) -> Change:
    names = [name for name, _ in entry.around.entries]
    values = [value for _, value in entry.around.entries]
    at = names.index(entry.name)
    if at + 1 < len(names):
        return source.begin(entry.name), source.begin(names[at + 1]), ""
    start = source.end(values[at - 1]) if at else source.begin(entry.name)
    return start, source.end(entry.value), ""


def _commented(source: Source, entry: Entry, lines: Sequence[str]) -> Change:
    """The tool's lines come last, so that the English stands right above the translation."""
    number = entry.name.line
    first = number
    while first > 1 and source.is_comment(first - 1):
        first -= 1
    kept = (
        source.body[source.starts[n - 1] : source.starts[n]]
        for n in range(first, number)
        if not _is_the_tools(source.line(n))
    )
    indent = " " * (entry.name.column - 1)
    new = (f"{indent}# {line}{source.newline}" for line in lines)
    return source.starts[first - 1], source.starts[number - 1], "".join((*kept, *new))


def _is_the_tools(line: str) -> bool:
    return Remark(line.strip().removeprefix("#").removeprefix(" "), Place("")).is_the_tools


def _again(file: str, text: str) -> Source:
    try:
        return Source(file, text)
    except BrochureError as error:
        raise _refused(file) from error


def _proved(file: str, text: str, wanted: Mapping[str, str]) -> str:
    """The text, if it reads as wanted."""
    if _again(file, text).texts != wanted:
        raise _refused(file)
    return text


def _refused(file: str) -> BrochureError:
    message = "this file is written in a way that the change cannot be made in without damage"
    return BrochureError([Finding(CANNOT_EDIT, message, Place(file))])
