"""Every kind of finding of the core; a check's own codes stand in the check's file."""

from __future__ import annotations

from brochure_build.findings import Code, Severity

WARNING = Severity.WARNING
NOTE = Severity.NOTE

# --- reading YAML -----------------------------------------------------------------------------
YAML_SYNTAX = Code(
    "yaml-syntax",
    "The file is not YAML: most often a quote that is not closed, a colon in a text without "
    "quotes, or a line that is indented differently from its neighbours.",
    'Put texts in double quotes, one a line: key: "text". A quote inside a text is written \\".',
)
DUPLICATE_KEY = Code(
    "duplicate-key",
    "The same name stands twice in one place. One of the two would be lost in silence.",
    "Keep the right one and delete the other.",
)
NOT_PLAIN_YAML = Code(
    "not-plain-yaml",
    "The file uses a YAML feature that is refused: anchors, aliases, merge keys, tags or several "
    "documents. They hide what a file says, and some bring a computer to a halt.",
    "Write the value out where it is needed.",
)
TOO_LARGE = Code(
    "too-large",
    "The file is far larger or deeper than any brochure needs.",
    "Check that this is the right file; split it if it is.",
)
UNKNOWN_NAME = Code(
    "unknown-name",
    "A name that means nothing here, most often a slip of the pen. It is refused because a "
    "misspelt setting would otherwise be ignored in silence.",
    "Write the suggested name, or remove the line. `brochure schema` lists what there is.",
)
MISSING_NAME = Code(
    "missing-name",
    "A value that cannot be done without is not given.",
    "Add it.",
)
WRONG_TYPE = Code(
    "wrong-type",
    "The value is of another kind than expected, such as words where a number belongs.",
    "Write a value of the kind the message names.",
)
WRONG_VALUE = Code(
    "wrong-value",
    "The value is of the right kind but not one that can be used here.",
    "Write one of the values the message names.",
)
UNKNOWN_REFERENCE = Code(
    "unknown-reference",
    "The value names something that is not defined: a species, photo, panel, fold, edition, "
    "layout or text.",
    "Write the name of one that is, or define it.",
)
UNREADABLE = Code(
    "unreadable",
    "A file is missing, or cannot be read, or is not UTF-8 text.",
    "Check its name, its permissions and that it was saved as UTF-8.",
)
# --- the catalogue ----------------------------------------------------------------------------
NOT_TEXT = Code(
    "not-text",
    "A unit of a catalogue is one text in double quotes on one line; here stands something else.",
    'Write key: "text".',
)
BAD_PLACEHOLDER = Code(
    "bad-placeholder",
    "A brace that belongs to no placeholder. Placeholders are {name}: small letters, digits and "
    "underscores; a brace to be printed is written twice: {{ or }}.",
    "Close the brace, or double it.",
)
UNKNOWN_PLACEHOLDER = Code(
    "unknown-placeholder",
    "A text asks for a value that the place where it is printed does not give.",
    "Use one of the placeholders the message names, or give the value in brochure/facts.yaml.",
)
UNKNOWN_KEY = Code(
    "unknown-key",
    "The content or a template asks for a text that translations/en.yaml does not have.",
    "Correct the key, or add the text to translations/en.yaml and to every translation.",
)
BAD_STATE = Code(
    "bad-state",
    "A row of a state file cannot be read. The tool writes these files; a merge or a hand edit has "
    "damaged this one.",
    "Take the row from the last commit, or delete it: the text then counts as a draft.",
)
BAD_IGNORE = Code(
    "bad-ignore",
    "A comment asks that a finding be ignored, and names no check that may be ignored, or gives no "
    "reason. Without a reason nobody later knows whether it still holds.",
    "Write `# ignore CODE: why this is right here` above the text. missing, stale and placeholder "
    "are never ignored.",
)
NEEDLESS_IGNORE = Code(
    "needless-ignore",
    "A comment asks that a finding be ignored, and there is no such finding any more.",
    "Remove the comment.",
    WARNING,
)
CANNOT_EDIT = Code(
    "cannot-edit",
    "The tool was to change a file of texts and is not sure of the outcome: the file is written in "
    "an unusual way. It was left as it is.",
    'Write its texts one a line, key: "text", under the names of their sections, and try again.',
)
OUT_OF_LINE = Code(
    "out-of-line",
    "A translation file, or what is recorded of it, does not fit the English any more: a text is "
    "to be added or set aside, or the tool's comments or its state file are not up to date.",
    "Run `brochure l10n sync` and commit what it writes.",
)
TAKEN_KEY = Code(
    "taken-key",
    "A text was to be renamed, and its new key is that of another text or of a section.",
    "Choose another key, or move the other text away first with `brochure l10n mv OLD NEW`.",
)
LEFT_MENTION = Code(
    "left-mention",
    "A text was renamed, and its old key still stands in a comment, a page or a part of a template "
    "that the tool does not change.",
    "Look at it, and write the new key if the text is meant.",
    NOTE,
)
UNAPPROVED = Code(
    "unapproved",
    "A translation is not approved in every text, so it is no final text and is not printed as "
    "one. The other languages are built.",
    "Have it read and approved: `brochure l10n status` tells what is left, docs/translator.md how. "
    "Meanwhile `brochure build --draft` shows it.",
)
EXCHANGE_FILE = Code(
    "exchange-file",
    "A file that came back from a translation program cannot be read as what it should be: PO, "
    "XLIFF 1.2 or XLIFF 2.0, with the texts of this brochure under their keys.",
    "Save it again in the format it was exported in, or export anew and translate in that file.",
)
WRONG_LANGUAGE = Code(
    "wrong-language",
    "A file that came back does not say which language it is in, or names another than its file "
    "does, or one that this brochure does not have.",
    "Correct the language in the translation program's settings of the file.",
)
UNKNOWN_UNIT = Code(
    "unknown-unit",
    "A file that came back has a text whose key the English does not have: the text was renamed or "
    "removed since the export.",
    "Export anew; if the text was renamed, put its translation under the new key.",
)
OUTDATED = Code(
    "outdated",
    "A text that came back answers an English that has changed since the export, so it was not "
    "taken in. The other texts of the file were.",
    "Export anew and translate the text again; the old and the new English stand side by side.",
)
CHANGED_TWICE = Code(
    "changed-twice",
    "A text was changed in a translation program and, since the export, in the project too. One of "
    "the two would be lost, so it was not taken in.",
    "Decide which one is right and write it into the file of the language.",
)
BROKEN_TEXT = Code(
    "broken-text",
    "A text that came back has a line break, a control character or another character that no "
    "text is printed with. One text is one line.",
    "Remove it in the translation program and import again.",
)
UNFINISHED = Code(
    "unfinished",
    "A text that came back was changed and is still marked as unfinished (fuzzy, needs work), so "
    "it was not taken in.",
    "Unmark it in the translation program and import again.",
    WARNING,
)
NOT_IMPORTED = Code(
    "not-imported",
    "An export would write over a file with translations that were not taken in yet.",
    "Import the file, or export to another folder with --to, or delete the file.",
)
LOCALE_DEFAULTS = Code(
    "locale-defaults",
    "A translation exists for a language that translations/locales.yaml does not describe, so "
    "default fonts, quotes and line breaking are used.",
    "Add an entry for it to translations/locales.yaml.",
    WARNING,
)
UNKNOWN_LOCALE = Code(
    "unknown-locale",
    "The glossary has a form for a language that has no file in translations/, so nobody looks at "
    "it.",
    "Correct the name of the language, or add its file.",
    WARNING,
)
NO_GLYPH = Code(
    "no-glyph",
    "No font of this language can draw a character of this text; it would print as a box.",
    "Correct the character, or have a font that covers it added to assets/fonts.",
)
# --- layouts ----------------------------------------------------------------------------------
TEMPLATE_ERROR = Code(
    "template-error",
    "A template of the layout cannot be read, or failed while it was filled in.",
    "Mend the template in the line named.",
)
UNKNOWN_BLOCK = Code(
    "unknown-block",
    "A panel asks for a block type that the layout has no template for.",
    "Use one that `brochure list blocks` names, or add layouts/LAYOUT/blocks/TYPE.html.j2.",
)
# --- rendering --------------------------------------------------------------------------------
OVERFLOW = Code(
    "overflow",
    "The text needs more room than its panel has. Nothing is printed that would be cut off.",
    "Shorten the longest texts of the panel, or give them room in the layout.",
)
OVERFLOW_IN_DRAFT = Code(
    "overflow-in-draft",
    "The text needs more room than its panel has. A draft is made all the same, and what passes "
    "the lower edge of the panel is cut off there; a final file is not made.",
    "Shorten the longest texts of the panel, or give them room in the layout.",
    WARNING,
)
OVERFLOW_BEFORE = Code(
    "overflow-before",
    "The texts of a panel needed more room than it has when it was last built. Some of them have "
    "changed since, so nobody knows whether they fit now.",
    "Build this language: the build tells.",
    WARNING,
)
TOO_WIDE = Code(
    "too-wide",
    "A word or an image is wider than its column and would run over the edge.",
    "Shorten the word, allow it to break, or make the image smaller.",
)
TOO_WIDE_IN_DRAFT = Code(
    "too-wide-in-draft",
    "A word or an image is wider than its column and runs over the edge. A draft shows it so; a "
    "final file is not made.",
    "Shorten the word, allow it to break, or make the image smaller.",
    WARNING,
)
TEXT_LOST = Code(
    "text-lost",
    "A text that the panel was given is not on it, or not whole. A page break, display: none or a "
    "box without room makes it vanish, and the renderer says nothing.",
    "Look in the layout's CSS for what hides or breaks off this text.",
)
UNKNOWN_FONT = Code(
    "unknown-font",
    "The layout asks for a font family that is not one of this language's, so another face would "
    "stand in for it.",
    "Use var(--font-text), var(--font-heading) or var(--font-latin), or add the family to "
    "assets/fonts and to the language in translations/locales.yaml.",
)
RENDER_WARNING = Code(
    "render-warning",
    "The renderer reported something it could not do, such as a file it did not find or a style "
    "it does not know. What it could not do would be missing from the print.",
    "Mend the layout or the file it names.",
)
RENDER_FAILED = Code(
    "render-failed",
    "The renderer gave up on this panel.",
    "Look at the last change to the layout or to a text of this panel.",
)
RENDER_LIMIT = Code(
    "render-limit",
    "The panel took longer, or more memory, than any panel should; its renderer was stopped.",
    "Look for runaway nesting in the layout, or an image that is far too large.",
)
OUTSIDE_PROJECT = Code(
    "outside-project",
    "The layout asks for a file outside the project, or for something on the network. A build "
    "reads neither.",
    "Bring the file into assets/ or the layout's folder and name it there.",
)
BAD_IMAGE = Code(
    "bad-image",
    "An image is missing, damaged, too large, or of a kind that cannot be printed.",
    "Supply a JPEG, PNG or TIFF of at most 40 megapixels.",
)
BAD_DRAWING = Code(
    "bad-drawing",
    "The drawing of the map holds something that cannot be printed, or that would be wrong in some "
    "language: words, pictures, styles, or a colour that is no named ink.",
    'Export it as plain shapes whose fills and strokes are named inks: fill="ink:mist". '
    "assets/map/README.md says what the drawing of a map is.",
)
MAP_LABEL = Code(
    "map-label",
    "A name or a marker on the map has no room where it stands: a name is longer than map.yaml has "
    "room for, reaches over the edge, or comes too near to a marker or another name.",
    "Abbreviate the name, or put | where a second line begins, as in “Rep. of|Korea”. If a marker "
    "is in the way, move the name in map.yaml.",
)
MAP_LABEL_IN_DRAFT = Code(
    "map-label-in-draft",
    "A name or a marker on the map has no room where it stands. A draft shows it so; a final file "
    "is not made.",
    "Abbreviate the name, or put | where a second line begins, as in “Rep. of|Korea”. If a marker "
    "is in the way, move the name in map.yaml.",
    WARNING,
)
UNCREDITED_PHOTO = Code(
    "uncredited-photo",
    "A photograph is to be printed, and nothing says whose it is or by what right. Its sidecar, a "
    "file of the same name ending in .yaml beside it, says so, and its caption prints the credit.",
    'Write assets/photos/NAME.yaml with credit: "who took it" and licence: "what the holder '
    'allows", and quote {credit} in the caption or give the slot a credit_text.',
)
LOW_RESOLUTION = Code(
    "low-resolution",
    "The photograph has fewer than 150 pixels per inch at the size it is printed: the pixels "
    "themselves would be seen.",
    "Ask for a larger file of it, choose another picture, or print it smaller. Enlarging it in a "
    "program adds no detail.",
)
SOFT_PHOTO = Code(
    "soft-photo",
    "The photograph has fewer than 225 pixels per inch at the size it is printed, so it will look "
    "soft. Offset shows what 300 hold.",
    "Ask for a larger file of it, choose another picture, or print it smaller. Enlarging it in a "
    "program adds no detail.",
    WARNING,
)
COLOUR_ASSUMED = Code(
    "colour-assumed",
    "The photograph does not say what its numbers mean as colours, so the usual was assumed: sRGB "
    "for RGB, the printing condition of the brochure for CMYK.",
    "Look at the colours on the proof. If they are wrong ask for the file with its profile.",
    NOTE,
)
COLOUR_CONVERTED = Code(
    "colour-converted",
    "The photograph was separated into four inks for another printing condition than this "
    "brochure's, so it is separated again from the colours it would have had there.",
    "Look at the colours on the proof; better, ask for the photograph in RGB.",
    NOTE,
)
TOO_MUCH_INK = Code(
    "too-much-ink",
    "The shadows of a photograph supplied in CMYK have more ink than dries on coated paper. In the "
    "print edition cyan, magenta and yellow were taken back there; black was left.",
    "Look at its shadows on the proof; better, ask for the photograph in RGB.",
    WARNING,
)
LINE_ART = Code(
    "line-art",
    "The picture is black and white without greys, one bit a pixel: a drawing or a scan of one. It "
    "is printed as a photograph is, and its edges will look frayed.",
    "Have it drawn as SVG for the layout, or supply the scan in greys.",
    WARNING,
)
QR_TOO_DENSE = Code(
    "qr-too-dense",
    "The QR code would have modules under 0.4 mm at the size the layout gives it.",
    "Shorten what it says, or give it more room.",
)
# --- writing ----------------------------------------------------------------------------------
CANNOT_WRITE = Code(
    "cannot-write",
    "A file could not be written: no room, no permission, or it is open in another program. The "
    "last good files are untouched.",
    "Make room or close the file, and build again.",
)
BUSY = Code(
    "busy",
    "Another build is writing to the same folder.",
    "Wait for it to end, then build again.",
)
BROKEN_MODULE = Code(
    "broken-module",
    "A module of the program (a fold, an edition or a check) cannot be loaded. Nothing is skipped "
    "in silence, so the run stops.",
    "Mend the module, or remove its file.",
)
BAD_SETTING = Code(
    "bad-setting",
    "A setting outside the files, such as an environment variable, cannot be used.",
    "Correct or unset it.",
)
