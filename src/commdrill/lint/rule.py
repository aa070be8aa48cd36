"""A rule: what it is called, how bad what it finds is, how it looks, and its manual page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from commdrill.lint.actions_view import ActionsView
from commdrill.lint.drill_view import DrillView
from commdrill.lint.environment_view import EnvironmentView
from commdrill.lint.plan_view import PlanView
from commdrill.lint.remark import Remark
from commdrill.wording.policy import Severity

V = TypeVar("V", PlanView, EnvironmentView, DrillView, ActionsView)


@dataclass(frozen=True)
class Rule(Generic[V]):
    """`look` says what is to be said of one document; `manual` is the module's docstring."""

    id: str
    severity: Severity
    look: Callable[[V], Iterable[Remark]]
    manual: str

    @property
    def title(self) -> str:
        """The manual's first line, without its full stop."""
        return self.manual.partition("\n")[0].rstrip(".")


class PlanRule(Rule[PlanView]):
    """Looks at a plan, and at what is known of its drills."""


class EnvironmentRule(Rule[EnvironmentView]):
    """Looks at an environment, and at the drills that take place in it."""


class DrillRule(Rule[DrillView]):
    """Looks at a drill with its plan and its environment."""


class ActionsRule(Rule[ActionsView]):
    """Looks at a list of actions, and at what runs say of them."""


AnyRule = PlanRule | EnvironmentRule | DrillRule | ActionsRule
