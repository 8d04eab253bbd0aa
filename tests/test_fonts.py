"""Faces: what they draw together, what they do not, and how CSS is told of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from hypothesis import given
from hypothesis import strategies as st

from brochure_build.findings import BrochureError
from brochure_build.fonts import (
    Drawn,
    Face,
    FontLibrary,
    FontsFile,
    advance,
    describe,
    glyph_findings,
    stylesheet,
    undrawable,
)
from brochure_build.fonts.widths import NOT_DRAWN
from brochure_build.reader import read_model, read_tree
from brochure_build.translation.catalogue import read_catalogue
from brochure_build.translation.locales import FontStack
from brochure_build.translation.typography import NO_BREAK_SPACE, WORD_JOINER

LOCK = Path(__file__).resolve().parents[1] / "assets" / "fonts" / "lock.yaml"
ASCII = "".join(map(chr, range(0x20, 0x7F))) + NO_BREAK_SPACE

Make = Callable[..., FontLibrary]


def font(characters: str) -> FontBuilder:
    """A font that draws some characters, all as nothing."""
    names = {ord(character): f"u{ord(character):04X}" for character in characters}
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in order})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (500, 0)))
    builder.setupHorizontalHeader()
    builder.setupPost()
    return builder


@pytest.fixture
def library(tmp_path: Path) -> Make:
    """A library of faces, each a family, a weight, a style and the characters it draws."""

    def make(*faces: tuple[str, int, str, str]) -> FontLibrary:
        made = []
        for number, (family, weight, style, characters) in enumerate(faces):
            font(characters).save(tmp_path / f"{number}.ttf")
            face = Face.model_validate(
                {"file": f"{number}.ttf", "family": family, "weight": weight, "style": style}
            )
            made.append(face)
        return FontLibrary(tmp_path, tuple(made))

    return make


@pytest.fixture
def two(library: Make) -> FontLibrary:
    """A Latin family and a Han one."""
    return library(
        ("Latin", 400, "normal", ASCII),
        ("Latin", 700, "normal", "ab"),
        ("Han", 400, "normal", "虎豹"),
    )


def covered(library: FontLibrary, families: Iterable[str]) -> set[int]:
    """The code points that some families draw together."""
    drawn = Drawn(library, families)
    return {code for code in range(0x30000) if drawn[chr(code)] != NOT_DRAWN}


STACK = FontStack(text=("Latin", "Han"), heading=("Han", "Latin"))


def both(library: FontLibrary) -> Drawn:
    return Drawn(library, STACK.text)


# What faces draw --------------------------------------------------------------------------------


def test_families_draw_together_what_each_of_them_draws(two: FontLibrary) -> None:
    assert covered(two, ["Latin", "Han"]) == {*map(ord, ASCII), ord("虎"), ord("豹")}
    assert covered(two, ["Han"]) == {ord("虎"), ord("豹")}
    assert covered(two, []) == covered(two, ["Nowhere"]) == set()


@pytest.mark.parametrize(
    "faces",
    [
        [("F", 700, "normal", "b"), ("F", 400, "italic", "i"), ("F", 400, "normal", "a")],
        [("F", 400, "normal", "a"), ("F", 700, "normal", "b")],
        [("F", 400, "italic", "i"), ("F", 700, "normal", "a")],
        [("F", 600, "normal", "b"), ("F", 300, "normal", "a")],
        [("F", 100, "normal", "b"), ("F", 500, "normal", "a")],
        [("F", 700, "italic", "b"), ("F", 400, "italic", "a")],
    ],
)
def test_the_face_that_sets_running_text_speaks_for_its_family(
    library: Make, faces: list[tuple[str, int, str, str]]
) -> None:
    assert covered(library(*faces), ["F"]) == {ord("a")}


def test_a_character_that_no_face_draws_is_found_at_its_offset(two: FontLibrary) -> None:
    assert undrawable("a虎é豹ө", both(two)) == ((2, "é"), (4, "ө"))
    assert undrawable("é豹", Drawn(two, ["Latin"])) == ((0, "é"), (1, "豹"))


def test_characters_beyond_the_basic_plane_count_as_one(two: FontLibrary) -> None:
    assert undrawable("a😀b𠮷", both(two)) == ((1, "😀"), (3, "𠮷"))


@pytest.mark.parametrize("character", [WORD_JOINER, "\u00ad", "\u200b"])
def test_what_is_never_drawn_needs_no_glyph(two: FontLibrary, character: str) -> None:
    assert undrawable(f"a{character}b", both(two)) == ()


@pytest.mark.parametrize("character", ["\u3000", "\u2009", "\t", "\u202e", "\ufeff"])
def test_what_takes_room_or_turns_text_needs_a_glyph(two: FontLibrary, character: str) -> None:
    assert undrawable(f"a{character}b", both(two)) == ((1, character),)


@given(text=st.text(max_size=30))
def test_what_is_undrawable_is_what_the_faces_do_not_cover(text: str) -> None:
    drawn = Drawn(real_library(), FontStack().text)
    offsets = [offset for offset, _ in undrawable(text, drawn)]
    assert offsets == sorted(set(offsets))
    for offset, character in enumerate(text):
        if offset in offsets:
            assert drawn[character] == NOT_DRAWN
        else:
            assert drawn[character] != NOT_DRAWN or character in f"{WORD_JOINER}\u00ad\u200b\n\r"


@cache
def real_library() -> FontLibrary:
    """The faces of this project, as its lock names them."""
    document, _ = read_tree("lock.yaml", LOCK.read_text(encoding="utf-8"))
    assert document is not None
    file, findings = read_model(document, FontsFile)
    assert findings == ()
    assert file is not None
    return FontLibrary(LOCK.parent, file.faces)


# How wide ---------------------------------------------------------------------------------------


def test_a_text_is_as_wide_as_its_characters_together(two: FontLibrary) -> None:
    assert advance("", both(two)) == 0
    assert advance("ab虎", both(two)) == 1.5
    assert advance("aéb", both(two)) == 1.0  # what nobody draws takes no room


def test_the_first_family_that_has_a_character_draws_it() -> None:
    real = real_library()
    latin, korean = Drawn(real, ["Paws Sans"]), Drawn(real, ["Paws Sans KR", "Paws Sans"])
    assert advance("W", latin) != advance("W", korean)
    assert advance("ө", latin) == advance("ө", korean)  # no Korean face has it
    assert 0.9 < advance("각", korean) <= 1


# As findings ------------------------------------------------------------------------------------


def test_a_unit_that_cannot_be_drawn_is_found_at_its_character(two: FontLibrary) -> None:
    document, _ = read_tree("ko-KR.yaml", 'a:\n  good: "ab虎"\n  bad: "a\\"bө虎é"\n')
    assert document is not None
    catalogue, _ = read_catalogue("ko-KR", document)
    found = list(glyph_findings(catalogue, two, STACK))
    assert [(finding.code.name, str(finding.place)) for finding in found] == [
        ("no-glyph", "ko-KR.yaml:3:13"),
        ("no-glyph", "ko-KR.yaml:3:15"),
    ]
    assert [(finding.key, finding.locale) for finding in found] == [("a.bad", "ko-KR")] * 2
    assert found[0].message == "a.bad: no font draws “ө” (U+04E9)"
    assert found[0].hint == "fonts tried: Latin, Han"


@pytest.mark.parametrize(
    ("character", "words"),
    [
        ("ө", "“ө” (U+04E9)"),
        ("😀", "“😀” (U+1F600)"),
        ("\u200e", "(U+200E)"),
        (NO_BREAK_SPACE, "(U+00A0)"),
        ("\t", "(U+0009)"),
    ],
)
def test_a_character_is_named_and_shown_if_it_can_be_seen(character: str, words: str) -> None:
    assert describe(character) == words


@pytest.mark.parametrize("data", [b"", b"no font", b"\0\1\0\0\xff\xff" + bytes(100)])
def test_a_damaged_font_is_a_finding(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.ttf").write_bytes(data)
    face = Face(file="x.ttf", family="F", weight=400, style="normal")
    with pytest.raises(BrochureError) as stopped:
        covered(FontLibrary(tmp_path, (face,)), ["F"])
    (finding,) = stopped.value.findings
    assert finding.code.name == "unreadable"
    assert str(finding.place) == "assets/fonts/x.ttf"


def test_a_font_without_characters_draws_none(library: Make) -> None:
    assert covered(library(("F", 400, "normal", "")), ["F"]) == set()


# As CSS -----------------------------------------------------------------------------------------

RULE = re.compile(
    r'@font-face\{font-family:"([^"]+)";font-weight:(\d+);font-style:(\w+);src:url\("([^"]+)"\)\}'
)


def test_the_stylesheet_names_the_faces_of_the_stack_and_no_others(library: Make) -> None:
    shelf = library(
        ("Latin", 400, "normal", "a"),
        ("Latin", 400, "italic", "a"),
        ("Han", 700, "normal", "a"),
        ("Other", 400, "normal", "a"),
    )
    styles = stylesheet(shelf, STACK, "brochure://fonts/")
    assert RULE.findall(styles) == [
        ("Latin", "400", "normal", "brochure://fonts/0.ttf"),
        ("Latin", "400", "italic", "brochure://fonts/1.ttf"),
        ("Han", "700", "normal", "brochure://fonts/2.ttf"),
    ]
    assert "Other" not in styles


def test_the_stacks_are_variables_in_the_order_they_are_tried(two: FontLibrary) -> None:
    styles = stylesheet(two, STACK, "")
    assert '--font-text:"Latin", "Han"' in styles
    assert '--font-heading:"Han", "Latin"' in styles


def test_latin_names_are_set_in_a_family_with_true_italics(library: Make) -> None:
    shelf = library(("Han", 400, "normal", "a"), ("Latin", 400, "italic", "a"))
    stack = FontStack(text=("Han", "Latin"), heading=())
    assert '--font-latin:"Latin", "Han"' in stylesheet(shelf, stack, "")


def test_faces_keep_the_order_of_the_lock(two: FontLibrary) -> None:
    assert [face.file for face in two.faces_of(["Han", "Latin"])] == ["0.ttf", "1.ttf", "2.ttf"]
    assert two.families == {"Latin", "Han"}


# The lock ---------------------------------------------------------------------------------------


def test_the_lock_of_the_project_is_read_and_its_default_stack_is_there() -> None:
    library = real_library()
    stack = FontStack()
    assert library.families >= {*stack.text, *stack.heading}
    assert set("Aөү₮₽«»—") <= {chr(code) for code in covered(library, stack.text)}
