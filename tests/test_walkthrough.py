"""docs/translator.md, “When the English changes”, done as it is written: each edit, each command.

A block whose first line is a command is run, and what follows has to be what it says; one whose
first line is a file is an edit (lines with - and +) or what the file then holds. … stands for
whatever is there, as do numbers of three digits for others.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from brochure_build.project import Project
from cli.running import Brochure
from project.copies import ROOT, edit, place_of

PAGE = ROOT / "docs" / "translator.md"
HEADING = "## When the English changes\n"
CHANGED = "contact.qr.website"

Block = list[str]


def blocks(page: Path, heading: str) -> Iterator[Block]:
    """The code blocks of a section, without their indentation."""
    section = page.read_text("utf-8").partition(heading)[2].partition("\n## ")[0]
    found: Block = []
    for line in section.splitlines():
        if line.startswith("    "):
            found.append(line.removeprefix("    "))
        elif found:
            yield found
            found = []
    if found:
        yield found


WALK = list(blocks(PAGE, HEADING))


def like(lines: Block) -> str:
    """What matches the output that a page shows."""
    pattern = re.escape("\n".join(line.rstrip() for line in lines))
    return re.sub(r"\d{3}", r"\\d{3}", pattern.replace("…", r"[\s\S]*"))


def apply(project: Project, file: str, lines: Block) -> None:
    """Makes the edit of a block, or asserts that the file holds it."""
    taken = [line.removeprefix("-")[1:] for line in lines if line.startswith("-")]
    given = [line.removeprefix("+")[1:] for line in lines if line.startswith("+")]
    if not taken:
        place_of(project, file, "\n".join(lines))
        return
    assert len(taken) == len(given)
    for old, new in zip(taken, given, strict=True):
        edit(project, file, old.strip(), new.strip())


def test_the_page_has_a_walk() -> None:
    firsts = [block[0] for block in WALK]
    assert sum(first.startswith("brochure ") for first in firsts) >= 10
    assert sum(first.startswith("translations/") for first in firsts) >= 3
    verbs = {first.split()[2] for first in firsts if first.startswith("brochure l10n")}
    assert verbs >= {"status", "diff", "sync", "check", "accept"}


def test_it_goes_as_it_is_written(paws: Project, brochure: Brochure) -> None:
    seen = []
    for command, *shown in WALK:
        if not command.startswith("brochure "):
            apply(paws, command, shown)
            continue
        ran = brochure(*shlex.split(command)[1:], project=paws)
        said = "\n".join(line.rstrip() for line in ran.out.splitlines())
        assert re.match(like(shown), said), f"{command}\n{said}"
        seen.append((command, ran.code))
    # a build that holds languages back is no success; all else is
    assert [command for command, code in seen if code] == ["brochure build"]


def test_all_six_are_stale_and_named_and_none_is_at_the_end(
    paws: Project, brochure: Brochure
) -> None:
    file, *lines = WALK[0]
    apply(paws, file, lines)
    rows = brochure("l10n", "status", "--format", "json", project=paws).json()["locales"]
    assert {row["locale"]: row["stale"] for row in rows} == dict.fromkeys(LOCALES, 1)
    ran = brochure("build", "--format", "json", project=paws)
    assert ran.code == 1
    stale = [f for f in ran.findings() if f["code"] == "stale"]
    assert {(f["locale"], f["key"]) for f in stale} == {(name, CHANGED) for name in LOCALES}
    assert all(f["line"] for f in stale)
    assert {f["locale"] for f in ran.json()["files"]} == {"en"}
    for locale in LOCALES:
        arguments = ("-l", locale, CHANGED, "--status", "approved", "--by", "Tests")
        assert brochure("l10n", "accept", *arguments, project=paws).code == 0
    assert brochure("build", project=paws).code == 0
    manifest = json.loads((paws.build / "manifest.json").read_text("utf-8"))
    assert len(manifest["files"]) == 21
    assert not [record["path"] for record in manifest["files"] if record["draft"]]


LOCALES = ("ja-JP", "ko-KP", "ko-KR", "mn-MN", "ru-RU", "zh-CN")


@pytest.mark.parametrize("line", ["stale_", "101 texts", "…y"])
def test_what_is_not_said_is_seen(line: str) -> None:
    assert not re.match(like([line]), "stale 99 texts")
