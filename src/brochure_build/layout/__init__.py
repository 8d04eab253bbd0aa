"""Values and a layout folder become the HTML of every panel. The only user of jinja2."""

from brochure_build.layout.art import ART, ArtJob, check_art, side_art
from brochure_build.layout.blocks import BlockType, block_types, check_blocks
from brochure_build.layout.draft import DRAFT_PAGE, draft_mark
from brochure_build.layout.fill import Filled, Job, fill_panels, fill_slugs
from brochure_build.layout.folder import LayoutFolder, read_inks
from brochure_build.layout.map_names import STATES

__all__ = [
    "ART",
    "DRAFT_PAGE",
    "STATES",
    "ArtJob",
    "BlockType",
    "Filled",
    "Job",
    "LayoutFolder",
    "block_types",
    "check_art",
    "check_blocks",
    "draft_mark",
    "fill_panels",
    "fill_slugs",
    "read_inks",
    "side_art",
]
