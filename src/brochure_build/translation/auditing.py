"""All checks of a translation, and what its translator asked to have ignored."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from brochure_build.codes import BAD_IGNORE, NEEDLESS_IGNORE
from brochure_build.findings import Finding, quoted
from brochure_build.registry import audit_checks
from brochure_build.translation.audit import Pair
from brochure_build.translation.remarks import Ignore, ignores


def audit(pair: Pair) -> tuple[Finding, ...]:
    """What all checks find, without what is ignored, and what is wrong with the ignoring itself."""
    checks = [check for check in audit_checks().values() if check.of_source or not pair.is_source]
    may_be_ignored = {code.name for check in checks if check.ignorable for code in check.codes}
    answered = pair.answered()
    runs = (check.run(pair if check.of_today else answered) for check in checks)
    found = [finding for run in runs for finding in run]
    wishes = {key: tuple(ignores(pair.target, key)) for key in pair.target.units}
    granted = {
        (key, wish.code)
        for key, asked in wishes.items()
        for wish in asked
        if wish.reason and wish.code in may_be_ignored
    }
    left = (finding for finding in found if (finding.key, finding.code.name) not in granted)
    return (*left, *_about_wishes(pair, wishes.items(), may_be_ignored, found))


def _about_wishes(
    pair: Pair,
    wishes: Iterable[tuple[str, tuple[Ignore, ...]]],
    may_be_ignored: set[str],
    found: list[Finding],
) -> Iterator[Finding]:
    there = {(finding.key, finding.code.name) for finding in found}
    for key, asked in wishes:
        for wish in asked:
            problem, hint = _problem(wish, may_be_ignored)
            if problem:
                code, message = BAD_IGNORE, f"{key}: {problem}"
            elif (key, wish.code) not in there:
                code, message = NEEDLESS_IGNORE, f"{key}: there is no {wish.code} here to ignore"
                hint = "remove the comment"
            else:
                continue
            yield Finding(code, message, wish.place, hint, locale=pair.target.locale, key=key)


def _problem(wish: Ignore, may_be_ignored: set[str]) -> tuple[str, str]:
    """What is wrong with a wish, and what to do; nothing where it can be granted."""
    if wish.code in may_be_ignored:
        reason = "" if wish.reason else f"no reason is given why {wish.code} may be ignored"
        return reason, f"write: # ignore {wish.code}: why this is right here"
    near = difflib.get_close_matches(wish.code, may_be_ignored, n=1)
    hint = f"did you mean {near[0]}?" if near else "`brochure list checks` names them"
    return f"{quoted(wish.code)} is nothing that can be ignored", hint
