"""What servers ask of whoever comes again and again: no more than has changed, and not too often."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from commdrill.drivers.http.again_after import again_after
from commdrill.drivers.http.answer import KeptAnswers
from commdrill.drivers.http.driver import HttpRequest
from commdrill.drivers.http.session import HttpSession
from commdrill.testing import LocalWeb, Reply, reply

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (429, {"retry-after": "120"}, 120.0),
        (503, {"retry-after": "0"}, 0.0),
        (429, {}, 10.0),
        (503, {}, None),
        (429, {"retry-after": "soon"}, 10.0),
        (503, {"retry-after": "soon"}, None),
        (503, {"retry-after": "-5"}, None),
        (
            503,
            {
                "retry-after": format_datetime(NOON + timedelta(seconds=90), usegmt=True),
                "date": format_datetime(NOON, usegmt=True),
            },
            90.0,
        ),
        (
            503,
            {
                "retry-after": format_datetime(NOON - timedelta(seconds=90), usegmt=True),
                "date": format_datetime(NOON, usegmt=True),
            },
            0.0,
        ),
        (
            503,
            {"retry-after": "Mon, 23 Nov 2026 12:00:30", "date": "Mon, 23 Nov 2026 12:00:00"},
            30.0,
        ),
    ],
)
def test_when_to_come_again_is_read_as_clients_read_it(
    status: int, headers: dict[str, str], seconds: float | None
) -> None:
    assert again_after(status, headers) == seconds


def test_without_a_date_of_the_servers_own_ours_counts() -> None:
    far = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    seconds = again_after(503, {"retry-after": far})
    assert seconds is not None
    assert 3_500 < seconds <= 3_600


def tagged(mark: str, value: str, body: bytes) -> Reply:
    """A page that sends itself only to whoever does not have it."""
    condition = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[mark]

    def write(handler: object) -> None:
        known = handler.headers.get(condition) == value  # type: ignore[attr-defined]
        answer = reply(304) if known else reply(200, body, {mark: value})
        answer(handler)  # type: ignore[arg-type]

    return write


@pytest.mark.parametrize(
    ("mark", "value"), [("ETag", '"1"'), ("Last-Modified", "Mon, 23 Nov 2026 12:00:00 GMT")]
)
def test_an_answer_that_has_not_changed_is_kept(mark: str, value: str) -> None:
    with LocalWeb({"/": tagged(mark, value, b"first")}) as web, HttpSession() as http:
        answers, request = KeptAnswers(http), HttpRequest(url=web.url(), headers={"X-Key": "1"})
        seen = [answers.ask(request) for _ in range(3)]
        assert [(answer.status, answer.body) for answer in seen] == [(200, b"first")] * 3
        web.routes["/"] = tagged(mark, f"{value}x", b"second")
        assert answers.ask(request).body == b"second"
        assert answers.ask(request).body == b"second"
        assert all(asked.headers["x-key"] == "1" for asked in web.asked)


def test_what_no_mark_tells_from_others_is_asked_for_as_it_is() -> None:
    with LocalWeb({"/": reply(200, b"page")}) as web, HttpSession() as http:
        answers = KeptAnswers(http)
        for _ in range(2):
            answers.ask(HttpRequest(url=web.url()))
        assert not {"if-none-match", "if-modified-since"} & web.asked[-1].headers.keys()


def test_neither_failures_nor_answers_to_a_post_are_kept() -> None:
    with LocalWeb({"/": reply(500, b"no", {"ETag": '"1"'})}) as web, HttpSession() as http:
        answers = KeptAnswers(http)
        for _ in range(2):
            answers.ask(HttpRequest(url=web.url()))
        web.routes["/"] = reply(200, b"yes", {"ETag": '"1"'})
        for _ in range(2):
            answers.ask(HttpRequest(url=web.url(), method="POST"))
        assert not any("if-none-match" in asked.headers for asked in web.asked)
        web.routes["/"] = reply(304)
        assert answers.ask(HttpRequest(url=web.url())).status == 304
