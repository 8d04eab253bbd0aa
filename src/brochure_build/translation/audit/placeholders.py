"""Placeholders: a translation holds those of the English, as often, and no stray brace."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator

from brochure_build.codes import BAD_PLACEHOLDER
from brochure_build.findings import Code, Finding, quoted
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.placeholders import Placeholder, StrayBrace, names, parse

PLACEHOLDER = Code(
    "placeholder",
    "A translation does not hold the same placeholders as the English, so a figure would be "
    "missing, doubled or wrong.",
    "Write the placeholders of the English, spelled the same and as often.",
)


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each placeholder that is missing, unknown or too many, and for stray braces."""
    for key, unit in pair.target.units.items():
        yield from _stray(pair, key)
        english = pair.source.units.get(key)
        if english is None or not unit.text.strip() or pair.source is pair.target:
            continue
        yield from _differing(pair, key, english.text)


def _stray(pair: Pair, key: str) -> Iterator[Finding]:
    for part in parse(pair.target.units[key].text):
        if isinstance(part, StrayBrace):
            yield Finding(
                BAD_PLACEHOLDER,
                f"{key}: a brace that belongs to no placeholder",
                pair.target.place(key, part.offset),
                hint="close it as {name}, or write {{ or }} for a brace that is printed",
                locale=pair.target.locale,
                key=key,
            )


def _differing(pair: Pair, key: str, english: str) -> Iterator[Finding]:
    text = pair.target.units[key].text
    wanted, given = Counter(names(english)), Counter(names(text))
    lacking = wanted - given
    for name, offset in _surplus(text, wanted):
        near = difflib.get_close_matches(name, list(lacking), n=1, cutoff=0.5)
        if near:
            lacking -= Counter(near)
        yield Finding(
            PLACEHOLDER,
            f"{key}: {{{name}}} is {'one too many' if name in wanted else 'not in the English'}",
            pair.target.place(key, offset),
            hint=f"did you mean {{{near[0]}}}?" if near else f"English: {quoted(english)}",
            locale=pair.target.locale,
            key=key,
        )
    for name, times in sorted(lacking.items()):
        yield Finding(
            PLACEHOLDER,
            f"{key}: {{{name}}} is missing{f' {times} times' if times > 1 else ''}",
            pair.target.place(key),
            hint=f"put {{{name}}} where the value goes. English: {quoted(english)}",
            locale=pair.target.locale,
            key=key,
        )


def _surplus(text: str, wanted: Counter[str]) -> Iterator[tuple[str, int]]:
    """The placeholders that go beyond the wanted ones, with their offsets, in order."""
    left = wanted.copy()
    for part in parse(text):
        if isinstance(part, Placeholder):
            left[part.name] -= 1
            if left[part.name] < 0:
                yield part.name, part.offset


CHECK = Check(
    "placeholders",
    "A lost placeholder is a lost figure.",
    (PLACEHOLDER, BAD_PLACEHOLDER),
    run,
    of_source=True,
    ignorable=False,
)
