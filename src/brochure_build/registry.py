"""Finds the modules of `folds/`, `editions/`, `preflight/` and `translation/audit/`.

A module that cannot be loaded stops the run: a check that is skipped in silence is worse than none.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from brochure_build.codes import BROKEN_MODULE
from brochure_build.findings import BrochureError, Code, Finding

if TYPE_CHECKING:
    from brochure_build.editions import Edition
    from brochure_build.folds import Fold
    from brochure_build.preflight import Check as PreflightCheck
    from brochure_build.translation.audit import Check as AuditCheck


# Where rooms keep the codes that belong to no single check.
CODE_MODULES = ("brochure_build.codes", "brochure_build.bind.codes")


@cache
def folds() -> Mapping[str, Fold]:
    """Every fold by its name."""
    return _by_name("brochure_build.folds", "FOLD")


@cache
def editions() -> Mapping[str, Edition]:
    """Every edition by its name."""
    return _by_name("brochure_build.editions", "EDITION")


@cache
def audit_checks() -> Mapping[str, AuditCheck]:
    """Every check of a translation by its name."""
    return _by_name("brochure_build.translation.audit", "CHECK")


@cache
def preflight_checks() -> Mapping[str, PreflightCheck]:
    """Every check of a finished PDF by its name."""
    return _by_name("brochure_build.preflight", "CHECK")


def codes() -> Mapping[str, Code]:
    """Every kind of finding there is, by its name: the core's and those of all checks."""
    modules = [importlib.import_module(name) for name in CODE_MODULES]
    values = [value for module in modules for value in vars(module).values()]
    found = {code.name: code for code in values if isinstance(code, Code)}
    checks = (
        *(check.codes for check in audit_checks().values()),
        *(check.codes for check in preflight_checks().values()),
    )
    for own in checks:
        found |= {code.name: code for code in own}
    return dict(sorted(found.items()))


def _by_name(package: str, attribute: str) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    kind = getattr(_imported(package), attribute.capitalize())  # FOLD is a Fold
    for module in _modules(package):
        thing = getattr(module, attribute, None)
        if thing is None:
            raise _broken(module.__name__, f"it defines no {attribute}")
        if not isinstance(thing, kind):
            raise _broken(module.__name__, f"its {attribute} is not a {kind.__name__}")
        if thing.name in found:
            raise _broken(module.__name__, f"“{thing.name}” is defined a second time")
        found[thing.name] = thing
    return found


def _modules(package: str) -> Iterator[ModuleType]:
    folder = _imported(package).__path__
    for info in sorted(pkgutil.iter_modules(folder), key=lambda info: info.name):
        yield _imported(f"{package}.{info.name}")


def _imported(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except (Exception, SystemExit) as error:  # whatever a module does wrong while it loads
        raise _broken(name, f"{type(error).__name__}: {error}") from error


def _broken(module: str, reason: str) -> BrochureError:
    return BrochureError([Finding(BROKEN_MODULE, f"{module} cannot be used: {reason}")])
