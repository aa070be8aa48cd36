"""What every observer must keep, wherever it looks."""

import json
from collections.abc import Iterable
from functools import partial
from typing import Protocol

import pytest

from commdrill.drivers.protocol import Observer, PlacedLook, PlacedObserver
from commdrill.errors import CannotLook
from commdrill.sighting import Inbox, Message, Sighting
from commdrill.terms import Proof
from commdrill.testing.contacts import (
    require_guard_asked,
    require_hosts_told,
    require_led_nowhere,
    require_refusal,
)
from commdrill.testing.local_web import DrippingServer, require_ends


class ObserverWorld(Protocol):
    """A channel that an observer can look at, in working order."""

    drips: bytes
    """What a server of this protocol says first, before it falls into dripping."""

    secrets: tuple[str, ...]
    """Values among the observer's settings that nobody may see."""

    def observer(self) -> Observer:
        """A newly built observer of this channel."""
        ...

    def slow_observer(self, port: int) -> Observer:
        """The same, looking at 127.0.0.1:`port`, with half a second or less to get an answer."""
        ...

    def show(self) -> None:
        """Put something on the channel that was not there before."""
        ...

    def shown(self, sighting: Sighting) -> bool:
        """Whether what `show` put there is in this sighting."""
        ...

    def unreadable(self) -> Iterable[Observer]:
        """Observers in a situation that says nothing about the plan."""
        ...

    def state(self) -> object:
        """All that a look could change."""
        ...

    def wait_until_left(self) -> bool:
        """Whether (soon) nobody is connected to the channel any more."""
        ...


class ObserverContract:
    """Inherit, and give a `world` fixture; see `ObserverWorld`."""

    @pytest.fixture
    def world(self) -> ObserverWorld:
        raise NotImplementedError("give a `world` fixture that returns an ObserverWorld")

    def test_is_an_observer_that_says_what_it_shows_and_proves(self, world: ObserverWorld) -> None:
        observer = world.observer()
        assert isinstance(observer, Observer)
        assert isinstance(observer.proof, Proof)
        with observer.open() as look:
            assert isinstance(look(), observer.shows)

    def test_contacts_nobody_but_its_hosts(self, world: ObserverWorld) -> None:
        observer = world.observer()
        require_hosts_told(observer, lambda: _look_twice(observer))

    def test_asks_the_guard_first(self, world: ObserverWorld) -> None:
        require_guard_asked(world.observer(), _look_twice)

    def test_is_led_nowhere_else(self, world: ObserverWorld) -> None:
        require_led_nowhere(world, world.observer(), _look_twice)

    def test_sees_what_is_there_once_it_is_there(self, world: ObserverWorld) -> None:
        with world.observer().open() as look:
            assert not world.shown(look())
            world.show()
            assert world.shown(look())

    def test_what_is_older_than_the_drill_never_counts(self, world: ObserverWorld) -> None:
        if world.observer().shows is not Inbox:
            return  # a page is what it is, however long it has been so
        world.show()
        with world.observer().open() as look:
            for _ in range(3):
                assert look() == Inbox(), "it was there before the observer was opened"

    def test_a_message_is_told_once(self, world: ObserverWorld) -> None:
        if world.observer().shows is not Inbox:
            return
        with world.observer().open() as look:
            world.show()
            assert world.shown(look())
            assert [look() for _ in range(2)] == [Inbox()] * 2, "it was told before"

    def test_another_process_looks_on_from_the_same_place(self, world: ObserverWorld) -> None:
        observer = world.observer()
        if not isinstance(observer, PlacedObserver):
            return
        world.show()
        with observer.open() as look:
            assert isinstance(look, PlacedLook)
            position = json.loads(json.dumps(look.position))
            world.show()
            first = look()
        other = world.observer()
        assert isinstance(other, PlacedObserver)
        with other.open_at(position) as look:
            again = look()
        assert world.shown(again)
        assert [one.id for one in _messages(again)] == [one.id for one in _messages(first)]

    def test_a_message_alike_is_another_message(self, world: ObserverWorld) -> None:
        if world.observer().shows is not Inbox:
            return
        with world.observer().open() as look:
            world.show()
            first = look()
            assert world.shown(first)
            world.show()
            second = look()
            assert world.shown(second)
        ids = [one.id for seen in (first, second) for one in _messages(seen)]
        assert len(set(ids)) == len(ids), f"two messages have one id: {ids}"

    def test_looking_changes_nothing(self, world: ObserverWorld) -> None:
        world.show()
        at_first = world.state()
        with world.observer().open() as look:
            look()
            look()
        assert world.state() == at_first

    def test_can_be_opened_again(self, world: ObserverWorld) -> None:
        observer = world.observer()
        for _ in range(2):
            with observer.open() as look:
                assert isinstance(look(), observer.shows)

    def test_closes_its_connections(self, world: ObserverWorld) -> None:
        with world.observer().open() as look:
            look()
        assert world.wait_until_left()

    def test_says_that_it_cannot_look(self, world: ObserverWorld) -> None:
        for observer in world.unreadable():
            require_refusal(
                CannotLook, partial(_look_once, observer), "a look at what is unreadable"
            )

    def test_ends_in_time_at_a_server_that_drips(self, world: ObserverWorld) -> None:
        with DrippingServer(world.drips) as server:
            require_ends(server, partial(_told_by, world.slow_observer(server.port)))

    def test_never_shows_a_secret(self, world: ObserverWorld) -> None:
        for observer in (world.observer(), *world.unreadable()):
            text = f"{observer!r} {observer} {_told_by(observer)}"
            assert not [secret for secret in world.secrets if secret in text]


def _look_once(observer: Observer) -> Sighting:
    with observer.open() as look:
        return look()


def _messages(sighting: Sighting) -> tuple[Message, ...]:
    assert isinstance(sighting, Inbox)
    return sighting.messages


def _look_twice(observer: Observer) -> None:
    with observer.open() as look:
        look()
        look()


def _told_by(observer: Observer) -> str:
    """All that one look tells, or why there was none."""
    try:
        with observer.open() as look:
            return repr(look())
    except CannotLook as error:
        return f"{error} {error.evidence!r}"
