"""The documentation is true: what it names is there, and what is there is named."""

from __future__ import annotations

import argparse
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast, get_args

import pytest

from brochure_build import cli
from brochure_build.cli.parser import LISTS, make_parser
from brochure_build.layout.blocks import Kind
from brochure_build.layout.folder import LayoutFolder
from brochure_build.layout.page import Localised, Page
from brochure_build.registry import audit_checks, codes
from brochure_build.stages import Ink, Rendering

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "src" / "brochure_build"
DOCS = ROOT / "docs"
FOLDERS = ("docs", "brochure", "translations", "layouts", "assets")
PAGES = sorted({*ROOT.glob("*.md"), *(p for name in FOLDERS for p in (ROOT / name).rglob("*.md"))})

# Files that the pages tell how to make, and folders that a build makes.
TO_BE_MADE = {
    *("build/", ".cache/", "build/en/", "build/ja-JP/", "build/.cache/panels"),
    *("build/plain/", "build/z/", "build/qps-ploc/"),
    *("assets/photos/", "macros.html.j2", "layouts/classic/blocks/quote.html.j2"),
}

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE_SPAN = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def text(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def code(page: Path) -> Iterator[str]:
    """What a page shows as code: spans, and the lines of indented or fenced blocks."""
    words = page.read_text("utf-8")
    for fenced in FENCE.findall(words):
        yield from fenced.splitlines()[1:-1]
    words = FENCE.sub("", words)
    for line in words.splitlines():
        if line.startswith("    "):
            yield line.strip()
        else:
            yield from CODE_SPAN.findall(line)


def cells(page: str) -> set[str]:
    """The first cell of every row of a page's tables, without its backticks."""
    rows = re.findall(r"^\| ([^|]+?) +\|", text(page), re.MULTILINE)
    return {part.strip("` ") for row in rows for part in row.split(", ")}


def links() -> list[tuple[str, str]]:
    found = ((page, link) for page in PAGES for link in LINK.findall(page.read_text("utf-8")))
    return [(named(page), link) for page, link in found if "://" not in link]


def commands() -> list[tuple[str, str]]:
    """Every command that begins with `brochure`, and the page it stands on."""
    starts = ("brochure ", ".venv/bin/brochure ")
    found = ((page, line) for page in PAGES for line in code(page) if line.startswith(starts))
    return sorted({(named(page), re.split(r"  +", line)[0]) for page, line in found})


def targets() -> list[tuple[str, str]]:
    """Every target of make that a page names."""
    found = ((page, re.match(r"make ([a-z][\w-]*)", line)) for page in PAGES for line in code(page))
    return sorted({(named(page), match[1]) for page, match in found if match})


def paths() -> list[tuple[str, str]]:
    """Every file or folder that a page names as code, save those that a reader would make."""
    like_a_path = re.compile(r"[a-z_.-]+(/[a-z0-9_.-]+)*(/|\.(py|yaml|css|html\.j2|md|conf))")
    pages = [page for page in PAGES if page.parent in (DOCS, ROOT)]
    found = ((page, span) for page in pages for span in code(page) if like_a_path.fullmatch(span))
    return sorted({(named(page), span) for page, span in found if span not in TO_BE_MADE})


def test_there_is_something_to_look_at() -> None:
    assert len(PAGES) > 10
    assert len(links()) > 20
    assert len(commands()) > 20
    assert len(targets()) > 10
    assert len(paths()) > 30


# --- what is named is there -------------------------------------------------------------------


@pytest.mark.parametrize(("page", "link"), links())
def test_link_leads_somewhere(page: str, link: str) -> None:
    path, _, heading = link.partition("#")
    target = ROOT / page if not path else (ROOT / page).parent / path
    assert target.exists(), f"{page} links to {link}"
    assert target.resolve().is_relative_to(ROOT), f"{page} links out of the project: {link}"
    if heading:
        assert heading in headings(target.read_text("utf-8")), f"{page} links to {link}"


def headings(words: str) -> set[str]:
    """The anchors of a page, as hosts of repositories make them."""
    found = re.findall(r"^#+ (.+)$", words, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in found}


@pytest.mark.parametrize(("page", "command"), commands())
def test_command_is_one(page: str, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = shlex.split(command)[1:]
    try:
        options = make_parser().parse_args(words)
    except SystemExit:
        pytest.fail(f"{page}: {command}\n{capsys.readouterr().err}")
    if options.verb == "explain" and options.code and options.code.islower():
        assert options.code in codes(), f"{page}: {command}"


@pytest.mark.parametrize(("page", "target"), targets())
def test_target_is_in_the_makefile(page: str, target: str) -> None:
    rules = re.findall(r"^([a-z][a-z%-]*):(?!=)", text("Makefile"), re.MULTILINE)
    assert rules
    patterns = [rule.replace("%", ".+") for rule in rules]
    assert any(re.fullmatch(pattern, target) for pattern in patterns), f"{page}: make {target}"


@pytest.mark.parametrize(("page", "path"), paths())
def test_path_is_there(page: str, path: str) -> None:
    folders = ("src", "tests", ".ci", *FOLDERS)
    there = (found for name in folders for found in [ROOT / name, *(ROOT / name).rglob("*")])
    wanted = f"/{path.rstrip('/')}"
    top = (ROOT / path).exists()
    assert top or any(found.as_posix().endswith(wanted) for found in there), f"{page}: {path}"


def test_codes_for_translators_exist() -> None:
    part = text("docs/translator.md").partition("The codes you may meet")[2]
    named_there = re.findall(r"^\| `([a-z-]+)` \|", part, re.MULTILINE)
    assert named_there
    assert set(named_there) <= set(codes())
    checks = audit_checks().values()
    assert {code.name for check in checks for code in check.codes} <= set(named_there)


# --- what is there is named -------------------------------------------------------------------


def verbs() -> list[str]:
    actions = make_parser()._actions
    choices = [a.choices for a in actions if isinstance(a, argparse._SubParsersAction)]
    assert choices
    assert choices[0]
    return sorted(choices[0])


@pytest.mark.parametrize("verb", verbs())
def test_verb_is_documented(verb: str) -> None:
    rows = re.findall(r"^\| `brochure ([a-z0-9]+)", text("docs/secretariat.md"), re.MULTILINE)
    assert verb in rows


@pytest.mark.parametrize("what", LISTS)
def test_list_is_documented(what: str) -> None:
    assert f"`{what}`" in text("docs/secretariat.md") or f"list {what}" in text(
        "docs/secretariat.md"
    )


def test_exit_codes_are_documented() -> None:
    ours = {value for name, value in vars(cli).items() if name.isupper() and type(value) is int}
    assert {0, 1, 2, 3} <= ours
    table = text("docs/secretariat.md").partition("| Exit code |")[2]
    documented = {int(number) for number in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)}
    assert documented == ours


def test_template_functions_are_described() -> None:
    localised = cast("Localised", SimpleNamespace(content=None))
    rendering = Rendering(Ink.SRGB, bleed_mm=0, links=True, tagged=True)
    page = Page(localised, LayoutFolder("", "", {}, {}, {}), rendering, {})
    names = set(page.names())
    assert names
    part = text("docs/designer.md").partition("## Functions of the templates")[2]
    described = set(re.findall(r"^\| `(\w+)[(`]", part.partition("\n## ")[0], re.MULTILINE))
    assert described == names


def test_kinds_of_parameters_are_described() -> None:
    assert set(get_args(Kind))
    assert set(get_args(Kind)) <= cells("docs/designer.md")


def test_dependencies_have_their_reason() -> None:
    extras: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]
    wanted = [*PROJECT["project"]["dependencies"], *(d for extra in extras.values() for d in extra)]
    assert wanted
    names = {re.split(r"[^a-z0-9-]", requirement.lower())[0] for requirement in wanted}
    part = text("docs/architecture.md").partition("## What we stand on")[2]
    reasons = dict(re.findall(r"^\| ([a-z0-9-]+) \| (.+) \|$", part, re.MULTILINE))
    assert set(reasons) == names


def test_layers_are_those_that_are_held() -> None:
    contracts: list[dict[str, Any]] = PROJECT["tool"]["importlinter"]["contracts"]
    layers: list[str] = next(c["layers"] for c in contracts if c["type"] == "layers")
    block = [layer.replace("brochure_build.", "") for layer in layers]
    assert block
    assert "\n".join(f"    {layer}" for layer in block) in text("docs/architecture.md")


def test_rooms_are_described() -> None:
    rooms = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in PROGRAM.iterdir()
        if not path.name.startswith("_")
    }
    assert rooms
    assert rooms <= cells("docs/architecture.md")


def test_questions_to_the_secretariat_are_asked() -> None:
    keys = list(questioned(text("translations/en.yaml")))
    assert len(keys) > 5
    asked = text("docs/open-questions.md")
    assert [key for key in keys if f"`{key}`" not in asked] == []


def questioned(catalogue: str) -> Iterator[str]:
    """The key of each text or section that a `#!` line stands above."""
    above: list[str] = []
    waiting = False
    for line in catalogue.splitlines():
        waiting = waiting or line.lstrip().startswith("#!")
        if match := re.match(r"( *)(\w+):", line):
            above = [*above[: len(match[1]) // 2], match[2]]
            if waiting:
                yield ".".join(above)
            waiting = False
