"""What a change costs: the panels that show it are rendered, the files that hold it are made."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from brochure_build.jobs import Outcome, Request, Status, build
from brochure_build.project import Project
from cli.running import Brochure, surroundings
from conftest import Built
from preflight.finished_files import codes, squeezed, texts
from project.copies import approve, edit, files_under, load, write

LOCALES = {"en", "zh-CN", "ko-KP", "ja-JP", "mn-MN", "ko-KR", "ru-RU"}
INKS = {"cmyk", "srgb"}
HEAVY = ("weasyprint", "jinja2", "pydantic", "yaml", "pikepdf", "PIL", "fontTools", "babel", "rich")
ESTIMATES = "brochure/estimates.yaml"


def panels(outcome: Outcome) -> set[tuple[str, str, str]]:
    """Locale, panel and ink of what was rendered."""
    assert outcome.rendered, "nothing was rendered"
    return set(outcome.rendered)


def pdf(project: Project, locale: str, edition: str = "screen") -> bytes:
    (path,) = (project.build / locale).glob(f"*-{locale}-{edition}.pdf")
    return path.read_bytes()


def built(project: Project, request: Request | None = None) -> Outcome:
    outcome = build(project, request or Request())
    assert outcome.status is Status.BUILT, outcome.findings
    return outcome


# --- nothing ------------------------------------------------------------------------------------


def test_everything_is_rendered_once_when_the_cache_is_empty(real: Built) -> None:
    assert {entry[0] for entry in panels(real.outcome)} == LOCALES
    assert {entry[2] for entry in panels(real.outcome)} == INKS
    assert len(real.outcome.rendered) == len(set(real.outcome.rendered))
    assert all(file.is_new for file in real.outcome.files)


def test_nothing_changed_renders_nothing_and_writes_nothing(small: Project) -> None:
    before = {path: path.stat().st_mtime_ns for path in small.build.rglob("*")}
    outcome = build(small, Request())
    assert outcome.status is Status.UNCHANGED
    assert not outcome.rendered
    assert [file.is_new for file in outcome.files] == [False] * 3
    assert {path: path.stat().st_mtime_ns for path in small.build.rglob("*")} == before


def test_nothing_changed_loads_nothing_heavy(small: Project) -> None:
    program = (
        "import json, sys\n"
        "from brochure_build.cli import main\n"
        "code = main(['build'])\n"
        "print(json.dumps([code, sorted(sys.modules)]))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=small.root,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=True,
    )
    *said, answer = run.stdout.splitlines()
    code, modules = json.loads(answer)
    assert code == 0
    assert "nothing has changed" in said[0]
    assert "brochure_build.jobs" in modules, "the build did not happen in this process"
    assert not [module for module in modules if module.split(".")[0] in HEAVY]


def test_a_file_that_was_tampered_with_is_made_again_from_the_cache(
    small: Project, starter: Built
) -> None:
    good = files_under(starter.project.build)
    for number, path in enumerate(sorted(small.build.glob("*/*.pdf"))):
        write(path, b"" if number else path.read_bytes()[:-1])
    outcome = built(small)
    assert not outcome.rendered
    assert files_under(small.build) == good


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"version": 1}', '{"version": 99}'])
def test_a_manifest_that_cannot_be_used_costs_no_more_than_binding(
    content: str, small: Project, starter: Built
) -> None:
    write(small.manifest, content)
    outcome = built(small)
    assert not outcome.rendered
    assert files_under(small.build) == files_under(starter.project.build)


# --- the secretariat ----------------------------------------------------------------------------

# How each locale writes 4000 and 7500: Russian print groups from five digits on.
THOUSANDS = dict.fromkeys(LOCALES, ("4,000", "7,500")) | {"ru-RU": ("4000", "7500")}


def wordings(project: Project, locale: str) -> list[str]:
    """“approximately 850”, “at least 150” and “4,000–7,500”, as a locale's catalogue words them."""
    forms = load(project.translations / f"{locale}.yaml")["species"]["population"]
    low, high = THOUSANDS[locale]
    return [
        forms["approximately"].replace("{amount}", "850"),
        forms["at_least"].replace("{amount}", "150"),
        forms["range"].replace("{min}", low).replace("{max}", high),
    ]


def test_an_estimate_changes_one_panel_in_every_language(paws: Project) -> None:
    edit(paws, ESTIMATES, "amount: 800\n", "amount: 850\n")
    amount = "\n    amount: 150"
    edit(paws, ESTIMATES, f'"approximately"{amount}', f'"at_least"{amount}')
    edit(paws, ESTIMATES, '"up_to"\n    amount: 8000', '"range"\n    min: 4000\n    max: 7500')
    outcome = built(paws)
    assert panels(outcome) == {(locale, "flap", ink) for locale in LOCALES for ink in INKS}
    assert len(outcome.files) == 21
    assert all(file.is_new for file in outcome.files)
    for locale in LOCALES:
        page = squeezed("".join(texts(pdf(paws, locale))))
        assert [w for w in wordings(paws, locale) if squeezed(w) not in page] == [], locale
    again = build(paws, Request())
    assert again.status is Status.UNCHANGED


def test_build_v_says_which_panels_were_rendered(small: Project, brochure: Brochure) -> None:
    edit(small, "brochure/facts.yaml", "1993", "1994")
    ran = brochure("build", "-v", project=small)
    assert ran.code == 0
    said = [line for line in ran.out.splitlines() if line.startswith("rendered ")]
    assert said == ["rendered inside_left (cmyk): en", "rendered inside_left (srgb): en"]


def test_a_telephone_number_changes_the_back_and_its_code(small: Project) -> None:
    edit(small, "brochure/contact.yaml", "+442079460000", "+442079460123")
    edit(small, "brochure/contact.yaml", "+44 20 7946 0000", "+44 20 7946 0123")
    assert panels(built(small)) == {("en", "back", ink) for ink in INKS}
    for edition in ("print", "screen", "desktop"):
        data = pdf(small, "en", edition)
        assert squeezed("+44 20 7946 0123") in squeezed("".join(texts(data)))
        cards = [code for code in codes(data) if code.startswith("BEGIN:VCARD")]
        assert len(cards) == 1
        assert "TEL;TYPE=WORK:+442079460123\r\n" in cards[0]


def test_the_order_of_blocks_changes_one_panel(small: Project) -> None:
    content = "brochure/brochure.yaml"
    text = (small.root / content).read_text("utf-8")
    head, contact, code = text.partition('      - type: "contact"')
    contact, mark, code = (contact + code).partition('      - type: "qr"')
    assert mark
    write(small.root / content, head + mark + code + contact)
    order = [block["type"] for block in load(small.root / content)["panels"]["back"]["blocks"]]
    assert order == ["qr", "contact"]
    assert panels(built(small)) == {("en", "back", ink) for ink in INKS}
    back = squeezed(texts(pdf(small, "en"))[-1])
    assert 0 <= back.index(squeezed("Scan to visit")) < back.index(squeezed("Our office"))


def test_a_date_renders_no_panel(small: Project) -> None:
    edit(small, "brochure/brochure.yaml", "2026-01-01", "2026-02-03")
    outcome = built(small)
    assert outcome.rendered == ()
    assert all(file.is_new for file in outcome.files)


def test_a_remark_in_a_source_changes_no_file(small: Project, starter: Built) -> None:
    path = small.brochure / "facts.yaml"
    write(path, path.read_text("utf-8") + "# to be confirmed\n")
    outcome = built(small)
    assert not outcome.rendered
    assert not [file.path for file in outcome.files if file.is_new]
    good = files_under(starter.project.build)
    assert {k: v for k, v in files_under(small.build).items() if k != "manifest.json"} == {
        k: v for k, v in good.items() if k != "manifest.json"
    }
    assert build(small, Request()).status is Status.UNCHANGED


# --- the translator -----------------------------------------------------------------------------


def test_one_language_is_built_alone(paws: Project) -> None:
    before = files_under(paws.build)
    records = {file["path"]: file for file in json.loads(before["manifest.json"])["files"]}
    edit(paws, "translations/ja-JP.yaml", 'title: "国境を越える足跡"', 'title: "国境を越える道"')
    approve(paws, "ja-JP")
    outcome = built(paws, Request(locales=("ja-JP",)))
    assert panels(outcome) == {("ja-JP", "cover", ink) for ink in INKS}
    assert {file.locale for file in outcome.files} == {"ja-JP"}
    after = files_under(paws.build)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "manifest.json",
        *(f"ja-JP/paws-across-borders-ja-JP-{e}.pdf" for e in ("print", "screen", "desktop")),
    }
    assert set(after) == set(before)
    now = json.loads(after["manifest.json"])
    for record in now["files"]:
        assert (record == records[record["path"]]) == (record["locale"] != "ja-JP")
    assert squeezed("国境を越える道") in squeezed(texts(pdf(paws, "ja-JP"))[0])
    # the whole is then complete without another panel
    whole = built(paws)
    assert not whole.rendered
    assert not [file.path for file in whole.files if file.is_new]
    assert len(whole.files) == 21


def test_one_edition_is_built_alone(small: Project) -> None:
    before = files_under(small.build)
    edit(small, "brochure/facts.yaml", "1993", "1994")
    outcome = built(small, Request(editions=("screen",)))
    assert panels(outcome) == {("en", "inside_left", "srgb")}
    changed = {name for name, data in files_under(small.build).items() if data != before[name]}
    assert changed == {"manifest.json", "en/our-brochure-en-screen.pdf"}
    assert "1994" in texts(pdf(small, "en", "screen"))[1]
    assert "1993" in texts(pdf(small, "en", "desktop"))[1]


def test_a_language_asked_for_twice_is_built_once(small: Project) -> None:
    edit(small, "brochure/facts.yaml", "1993", "1994")
    outcome = built(small, Request(locales=("en", "en"), editions=("screen", "screen")))
    assert len(outcome.files) == 1
    assert outcome.rendered == (("en", "inside_left", "srgb"),)


# --- the designer -------------------------------------------------------------------------------


def test_a_colour_of_the_layout_renders_everything_anew(small: Project) -> None:
    edit(small, "layouts/classic/inks.yaml", '"0 0 0 100"', '"0 0 0 90"')
    outcome = built(small)
    assert {(panel, ink) for _, panel, ink in panels(outcome)} == {
        (panel, "cmyk") for panel in ("cover", "inside_left", "inside_right", "back")
    }


def test_a_picture_that_a_style_names_decides_too(small: Project) -> None:
    style = small.root / "layouts" / "classic" / "90-ground.css"
    write(style, ".panel-back { background: url(../../assets/ground.svg) }\n")
    ground = small.assets / "ground.svg"
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<rect width="9" height="{}" fill="device-cmyk(0 0 0 1)"/></svg>'
    )
    write(ground, drawing.format(1))
    on_screen = Request(editions=("screen",))
    built(small, on_screen)
    first = pdf(small, "en")
    write(ground, drawing.format(2))
    outcome = built(small, on_screen)
    assert panels(outcome) == {("en", "back", "srgb")}
    assert pdf(small, "en") != first


def test_a_foreign_setting_of_the_machine_is_no_change(
    small: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    assert build(small, Request()).status is Status.UNCHANGED
