"""The Makefile, the lock files and .ci/: what they promise is there, and set-up takes care."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
CI = ROOT / ".ci"
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PROMISED = (
    *("help", "pdf", "pdf-%", "test", "check", "format", "gallery", "bench", "fonts", "map"),
    *("art", "schema", "lock", "doctor", "clean", "distclean"),
)
PHONY = re.search(r"^\.PHONY: ((?:.*\\\n)*.*)$", MAKEFILE, re.MULTILINE)
CHECKS = re.search(r"^CHECKS = (.*)$", MAKEFILE, re.MULTILINE)

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")


def targets() -> list[str]:
    """What the Makefile offers by name."""
    assert PHONY
    assert CHECKS
    words = PHONY[1].replace("\\", " ").replace("$(CHECKS)", CHECKS[1]).split()
    return sorted({*words, *PROMISED} - {"FORCE"})


def run(*command: str, folder: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a command as if typed in a terminal, not by the make that runs these tests."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        command,
        cwd=folder,
        env=inherited | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


# ---- targets


@pytest.fixture(scope="module")
def listed() -> Mapping[str, str]:
    """What `make help` lists: target → description."""
    told = run("make", "help")
    assert told.returncode == 0, told.stderr
    lines = re.findall(r"^  (\S+) +(\S.*)$", told.stdout, re.MULTILINE)
    return dict(lines)


@pytest.mark.parametrize("target", targets())
def test_help_describes_every_target(target: str, listed: Mapping[str, str]) -> None:
    assert len(listed[target.replace("%", "LOCALE")]) > len("a word or two")


def test_help_lists_nothing_that_is_not_there(listed: Mapping[str, str]) -> None:
    assert {name.replace("LOCALE", "%") for name in listed} == set(targets())


def test_make_alone_is_help() -> None:
    assert run("make").stdout == run("make", "help").stdout


@pytest.mark.parametrize("target", [target.replace("%", "ja-JP") for target in targets()])
def test_every_target_can_be_made(target: str) -> None:
    tried = run("make", "--dry-run", target)
    assert tried.returncode == 0, tried.stderr


def test_a_target_that_does_not_exist_leads_to_help() -> None:
    tried = run("make", "pfd")
    assert tried.returncode == 2
    assert "There is no 'pfd' to make. What there is: make help" in tried.stderr


# ---- setting up once


@pytest.fixture(params=["plain", "white space", "it's $HOME, (100 %)"])
def ready(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of the project's set-up in which everything is installed already, or looks so."""
    folder = tmp_path / str(request.param)
    shutil.copytree(CI, folder / ".ci")
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, folder / name)
        os.utime(folder / name, (1, 1))
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/python").symlink_to(sys.executable)
    for number, stamp in enumerate(("environment", "runtime", "development"), start=2):
        path = folder / f".venv/{stamp}.stamp"
        path.touch()
        os.utime(path, (number, number))
    return folder


def test_the_second_time_only_the_program_is_called(ready: Path) -> None:
    tried = run("make", "--dry-run", "pdf", folder=ready)
    assert tried.stdout.split() == [".venv/bin/brochure", "build", "--draft"]


def test_a_language_is_handed_on(ready: Path) -> None:
    tried = run("make", "--dry-run", "pdf-ko-KP", "ARGS=-v", folder=ready)
    build = [".venv/bin/brochure", "build", "--draft"]
    assert tried.stdout.split() == [*build, "--locale", "ko-KP", "-v"]


def test_final_files_are_asked_for_by_name(ready: Path) -> None:
    tried = run("make", "--dry-run", "final", folder=ready)
    assert tried.stdout.split() == [".venv/bin/brochure", "build"]


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_packages_are_installed_again_when_they_may_differ(ready: Path, name: str) -> None:
    (ready / name).touch()
    tried = run("make", "--dry-run", "pdf", folder=ready)
    assert "--require-hashes" in tried.stdout
    assert "-m venv" not in tried.stdout


def test_the_environment_is_made_again_when_its_python_is_gone(ready: Path) -> None:
    (ready / ".venv/bin/python").unlink()
    (ready / ".venv/bin/python").symlink_to(ready / "gone")
    tried = run("make", "--dry-run", "pdf", folder=ready)
    assert "-m venv --clear" in tried.stdout
    assert "--require-hashes" in tried.stdout


def test_development_tools_are_installed_for_development_only(ready: Path) -> None:
    (ready / ".venv/development.stamp").unlink()
    assert "requirements-dev" not in run("make", "--dry-run", "pdf", folder=ready).stdout
    assert "requirements-dev" in run("make", "--dry-run", "test", folder=ready).stdout


def test_the_command_works_from_anywhere_and_after_a_move(tmp_path: Path) -> None:
    package = tmp_path / "before $x/src/brochure_build"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text("import sys\nprint(sys.argv[1:])\n")
    (tmp_path / "sys.py").write_text("raise SystemExit('a module of the folder one stands in')\n")
    before, after = tmp_path / "before $x", tmp_path / "after 'y'"
    shutil.copytree(CI, before / ".ci")
    venv.create(before / ".venv", with_pip=False)
    linked = run(str(before / ".venv/bin/python"), "-I", ".ci/link_program.py", folder=before)
    assert linked.returncode == 0, linked.stderr
    before.rename(after)
    (tmp_path / "link").symlink_to(after / ".venv/bin/brochure")
    for command in (after / ".venv/bin/brochure", tmp_path / "link"):
        assert run(str(command), "a b", folder=tmp_path).stdout == "['a b']\n"


# ---- lock files


@dataclass(frozen=True)
class Pin:
    """One entry of a lock file."""

    name: str
    version: str
    hashes: int


def pins(name: str) -> Mapping[str, Pin]:
    """The entries of a lock file by package."""
    text = (ROOT / name).read_text("utf-8")
    entries = re.findall(r"^(\S+)==(\S+)(.*(?:\n .*)*)", text, re.MULTILINE)
    listed = [
        Pin(
            canonicalize_name(name), version, len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", rest))
        )
        for name, version, rest in entries
    ]
    return {pin.name: pin for pin in listed}


def declared() -> tuple[list[str], list[str]]:
    """What pyproject.toml asks for: to run, and to develop."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return project["dependencies"], project["optional-dependencies"]["dev"]


RUNTIME, DEVELOPMENT = declared()
WANTED = [("requirements.lock", line) for line in RUNTIME] + [
    ("requirements-dev.lock", line) for line in (*RUNTIME, *DEVELOPMENT)
]
LOCKS = ["requirements.lock", "requirements-dev.lock", ".ci/requirements-fonts.lock"]


@pytest.mark.parametrize(("lock", "line"), WANTED)
def test_a_lock_holds_what_pyproject_asks_for(lock: str, line: str) -> None:
    wanted = Requirement(line)
    assert canonicalize_name(wanted.name) in pins(lock), "run: make lock"
    pin = pins(lock)[canonicalize_name(wanted.name)]
    assert wanted.specifier.contains(pin.version, prereleases=True), "run: make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_of_a_lock_is_held_by_hashes(lock: str) -> None:
    found = pins(lock)
    assert found
    assert [pin.name for pin in found.values() if not pin.hashes] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_says_how_it_was_made_and_names_no_place(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "make lock" in text.split("==")[0]
    assert not re.search(r"://|^-|file:|(?:/\w+){2}", re.sub(r"# via.*pyproject.*", "", text))


def test_tests_run_with_the_versions_that_builds_run_with() -> None:
    development = pins("requirements-dev.lock")
    assert [
        pin for name, pin in pins("requirements.lock").items() if development[name] != pin
    ] == []


# ---- .ci


def test_ci_runs_the_checks_and_the_tests() -> None:
    text = (CI / "run").read_text("utf-8")
    assert os.access(CI / "run", os.X_OK)
    assert text.startswith("#!/usr/bin/env bash\n")
    assert "\nset -euo pipefail\n" in text
    assert "\nstep make check\nstep make test\n" in text


@pytest.mark.parametrize("script", sorted(CI.glob("*.sh")), ids=lambda path: path.name)
def test_a_script_is_readable_by_any_shell(script: Path) -> None:
    assert run("sh", "-n", str(script)).stderr == ""


def test_a_python_is_found_and_names_its_version() -> None:
    told = run("sh", str(CI / "find-python.sh"), BASE_PYTHON=sys.executable)
    assert told.returncode == 0, told.stderr
    assert re.search(r"python3\.\d+$", told.stdout.strip())
    assert ".venv" not in told.stdout


def test_a_python_that_is_none_is_refused_in_words() -> None:
    told = run("sh", str(CI / "find-python.sh"), BASE_PYTHON="no-such-python")
    assert told.returncode == 2
    assert "BASE_PYTHON=no-such-python is not a Python 3.11 or newer" in told.stderr


class Machine:
    """A machine of our making: its commands are small scripts, and what is installed is noted."""

    def __init__(self, folder: Path, missing: str, **commands: str) -> None:
        self.folder = folder
        self.notes = folder / "installed"
        for name in ("cat", "grep", "sort", "tr", "env"):
            (folder / name).symlink_to(str(shutil.which(name)))
        self.command("python3", f"[ -e {self.notes} ] || echo {missing}")
        for name, script in commands.items():
            self.command(name.replace("_", "-"), script)

    def command(self, name: str, script: str) -> None:
        """Adds a command."""
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def set_up(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Runs system-libraries.sh there."""
        shell = str(shutil.which("sh"))
        script = str(CI / "system-libraries.sh")
        python = str(self.folder / "python3")
        return run(shell, script, python, *words, PATH=str(self.folder))

    @property
    def installed(self) -> str:
        """What apt-get was asked to install."""
        return self.notes.read_text() if self.notes.exists() else ""


APT = {
    "uname": "echo Linux",
    "apt_cache": "echo Package: known",
    "apt_get": 'case "$*" in *install*) echo "$@" > "${0%/*}/installed" ;; esac',
}
DEBIAN = "libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0"
LINE = f"apt-get install -y --no-install-recommends {DEBIAN}"
PANGO = "pango pangoft2 gobject harfbuzz harfbuzz-subset fontconfig"


def test_nothing_is_said_or_done_when_all_is_there(tmp_path: Path) -> None:
    machine = Machine(tmp_path, "", **APT, id="echo 0")
    done = machine.set_up()
    assert (done.returncode, done.stdout, done.stderr, machine.installed) == (0, "", "", "")


def test_root_gets_what_is_missing(tmp_path: Path) -> None:
    machine = Machine(tmp_path, PANGO, **APT, id="echo 0")
    done = machine.set_up()
    assert done.returncode == 0, done.stderr
    assert DEBIAN in machine.installed


def test_sudo_is_used_when_it_asks_for_no_password(tmp_path: Path) -> None:
    machine = Machine(tmp_path, PANGO, **APT, id="echo 1000", sudo='shift; "$@"')
    assert machine.set_up().returncode == 0
    assert "libpango-1.0-0" in machine.installed


@pytest.mark.parametrize(
    ("commands", "line"),
    [
        ({"id": "echo 1000", "sudo": "exit 1"}, f"sudo sh -c '{LINE}'"),
        ({"id": "echo 1000"}, f"su -c '{LINE}'"),
        ({"id": "echo 1000", "apt_cache": ""}, f"su -c 'apt-get update && {LINE}'"),
    ],
    ids=["sudo with a password", "no sudo", "no package lists"],
)
def test_others_get_the_one_line_to_run(
    tmp_path: Path, commands: Mapping[str, str], line: str
) -> None:
    machine = Machine(tmp_path, PANGO, **{**APT, **commands})
    done = machine.set_up()
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].strip() == line
    assert machine.installed == ""


PUT_THERE = """\
for tool in msgfmt git; do
    echo > "${0%/*}/$tool"
    chmod +x "${0%/*}/$tool"
done"""
TOOLS = {
    **APT,
    "apt_get": APT["apt_get"].replace('installed"', 'installed"; put-there', 1),
    "put_there": PUT_THERE,
}


def test_development_wants_the_programs_that_tests_call(tmp_path: Path) -> None:
    machine = Machine(tmp_path, "", **TOOLS, id="echo 0")
    (tmp_path / "chmod").symlink_to(str(shutil.which("chmod")))
    assert machine.set_up().returncode == 0
    assert machine.installed == ""  # nobody needs them to build
    done = machine.set_up("development")
    assert done.returncode == 0, done.stderr
    assert machine.installed.split()[-2:] == ["gettext", "git"]
    again = machine.set_up("development")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("there", "missing", "line"),
    [
        ("", PANGO, f"{LINE.replace('-recommends ', '-recommends gettext git ')}"),
        ("git", "", "apt-get install -y --no-install-recommends gettext"),
        ("msgfmt", "", "apt-get install -y --no-install-recommends git"),
    ],
)
def test_others_get_the_line_for_development(
    there: str, missing: str, line: str, tmp_path: Path
) -> None:
    machine = Machine(tmp_path, missing, **APT, id="echo 1000", **({there: ""} if there else {}))
    done = machine.set_up("development")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].strip() == f"su -c '{line}'"
    assert machine.installed == ""


def test_make_test_asks_for_what_its_tests_call(ready: Path) -> None:
    (ready / ".venv/development.stamp").unlink()
    words = "system-libraries.sh .venv/bin/python development"
    assert words in run("make", "--dry-run", "test", folder=ready).stdout
    assert words not in run("make", "--dry-run", "pdf", folder=ready).stdout


def test_a_report_installs_nothing(tmp_path: Path) -> None:
    machine = Machine(tmp_path, PANGO, **APT, id="echo 0")
    done = machine.set_up("report")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].strip() == LINE
    assert machine.installed == ""


@pytest.mark.parametrize(
    ("commands", "line"),
    [
        ({"uname": "echo Darwin"}, "brew install pango"),
        ({"dnf": ""}, "sudo dnf install -y python3 pango harfbuzz fontconfig glib2"),
        ({"apk": ""}, "apk add python3 py3-pip pango harfbuzz-subset fontconfig glib"),
        ({"pacman": ""}, "sudo pacman -S --needed python pango harfbuzz fontconfig glib2"),
    ],
    ids=["macOS", "Fedora", "Alpine", "Arch"],
)
def test_other_systems_get_a_line_of_their_own(
    tmp_path: Path, commands: Mapping[str, str], line: str
) -> None:
    machine = Machine(tmp_path, PANGO, **{"uname": "echo Linux", **commands})
    done = machine.set_up()
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].strip() == line


@pytest.mark.parametrize(
    ("commands", "missing", "line"),
    [
        ({"uname": "echo Darwin"}, PANGO, "brew install pango gettext git"),
        ({"uname": "echo Darwin"}, "", "brew install gettext git"),
        ({"dnf": "", "git": ""}, "", "sudo dnf install -y gettext"),
        ({"apk": "", "git": ""}, "", "apk add gettext"),
        ({"pacman": "", "git": ""}, "", "sudo pacman -S --needed gettext"),
        ({"git": ""}, "", "install gettext"),
    ],
)
def test_other_systems_name_what_development_lacks(
    tmp_path: Path, commands: Mapping[str, str], missing: str, line: str
) -> None:
    machine = Machine(tmp_path, missing, **{"uname": "echo Linux", **commands})
    done = machine.set_up("development")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].strip() == line


def test_a_system_that_is_too_old_is_refused_in_words(tmp_path: Path) -> None:
    machine = Machine(tmp_path, PANGO, **APT, id="echo 0")
    machine.command("apt-cache", 'case "$2" in *subset*) ;; *) echo Package: known ;; esac')
    done = machine.set_up()
    assert done.returncode == 2
    assert "HarfBuzz is older than 4.1" in done.stderr
    assert machine.installed == ""
