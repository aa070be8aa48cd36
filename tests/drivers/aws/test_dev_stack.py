"""The dev stack that is shipped is what the example drills."""

import json
from collections.abc import Iterator

import pytest

from commdrill.documents.environment import Guard
from commdrill.drivers.aws.driver import AwsFault
from commdrill.drivers.aws.ledger import Ledger
from commdrill.drivers.aws.preflight.guard_check import guard_refusals
from commdrill.drivers.aws.preflight.review import reviewed
from commdrill.drivers.protocol import RunContext
from commdrill.sighting import Page
from commdrill.testing import FaultContract
from tests.drivers.aws.dev_stack import FAULTS, SHOP, SORRY, DevStack

RUN = RunContext("20261128T100000Z-lost-7f3a", "token", "outage")


@pytest.fixture(scope="module")
def stack() -> Iterator[DevStack]:
    stack = DevStack()
    yield stack
    stack.aws.stop()


class Way:
    """One way to break one component, as the example has it; of its probe other tests tell."""

    def __init__(self, stack: DevStack, component: str, way: str) -> None:
        self._stack, self._named = stack, (component, way)

    def fault(self) -> AwsFault:
        return self._stack.fault(*self._named).model_copy(update={"probe": None})

    def state(self) -> object:
        return self._stack.state()


class TestEveryFaultOfTheExample(FaultContract):
    """Whole on the stack: killed at any line of it, and put back by another process."""

    @pytest.fixture(params=FAULTS, ids="-".join)
    def world(self, stack: DevStack, request: pytest.FixtureRequest) -> Iterator[Way]:
        """Put back after each test: the stack is made once."""
        way = Way(stack, *request.param)
        before = way.fault().observe()
        yield way
        way.fault().revert(before)


def test_the_guard_lets_all_drivers_of_the_example_touch_the_stack(stack: DevStack) -> None:
    """Account, Regions, and the tag on each resource that is named."""
    guard = Guard.model_validate_json(json.dumps(stack.environment["guard"]))
    assert guard.require_tags == {"stage": "dev"}
    assert list(guard_refusals(guard, stack.drivers(), Ledger().page("preflight"))) == []
    wanted = guard.model_copy(update={"require_tags": {"stage": "live"}})
    refused = list(guard_refusals(wanted, stack.drivers(), Ledger().page("preflight")))
    assert len({line.partition(" touches ")[2] for line in refused}) == 8


def test_preflight_has_nothing_to_say_of_the_stack(stack: DevStack) -> None:
    drivers = stack.drivers()
    access = next(iter(drivers.values())).aws
    urls = [f"https://{SHOP}/checkout"]
    assert list(reviewed(drivers, access, urls, Ledger().page("preflight"))) == []


def test_visitors_find_the_shop_open(stack: DevStack) -> None:
    for path, name in (("/", "Welcome"), ("/checkout", "Checkout"), ("/search?q=lamp", "Search")):
        assert stack.visit(path) == (200, f"<h1>{name}</h1>")
    assert stack.visit("/orders", method="POST", json={"sku": "drill"})[0] == 201


SEEN = {
    ("checkout", "outage"): ("/checkout", 503, SORRY),
    ("checkout", "maintenance"): ("/checkout", 503, "making Checkout better"),
    ("storefront", "maintenance"): ("/search", 503, "making Our online store better"),
    ("storefront", "region-loss"): ("/checkout", 503, SORRY),
    ("search", "slow"): ("/search", 200, "Search is slower than usual"),
}


@pytest.mark.parametrize(("named", "seen"), SEEN.items(), ids=lambda one: "-".join(map(str, one)))
def test_what_a_fault_breaks_visitors_see_until_it_is_put_back(
    stack: DevStack, named: tuple[str, str], seen: tuple[str, int, str]
) -> None:
    """By the example's own probes, where it has them."""
    path, status, words = seen
    fault = stack.fault(*named)
    before = json.loads(json.dumps(fault.observe()))
    fault.inject(before)
    shown = stack.visit(path)
    fault.revert(before)
    assert shown[0] == status
    assert words in shown[1]
    after = stack.visit(path)
    assert after[0] == 200
    assert words not in after[1]
    assert fault.is_as_before(before)


def test_observers_of_the_example_read_what_the_stack_takes_in(stack: DevStack) -> None:
    drivers = stack.drivers()
    chat = stack.of("sqs").get_queue_url(QueueName="anycompany-dev-drill-chat")["QueueUrl"]
    with drivers["channel support-chat"].open() as look:  # type: ignore[attr-defined]
        look()
        stack.of("sqs").send_message(QueueUrl=chat, MessageBody="Checkout is not available.")
        posts = [repr(post) for _ in range(5) for post in look().messages]
    assert any("Checkout is not available." in post for post in posts)
    for name in ("customer-email", "customer-sms"):
        with drivers[f"channel {name}"].open() as look:  # type: ignore[attr-defined]
            assert not isinstance(look(), Page)


def test_actions_of_the_example_reach_the_buses_of_both_regions(stack: DevStack) -> None:
    for who, driver in stack.drivers().items():
        if who.startswith("action "):
            driver.check()  # type: ignore[attr-defined]
            assert "accepted" in driver.perform(RUN).summary  # type: ignore[attr-defined]
