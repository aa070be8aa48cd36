"""How severe it is: limits that hang on that, and steps for some severities alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import timedelta

from commdrill.documents.dangling import all_dangling, dangling, dangling_key
from commdrill.documents.document import Document
from commdrill.documents.drill import Drill
from commdrill.documents.plan import After, Limit, Plan, Scenario, Step
from commdrill.documents.problem import Problem, Route, quoted

NONE = ""  # of a plan that knows no severities


def severity_of(plan: Plan, drill: Drill) -> str:
    """The one that is drilled: the drill's own, else the plan's first."""
    return drill.severity or next(iter(plan.severities), NONE)


def severities_of(plan: Plan) -> tuple[str, ...]:
    """All that can be drilled; where the plan knows none, that one."""
    return plan.severities or (NONE,)


def is_at(step: Step, severity: str) -> bool:
    return not step.only or severity in step.only


def certain(limit: Limit | None) -> timedelta | None:
    """The limit of a step at one severity, which `scenario_at` gives."""
    assert not isinstance(limit, Mapping), "this hangs on the severity"
    return limit


def every_limit(limit: Limit | None) -> Iterator[tuple[Route, timedelta]]:
    """Each limit there is, with where it stands below its key."""
    match limit:
        case None:
            return
        case timedelta():
            yield (), limit
        case _:
            yield from (((severity,), one) for severity, one in limit.items())


def plan_at(plan: Plan, severity: str) -> Plan:
    scenarios = {name: scenario_at(one, severity) for name, one in plan.scenarios.items()}
    return plan.model_copy(update={"scenarios": scenarios})


def scenario_at(scenario: Scenario, severity: str) -> Scenario:
    """The steps that are promised at a severity, each with its limits there."""
    steps = tuple(step_at(step, severity) for step in scenario.steps if is_at(step, severity))
    return scenario.model_copy(update={"steps": steps})


def step_at(step: Step, severity: str) -> Step:
    limits = {
        "within": _at(step.within, severity),
        "every": _at(step.every, severity),
        "after": step.after and _after_at(step.after, severity),
    }
    changed = {key: limit for key, limit in limits.items() if limit != getattr(step, key)}
    return step.model_copy(update=changed) if changed else step


def left_out(scenario: Scenario, severity: str) -> tuple[Step, ...]:
    """The steps that are not promised at a severity."""
    return tuple(step for step in scenario.steps if not is_at(step, severity))


def drilled_severity_problems(plan: Plan, drill: Document[Drill]) -> Iterator[Problem]:
    severity = drill.model.severity
    if severity is None:
        return
    if not plan.severities:
        message = f"plan {quoted(plan.id)} knows no severities"
        yield drill.key_problem(("severity",), "D328", message, "remove it, or name them there")
    else:
        what = f"severity of {plan.id}"
        yield from dangling(drill, ("severity",), severity, what, plan.severities)


def severity_problems(plan: Document[Plan]) -> Iterator[Problem]:
    """Severities that are named twice."""
    names = plan.model.severities
    for index, name in enumerate(names):
        if name in names[:index]:
            message = f"severity {quoted(name)} is there already"
            yield plan.problem(("severities", index), "D328", message, "name each of them once")


def step_severity_problems(
    plan: Document[Plan], route: Route, scenario: Scenario, step: Step
) -> Iterator[Problem]:
    known = plan.model.severities
    if step.only and not known:
        yield _no_severities(plan, (*route, "only"))
    elif step.only:
        yield from all_dangling(plan, (*route, "only"), step.only, "severity", known)
    after = step.after.within if step.after else None
    for key, limit in (
        (("within",), step.within), (("every",), step.every), (("after", "within"), after),
    ):  # fmt: skip
        if isinstance(limit, Mapping):
            yield from _by_severity(plan, (*route, *key), limit, step.only or known)
    yield from _followed(plan, route, scenario, step)


def _by_severity(
    plan: Document[Plan], here: Route, limits: Mapping[str, timedelta], asked: Iterable[str]
) -> Iterator[Problem]:
    known = plan.model.severities
    if not known:
        yield _no_severities(plan, here)
        return
    for name in limits:
        yield from dangling_key(plan, (*here, name), "severity", known)
    if missing := [quoted(name) for name in asked if name not in limits]:
        message = f"nothing is said of {' and '.join(missing)}"
        yield plan.key_problem(here, "D328", message, "give each severity its limit")


def _followed(
    plan: Document[Plan], route: Route, scenario: Scenario, step: Step
) -> Iterator[Problem]:
    """What a step follows is promised wherever the step is."""
    wanted = step.after.step if step.after else None
    ahead = next((other for other in scenario.steps if other.id == wanted), None)
    asked: Collection[str] = step.only or plan.model.severities
    if ahead is None or all(is_at(ahead, severity) for severity in asked):
        return
    message = f"step {quoted(ahead.id)} is for {', '.join(ahead.only)} alone, and this one is not"
    hint = f"write only: [{', '.join(ahead.only)}] here, too"
    yield plan.problem((*route, "after", "step"), "D328", message, hint)


def _no_severities(plan: Document[Plan], here: Route) -> Problem:
    message = "this hangs on the severity, and the plan knows none"
    return plan.key_problem(here, "D328", message, "add severities: [sev1, sev2] to the plan")


def _at(limit: Limit | None, severity: str) -> Limit | None:
    return limit.get(severity) if isinstance(limit, Mapping) else limit


def _after_at(after: After, severity: str) -> After:
    return after.model_copy(update={"within": _at(after.within, severity)})
