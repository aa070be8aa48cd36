"""A hostile dev host leads every driver that speaks HTTP, IMAP or to AWS elsewhere; nobody follows."""

import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from commdrill.drivers.http.action import HttpAction
from commdrill.drivers.http.driver import HttpRequest
from commdrill.drivers.http.fault import HttpFault
from commdrill.drivers.http.http_inbox import HttpInbox
from commdrill.drivers.http.session import HttpSession
from commdrill.drivers.http.web_page import WebPage
from commdrill.drivers.mail.imap import Imap
from commdrill.drivers.mail.maildev import MailDev
from commdrill.drivers.mail.mailpit import Mailpit
from commdrill.drivers.network.host_guard import Forbidden, HostGuard, Refusal, Refusals
from commdrill.drivers.protocol import Driver, Observer, RunContext
from commdrill.drivers.status.statuspage import StatusPage
from commdrill.drivers.status.statuspage_incident import StatuspageIncident
from commdrill.errors import CannotLook, DriverError
from commdrill.testing import LocalWeb, reply
from tests.drivers.network.hostile import FOREIGN, Foreign, guard

RUN = RunContext("run", "token", "outage")
SECRET = {"Authorization": "Bearer hush", "X-Api-Key": "hush"}
REDIRECTS = (301, 302, 303, 307, 308)


@pytest.fixture(scope="module")
def foreign() -> Iterator[Foreign]:
    with Foreign() as host:
        yield host


@pytest.fixture(autouse=True)
def nobody_meets_it(foreign: Foreign) -> Iterator[None]:
    yield
    assert foreign.contacts == []


@pytest.fixture(scope="module")
def web() -> Iterator[LocalWeb]:
    with LocalWeb() as local:
        yield local


def given(guarding: HostGuard) -> dict[str, object]:
    return {"folder": Path(), "guard": guarding}


def built(kind: type[Driver], guarding: HostGuard | None = None, /, **settings: Any) -> Any:
    return kind.model_validate(settings, context=given(guarding or guard()))


def look(observer: Observer) -> object:
    with observer.open() as looking:
        return looking()


def told_by(observer: Observer) -> str:
    try:
        return repr(look(observer))
    except CannotLook as why:
        return str(why)


def looking_at(url: str) -> list[Callable[[], object]]:
    """Every observer that asks a web server."""
    fields = {"to": "$.to", "text": "$.text"}
    return [
        lambda: look(built(WebPage, url=url, headers=SECRET)),
        lambda: look(built(WebPage, url=url, method="POST", json={"sku": 1})),
        lambda: look(built(WebPage, url=url, method="DELETE")),
        lambda: look(built(HttpInbox, url=url, messages="$", fields=fields)),
        lambda: look(built(StatusPage, url=url)),
        lambda: look(built(MailDev, url=url, user="u", password="p")),
        lambda: look(built(Mailpit, url=url)),
    ]


def changing(url: str) -> list[Callable[[], object]]:
    """Every fault and action that asks a web server."""
    announce = built(HttpAction, url=url, method="PUT", json={"a": 1}, headers=SECRET)
    breaking = {"url": url, "method": "PATCH", "json": {"mode": "down"}}
    fault = built(HttpFault, **{"break": breaking, "restore": {"url": url}, "state": {"url": url}})
    post = {"page": "p", "key": "k", "name": "n", "status": "investigating", "body": "b"}
    incident = built(StatuspageIncident, api=url, **post)
    return [
        lambda: announce.perform(RUN),
        fault.observe,
        lambda: fault.inject(None),
        lambda: fault.revert(None),
        incident.check,
        lambda: incident.perform(RUN),
        lambda: incident.clean_up(RUN),
    ]


@pytest.mark.parametrize("status", REDIRECTS)
def test_a_redirect_out_of_the_guard_is_refused_at_the_hop_whatever_was_asked(
    web: LocalWeb, foreign: Foreign, status: int
) -> None:
    there = reply(status, headers={"Location": f"http://{FOREIGN}:{foreign.port}/evil"})
    apis = ("/api/email/summary", "/api/v1/messages", "/api/v2/summary.json")
    web.routes = dict.fromkeys(("/", "/pages/p", "/pages/p/incidents", *apis), there)
    told = f"the guard's hosts do not allow '{FOREIGN}': nobody was asked there"
    for act in looking_at(web.url()):
        with pytest.raises(CannotLook, match=told):
            act()
    for act in changing(web.url()):
        with pytest.raises(DriverError, match=told):
            act()


@pytest.mark.parametrize(
    "location",
    [
        "http://{host}:{port}/",
        "//{host}:{port}/",
        "http://127.0.0.1@{host}:{port}/",
        "http://127.0.0.1:80@{host}:{port}/",
        "http://127.0.0.1\\@{host}:{port}/",
        "http://{host}:{port}#@127.0.0.1/",
        "http://{host}:{port}?@127.0.0.1/",
        "http://2130706434:{port}/",
        "http://0x7f000002:{port}/",
        "http://0x7F.2:{port}/",
        "http://0177.0.0.2:{port}/",
        "http://127.2:{port}/",
        "http://127.0.0.2.:{port}/",
        "http://[::ffff:127.0.0.2]:{port}/",
        "http://[::ffff:7f00:2]:{port}/",
        "http://１２７.０.０.２:{port}/",
        "http://127。0。0。2:{port}/",
        "http://%31%32%37.0.0.2:{port}/",
        "http://127.0.0.1%00.evil.example:{port}/",
        "http://0:{port}/",
        "http://0.0.0.0:{port}/",
        "http://localhost:{port}/",
        "http://[::1]:{port}/",
        "http://[::]:{port}/",
        "http://10.0.0.1/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://EVIL.EXAMPLE/",
        "http://evil.example./",
        "http://127.0.0.1.evil.example/",
        "http://bücher.example/",
        "https://{host}:{port}/",
        "ftp://{host}:{port}/",
        "file:///etc/passwd",
        "gopher://{host}:{port}/",
        "javascript:alert(1)",
        "http:///evil",
        "http://",
        "http://[",
    ],
)
def test_no_way_to_write_a_location_leads_out_of_the_guard(
    web: LocalWeb, foreign: Foreign, location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    resolve = socket.getaddrinfo

    def note(host: str, *args: Any, **options: Any) -> Any:
        asked.append(host)
        return resolve(host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", note)
    where = location.format(host=FOREIGN, port=foreign.port)
    web.routes["/"] = reply(302, headers={"Location": where.encode().decode("latin-1")})
    assert "root:" not in told_by(built(WebPage, url=web.url()))
    assert set(asked) <= {"127.0.0.1"}, "names outside the guard are not even looked up"


def test_another_port_is_outside_where_the_guard_names_one(web: LocalWeb, foreign: Foreign) -> None:
    web.routes["/"] = reply(307, headers={"Location": f"http://127.0.0.1:{foreign.port}/"})
    page = built(WebPage, guard(f"127.0.0.1:{web.port}").of("channel page"), url=web.url())
    narrow = HostGuard(page._guard.allowed.of((f"127.0.0.1:{web.port}",)))
    with pytest.raises(Forbidden, match=f"do not allow '127.0.0.1:{foreign.port}'"):
        look(built(WebPage, narrow, url=web.url()))


def test_what_was_refused_is_noted_once_with_who_was(web: LocalWeb, foreign: Foreign) -> None:
    web.routes["/"] = reply(302, headers={"Location": f"http://{FOREIGN}:{foreign.port}/"})
    guarding = guard()
    page = built(WebPage, guarding.of("channel page"), url=web.url())
    for _ in range(3):
        with pytest.raises(Forbidden):
            look(page)
    why = f"the guard's hosts do not allow '{FOREIGN}': nobody was asked there"
    assert guarding.refusals.drain() == (("channel page", why, "guard-refused"),)
    assert guarding.refusals.drain() == ()


def test_a_page_that_asks_everywhere_is_not_told_for_ever() -> None:
    refusals = Refusals()
    for number in range(1000):
        refusals.note(Refusal("channel page", f"host {number}", "guard-refused"))
    assert len(refusals.drain()) == 100


# --- names that lead elsewhere


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What each name leads to, one answer after the other; the last stays."""
    answers: dict[str, list[str]] = {}
    resolve = socket.getaddrinfo

    def lead(host: str, port: int, *args: Any, **options: Any) -> Any:
        if host not in answers:
            return resolve(host, port, *args, **options)
        found = answers[host]
        led = found[0].split(",") if len(found) == 1 else found.pop(0).split(",")
        return [one for ip in led for one in resolve(ip, port, *args, **options)]

    monkeypatch.setattr(socket, "getaddrinfo", lead)
    return answers


def test_what_was_checked_is_what_is_connected_to(
    web: LocalWeb, names: dict[str, list[str]], foreign: Foreign
) -> None:
    names["shop.dev.example"] = ["127.0.0.1", FOREIGN]
    web.routes["/"] = reply(200, b"welcome")
    with HttpSession(guard=guard("*.dev.example")) as http:
        asked = HttpRequest(url=f"http://shop.dev.example:{web.port}/")
        assert http.ask(asked).status == 200
        http.forget()
        why = f"shop.dev.example leads to {FOREIGN}, which the guard's hosts do not allow"
        with pytest.raises(Forbidden, match=why):
            http.ask(HttpRequest(url=f"http://shop.dev.example:{foreign.port}/"))


def test_only_what_redirects_is_said_to(
    web: LocalWeb, names: dict[str, list[str]], foreign: Foreign
) -> None:
    names["shop.dev.example"] = [FOREIGN]
    there = f"http://{FOREIGN}:{foreign.port}/"
    web.routes["/"] = reply(302, headers={"Location": there})
    spelled = (there, there.replace(FOREIGN, "0x7f.2"), there.replace(FOREIGN, "shop.dev.example"))
    for url, redirects in ((web.url(), True), *((one, False) for one in spelled)):
        with pytest.raises(Forbidden) as refused:
            look(built(WebPage, guard("*.dev.example"), url=url))
        assert ("redirects" in str(refused.value)) is redirects


def test_of_a_names_addresses_only_the_allowed_ones_are_connected_to(
    web: LocalWeb, names: dict[str, list[str]]
) -> None:
    names["shop.dev.example"] = [f"{FOREIGN},127.0.0.1"]
    web.routes["/"] = reply(200, b"welcome")
    with HttpSession(guard=guard("*.dev.example")) as http:
        assert http.ask(HttpRequest(url=f"http://shop.dev.example:{web.port}/")).status == 200


def test_connect_to_is_asked_for_as_an_address_is(foreign: Foreign, web: LocalWeb) -> None:
    web.routes["/"] = reply(200, b"welcome")
    settings = {"url": "http://shop.dev.example/"}
    near = built(WebPage, guard("*.dev.example"), **settings, connect_to=f"127.0.0.1:{web.port}")
    assert look(near)
    far = f"{FOREIGN}:{foreign.port}"
    with pytest.raises(Forbidden, match=f"do not allow '{FOREIGN}'"):
        look(built(WebPage, guard("*.dev.example"), **settings, connect_to=far))
    with pytest.raises(Forbidden, match=r"do not allow 'shop\.dev\.example'"):
        look(built(WebPage, guard(), **settings, connect_to=f"127.0.0.1:{web.port}"))


def test_this_machine_needs_no_naming_where_a_document_has_a_name_met_there(
    web: LocalWeb, names: dict[str, list[str]], foreign: Foreign
) -> None:
    web.routes["/"] = reply(200, b"welcome")
    only_names = HostGuard(guard().allowed.of(("*.dev.example",)))
    settings = {"url": "http://shop.dev.example/"}
    assert look(built(WebPage, only_names, **settings, connect_to=f"localhost:{web.port}"))
    names["localhost"] = [FOREIGN]
    with pytest.raises(Forbidden, match=f"localhost leads to {FOREIGN}"):
        look(built(WebPage, only_names, **settings, connect_to=f"localhost:{foreign.port}"))


def test_a_driver_of_its_own_protocol_dials_under_the_guard(
    web: LocalWeb, foreign: Foreign
) -> None:
    driver = built(WebPage, url=web.url())
    driver.dial("127.0.0.1", web.port, timedelta(seconds=5)).close()
    with pytest.raises(Forbidden):
        driver.dial(FOREIGN, foreign.port, timedelta(seconds=5))


def test_a_resolver_that_does_not_answer_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answered = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answered.wait(60))
    with pytest.raises(CannotLook, match=r"'shop\.dev\.example' was not resolved within 0\.2s"):
        look(
            built(WebPage, guard("*.dev.example"), url="http://shop.dev.example/", timeout="200ms")
        )
    answered.set()


# --- what goes along


@pytest.mark.parametrize("status", REDIRECTS)
def test_no_secret_header_goes_along_to_another_origin(web: LocalWeb, status: int) -> None:
    with LocalWeb({"/": reply(200)}) as other:
        web.routes["/away"] = reply(status, headers={"Location": other.url()})
        web.routes["/near"] = reply(status, headers={"Location": "/away"})
        url = web.url("/near").replace("http://", "http://user:hush@")
        settings = {"url": url, "headers": {"X-Api-Key": "hush", "Cookie": "s=hush"}}
        for kind, how in ((WebPage, {"method": "POST", "json": {"a": 1}}), (WebPage, {})):
            look(built(kind, **settings, **how))
            (asked,) = other.asked
            other.asked.clear()
            assert "hush" not in repr(asked.headers)
            assert asked.headers["user-agent"].startswith("commdrill/")
    near = [one for one in web.asked if one.path == "/away"]
    assert {"x-api-key", "authorization"} <= near[-1].headers.keys()


def test_a_header_dropped_on_the_way_does_not_come_back(web: LocalWeb) -> None:
    with LocalWeb({"/": reply(302, headers={"Location": web.url("/back")})}) as other:
        web.routes["/"] = reply(302, headers={"Location": other.url()})
        web.routes["/back"] = reply(200)
        look(built(WebPage, url=web.url(), headers=SECRET))
    assert "hush" not in repr(web.asked[-1].headers)


# --- IMAP


@contextmanager
def imap_server(foreign: Foreign) -> Iterator[int]:
    """Refers whoever logs in to another server (RFC 2221)."""
    referral = f"imap://{FOREIGN}:{foreign.port}/INBOX"

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(f"* OK [REFERRAL {referral}] hello\r\n".encode())
            for line in self.rfile:
                tag, _, command = line.decode().partition(" ")
                if command.upper().startswith("CAPABILITY"):
                    self.wfile.write(b"* CAPABILITY IMAP4rev1 LOGIN-REFERRALS\r\n")
                    self.wfile.write(f"{tag} OK done\r\n".encode())
                else:
                    self.wfile.write(f"{tag} NO [REFERRAL {referral}] go there\r\n".encode())

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_mail_server_that_refers_to_another_is_not_followed(foreign: Foreign) -> None:
    account = {"user": "u", "password": "hush", "security": "none"}
    with imap_server(foreign) as port, pytest.raises(CannotLook, match="refused the log-in"):
        look(built(Imap, host="127.0.0.1", port=port, **account))
    with pytest.raises(Forbidden):
        look(built(Imap, host=FOREIGN, port=foreign.port, **account))
    with pytest.raises(Forbidden):
        look(built(Imap, host="127.0.0.1", connect_to=f"{FOREIGN}:{foreign.port}", **account))


# --- what is shown


def test_nothing_that_opens_doors_is_shown_of_addresses_and_headers(web: LocalWeb) -> None:
    cookie = {"Set-Cookie": "sid=hush; Path=/; HttpOnly", "X-Auth-Token": "hush"}
    landing = web.url("/landed?X-Amz-Signature=hush&page=2")
    web.routes["/"] = reply(302, headers={"Location": landing, **cookie})
    web.routes["/landed"] = reply(200, b"welcome", cookie)
    url = web.url("/?token=hush").replace("http://", "http://user:hush@")
    seen = look(built(WebPage, url=url))
    assert "hush" not in repr(seen)
    assert "sid=***; Path=/; HttpOnly" in repr(seen)
    assert f"{web.url('/landed')}?X-Amz-Signature=***&page=2" in repr(seen)
    web.routes["/landed"] = reply(200, b"x" * (11 * 2**20))
    web.routes["/nowhere"] = reply(302, headers={"Location": "gopher://x.example/?token=hush"})
    for bad in (url, url.replace("/?", "/nowhere?"), url.replace(f"{web.port}", "1")):
        assert "hush" not in told_by(built(WebPage, url=bad))
        with pytest.raises(DriverError) as raised:
            built(HttpAction, url=bad).perform(RUN)
        assert "hush" not in str(raised.value)
