"""HTML, Markdown and marks that the layout makes: a text is plain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure_build.findings import Code, Finding, quoted
from brochure_build.translation.audit import Check, Pair
from brochure_build.translation.placeholders import masked

MARKUP = Code(
    "markup",
    "A text holds marks of HTML or Markdown, or a bullet, or the mark of a footnote. Texts are "
    "plain: such marks would be printed as they stand, and bullets twice.",
    "Remove them. Bold, bullets and notes come from the layout.",
)

_MARKS = re.compile(
    r"</?[A-Za-z][^<>]*>|<!--"  # a tag
    r"|&(?:[A-Za-z][A-Za-z0-9]*|#\d+|#x[0-9A-Fa-f]+);"  # an entity
    r"|\*\*|__|`"
    r"|(?<![\w*])\*(?=\w)[^*]*(?<=\w)\*(?![\w*])|(?<!\w)_(?=\w)[^_]*(?<=\w)_(?!\w)"
    r"|\](?=\()"  # of a link: [words](address)
    r"|^(?:#+|[-*•·▪‣]) |^[•▪‣]|\*+$"
    r"|\\[nrt]"  # the escape of a line break that was not taken for one
)


def run(pair: Pair) -> Iterator[Finding]:
    """A finding for each mark."""
    for key, text in pair.texts():
        for match in _MARKS.finditer(masked(text)):
            problem = f"{quoted(match.group())} would be printed as it stands"
            hint = "texts are plain: remove it, the layout does the rest"
            yield pair.finding(MARKUP, key, problem, hint, match.start())


CHECK = Check("markup", "A text is words alone.", (MARKUP,), run, of_source=True)
