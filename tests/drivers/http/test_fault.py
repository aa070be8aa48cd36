import json
from http.server import BaseHTTPRequestHandler

import pytest
from pydantic import ValidationError

from commdrill.drivers.http.fault import HttpFault
from commdrill.errors import DriverError
from commdrill.testing import LocalWeb, reply


def fault_on(web: LocalWeb, **more: object) -> HttpFault:
    settings = {
        "break": {"url": web.url("/stop"), "json": {"hard": True}, "headers": {"X-Key": "hush"}},
        "restore": {"url": web.url("/start"), "method": "PUT"},
        "state": {"url": web.url("/state")},
        "settle": "300ms",
    }
    return HttpFault.model_validate(settings | more)


def test_break_and_restore_are_sent_as_written() -> None:
    with LocalWeb({"/stop": reply(202), "/start": reply(), "/state": reply(200, b"up")}) as web:
        fault = fault_on(web)
        before = fault.observe()
        fault.inject(before)
        fault.revert(before)
    asked = [(one.method, one.path) for one in web.asked]
    assert asked == [("GET", "/state"), ("POST", "/stop"), ("PUT", "/start"), ("GET", "/state")]
    assert json.loads(web.asked[1].body) == {"hard": True}
    assert web.asked[1].headers["x-key"] == "hush"


def test_what_is_broken_already_is_never_what_was_before() -> None:
    """Nothing but the state is asked: nothing on top of what somebody else broke."""
    outage = reply(200, b'{"mode": "outage"}')
    with LocalWeb({"/stop": reply(), "/start": reply(), "/state": outage}) as web:
        with pytest.raises(DriverError, match="it is broken already"):
            fault_on(web, down='"mode": "outage"').observe()
        assert [one.path for one in web.asked] == ["/state"]


def test_down_is_looked_for_in_a_state() -> None:
    with LocalWeb() as web, pytest.raises(ValidationError, match="is looked for in `state`"):
        fault_on(web, state=None, down="outage")


def test_without_a_state_observing_only_knocks() -> None:
    with LocalWeb() as web:
        assert fault_on(web, state=None).observe() is None
        assert web.asked == []


def test_observing_says_who_is_not_there() -> None:
    with LocalWeb({"/state": reply()}) as web:
        fault = fault_on(web, restore={"url": "http://127.0.0.1:9/start"})
        with pytest.raises(DriverError, match=r"^POST .*:9/start: 127\.0\.0\.1:9 refused"):
            fault.observe()


def test_a_break_that_is_refused_says_what_was_answered() -> None:
    with (
        LocalWeb({"/stop": reply(409, b'{"error": "already stopped"}')}) as web,
        pytest.raises(DriverError, match=r"409 Conflict: .*already stopped"),
    ):
        fault_on(web).inject(None)


def test_a_restore_that_is_refused_is_no_way_back_whatever_the_state() -> None:
    with LocalWeb({"/start": reply(500), "/state": reply(200, b"up")}) as web:
        fault = fault_on(web)
        with pytest.raises(DriverError, match="/start answered 500"):
            fault.revert(fault.observe())


def test_a_state_that_stays_different_is_told_line_by_line() -> None:
    with LocalWeb({"/start": reply(), "/state": reply(200, b"orders: up\nmail: up")}) as web:
        fault = fault_on(web)
        before = fault.observe()
        web.routes["/state"] = reply(200, b"orders: up\nmail: down")
        with pytest.raises(DriverError, match="line 2 was 'mail: up', is 'mail: down'"):
            fault.revert(before)


def test_a_state_that_takes_its_time_is_waited_for() -> None:
    answers = iter([b"up", b"down", b"down", b"up"])

    def settling(handler: BaseHTTPRequestHandler) -> None:
        reply(200, next(answers))(handler)

    with LocalWeb({"/start": reply()}) as web:
        web.routes["/state"] = settling
        fault = fault_on(web, settle="20s")
        fault.revert(fault.observe())
    assert [one.path for one in web.asked].count("/state") == 4


def test_a_state_masked_in_the_journal_is_still_recognised() -> None:
    with LocalWeb({"/start": reply(), "/state": reply(200, b"key hush")}) as web:
        fault = fault_on(web)
        masked = json.loads(json.dumps(fault.observe()).replace("hush", "***"))
        fault.revert(masked)


def test_all_hosts_are_named_for_the_guard() -> None:
    settings = {
        "break": {"url": "https://a.example/x"},
        "restore": {"url": "https://b.example/x"},
        "state": {"url": "https://a.example/state"},
        "connect_to": "127.0.0.1:8080",
    }
    assert HttpFault.model_validate(settings).hosts() == ("a.example", "b.example")


def test_a_fault_without_a_way_back_is_a_mistake() -> None:
    with pytest.raises(ValidationError, match="restore"):
        HttpFault.model_validate({"break": {"url": "https://a.example/x"}})
