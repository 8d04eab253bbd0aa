"""Where a term of the glossary stands in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from brochure_build.translation.scripts import script_of

Span = tuple[int, int]  # where a form begins and ends
Forms = tuple[tuple[str, str, str], ...]  # an English form in small letters, as it is, its term

# A word in these scripts ends where its letters do; in others words are written together, or take
# their endings without a space.
_WHOLE_WORDS = {"Latin", "Cyrillic", "Greek"}


def places_of(form: str, text: str) -> Iterator[Span]:
    """Where a form of the glossary stands; a word of it that ends in * may have any ending."""
    words, small = form.lower().split(" "), text.lower()
    stem = words[0].rstrip("*")
    start = small.find(stem)
    while start >= 0:
        end = _end(words, small, start)
        if end and not _joined(small[start - 1 : start], stem[0]):
            yield start, end
        start = small.find(stem, start + 1)


def _end(words: list[str], text: str, at: int) -> int:
    """Where a form ends that begins at a place; 0 where it does not stand there."""
    for number, word in enumerate(words):
        if number:
            if text[at : at + 1] not in (" ", "\u00a0"):
                return 0
            at += 1
        stem = word.rstrip("*")
        if not text.startswith(stem, at):
            return 0
        at += len(stem)
        while word.endswith("*") and text[at : at + 1].isalnum():
            at += 1
    return 0 if _joined(text[at : at + 1], text[at - 1]) else at


def _joined(neighbour: str, edge: str) -> bool:
    """Whether a form is only part of a word: its edge and its neighbour are of one alphabet."""
    script = script_of(edge)
    return script in _WHOLE_WORDS and neighbour != "" and script_of(neighbour) == script


def english_forms(terms: Mapping[str, Iterable[str]]) -> Forms:
    """The forms of terms, long ones first."""
    pairs = ((form, term) for term, forms in terms.items() for form in forms)
    forms = ((form.lower(), form, term) for form, term in pairs)
    return tuple(sorted(forms, key=lambda form: -len(form[0])))


def english_terms(forms: Forms, text: str) -> dict[str, str]:
    """The terms that an English text uses, each with the form it uses.

    A long form hides a short one within it: “Endangered” is not used where “Critically Endangered”
    stands.
    """
    found: dict[str, str] = {}
    hidden: list[Span] = []
    small = text.lower()
    for wanted, form, term in forms:
        for start in _starts(wanted, form, small, text) if wanted in small else ():
            end = start + len(form)
            if not any(first <= start and end <= last for first, last in hidden):
                hidden.append((start, end))
                found.setdefault(term, form)
    return found


def _starts(wanted: str, form: str, small: str, text: str) -> Iterator[int]:
    """Where a form stands as whole words; its capital letters are capital there too."""
    start = small.find(wanted)
    while start >= 0:
        end = start + len(form)
        around = text[start - 1 : start] + text[end : end + 1]
        same = all(f == t for f, t in zip(form, text[start:end], strict=False) if f.isupper())
        if same and not any(map(str.isalnum, around)):
            yield start
        start = small.find(wanted, start + 1)
