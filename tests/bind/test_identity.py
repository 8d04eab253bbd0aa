"""The name a file has because of what went into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from brochure_build.bind.identity import document_id
from brochure_build.editions import Edition
from brochure_build.editions.print import EDITION as PRINT
from brochure_build.stages import FlatSheet, Furniture, Imprint, OutputIntent, Side

from .samples import SLUG, drawn_panel, drawn_panels


def test_every_part_of_the_input_counts(
    sheet: FlatSheet, imprint: Callable[[Edition], Imprint], intent: OutputIntent
) -> None:
    panels, said = drawn_panels(sheet, PRINT.rendering), imprint(PRINT)
    plain = Furniture(intent, {})
    strip = drawn_panel("slug", 20, 5, SLUG)
    other = {**panels, "flap": replace(panels["flap"], pdf=panels["back"].pdf)}
    inputs = [
        (panels, sheet, PRINT, said, plain),
        (other, sheet, PRINT, said, plain),
        (panels, replace(sheet, fold="d"), PRINT, said, plain),
        (panels, sheet, replace(PRINT, slug_mm=15.0), said, plain),
        (panels, sheet, PRINT, replace(said, title="Other"), plain),
        (panels, sheet, PRINT, said, Furniture(None, {})),
        (panels, sheet, PRINT, said, Furniture(replace(intent, profile=b"x"), {})),
        (panels, sheet, PRINT, said, Furniture(intent, {Side.INSIDE: strip})),
        (panels, sheet, PRINT, said, Furniture(intent, {Side.OUTSIDE: strip})),
    ]
    assert len({document_id(*one) for one in inputs}) == len(inputs)


def test_the_order_of_the_panels_does_not(
    sheet: FlatSheet, imprint: Callable[[Edition], Imprint], intent: OutputIntent
) -> None:
    panels = drawn_panels(sheet, PRINT.rendering)
    turned = {name: panels[name] for name in reversed(list(panels))}
    rest = (sheet, PRINT, imprint(PRINT), Furniture(intent, {}))
    assert document_id(panels, *rest) == document_id(turned, *rest)
