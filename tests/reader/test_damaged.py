"""The real files, damaged at random: findings with places in the file, never a traceback."""

from __future__ import annotations

import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from brochure_build.content import FILES
from brochure_build.findings import Finding, as_github, as_json, as_text
from brochure_build.reader import Document, read_model, read_tree
from brochure_build.registry import audit_checks
from brochure_build.translation.audit import Pair
from brochure_build.translation.catalogue import Catalogue, read_catalogue
from brochure_build.translation.locales import Locale, LocalesFile

from .reading import ROOT, check_places

LONGEST = 5  # seconds of one processor; the slowest seen took a fifth of one

SNIPPETS = (
    *("\t", "\n", "\r", "\n\n", "  ", " ", '"', "'", ":", ": ", "- ", "#", "&a ", "*a", "!!str "),
    *(
        "{",
        "}",
        "[",
        "]",
        "{{",
        "}}",
        "{amount}",
        "<<: ",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "|",
        ">",
    ),
    *("? ", "@", "`", ",", "\\", "\\u12", "\\UFFFFFFFF", "\\x07", "\x00", "\x07", "\x85", "\u2028"),
    *("\ufeff", "\ud83d", "虎", "가", "𠮷", "0", "-", "~", "null", "NO", "12:30", "9" * 5000),
    *('a: "b"\n', "  a:\n", "\n  - ", "\n    "),
)


@st.composite
def damaged(draw: st.DrawFn, stems: Iterable[str], folder: str) -> tuple[str, str]:
    """The stem of a real file, and its text after a few accidents."""
    stem = draw(st.sampled_from(sorted(stems)))
    text = source(ROOT / folder / f"{stem}.yaml")
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(text)))
        end = at + draw(st.sampled_from([0, 0, 1, 1, 2, 8, 40, 400]))
        accident = draw(st.sampled_from(["replace", "repeat", "move", "cut"]))
        if accident == "replace":
            text = text[:at] + draw(st.sampled_from(SNIPPETS)) + text[end:]
        elif accident == "repeat":
            text = text[:end] + text[at:]
        elif accident == "move":
            text = text[end:] + text[at:end] + text[:at]
        else:
            text = text[:at]
    return stem, text


@cache
def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def english() -> Catalogue:
    document, _ = read_tree("en.yaml", source(ROOT / "translations" / "en.yaml"))
    assert document is not None
    return read_catalogue("en", document)[0]


def check_findings(findings: Iterable[Finding], text: str) -> None:
    """Every finding is placed in the text and can be told in every format."""
    findings = tuple(findings)
    check_places(findings, text)
    for finding in findings:
        assert as_text(finding).startswith(f"{finding.place}: ")
        assert "\n" not in as_github(finding)
    as_json(findings)


def read_damaged(stem: str, text: str) -> Document | None:
    document, findings = read_tree(f"{stem}.yaml", text)
    assert document is not None or findings
    check_findings(findings, text)
    return document


@settings(max_examples=200)
@given(damaged(FILES, "brochure"))
def test_damaged_content_becomes_findings(case: tuple[str, str]) -> None:
    stem, text = case
    started = time.process_time()
    if document := read_damaged(stem, text):
        value, findings = read_model(document, FILES[stem])
        assert (value is None) == bool(findings)
        check_findings(findings, text)
    assert time.process_time() - started < LONGEST


@settings(max_examples=60)
@given(damaged(["locales"], "translations"))
def test_damaged_conventions_become_findings(case: tuple[str, str]) -> None:
    stem, text = case
    if document := read_damaged(stem, text):
        value, findings = read_model(document, LocalesFile)
        assert (value is None) == bool(findings)
        check_findings(findings, text)


@settings(max_examples=60)
@given(damaged(["en", "ko-KR", "ru-RU", "zh-CN"], "translations"))
def test_a_damaged_catalogue_becomes_findings(case: tuple[str, str]) -> None:
    stem, text = case
    started = time.process_time()
    if document := read_damaged(stem, text):
        catalogue, findings = read_catalogue(stem, document)
        check_findings(findings, text)
        pair = Pair(english(), catalogue, Locale(name=stem, lang=stem, babel="en"))
        for check in audit_checks().values():
            check_findings(check.run(pair), text)
    assert time.process_time() - started < LONGEST


def test_the_undamaged_files_are_read_without_findings() -> None:
    for stem, model in FILES.items():
        document = read_damaged(stem, source(ROOT / "brochure" / f"{stem}.yaml"))
        assert document is not None
        assert read_model(document, model)[0] is not None
