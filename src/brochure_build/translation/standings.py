"""Where each text of a translation stands, in the order of the English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from brochure_build.findings import Place
from brochure_build.translation.catalogue import Catalogue
from brochure_build.translation.state import Row, Standing, State, standing


@dataclass(frozen=True)
class Text:
    """A text of the English and what a translation has for it."""

    key: str
    standing: Standing
    english: str
    text: str  # empty where it is missing
    row: Row | None
    place: Place

    @property
    def answered(self) -> str:
        """The English that the translation was made from, as far as that is known."""
        return self.row.english if self.row else ""


def standings(source: Catalogue, target: Catalogue, state: State) -> tuple[Text, ...]:
    """Every text of the English, and where the translation of it stands."""
    return tuple(_text(source, target, key, state.rows.get(key)) for key in source.units)


def _text(source: Catalogue, target: Catalogue, key: str, row: Row | None) -> Text:
    english = source.units[key].text
    unit = target.units.get(key)
    there = unit.text if unit else None
    place = target.place(key) if unit else target.nearest(key, source.units)
    return Text(key, standing(english, there, row), english, there or "", row, place)


def not_approved(texts: Iterable[Text]) -> tuple[Text, ...]:
    """The texts that nobody vouches for yet, or no more."""
    return tuple(text for text in texts if text.standing is not Standing.APPROVED)


def counted_standings(texts: Iterable[Text]) -> Mapping[Standing, int]:
    """How many texts stand where; each standing is named."""
    counts = Counter(text.standing for text in texts)
    return {one: counts[one] for one in Standing}
