"""Methods of moto's that are done our way: where it would fail, or keep what was asked and do nothing."""

import threading
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import wraps
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
    "sqs": {"sqs"},
    "s3": {"s3"},
    "cloudformation": {"awslambda", "cloudwatch", "events", "sns"},
}


_threads = threading.local()  # `ours`: of the front whose thread it is


@dataclass(frozen=True)
class Taken:
    """`path` names it (`sns.Subscription.publish`); `ours` makes of moto's method what is done instead."""

    path: str
    ours: Callable[[Method], Method]


class Ours:
    """All that a front does in place of moto, in its own threads.

    moto is one for the whole process: what others ask of it, in theirs, it does as ever.
    """

    def __init__(self, taken: Iterable[Taken]) -> None:
        self._taken = {one.path: one for one in taken}

    def take(self, modules: Collection[str]) -> None:
        """The methods of these modules of moto, imported if they were not."""
        for path in self._taken:
            if path.partition(".")[0] in modules:
                _give_way(path)

    def serve(self) -> None:
        """From now on this thread is the front's."""
        _threads.ours = self

    def method(self, path: str, motos: Method) -> Method:
        taken = self._taken.get(path)
        return taken.ours(motos) if taken else motos


@dataclass(frozen=True)
class Takeover:
    """A plane that answers nothing: it sees to it that moto hands over what is for us."""

    ours: Ours
    timer: Timer

    def answer(self, request: Request) -> None:
        self.ours.serve()  # a bucket's notices and a queue's mappings set things off as well
        call = service_call(request)
        needed = _NEEDS.get(call.service) if call else None
        if call is None or needed is None:
            return
        self.ours.take(needed)
        if call.service not in ("sns", "sqs", "lambda", "s3"):
            self.timer.wake()


def by_moto(method: Method) -> Method:
    """What moto itself has, whether it gives way or not."""
    own: Method = getattr(method, "gives_way_from", method)
    return own


def _give_way(path: str) -> None:
    """From now on moto's method asks whose thread it is called in."""
    module, kind, name = path.split(".")
    owner = getattr(import_module(f"moto.{module}.models"), kind)
    motos = getattr(owner, name)
    if by_moto(motos) is not motos:
        return

    @wraps(motos)
    def method(*args: Any, **named: Any) -> Any:
        ours: Ours | None = getattr(_threads, "ours", None)
        return (ours.method(path, motos) if ours else motos)(*args, **named)

    method.gives_way_from = motos  # type: ignore[attr-defined]
    setattr(owner, name, method)
