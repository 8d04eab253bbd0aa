"""Whether a translation may be printed as final: every text approved, none missing, none stale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from brochure_build.codes import UNAPPROVED
from brochure_build.findings import Finding, Place
from brochure_build.translation.catalogue import Catalogue, Unit
from brochure_build.translation.standings import Text, counted_standings, not_approved, standings
from brochure_build.translation.state import State

NAMED = 8  # texts that a message names before it only counts
ENGLISH_MARK = "[en] "


def unapproved(source: Catalogue, target: Catalogue, state: State) -> tuple[Text, ...]:
    """The texts that keep a translation from being final. The English itself has none."""
    return () if source is target else not_approved(standings(source, target, state))


def not_final(target: Catalogue, left: tuple[Text, ...], texts: int) -> Finding:
    """What is told where a translation is asked for as final and is not."""
    names = [text.key for text in left]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return Finding(
        UNAPPROVED,
        f"{target.locale} is not built: {len(left)} of {texts} texts are not approved "
        f"({_counted(left)})",
        Place(target.document.file),
        f"{', '.join(names[:NAMED])}{more}. To see it as it is: brochure build --draft",
        locale=target.locale,
    )


def _counted(left: tuple[Text, ...]) -> str:
    """How many texts stand where: “2 stale, 96 draft”, the worst first."""
    return ", ".join(f"{n} {now}" for now, n in counted_standings(left).items() if n)


def with_english(source: Catalogue, target: Catalogue) -> Catalogue:
    """A translation whose gaps are filled with marked English, for drafts alone.

    A translator who has done half wants to see that half in print; whoever takes the draft for a
    finished page is told otherwise by the mark, and by DRAFT across the panel.
    """
    return replace(target, units=dict(_filled(source, target)))


def _filled(source: Catalogue, target: Catalogue) -> Iterator[tuple[str, Unit]]:
    for key, english in source.units.items():
        unit = target.units.get(key)
        if unit is not None and unit.text.strip():
            yield key, unit
        else:
            yield key, replace(english, text=f"{ENGLISH_MARK}{english.text}")
