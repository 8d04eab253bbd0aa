"""What can be wrong with a translation. One module here is one check, its CHECK."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from brochure_build.findings import Code, Finding
from brochure_build.translation.catalogue import Catalogue, Unit
from brochure_build.translation.glossary import Glossary
from brochure_build.translation.locales import Locale
from brochure_build.translation.state import Standing, State, standing

# How wide a text is in the fonts of its locale, in em; kerning does not count.
Advance = Callable[[str], float]


@dataclass(frozen=True)
class Pair:
    """What a check looks at: the English and one translation of it, with its conventions.

    advance measures the translation and english_advance the English. They are None where no font
    can be read, and a check of lengths then finds nothing.
    """

    source: Catalogue
    target: Catalogue
    locale: Locale
    state: State = field(default_factory=State)
    glossary: Glossary = field(default_factory=Glossary)
    advance: Advance | None = None
    english_advance: Advance | None = None

    @property
    def is_source(self) -> bool:
        """Whether the English itself is looked at."""
        return self.source is self.target

    def answered(self) -> Pair:
        """The same with the English that each text answers, where that is not today's."""
        stale = dict(self._stale())
        units = {**self.source.units, **stale}
        return replace(self, source=replace(self.source, units=units)) if stale else self

    def _stale(self) -> Iterator[tuple[str, Unit]]:
        """The English that each stale text answers, as far as it was recorded."""
        for key, english, text in self.translated():
            row = self.state.rows.get(key)
            if row and row.english and standing(english, text, row) is Standing.STALE:
                yield key, replace(self.source.units[key], text=row.english)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every key with its text, where there is one."""
        for key, unit in self.target.units.items():
            if unit.text.strip():
                yield key, unit.text

    def translated(self) -> Iterator[tuple[str, str, str]]:
        """Every key with its English and its text, where there are both."""
        for key, text in self.texts():
            if key in self.source.units:
                yield key, self.source.units[key].text, text

    def finding(self, code: Code, key: str, problem: str, hint: str, offset: int = -1) -> Finding:
        """What is wrong with a text, or with one of its characters."""
        place = self.target.place(key, offset)
        return Finding(code, f"{key}: {problem}", place, hint, locale=self.target.locale, key=key)


@dataclass(frozen=True)
class Check:
    """A check of a translation: its name, the codes it may find, and the function that looks.

    A finding of an ignorable check goes away with `# ignore CODE: reason` above its text. A stale
    text is held against the English that it answers; only a check of_today sees the new one.
    """

    name: str
    why: str
    codes: tuple[Code, ...]
    run: Callable[[Pair], Iterator[Finding]]
    of_source: bool = False  # whether the English itself is checked too
    ignorable: bool = True
    of_today: bool = False
