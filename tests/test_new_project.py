"""Another programme: `brochure new` makes a project that builds, and it can be bent to any fold."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
import yaml

from brochure_build.content import PAPERS
from brochure_build.editions.print import EDITION as PRINT
from brochure_build.folds import lay_flat
from brochure_build.jobs import Request, Status, build
from brochure_build.project import Project
from brochure_build.project.sources import read_sources
from brochure_build.registry import folds
from brochure_build.stages import POINTS_PER_MM, FlatSheet, Side
from cli.running import Brochure, command
from conftest import Built
from preflight.finished_files import codes, texts
from project.copies import SOURCES, copy_sources, edit, files_under, keep_fonts, load, write

EDITIONS = ("print", "screen", "desktop")


@pytest.fixture
def mine(checkout: Path, tmp_path: Path, brochure: Brochure) -> Project:
    """A project as the command makes it."""
    ran = brochure("new", tmp_path / "mine", project=Project(checkout))
    assert ran.code == 0, ran.said
    return Project(tmp_path / "mine")


# --- brochure new -------------------------------------------------------------------------------


def test_a_new_project_is_whole_and_good(mine: Project, brochure: Brochure) -> None:
    assert {path.name for path in mine.root.iterdir()} >= {*SOURCES, "README.md"}
    ran = brochure("check", "--format", "json", project=mine)
    assert ran.code == 0
    assert ran.findings() == []
    assert brochure("schema", "--check", project=mine).code == 0


def test_a_new_project_owns_its_looks_and_fonts(mine: Project, checkout: Path) -> None:
    for folder in ("layouts/classic", "assets/fonts", "assets/icons", "assets/profiles"):
        model = files_under(checkout / folder)
        assert model
        own = files_under(mine.root / folder)
        assert {name: own.get(name) for name in model if "/." not in f"/{name}"} == {
            name: data for name, data in model.items() if "/." not in f"/{name}"
        }
    assert not list(mine.root.rglob("__pycache__"))


def test_every_yaml_file_of_a_new_project_names_a_schema_that_is_there(mine: Project) -> None:
    folders = (mine.brochure, mine.translations, mine.layouts)
    paths = [path for folder in folders for path in folder.rglob("*.yaml")]
    assert len(paths) >= 6
    for path in paths:
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text("utf-8"))
        assert named, path
        assert (path.parent / named[1]).is_file(), path


def test_a_new_project_builds_as_it_is(mine: Project) -> None:
    ran = command("--project", "mine", "build", folder=mine.root.parent)
    assert ran.code == 0, ran.said
    made = {path.name for path in mine.build.glob("*/*.pdf")}
    assert made == {f"our-brochure-en-{edition}.pdf" for edition in EDITIONS}
    screen = (mine.build / "en" / "our-brochure-en-screen.pdf").read_bytes()
    assert "A brochure of our own" in " ".join(texts(screen)[0].split())
    assert len(list(codes(screen))) == 2


def test_what_is_there_already_is_not_touched(mine: Project, brochure: Brochure) -> None:
    before = files_under(mine.root)
    ran = brochure("new", mine.root, "--format", "json", project=mine)
    assert ran.code == 1
    assert [finding["code"] for finding in ran.findings()] == ["cannot-write"]
    assert files_under(mine.root) == before


def test_a_model_without_looks_is_refused(
    tmp_path: Path, mine: Project, brochure: Brochure
) -> None:
    for path in sorted((mine.layouts / "classic").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (mine.layouts / "classic").rmdir()
    ran = brochure("new", tmp_path / "other", "--format", "json", project=mine)
    assert ran.code == 1
    assert [finding["code"] for finding in ran.findings()] == ["cannot-write"]
    assert not (tmp_path / "other").exists()


def test_where_nothing_can_be_made_nothing_is_left(
    checkout: Path, tmp_path: Path, brochure: Brochure
) -> None:
    (tmp_path / "file").write_bytes(b"")
    ran = brochure("new", tmp_path / "file" / "x", "--format", "json", project=Project(checkout))
    assert ran.code == 1
    assert [finding["code"] for finding in ran.findings()] == ["cannot-write"]
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


# --- folds and papers ---------------------------------------------------------------------------

# Every fold on US Letter, and each on another paper than it was tried on most.
SHEETS = [(fold, "Letter") for fold in sorted(folds())] + [("gate", "A3"), ("z", "A4")]


@pytest.fixture(scope="module", params=SHEETS, ids=" ".join)
def folded(
    request: pytest.FixtureRequest, checkout: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Project, FlatSheet]:
    """A small brochure in a fold on a paper, built, and the sheet that it should be."""
    fold, paper = request.param
    from brochure_build.project.starting import start_project

    project = start_project(tmp_path_factory.mktemp("folded") / "p", Project(checkout))
    keep_fonts(project)
    content = load(project.brochure / "brochure.yaml")
    prose = {"type": "prose", "paragraphs": ["work.what"]}
    panels = {
        panel: {"title": "work.heading", "blocks": [prose]} for panel in folds()[fold].reading
    }
    content |= {"fold": fold, "paper": paper, "panels": panels, "date": "2026-01-01"}
    # without aliases, which are refused
    dumper = type("Plain", (yaml.SafeDumper,), {"ignore_aliases": lambda _self, _data: True})
    write(project.brochure / "brochure.yaml", yaml.dump(content, Dumper=dumper))
    outcome = build(project, Request())
    assert outcome.status is Status.BUILT, outcome.findings
    assert {fit.panel for fit in outcome.fits} == set(folds()[fold].reading)
    return project, lay_flat(folds()[fold], PAPERS[paper])


def mm(box: pikepdf.Object) -> list[float]:
    return [float(side) / POINTS_PER_MM for side in box]


def pages(project: Project, edition: str) -> list[dict[str, list[float]]]:
    """The boxes of each page of a finished file, in mm."""
    data = (project.build / "en" / f"our-brochure-en-{edition}.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            {
                "media": mm(page.mediabox),
                "trim": mm(page.trimbox),
                "bleed": mm(page.get("/BleedBox", page.trimbox)),
            }
            for page in pdf.pages
        ]


def test_a_press_sheet_is_the_paper_with_bleed_and_slug(folded: tuple[Project, FlatSheet]) -> None:
    project, sheet = folded
    width, height = sheet.paper.width_mm, sheet.paper.height_mm
    sides = pages(project, "print")
    assert len(sides) == 2
    slug, bleed = PRINT.slug_mm, PRINT.bleed_mm
    for boxes in sides:
        assert boxes["media"] == pytest.approx(
            [0, 0, width + 2 * slug, height + 2 * slug], abs=0.01
        )
        assert boxes["trim"] == pytest.approx([slug, slug, slug + width, slug + height], abs=0.01)
        outer = [slug - bleed, slug - bleed, slug + width + bleed, slug + height + bleed]
        assert boxes["bleed"] == pytest.approx(outer, abs=0.01)


def test_an_office_sheet_is_the_paper(folded: tuple[Project, FlatSheet]) -> None:
    project, sheet = folded
    paper = [0, 0, sheet.paper.width_mm, sheet.paper.height_mm]
    sides = pages(project, "desktop")
    assert len(sides) == 2
    for boxes in sides:
        for box in boxes.values():
            assert box == pytest.approx(paper, abs=0.01)


def test_a_screen_page_is_a_panel_in_reading_order(folded: tuple[Project, FlatSheet]) -> None:
    project, sheet = folded
    found = pages(project, "screen")
    wanted = [[0, 0, sheet.place(p).width_mm, sheet.paper.height_mm] for p in sheet.reading]
    assert len(found) == len(wanted)
    for boxes, panel in zip(found, wanted, strict=True):
        assert boxes["trim"] == pytest.approx(panel, abs=0.01)


def test_every_panel_is_printed_on_its_side(folded: tuple[Project, FlatSheet]) -> None:
    project, sheet = folded
    for edition in ("print", "desktop"):
        data = (project.build / "en" / f"our-brochure-en-{edition}.pdf").read_bytes()
        for side, page in zip(Side, texts(data), strict=True):
            assert page.count("Say here what you do:") == len(sheet.side(side))


# --- one new thing, one new file ------------------------------------------------------------------


def rendered(project: Project) -> list[str]:
    """The text of the pages of a project once it is built."""
    outcome = build(project, Request(locales=("en",), editions=("screen",)))
    assert outcome.status is Status.BUILT, outcome.findings
    return list(texts((project.build / "en" / "our-brochure-en-screen.pdf").read_bytes()))


def test_a_block_type_is_one_new_template(small: Project, brochure: Brochure) -> None:
    head = '{#---\ndescription: "A cry"\nparameters:\n  words:\n    kind: key\n'
    head += '    description: "what is cried"\n---#}\n'
    write(
        small.layouts / "classic" / "blocks" / "cry.html.j2",
        head + "<p>Hear, hear: {{ text(words) }}</p>",
    )
    listed = brochure("list", "blocks", "--format", "json", project=small).json()
    assert "cry" in {row["name"] for row in listed}
    block = '      - type: "cry"\n        words: "about.who"\n      - type: "qr"'
    edit(small, "brochure/brochure.yaml", '      - type: "qr"', block)
    assert any("Hear, hear: Say here who you are" in " ".join(p.split()) for p in rendered(small))


def test_a_language_is_one_new_file(small: Project, brochure: Brochure) -> None:
    english = (small.translations / "en.yaml").read_text("utf-8")
    german = english.replace("A brochure of our own", "Ein eigenes Faltblatt")
    write(small.translations / "de-DE.yaml", german)
    ran = brochure("build", "--draft", "--format", "json", project=small)
    assert ran.code == 0
    warnings = [("warning", "locale-defaults"), ("warning", "same-as-english")]
    assert [(f["severity"], f["code"]) for f in ran.findings()] == warnings
    assert {file["locale"] for file in ran.json()["files"]} == {"en", "de-DE"}
    page = texts((small.build / "de-DE" / "our-brochure-de-DE-screen-DRAFT.pdf").read_bytes())[0]
    assert "Ein eigenes Faltblatt" in " ".join(page.split())
    # English is as it was: nothing of it is rendered again
    assert {entry["locale"] for entry in ran.json()["rendered"]} == {"de-DE"}


TINY = {
    "inks.yaml": 'inks:\n  ink:\n    cmyk: "0 0 0 100"\n    srgb: "#000000"\n',
    "style.css": "html{font:9pt var(--font-text);color:var(--ink)}"
    "main{position:absolute;top:9mm;left:9mm;"
    "width:calc(var(--width) - 18mm);height:calc(var(--height) - 18mm)}",
    "panel.html.j2": '<!doctype html><html lang="{{ lang }}"><head><title>{{ title }}</title>'
    "<style>:root{--width:{{ width_mm }}mm;--height:{{ height_mm }}mm}</style></head>"
    "<body><main data-frame>{% for block in blocks %}{{ block }}{% endfor %}</main></body></html>",
    "slug.html.j2": '<html lang="en"><head><title>slug</title>'
    "<style>html{font-size:6pt;line-height:1}body,main{margin:0}"
    "main{position:absolute;top:0;left:0;width:{{ width_mm }}mm;height:{{ height_mm }}mm}"
    "</style></head><body><main data-frame>{{ title }}</main></body></html>",
    "blocks/say.html.j2": '{#---\ndescription: "Says it"\nparameters:\n  it:\n    kind: key\n'
    '    description: "what"\n---#}\n<p>{{ text(it) }}</p>\n',
}


def test_a_layout_is_one_new_folder(small: Project, brochure: Brochure) -> None:
    for name, text in TINY.items():
        write(small.layouts / "tiny" / name, text)
    say = [{"type": "say", "it": "about.who"}]
    panels = {
        panel: {"title": "about.heading", "blocks": [dict(block) for block in say]}
        for panel in folds()["half"].reading
    }
    content = load(small.brochure / "brochure.yaml") | {
        "layout": "tiny",
        "panels": panels,
        "date": "2026-01-01",
    }
    write(small.brochure / "brochure.yaml", yaml.safe_dump(content))
    ran = brochure("build", "--format", "json", project=small)
    assert ran.code == 0, ran.findings()
    assert len(ran.json()["files"]) == len(EDITIONS)
    screen = (small.build / "en" / "our-brochure-en-screen.pdf").read_bytes()
    assert [" ".join(page.split())[:20] for page in texts(screen)] == ["Say here who you are"] * 4
    listed = brochure("list", "layouts", "--format", "json", project=small).json()
    assert {row["name"] for row in listed} == {"classic", "tiny"}


def test_a_photograph_is_a_file_its_sidecar_and_its_slot(starter: Built, tmp_path: Path) -> None:
    from project.copies import photograph

    project = copy_sources(starter.project.root, tmp_path / "p")
    write(project.photos / "lake.jpg", photograph(1))
    write(project.photos / "lake.yaml", 'credit: "A. Nobody"\nlicence: "CC0"\n')
    slot = 'photos:\n  lake:\n    file: "lake.jpg"\n    alt: "about.heading"\n'
    write(project.brochure / "photos.yaml", slot)
    figure = '      - type: "figure"\n        photo: "lake"\n      - type: "qr"'
    edit(project, "brochure/brochure.yaml", '      - type: "qr"', figure)
    outcome = build(project, Request())
    assert outcome.status is Status.BUILT, outcome.findings
    spaces = {"print": "/DeviceCMYK", "screen": "/DeviceRGB"}
    for edition, space in spaces.items():
        data = (project.build / "en" / f"our-brochure-en-{edition}.pdf").read_bytes()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            images = [
                thing
                for thing in pdf.objects
                if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
            ]
            assert [str(image.ColorSpace) for image in images] == [space]
    assert read_sources(project).findings == ()
