import gzip
import os
import socket
import ssl
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import ValidationError

from commdrill.drivers.http.driver import HttpChange, HttpRequest
from commdrill.drivers.http.session import HttpSession
from commdrill.drivers.http.web_page import WebPage
from commdrill.drivers.network.transport import Address, Unanswered
from commdrill.errors import CannotLook, DriverError
from commdrill.testing import DrippingServer, LocalWeb, Reply, reply
from commdrill.testing.local_web import hang_up, reset
from tests.each import each

SHORT = timedelta(milliseconds=300)


def get(url: str, **settings: object) -> HttpRequest:
    return HttpRequest.model_validate({"url": url, **settings})


@contextmanager
def unused_port() -> Iterator[int]:
    """A port that is bound, and not listened at."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield bound.getsockname()[1]


def raw(*pieces: bytes) -> Reply:
    """Bytes as they are, and the connection closed."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)
        handler.close_connection = True

    return write


def echo(handler: BaseHTTPRequestHandler) -> None:
    said = f"{handler.headers.get('Cookie')} {handler.headers.get('Host')}"
    reply(200, said.encode(), {"Set-Cookie": "seen=yes"})(handler)


# --- what is answered


def test_an_answer_is_told_as_it_came() -> None:
    with LocalWeb({"/": reply(503, b"away", {"Retry-After": "60"})}) as web, HttpSession() as http:
        answer = http.ask(get(web.url()))
    assert (answer.status, answer.reason, answer.text()) == (503, "Service Unavailable", "away")
    assert answer.headers["retry-after"] == "60"
    assert answer.head.startswith("HTTP/1.1 503 Service Unavailable\n")
    assert "Retry-After: 60\n" in answer.head


@each("status", [b"100 Continue", b"102 Processing", b"103 Early Hints"])
def test_what_comes_before_the_answer_is_passed_over(status: bytes) -> None:
    hint = b"HTTP/1.1 " + status + b"\r\nLink: </x.css>; rel=preload\r\n\r\n"
    final = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\n\r\naway"
    with LocalWeb({"/": raw(hint, hint, final)}) as web, HttpSession() as http:
        answer = http.ask(get(web.url()))
    assert (answer.status, answer.text()) == (503, "away")
    assert "link" not in answer.headers


def test_an_answer_may_have_many_headers() -> None:
    many = {f"X-{number}": "x" for number in range(400)}
    with LocalWeb({"/": reply(503, b"away", many)}) as web, HttpSession() as http:
        answer = http.ask(get(web.url()))
    assert (answer.status, answer.headers["x-399"]) == (503, "x")


@each("encoding", ["compress", "x-own", "gzip, x-own"])
def test_an_answer_in_an_unknown_encoding_says_nothing_about_the_plan(encoding: str) -> None:
    routes = {"/": reply(503, gzip.compress(b"x"), {"Content-Encoding": encoding})}
    with LocalWeb(routes) as web, HttpSession() as http:
        with pytest.raises(CannotLook, match="cannot be decoded here"):
            http.ask(get(web.url()))
        with pytest.raises(DriverError, match="503"):
            http.carry_out(get(web.url()))
        web.routes["/"] = reply(503, b"", {"Content-Encoding": encoding})
        assert http.ask(get(web.url())).status == 503


ASKING = """
import sys
from commdrill.drivers.http.driver import HttpRequest
from commdrill.drivers.http.session import HttpSession
with HttpSession() as http:
    http.ask(HttpRequest(url=sys.argv[1]))
"""
BEFORE_1_2 = """
error = Exception
class Decompressor:
    def process(self, piece):
        raise SystemExit("it was unpacked, without a limit")
"""


def test_what_can_only_be_unpacked_without_a_limit_is_not_unpacked(tmp_path: Path) -> None:
    """As brotli before 1.2: a few thousand bytes become gigabytes."""
    (tmp_path / "brotli.py").write_text(BEFORE_1_2)
    (tmp_path / "brotlicffi.py").write_text(BEFORE_1_2)
    with LocalWeb({"/": reply(503, b"small", {"Content-Encoding": "br"})}) as web:
        asked = subprocess.run(
            [sys.executable, "-c", ASKING, web.url()],
            env=os.environ | {"PYTHONPATH": str(tmp_path)},
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert "encoded as 'br': it cannot be decoded here" in asked.stderr


def test_json_is_sent_as_a_post_with_its_type() -> None:
    with LocalWeb({"/": reply()}) as web, HttpSession() as http:
        http.ask(get(web.url(), json={"sku": "café"}, headers={"X-Count": 3}))
        http.ask(get(web.url(), json=[1], headers={"content-type": "application/vnd.x+json"}))
    first, second = web.asked
    assert (first.method, first.body.decode()) == ("POST", '{"sku": "café"}')
    assert first.headers["content-type"] == "application/json"
    assert first.headers["x-count"] == "3"
    assert second.headers["content-type"] == "application/vnd.x+json"


@each(
    ("request_", "method"),
    [
        (HttpRequest(url="http://x.example"), "GET"),
        (HttpRequest(url="http://x.example", body="x"), "POST"),
        (HttpRequest(url="http://x.example", method="put"), "PUT"),
        (HttpChange(url="http://x.example"), "POST"),
        (HttpChange(url="http://x.example", method="DELETE"), "DELETE"),
    ],
)
def test_the_method_follows_from_what_is_sent(request_: HttpRequest, method: str) -> None:
    assert request_.verb == method


def test_a_compressed_answer_is_unpacked() -> None:
    packed = reply(200, gzip.compress(b"hello" * 1000), {"Content-Encoding": "gzip"})
    with LocalWeb({"/": packed}) as web, HttpSession() as http:
        assert http.ask(get(web.url())).body == b"hello" * 1000


def test_a_redirect_is_followed_or_told_as_the_request_says() -> None:
    routes = {"/": reply(302, b"", {"Location": "/there"}), "/there": reply(200, b"there")}
    with LocalWeb(routes) as web, HttpSession() as http:
        followed = http.ask(get(web.url()))
        told = http.ask(get(web.url(), follow_redirects=False))
    assert (followed.status, followed.url) == (200, web.url("/there"))
    assert followed.head.startswith("HTTP/1.1 302 Found\n")
    assert "HTTP/1.1 200 OK\n" in followed.head
    assert (told.status, told.headers["location"]) == (302, "/there")


@each(
    ("content_type", "body", "text"),
    [
        ("text/html; charset=utf-8", "né".encode(), "né"),
        ("text/html", "né".encode(), "né"),
        ("text/html", "né".encode("cp1252"), "né"),
        ("text/html; charset=iso-8859-1", b"\x93n\xe9\x94", "“né”"),
        ("text/html; charset=utf-8", b"\xef\xbb\xbfok", "ok"),
        ("text/html; charset=iso-8859-1", b"\xef\xbb\xbfn\xc3\xa9", "né"),
        ("text/plain", "né".encode("utf-16"), "né"),
        ("text/html; charset=utf-8", b"n\xe9", "n\ufffd"),
        ("text/html; charset=no-such", "né".encode(), "né"),
        ("text/html; charset=hex", b"6e", "6e"),
        ("text/html; charset=punycode", b"maana-pta", "maana-pta"),
        ("text/html", '<meta charset="shift_jis">日本'.encode("shift_jis"), "日本"),
        (
            "text/html",
            '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">мир'.encode(
                "koi8-r"
            ),
            "мир",
        ),
        ("application/json", b'"n\xe9"', '"n\ufffd"'),
        ("", b"plain", "plain"),
    ],
)
def test_a_body_is_decoded_as_a_browser_does(content_type: str, body: bytes, text: str) -> None:
    with (
        LocalWeb({"/": reply(200, body, {"Content-Type": content_type})}) as web,
        HttpSession() as http,
    ):
        assert text in http.ask(get(web.url())).text()


def test_json_is_read_and_what_is_none_is_kept_as_evidence() -> None:
    deep = b"[" * 100_000
    routes = {
        "/good": reply(200, b'\xef\xbb\xbf{"a": [1]}'),
        "/bad": reply(200, b"<html>sign in</html>"),
        "/deep": reply(200, deep),
    }
    with LocalWeb(routes) as web, HttpSession() as http:
        assert http.ask(get(web.url("/good"))).json() == {"a": [1]}
        with pytest.raises(CannotLook, match=r"no JSON .*<html>sign in</html>") as bad:
            http.ask(get(web.url("/bad"))).json()
        with pytest.raises(CannotLook, match="no JSON"):
            http.ask(get(web.url("/deep"))).json()
    assert bad.value.evidence == b"<html>sign in</html>"


# --- what is not answered


def test_a_refused_connection_names_who_refused() -> None:
    with (
        unused_port() as port,
        HttpSession() as http,
        pytest.raises(Unanswered, match=f"^127.0.0.1:{port} refused the connection$"),
    ):
        http.ask(get(f"http://127.0.0.1:{port}/"))


BROKEN = {
    "reset": (reset, "reset the connection"),
    "hung up": (hang_up, "closed the connection without an answer"),
    "not HTTP": (raw(b"SSH-2.0-OpenSSH\r\n"), "did not answer in HTTP"),
    "cut off": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal"), "broke off"),
    "cut off chunk": (
        raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhal"),
        "broke off",
    ),
    "not gzip": (
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Encoding: gzip\r\n\r\nno"),
        "^the answer of http://127.0.0.1:[0-9]+/ is not compressed as it says$",
    ),
    "loop": (reply(302, b"", {"Location": "/"}), "redirects without end"),
    "lost": (
        reply(302, b"", {"Location": "ftp://x.example/?token=t1"}),
        r"^it redirects to 'ftp://x.example/\?token=\*\*\*', where no browser follows$",
    ),
    "a file": (
        reply(302, b"", {"Location": "file:///etc/passwd"}),
        "^it redirects to 'file:///etc/passwd', where no browser follows$",
    ),
    **{
        where: (reply(302, b"", {"Location": where}), "^it redirects to .*, which is no address$")
        for where in ("http://[::1/", "http://x.example:99999/", "http://a b/", "https:///x")
    },
}


@each("name", BROKEN)
def test_what_a_visitors_client_cannot_show_is_unanswered(name: str) -> None:
    broken, why = BROKEN[name]
    with LocalWeb({"/": broken}) as web, HttpSession() as http:
        with pytest.raises(Unanswered, match=why):
            http.ask(get(web.url()))
        web.routes["/"] = reply(200, b"back")
        assert http.ask(get(web.url())).text() == "back"


@each("where", ["http://[::1/", "http://x.example:99999/", "file:///x"])
def test_a_redirect_that_is_not_followed_is_an_answer_wherever_it_leads(where: str) -> None:
    with (
        LocalWeb({"/": reply(302, b"see there", {"Location": where})}) as web,
        HttpSession() as http,
    ):
        answer = http.ask(get(web.url(), follow_redirects=False))
    assert (answer.status, answer.text()) == (302, "see there")


def test_a_redirect_in_another_charset_leads_where_its_bytes_say() -> None:
    routes = {
        "/": raw(b"HTTP/1.1 302 Found\r\nLocation: /caf\xe9?x=%20y\r\nContent-Length: 0\r\n\r\n"),
        "/caf%E9": reply(200, b"there"),
    }
    with LocalWeb(routes) as web, HttpSession() as http:
        assert http.ask(get(web.url())).url == web.url("/caf%E9?x=%20y")


def test_the_body_of_a_redirect_is_not_decompressed() -> None:
    bomb = gzip.compress(bytes(64 * 2**20))
    away = reply(302, bomb, {"Location": "/there", "Content-Encoding": "gzip"})
    with LocalWeb({"/": away, "/there": reply(200, b"there")}) as web, HttpSession() as http:
        tracemalloc.start()
        assert http.ask(get(web.url())).text() == "there"
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert most < 8 * 2**20


@each(
    "opening",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFF\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 100000\r\n\r\n",
    ],
)
def test_a_drip_ends_when_the_time_for_the_whole_answer_is_over(opening: bytes) -> None:
    with (
        DrippingServer(opening) as server,
        HttpSession(SHORT) as http,
        pytest.raises(Unanswered, match=r"^no answer within 0\.3s$"),
    ):
        http.ask(get(f"http://127.0.0.1:{server.port}/"))


def test_a_drip_in_a_tls_handshake_ends_in_time() -> None:
    with (
        DrippingServer(b"\x16\x03\x03\x40\x00") as server,
        HttpSession(SHORT) as http,
        pytest.raises(Unanswered, match=r"no answer within|no TLS"),
    ):
        http.ask(get(f"https://127.0.0.1:{server.port}/"))


def test_a_server_that_accepts_and_says_nothing_ends_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, HttpSession(SHORT) as http:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(Unanswered, match="no answer within"):
            http.ask(get(address))


def test_a_name_that_is_not_resolved_says_nothing_about_the_plan() -> None:
    with HttpSession() as http, pytest.raises(CannotLook, match=r"'no-such\.invalid'") as raised:
        http.ask(get("http://no-such.invalid/"))
    assert not isinstance(raised.value, Unanswered)


@each("packed", [True, False])
def test_an_answer_that_is_too_large_is_not_read(packed: bool) -> None:
    body = b"x" * (11 * 2**20)
    sent = gzip.compress(body) if packed else body
    headers = {"Content-Encoding": "gzip"} if packed else {}
    with (
        LocalWeb({"/": reply(200, sent, headers)}) as web,
        HttpSession() as http,
        pytest.raises(CannotLook, match="larger than 10 MiB"),
    ):
        http.ask(get(web.url()))


# --- a newcomer, and nothing of this machine's


def test_cookies_and_connections_are_forgotten_when_told() -> None:
    with LocalWeb({"/": echo}) as web, HttpSession() as http:
        assert http.ask(get(web.url())).text().startswith("None")
        assert http.ask(get(web.url())).text().startswith("seen=yes")
        http.forget()
        assert web.wait_until_left()
        assert http.ask(get(web.url())).text().startswith("None")


def test_proxies_and_netrc_of_the_machine_take_no_part(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login ana password hush")
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with LocalWeb({"/": reply(200, b"direct")}) as web, HttpSession() as http:
        assert http.ask(get(web.url())).text() == "direct"
    assert "authorization" not in web.asked[0].headers


def test_a_kept_connection_that_was_closed_is_dialled_again() -> None:
    routes = {
        "/": reply(200, b"hello", after=hang_up),
        "/old": reply(302, b"", {"Location": "/older"}, after=hang_up),
        "/older": reply(302, b"", {"Location": "/"}, after=hang_up),
    }
    with LocalWeb(routes) as web, HttpSession() as http:
        for path in ("/", "/old", "/older") * 10:
            assert http.ask(get(web.url(path))).text() == "hello"
        assert http.ask(get(web.url(), method="HEAD")).status == 200


def test_what_changes_something_is_not_sent_twice() -> None:
    routes = {"/": reply(200, b"hello"), "/change": hang_up}
    with LocalWeb(routes) as web, HttpSession() as http:
        http.ask(get(web.url()))
        with pytest.raises(Unanswered, match="without an answer"):
            http.ask(get(web.url("/change"), method="POST"))
    assert [asked.path for asked in web.asked] == ["/", "/change"]


def test_closing_leaves_no_connection() -> None:
    with LocalWeb({"/": reply()}) as web:
        with HttpSession() as http:
            http.ask(get(web.url()))
        assert web.wait_until_left()


# --- connect_to and TLS


def test_connect_to_dials_elsewhere_and_keeps_the_host() -> None:
    with LocalWeb({"/": echo}) as web:
        connect_to = Address("127.0.0.1", web.port)
        with HttpSession(connect_to=connect_to) as http:
            answer = http.ask(get("http://shop.anycompany.example/"))
    assert answer.text() == "None shop.anycompany.example"
    assert answer.url == "http://shop.anycompany.example/"


def test_a_refusal_says_where_the_host_was_met() -> None:
    with unused_port() as port, HttpSession(connect_to=Address("127.0.0.1", port)) as http:
        why = rf"^shop\.example:80 \(met at 127\.0\.0\.1:{port}\) refused the connection$"
        with pytest.raises(Unanswered, match=why):
            http.ask(get("http://shop.example/"))


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and self-signed certificate of shop.anycompany.example, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "shop.anycompany.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.DNSName("shop.anycompany.example"), x509.IPAddress(ip_address("127.0.0.2"))]
            ),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "shop.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.fixture
def secure(certificate: Path) -> Iterator[LocalWeb]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    with LocalWeb({"/": echo}, tls=context) as web:
        yield web


def test_name_and_certificate_are_those_of_the_url_when_dialling_elsewhere(
    secure: LocalWeb, certificate: Path
) -> None:
    with HttpSession(verify=certificate, connect_to=Address("127.0.0.1", secure.port)) as http:
        assert http.ask(get("https://shop.anycompany.example/")).status == 200
        with pytest.raises(Unanswered, match=r"certificate of other\.example:443 .*not trusted"):
            http.ask(get("https://other.example/"))


def test_a_certificate_nobody_vouches_for_is_not_trusted(secure: LocalWeb) -> None:
    with HttpSession() as http, pytest.raises(Unanswered, match="not trusted: self-signed"):
        http.ask(get(secure.url()))


def test_verify_false_takes_any_certificate(secure: LocalWeb) -> None:
    with HttpSession(verify=False) as http:
        assert http.ask(get(secure.url())).status == 200


def test_a_bundle_that_is_none_says_so(secure: LocalWeb, tmp_path: Path) -> None:
    (tmp_path / "junk.pem").write_text("junk")
    for bundle in (tmp_path / "missing.pem", tmp_path / "junk.pem"):
        with HttpSession(verify=bundle) as http, pytest.raises(CannotLook, match="no CA bundle"):
            http.ask(get(secure.url()))


def test_tls_where_none_is_spoken_says_so() -> None:
    with (
        LocalWeb({"/": reply()}) as web,
        HttpSession() as http,
        pytest.raises(Unanswered, match=f"^no TLS with 127.0.0.1:{web.port}: "),
    ):
        http.ask(get(f"https://127.0.0.1:{web.port}/"))


def test_a_ca_file_is_named_relative_to_the_document(secure: LocalWeb, certificate: Path) -> None:
    settings = {"verify": certificate.name, "connect_to": f"127.0.0.1:{secure.port}"}
    named = {"url": "https://shop.anycompany.example/"}
    driver = WebPage.model_validate({**settings, **named}, context={"folder": certificate.parent})
    with driver.session() as http:
        assert http.ask(get("https://shop.anycompany.example/")).status == 200


# --- carrying out


def test_what_must_succeed_and_does_not_quotes_the_answer() -> None:
    routes = {"/": reply(500, b"  no\n disk "), "/ok": reply(204)}
    with LocalWeb(routes) as web, HttpSession() as http:
        assert http.carry_out(get(web.url("/ok"))).status == 204
        why = f"^GET {web.url()} answered 500 Internal Server Error: 'no disk'$"
        with pytest.raises(DriverError, match=why):
            http.carry_out(get(f"{web.url()}?token=hush"))


def test_reaching_connects_and_asks_for_nothing() -> None:
    with LocalWeb() as web, unused_port() as port, HttpSession() as http:
        http.reach(get(web.url()))
        with pytest.raises(DriverError, match="refused the connection"):
            http.reach(get(f"http://127.0.0.1:{port}/"))
        assert web.asked == []


# --- settings


@each(
    ("settings", "why"),
    [
        ({"url": "shop.example"}, "'shop.example' is not a web address"),
        ({"url": "ftp://shop.example"}, "not a web address"),
        ({"url": "http://"}, "not a web address"),
        ({"url": "http://shop.example:99999/"}, "not a web address"),
        ({"url": "http://shop.example/a b"}, "not a web address"),
        ({"url": "http://127.0.0.1\\@127.0.0.2/"}, "holds a backslash, which some read as /"),
        ({"url": "http://x.example", "method": "GET IT"}, "'GET IT' is not an HTTP method"),
        ({"url": "http://x.example", "json": 1, "body": "x"}, "a request has one body"),
        ({"url": "http://x.example", "headers": {"a b": "c"}}, "'a b' is not the name of a header"),
        ({"url": "http://x.example", "headers": {"a": "b\nc: d"}}, "'a' holds a line break"),
        ({"url": "http://x.example", "headers": {"a": "é"}}, "'a' holds more than ASCII"),
    ],
)
def test_a_mistake_in_a_request_is_told(settings: dict[str, object], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        HttpRequest.model_validate(settings)


@each("text", ["shop.example", ":80", "shop.example:0", "shop.example:x", "a:70000"])
def test_what_is_no_host_and_port_is_told(text: str) -> None:
    with pytest.raises(ValidationError, match="is not host:port"):
        WebPage.model_validate({"url": "http://shop.example/", "connect_to": text})


def test_an_ipv6_address_has_brackets() -> None:
    assert Address.parse("[::1]:80") == Address("::1", 80)
    assert str(Address("::1", 80)) == "[::1]:80"


def test_a_requests_repr_shows_nothing_of_it() -> None:
    assert "hush" not in repr(get("http://x.example/?t=hush", headers={"A": "hush"}))
