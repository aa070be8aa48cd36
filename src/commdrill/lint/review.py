"""Every rule over every document: what lint has to tell of a project."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from commdrill.documents.decode import AnyDocument
from commdrill.documents.document import Document
from commdrill.documents.drill_links import match_of, match_problems, name_problems
from commdrill.documents.environment_links import environment_problems
from commdrill.documents.links import link
from commdrill.documents.plan import Plan
from commdrill.documents.plan_links import plan_problems
from commdrill.documents.problem import Problem
from commdrill.documents.schedule_links import schedule_problems
from commdrill.lint.drill_view import DrillView
from commdrill.lint.environment_view import EnvironmentView
from commdrill.lint.finding import Finding, place_of
from commdrill.lint.ignores import heeded
from commdrill.lint.plan_view import PlanView
from commdrill.lint.remark import Remark
from commdrill.lint.rule import Rule, V
from commdrill.lint.rules import DRILL_RULES, ENVIRONMENT_RULES, PLAN_RULES, RULES
from commdrill.lint.world import World
from commdrill.wording.policy import Severity

_KNOWN = frozenset(RULES)


def review(world: World, more: Iterable[Problem] = ()) -> tuple[Finding, ...]:
    """All findings, by file, line and column; `more` are mistakes found elsewhere (drivers).

    A document with mistakes is reviewed once they are mended: until then nobody can tell what it
    means.
    """
    mistakes = (*link(world.project), *more)
    found = [_of_mistake(problem) for problem in dict.fromkeys(mistakes)]
    found += _reviewed(world)
    return tuple(sorted(found, key=lambda finding: (finding.problem.position, finding.code)))


def _of_mistake(problem: Problem) -> Finding:
    return Finding(Severity.ERROR, problem, problem.position.file, problem.line.strip())


def _reviewed(world: World) -> Iterator[Finding]:
    plans = world.project.plans.values()
    sound = [plan for plan in plans if _is_sound(plan_problems(plan))]
    for plan in sound:
        yield from _told(PLAN_RULES, PlanView(plan, world), plan, f"plan {plan.model.id}")
    yield from _of_environments(world)
    yield from _of_drills(world, sound)


def _of_environments(world: World) -> Iterator[Finding]:
    project = world.project
    for name, place in project.environments.items():
        if _is_sound((*project.rosters[name].problems, *environment_problems(project, place))):
            view = EnvironmentView(place, world)
            yield from _told(ENVIRONMENT_RULES, view, place, f"environment {name}")


def _of_drills(world: World, sound: Sequence[Document[Plan]]) -> Iterator[Finding]:
    project = world.project
    for name, drill in project.drills.items():
        match = match_of(project, drill, drill.model.environment)
        if match is None or not any(match.plan is plan for plan in sound):
            continue
        names = name_problems(project, drill, drill.model.environment)
        if _is_sound((*names, *match_problems(match), *schedule_problems(drill))):
            view = DrillView(match, world)
            yield from _told(DRILL_RULES, view, drill, f"drill {name}")


def _is_sound(problems: Iterable[Problem]) -> bool:
    return next(iter(problems), None) is None


def _told(
    rules: Sequence[Rule[V]], view: V, document: AnyDocument, subject: str
) -> Iterator[Finding]:
    made = _maker(document, subject)
    found = [made(rule, remark) for rule in rules for remark in rule.look(view)]
    once = {
        finding.problem: finding for finding in reversed(found)
    }  # anchors repeat what they mark
    return heeded(tuple(reversed(once.values())), document.source, subject, _KNOWN)


def _maker(document: AnyDocument, subject: str) -> Callable[[Rule[V], Remark], Finding]:
    def made(rule: Rule[V], remark: Remark) -> Finding:
        problem = remark.problem(document, rule.id)
        key = document.key_problem(remark.route, rule.id, "", "").position.line
        value = document.position(remark.route).line
        lines = frozenset({problem.position.line, key, value})
        place = place_of(document.source.data, remark.route)
        told = replace(problem, level=rule.severity.value)
        return Finding(rule.severity, told, subject, place, remark.route, lines)

    return made
