"""Every rule there is: each module of the rooms that offers one, and so is found by lying there."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

from commdrill.documents.codes import explain as explain_mistake
from commdrill.documents.suggestion import did_you_mean
from commdrill.errors import UsageError
from commdrill.lint import audience, dependencies, rehearsal, silenced, wording
from commdrill.lint.rule import ActionsRule, AnyRule, DrillRule, EnvironmentRule, PlanRule

R = TypeVar("R", PlanRule, EnvironmentRule, DrillRule, ActionsRule)


def _rules() -> Iterator[AnyRule]:
    for room in (silenced, audience, wording, dependencies, rehearsal):
        for module in iter_modules(room.__path__, f"{room.__name__}."):
            offered = vars(import_module(module.name)).values()
            yield from (one for one in offered if isinstance(one, AnyRule))


def _of(kind: type[R]) -> tuple[R, ...]:
    return tuple(rule for rule in _ALL if isinstance(rule, kind))


_ALL: tuple[AnyRule, ...] = tuple(sorted(_rules(), key=lambda rule: rule.id))
PLAN_RULES, ENVIRONMENT_RULES, DRILL_RULES = _of(PlanRule), _of(EnvironmentRule), _of(DrillRule)
ACTIONS_RULES = _of(ActionsRule)
RULES: dict[str, AnyRule] = {rule.id: rule for rule in _ALL}
ABOUT_IGNORES = {
    "CD001": "An ignore without a reason. `# commdrill: ignore[CD101] reason` silences a rule on its "
    "line or the next; without a reason it silences nothing, because whoever reads it must know why.",
    "CD002": "An ignore that has nothing to ignore: the finding is gone, its rule does not exist, or "
    "it stands on another line. What is left over hides the next finding.",
    "CD004": "An open question. `# ? question` in a document marks what nobody has answered yet, as "
    "`init --from` writes it; until it is answered and taken out, `run` refuses off the sandbox.",
}


def manual(code: str) -> str:
    """The manual page of a rule, or of a mistake's code.

    Raises:
        UsageError: there is no such rule.
    """
    code = code.upper()
    if code in RULES:
        rule = RULES[code]
        return f"{code} ({rule.severity}): {rule.manual.strip()}"
    if code in ABOUT_IGNORES:
        return f"{code}: {ABOUT_IGNORES[code]}"
    if code.startswith("D"):
        return f"{code} (error): {explain_mistake(code)}"
    known = [*RULES, *ABOUT_IGNORES]
    raise UsageError(f"no rule has the id {code!r}{did_you_mean(code, known)}")


def summary() -> str:
    """Every rule in a line."""
    lines = [f"{rule.id}  {rule.severity:<7}  {rule.title}" for rule in RULES.values()]
    lines += [f"{code}           {text.partition('.')[0]}" for code, text in ABOUT_IGNORES.items()]
    return "\n".join(sorted(lines))
