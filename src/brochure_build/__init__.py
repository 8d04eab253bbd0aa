"""Builds a printed brochure from structured content and translations."""

import os

__version__ = "0.1.0"

# Before pydantic is imported anywhere: its search for plugins reads what every installed package
# says of itself, and a plugin left there would have a say in how our files are read.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")
