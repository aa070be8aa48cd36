"""What a driver is: all that the engine knows of faults, observers and actions."""

import socket
from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar, Protocol, Self, runtime_checkable

from pydantic import BaseModel, ConfigDict, PrivateAttr

from commdrill.drivers.network.host_guard import HostGuard, unguarded
from commdrill.drivers.shared import Shared
from commdrill.sighting import Evidence, Message, Sighting
from commdrill.terms import Proof
from commdrill.values import Json

Look = Callable[[], Sighting]


class Driver(BaseModel):
    """A driver is its settings (the fields, checked before a run) and its behaviour (the methods).

    The class docstring and each field's description are the driver's manual: `commdrill drivers
    NAME` prints them. Settings arrive with every `${…}` reference filled in; `repr` shows none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)

    _folder: Path = PrivateAttr(default=Path())
    _guard: HostGuard = PrivateAttr(default_factory=unguarded)
    _languages: tuple[str, ...] = PrivateAttr(default=())
    _sought: tuple[tuple[str, ...], ...] = PrivateAttr(default=())
    _shared: Shared | None = PrivateAttr(default=None)

    def model_post_init(self, context: Any, /) -> None:
        """Keep what the run gives every driver.

        `_folder` is that of the document that names it: relative files start there. `_guard` is
        asked before anybody is contacted; `HttpDriver.session` and `dial` do so by themselves.
        `_languages`: those that the channel's steps are read in, the first one most of all.
        `_sought`: the fixed words of each message that they look for, part by part.
        `_shared` holds what several drivers use together; who is tried on its own has none.
        """
        if context is not None:
            self._folder = context["folder"]
            self._guard = context.get("guard", self._guard)
            self._languages = context.get("languages", ())
            self._sought = context.get("sought", ())
            self._shared = context.get("shared")

    def _shared_or_own(self) -> AbstractContextManager[Shared]:
        """What is shared with others, left as it is; or a place of its own, closed at the end."""
        return nullcontext(self._shared) if self._shared is not None else Shared()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    __str__ = __repr__

    @abstractmethod
    def hosts(self) -> tuple[str, ...]:
        """Every host that these settings have this driver contact, by name or address.

        Preflight refuses the drill unless the environment's guard allows them all. A driver that
        contacts nobody says so: `return ()`.
        """

    def guarded(self, guard: HostGuard) -> Self:
        """The same driver under another guard, and all drivers within its settings."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        nested = {
            name: value.guarded(guard)
            for name, value in fields.items()
            if isinstance(value, Driver)
        }
        copied = self.model_copy(update=nested)
        copied._guard = guard  # noqa: SLF001  # of its own kind
        return copied

    def programs(self) -> tuple[str, ...]:
        """Programs of the user's that it starts: the guard cannot see whom they contact."""
        return ()

    @classmethod
    def arguments_in(cls, settings: Mapping[str, Any]) -> Iterator[Any]:  # noqa: ARG003  # most start none
        """Of settings as they are written, what becomes a program's arguments, seen by `ps`."""
        return iter(())

    def dial(self, host: str, port: int, timeout: timedelta) -> socket.socket:
        """A connection to a host, for a driver that speaks a protocol of its own: a talk of so long.

        Raises:
            CannotLook: the guard does not allow it, or nobody answers in time; so do its calls.
        """
        from commdrill.drivers.network.timed_socket import TimedSocket
        from commdrill.drivers.network.transport import Address, Transport

        line = Transport(timeout, guard=self._guard)
        line.begin()
        return TimedSocket(line.dial(Address(host, port)), line)


@runtime_checkable
class Fault(Protocol):
    """A way to break a component, and the way back."""

    def hosts(self) -> tuple[str, ...]: ...
    def observe(self) -> Json:
        """Read, and change nothing: all that `revert` needs, as JSON. DriverError: not reached."""
        ...

    def inject(self, before: Json) -> None:
        """Break it. `before` is what `observe` returned, on disk by now."""
        ...

    def revert(self, before: Json) -> None:
        """Put it back: idempotent, in a fresh process, after a crash at any point of `inject`.

        Raises DriverError where the world is not as before; the engine tries again.
        """
        ...


@runtime_checkable
class StatefulFault(Protocol):
    """A fault that can tell whether what it breaks is as it was."""

    def is_as_before(self, before: Json) -> bool:
        """Read, and change nothing. `before` that says nothing of a state: False.

        Raises DriverError where it cannot be read.
        """
        ...


@runtime_checkable
class Observer(Protocol):
    """Looks at a channel as people outside do. Looks, and never judges."""

    shows: ClassVar[type[Sighting]]

    @property
    def proof(self) -> Proof:
        """How strong what it shows is as proof; most drivers have one for all."""
        ...

    def hosts(self) -> tuple[str, ...]: ...
    def open(self) -> AbstractContextManager[Look]:
        """Open whatever looking needs (session, log-in, place in the mailbox), used by one thread.

        Entering and looking raise CannotLook where that says nothing about the plan. An observer of
        messages notes on entering where the inbox stands: what is older never counts.
        """
        ...


@runtime_checkable
class AsksSeveralTimes(Protocol):
    """A class of observers of which one look may be more than one request."""

    most_requests: ClassVar[int]


@runtime_checkable
class PlacedLook(Protocol):
    """Looks at an inbox that keeps what it received, from a place that can be named."""

    def __call__(self) -> Sighting: ...
    @property
    def position(self) -> Json:
        """Where the inbox stood when it was opened; plain JSON, without secrets."""
        ...


@runtime_checkable
class PlacedObserver(Protocol):
    """An observer of messages of which another process can look on from the same place.

    What `open` yields is a PlacedLook, then.
    """

    def open_at(self, position: Json) -> AbstractContextManager[Look]:
        """As `open`, but all that came since the inbox stood at `position` is new once more."""
        ...


@runtime_checkable
class Listener(Protocol):
    """An observer that receives by itself: what is sent while it does not listen is lost."""

    listens: ClassVar[bool]


@runtime_checkable
class MayNameNobody(Protocol):
    """A class of observers whose messages may lack whom they are to: fit where one receiver is meant."""

    @classmethod
    def recipients_hint(cls, settings: Mapping[str, Any]) -> str:
        """What to do so that each message says whom it is to; empty: it does."""
        ...


@runtime_checkable
class ProvesBySettings(Protocol):
    """A class of observers of which settings say what it proves."""

    @classmethod
    def proof_by(cls, settings: Mapping[str, Any]) -> Proof | None:
        """As they are written. None: a reference says it."""
        ...


@runtime_checkable
class RereadsLooks(Protocol):
    """A class of observers that reads what they saw again from the evidence kept of it."""

    @classmethod
    def reread(cls, settings: Mapping[str, Any], kept: Sequence[Evidence]) -> Sighting:
        """A page or a status page; `settings` as they are written. CannotLook: it does not tell."""
        ...


@runtime_checkable
class RereadsMessages(Protocol):
    """The same of messages: whole mails (`.eml`) are read again whoever kept them."""

    @classmethod
    def reread_message(cls, settings: Mapping[str, Any], kept: Evidence, uid: str) -> Message:
        """The message, known to its inbox as `uid`. CannotLook: the evidence does not tell."""
        ...


@dataclass(frozen=True)
class RunContext:
    """Which run an action is performed in."""

    run: str
    token: str
    phase: str


@dataclass(frozen=True)
class Receipt:
    """What the other side answered to an action, in one line."""

    summary: str


@runtime_checkable
class Action(Protocol):
    """A way to set the plan going where nothing does it by itself."""

    def hosts(self) -> tuple[str, ...]: ...
    def check(self) -> None:
        """Read-only: whether `perform` could be carried out now. DriverError says why not."""
        ...

    def perform(self, run: RunContext) -> Receipt:
        """Do it. DriverError where it was refused."""
        ...


@runtime_checkable
class TidyAction(Protocol):
    """An action that leaves something behind, and takes it away when the run has ended."""

    def clean_up(self, run: RunContext) -> None:
        """Take away what this run left. DriverError where that failed."""
        ...
