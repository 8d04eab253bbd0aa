# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.68.0", "pyyaml>=6.0.3,<7"]
# ///
"""Makes every face in this folder again, byte for byte, from pinned public packages.

    python assets/fonts/make_fonts.py               fetch, build, compare with lock.yaml, write
    python assets/fonts/make_fonts.py --check       fetch, build, compare; write nothing
    python assets/fonts/make_fonts.py --update-lock fetch, build, write, and note the new digests

lock.yaml is the recipe (which source, which weight, which characters) and the record (digests,
sizes) at once. The sources come through `pip` and `npm`; give `--archives FOLDER` to keep what
they download, or to work without a network from what is there already.

The same fontTools gives the same bytes on any machine; another version may not, so it is pinned
above and checked at the start.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import io
import itertools
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import fontTools
import yaml
from contextual_spacing import add_contextual_spacing
from fontTools import subset
from fontTools.misc.fixedTools import floatToFixedToFloat
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from fontTools.varLib import instancer

FONTTOOLS = "4.68.0"
HERE = Path(__file__).resolve().parent
LOCK = HERE / "lock.yaml"
EXTRA = HERE / "extra-characters.txt"
LOCK_HEADER = """\
# Where each face comes from, how it is made and what it must be, to the byte.
# Read by make_fonts.py (the recipe), by the program (families and files) and by people.
# `sha256`, `size` and `absent` are written by `make_fonts.py --update-lock`; the rest by hand.
"""

Record = dict[str, Any]

# What a text layout can ask for. Vertical setting, stylistic sets and small capitals are left out.
FEATURES = [
    *("calt", "case", "ccmp", "chws", "dnom", "frac", "halt", "kern", "liga", "lnum", "locl"),
    *("mark", "mkmk", "numr", "onum", "ordn", "palt", "pnum", "sinf", "subs", "sups", "tnum"),
]

# BASE, vhea, vmtx and VORG serve vertical or mixed setting; DSIG would be a false signature;
# STAT describes a variable family, which the result no longer is.
DROPPED_TABLES = ["BASE", "DSIG", "STAT", "VORG", "vhea", "vmtx"]

# A missing character that looks exactly like one the typeface has: old Korean files write the
# range mark as U+223C, and U+2011 is a hyphen that never ends a line.
TWINS = {0x223C: 0xFF5E, 0x2011: 0x2010}

# The dots of the composed ≒ beside the middle dot they come from; a multiple of 1/16384 is exact.
DOT = 0.75

# Characters beside the national standards that CJK text borrows, taken where the source has them.
COMMON_RANGES = [
    *((0x20, 0x7E), (0xA0, 0xFF), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x218F)),
    *((0x2190, 0x21FF), (0x2460, 0x24FF), (0x25A0, 0x25FF), (0x3000, 0x303F), (0x30FB, 0x30FB)),
    *((0x338E, 0x33D5), (0xFF00, 0xFFEF)),
]

CJK = ("SC", "JP", "KR")
NAMES_KEPT = (0, 7, 9, 13, 14)  # copyright, trademark, designers, licence, its address
STYLE_NAMES = {
    (400, "normal"): "Regular",
    (400, "italic"): "Italic",
    (600, "normal"): "SemiBold",
    (700, "normal"): "Bold",
}


class FontsError(Exception):
    """Something a person must put right; its text says what."""


# Characters ---------------------------------------------------------------------------------


def decoded(codec: str, leads: Iterable[int], trails: Iterable[int]) -> set[str]:
    """The characters that a codec has for these pairs of bytes."""
    found: set[str] = set()
    for pair in itertools.product(leads, trails):
        try:
            found.add(bytes(pair).decode(codec))
        except UnicodeDecodeError:  # an empty cell; "ignore" would give the second byte alone
            continue
    return {text for text in found if len(text) == 1 and not "\ue000" <= text <= "\uf8ff"}


def rows(codec: str, first: int, last: int) -> set[str]:
    """The given rows of a 94 by 94 table in its EUC form."""
    return decoded(codec, range(first + 0xA0, last + 0xA1), range(0xA1, 0xFF))


def windows_31j() -> set[str]:
    """JIS X 0208 with what Windows added: 髙, 﨑, ㈱, ①, its own wave dash, minus and the like."""
    leads = [*range(0x81, 0xA0), *range(0xE0, 0xFD)]
    return decoded("cp932", leads, [*range(0x40, 0x7F), *range(0x80, 0xFD)])


STANDARDS: dict[str, Callable[[], set[str]]] = {
    "ascii": lambda: {chr(code) for code in range(0x20, 0x7F)},
    "gb2312": lambda: rows("gb2312", 1, 87),
    "gb2312-level-1": lambda: rows("gb2312", 1, 55),
    "jis-x-0208": lambda: rows("euc_jp", 1, 84),
    "jis-x-0208-level-1": lambda: rows("euc_jp", 1, 47),
    "windows-31j": windows_31j,
    "ks-x-1001-symbols": lambda: rows("euc_kr", 1, 12),
    "ks-x-1001-syllables": lambda: rows("euc_kr", 16, 40),
    "all-modern-syllables": lambda: {chr(code) for code in range(0xAC00, 0xD7A4)},
}


def extra_characters(section: str) -> set[str]:
    """The characters that extra-characters.txt lists for one script."""
    found: set[str] = set()
    for line in EXTRA.read_text(encoding="utf-8").splitlines():
        name, colon, characters = line.partition(":")
        if colon and not line.startswith("#") and name.strip() == section:
            found |= set(characters) - {" "}
    return found


def declared(face: Record, has: set[int]) -> set[int]:
    """The code points that the face promises, by the names in its `repertoire`."""
    codes: set[int] = set()
    for name in face["repertoire"]:
        if name == "all-of-source":
            codes |= has
        elif name == "common":
            codes |= {code for low, high in COMMON_RANGES for code in range(low, high + 1)} & has
        elif name.startswith("extra-"):
            codes |= {ord(text) for text in extra_characters(name.removeprefix("extra-"))}
        elif name in STANDARDS:
            codes |= {ord(text) for text in STANDARDS[name]()}
        else:
            raise FontsError(f"{face['file']}: lock.yaml names an unknown repertoire, {name!r}")
    return codes


# Sources ------------------------------------------------------------------------------------


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def client(package: str, folder: Path) -> list[str]:
    """The command line that downloads one package, `pypi:…` or `npm:…`, into a folder."""
    registry, _, specification = package.partition(":")
    if registry == "pypi":
        if importlib.util.find_spec("pip") is None:
            raise FontsError(f"{package}: pip is not in this Python ({sys.executable})")
        options = ["--no-deps", "--only-binary=:all:", "--quiet", "--disable-pip-version-check"]
        return [sys.executable, "-m", "pip", "download", *options, "-d", str(folder), specification]
    if registry == "npm":
        if shutil.which("npm") is None:
            raise FontsError(f"{package}: npm is not installed; it comes with Node.js")
        return ["npm", "pack", "--silent", "--pack-destination", str(folder), specification]
    raise FontsError(f"{package}: only pypi: and npm: packages are known")


def archive_of(source: Record, folder: Path) -> Path:
    """The source's package on disk, downloaded when it is not there, its digest verified."""
    path = folder / str(source["archive"])
    if not path.exists():
        print(f"fetching {source['package']}", flush=True)
        command = client(source["package"], folder)
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise FontsError(f"{source['package']} cannot be downloaded:\n{done.stderr.strip()}")
    if not path.exists():
        raise FontsError(f"{source['package']} did not come as {source['archive']}")
    found = digest(path.read_bytes())
    if found != source["archive_sha256"]:
        raise FontsError(f"{path}: sha256 is {found}, lock.yaml says {source['archive_sha256']}")
    return path


def member_of(archive: Path, name: str) -> bytes:
    """One file out of a wheel or an npm package."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(name)
    with tarfile.open(archive) as package:
        stream = package.extractfile(name)
        if stream is None:
            raise FontsError(f"{archive.name} has no file {name}")
        return stream.read()


# Building -----------------------------------------------------------------------------------


def opened(data: bytes) -> TTFont:
    """A font whose saved bytes depend on its contents only, not on the clock or on add-ons."""
    repacker = "fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"
    return TTFont(io.BytesIO(data), recalcTimestamp=False, cfg={repacker: False})


def reduce_to(font: TTFont, codes: set[int]) -> None:
    """Keep the wanted characters and features, without hints and glyph names."""
    options = subset.Options(hinting=False, glyph_names=False, notdef_outline=True)
    options.layout_features = FEATURES
    options.drop_tables = [*options.drop_tables, *DROPPED_TABLES]
    options.name_IDs = ["*"]
    options.harfbuzz_repacker = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def make_static(font: TTFont, axes: dict[str, float]) -> None:
    """Pin every axis. Subsetting comes first because it is far quicker than instancing."""
    if "fvar" not in font:
        return
    open_axes = {axis.axisTag for axis in font["fvar"].axes} - set(axes)
    if open_axes:
        raise FontsError(f"lock.yaml leaves these axes open: {sorted(open_axes)}")
    instancer.instantiateVariableFont(font, axes, inplace=True)


def give_twins(font: TTFont) -> None:
    """Let a character the source lacks show the glyph of its exact twin."""
    for table in font["cmap"].tables:
        for missing, present in TWINS.items():
            if present in table.cmap:
                table.cmap.setdefault(missing, table.cmap[present])


def give_approximately_equal(font: TTFont) -> None:
    """Compose ≒ (JIS X 0208, "about" in Japanese), which Noto lacks, from its ＝ and two ・."""
    cmap = font.getBestCmap()
    if 0x2252 in cmap or not {0xFF1D, 0x30FB} <= set(cmap):
        return
    equals, dot = (font["glyf"][cmap[code]] for code in (0xFF1D, 0x30FB))
    gap = (equals.yMax - equals.yMin) // 6
    inset = (equals.xMax - equals.xMin) // 16
    left = equals.xMin + inset - round(dot.xMin * DOT)
    above = equals.yMax + gap - round(dot.yMin * DOT)
    right = equals.xMax - inset - round(dot.xMax * DOT)
    below = equals.yMin - gap - round(dot.yMax * DOT)
    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.components = [
        component(cmap[0xFF1D], 0, 0, 1.0),
        component(cmap[0x30FB], left, above, DOT),
        component(cmap[0x30FB], right, below, DOT),
    ]
    font.setGlyphOrder([*font.getGlyphOrder(), "uni2252"])
    font["glyf"]["uni2252"] = glyph
    font["hmtx"]["uni2252"] = (font["hmtx"][cmap[0xFF1D]][0], equals.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x2252] = "uni2252"


def component(name: str, x: int, y: int, scale: float) -> GlyphComponent:
    """A part of a composite glyph: another glyph, scaled, then moved."""
    part = GlyphComponent()
    part.glyphName, part.x, part.y = name, x, y
    part.transform = [[scale, 0], [0, scale]]
    part.flags = 0x0004  # offsets are rounded to the grid; the rest is set on compiling
    return part


def rename(font: TTFont, face: Record, source: Record) -> None:
    """Our own names (the licence reserves "Source"), its own copyright and licence."""
    table = font["name"]
    kept = {number: table.getDebugName(number) or "" for number in NAMES_KEPT}
    origin = table.getDebugName(5)
    style = STYLE_NAMES[face["weight"], face["style"]]
    linked = style in ("Regular", "Bold", "Italic")  # the styles that old menus can group
    script_name = f"{face['family']} {style}"
    names = {
        1: face["family"] if linked else script_name,
        2: style if linked else "Regular",
        3: f"1.000;{Path(face['file']).stem}",
        4: script_name,
        5: f"Version 1.000; from {source['typeface']} {origin}",
        6: Path(face["file"]).stem,
        10: f"Derived from {source['typeface']} {source['version']} ({face['instance']}): "
        "fewer characters, static, unhinted, renamed. See FONTLOG.md.",
    }
    names |= {} if linked else {16: face["family"], 17: style}
    table.names = []
    for number, text in sorted((names | kept).items()):
        if text:
            table.setName(text, number, 3, 1, 0x409)


def mark_style(font: TTFont, face: Record) -> None:
    """Weight, slope and embedding rights, where programs look for them."""
    italic, bold = face["style"] == "italic", face["weight"] == 700
    os2, head = font["OS/2"], font["head"]
    os2.usWeightClass = face["weight"]
    use_typo_metrics = os2.fsSelection & 0x80
    plain = 0 if italic or bold else 0x40
    os2.fsSelection = use_typo_metrics | (0x01 if italic else 0) | (0x20 if bold else 0) | plain
    os2.fsType = 0
    os2.achVendID = "NONE"
    head.macStyle = (1 if bold else 0) | (2 if italic else 0)
    head.fontRevision = floatToFixedToFloat(1.0, 16)


def build(face: Record, source: Record, data: bytes) -> tuple[bytes, str]:
    """One face: its bytes, and the characters of its repertoire that its source does not have."""
    font = opened(data)
    wanted = declared(face, set(font.getBestCmap()))
    reduce_to(font, wanted | {TWINS[code] for code in wanted & set(TWINS)})
    make_static(font, face.get("axes", {}))
    give_twins(font)
    give_approximately_equal(font)
    if face["family"].endswith(CJK):
        add_contextual_spacing(font)
    rename(font, face, source)
    mark_style(font, face)
    stream = io.BytesIO()
    font.save(stream)
    absent = "".join(map(chr, sorted(wanted - set(opened(stream.getvalue()).getBestCmap()))))
    return stream.getvalue(), absent


# The lock -----------------------------------------------------------------------------------


def read_lock() -> Record:
    lock = yaml.safe_load(LOCK.read_text(encoding="utf-8"))
    if not isinstance(lock, dict):
        raise FontsError(f"{LOCK} is empty")
    return lock


def block_style(value: object, indent: int = 0) -> list[str]:
    """YAML lines without flow style, anchors or tags, every text in double quotes."""
    space = "  " * indent
    lines: list[str] = []
    if isinstance(value, dict):
        for key, inner in value.items():
            nested = isinstance(inner, dict | list)
            lines.append(f"{space}{key}:" + ("" if nested else f" {scalar(inner)}"))
            lines += block_style(inner, indent + 1) if nested else []
    elif isinstance(value, list):
        for item in value:
            item_lines = block_style(item, indent + 1) if isinstance(item, dict) else [scalar(item)]
            lines.append(f"{space}- {item_lines[0].lstrip()}")
            lines += item_lines[1:]
    return lines


def scalar(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def write_lock(lock: Record) -> None:
    LOCK.write_text(LOCK_HEADER + "\n".join(block_style(lock)) + "\n", encoding="utf-8")


# The command --------------------------------------------------------------------------------


def build_all(lock: Record, archives: Path) -> dict[str, bytes]:
    """Every face and licence text by file name; notes what was measured in the lock's faces."""
    made: dict[str, bytes] = {}
    for face in lock["faces"]:
        source = lock["sources"][face["source"]]
        archive = archive_of(source, archives)
        print(f"making {face['file']}", flush=True)
        data, absent = build(face, source, member_of(archive, source["member"]))
        made[face["file"]] = data
        made[source["licence_file"]] = member_of(archive, source["licence_member"])
        face["absent"], face["size"], face["sha256"] = absent, len(data), digest(data)
    return made


def differences(recorded: Record, measured: Record) -> list[str]:
    """What the build made otherwise than lock.yaml records."""
    pairs = zip(recorded["faces"], measured["faces"], strict=True)
    keys = ("sha256", "size", "absent")
    return [
        f"{old['file']}: {key} is {new[key]!r}, lock.yaml says {old.get(key)!r}"
        for old, new in pairs
        for key in keys
        if old.get(key) != new[key]
    ]


def differing_files(made: dict[str, bytes]) -> list[str]:
    """What lies in this folder otherwise than the build made it."""
    paths = {name: HERE / name for name in made}
    return [
        f"{name} is {'not as built' if path.exists() else 'missing'}"
        for name, path in paths.items()
        if not path.exists() or path.read_bytes() != made[name]
    ]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Make the faces in assets/fonts from their sources."
    )
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="compare only; write nothing")
    mode.add_argument("--update-lock", action="store_true", help="accept and record new digests")
    parser.add_argument("--archives", type=Path, help="keep downloaded packages here, or use them")
    return parser.parse_args()


def run(options: argparse.Namespace, archives: Path) -> list[str]:
    """Build, compare and write; the answer is what is wrong."""
    if fontTools.version != FONTTOOLS:
        raise FontsError(f"fonttools {FONTTOOLS} is needed (this is {fontTools.version})")
    lock = read_lock()
    made = build_all(lock, archives)
    wrong = [] if options.update_lock else differences(read_lock(), lock)
    if options.check:
        return wrong + differing_files(made)
    if wrong:
        return [*wrong, "nothing was written; --update-lock accepts the new faces"]
    for name, data in made.items():
        (HERE / name).write_bytes(data)
    if options.update_lock:
        write_lock(lock)
    return []


def main() -> int:
    options = arguments()
    with tempfile.TemporaryDirectory() as temporary:
        archives = options.archives or Path(temporary)
        archives.mkdir(parents=True, exist_ok=True)
        try:
            wrong = run(options, archives.resolve())
        except FontsError as error:
            wrong = [str(error)]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
