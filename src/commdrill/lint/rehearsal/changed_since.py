"""A step that changed, or was added, since its scenario was last drilled.

Why: what was proved was another promise. Compared is what the step promises in substance: its words
in every language, its channel, audiences, deadlines; not comments, layout or the plan's version.

Bad: new words for the outage mail, and the last run older than they are.

Good:

    commdrill run checkout-outage        # or, in CI: commdrill run --since main
"""

from collections.abc import Iterator

from commdrill.documents.severity import is_at, severities_of, step_at
from commdrill.documents.substance import step_substance
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView, StepUse
from commdrill.record.past import PastRun


def _look(view: PlanView) -> Iterator[Remark]:
    for name in view.plan.scenarios:
        runs = view.world.proving_runs(view.plan.id, name)
        for use in view.uses_in(name) if runs else ():
            yield from _changed(view, use, runs[0])


def _changed(view: PlanView, use: StepUse, newest: PastRun) -> Iterator[Remark]:
    drillings = view.world.proving_drillings(view.plan.id, use.scenario_id, use.step.id)
    if not drillings:
        known = any(drilling.step == use.step.id for drilling in newest.drillings)
        if not known and is_at(use.step, newest.severity):
            last = f"{newest.plan.version} on {newest.started:%Y-%m-%d}"
            message = f"{use.step.id!r} is new since {use.scenario_id!r} was last drilled ({last})"
            yield on_value((*use.route, "id"), message, "drill it again")
        return
    last_time = drillings[0]
    severity = last_time.severity or severities_of(view.plan)[0]
    now = step_substance(view.plan, use.scenario, step_at(use.step, severity))
    if last_time.substance and last_time.substance != now:
        when = f"{last_time.plan_version} on {last_time.when:%Y-%m-%d}"
        message = f"{use.step.id!r} promises something else than when last drilled ({when})"
        yield on_value((*use.route, "id"), message, "drill it again")


RULE = PlanRule.warning("CD406", _look, __doc__)
