"""The step whose words are tried: `page-tells-visitors`, or `SCENARIO/STEP` where several have one id."""

from dataclasses import dataclass

from commdrill.documents.plan import Plan, Scenario, Step
from commdrill.documents.suggestion import did_you_mean, listed
from commdrill.errors import UsageError


@dataclass(frozen=True)
class PromisedStep:
    """A step, the scenario it is of, and how it is called on the command line."""

    name: str
    scenario: Scenario
    step: Step


def steps_named(plan: Plan, name: str) -> list[PromisedStep]:
    """Every step that is meant by a name; of one step in several scenarios, each."""
    return [one for one in _steps(plan) if name in (one.step.id, one.name)]


def free_step(plan: Plan, name: str) -> PromisedStep:
    """The step of this name whose words are free.

    Raises:
        UsageError: there is none, or several differ in what must be said.
    """
    named = steps_named(plan, name)
    free = [one for one in named if one.step.says]
    if not named:
        known = dict.fromkeys((*plan.messages, *(one.step.id for one in _steps(plan))))
        there = listed(known) if known else "none"
        raise UsageError(
            f"commdrill match: the plan has no message or step {name!r}{did_you_mean(name, known)}; "
            f"there are: {there}"
        )
    if not free:
        raise UsageError(f"commdrill match: step {name!r} fixes no words{_instead(named[0].step)}")
    if any(_asked(one) != _asked(free[0]) for one in free):
        which = listed([one.name for one in free])
        raise UsageError(f"commdrill match: several steps are called {name!r}; say which: {which}")
    return free[0]


def _steps(plan: Plan) -> list[PromisedStep]:
    return [
        PromisedStep(f"{name}/{step.id}", scenario, step)
        for name, scenario in plan.scenarios.items()
        for step in scenario.steps
    ]


def _asked(one: PromisedStep) -> tuple[object, ...]:
    """All that what is said hangs on."""
    step = one.step
    return step.says, step.channel, step.to, step.language, one.scenario.affects


def _instead(step: Step) -> str:
    if step.message is None:
        return ": it has neither a message nor says"
    return f" of its own: try its message, {step.message}"
