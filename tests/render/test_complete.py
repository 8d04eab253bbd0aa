"""Every word that a panel was given is on it, in the faces it was given."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure_build.render.panel import render_panel
from brochure_build.stages import PanelSource
from render.samples import lines, panel

KEYED = '<p><span data-key="cover.title">Paws across borders, 2007</span></p>'
LONG = (
    '<p lang="ru" style="hyphens:auto;hyphenate-character:\'-\';width:20mm">'
    '<span data-key="about.history">Трансграничное природоохранное сотрудничество</span></p>'
)


def found(source: PanelSource, checkout: Path) -> list[tuple[str, str]]:
    _, findings = render_panel(source, checkout)
    return [(finding.code.name, finding.key) for finding in findings]


@pytest.mark.parametrize(
    "body",
    [
        KEYED,
        lines(4),
        LONG,
        KEYED + KEYED,
        '<p style="text-transform:uppercase"><span data-key="a.b">Straße und ı</span></p>',
        '<p><span data-key="a.b">虎<span class="gap">豹</span>は3頭</span></p>',
        '<p><span data-key="a.b">아⁠무⁠르⁠호⁠랑⁠이 보전</span></p>',
    ],
)
def test_what_is_printed_whole_is_not_reported(body: str, checkout: Path) -> None:
    assert not [code for code, _ in found(panel(body), checkout) if code == "text-lost"]


@pytest.mark.parametrize(
    "style",
    [
        "p{display:none}",
        "span{display:none}",
        "p{break-before:page}",
        "main{break-after:page}p{position:fixed;display:none}",
    ],
)
def test_what_a_style_hides_or_breaks_off_is_lost(style: str, checkout: Path) -> None:
    body = f"<p>first</p>{KEYED}"
    assert ("text-lost", "cover.title") in found(panel(body, style), checkout)


def test_only_what_is_lost_is_named(checkout: Path) -> None:
    body = f'{KEYED}<p class="x"><span data-key="a.b">gone</span></p>'
    assert found(panel(body, ".x{display:none}"), checkout) == [("text-lost", "a.b")]


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        ("'Paws Sans'", []),
        ("'Paws Sans', serif", []),
        ("serif", ["unknown-font"]),
        ("Arial, 'Paws Sans'", ["unknown-font"]),
        ("Arial, sans-serif", ["unknown-font", "unknown-font"]),
    ],
)
def test_a_family_nobody_has_is_told(family: str, expected: list[str], checkout: Path) -> None:
    codes = [code for code, _ in found(panel(KEYED, f"p{{font-family:{family}}}"), checkout)]
    assert codes == expected
