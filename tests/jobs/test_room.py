"""A build leaves a record of the room its texts have, the more so when a panel overflows."""

from __future__ import annotations

from brochure_build.jobs import Request, Status, build
from brochure_build.project import Project, Variant
from brochure_build.project.room import read_room
from brochure_build.translation.state import unit_digest
from project.copies import edit, load, write

TITLE = "A brochure of our own"
WHO = "Say here who you are, in two or three sentences."


def lengthen(project: Project, words: int) -> str:
    """A text of the starter made so long that no setting holds it; the text."""
    long = " ".join(["more"] * words)
    edit(project, "translations/en.yaml", WHO, long)
    return long


def test_a_build_records_every_panel_and_text(small: Project) -> None:
    room = read_room(small)
    panels = load(small.brochure / "brochure.yaml")["panels"]
    assert {record.panel for record in room.panels("en")} == set(panels)
    assert all(record.free_mm >= 0 and record.units for record in room.panels("en"))
    assert room.over("en") == ()
    where = room.where("cover.title")
    assert where is not None
    assert where.width_mm > 30
    assert where.lines >= 1


def test_the_words_that_were_rendered_are_known_by_their_digest(small: Project) -> None:
    (cover,) = (r for r in read_room(small).panels("en") if "cover.title" in r.units)
    assert cover.units["cover.title"].digest == unit_digest(TITLE)


def test_a_build_that_overflows_stops_and_leaves_a_record(small: Project) -> None:
    long = lengthen(small, 1000)
    before = small.manifest.read_bytes()
    outcome = build(small, Request())
    assert outcome.status is Status.STOPPED
    assert "overflow" in {finding.code.name for finding in outcome.findings}
    assert small.manifest.read_bytes() == before
    room = read_room(small)
    (over,) = room.panels_over("en")
    assert over.free_mm < -10
    assert over.units["about.who"].digest == unit_digest(long)
    assert over.units["about.who"].lines > 20
    assert len(room.panels("en")) == 4


def test_a_record_of_what_is_mended_is_mended(small: Project) -> None:
    before = small.room.read_bytes()
    long = lengthen(small, 1000)
    build(small, Request())
    assert read_room(small).over("en")
    edit(small, "translations/en.yaml", long, WHO)
    assert not build(small, Request()).rendered
    assert small.room.read_bytes() == before
    assert build(small, Request()).status is Status.UNCHANGED


def test_a_variant_leaves_the_record_alone(small: Project) -> None:
    before = small.room.read_bytes()
    variant = Project(small.root, Variant(fold="z"))
    edit(small, "translations/en.yaml", TITLE, "Another title")
    build(variant, Request(editions=("screen",)))
    assert small.room.read_bytes() == before


def test_a_damaged_record_is_written_anew(small: Project) -> None:
    before = read_room(small)
    write(small.room, b"\xff")
    edit(small, "translations/en.yaml", TITLE, "Another title")
    assert build(small, Request()).status is Status.BUILT
    assert len(read_room(small).panels("en")) == len(before.panels("en"))


def test_a_language_that_is_not_rendered_keeps_its_record(small: Project) -> None:
    english = (small.translations / "en.yaml").read_text("utf-8")
    write(small.translations / "ru-RU.yaml", english)
    assert build(small, Request(editions=("screen",), draft=True)).status is Status.BUILT
    both = read_room(small)
    assert both.locales.keys() == {"en", "ru-RU"}
    lengthen(small, 1000)
    build(small, Request(locales=("en",)))
    assert read_room(small).over("en")
    assert read_room(small).locales["ru-RU"] == both.locales["ru-RU"]
    (small.translations / "ru-RU.yaml").unlink()
    build(small, Request())
    assert read_room(small).locales.keys() == {"en"}
