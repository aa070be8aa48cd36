"""The contracts are worth something: each bad driver here fails the test it should."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

import pytest

from commdrill.drivers.protocol import Driver, Fault, Look, Observer
from commdrill.sighting import Inbox, Message, Page, Sighting
from commdrill.terms import Proof
from commdrill.testing import FaultContract, ObserverContract
from commdrill.values import Json


class Lamp:
    """A component to break: on or off, and how often it was switched."""

    def __init__(self, fault: Callable[["Lamp"], Fault]) -> None:
        self.on = True
        self.switched = 0
        self._fault = fault

    def fault(self) -> Fault:
        return self._fault(self)

    def state(self) -> object:
        return self.on


class SwitchOff:
    """A fault as it should be."""

    def __init__(self, lamp: Lamp) -> None:
        self.lamp = lamp

    def hosts(self) -> tuple[str, ...]:
        return ()

    def observe(self) -> Json:
        return {"on": self.lamp.on}

    def inject(self, before: Json) -> None:
        self.lamp.switched += 1
        self.lamp.on = False

    def revert(self, before: Json) -> None:
        assert isinstance(before, dict)
        self.lamp.on = bool(before["on"])


class Toggles(SwitchOff):
    def revert(self, before: Json) -> None:
        self.lamp.on = not self.lamp.on


class Remembers(SwitchOff):
    """Works only while the process that injected lives."""

    injected = False

    def inject(self, before: Json) -> None:
        super().inject(before)
        self.injected = True

    def revert(self, before: Json) -> None:
        if self.injected:
            super().revert(before)


class NotesAfterwards(SwitchOff):
    """Reverts only what it has taken note of, after the deed."""

    noted: ClassVar[list[Lamp]] = []

    def inject(self, before: Json) -> None:
        self.lamp.on = False
        self.noted.append(self.lamp)

    def revert(self, before: Json) -> None:
        if self.lamp in self.noted:
            super().revert(before)


class DoesNothing(SwitchOff):
    def inject(self, before: Json) -> None: ...


class Counts(SwitchOff):
    def observe(self) -> Json:
        self.lamp.switched += 1
        return self.lamp.switched


class Tuples(SwitchOff):
    def observe(self) -> Json:
        return ("on", self.lamp.on)


class Breaks(SwitchOff):
    def observe(self) -> Json:
        self.lamp.on = False
        return {"on": True}


contract = FaultContract()


@pytest.mark.parametrize(
    "kept",
    [getattr(contract, name) for name in dir(contract) if name.startswith("test_")],
    ids=lambda kept: kept.__name__,
)
def test_a_good_fault_keeps_the_contract(kept: Callable[[Any], None]) -> None:
    kept(Lamp(SwitchOff))


@pytest.mark.parametrize(
    ("fault", "broken"),
    [
        (Toggles, contract.test_reverting_twice_is_reverting_once),
        (Toggles, contract.test_reverting_what_was_never_injected_is_harmless),
        (Remembers, contract.test_reverting_gives_back_what_was_observed),
        (NotesAfterwards, contract.test_an_inject_killed_at_any_line_is_reverted_by_a_new_fault),
        (DoesNothing, contract.test_injecting_breaks_something),
        (Counts, contract.test_observing_twice_gives_the_same_and_changes_nothing),
        (Breaks, contract.test_observing_twice_gives_the_same_and_changes_nothing),
        (Tuples, contract.test_what_is_observed_survives_json),
    ],
)
def test_a_bad_fault_is_caught(
    fault: Callable[[Lamp], Fault], broken: Callable[[Lamp], None]
) -> None:
    with pytest.raises(AssertionError):
        broken(Lamp(fault))


class Blind(Driver):
    """Sees nothing, changes what it looks at, tells secrets, and raises nothing."""

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = Page
    looks: list[str]

    def hosts(self) -> tuple[str, ...]:
        return ()

    @contextmanager
    def open(self) -> Iterator[Look]:
        yield self._look

    def _look(self) -> Page:
        self.looks.append("looked")
        return Page("hush", 200, {}, "", "text/html")


class Wall:
    drips = b""
    secrets = ("hush",)

    def __init__(self) -> None:
        self.looks: list[str] = []

    def observer(self) -> Observer:
        return Blind.model_construct(looks=self.looks)

    def slow_observer(self, port: int) -> Observer:
        return self.observer()

    def show(self) -> None: ...

    def shown(self, sighting: Sighting) -> bool:
        return False

    def unreadable(self) -> Iterable[Observer]:
        yield self.observer()

    def state(self) -> object:
        return len(self.looks)

    def wait_until_left(self) -> bool:
        return False


seeing = ObserverContract()


@pytest.mark.parametrize(
    "broken",
    [
        seeing.test_sees_what_is_there_once_it_is_there,
        seeing.test_looking_changes_nothing,
        seeing.test_closes_its_connections,
        seeing.test_says_that_it_cannot_look,
        seeing.test_never_shows_a_secret,
    ],
)
def test_a_bad_observer_is_caught(broken: Callable[[Wall], None]) -> None:
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        broken(Wall())


class Postbox:
    """A mailbox whose observer goes about it the way it is told to."""

    drips = b""
    secrets = ()

    def __init__(self, observer: type["Reads"]) -> None:
        self.messages: list[str] = []
        self._observer = observer

    def observer(self) -> "Reads":
        return self._observer.model_construct(messages=self.messages)

    def slow_observer(self, port: int) -> Observer:
        return self.observer()

    def show(self) -> None:
        self.messages.append("Checkout is down.")

    def shown(self, sighting: Sighting) -> bool:
        return isinstance(sighting, Inbox) and bool(sighting.messages)

    def unreadable(self) -> Iterable[Observer]:
        return ()

    def state(self) -> object:
        return tuple(self.messages)

    def wait_until_left(self) -> bool:
        return True


class Reads(Driver):
    """As it should be: what is new since it was opened, each once, each by its own number."""

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = Inbox
    messages: list[str]

    def hosts(self) -> tuple[str, ...]:
        return ()

    @contextmanager
    def open(self) -> Iterator[Look]:
        told = self._old()

        def look() -> Inbox:
            nonlocal told
            new = range(told, len(self.messages))
            told = self._told_after(len(self.messages))
            return Inbox(tuple(Message(self._id(n), (), (self.messages[n],)) for n in new))

        yield look

    def _old(self) -> int:
        return len(self.messages)

    def _told_after(self, count: int) -> int:
        return count

    def _id(self, number: int) -> str:
        return str(number)


class TellsOld(Reads):
    def _old(self) -> int:
        return 0


class TellsTwice(Reads):
    def _told_after(self, count: int) -> int:
        return max(0, count - 1)


class Alike(Reads):
    def _id(self, number: int) -> str:
        return self.messages[number]


LAWS_OF_MESSAGES = [
    seeing.test_what_is_older_than_the_drill_never_counts,
    seeing.test_a_message_is_told_once,
    seeing.test_a_message_alike_is_another_message,
]


@pytest.mark.parametrize("law", LAWS_OF_MESSAGES)
def test_a_good_observer_of_messages_keeps_the_contract(law: Callable[[Any], None]) -> None:
    law(Postbox(Reads))


@pytest.mark.parametrize(
    ("bad", "law"), list(zip([TellsOld, TellsTwice, Alike], LAWS_OF_MESSAGES, strict=True))
)
def test_old_messages_messages_told_twice_and_one_id_for_two_are_caught(
    bad: type[Reads], law: Callable[[Any], None]
) -> None:
    with pytest.raises(AssertionError):
        law(Postbox(bad))
