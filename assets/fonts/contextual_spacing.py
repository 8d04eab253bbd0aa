"""Gives a CJK face the feature `chws`: no double gap where two full-width marks meet.

A full-width bracket or stop is ink in one half of a square and white in the other. Where two of
them stand together, as in 「引用」、 or （括弧）。, the rules of setting (JLREQ for Japanese,
CLREQ for Chinese) keep one of the white halves. Browsers do it by `text-spacing-trim`, which
WeasyPrint has not; but it passes `font-feature-settings: "chws"` on to the font. Noto Serif has
the feature, Noto Sans of this version has not; it is made here from the outlines.
"""

from __future__ import annotations

from fontTools.otlLib import builder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

# Marks of which one half may be white; which half it is depends on the script (： and ？ stand in
# the middle in Japanese, to the left in Chinese) and is read from the outline.
CANDIDATES = "、。〈〉《》「」『』【】〔〕〖〗〘〙〚〛〝〞〟（），．：；！？［］｛｝｟｠‘’“”"
# Neighbours that have white of their own, though not a half of a square.
AFTER_CLOSING = "\u2003\u3000)]・｣"
BEFORE_OPENING = "\u2003\u3000([・｢"
MIDDLE = "：；"  # when they stand in the middle, they are neighbours only


def add_contextual_spacing(font: TTFont) -> None:
    """Add `chws` to every script and language of the face, unless it is there."""
    positions = font["GPOS"].table
    tags = {record.FeatureTag for record in positions.FeatureList.FeatureRecord}
    if "chws" in tags:
        return
    closing, opening = half_marks(font)
    middle = glyphs(font, MIDDLE) - closing - opening
    half = font["head"].unitsPerEm // 2
    after = closing | opening | middle | glyphs(font, AFTER_CLOSING)
    before = opening | middle | glyphs(font, BEFORE_OPENING)
    start = len(positions.LookupList.Lookup)
    lookups = [
        closing_lookup(font, closing, after, half),
        narrowing_lookup(font, opening, half),
        opening_lookup(font, before, opening, narrowing=start + 1),
    ]
    positions.LookupList.Lookup += lookups
    positions.LookupList.LookupCount = len(positions.LookupList.Lookup)
    append_feature(positions, [start, start + 2])


def glyphs(font: TTFont, characters: str) -> set[str]:
    cmap = font.getBestCmap()
    return {cmap[ord(text)] for text in characters if ord(text) in cmap}


def half_marks(font: TTFont) -> tuple[set[str], set[str]]:
    """The full-width marks with ink in the left half only, and in the right half only."""
    square = font["head"].unitsPerEm
    closing, opening = set(), set()
    for name in glyphs(font, CANDIDATES):
        ink = font["glyf"][name]
        if font["hmtx"][name][0] != square:
            continue
        if ink.xMax <= square // 2:
            closing.add(name)
        elif ink.xMin >= square // 2:
            opening.add(name)
    return closing, opening


def closing_lookup(font: TTFont, closing: set[str], after: set[str], half: int) -> otTables.Lookup:
    """A closing mark gives up its white half before another mark."""
    pairs = {
        (tuple(sorted(closing)), tuple(sorted(after))): (
            builder.buildValue({"XAdvance": -half}),
            None,
        )
    }
    subtable = builder.buildPairPosClassesSubtable(pairs, font.getReverseGlyphMap())
    return builder.buildLookup([subtable])


def narrowing_lookup(font: TTFont, opening: set[str], half: int) -> otTables.Lookup:
    """An opening mark without its white half; used by the next lookup only."""
    value = builder.buildValue({"XPlacement": -half, "XAdvance": -half})
    values = dict.fromkeys(sorted(opening), value)
    return builder.buildLookup(builder.buildSinglePos(values, font.getReverseGlyphMap()))


def opening_lookup(
    font: TTFont, before: set[str], opening: set[str], narrowing: int
) -> otTables.Lookup:
    """An opening mark gives up its white half after another opening mark or a space."""
    order = font.getReverseGlyphMap()
    context = otTables.ChainContextPos()
    context.Format = 3
    context.BacktrackCoverage = [builder.buildCoverage(before, order)]
    context.InputCoverage = [builder.buildCoverage(opening, order)]
    context.LookAheadCoverage = []
    record = otTables.PosLookupRecord()
    record.SequenceIndex, record.LookupListIndex = 0, narrowing
    context.PosLookupRecord = [record]
    context.BacktrackGlyphCount = context.InputGlyphCount = context.PosCount = 1
    context.LookAheadGlyphCount = 0
    return builder.buildLookup([context])


def append_feature(positions: otTables.GPOS, lookups: list[int]) -> None:
    """Name the lookups `chws`, for every script and language the face knows."""
    feature = otTables.Feature()
    feature.FeatureParams = None
    feature.LookupListIndex = lookups
    feature.LookupCount = len(lookups)
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = "chws", feature
    positions.FeatureList.FeatureRecord.append(record)
    positions.FeatureList.FeatureCount = len(positions.FeatureList.FeatureRecord)
    number = positions.FeatureList.FeatureCount - 1
    for script in positions.ScriptList.ScriptRecord:
        systems = [item.LangSys for item in script.Script.LangSysRecord]
        for system in [script.Script.DefaultLangSys, *systems]:
            if system is not None:
                system.FeatureIndex.append(number)
                system.FeatureCount = len(system.FeatureIndex)
