"""What the contracts ask of the guard, of messages and of actions is asked indeed: bad drivers are caught."""

import contextlib
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, ClassVar

import pytest
import requests

from commdrill.drivers.http.driver import HttpChange, HttpDriver
from commdrill.drivers.protocol import Action, Driver, Look, Receipt, RunContext
from commdrill.errors import DriverError
from commdrill.sighting import Inbox, Message, Sighting
from commdrill.terms import Proof
from commdrill.testing import (
    ActionContract,
    FaultContract,
    LocalWeb,
    ObserverContract,
    redirecting,
    reply,
)
from commdrill.values import Json
from tests.each import each

faults, observers, actions = FaultContract(), ObserverContract(), ActionContract()


# --- faults, by whom they contact


class Good(HttpDriver):
    """Patches a server, over the session that asks the guard."""

    root: str

    def hosts(self) -> tuple[str, ...]:
        return self._hosts_of(self.root)

    def observe(self) -> Json:
        return None

    def inject(self, before: Json) -> None:
        self._patch("/down")

    def revert(self, before: Json) -> None:
        self._patch("/up")

    def _patch(self, path: str) -> None:
        with self.session() as http:
            http.carry_out(HttpChange(url=self.root + path, method="PATCH"))


class TellsNobody(Good):
    """The default there was: it speaks to nobody, it says."""

    def hosts(self) -> tuple[str, ...]:
        return ()


class TellsAnother(Good):
    def hosts(self) -> tuple[str, ...]:
        return ("shop.dev.example",)


class GoesItsOwnWay(Good):
    """A library of its own, which has never heard of a guard."""

    def _patch(self, path: str) -> None:
        try:
            requests.patch(self.root + path, timeout=120).close()
        except requests.RequestException as why:
            raise DriverError(str(why)) from why


class OpensASocket(Good):
    def _patch(self, path: str) -> None:
        port = int(self.root.rpartition(":")[2])
        request = f"PATCH {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)) as line:
            line.sendall(request.encode())
            line.recv(1000)


class Dials(OpensASocket):
    """The same, by the guard's leave."""

    def _patch(self, path: str) -> None:
        port = int(self.root.rpartition(":")[2])
        with self.dial("127.0.0.1", port, timedelta(seconds=5)) as line:
            line.sendall(f"PATCH {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
            line.recv(1000)


class LooksUp(Good):
    """Asks who that is before it asks whether it may."""

    def _patch(self, path: str) -> None:
        socket.getaddrinfo("localhost", 80)
        super()._patch(path)


class Shop:
    def __init__(self, kind: type[Good]) -> None:
        self.kind, self.up = kind, True
        self.web = LocalWeb({"/down": self._set(up=False), "/up": self._set(up=True)})

    def _set(self, *, up: bool) -> Callable[[Any], None]:
        def switch(handler: Any) -> None:
            self.up = up
            reply(204)(handler)

        return switch

    def fault(self) -> Good:
        return self.kind(root=self.web.url("").rstrip("/"))

    def state(self) -> object:
        return self.up

    def leading_to(self, host: str, port: int) -> Iterable[Good]:
        return (self.kind(root=root) for root in redirecting(host, port))


ON_CONTACTS = (
    faults.test_contacts_nobody_but_its_hosts,
    faults.test_asks_the_guard_first,
    faults.test_is_led_nowhere_else,
)


@each("kind", [Good, Dials])
@each("kept", ON_CONTACTS)
def test_a_good_fault_contacts_its_hosts_alone(
    kind: type[Good], kept: Callable[[Any], None]
) -> None:
    shop = Shop(kind)
    with shop.web:
        kept(shop)


@each(
    ("kind", "broken", "why"),
    [
        (TellsNobody, faults.test_contacts_nobody_but_its_hosts, r"contacts 127\.0\.0\.1"),
        (TellsAnother, faults.test_contacts_nobody_but_its_hosts, r"contacts 127\.0\.0\.1"),
        (LooksUp, faults.test_contacts_nobody_but_its_hosts, "contacts localhost"),
        (GoesItsOwnWay, faults.test_asks_the_guard_first, "its guard does not allow"),
        (OpensASocket, faults.test_asks_the_guard_first, "its guard does not allow"),
        (LooksUp, faults.test_asks_the_guard_first, "localhost"),
        (GoesItsOwnWay, faults.test_is_led_nowhere_else, "follows to where it may not go"),
    ],
)
def test_a_fault_that_contacts_others_is_caught(
    kind: type[Good], broken: Callable[[Any], None], why: str
) -> None:
    shop = Shop(kind)
    with shop.web, pytest.raises(AssertionError, match=why):
        broken(shop)


def test_a_world_says_how_its_drivers_could_be_led_elsewhere() -> None:
    class Silent:
        def __init__(self) -> None:
            self.shop = Shop(Good)

        def fault(self) -> Good:
            return self.shop.fault()

        def state(self) -> object:
            return self.shop.up

    world = Silent()
    with world.shop.web, pytest.raises(AssertionError, match="Silent lacks `leading_to"):
        faults.test_is_led_nowhere_else(world)


def test_a_driver_that_does_not_say_whom_it_contacts_is_none() -> None:
    class Mute(Driver):
        pass

    with pytest.raises(TypeError, match=r"abstract method.*hosts"):
        Mute()  # type: ignore[abstract]  # that is the point


# --- observers of messages


class Post:
    """A box of notes: what an observer of it may tell, it tells."""

    drips = b""
    secrets = ()

    def __init__(self, kind: type["Notes"]) -> None:
        self.kind, self.notes = kind, list[str]()

    def observer(self) -> "Notes":
        return self.kind.model_construct(box=self.notes)

    def slow_observer(self, port: int) -> "Notes":
        return self.observer()

    def show(self) -> None:
        self.notes.append("away")

    def shown(self, sighting: Sighting) -> bool:
        assert isinstance(sighting, Inbox)
        return [one.bodies for one in sighting.messages] == [("away",)]

    def unreadable(self) -> Iterable["Notes"]:
        return ()

    def state(self) -> object:
        return list(self.notes)

    def wait_until_left(self) -> bool:
        return True


class Notes(Driver):
    """Tells each note once, from the moment it is opened."""

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = Inbox
    box: list[str]

    def hosts(self) -> tuple[str, ...]:
        return ()

    @contextmanager
    def open(self) -> Iterator[Look]:
        seen = [len(self.box)]

        def look() -> Inbox:
            new = range(seen[0], len(self.box))
            seen[0] = len(self.box)
            return Inbox(tuple(self.told(number) for number in new))

        yield look

    def told(self, number: int) -> Message:
        return Message(str(number), (), (self.box[number],))


class TellsOldOnes(Notes):
    @contextmanager
    def open(self) -> Iterator[Look]:
        seen = [0]

        def look() -> Inbox:
            new = range(seen[0], len(self.box))
            seen[0] = len(self.box)
            return Inbox(tuple(self.told(number) for number in new))

        yield look


class TellsAgain(Notes):
    @contextmanager
    def open(self) -> Iterator[Look]:
        start = len(self.box)
        yield lambda: Inbox(tuple(self.told(n) for n in range(start, len(self.box))))


class KnowsThemByTheirWords(Notes):
    """Takes a second note with the same words for the first."""

    @contextmanager
    def open(self) -> Iterator[Look]:
        known = set(self.box)

        def look() -> Inbox:
            new = [n for n, words in enumerate(self.box) if words not in known]
            known.update(self.box)
            return Inbox(tuple(self.told(n) for n in new))

        yield look


class HasOneId(Notes):
    def told(self, number: int) -> Message:
        return Message("note", (), (self.box[number],))


LAWS = (
    observers.test_what_is_older_than_the_drill_never_counts,
    observers.test_a_message_is_told_once,
    observers.test_a_message_alike_is_another_message,
)


@each("kept", LAWS)
def test_a_good_observer_of_messages_keeps_their_laws(kept: Callable[[Any], None]) -> None:
    kept(Post(Notes))


@each(
    ("kind", "broken"),
    [
        (TellsOldOnes, observers.test_what_is_older_than_the_drill_never_counts),
        (TellsAgain, observers.test_a_message_is_told_once),
        (KnowsThemByTheirWords, observers.test_a_message_alike_is_another_message),
        (HasOneId, observers.test_a_message_alike_is_another_message),
    ],
)
def test_an_observer_that_breaks_a_law_of_messages_is_caught(
    kind: type[Notes], broken: Callable[[Any], None]
) -> None:
    with pytest.raises(AssertionError):
        broken(Post(kind))


# --- actions


class Desk:
    """Takes notes, each under the run that left it."""

    drips = b""
    secrets = ("hush",)

    def __init__(self, kind: type["Ring"]) -> None:
        self.kind, self.notes = kind, list[str]()

    def action(self) -> Action:
        return self.kind(self.notes)

    def slow_action(self, port: int) -> Action | None:
        return None

    def unable(self) -> Iterable[Action]:
        yield self.kind(None)

    def state(self) -> object:
        return list(self.notes)


class Ring:
    """An action as it should be; without a desk it cannot."""

    def __init__(self, notes: list[str] | None) -> None:
        self.notes = notes

    def hosts(self) -> tuple[str, ...]:
        return ()

    def check(self) -> None:
        if self.notes is None:
            raise DriverError("there is no desk")

    def perform(self, run: RunContext) -> Receipt:
        self.check()
        assert self.notes is not None
        self.notes.append(run.run)
        return Receipt("noted")

    def clean_up(self, run: RunContext) -> None:
        assert self.notes is not None
        self.notes[:] = [one for one in self.notes if one != run.run]


class DoesItInChecking(Ring):
    def check(self) -> None:
        super().check()
        assert self.notes is not None
        self.notes.append("checked")


class DoesNothing(Ring):
    def perform(self, run: RunContext) -> Receipt:
        return Receipt("noted")


class SaysNothing(Ring):
    def perform(self, run: RunContext) -> Receipt:
        super().perform(run)
        return Receipt(" ")


class SaysTooMuch(Ring):
    def perform(self, run: RunContext) -> Receipt:
        super().perform(run)
        return Receipt("noted\nand hush is the key")


class AlwaysCan(Ring):
    def check(self) -> None: ...


class SweepsAll(Ring):
    def clean_up(self, run: RunContext) -> None:
        assert self.notes is not None
        self.notes.clear()


class LeavesIt(Ring):
    def clean_up(self, run: RunContext) -> None: ...


KEPT = [getattr(actions, name) for name in dir(actions) if name.startswith("test_")]


@each("kept", KEPT)
def test_a_good_action_keeps_the_contract(kept: Callable[[Any], None]) -> None:
    kept(Desk(Ring))


@each(
    ("kind", "broken"),
    [
        (DoesItInChecking, actions.test_checking_changes_nothing),
        (DoesNothing, actions.test_performing_does_something_and_tells_it_in_a_line),
        (SaysNothing, actions.test_performing_does_something_and_tells_it_in_a_line),
        (SaysTooMuch, actions.test_performing_does_something_and_tells_it_in_a_line),
        (SaysTooMuch, actions.test_never_shows_a_secret),
        (AlwaysCan, actions.test_says_why_it_cannot_be_performed),
        (SweepsAll, actions.test_takes_away_what_its_run_left_and_no_more),
        (LeavesIt, actions.test_takes_away_what_its_run_left_and_no_more),
    ],
)
def test_a_bad_action_is_caught(kind: type[Ring], broken: Callable[[Any], None]) -> None:
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        broken(Desk(kind))


def test_an_action_that_is_let_pass_hears_which_of_its_methods_did() -> None:
    says: Callable[[Any], None] = actions.test_says_why_it_cannot_be_performed
    with pytest.raises(pytest.fail.Exception, match=r"check\(\) .* must raise DriverError"):
        says(Desk(AlwaysCan))
