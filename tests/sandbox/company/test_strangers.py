"""A page in a developer's browser cannot have the company do anything."""

import socket
from urllib.parse import urlsplit

import pytest
import requests

from tests.sandbox.company.conftest import Open

EVIL = "http://evil.example"
DOORS = ("store", "api", "status", "sms", "sms-provider", "sms-provider-secondary", "control")


def other_page(headers: dict[str, str], address: str, method: str = "POST") -> requests.Response:
    form = {"mode": "outage", "to": "+14255550101", "body": "forged"}
    return requests.request(
        method, address, headers=headers, data=form, timeout=120, allow_redirects=False
    )


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": EVIL},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "evil.example"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
        {"Host": "shop.anycompany.example"},
    ],
    ids=["form", "sandboxed frame", "no origin told", "rebound", "rebound post", "another name"],
)
def test_no_door_takes_a_post_of_another_page(
    shop: Open, door: str, headers: dict[str, str]
) -> None:
    answer = other_page(headers, f"{shop.at[door]}/messages")
    assert answer.status_code == 403
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert shop.texts() == []


def test_a_link_on_another_page_leads_to_the_store_and_no_script_reads_it(shop: Open) -> None:
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert other_page(followed, f"{shop.at['store']}/checkout", "GET").status_code == 200
    for headers in ({"Origin": EVIL}, {"Host": "evil.example"}):
        assert other_page(headers, f"{shop.at['store']}/checkout", "GET").status_code == 403


def test_who_does_not_know_the_token_breaks_stops_and_learns_nothing(shop: Open) -> None:
    parts = urlsplit(shop.at["control"])
    bare = f"{parts.scheme}://{parts.netloc}"
    assert parts.path == "/a-token"
    for guess in ("", "/guess", "/a-toke", "/a-tokens", "/A-TOKEN"):
        assert requests.get(f"{bare}{guess}/identity", timeout=120).status_code == 404
        broken = {"mode": "outage"}
        answer = requests.put(f"{bare}{guess}/components/checkout", json=broken, timeout=120)
        assert answer.status_code == 404
        assert "a-token" not in answer.text
        assert requests.post(f"{bare}{guess}/stop/a-token", timeout=120).status_code == 404
    assert shop.get("control", "/components/checkout").json()["mode"] == "normal"
    assert not shop.company.wait(0)


def test_its_own_forms_work_and_its_links_give_the_token_to_nobody(shop: Open) -> None:
    parts = urlsplit(shop.at["control"])
    bare = f"{parts.scheme}://{parts.netloc}"
    start = shop.get("control")
    assert start.headers["Referrer-Policy"] == "same-origin"
    assert f'action="{parts.path}/components/checkout"' in start.text
    own = {"Origin": bare, "Sec-Fetch-Site": "same-origin"}
    posted = other_page(own, f"{shop.at['control']}/components/checkout")
    assert (posted.status_code, posted.headers["Location"]) == (303, f"{parts.path}/")
    assert shop.get("control", "/components/checkout").json()["mode"] == "outage"


def test_a_browsers_post_is_no_mail(shop: Open) -> None:
    """A form as plain text: its body would be good SMTP."""
    host, _, port = shop.at["smtp"].rpartition(":")
    headers = "".join(
        f"{name}: x\r\n" for name in ("Host", "Connection", "Content-Length", "Origin", "Accept")
    )
    mail = (
        "EHLO x\r\nMAIL FROM:<a@evil.example>\r\nRCPT TO:<ana@drill.anycompany.example>\r\n"
        "DATA\r\nSubject: forged\r\n\r\nforged\r\n.\r\nQUIT\r\n"
    )
    with socket.create_connection((host, int(port)), timeout=120) as browser:
        browser.sendall(f"POST / HTTP/1.1\r\n{headers}\r\n{mail}".encode())
        said = b""
        while more := browser.recv(4096):
            said += more
    assert b"goodbye" in said
    assert shop.mails() == []
