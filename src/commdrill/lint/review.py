"""Every rule over every document: what lint has to tell of a project."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from commdrill.documents.decode import AnyDocument
from commdrill.documents.open_questions import open_questions
from commdrill.documents.problem import Problem
from commdrill.lint.finding import Finding, place_of
from commdrill.lint.ignores import heeded
from commdrill.lint.rule import Remark, Rule, V
from commdrill.lint.rules import ACTIONS_RULES, DRILL_RULES, ENVIRONMENT_RULES, PLAN_RULES, RULES
from commdrill.lint.views import ActionsView, DrillView, EnvironmentView, PlanView
from commdrill.lint.world import World
from commdrill.wording.policy import Severity

_KNOWN = frozenset(RULES)


def review(world: World, more: Iterable[Problem] = ()) -> tuple[Finding, ...]:
    """All findings, by file, line and column; `more` are mistakes found elsewhere (drivers).

    A document with mistakes is reviewed once they are mended: until then nobody can tell what it
    means.
    """
    mistakes = (*world.documents.problems, *more)
    found = [_of_mistake(problem) for problem in dict.fromkeys(mistakes)]
    found += _reviewed(world)
    found += _asked(world)
    return tuple(sorted(found, key=lambda finding: (finding.problem.position, finding.code)))


def _of_mistake(problem: Problem) -> Finding:
    return Finding(Severity.ERROR, problem, problem.position.file, problem.line.strip())


def _asked(world: World) -> Iterator[Finding]:
    """What is open in any document, whatever else is wrong with it."""
    subjects: dict[Problem, str] = {}
    for source in world.project.sources:
        for question in open_questions(source):
            subjects.setdefault(question.problem(source), source.name)
    for problem, subject in subjects.items():
        yield Finding(Severity.ERROR, problem, subject, problem.message)


def _reviewed(world: World) -> Iterator[Finding]:
    project, documents = world.project, world.documents
    for name, plan in project.plans.items():
        if documents.is_sound_plan(name):
            yield from _told(PLAN_RULES, PlanView(plan, world), plan, f"plan {name}")
    for name, place in project.environments.items():
        if documents.is_sound_environment(name):
            view = EnvironmentView(place, world)
            yield from _told(ENVIRONMENT_RULES, view, place, f"environment {name}")
    for name, drill in documents.drills.items():
        if documents.is_sound_plan(drill.plan.model.id) and documents.is_sound_drill(name):
            yield from _told(DRILL_RULES, DrillView(drill, world), drill.drill, f"drill {name}")
    for name, actions in project.actions.items():
        if documents.is_sound_list(name):
            yield from _told(ACTIONS_RULES, ActionsView(actions, world), actions, f"actions {name}")


def _told(
    rules: Sequence[Rule[V]], view: V, document: AnyDocument, subject: str
) -> Iterator[Finding]:
    made = _maker(document, subject)
    found = [made(rule, remark) for rule in rules for remark in rule.look(view)]
    # anchors repeat what they mark
    once = {finding.problem: finding for finding in reversed(found)}
    return heeded(tuple(reversed(once.values())), document.source, subject, _KNOWN)


def _maker(document: AnyDocument, subject: str) -> Callable[[Rule[V], Remark], Finding]:
    def made(rule: Rule[V], remark: Remark) -> Finding:
        problem = remark.problem(document, rule.id)
        key = document.key_problem(remark.route, rule.id, "", "").position.line
        value = document.position(remark.route).line
        lines = frozenset({problem.position.line, key, value})
        place = place_of(document.source.data, remark.route)
        levelled = replace(problem, level=rule.severity.value)
        return Finding(rule.severity, levelled, subject, place, remark.route, lines)

    return made
