"""The HTTP server the company's sites are served by."""

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from commdrill_sandbox.company.serving import HANG_UP, Answer, Request, Server, json_answer


def echo(request: Request) -> Answer:
    if request.path == "/gone":
        return HANG_UP
    return json_answer(
        {
            "method": request.method,
            "path": request.path,
            "args": dict(request.args),
            "json": request.json,
            "form": dict(request.form),
            "language": request.language(("en", "es")),
        }
    )


@pytest.fixture
def connection() -> Iterator[http.client.HTTPConnection]:
    server = Server("echo", echo)
    server.start()
    opened = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=120)
    yield opened
    opened.close()
    server.stop()


def asked(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    body: str = "",
    **headers: str,
) -> http.client.HTTPResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body.encode() or None, named)
    return connection.getresponse()


def test_a_connection_serves_one_request_after_the_other(
    connection: http.client.HTTPConnection,
) -> None:
    asked(connection, "POST", "/first", '{"a": 1}').read()
    kept = connection.sock
    answer = asked(connection, "GET", "/second%20one?q=%C3%A1&q=b&empty=")
    assert b'"path": "/second one"' in answer.read()
    assert connection.sock is kept


def test_a_head_has_the_headers_of_a_get_and_no_body(
    connection: http.client.HTTPConnection,
) -> None:
    answer = asked(connection, "HEAD", "/")
    assert int(answer.headers["Content-Length"]) > 0
    assert answer.read() == b""
    assert asked(connection, "GET", "/").status == 200


def test_a_site_can_end_a_connection_without_an_answer(
    connection: http.client.HTTPConnection,
) -> None:
    with pytest.raises(http.client.RemoteDisconnected):
        asked(connection, "GET", "/gone")


def test_a_body_beyond_reason_is_refused(connection: http.client.HTTPConnection) -> None:
    assert asked(connection, "POST", "/", Content_Length="9999999999").status == 413


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/?lang=es", "en", "es"),
        ("/?lang=fr", "en", "fr"),
        ("/", "es-MX,es;q=0.9,en;q=0.8", "es"),
        ("/", "fr, en;q=0.5", "en"),
        ("/", "fr", None),
        ('/?lang="><script>', "es", "es"),
    ],
)
def test_a_visitors_language_is_the_one_asked_for_or_the_browsers(
    connection: http.client.HTTPConnection, path: str, accepted: str, language: str | None
) -> None:
    answer = asked(connection, "GET", path.replace('"', "%22"), Accept_Language=accepted)
    expected = "null" if language is None else f'"{language}"'
    assert f'"language": {expected}' in answer.read().decode()


@pytest.mark.parametrize("body", ["{", "[1]", "null", ""])
def test_a_body_that_is_no_object_is_an_empty_one(
    connection: http.client.HTTPConnection, body: str
) -> None:
    assert b'"json": {}' in asked(connection, "POST", "/", body).read()
