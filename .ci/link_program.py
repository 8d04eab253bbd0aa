"""Makes the `brochure` command of the environment that runs this: it uses src/ as it stands.

What `pip install --editable` would do, without a build backend, and with relative paths only: any
folder's name will do, and the folder may be moved.
"""  # noqa: INP001

import os
import sysconfig
from pathlib import Path

# -P: modules are never looked for in the folder that the command is called in.
# The variable: on Apple's processors only Homebrew's own Python looks into Homebrew's folder.
COMMAND = """\
#!/bin/sh
if [ -d /opt/homebrew/lib ]; then
    export DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib
fi
self=$(readlink -f -- "$0") && exec "${self%/*}/python" -P -m brochure_build "$@"
"""

packages = Path(sysconfig.get_path("purelib"))
source = Path(__file__).absolute().parent.parent / "src"
(packages / "brochure_build.pth").write_text(os.path.relpath(source, packages) + "\n")

command = Path(sysconfig.get_path("scripts")) / "brochure"
command.write_text(COMMAND)
command.chmod(0o755)
