"""brochure l10n glossary."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from brochure_build.cli.output import Output, counted
from brochure_build.findings import errors
from brochure_build.l10n.terms import ListedTerm, listed_terms
from brochure_build.project import Project
from brochure_build.translation.glossary import Wording


def run(options: Namespace, output: Output, project: Project) -> int:
    """Lists the terms with the wording of each locale; 1 if the files have mistakes."""
    others = (name for name in project.catalogue_names() if name != "en")
    locales = tuple(dict.fromkeys(options.locale)) or tuple(others)
    terms, findings = listed_terms(project, locales)
    if output.format == "json":
        output.record(
            {
                "terms": [_record(term) for term in terms],
                "findings": [finding.as_record() for finding in findings],
            }
        )
        return 1 if errors(findings) else 0
    for term in terms:
        _print(term, locales, output)
    output.findings(findings)
    if not terms:
        output.result("translations/glossary.yaml has no terms")
    return 1 if errors(findings) else 0


def _print(term: ListedTerm, locales: tuple[str, ...], output: Output) -> None:
    used = f"in {counted(term.uses, 'text')}" if term.uses else "in no text"
    output.result(f"{term.english}  ({', '.join(filter(None, (used, term.note)))})")
    width = max(map(len, locales), default=0)
    for locale in locales:
        wording = term.wordings.get(locale)
        output.result(f"  {locale:<{width}}  {_words(wording) if wording else '–'}")


def _words(wording: Wording) -> str:
    """A wording in one line: the form to use, how sure it is, and what else is right or wrong."""
    parts = [f"{wording.use}  [{wording.confidence}]"]
    if wording.accept:
        parts.append(f"also {', '.join(wording.accept)}")
    if wording.forbid:
        parts.append(f"never {', '.join(wording.forbid)}")
    return "; ".join(parts)


def _record(term: ListedTerm) -> dict[str, Any]:
    wordings = {
        locale: wording.model_dump(exclude_none=True) for locale, wording in term.wordings.items()
    }
    return {
        "term": term.name,
        "english": term.english,
        "note": term.note,
        "uses": term.uses,
        "wordings": wordings,
    }
