"""A next word that is promised, where no step says that it comes.

Why: people wait for the time they were told, and whoever is on duty does what the plan says. If no later step
tells anything on that channel, the plan itself breaks the promise.

Bad:

    placeholders: {next_update: {type: time, kept: true}}
    steps:
      - {id: status, phase: outage, channel: status-page, message: outage, within: 10m}   # next update {{next_update}}

Good:

      - {id: status, phase: outage, channel: status-page, message: outage, within: 10m}
      - {id: updates, phase: update, channel: status-page, message: update, every: 30m}
      - {id: status-back, phase: recovery, channel: status-page, message: restored, within: 10m}
"""

from collections.abc import Iterator

from commdrill.documents.plan import Phase, Step
from commdrill.lint.rule import PlanRule, Remark, on_value
from commdrill.lint.views import PlanView, StepUse
from commdrill.wording.template import placeholders_in
from commdrill.wording.types.time import TimePlaceholder


def _look(view: PlanView) -> Iterator[Remark]:
    for use in view.uses:
        name = _promised(view, use.step)
        if name and not _is_more_told(view, use):
            channel = use.step.channel
            message = f"{name!r} promises a next word on {channel!r}, and no step tells one there"
            hint = f"add a step with phase: update, channel: {channel} and every: 30m"
            yield on_value((*use.route, "channel"), message, hint)


def _promised(view: PlanView, step: Step) -> str:
    """The placeholder in its words that says when the next word comes."""
    message = view.plan.messages.get(step.message or "")
    wordings = message.in_languages(view.plan.language).values() if message else ()
    names = {name for wording in wordings for name in placeholders_in(wording.text)}
    declared = view.plan.placeholders
    return next(
        (
            name for name in sorted({*names, *step.says})
            if isinstance(spec := declared.get(name), TimePlaceholder) and spec.kept
        ),
        "",
    )  # fmt: skip


def _is_more_told(view: PlanView, use: StepUse) -> bool:
    order = tuple(Phase)
    return any(
        other.step.channel == use.step.channel
        and (
            order.index(other.step.phase) > order.index(use.step.phase)
            or other.step.every is not None
        )
        for other in view.uses_in(use.scenario_id)
    )


RULE = PlanRule.warning("CD124", _look, __doc__)
