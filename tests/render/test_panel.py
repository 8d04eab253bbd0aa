"""Rendering one panel: what comes out, and how whatever goes wrong is told."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from brochure_build.findings import Finding
from brochure_build.render.panel import render_panel
from brochure_build.stages import POINTS_PER_MM, Rendered, Rendering
from cli.running import surroundings
from render.samples import PRINT, SCREEN, lines, panel

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def good(result: tuple[Rendered | None, tuple[Finding, ...]]) -> Rendered:
    rendered, findings = result
    assert findings == ()
    assert rendered is not None
    return rendered


def bad(result: tuple[Rendered | None, tuple[Finding, ...]]) -> list[str]:
    rendered, findings = result
    assert rendered is None, "a panel with errors must not be printed"
    assert all((f.panel, f.locale) == ("cover", "en") for f in findings if f.place is None)
    return sorted({finding.code.name for finding in findings})


# --- good ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("rendering", [PRINT, SCREEN])
def test_a_panel_is_one_page_of_its_own_size_with_its_bleed(
    rendering: Rendering, checkout: Path
) -> None:
    page = good(render_panel(panel(lines(3), rendering=rendering), checkout)).page
    assert (page.width_mm, page.height_mm, page.bleed_mm) == (50, 80, rendering.bleed_mm)
    with pikepdf.open(io.BytesIO(page.pdf)) as pdf:
        (only,) = pdf.pages
        trim = [float(side) / POINTS_PER_MM for side in only.trimbox]
        bleed = [float(side) / POINTS_PER_MM for side in only.get("/BleedBox", only.trimbox)]
    assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([50, 80], abs=0.01)
    grown = [trim[0] - page.bleed_mm, trim[1] - page.bleed_mm]
    assert bleed[:2] == pytest.approx(grown, abs=0.01)


def test_the_top_of_the_panel_is_what_is_kept_of_the_tall_page(checkout: Path) -> None:
    page = good(render_panel(panel(lines(3)), checkout)).page
    with pypdfium2.PdfDocument(page.pdf) as pdf:
        text = pdf[0].get_textpage()
        assert text.get_text_bounded().split() == ["line", "0", "line", "1", "line", "2"]
        _, bottom, _, top = text.get_charbox(0)
    assert (80 - top / POINTS_PER_MM, 80 - bottom / POINTS_PER_MM) == pytest.approx((9, 12), abs=2)


def test_what_a_panel_reads_is_told(checkout: Path) -> None:
    style = "main{background:url(../../assets/icons/paw.svg)}"
    read = good(render_panel(panel(lines(1), style), checkout)).read
    assert read == ("assets/fonts/PawsSans-Regular.ttf", "assets/icons/paw.svg")


def test_pictures_made_for_the_panel_are_no_files(checkout: Path) -> None:
    body = "<img alt='x' style='width:9mm' src='brochure://made/a.svg'>"
    read = good(render_panel(panel(body, files={"a.svg": SVG}), checkout)).read
    assert "a.svg" not in " ".join(read)


@pytest.mark.parametrize("rendering", [PRINT, SCREEN])
def test_the_same_panel_gives_the_same_bytes(rendering: Rendering, checkout: Path) -> None:
    source = panel(lines(5) + "<table><tr><th>a<td>b</table>", rendering=rendering)
    first = good(render_panel(source, checkout))
    assert good(render_panel(source, checkout)) == first


def test_another_process_gives_the_same_bytes(checkout: Path) -> None:
    program = (
        "import hashlib, json, sys; from pathlib import Path\n"
        "from brochure_build.render.panel import render_panel\n"
        "from render.samples import lines, panel\n"
        "done, findings = render_panel(panel(lines(5)), Path(sys.argv[1]))\n"
        "print(json.dumps([hashlib.sha256(done.page.pdf).hexdigest(), len(findings)]))\n"
    )
    tests = str(Path(__file__).parents[1])
    found = set()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        environment = surroundings({"PYTHONHASHSEED": seed, "TZ": zone})
        environment["PYTHONPATH"] += f":{tests}"
        run = subprocess.run(
            [sys.executable, "-c", program, str(checkout)],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(run.stdout)
    assert len(found) == 1
    assert json.loads(found.pop())[1] == 0


def test_a_font_of_the_machine_never_stands_in(checkout: Path) -> None:
    """No face has Thai: it is told, and no other font is taken."""
    assert bad(render_panel(panel("<p>ภาษาไทย</p>"), checkout)) == ["render-warning"]


# --- bad ----------------------------------------------------------------------------------------


@pytest.fixture
def silenced() -> Iterator[logging.Logger]:
    """The engine's log as a program leaves it that sets up logging of its own."""
    engine = logging.getLogger("weasyprint")
    level, engine.disabled = engine.level, True
    engine.setLevel(logging.CRITICAL)
    assert not engine.isEnabledFor(logging.WARNING)
    yield engine
    engine.disabled = False
    engine.setLevel(level)


def test_an_engine_that_was_silenced_is_heard_all_the_same(
    checkout: Path, silenced: logging.Logger
) -> None:
    assert bad(render_panel(panel("<p>ภาษาไทย</p>"), checkout)) == ["render-warning"]
    assert (silenced.disabled, silenced.level) == (True, logging.CRITICAL), "left as it was"


def test_whatever_the_renderer_warns_of_is_an_error(checkout: Path) -> None:
    body = "<img alt='x' src='brochure://project/assets/no-such.png'>"
    assert bad(render_panel(panel(body), checkout)) == ["render-warning"]


@pytest.mark.parametrize(
    ("style", "line", "column"),
    [("p{colr:red}", 1, 3), ("p {\n  margin: 0;\n  colour: red;\n}", 3, 3)],
)
def test_a_mistake_in_a_style_is_told_at_its_place(
    style: str, line: int, column: int, checkout: Path
) -> None:
    rendered, (finding,) = render_panel(panel(lines(1), style), checkout)
    assert rendered is None
    assert finding.code.name == "render-warning"
    assert str(finding.place) == f"layouts/classic/10-test.css:{line}:{column}"
    assert finding.place is not None
    assert finding.place.excerpt == style.splitlines()[line - 1]
    # the same in every panel and language: told once
    assert (finding.panel, finding.locale) == ("", "")


def test_more_than_one_page_is_told(checkout: Path) -> None:
    source = panel("</main><p>1</p><p style='break-before:page'>2</p><main>")
    assert "render-failed" in bad(render_panel(source, checkout))


NESTED = {
    "divs": "<div>" * 400,
    "tables": "<table><tr><td>" * 80,
    "spans": "<span>" * 2000,
}


@pytest.mark.parametrize("name", NESTED)
def test_runaway_nesting_is_told(name: str, checkout: Path) -> None:
    assert "render-failed" in bad(render_panel(panel(NESTED[name]), checkout))


def test_nonsense_that_makes_the_renderer_fall_is_told(checkout: Path) -> None:
    source = panel(lines(1), "p{font-size:1e9px}")
    rendered, findings = render_panel(source, checkout)
    assert rendered is None
    assert findings


def test_a_failing_panel_spoils_no_later_one(checkout: Path) -> None:
    render_panel(panel(NESTED["divs"]), checkout)
    good(render_panel(panel(lines(1)), checkout))
