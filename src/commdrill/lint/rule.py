"""A rule: what it is called, how bad what it finds is, how it looks, its manual page; and what it says.

A remark names the value it is about by its route: where that stands is worked out later, once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, Self, TypeVar

from commdrill.documents.document import Document
from commdrill.documents.problem import Problem, Route
from commdrill.documents.roster import Enrolled
from commdrill.lint.views import ActionsView, DrillView, EnvironmentView, PlanView
from commdrill.model import Model
from commdrill.wording.policy import Severity


class On(StrEnum):
    """What of the pair at a route a remark is about."""

    KEY = "key"
    VALUE = "value"


@dataclass(frozen=True)
class Remark:
    """One thing to say of the value (or key) at `route`.

    `words`: the ones meant, within the text there. `person`: a subscriber it is about, who may
    stand in a file of subscribers; the route then ends with the column.
    """

    route: Route
    message: str
    hint: str
    on: On = On.VALUE
    words: str = ""
    person: Enrolled | None = field(default=None, repr=False)

    def problem(self, document: Document[Model], code: str) -> Problem:
        """The same with its place in the file."""
        if self.person is not None:
            return self.person.problem(str(self.route[-1]), code, self.message, self.hint)
        if self.words:
            return document.source.words_problem(
                self.route, self.words, code, self.message, self.hint
            )
        if self.on is On.KEY:
            return document.key_problem(self.route, code, self.message, self.hint)
        return document.problem(self.route, code, self.message, self.hint)


def on_value(route: Route, message: str, hint: str) -> Remark:
    """Of a value; where it is missing, of what should hold it."""
    return Remark(route, message, hint)


def on_key(route: Route, message: str, hint: str) -> Remark:
    """Of a key: of all that stands under it, or of what is missing there."""
    return Remark(route, message, hint, On.KEY)


def on_words(route: Route, words: str, message: str, hint: str) -> Remark:
    return Remark(route, message, hint, words=words)


def on_person(person: Enrolled, column: str, message: str, hint: str) -> Remark:
    route = ("subscribers", person.subscriber.id, column)
    return Remark(route, message, hint, person=person)


V = TypeVar("V", PlanView, EnvironmentView, DrillView, ActionsView)
Look = Callable[[V], Iterable[Remark]]


@dataclass(frozen=True)
class Rule(Generic[V]):
    """`look` says what is to be said of one document; `manual` is the module's docstring."""

    id: str
    severity: Severity
    look: Look[V]
    manual: str

    @property
    def title(self) -> str:
        """The manual's first line, without its full stop."""
        return self.manual.partition("\n")[0].rstrip(".")

    @classmethod
    def error(cls, code: str, look: Look[V], manual: str | None) -> Self:
        """A rule whose findings `lint` fails on."""
        return cls(code, Severity.ERROR, look, manual or "")

    @classmethod
    def warning(cls, code: str, look: Look[V], manual: str | None) -> Self:
        """A rule whose findings are told, and fail nothing."""
        return cls(code, Severity.WARNING, look, manual or "")


class PlanRule(Rule[PlanView]):
    """Looks at a plan, and at what is known of its drills."""


class EnvironmentRule(Rule[EnvironmentView]):
    """Looks at an environment, and at the drills that take place in it."""


class DrillRule(Rule[DrillView]):
    """Looks at a drill with its plan and its environment."""


class ActionsRule(Rule[ActionsView]):
    """Looks at a list of actions, and at what runs say of them."""


AnyRule = PlanRule | EnvironmentRule | DrillRule | ActionsRule
