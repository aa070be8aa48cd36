"""Methods of moto's that are done our way: where it would fail, or keep what was asked and do nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from werkzeug import Request

from commdrill_sandbox.aws.eventing.timer import Timer
from commdrill_sandbox.aws.request import service_call

Method = Callable[..., Any]
_NEEDS = {  # what a call may lead to, by the name that it is signed for
    "sns": {"sns"},
    "events": {"events", "sns"},
    "monitoring": {"cloudwatch", "events", "sns"},
    "scheduler": {"sns"},
    "lambda": {"awslambda"},
    "cloudformation": {"awslambda", "cloudwatch", "events", "sns"},
}


@dataclass
class Taken:
    """`path` names it (`sns.Subscription.publish`); `ours` makes of moto's method what is done instead."""

    path: str
    ours: Callable[[Method], Method]
    _made: Method | None = field(default=None)

    def take(self) -> None:
        module, kind, name = self.path.split(".")
        owner = getattr(import_module(f"moto.{module}.models"), kind)
        if self._made is None:
            motos = _own(getattr(owner, name))
            self._made = self.ours(motos)
            self._made.__wrapped__ = motos  # type: ignore[attr-defined]
        setattr(owner, name, self._made)


@dataclass(frozen=True)
class Takeover:
    """A plane that answers nothing: it sees to it that moto hands over what is for us.

    moto is one for the whole process, whoever asked it last is who is handed things.
    """

    taken: tuple[Taken, ...]
    timer: Timer

    def answer(self, request: Request) -> None:
        call = service_call(request)
        needed = _NEEDS.get(call.service) if call else None
        if call is None or needed is None:
            return
        for one in self.taken:
            if one.path.partition(".")[0] in needed:
                one.take()
        if call.service not in ("sns", "lambda"):
            self.timer.wake()


def _own(method: Method) -> Method:
    """What moto itself has, under whatever stands around it."""
    while (inner := getattr(method, "__wrapped__", None)) is not None:
        method = inner
    return method
