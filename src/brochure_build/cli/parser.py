"""Every verb and option, with the help that people read."""

from __future__ import annotations

import argparse
import difflib
import re
from typing import TYPE_CHECKING, Any, NoReturn

from brochure_build import __version__
from brochure_build.cli.parser_l10n import ABOUT, add_l10n

EXIT_CODES = """exit codes:
  0  fine
  1  something is wrong in the sources, or not approved; what is named was not published
  2  wrong usage
  3  built, but finished files failed preflight and were not published
  70 a fault of the program itself; a report was written
  130 stopped by Ctrl-C; nothing was published
"""

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[Any]  # noqa: SLF001  # has no public name
    Parents = list[argparse.ArgumentParser]

LISTS = ("locales", "folds", "editions", "blocks", "checks", "layouts", "papers")


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = _Parser(
        prog="brochure",
        description="Builds a printed brochure from structured content and translations.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[_common()],
    )
    parser.add_argument("--version", action="version", version=f"brochure-build {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for add in (_build, _check, _l10n, _list, _explain, _new, _schema, _doctor, _completion):
        add(verbs, [_common(suppressed=True)])
    return parser


# As argparse says it; Python 3.13 on leaves out the quotation marks round the choices.
_CHOICE = re.compile(r"invalid choice: '(.*?)' \(choose from (.*)\)")


class _Parser(argparse.ArgumentParser):
    """Suggests the nearest word for one that is mistyped."""

    def error(self, message: str) -> NoReturn:
        if choice := _CHOICE.search(message):
            known = [word.strip("'") for word in choice[2].split(", ")]
            near = difflib.get_close_matches(choice[1], known, n=1)
            if near:
                self.exit(2, f"{self.prog}: there is no “{choice[1]}”. Did you mean “{near[0]}”?\n")
        super().error(message)


def _common(*, suppressed: bool = False, formats: bool = True) -> argparse.ArgumentParser:
    """Options that may stand before or after the verb."""
    common = argparse.ArgumentParser(add_help=False)

    def default(value: object) -> object:
        return argparse.SUPPRESS if suppressed else value

    common.add_argument(
        "--project",
        metavar="DIR",
        default=default(None),
        help="the project's folder (default: the one you stand in)",
    )
    if formats:
        common.add_argument(
            "--format",
            choices=("text", "json", "github"),
            default=default("text"),
            help="how findings are printed: for people, for programs, for GitHub",
        )
    common.add_argument(
        "-q", "--quiet", action="store_true", default=default(False), help="print findings only"
    )
    common.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        default=default(False),
        help="say also what was rendered, and how every panel fits",
    )
    return common


def _verb(
    verbs: Verbs,
    parents: Parents,
    name: str,
    what: str,
    more: str = "",
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(
        name,
        parents=parents,
        help=what,
        description=f"{what[0].upper()}{what[1:]}. {more}".strip(),
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    return parser


def _locales(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-l",
        "--locale",
        metavar="LOCALE",
        action="append",
        default=[],
        help="only this language, such as ja-JP; may be given several times",
    )


def _variant(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--layout",
        metavar="NAME",
        default="",
        help="another layout than brochure.yaml names, on the paper that it is drawn for",
    )
    parser.add_argument("--fold", metavar="NAME", default="", help="another fold, such as z")
    parser.add_argument("--paper", metavar="NAME", default="", help="another paper, such as A3")


def _build(verbs: Verbs, parents: Parents) -> None:
    parser = _verb(
        verbs,
        parents,
        "build",
        "make the PDF files",
        "\nUnchanged panels are not rendered again. The files of a language are published\n"
        "together when every one of them is right; until then its last good files stay in\n"
        "build/. A language is built when all its texts are approved, and never holds back\n"
        "another.\n\n"
        "--layout, --fold and --paper try out another look without a change of brochure.yaml. The\n"
        "files go to a folder named after them: --layout plain to build/plain/, --layout plain\n"
        "--fold z to build/plain-z/. `brochure list layouts`, folds and papers name what there is.",
    )
    _locales(parser)
    _variant(parser)
    parser.add_argument(
        "-e",
        "--edition",
        metavar="EDITION",
        action="append",
        default=[],
        help="only this edition: print, screen or desktop; may be given several times",
    )
    parser.add_argument(
        "--draft",
        action="store_true",
        help="build languages that are not approved too, with DRAFT on every panel and in the name",
    )
    parser.add_argument(
        "-j",
        "--jobs",
        metavar="N",
        type=_positive,
        default=0,
        help="how many panels are rendered at a time (default: one a processor)",
    )


def _check(verbs: Verbs, parents: Parents) -> None:
    parser = _verb(
        verbs,
        parents,
        "check",
        "look for mistakes in content, translations and layout",
        "\nNothing is rendered and nothing is written.",
    )
    _locales(parser)
    _variant(parser)


def _l10n(verbs: Verbs, parents: Parents) -> None:
    parser = _verb(verbs, parents, "l10n", "work on the translations", ABOUT)
    inner = parser.add_subparsers(dest="what", metavar="VERB", required=True)

    def make(
        verbs: Verbs, name: str, what: str, more: str = "", *, formats: bool = True
    ) -> argparse.ArgumentParser:
        return _verb(verbs, [_common(suppressed=True, formats=formats)], name, what, more)

    add_l10n(inner, make)


def _list(verbs: Verbs, parents: Parents) -> None:
    parser = _verb(verbs, parents, "list", "list what there is to choose from")
    parser.add_argument("what", choices=LISTS)


def _explain(verbs: Verbs, parents: Parents) -> None:
    parser = _verb(verbs, parents, "explain", "say what a finding means and what to do about it")
    parser.add_argument("code", nargs="?", help="the code of a finding; without it, all are listed")


def _new(verbs: Verbs, parents: Parents) -> None:
    parser = _verb(
        verbs,
        parents,
        "new",
        "begin a brochure of your own",
        "\nMakes a small project that builds as it is: change its words and go on from there.",
    )
    parser.add_argument("folder", metavar="DIR", help="the folder to make; it must not exist yet")


def _schema(verbs: Verbs, parents: Parents) -> None:
    parser = _verb(
        verbs,
        parents,
        "schema",
        "write the JSON Schemas that editors complete and check with",
        "\nThey go to brochure/schema/. Run it after adding a text, a block type or a fold.",
    )
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 if a schema is out of date"
    )


def _doctor(verbs: Verbs, parents: Parents) -> None:
    _verb(verbs, parents, "doctor", "say what this machine lacks, and how to get it")


def _completion(verbs: Verbs, parents: Parents) -> None:
    parser = _verb(
        verbs,
        parents,
        "completion",
        "print a script that completes commands in your shell",
        '\nFor bash, in ~/.bashrc:  eval "$(brochure completion bash)"',
    )
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"))


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if not 1 <= number <= 256:
        raise argparse.ArgumentTypeError(f"expected a number from 1 to 256, not “{text}”")
    return number
