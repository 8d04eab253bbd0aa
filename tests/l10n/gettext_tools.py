"""The programs of GNU gettext, which `make test` sees to (.ci/system-libraries.sh)."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def gettext(program: str, *arguments: str | Path, fails: bool = False) -> str:
    """What one of the programs prints; it must not complain, or with fails it must."""
    found = shutil.which(program)
    assert found, f"{program} is missing: install gettext, or run the tests with `make test`"
    ran = subprocess.run(
        [found, *map(str, arguments)],
        capture_output=True,
        check=False,
        env={"LC_ALL": "C.UTF-8"},
        timeout=60,
    )
    assert (ran.returncode != 0) == fails, ran.stderr.decode()
    if fails:
        return ran.stderr.decode()
    assert ran.stderr == b""
    return ran.stdout.decode()
