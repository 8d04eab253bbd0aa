"""The kinds of finding that binding has: panels, sheet, edition and furniture that do not fit."""

from __future__ import annotations

from brochure_build.findings import Code

FAULT = "This is a fault of the program: report it with the panel."

MISSING_PANEL = Code(
    "missing-panel",
    "The fold has a place for a panel that was not rendered.",
    "List the panel in the brochure's file, with the blocks that belong on it.",
)
PANEL_SIZE = Code(
    "panel-size",
    "A rendered panel is larger or smaller than its place on the sheet.",
    "Leave the size of the page to the program: remove `size` from the layout's @page rules.",
)
PANEL_BLEED = Code(
    "panel-bleed",
    "A rendered panel is painted less far beyond its trim than the edition bleeds, so that a late "
    "trim would show white paper.",
    "Give the edition's rendering the bleed of the edition.",
)
PANEL_TAGS = Code(
    "panel-tags",
    "A rendered panel has no tags, but the edition's standard asks for them.",
    "Set `tagged` in the edition's rendering.",
)
PANEL_STRUCTURE = Code(
    "panel-structure",
    "A rendered panel holds something that binding does not understand.",
    FAULT,
)
SLUG_TOO_SMALL = Code(
    "slug-too-small",
    "Crop and fold marks do not fit between the bleed and the edge of the sheet.",
    "Widen `slug_mm` of the edition, or set it to 0 for a sheet without marks.",
)
SLUG_LINE = Code(
    "slug-line",
    "The slug line is longer or higher than its room beneath the sheet.",
    "Shorten the line, or set it smaller.",
)
OUTPUT_INTENT = Code(
    "output-intent",
    "The edition names a printing condition, but its ICC profile is missing or is none.",
    "Give the profile of the printing condition; assets/profiles says where they come from.",
)
IMPRINT_DATE = Code(
    "imprint-date",
    "The date that goes into a file is not in UTC, and so would depend on the machine.",
    FAULT,
)
