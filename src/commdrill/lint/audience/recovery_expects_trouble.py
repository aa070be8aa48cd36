"""A recovery step that is content with the trouble.

Why: a step of the recovery that expects 503, `monitoring` or `degraded_performance` passes while it is
still broken, and says nothing of its end. A status page may pass through `monitoring`, if another step
expects `resolved`.

Bad:

    - {id: page-back, phase: recovery, channel: store-page, expect: {status: 503}, within: 2m}
    - {id: status-back, phase: recovery, channel: status-page, expect: {incident: monitoring}, within: 10m}

Good:

    - {id: page-back, phase: recovery, channel: store-page, expect: {status: 200}, within: 2m}
    - {id: status-back, phase: recovery, channel: status-page, expect: {incident: resolved}, within: 10m}
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commdrill.documents.fitting import fits
from commdrill.documents.matcher import AnyMatcher
from commdrill.documents.plan import Expect, Phase
from commdrill.documents.problem import Route
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView, StepUse
from commdrill.values import Scalar


@dataclass(frozen=True)
class _Scale:
    """What can be seen of a thing: on the way, and at its end."""

    on_the_way: tuple[Scalar, ...]
    end: tuple[Scalar, ...]


_STATUS = _Scale((429, *range(500, 600)), tuple(range(200, 429)))  # a sign-in answers 401
_INCIDENT = _Scale(("investigating", "identified", "monitoring"), ("resolved",))
_MAINTENANCE = _Scale(("scheduled", "in_progress", "verifying"), ("completed",))
_INDICATOR = _Scale(("minor", "major", "critical", "maintenance"), ("none",))
_COMPONENT = _Scale(
    ("degraded_performance", "partial_outage", "major_outage", "under_maintenance"),
    ("operational",),
)
_Point = tuple[
    str, ...
]  # what of a channel is looked at: ("incident",), ("components", "checkout")


def _look(view: PlanView) -> Iterator[Remark]:
    for name in view.plan.scenarios:
        steps = [use for use in view.uses_in(name) if use.step.phase is Phase.RECOVERY]
        ended = {
            (use.step.channel, point)
            for use in steps
            for point, matcher, scale in _points(use.step.expect)
            if scale is not _STATUS and any(fits(matcher, one) for one in scale.end)
        }
        for use in steps:
            yield from _of(use, ended)


def _of(use: StepUse, ended: set[tuple[str, _Point]]) -> Iterator[Remark]:
    for point, matcher, scale in _points(use.step.expect):
        trouble = [one for one in scale.on_the_way if fits(matcher, one)]
        if trouble and (use.step.channel, point) not in ended:
            route: Route = (*use.route, "expect", *point)
            message = f"this step of the recovery is content with {trouble[0]}"
            yield on_value(route, message, f"expect {point[-1]}: {scale.end[0]}")


def _points(expect: Expect | None) -> Iterator[tuple[_Point, AnyMatcher, _Scale]]:
    if expect is None:
        return
    for name, matcher, scale in (
        ("status", expect.status, _STATUS),
        ("incident", expect.incident, _INCIDENT),
        ("maintenance", expect.maintenance, _MAINTENANCE),
        ("indicator", expect.indicator, _INDICATOR),
    ):
        if matcher is not None:
            yield (name,), matcher, scale
    for component, matcher in expect.components.items():
        yield ("components", component), matcher, _COMPONENT


RULE = PlanRule.error("CD118", _look, __doc__)
