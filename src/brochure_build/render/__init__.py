"""HTML becomes measured panels.

`render.panel` does the work and imports WeasyPrint; this module and `render.engine` do not, so
that a build with nothing to do never loads the engine.
"""

import os
import warnings
from pathlib import Path

# Before WeasyPrint is imported: no font of the machine may stand in for one of the project's.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
warnings.filterwarnings("ignore", message="No fonts configured in FontConfig")
