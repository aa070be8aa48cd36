"""How the topic hears of what the canary sees."""

import threading
from collections.abc import Iterator

import pytest

from commdrill.testing import LocalWeb, reply
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.company.on_aws.canary import Canary
from commdrill_sandbox.company.on_aws.incidents import Alarm, Topic, looks_apart
from commdrill_sandbox.company.on_aws.storefront import SHOP
from commdrill_sandbox.company.premises import Premises
from tests.each import each

ARN = "arn:aws:sns:us-west-2:123456789012:incidents"


class Pauses(threading.Event):
    """Nobody waits; how long they would have, until so many looks were had."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self._looks = looks
        self.asked: list[float | None] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.asked.append(timeout)
        return len(self.asked) > self._looks


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    """A store where all is well, and an AWS that takes nothing."""
    well = reply(200, b"{}")
    pages = {
        **dict.fromkeys(("/health", "/checkout", "/orders"), well),
        "/": reply(500, b"<Error/>"),
    }
    with LocalWeb(pages) as served:
        yield served


def test_only_what_changed_is_looked_at_again_at_once_not_what_cannot_be_told(
    web: LocalWeb,
) -> None:
    canary = Canary(web.url("").removeprefix("http://"), SHOP, ("checkout",))
    topic = Topic(Clients(web.url("")), frozenset(), ARN)
    pauses = Pauses(looks=6)
    alarm = Alarm(canary, topic, Premises(("checkout",)), 0.3, _stop=pauses)
    alarm.start()
    alarm.stop()
    first, confirming, *rest = pauses.asked
    assert (confirming, set(rest)) == (0, {first})
    assert first == 0.3


@each(("pace", "seconds"), [(600, 0.3), (150, 0.3), (75, 0.3), (45, 0.5), (25, 0.9), (1, 1.0)])
def test_a_company_that_lives_slowly_is_looked_at_less_often(pace: float, seconds: float) -> None:
    assert looks_apart(pace) == pytest.approx(seconds)
