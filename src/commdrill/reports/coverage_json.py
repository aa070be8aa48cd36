"""Coverage for machines: `commdrill/coverage/1`. Times in seconds, at the plan's own pace."""

import json
from collections import Counter
from collections.abc import Sequence

from commdrill.coverage.coverage import Coverage, ScenarioCoverage, StepCoverage, is_rehearsal
from commdrill.record.follow_up import FollowUp
from commdrill.record.history import History, PastStep
from commdrill.reports.phrasing import zulu
from commdrill.values import Json

SCHEMA = "commdrill/coverage/1"


def render(coverage: Coverage, history: History, followed: Sequence[FollowUp] = ()) -> str:
    """All of it, and what of the history counts for nothing.

    `followed`: the actions of the project; those that no run has closed are told.
    """
    document = {
        "schema": SCHEMA,
        "on": coverage.on.isoformat(),
        "totals": _totals(coverage),
        "scenarios": [_scenario(scenario) for scenario in coverage.scenarios],
        "unreadable": [str(folder) for folder in history.unreadable],
        "copies": [str(copy.folder) for copy in history.copies],
        "gaps": list(history.gaps),
        "actions": [_action(one) for one in followed if one.is_open],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _totals(coverage: Coverage) -> Json:
    steps = coverage.steps
    return {
        "steps": len(steps),
        **{kind: sum(one.standing == kind for one in steps) for kind in _STANDINGS},
        "overdue": sum(one.is_overdue for one in steps),
        "changed": sum(one.is_changed for one in steps),
        "outcomes": dict(Counter(one.outcome.value for one in steps if one.outcome)),
    }


_STANDINGS = ("never", "rehearsed", "drilled")


def _scenario(scenario: ScenarioCoverage) -> Json:
    promised = scenario.promised
    return {
        "plan": {"id": promised.plan, "title": promised.title, "version": promised.version},
        "scenario": promised.scenario,
        "severity": promised.severity or None,
        "type": promised.type,
        "drill_every": str(promised.every) if promised.every else None,
        "drills": list(promised.drills),
        "steps": [_step(step) for step in scenario.steps],
        "gone": list(scenario.gone),
    }


def _step(coverage: StepCoverage) -> Json:
    step = coverage.step
    return {
        "id": step.id,
        "phase": step.phase,
        "channel": step.channel,
        "within_s": step.within,
        "standing": coverage.standing,
        "outcome": coverage.outcome,
        "changed": coverage.is_changed,
        "due": coverage.due.isoformat() if coverage.due else None,
        "overdue": coverage.is_overdue,
        "to_attest": [{"run": one.run.run, "due": zulu(one.due)} for one in coverage.owed],
        "last": _drilling(coverage.last),
        "last_told": _drilling(coverage.told),
        "last_rehearsal": _drilling(coverage.rehearsal),
        "trend": {
            "direction": coverage.trend.direction,
            "runs": [_drilling(run) for run in coverage.trend.runs],
        },
    }


def _action(one: FollowUp) -> Json:
    action = one.action
    return {
        "id": action.id,
        "plan": action.finding.plan,
        "scenario": action.finding.scenario,
        "step": action.finding.step,
        "text": action.text,
        "owner": action.owner,
        "due": action.due.isoformat(),
        "overdue": one.is_overdue,
        "ticket": action.ticket,
    }


def _drilling(drilling: PastStep | None) -> Json:
    if drilling is None:
        return None
    place = drilling.environment
    return {
        "run": drilling.run,
        "when": zulu(drilling.when),
        "environment": {"id": place.id, "stage": place.stage, "pace": place.pace},
        "rehearsal": is_rehearsal(drilling),
        "plan_version": drilling.plan_version,
        "outcome": drilling.outcome,
        "reason": drilling.reason,
        "within_s": drilling.within_in_plan,
        "took_s": drilling.took_in_plan,
    }
