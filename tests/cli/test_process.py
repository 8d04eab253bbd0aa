"""The command as a process: pipes that close, terminals, colours, locales of the machine."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from brochure_build.project import Project
from cli.running import command, surroundings
from conftest import Built
from project.copies import edit, write

ESCAPE = "\x1b["
LONG_AGO = "vor Jähren 早い 🐅"


@pytest.fixture
def broken(small: Project) -> Project:
    edit(small, "brochure/facts.yaml", "1993", LONG_AGO)
    return small


def test_the_module_is_the_command(starter: Built) -> None:
    ran = command("list", "locales", folder=starter.project.root)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("en  English, ")


def test_findings_end_the_process_with_1_and_wrong_usage_with_2(broken: Project) -> None:
    assert command("check", folder=broken.root).code == 1
    assert command("check", "--no-such-option", folder=broken.root).code == 2


# --- pipes --------------------------------------------------------------------------------------

MUCH = ["explain"]
LITTLE = ["list", "editions"]


@pytest.mark.parametrize("arguments", [MUCH, LITTLE], ids=["much", "little"])
@pytest.mark.parametrize("buffering", ["", "1"])
def test_a_reader_that_has_gone_is_no_fault(
    arguments: list[str], buffering: str, starter: Built
) -> None:
    """As in `brochure explain | head -1`, with the reader gone before the first line."""
    read, write_ = os.pipe()
    os.close(read)
    with os.fdopen(write_, "wb") as nobody:
        run = subprocess.run(
            [sys.executable, "-m", "brochure_build", *arguments],
            cwd=starter.project.root,
            env=surroundings({"PYTHONUNBUFFERED": buffering}),
            stdout=nobody,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert run.stderr == ""
    assert run.returncode == 0


def test_output_that_is_closed_altogether_is_no_fault(starter: Built) -> None:
    run = subprocess.run(
        ["sh", "-c", 'exec "$0" -m brochure_build list editions >&-', sys.executable],
        cwd=starter.project.root,
        env=surroundings(),
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert "Traceback" not in run.stderr
    assert run.returncode in (0, 1)


def test_what_is_piped_has_no_colour_and_no_bar(broken: Project, small: Project) -> None:
    ran = command("check", folder=broken.root, environment={"TERM": "xterm-256color"})
    assert ESCAPE not in ran.said
    edit(small, "brochure/facts.yaml", LONG_AGO, "1994")
    ran = command("build", folder=small.root, environment={"TERM": "xterm-256color"})
    assert ran.code == 0
    assert ESCAPE not in ran.said
    assert ran.err.startswith("fitting ")


# --- terminals ----------------------------------------------------------------------------------


def on_a_terminal(*arguments: str, folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """A run whose output goes to a terminal: how it ended, and what was shown."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "brochure_build", *arguments],
        cwd=folder,
        env=surroundings(environment),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:  # Linux says so when the last writer has gone
        pass
    os.close(ours)
    return process.wait(), shown.decode("utf-8", "replace")


def test_a_terminal_shows_colours(broken: Project) -> None:
    code, shown = on_a_terminal("check", folder=broken.root, environment={"TERM": "xterm"})
    assert code == 1
    assert f"{ESCAPE}1;31merror wrong-type{ESCAPE}0m" in shown


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1", "TERM": "xterm"}, {"TERM": "dumb"}])
def test_colours_can_be_refused(environment: dict[str, str], broken: Project) -> None:
    code, shown = on_a_terminal("check", folder=broken.root, environment=environment)
    assert code == 1
    assert "wrong-type" in shown
    assert ESCAPE not in shown


def test_a_build_shows_a_bar_on_a_terminal(small: Project) -> None:
    edit(small, "brochure/facts.yaml", "1993", "1994")
    code, shown = on_a_terminal("build", folder=small.root, environment={"TERM": "xterm-256color"})
    assert code == 0
    assert ESCAPE in shown
    assert "rendering panels" in shown
    assert "Traceback" not in shown
    assert "3 files built" in shown


def test_json_on_a_terminal_is_json_alone(small: Project) -> None:
    code, shown = on_a_terminal(
        *("build", "--format", "json"), folder=small.root, environment={"TERM": "xterm-256color"}
    )
    assert code == 0
    assert shown.startswith("{")
    assert ESCAPE not in shown


# --- a machine without UTF-8 ----------------------------------------------------------------------

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}


def test_a_terminal_that_knows_ascii_only_gets_escapes(broken: Project) -> None:
    ran = command("check", folder=broken.root, environment=ASCII)
    assert ran.code == 1
    assert "Traceback" not in ran.said
    assert "J\\xe4hren \\u65e9\\u3044 \\U0001f405" in ran.out
    assert ran.out.isascii()


def test_json_for_a_program_that_knows_ascii_only_is_still_json(broken: Project) -> None:
    ran = command("check", "--format", "json", folder=broken.root, environment=ASCII)
    assert ran.code == 1
    assert ran.findings()[0]["code"] == "wrong-type"
    assert LONG_AGO in ran.findings()[0]["message"]


def test_a_project_may_lie_anywhere(small: Project) -> None:
    elsewhere = small.root.parent / "Ordner mit Leerzeichen & „Zeichen“ 早"
    small.root.rename(elsewhere)
    ran = command("build", folder=elsewhere, environment={"LC_ALL": "C"})
    assert ran.code == 0
    assert "nothing has changed" in ran.out
    project = Project(elsewhere)
    write(project.manifest, "")
    ran = command("--project", elsewhere, "build", folder=elsewhere.parent)
    assert ran.code == 0, ran.said
