"""What every action must keep, whatever it sets going."""

from collections.abc import Iterable
from functools import partial
from typing import Protocol

import pytest

from commdrill.drivers.protocol import Action, Receipt, RunContext, TidyAction
from commdrill.errors import CommdrillError, DriverError
from commdrill.testing.contacts import (
    require_guard_asked,
    require_hosts_told,
    require_led_nowhere,
    require_refusal,
)
from commdrill.testing.local_web import DrippingServer, require_ends

RUN = RunContext("20261123T100000Z-a-drill-7f3a", "token", "outage")
ANOTHER = RunContext("20261123T110000Z-a-drill-8b4b", "another", "outage")


class ActionWorld(Protocol):
    """Somebody an action can tell, or something it can start."""

    drips: bytes
    """What a server of this protocol says first, before it falls into dripping."""

    secrets: tuple[str, ...]
    """Values among the action's settings that nobody may see."""

    def action(self) -> Action:
        """A newly built action."""
        ...

    def slow_action(self, port: int) -> Action | None:
        """The same, told to 127.0.0.1:`port`, with half a second or less to get an answer.

        None where nobody answers it.
        """
        ...

    def unable(self) -> Iterable[Action]:
        """Actions that could not be performed: `check` says why, as `perform` would."""
        ...

    def state(self) -> object:
        """All that an action of this kind changes, asked of the other side."""
        ...


class ActionContract:
    """Inherit, and give a `world` fixture; see `ActionWorld`."""

    @pytest.fixture
    def world(self) -> ActionWorld:
        raise NotImplementedError("give a `world` fixture that returns an ActionWorld")

    def test_is_an_action(self, world: ActionWorld) -> None:
        assert isinstance(world.action(), Action)

    def test_checking_changes_nothing(self, world: ActionWorld) -> None:
        at_first = world.state()
        world.action().check()
        world.action().check()
        assert world.state() == at_first

    def test_performing_does_something_and_tells_it_in_a_line(self, world: ActionWorld) -> None:
        at_first = world.state()
        receipt = world.action().perform(RUN)
        assert isinstance(receipt, Receipt)
        assert receipt.summary.strip()
        assert len(receipt.summary.splitlines()) == 1
        assert world.state() != at_first

    def test_can_be_performed_in_each_phase(self, world: ActionWorld) -> None:
        action = world.action()
        action.perform(RUN)
        action.perform(RUN)

    def test_says_why_it_cannot_be_performed(self, world: ActionWorld) -> None:
        for action in world.unable():
            at_first = world.state()
            require_refusal(DriverError, action.check, "check() of one that is unable")
            perform = partial(action.perform, RUN)
            require_refusal(DriverError, perform, "perform() of one that is unable")
            assert world.state() == at_first, "it could not be performed, and did something"

    def test_takes_away_what_its_run_left_and_no_more(self, world: ActionWorld) -> None:
        if not isinstance(world.action(), TidyAction):
            return
        at_first = world.state()
        _clean_up(world, RUN)
        assert world.state() == at_first, "there was nothing to take away"
        world.action().perform(RUN)
        left = world.state()
        _clean_up(world, ANOTHER)
        assert world.state() == left, "what another run left is that run's"
        for _ in range(2):
            _clean_up(world, RUN)
            assert world.state() == at_first

    def test_ends_in_time_at_a_server_that_drips(self, world: ActionWorld) -> None:
        with DrippingServer(world.drips) as server:
            action = world.slow_action(server.port)
            if action is not None:
                require_ends(server, partial(_told_by, action))

    def test_contacts_nobody_but_its_hosts(self, world: ActionWorld) -> None:
        action = world.action()
        require_hosts_told(action, lambda: _told_by(action))

    def test_asks_the_guard_first(self, world: ActionWorld) -> None:
        require_guard_asked(world.action(), _told_by)

    def test_is_led_nowhere_else(self, world: ActionWorld) -> None:
        require_led_nowhere(world, world.action(), _told_by)

    def test_never_shows_a_secret(self, world: ActionWorld) -> None:
        for action in (world.action(), *world.unable()):
            text = f"{action!r} {action} {_told_by(action)}"
            assert not [secret for secret in world.secrets if secret in text]


def _clean_up(world: ActionWorld, run: RunContext) -> None:
    """As a fresh process would."""
    action = world.action()
    assert isinstance(action, TidyAction)
    action.clean_up(run)


def _told_by(action: Action) -> str:
    """All that an action tells, or why it could not be performed."""
    texts = []
    try:
        action.check()
    except CommdrillError as error:
        texts.append(str(error))
    try:
        texts.append(repr(action.perform(RUN)))
    except CommdrillError as error:
        texts.append(str(error))
    return " ".join(texts)
