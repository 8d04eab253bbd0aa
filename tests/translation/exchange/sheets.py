"""Sheets of a few texts, and how they come back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from hypothesis import strategies as st

from brochure_build.findings import Finding
from brochure_build.translation.exchange import Answers, Exchanged, Sheet, po, xliff12, xliff20
from brochure_build.translation.exchange.markup import read_markup
from brochure_build.translation.state import Standing

UNITS = (
    Exchanged("cover.title", "Paws across borders", "", Standing.MISSING, 14, note="the title"),
    Exchanged(
        "about.history",
        "Founded in {founded} by {number} States, “by law” & < or > in {founded}",
        "1993 年に設立: {founded}、{number}、{founded} & \"x\" \\ 'y'",
        Standing.STALE,
        60,
        previous="Founded {founded}: “a” & <b> \\",
        where="where: flap, 66 mm",
    ),
    Exchanged("a.draft", "Draft {{x}}", "Entwurf {{x}}", Standing.DRAFT, 3),
    Exchanged("a.done", "Done", "Fertig", Standing.TRANSLATED, 4),
    Exchanged("a.read", "Done", "Erledigt", Standing.REVIEWED, 5),
    Exchanged("a.final", "Last", "Schluss", Standing.APPROVED, 6),
)
FORMS = "nplurals=1; plural=0;"


def sheet(units: Sequence[Exchanged] = UNITS) -> Sheet:
    return Sheet("ja-JP", "日本語", FORMS, tuple(units))


def edited(written: bytes, changes: Mapping[str, str]) -> str:
    """A file with some stretches replaced, each of which stands in it once."""
    text = written.decode()
    for old, new in changes.items():
        assert text.count(old) == 1, f"{old} stands there {text.count(old)} times"
        text = text.replace(old, new)
    return text


Read = tuple[Answers | None, tuple[Finding, ...]]


def read_po(text: str) -> Read:
    return po.read("ja-JP.po", text)


def read_xliff12(text: str) -> Read:
    markup, found = read_markup("ja-JP.xlf", text)
    return xliff12.read(markup) if markup else (None, found)


def read_xliff20(text: str) -> Read:
    markup, found = read_markup("ja-JP.xlf", text)
    return xliff20.read(markup) if markup else (None, found)


FORMATS: Mapping[str, tuple[Callable[[Sheet], bytes], Callable[[str], Read]]] = {
    "po": (po.write, read_po),
    "xliff": (xliff12.write, read_xliff12),
    "xliff2": (xliff20.write, read_xliff20),
}

# What a text may hold: see UNPRINTABLE in reader/nodes.py.
characters = st.characters(
    exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufffe\uffff"
)
awkward = st.sampled_from(
    (
        *("\\", '"', "'", "{", "}", "<", ">", "&", "%", "#", ":", "[", "]", "|", "~"),
        *("{{", "}}", "{name}", "{a_1}", "]]>", "<!--", "&amp;", "\\n", "\\\\", "#~ ", "msgid"),
        *("\u200f", "שלום", "العربية", "\u00a0", "\u3000", "  ", "虎", "𠮷", "e\u0301"),
    )
)
texts = st.lists(characters | awkward, max_size=60).map("".join)
long_texts = st.lists(st.sampled_from(["слово", "長い", "word", " ", "{x}"]), min_size=80).map(
    "".join
)
