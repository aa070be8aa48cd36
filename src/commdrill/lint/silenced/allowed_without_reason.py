"""A term that is allowed, and nothing says why.

Why: what is allowed hides every finding of that word in every message. Whoever reads the plan must know
that customers do call it so; a comment on the line will do, too.

Bad:

    policy: {allowed: [AWS]}

Good:

    policy: {allowed: [{term: AWS, why: our customers run their shops there and call it so}]}
"""

from collections.abc import Iterator

from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView


def _look(view: PlanView) -> Iterator[Remark]:
    source = view.document.source
    for index, allowed in enumerate(view.plan.policy.allowed):
        route = ("policy", "allowed", index)
        if (
            isinstance(allowed, str)
            and "#" not in source.lines[source.places.value_span(route).end.line]
        ):
            message = f"{allowed!r} is allowed, and nothing says why"
            yield on_value(route, message, f"write {{term: {allowed}, why: …}}")


RULE = PlanRule.warning("CD003", _look, __doc__)
