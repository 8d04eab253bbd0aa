"""What is done with each text that came back: written, confirmed, left, or refused."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from brochure_build.codes import (
    BAD_PLACEHOLDER,
    BROKEN_TEXT,
    CHANGED_TWICE,
    EXCHANGE_FILE,
    OUTDATED,
    UNFINISHED,
    UNKNOWN_UNIT,
)
from brochure_build.findings import Code, Finding, quoted
from brochure_build.reader.nodes import UNPRINTABLE
from brochure_build.translation.audit.placeholders import PLACEHOLDER
from brochure_build.translation.catalogue import Catalogue
from brochure_build.translation.exchange import Answer, Answers
from brochure_build.translation.placeholders import StrayBrace, names, parse
from brochure_build.translation.state import Standing, State, standing, unit_digest

_LINE_BREAK = re.compile(r"[\r\n]")


class Outcome(StrEnum):
    """What became of a text that came back."""

    WRITTEN = "written"  # a new text
    CONFIRMED = "confirmed"  # the text that stands is the answer to the English of today
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"  # nothing to take in
    REFUSED = "refused"


@dataclass(frozen=True)
class Verdict:
    """What is done with one text, and why."""

    key: str
    outcome: Outcome
    text: str
    reason: str = ""
    finding: Finding | None = None

    @property
    def is_taken(self) -> bool:
        """Whether something is written for it."""
        return self.outcome in (Outcome.WRITTEN, Outcome.CONFIRMED)


@dataclass(frozen=True)
class Bench:
    """What answers are held against: the English, the translation and its state as they stand."""

    source: Catalogue
    target: Catalogue
    state: State

    def standing(self, key: str) -> Standing:
        """Where a text stands."""
        english = self.source.units[key].text
        return standing(english, self.text(key), self.state.rows.get(key))

    def text(self, key: str) -> str:
        """The translation as it stands; empty where there is none."""
        unit = self.target.units.get(key)
        return unit.text if unit else ""


def judged(answers: Answers, bench: Bench) -> tuple[Verdict, ...]:
    """What is done with each text of a file, in its order."""
    seen: dict[str, Answer] = {}
    verdicts: list[Verdict] = []
    for answer in answers.units:
        if answer.key in seen:
            verdicts.append(_twice(answer, seen[answer.key]))
            continue
        seen[answer.key] = answer
        judge = _judged if answer.key in bench.source.units else _unknown
        verdicts.append(judge(answer, _tidy(answer.text), bench))
    return tuple(verdicts)


def _tidy(text: str) -> str:
    """A text as it is kept: composed characters, and no white space at its ends."""
    return unicodedata.normalize("NFC", text).strip()


def _judged(answer: Answer, text: str, bench: Bench) -> Verdict:
    english, here = bench.source.units[answer.key].text, bench.text(answer.key)
    is_new = unit_digest(text) != unit_digest(here)
    current = unit_digest(answer.english) == unit_digest(english)
    if reason := _nothing_to_take(answer, text, english, here):
        return Verdict(answer.key, Outcome.SKIPPED, here, reason)
    if answer.done is False:
        return _unfinished(answer, text, is_new=is_new)
    if not current:
        return _outdated(answer, text, english) if is_new else _skipped(answer, here)
    if not is_new:
        waits = bench.standing(answer.key) in (Standing.STALE, Standing.DRAFT)
        outcome = Outcome.CONFIRMED if waits and answer.done else Outcome.UNCHANGED
        return Verdict(answer.key, outcome, here)
    if answer.handed_out not in ("", unit_digest(here)):
        return _changed_twice(answer, text, here)
    wrong = next(_faults(answer, text, english), None)
    return wrong or Verdict(answer.key, Outcome.WRITTEN, text)


def _nothing_to_take(answer: Answer, text: str, english: str, here: str) -> str:
    """Why a text says nothing new, or nothing."""
    digest = unit_digest(text)
    if not text:
        return "empty"
    if digest == answer.handed_out != unit_digest(here):
        return "as it went out; it has been changed here since then"
    is_english = digest in (unit_digest(english), unit_digest(answer.english))
    if is_english and answer.done is None and text != here:
        return "still the English"  # which some programs put where nothing is translated
    return ""


def _skipped(answer: Answer, here: str) -> Verdict:
    return Verdict(answer.key, Outcome.SKIPPED, here, "its English has changed since the export")


def _unfinished(answer: Answer, text: str, *, is_new: bool) -> Verdict:
    finding = None
    if is_new and unit_digest(text) != answer.handed_out:
        message = f"{answer.key}: changed, but still marked as unfinished: it is not taken in"
        hint = "unmark it (fuzzy, needs work) when it is done, and import again"
        finding = Finding(UNFINISHED, message, answer.place, hint, key=answer.key)
    return Verdict(answer.key, Outcome.SKIPPED, text, "unfinished", finding)


# --- refused ----------------------------------------------------------------------------------


def _refused(answer: Answer, text: str, code: Code, message: str, hint: str) -> Verdict:
    finding = Finding(code, f"{answer.key} {message}", answer.place, hint, key=answer.key)
    return Verdict(answer.key, Outcome.REFUSED, text, message, finding)


def _twice(answer: Answer, first: Answer) -> Verdict:
    message = "stands here a second time"
    hint = f"the first one is in line {first.place.line}: keep one of the two"
    return _refused(answer, answer.text, EXCHANGE_FILE, message, hint)


def _unknown(answer: Answer, text: str, bench: Bench) -> Verdict:
    if not text or unit_digest(text) == answer.handed_out:
        return Verdict(answer.key, Outcome.SKIPPED, text, "not a text of the brochure any more")
    near = difflib.get_close_matches(answer.key, bench.source.units, n=1, cutoff=0.7)
    hint = f"is it {quoted(near[0])} now?" if near else "it was renamed or removed: export anew"
    return _refused(answer, text, UNKNOWN_UNIT, "is not a text of translations/en.yaml", hint)


def _outdated(answer: Answer, text: str, english: str) -> Verdict:
    message = f"answers an English that has changed since the export: {_whole(answer.english)}"
    hint = f"the English now: {_whole(english)}. Export anew and translate it again"
    return _refused(answer, text, OUTDATED, message, hint)


def _changed_twice(answer: Answer, text: str, here: str) -> Verdict:
    message = f"was changed here too since the export; what came back: {_whole(text)}"
    hint = f"here stands {_whole(here)}. Write the right one into the file of the language"
    return _refused(answer, text, CHANGED_TWICE, message, hint)


def _whole(text: str) -> str:
    return quoted(text, limit=300)


def _faults(answer: Answer, text: str, english: str) -> Iterator[Verdict]:
    """What would break the file or the figures; everything else is told by the checks."""
    if _LINE_BREAK.search(text):
        yield _refused(answer, text, BROKEN_TEXT, "has a line break", "one text is one line")
    if match := UNPRINTABLE.search(text):
        message = f"has the character U+{ord(match.group()):04X}, which cannot be printed"
        yield _refused(answer, text, BROKEN_TEXT, message, "delete it")
    if any(isinstance(part, StrayBrace) for part in parse(text)):
        hint = "close it as {name}, or write {{ or }} for a brace that is printed"
        message = "has a brace that belongs to no placeholder"
        yield _refused(answer, text, BAD_PLACEHOLDER, message, hint)
    wanted, given = Counter(names(english)), Counter(names(text))
    if wanted != given:
        message = _differing(wanted - given, given - wanted)
        yield _refused(answer, text, PLACEHOLDER, message, f"the English: {_whole(english)}")


def _differing(lacking: Counter[str], surplus: Counter[str]) -> str:
    def listed(names: Counter[str]) -> str:
        return ", ".join(f"{{{name}}}" for name in sorted(names.elements()))

    lacks = f"lacks {listed(lacking)}" if lacking else ""
    has = f"has {listed(surplus)} beyond those of the English" if surplus else ""
    return " and ".join(filter(None, (lacks, has)))
