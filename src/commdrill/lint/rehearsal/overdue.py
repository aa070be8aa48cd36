"""A scenario whose drill is overdue.

Why: the plan itself promises how often each scenario is drilled. Only runs that told something
count, and rehearsals in a sandbox only where there is no other environment. Nothing is said of a plan
of which no run is known here: reports may be kept elsewhere (`--report-dir`).

Bad:

    drill_every: 6 months          # and the last run is nine months old

Good:

    commdrill run region-loss --environment aws-dev
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_key
from commdrill.lint.views import PlanView
from commdrill.values import plural


def _look(view: PlanView) -> Iterator[Remark]:
    every, world, plan = view.plan.drill_every, view.world, view.plan.id
    if every is None or not any(world.proving_runs(plan, name) for name in view.plan.scenarios):
        return
    for name in view.plan.scenarios:
        runs = world.proving_runs(plan, name)
        hint = f"run a drill of {name}"
        if not runs:
            message = f"{name!r} was never drilled, and drill_every is {every}"
            yield on_key(("scenarios", name), message, hint)
        elif (due := every.after(runs[0].started.date())) < world.today:
            late = plural((world.today - due).days, "day")
            message = (
                f"last drilled on {runs[0].started:%Y-%m-%d}: overdue by {late} (every {every})"
            )
            yield on_key(("scenarios", name), message, hint)


RULE = PlanRule.warning("CD405", _look, __doc__)
