"""Saying that texts are right as they stand: all that were asked for, or none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from brochure_build.findings import BrochureError, Finding, errors
from brochure_build.l10n.desk import Desk, raw_text, text_file
from brochure_build.l10n.standing import found_in
from brochure_build.translation.comments import comment_lines
from brochure_build.translation.editing import with_comments
from brochure_build.translation.standings import Text, standings
from brochure_build.translation.state import Row, State, Status, recorded, state_file, written


@dataclass(frozen=True)
class Accepted:
    """The texts as they stood before, what is now said of them, and the files that say so."""

    texts: tuple[Text, ...]
    status: Status
    by: str
    files: Mapping[str, str]

    @property
    def changed(self) -> tuple[Text, ...]:
        """Those of which something else was recorded before."""
        return tuple(text for text in self.texts if text.row != self.row(text))

    def row(self, text: Text) -> Row:
        """What is now recorded of a text."""
        return recorded(text.english, text.text, self.status, self.by)


def accepted(desk: Desk, locale: str, keys: Collection[str], status: Status, by: str) -> Accepted:
    """The files that vouch for some texts; BrochureError where one of them cannot be accepted."""
    wrong = tuple(_in_the_way(desk, locale, keys))
    if wrong:
        raise BrochureError(wrong)
    language, kept, file = desk.language(locale), state_file(locale), text_file(locale)
    texts = standings(desk.source, language.catalogue, language.state)
    result = Accepted(tuple(text for text in texts if text.key in keys), status, by, {})
    rows = {**language.state.rows, **{text.key: result.row(text) for text in result.texts}}
    lines = comment_lines(desk.source, language.catalogue, rows, {})
    above = {key: lines[key] for key in keys}
    files = {
        kept: written(rows, desk.source.units),
        file: with_comments(raw_text(desk.project, file), file, above),
    }
    return Accepted(result.texts, status, by, files)


def _in_the_way(desk: Desk, locale: str, keys: Collection[str]) -> Iterator[Finding]:
    """What is wrong with the texts as answers to the English of today, which they are to be."""
    rows = {key: row for key, row in desk.language(locale).state.rows.items() if key not in keys}
    for finding in errors(found_in(desk, locale, State(rows))):
        if finding.key in keys:
            yield finding
