"""Options that choose by a name: what there is to choose from, and what was meant."""

from __future__ import annotations

import difflib
from argparse import Namespace

from brochure_build.findings import quoted
from brochure_build.project import Project

CHOSEN = ("locale", "edition", "layout", "fold", "paper")


def unknown_names(options: Namespace, project: Project, pseudo: tuple[str, ...] = ()) -> str:
    """What is wrong with the names that were asked for, or nothing; pseudo are locales as well."""
    for what in CHOSEN:
        asked = getattr(options, what, None) or ()
        known = names_of(what, project) if asked else ()
        for name in (asked,) if isinstance(asked, str) else asked:
            if name not in known and not (what == "locale" and name in pseudo):
                return _unknown(what, name, known)
    return ""


def names_of(what: str, project: Project) -> tuple[str, ...]:
    """The names there are to choose from with an option."""
    match what:
        case "locale":
            return project.catalogue_names()
        case "layout":
            return project.layout_names()
        case "paper":
            from brochure_build.content import PAPERS

            return tuple(PAPERS)
    from brochure_build import registry

    return tuple(sorted(registry.folds() if what == "fold" else registry.editions()))


def _unknown(what: str, name: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    hint = f"did you mean {near[0]}?" if near else f"there is: {', '.join(known)}"
    return f"there is no {what} {quoted(name)}; {hint}"
