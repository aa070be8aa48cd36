"""What all drivers that speak to AWS have in common: what they need to be allowed, and how they wait."""

import json
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, ClassVar

from pydantic import Field, PrivateAttr

from commdrill.clock import Clock, SystemClock
from commdrill.drivers.aws.access import AwsAccess
from commdrill.drivers.aws.faults.probe import Probe
from commdrill.drivers.aws.ledger import Ledger, Page
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.protocol import Driver, Receipt, RunContext
from commdrill.errors import CannotLook, DriverError
from commdrill.values import Json, format_duration

_PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)  # the last one again and again


@dataclass(frozen=True)
class Resource:
    """Something in an AWS account that a driver names.

    `kind` is as in `lambda:function`; `name` is an ARN or what the settings call it; `region` is
    None for the driver's own Region. `or_else`: the name it has where it is not known by the first.
    """

    kind: str
    name: str
    region: str | None = None
    or_else: str | None = None

    def names(self) -> tuple["Resource", ...]:
        other = () if self.or_else is None else (replace(self, name=self.or_else, or_else=None),)
        return (replace(self, or_else=None), *other)

    def __str__(self) -> str:
        return f"{self.kind.partition(':')[2]} {self.name!r}"


@dataclass(frozen=True)
class Permission:
    """Actions as IAM names them; `on`: the kind of resource, None where AWS knows only all."""

    actions: tuple[str, ...]
    on: str | None = None

    def without(self, actions: Collection[str]) -> "Permission":
        """The same, less these."""
        return replace(self, actions=tuple(one for one in self.actions if one not in actions))


def allow(*actions: str, on: str | None = None) -> Permission:
    """`allow("lambda:Invoke…", on="lambda:function")`."""
    return Permission(actions, on)


class AwsDriver(Driver):
    """A driver that speaks to AWS.

    `permissions` is all it has to be allowed; `resources` are those it names, for the guard.
    """

    permissions: ClassVar[tuple[Permission, ...]] = ()

    aws: AwsAccess = Field(
        AwsAccess(),
        description="`{region, profile, endpoint_url}`; what is not set here is as in the "
        "environment's own `aws`",
    )

    _page: Page = PrivateAttr(default_factory=lambda: Ledger().page("a driver"))
    _stop: threading.Event = PrivateAttr(default_factory=threading.Event)
    _clock: Clock = PrivateAttr(default_factory=SystemClock)

    def model_post_init(self, context: Any, /) -> None:
        """Keep what the run gives its drivers: the ledger's page, and the word to stop."""
        super().model_post_init(context)
        given = context or {}
        self._page = given.get("page", self._page)
        self._stop = given.get("stop", self._stop)
        self._clock = given.get("clock", self._clock)

    def hosts(self) -> tuple[str, ...]:
        return self.aws.hosts()

    def resources(self) -> tuple[Resource, ...]:
        """What it touches in the account, for the guard's `require_tags` and for IAM."""
        return ()

    def needed(self) -> tuple[Permission, ...]:
        """Those of `permissions` that it needs with these settings."""
        return self.permissions

    def recipients(self) -> tuple[str, ...]:
        """Whom it writes to, for the guard."""
        return ()

    def subscribed(self, aws: Aws) -> tuple[str, ...]:  # noqa: ARG002  # most write to nobody else
        """Whom it reaches besides, as only AWS can tell; for the guard."""
        return ()

    def speak(self) -> Aws:
        """AWS with these settings, for one thread."""
        return Aws(self.aws, self._page, self._guard)


def speaking(drivers: Iterable[AwsDriver], page: Page) -> Callable[[AwsAccess], Aws]:
    """AWS wherever it is met, on behalf of all these drivers: they have one guard."""
    guard = next((driver._guard for driver in drivers), None)  # noqa: SLF001  # one family
    return lambda access: Aws(access, page, guard)


class AwsFault(AwsDriver):
    """Breaks something in AWS: `read`, `bring_down` and `bring_back` are what a fault adds.

    With `probe`, breaking ends when the outside sees it, and so does the way back.
    """

    probe: Probe | None = Field(
        None,
        description="an address that shows when it is broken, and when no more: what an API "
        "says is not yet what a visitor sees",
        examples=[{"url": "https://shop.dev.anycompany.example/checkout", "status": [503]}],
    )

    def hosts(self) -> tuple[str, ...]:
        return (*super().hosts(), *(self.probe.hosts() if self.probe else ()))

    def observe(self) -> Json:
        """What was there, and what the probe showed."""
        with self.speak() as aws:
            was = self.read(aws)
        return {"was": was, "probe": self.probe.ask_while_whole() if self.probe else None}

    def is_as_before(self, before: Json) -> bool:
        """Whether all that was read then is read now."""
        assert isinstance(before, dict)
        with self.speak() as aws:
            now = json.loads(json.dumps(self.read(aws)))  # as a journal gives it back
        return bool(now == before["was"]) and (
            not self.probe or self.probe.ask() == before["probe"]
        )

    def inject(self, before: Json) -> None:
        assert isinstance(before, dict)
        with self.speak() as aws:
            self.bring_down(aws, before["was"])
        if self.probe:
            self.probe.wait_until_broken(self._clock, self._stop)

    def revert(self, before: Json) -> None:
        """The way back is gone to its end whoever asks to stop."""
        assert isinstance(before, dict)
        with self.speak() as aws:
            self.bring_back(aws, before["was"])
        if self.probe:
            self.probe.wait_until_as(before["probe"], self._clock)

    def read(self, aws: Aws) -> Json:
        """All that `bring_back` needs; changes nothing. DriverError: it cannot be broken now."""
        raise NotImplementedError

    def bring_down(self, aws: Aws, was: Any) -> None:
        raise NotImplementedError

    def bring_back(self, aws: Aws, was: Any) -> None:
        """Put it back: idempotent, whatever `bring_down` came to."""
        raise NotImplementedError


class AwsAction(AwsDriver):
    """Sets a plan going by AWS: `look_up` and `carry_out` are what an action adds.

    `carried_out_by` is the call that does it, as the SDK names it: service and operation.
    """

    carried_out_by: ClassVar[tuple[str, str]]

    def check(self) -> None:
        with self.speak() as aws:
            self.look_up(aws)

    def perform(self, run: RunContext) -> Receipt:
        with self.speak() as aws:
            return Receipt(self.carry_out(aws, run))

    def look_up(self, aws: Aws) -> None:
        """Whether it could be done now; changes nothing."""
        raise NotImplementedError

    def carry_out(self, aws: Aws, run: RunContext) -> str:
        """Do it, and say in one line what AWS answered."""
        raise NotImplementedError


@contextmanager
def looking() -> Iterator[None]:
    """What AWS refuses an observer says nothing about the plan."""
    try:
        yield
    except DriverError as refused:
        raise CannotLook(str(refused)) from refused


def wait_until(
    is_so: Callable[[], bool],
    within: timedelta,
    clock: Clock,
    what: str,
    stop: threading.Event | None = None,
) -> None:
    """Ask until it is so.

    Raises:
        DriverError: it is not in time, or `stop` was set before.
    """
    ends, asked = clock.monotonic() + within.total_seconds(), 0
    while not is_so():
        if clock.monotonic() >= ends:
            raise DriverError(f"waited {format_duration(within)} until {what}: it is not so yet")
        if clock.wait(stop or threading.Event(), _PAUSES[min(asked, len(_PAUSES) - 1)]):
            raise DriverError(f"stopped before {what}")
        asked += 1
