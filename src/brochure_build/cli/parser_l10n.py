"""`brochure l10n`: its verbs and options, with the help that people read."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from brochure_build.translation.pseudo import PSEUDO

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[Any]  # noqa: SLF001  # has no public name
    Make = Callable[..., argparse.ArgumentParser]

STATUSES = ("draft", "translated", "reviewed", "approved")
EXCHANGE = ("po", "xliff", "xliff2")

ABOUT = """
For translators and those who ask them: what is missing, stale, wrong or too long, and who vouches
for what. Nothing here renders; what is said of room is from the last build.
"""


def add_l10n(verbs: Verbs, make: Make) -> None:
    """Adds the verbs of `brochure l10n` to its own subparsers; make(verbs, name, what, more)."""
    for add in (
        _status,
        _check,
        _diff,
        _sync,
        _accept,
        _export,
        _import,
        _move,
        _glossary,
        _pseudo,
    ):
        add(verbs, make)


def _locales(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "locale", metavar="LOCALE", nargs="*", help="such as ja-JP (default: all translations)"
    )


def _status(verbs: Verbs, make: Make) -> None:
    parser = make(
        verbs,
        "status",
        "count what is approved, stale, missing, in every language",
        "\nWith -v every text that is not approved is listed too.",
    )
    _locales(parser)


def _check(verbs: Verbs, make: Make) -> None:
    parser = make(
        verbs,
        "check",
        "look for mistakes in the translations",
        "\nErrors stop the build of that language. A warning that is wrong goes away with a\n"
        "comment above the text:  # ignore CODE: why this is right here",
    )
    _locales(parser)
    parser.add_argument(
        "--only", metavar="CODE", action="append", default=[], help="only findings of this code"
    )
    parser.add_argument(
        "--strict", action="store_true", help="exit with 1 for a warning as for an error"
    )


def _diff(verbs: Verbs, make: Make) -> None:
    parser = make(
        verbs,
        "diff",
        "show the English that changed since a text was translated, word by word",
    )
    _locales(parser)


def _sync(verbs: Verbs, make: Make) -> None:
    parser = make(
        verbs,
        "sync",
        "bring the translation files into line with the English",
        "\nAdds missing texts as empty ones in the order of the English. Sets texts that are no\n"
        "longer asked for aside at the end of the file, where they stay until the next ones come;\n"
        "says so, and takes them back if they are asked for again. Writes the English, notes and\n"
        "room above each text as comments, and records the state. Words, quotes and comments of\n"
        "people are never touched.",
    )
    _locales(parser)
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 if there is something to do"
    )
    parser.add_argument(
        "--same-meaning",
        metavar="KEY",
        nargs="+",
        default=[],
        help="the English of these texts was corrected and means the same: no language is stale",
    )


def _accept(verbs: Verbs, make: Make) -> None:
    parser = make(
        verbs,
        "accept",
        "say that texts are right as they stand",
        '\nSuch as:  brochure l10n accept -l ja-JP "about.*" --status approved --by "Name"',
    )
    parser.add_argument(
        "keys", metavar="KEY", nargs="+", help='a text, or many: "about.*", "*" for all'
    )
    parser.add_argument("-l", "--locale", metavar="LOCALE", required=True, help="such as ja-JP")
    parser.add_argument("--status", choices=STATUSES, default="reviewed", help="default: reviewed")
    parser.add_argument(
        "--by", metavar="NAME", default="", help="who says so; needed for reviewed and approved"
    )


def _export(verbs: Verbs, make: Make) -> None:
    parser = make(
        verbs,
        "export",
        "write files for a translation program (CAT tool)",
        "\npo for Poedit and most others, xliff is XLIFF 1.2, xliff2 is XLIFF 2.0.",
        formats=False,
    )
    _locales(parser)
    parser.add_argument("--format", dest="exchange", choices=EXCHANGE, default="po")
    parser.add_argument("--to", metavar="DIR", default="", help="the folder (default: build/l10n)")


def _import(verbs: Verbs, make: Make) -> None:
    parser = make(
        verbs,
        "import",
        "take in files that came back from a translation program",
        "\nOnly texts that changed are written, with status translated. A text whose English has\n"
        "changed since the export is refused and named.",
        formats=False,
    )
    parser.add_argument("files", metavar="FILE", nargs="+")
    parser.add_argument(
        "--format",
        dest="exchange",
        choices=EXCHANGE,
        default=None,
        help="default: told from the name of the file",
    )
    parser.add_argument(
        "--check", action="store_true", help="change nothing; say what would be written"
    )


def _move(verbs: Verbs, make: Make) -> None:
    parser = make(
        verbs,
        "mv",
        "rename a text, or a group of texts, in every language at once",
        "\nThe files of brochure/ and the templates that ask for it follow. Where the English was\n"
        "renamed by hand already, the translations follow it. Nothing is written that would not\n"
        "print as before.",
    )
    parser.add_argument("old", metavar="OLD", help="its key, such as about.who")
    parser.add_argument("new", metavar="NEW", help="the new key, such as about.us")


def _glossary(verbs: Verbs, make: Make) -> None:
    parser = make(verbs, "glossary", "list the terms, and how each language says them")
    _locales(parser)


def _pseudo(verbs: Verbs, make: Make) -> None:
    parser = make(
        verbs,
        "pseudo",
        "print a pseudo-translation, which shows designers what a layout holds",
        "\nTo see it in print: make pdf-qps-ploc",
    )
    parser.add_argument("name", choices=tuple(PSEUDO))
