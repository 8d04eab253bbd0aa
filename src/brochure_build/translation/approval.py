"""Whether a translation may be printed as final: every text approved, none missing, none stale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from brochure_build.codes import UNAPPROVED
from brochure_build.findings import Finding, Place
from brochure_build.translation.catalogue import Catalogue, Unit
from brochure_build.translation.standings import standings
from brochure_build.translation.state import Standing, State

NAMED = 8  # texts that a message names before it only counts
ENGLISH_MARK = "[en] "


def unapproved(source: Catalogue, target: Catalogue, state: State) -> Mapping[str, Standing]:
    """The texts that keep a translation from being final. The English itself has none."""
    if source is target:
        return {}
    texts = standings(source, target, state)
    return {text.key: text.standing for text in texts if text.standing is not Standing.APPROVED}


def not_final(target: Catalogue, left: Mapping[str, Standing], texts: int) -> Finding:
    """What is told where a translation is asked for as final and is not."""
    names = list(left)
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return Finding(
        UNAPPROVED,
        f"{target.locale} is not built: {len(left)} of {texts} texts are not approved "
        f"({counted(left)})",
        Place(target.document.file),
        f"{', '.join(names[:NAMED])}{more}. To see it as it is: brochure build --draft",
        locale=target.locale,
    )


def counted(left: Mapping[str, Standing]) -> str:
    """How many texts stand where: “2 stale, 96 draft”, the worst first."""
    counts = Counter(left.values())
    return ", ".join(f"{counts[now]} {now}" for now in Standing if counts[now])


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
