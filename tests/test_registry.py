"""What the registry finds is found by lying in its folder; what cannot be loaded stops the run."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import brochure_build
from brochure_build import registry
from brochure_build.editions import Edition
from brochure_build.findings import BrochureError, Code
from brochure_build.folds import Fold

PACKAGE = "things_of_a_test"
GOOD = 'from things_of_a_test import Thing\nTHING = Thing("{name}")\n'

Make = Callable[[Mapping[str, str]], None]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Makes a package of modules from their texts."""

    def make(modules: Mapping[str, str]) -> None:
        folder = tmp_path / PACKAGE
        folder.mkdir()
        start = "class Thing:\n    def __init__(self, name):\n        self.name = name\n"
        for name, text in {"__init__": start, **modules}.items():
            (folder / f"{name}.py").write_text(text, encoding="utf-8")
        importlib.invalidate_caches()

    monkeypatch.syspath_prepend(tmp_path)
    yield make
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


def found() -> Mapping[str, Any]:
    return registry._by_name(PACKAGE, "THING")


def refusal() -> str:
    """What is said when something cannot be loaded."""
    with pytest.raises(BrochureError) as stopped:
        found()
    (finding,) = stopped.value.findings
    assert finding.code.name == "broken-module"
    return finding.message


# Finding ----------------------------------------------------------------------------------------


def test_every_module_of_a_folder_is_found_in_the_order_of_their_names(package: Make) -> None:
    package({"second": GOOD.format(name="a"), "first": GOOD.format(name="b")})
    assert list(found()) == ["b", "a"]


def test_a_new_file_is_all_that_it_takes(package: Make, tmp_path: Path) -> None:
    package({"one": GOOD.format(name="one")})
    assert list(found()) == ["one"]
    (tmp_path / PACKAGE / "two.py").write_text(GOOD.format(name="two"), encoding="utf-8")
    importlib.invalidate_caches()
    assert list(found()) == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("THING = (\n", "SyntaxError"),
        ("import nowhere_to_be_found\n", "ModuleNotFoundError: No module named 'nowhere"),
        ("1 / 0\n", "ZeroDivisionError"),
        ("raise SystemExit(0)\n", "SystemExit"),
        ("THONG = 1\n", "defines no THING"),
        ("THING = None\n", "defines no THING"),
        ("THING = 'a name'\n", "its THING is not a Thing"),
        ("from things_of_a_test import Thing as THING\n", "its THING is not a Thing"),
    ],
)
def test_a_module_that_cannot_be_used_stops_the_run(package: Make, text: str, words: str) -> None:
    package({"good": GOOD.format(name="good"), "worse": text})
    message = refusal()
    assert message.startswith(f"{PACKAGE}.worse cannot be used: ")
    assert words in message


def test_a_name_that_is_taken_stops_the_run(package: Make) -> None:
    package({"one": GOOD.format(name="same"), "two": GOOD.format(name="same")})
    assert refusal() == f"{PACKAGE}.two cannot be used: “same” is defined a second time"


def test_a_folder_that_cannot_be_loaded_stops_the_run(package: Make, tmp_path: Path) -> None:
    package({})
    (tmp_path / PACKAGE / "__init__.py").write_text("raise ValueError('broken')\n", "utf-8")
    assert refusal() == f"{PACKAGE} cannot be used: ValueError: broken"


def test_an_interrupt_is_no_fault_of_a_module(package: Make) -> None:
    package({"slow": "raise KeyboardInterrupt\n"})
    with pytest.raises(KeyboardInterrupt):
        found()


# What there is ----------------------------------------------------------------------------------

ROOMS: Mapping[str, tuple[Callable[[], Mapping[str, Any]], set[str]]] = {
    "folds": (registry.folds, {"c", "z", "gate", "half"}),
    "editions": (registry.editions, {"print", "screen", "desktop"}),
    "translation/audit": (registry.audit_checks, {"missing", "extra", "placeholders"}),
    "preflight": (registry.preflight_checks, {"page-boxes", "fonts", "qr-codes"}),
}
every_room = pytest.mark.parametrize("room", ROOMS)


@every_room
def test_every_file_of_a_room_is_one_thing_under_one_name(room: str) -> None:
    things, expected = ROOMS[room][0](), ROOMS[room][1]
    folder = Path(brochure_build.__path__[0], *room.split("/"))
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert len(things) == len(files)
    assert set(things) >= expected
    assert {name: thing.name for name, thing in things.items()} == {name: name for name in things}


@every_room
def test_a_room_is_looked_through_once(room: str) -> None:
    assert ROOMS[room][0]() is ROOMS[room][0]()


def test_folds_and_editions_are_what_they_are_called() -> None:
    assert all(isinstance(fold, Fold) for fold in registry.folds().values())
    assert all(isinstance(edition, Edition) for edition in registry.editions().values())


@pytest.mark.parametrize("room", ["translation/audit", "preflight"])
def test_every_check_says_why_it_is_there_and_what_it_may_find(room: str) -> None:
    for name, check in ROOMS[room][0]().items():
        assert check.name == name
        assert check.why.endswith(".")
        assert check.codes
        assert callable(check.run)


# Codes ------------------------------------------------------------------------------------------

CODES = registry.codes()
every_code = pytest.mark.parametrize("code", CODES.values(), ids=CODES.keys())


def defined() -> dict[int, tuple[str, Code]]:
    """Every code that any module of the program defines, with the module that shows it first."""
    modules = pkgutil.walk_packages(brochure_build.__path__, "brochure_build.")
    names = sorted(module.name for module in modules if not module.name.endswith("__main__"))
    held: dict[int, tuple[str, Code]] = {}
    for name in names:
        for value in vars(importlib.import_module(name)).values():
            if isinstance(value, Code):
                held.setdefault(id(value), (name, value))
    return held


def test_every_code_of_the_program_can_be_explained() -> None:
    known = {id(code) for code in CODES.values()}
    assert [
        f"{module}: {code.name}" for key, (module, code) in defined().items() if key not in known
    ] == []
    assert len(CODES) > 40


def test_no_two_codes_share_a_name() -> None:
    names = [code.name for _, code in defined().values()]
    assert sorted(names) == sorted(set(names))


@every_code
def test_a_code_is_named_in_small_words_and_hyphens(code: Code) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code.name)
    assert CODES[code.name] is code


@every_code
def test_a_code_says_in_sentences_what_it_means_and_what_to_do(code: Code) -> None:
    for text in (code.meaning, code.remedy):
        assert re.match(r"[A-Z`“]", text)
        assert text.rstrip().endswith((".", '\\".', '"', "."))
        assert text == " ".join(text.split())
    assert code.meaning != code.remedy


def test_codes_are_in_the_order_of_their_names() -> None:
    assert list(CODES) == sorted(CODES)


def test_the_codes_of_checks_are_among_them() -> None:
    audit, preflight = registry.audit_checks().values(), registry.preflight_checks().values()
    own = [code for check in audit for code in check.codes]
    own += [code for check in preflight for code in check.codes]
    assert len(own) > 8
    assert [code.name for code in own if CODES[code.name] is not code] == []
