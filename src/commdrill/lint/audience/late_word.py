"""A word that comes when nobody waits for it any more.

Why: who hears of an outage after half a day has met it long before, and has called. An outage is told
within four hours at the very most (those on the spot within minutes), its end within a day.

Bad:

    - {id: email, phase: outage, channel: customer-email, to: [customers], message: outage-email, within: 3d}

Good:

    - {id: email, phase: outage, channel: customer-email, to: [customers], message: outage-email, within: 15m}
"""

from collections.abc import Iterator
from datetime import timedelta

from commdrill.documents.plan import Phase
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView
from commdrill.values import format_duration

_LATEST = {Phase.OUTAGE: timedelta(hours=4), Phase.RECOVERY: timedelta(days=1)}
_OF_WHAT = {Phase.OUTAGE: "the outage", Phase.RECOVERY: "its end"}


def _look(view: PlanView) -> Iterator[Remark]:
    for severity, use in view.uses_at_each_severity:
        phase, within = use.step.phase, use.latest
        if phase in _LATEST and within is not None and within > _LATEST[phase]:
            at = f" at {severity}" if severity else ""
            message = f"{_OF_WHAT[phase]} may be told up to {format_duration(within)} late{at}"
            hint = f"promise it within {format_duration(_LATEST[phase])} at the very most"
            yield on_value((*use.route, "within" if use.step.within else "after"), message, hint)


RULE = PlanRule.warning("CD120", _look, __doc__)
