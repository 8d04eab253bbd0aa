"""Copyfitting over a side: its panels share the roomiest setting that all of them fit in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from brochure_build.jobs.plan import Plan
from brochure_build.jobs.values import SideSetting
from brochure_build.project.cache import FitCache, fit_key
from brochure_build.render.engine import engine
from brochure_build.stages import FlatSheet, PanelSource, Setting, Side


@dataclass(frozen=True)
class Question:
    """Which of these settings a panel fits in."""

    key: str
    panel: PanelSource = field(repr=False)
    settings: tuple[Setting, ...] = field(repr=False)


def questions(plans: tuple[Plan, ...]) -> tuple[Question, ...]:
    """One for each panel of each locale, where the layout leaves anything to choose."""
    return tuple(
        Question(fit_key(panel, plan.settings, engine()), panel, plan.settings)
        for plan in plans
        if len(plan.settings) > 1
        for panel in plan.panels[plan.canonical]
    )


def known_answers(asked: tuple[Question, ...], cache: FitCache) -> dict[str, int]:
    """The answers of earlier builds, by the keys of their questions."""
    found = {question.key: cache.get(question.key) for question in asked}
    return {key: answer for key, answer in found.items() if answer is not None}


def fitted(plan: Plan, sheet: FlatSheet, answers: Mapping[str, int]) -> Plan:
    """The plan with every panel in the setting of its side."""
    if len(plan.settings) == 1:
        return _set(plan, dict.fromkeys(Side, plan.settings[0]), sheet)
    chosen: dict[Side, int] = {}
    for question in questions((plan,)):
        side = sheet.place(question.panel.panel).side
        answer = answers.get(question.key, 0)
        chosen[side] = min(chosen.get(side, answer), answer)
    return _set(plan, {side: plan.settings[index] for side, index in chosen.items()}, sheet)


def side_settings(plan: Plan, sheet: FlatSheet) -> tuple[SideSetting, ...]:
    """What a fitted plan's sides are set in."""
    by_side = {
        sheet.place(panel.panel).side: panel.setting for panel in plan.panels[plan.canonical]
    }
    return tuple(
        SideSetting(plan.locale, side.value, setting.share, setting.measures)
        for side, setting in sorted(by_side.items())
        if setting.measures
    )


def _set(plan: Plan, chosen: Mapping[Side, Setting], sheet: FlatSheet) -> Plan:
    panels = {
        rendering: tuple(
            replace(panel, setting=chosen[sheet.place(panel.panel).side]) for panel in sources
        )
        for rendering, sources in plan.panels.items()
    }
    return replace(plan, panels=panels)
