"""Terms of the glossary: what should be said, and what must not be."""

from __future__ import annotations

from collections.abc import Iterator

from brochure_build.findings import Code, Finding, Severity, quoted
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.glossary import Wording
from brochure_build.translation.terms import Span, english_forms, english_terms, places_of

FORBIDDEN = Code(
    "glossary-forbidden",
    "A text uses a form that translations/glossary.yaml forbids, such as a name of a State that "
    "the United Nations do not use.",
    "Write the form that the message names.",
)
USE = Code(
    "glossary-use",
    "The English uses a term of translations/glossary.yaml, and the translation says it otherwise "
    "than everywhere else.",
    "Write the form that the message names; or if another is as good, ask for it to be added to "
    "the glossary under accept.",
    Severity.WARNING,
)


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each forbidden form, and for each term without one of its forms."""
    terms = pair.glossary.terms
    locale = pair.target.locale
    wordings = {name: t.wordings[locale] for name, t in terms.items() if locale in t.wordings}
    forms = english_forms({name: terms[name].english for name in terms})
    told: set[tuple[str, str]] = set()  # keys and terms
    for key, text in pair.texts():
        for name, wording in wordings.items():
            for finding in _forbidden(pair, key, text, wording):
                told.add((key, name))
                yield finding
    for key, english, text in pair.translated():
        for name, form in english_terms(forms, english).items():
            if name not in wordings or (key, name) in told or any(_allowed(wordings[name], text)):
                continue
            use = quoted(wordings[name].use)
            problem = f"{quoted(form)} is {use} in the glossary"
            hint = f"write {use}, or have your form added to translations/glossary.yaml"
            yield pair.finding(USE, key, problem, hint)


def _forbidden(pair: Pair, key: str, text: str, wording: Wording) -> Iterator[Finding]:
    for form in wording.forbid:
        for start, end in places_of(form, text):
            if any(first <= start and end <= last for first, last in _allowed(wording, text)):
                continue  # it is part of a form that is right
            problem = f"{quoted(text[start:end])} must not be printed"
            hint = f"write {quoted(wording.use)}, as translations/glossary.yaml says"
            yield pair.finding(FORBIDDEN, key, problem, hint, start)


def _allowed(wording: Wording, text: str) -> Iterator[Span]:
    """Where the forms stand that are right."""
    for form in (wording.use, *wording.accept):
        yield from places_of(form, text)


CHECK = Check("terms", "One thing has one name in all texts of a language.", (FORBIDDEN, USE), run)
