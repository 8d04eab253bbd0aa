"""The binary files that go into a brochure are there, whole, free, and what their locks say."""

from __future__ import annotations

import hashlib
import itertools
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from fontTools.ttLib import TTFont

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FONTS = ASSETS / "fonts"
ICONS = ASSETS / "icons"
PROFILES = ASSETS / "profiles"
ICON_NAMES = ["brand-facebook", "brand-x", "mail", "map-pin", "paw", "phone", "printer", "world"]
MAXIMUM_SIZE = 25_000_000

LATIN_1 = {chr(code) for code in [*range(0x20, 0x7F), *range(0xA0, 0x100)]}
LATIN_EXTENDED_A = {chr(code) for code in range(0x100, 0x180)}
RUSSIAN = {*map(chr, range(0x410, 0x450)), *"Ёё"}
MONGOLIAN = RUSSIAN | set("ӨөҮү₮")
TYPOGRAPHY = set("‐\u2011–—…‘’‚“”„‹›«»•′″‰−×≈≤≥→←↑↓№€₽₩™ⁿ⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉\u2009\u202f\u00a0")
EASTERN_PUNCTUATION = set("、。〈〉《》「」『』【】〔〕〜～・（），．：；！？　…—“”‘’①②③")
INVISIBLE = {"\u034f", "\u3164", "\uffa0"}  # a joiner and two fillers, blank by their nature
LATIN_FEATURES = {"case", "ccmp", "frac", "kern", "locl", "mark", "onum", "pnum", "subs", "sups"}
EASTERN_FEATURES = {"ccmp", "chws", "halt", "kern", "locl", "palt"}

Record = dict[str, Any]


def read(lock: Path) -> Record:
    content = yaml.safe_load(lock.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


FACES: list[Record] = read(FONTS / "lock.yaml")["faces"]
SOURCES: dict[str, Record] = read(FONTS / "lock.yaml")["sources"]
EVERY_PROFILE: list[Record] = read(PROFILES / "lock.yaml")["profiles"]

every_face = pytest.mark.parametrize("face", FACES, ids=[face["file"] for face in FACES])
every_profile = pytest.mark.parametrize(
    "profile", EVERY_PROFILE, ids=[profile["name"] for profile in EVERY_PROFILE]
)


@cache
def opened(file: str) -> TTFont:
    return TTFont(FONTS / file, lazy=True)


@cache
def covered(file: str) -> frozenset[str]:
    return frozenset(map(chr, opened(file).getBestCmap()))


@cache
def decodable(codec: str, leads: range, trails: range) -> frozenset[str]:
    """The characters a codec has, found by asking it; told apart from those of our builder."""
    found = set()
    for pair in itertools.product(leads, trails):
        try:
            found.add(bytes(pair).decode(codec))
        except UnicodeDecodeError:
            continue
    return frozenset(
        text for text in found if len(text) == 1 and ord(text) not in range(0xE000, 0xF900)
    )


def standard(name: str) -> frozenset[str]:
    """The characters behind a repertoire's name in lock.yaml; empty for the names without one."""
    cells = range(0xA1, 0xFF)
    definitions = {
        "ascii": lambda: frozenset(map(chr, range(0x20, 0x7F))),
        "gb2312": lambda: decodable("gb2312", cells, cells),
        "gb2312-level-1": lambda: decodable("gb2312", range(0xA1, 0xD8), cells),
        "jis-x-0208": lambda: decodable("euc_jp", cells, cells),
        "jis-x-0208-level-1": lambda: decodable("euc_jp", range(0xA1, 0xD0), cells),
        "windows-31j": lambda: decodable("cp932", range(0x81, 0xFD), range(0x40, 0xFD)),
        "ks-x-1001-symbols": lambda: decodable("euc_kr", range(0xA1, 0xAD), cells),
        "ks-x-1001-syllables": lambda: decodable("euc_kr", range(0xB0, 0xC9), cells),
        "all-modern-syllables": lambda: frozenset(map(chr, range(0xAC00, 0xD7A4))),
    }
    return definitions[name]() if name in definitions else frozenset()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# Fonts --------------------------------------------------------------------------------------


@every_face
def test_a_face_is_the_file_that_the_lock_records(face: Record) -> None:
    path = FONTS / face["file"]
    assert path.stat().st_size == face["size"]
    assert digest(path) == face["sha256"]


def test_every_font_file_is_in_the_lock_and_together_they_are_small_enough() -> None:
    files = {path.name for path in FONTS.glob("*.[to]t[fc]")} | {
        path.name for path in FONTS.glob("*.woff*")
    }
    assert files == {face["file"] for face in FACES}
    assert sum(face["size"] for face in FACES) <= MAXIMUM_SIZE


def test_no_two_faces_share_family_weight_and_style() -> None:
    # WeasyPrint prints wrong glyphs, silently, when two files answer to one description.
    descriptions = [(face["family"], face["weight"], face["style"]) for face in FACES]
    assert len(set(descriptions)) == len(descriptions)


@every_face
def test_a_face_is_static_unhinted_truetype(face: Record) -> None:
    font = opened(face["file"])
    assert font.sfntVersion == "\x00\x01\x00\x00"
    assert "glyf" in font
    assert not {"CFF ", "CFF2", "fvar", "gvar", "HVAR", "STAT"} & set(font.keys())
    assert not {"fpgm", "prep", "cvt "} & set(font.keys())
    assert font["OS/2"].fsType == 0


@every_face
def test_a_face_bears_our_names_and_its_own_copyright(face: Record) -> None:
    font = opened(face["file"])
    names = {number: font["name"].getDebugName(number) or "" for number in range(26)}
    assert (names[16] or names[1]) == face["family"]
    assert names[6] == Path(face["file"]).stem
    reserved = ("Source", "Noto", "Adobe")
    shown = [names[number] for number in (1, 2, 3, 4, 6, 16, 17)]
    assert not [name for name in shown for word in reserved if word in name]
    assert names[0] == SOURCES[face["source"]]["copyright"]
    assert "SIL Open Font License, Version 1.1" in names[13]
    assert names[10].startswith("Derived from")
    assert font["OS/2"].usWeightClass == face["weight"]
    assert bool(font["OS/2"].fsSelection & 1) == (face["style"] == "italic")


@every_face
def test_a_face_covers_what_the_lock_declares(face: Record) -> None:
    has = covered(face["file"])
    declared = frozenset().union(*map(standard, face["repertoire"]))
    assert declared - has == set(face["absent"])
    assert len(face["absent"]) <= 40
    extras = {name.removeprefix("extra-") for name in face["repertoire"] if "extra-" in name}
    lines = (FONTS / "extra-characters.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(":", 1) for line in lines if ":" in line and not line.startswith("#")]
    assert {text for key, value in pairs if key in extras for text in value.strip()} <= has


@every_face
def test_a_face_has_ink_for_every_character_that_shows(face: Record) -> None:
    font = opened(face["file"])
    offsets, order = font["loca"], font.getReverseGlyphMap()
    blank = {
        chr(code)
        for code, name in font.getBestCmap().items()
        if offsets[order[name]] == offsets[order[name] + 1]
    }
    assert not {text for text in blank if text.isprintable() and not text.isspace()} - INVISIBLE


@pytest.mark.parametrize("file", ["PawsSans-Regular", "PawsSans-Italic", "PawsSans-Bold"])
def test_the_text_faces_cover_the_alphabets_of_europe_and_mongolia(file: str) -> None:
    wanted = LATIN_1 | LATIN_EXTENDED_A | MONGOLIAN | TYPOGRAPHY
    assert not wanted - covered(f"{file}.ttf")


def test_the_heading_face_covers_the_same_but_for_letters_no_text_of_ours_needs() -> None:
    wanted = LATIN_1 | LATIN_EXTENDED_A | MONGOLIAN | TYPOGRAPHY
    assert wanted - covered("PawsSerif-Bold.ttf") == set("ĬĭĲĳŦŧ")


@pytest.mark.parametrize(
    ("script", "sample"),
    [
        ("SC", "东北虎豹雪豹濒危栖息地猞猁"),
        ("JP", "絶滅危惧軋轢トラヒョウ≒塡髙"),
        ("KR", "조선범표범눈표범《》〈〉∼"),
    ],
)
def test_the_eastern_faces_cover_their_punctuation_and_a_sample(script: str, sample: str) -> None:
    for face in FACES:
        if face["family"].endswith(script):
            beyond_level_1 = {"髙"} if "Serif" in face["family"] else set()
            wanted = EASTERN_PUNCTUATION | set(sample)
            assert not wanted - covered(face["file"]) - beyond_level_1


@every_face
def test_a_face_keeps_the_features_that_layouts_use(face: Record) -> None:
    font = opened(face["file"])
    lists = [font[tag].table.FeatureList.FeatureRecord for tag in ("GSUB", "GPOS")]
    features = {record.FeatureTag for records in lists for record in records}
    eastern = face["family"].endswith(("SC", "JP", "KR"))
    assert features >= (EASTERN_FEATURES if eastern else LATIN_FEATURES)
    assert not features & {"vert", "vrt2", "vkrn"}


TEXT_FACES = [face["file"] for face in FACES if "Sans" in face["family"]]


@pytest.mark.parametrize("file", [*TEXT_FACES, "PawsSerif-Bold.ttf"])
def test_figures_stand_in_columns_without_asking(file: str) -> None:
    font = opened(file)
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    widths = {metrics[cmap[ord(figure)]][0] for figure in "0123456789"}
    assert max(widths) - min(widths) <= 1  # a thousandth of an em, from rounding


# Icons --------------------------------------------------------------------------------------


def test_the_icons_are_the_ones_we_promise() -> None:
    assert sorted(path.stem for path in ICONS.glob("*.svg")) == ICON_NAMES


@pytest.mark.parametrize("name", ICON_NAMES)
def test_an_icon_takes_its_colour_from_the_root(name: str) -> None:
    drawing = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    root = drawing[: drawing.index(">")]
    assert root.startswith("<svg")
    assert 'viewBox="0 0 24 24"' in root
    assert "currentColor" in root
    paints = set(re.findall(r'(?:fill|stroke|color)="([^"]*)"', drawing))
    assert paints <= {"none", "currentColor"}
    assert "style" not in drawing


# Profiles -----------------------------------------------------------------------------------


@every_profile
def test_a_profile_is_the_file_that_the_lock_records(profile: Record) -> None:
    data = (PROFILES / profile["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == profile["sha256"]
    assert len(data) == profile["size"] == int.from_bytes(data[:4], "big")
    assert data[12:16].decode() == profile["device_class"]
    assert data[16:20].decode().strip() == profile["colour_space"]


def test_the_print_profile_names_a_registered_condition() -> None:
    press = next(profile for profile in EVERY_PROFILE if profile["colour_space"] == "CMYK")
    assert press["condition_identifier"] == "FOGRA39"
    assert press["registry"] == "http://www.color.org"
    assert 0 < press["ink_limit"] <= 330


# All ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [FONTS, ICONS, PROFILES], ids=lambda folder: folder.name)
def test_a_folder_says_where_its_files_come_from_and_under_which_licence(folder: Path) -> None:
    assert (folder / "README.md").is_file()
    assert [*folder.glob("LICENSE*"), *folder.glob("OFL*")]


@pytest.mark.parametrize(
    "lock", [FONTS / "lock.yaml", PROFILES / "lock.yaml"], ids=["fonts", "profiles"]
)
def test_a_lock_names_licence_texts_that_exist(lock: Path) -> None:
    content = read(lock)
    records = [*content.get("sources", {}).values(), *content.get("profiles", [])]
    assert records
    assert not [
        record for record in records if not (lock.parent / record["licence_file"]).is_file()
    ]


@pytest.mark.parametrize(
    "lock", [FONTS / "lock.yaml", PROFILES / "lock.yaml"], ids=["fonts", "profiles"]
)
def test_a_lock_is_plain_block_style_with_quoted_text(lock: Path) -> None:
    for event in yaml.parse(lock.read_text(encoding="utf-8")):
        assert not isinstance(event, yaml.AliasEvent)
        assert getattr(event, "anchor", None) is None
        assert getattr(event, "tag", None) is None
        assert not getattr(event, "flow_style", False)


def test_the_index_names_every_folder_of_assets() -> None:
    index = (ASSETS / "README.md").read_text(encoding="utf-8")
    assert not [folder for folder in (FONTS, ICONS, PROFILES) if f"`{folder.name}/`" not in index]
