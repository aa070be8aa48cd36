import pytest

from commdrill.drivers.http.action import HttpAction
from commdrill.drivers.protocol import Action, RunContext
from commdrill.errors import DriverError
from commdrill.testing import LocalWeb, reply

RUN = RunContext("a-run", "a-token", "outage")


def action_on(web: LocalWeb, **more: object) -> HttpAction:
    return HttpAction.model_validate({"url": web.url("/announce")} | more)


def test_it_posts_and_tells_what_was_answered() -> None:
    with LocalWeb({"/announce": reply(202, b'{"queued": 1}')}) as web:
        receipt = action_on(web, json={"component": "checkout"}).perform(RUN)
    assert receipt.summary == "202 Accepted: '{\"queued\": 1}'"
    assert (web.asked[0].method, web.asked[0].body) == ("POST", b'{"component": "checkout"}')


def test_a_refusal_is_an_error() -> None:
    with (
        LocalWeb({"/announce": reply(403, b"who are you?")}) as web,
        pytest.raises(DriverError, match=r"/announce answered 403 Forbidden: 'who are you\?'"),
    ):
        action_on(web).perform(RUN)


def test_checking_knocks_and_asks_for_nothing() -> None:
    with LocalWeb() as web:
        action_on(web).check()
        assert web.asked == []
    with pytest.raises(DriverError, match="refused the connection"):
        action_on(web).check()


def test_it_is_an_action_that_names_its_hosts() -> None:
    action = HttpAction(url="https://ops.example/x")
    assert isinstance(action, Action)
    assert action.hosts() == ("ops.example",)
