"""Draws every piece in this folder again, byte for byte.

    python assets/art/make_art.py           draw and write what differs
    python assets/art/make_art.py --check   draw and compare; write nothing

Needs nothing but Python. Colours stand in the files by name (fill="ink:mist"); the program puts
the layout's inks in their place.
"""  # noqa: INP001  # a script, not a package

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import coats
import views
from drawing import Drawing
from paws import Walk, paw, trail
from sheet import INSIDE_FOLDS, INSIDE_WALK, OUTSIDE_FOLDS, OUTSIDE_WALK, SHEET, inside, outside

HERE = Path(__file__).resolve().parent
LARGEST = 60_000  # bytes
TRAIL_INK = "tiger-amber"


def icon() -> Drawing:
    """One print, as large as its box allows."""
    drawing = Drawing((0, 0, 6, 6))
    paw(drawing, TRAIL_INK, (3, 3.02), 5.8)
    return drawing


SVG: dict[str, Callable[[], Drawing]] = {
    "outside": outside,
    "inside": inside,
    "outside-trail": lambda: trail(SHEET, OUTSIDE_WALK.prints(), TRAIL_INK),
    "inside-trail": lambda: trail(SHEET, INSIDE_WALK.prints(), TRAIL_INK),
    **coats.PIECES,
    "paw": icon,
    "divider": views.divider,
    "standin-tiger": views.tiger_country,
    "standin-leopard": views.leopard_country,
    "standin-snow-leopard": views.snow_leopard_country,
}


def trails() -> str:
    """Where every print is, so that what a panel's edge would cut can be left out."""
    sides = {"outside": (OUTSIDE_FOLDS, OUTSIDE_WALK), "inside": (INSIDE_FOLDS, INSIDE_WALK)}
    blocks = [_side(name, folds, walk) for name, (folds, walk) in sides.items()]
    return '{\n  "unit": "mm",\n' + ",\n".join(blocks) + "\n}\n"


def _side(name: str, folds: tuple[float, ...], walk: Walk) -> str:
    prints = ",\n".join(f"      {json.dumps(one.record())}" for one in walk.prints())
    return (
        f'  "{name}": {{\n    "file": "{name}-trail.svg",\n    "folds": {json.dumps(folds)},\n'
        f'    "prints": [\n{prints}\n    ]\n  }}'
    )


def pieces() -> Iterator[tuple[str, str]]:
    """Each file's name and text."""
    for name, draw in SVG.items():
        yield f"{name}.svg", draw().svg()
    yield "trails.json", trails()


def main() -> int:
    """Draw; then write or compare."""
    parser = argparse.ArgumentParser(description="Draws the art of the brochure.")
    parser.add_argument("--check", action="store_true", help="compare only; write nothing")
    check = parser.parse_args().check
    failed = False
    drawn = dict(pieces())
    for stray in sorted({path.name for path in HERE.glob("*.svg")} - drawn.keys()):
        sys.stderr.write(f"{stray} is none of the pieces that the scripts draw. Remove it.\n")
        failed = True
    for name, text in drawn.items():
        path, content = HERE / name, text.encode("utf-8")
        if len(content) > LARGEST:
            sys.stderr.write(f"{name} has {len(content)} bytes; {LARGEST} at most.\n")
            failed = True
        if path.exists() and path.read_bytes() == content:
            continue
        if check:
            sys.stderr.write(f"{name} is not what the scripts draw. Next: make art\n")
            failed = True
        else:
            path.write_bytes(content)
            sys.stdout.write(f"{name} {len(content)}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
