"""Two people at work: what git makes of their changes to the real translations and states."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from brochure_build.reader import read_tree
from brochure_build.translation.alignment import Subject, aligned
from brochure_build.translation.catalogue import Catalogue, catalogue_of
from brochure_build.translation.editing import with_texts
from brochure_build.translation.state import Row, State, Status, read_state, recorded, written
from project.copies import ROOT

LOCALES = ("ja-JP", "ko-KP", "ko-KR", "mn-MN", "ru-RU", "zh-CN")
TRIALS = 10  # for each locale
Files = tuple[str, str]  # texts and state


def source() -> Catalogue:
    return catalogue_of("en", "en.yaml", (ROOT / "translations" / "en.yaml").read_text("utf-8"))


def files(locale: str) -> Files:
    folder = ROOT / "translations"
    state = folder / "state" / f"{locale}.yaml"
    return (folder / f"{locale}.yaml").read_text("utf-8"), state.read_text("utf-8")


def rows(text: str) -> State:
    document, _ = read_tree("state.yaml", text)
    assert document is not None
    return read_state(document)[0]


def brought_into_line(english: Catalogue, locale: str, before: Files) -> Files:
    """What `sync` makes of it."""
    done = aligned(Subject(english, locale, "xx.yaml", before[0], rows(before[1])))
    return done.text, written(done.rows, english.units)


def translated(english: Catalogue, locale: str, before: Files, keys: Sequence[str]) -> Files:
    """One person's work: some texts translated anew, then `sync`."""
    text = with_texts(before[0], "xx.yaml", {key: f"new {key}" for key in keys}, ())
    return brought_into_line(english, locale, (text, before[1]))


def accepted(english: Catalogue, locale: str, before: Files, keys: Sequence[str]) -> Files:
    """One person's work: some texts approved as they stand."""
    units = catalogue_of(locale, "xx.yaml", before[0]).units
    said: dict[str, Row] = {
        key: recorded(english.units[key].text, units[key].text, Status.APPROVED, "Anna")
        for key in keys
    }
    return before[0], written({**rows(before[1]).rows, **said}, english.units)


def merged(folder: Path, base: str, ours: str, theirs: str) -> tuple[int, str]:
    """How many conflicts git leaves, and the text."""
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_text(text, "utf-8")
    command = ["git", "merge-file", "-p", "ours", "base", "theirs"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert 0 <= ran.returncode < 128, ran.stderr
    return ran.returncode, ran.stdout.decode()


@pytest.mark.parametrize("locale", LOCALES)
def test_different_texts_merge(tmp_path: Path, locale: str) -> None:
    english, before = source(), files(locale)
    chance = random.Random(locale)  # noqa: S311  # the same trials in each run
    for trial in range(TRIALS):
        keys = chance.sample(list(english.units), 10)
        ours = translated(english, locale, before, keys[:5])
        work = accepted if trial % 2 else translated
        theirs = work(english, locale, before, keys[5:])
        both: list[str] = []
        for base, one, other in zip(before, ours, theirs, strict=True):
            conflicts, text = merged(tmp_path, base, one, other)
            assert conflicts == 0, keys
            both.append(text)
        units = catalogue_of(locale, "xx.yaml", both[0]).units
        assert all(units[key].text == f"new {key}" for key in keys[:5])
        assert brought_into_line(english, locale, (both[0], both[1])) == (both[0], both[1])


def test_neighbours_merge(tmp_path: Path) -> None:
    english, before = source(), files("ja-JP")
    keys = list(english.units)
    for one, other in pairwise(keys[:40]):
        ours = translated(english, "ja-JP", before, [one])
        theirs = accepted(english, "ja-JP", before, [other])
        for three in zip(before, ours, theirs, strict=True):
            assert merged(tmp_path, *three)[0] == 0
        theirs = translated(english, "ja-JP", before, [other])
        for three in zip(before, ours, theirs, strict=True):
            assert merged(tmp_path, *three)[0] == 0


def test_both_may_refresh_the_comments(tmp_path: Path) -> None:
    before, chance = files("ru-RU"), random.Random("comments")  # noqa: S311
    for _ in range(TRIALS):
        keys = chance.sample(list(source().units), 13)
        text = (ROOT / "translations" / "en.yaml").read_text("utf-8")
        units = source().units
        changed = {key: f"Now {units[key].text}" for key in keys[10:]}
        english = catalogue_of("en", "en.yaml", with_texts(text, "en.yaml", changed, ()))
        ours = translated(english, "ru-RU", before, keys[:5])
        theirs = translated(english, "ru-RU", before, keys[5:10])
        for base, one, other in zip(before, ours, theirs, strict=True):
            assert merged(tmp_path, base, one, other)[0] == 0
        assert merged(tmp_path, before[0], ours[0], theirs[0])[1].count("# STALE.") == 3


def test_the_same_text_by_both_is_a_conflict(tmp_path: Path) -> None:
    before, chance = files("zh-CN"), random.Random("conflict")  # noqa: S311
    for _ in range(TRIALS):
        key = chance.choice(list(source().units))
        one = with_texts(before[0], "xx.yaml", {key: "one"}, ())
        other = with_texts(before[0], "xx.yaml", {key: "other"}, ())
        conflicts, text = merged(tmp_path, before[0], one, other)
        assert conflicts == 1
        document, findings = read_tree("zh-CN.yaml", text)
        assert document is None
        (finding,) = findings
        assert finding.message == "a merge left its marks here: two people changed the same lines"
        assert finding.place is not None
        assert finding.place.excerpt == "<<<<<<< ours"
        assert text.splitlines()[finding.place.line - 1] == "<<<<<<< ours"


def test_two_words_for_one_text_in_the_state_are_a_conflict(tmp_path: Path) -> None:
    english, before = source(), files("mn-MN")
    key = "overview.home"
    ours = accepted(english, "mn-MN", before, [key])[1]
    theirs = ours.replace('by: "Anna"', 'by: "Berta"')
    conflicts, _ = merged(tmp_path, before[1], ours, theirs)
    assert conflicts == 1
