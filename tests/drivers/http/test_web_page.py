from pathlib import Path

import pytest

from commdrill.drivers.http.web_page import WebPage
from commdrill.drivers.network.host_guard import guard_of
from commdrill.drivers.network.transport import Address
from commdrill.errors import CannotLook
from commdrill.sighting import Page
from commdrill.terms import Proof
from commdrill.testing import LocalWeb, Reply, reply
from commdrill.testing.local_web import hang_up, reset
from tests.each import each

HTML = {"Content-Type": "text/html; charset=utf-8"}


def look_at(web: LocalWeb, path: str = "/", **settings: object) -> Page:
    page = WebPage.model_validate({"url": web.url(path)} | settings)
    with page.open() as look:
        seen = look()
    assert isinstance(seen, Page)
    return seen


def test_an_error_page_is_seen_as_a_visitor_reads_it() -> None:
    body = (
        b"<!doctype html><html><head><title>x</title><style>p{}</style></head><body>"
        b"<h1>We&rsquo;ll be back</h1><script>track()</script><!-- note --></body></html>"
    )
    with LocalWeb({"/": reply(503, body, {**HTML, "Retry-After": "120"})}) as web:
        page = look_at(web)
    assert (page.url, page.status, page.media_type) == (web.url(), 503, "text/html")
    assert page.headers["retry-after"] == "120"
    assert "We’ll be back" in page.text
    assert "track" not in page.text
    assert "note" not in page.text
    assert page.unanswered == ""


def test_the_evidence_is_the_answer_as_it_came() -> None:
    body = "<p>Très bientôt</p>".encode("cp1252")
    with LocalWeb({"/": reply(503, body, {"Content-Type": "text/html"})}) as web:
        page = look_at(web)
    answer, head = page.evidence
    assert (answer.content, answer.suffix) == (body, ".html")
    assert head.suffix == ".headers.txt"
    assert head.content.startswith(b"HTTP/1.1 503 Service Unavailable\n")
    assert "Très bientôt" in page.text


@pytest.mark.parametrize(
    ("content_type", "body", "media_type", "suffix"),
    [
        ("application/json", b"{}", "application/json", ".json"),
        ("application/problem+json; charset=utf-8", b"{}", "application/problem+json", ".json"),
        ("application/atom+xml", b"<x/>", "application/atom+xml", ".xml"),
        ("text/plain", b"<p>x</p>", "text/plain", ".txt"),
        ("image/png", b"\x89PNG", "image/png", ".bin"),
        ("", b"plain", "", ".txt"),
        ("", b"\n<!DOCTYPE html><p>x</p>", "text/html", ".html"),
        ("", b"<!-- x --><p>x</p>", "text/html", ".html"),
        ("", b"\xef\xbb\xbf<div>x</div>", "text/html", ".html"),
        ("", b"<pre>x</pre>", "", ".txt"),
        ("html", b"<p>x</p>", "text/html", ".html"),
        ("text/plain, text/html", b"x", "text/html", ".html"),
        ("", b"<?xml version='1.0'?><x/>", "text/xml", ".xml"),
        ("application/xhtml+xml", b"<html><body>x</body></html>", "application/xhtml+xml", ".html"),
    ],
)
def test_the_media_type_decides_how_an_answer_is_kept(
    content_type: str, body: bytes, media_type: str, suffix: str
) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    with LocalWeb({"/": reply(200, body, headers)}) as web:
        page = look_at(web)
    assert page.media_type == media_type
    assert page.evidence[0].suffix == suffix


def test_what_is_no_html_is_shown_as_it_stands() -> None:
    body = b'{"code": "<b>CHECKOUT</b>"}'
    with LocalWeb({"/": reply(503, body, {"Content-Type": "application/json"})}) as web:
        assert look_at(web).text == body.decode()


def test_an_empty_answer_is_an_answer() -> None:
    with LocalWeb({"/": reply(503)}) as web:
        page = look_at(web)
    assert (page.status, page.text, page.unanswered) == (503, "", "")


def test_an_api_is_asked_as_its_clients_ask_it() -> None:
    with LocalWeb({"/": reply(503, b"{}")}) as web:
        look_at(web, json={"sku": "drill"}, headers={"Accept": "application/json"})
    assert (web.asked[0].method, web.asked[0].body) == ("POST", b'{"sku": "drill"}')
    assert web.asked[0].headers["accept"] == "application/json"


def test_a_page_is_asked_for_as_a_browser_asks() -> None:
    with LocalWeb({"/": reply(503)}) as web:
        look_at(web)
        look_at(web, headers={"accept": "application/json"})
        look_at(web, json={})
    accepted = [asked.headers["accept"] for asked in web.asked]
    assert accepted[0].startswith("text/html,")
    assert accepted[1:] == ["application/json", "*/*"]


@pytest.mark.parametrize(
    ("languages", "accepted"),
    [
        ((), None),
        (("es",), "es"),
        (("es-MX", "en"), "es-MX, es;q=0.9, en;q=0.8"),
    ],
)
def test_a_page_is_asked_for_in_the_language_of_its_steps(
    languages: tuple[str, ...], accepted: str | None
) -> None:
    with LocalWeb({"/": reply(503)}) as web:
        given = {"folder": Path(), "languages": languages}
        page = WebPage.model_validate({"url": web.url()}, context=given)
        with page.open() as look:
            look()
    assert web.asked[0].headers.get("accept-language") == accepted


def test_a_language_that_is_set_counts() -> None:
    with LocalWeb({"/": reply(503)}) as web:
        settings = {"url": web.url(), "headers": {"accept-language": "fr"}}
        given = {"folder": Path(), "languages": ("es",)}
        with WebPage.model_validate(settings, context=given).open() as look:
            look()
    assert web.asked[0].headers["accept-language"] == "fr"


LINKED = b"<!doctype html><link rel=stylesheet href=%s><p class=off>Away</p><p>Sorry</p>"
CSS = reply(200, b".off{display:none!important}", {"Content-Type": "text/css"})


@pytest.mark.parametrize("href", [b"a.css", b"/a.css", b"./a.css?v=2"])
def test_what_a_sheet_of_its_own_site_hides_is_not_read(href: bytes) -> None:
    with LocalWeb({"/": reply(503, LINKED % href, HTML), "/a.css": CSS}) as web:
        assert look_at(web).text == "Sorry"


@pytest.mark.parametrize("broken", [reply(404, b".off{display:none}"), hang_up, reset])
def test_a_sheet_that_is_not_to_be_had_hides_nothing(broken: Reply) -> None:
    with LocalWeb({"/": reply(503, LINKED % b"a.css", HTML), "/a.css": broken}) as web:
        assert look_at(web).text == "Away\n\nSorry"


@pytest.mark.parametrize(
    "href", [b"//[", b"http://127.0.0.1:99999/", b"data:,p", b"x.css media=print"]
)
def test_what_is_no_address_and_not_for_a_screen_is_not_asked_for(href: bytes) -> None:
    with LocalWeb({"/": reply(503, LINKED % href, HTML)}) as web:
        assert look_at(web).text == "Away\n\nSorry"
    assert [asked.path for asked in web.asked] == ["/"]


IMPORTS = b"/* x */@layer z;@import 'a.css';@import 'parts/b.css' screen;@import url(c.css) print;p{color:red}"
CASCADES = {
    "from a base": (b"<base href=/theme/><link rel=stylesheet href=b.css>", "/theme/b.css"),
    "from no base": (b"<base href='http://['><link rel=stylesheet href=/a.css>", "/parts/b.css"),
    "imported": (b"<link rel=stylesheet href=/a.css>", "/parts/b.css"),
    "imported by the page": (b"<style>@import 'a.css' layer(y);</style>", "/parts/b.css"),
    "written out": (b"<link rel=stylesheet href='data:text/css,.off%7Bdisplay:none%7D'>", "/-"),
}


@pytest.mark.parametrize(("head", "where"), CASCADES.values(), ids=CASCADES)
def test_a_sheet_is_read_wherever_it_is_linked_from(head: bytes, where: str) -> None:
    css = {"Content-Type": "text/css"}
    hides_all = reply(200, b"p{display:none}", css)
    routes = {"/a.css": reply(200, IMPORTS, css), "/c.css": hides_all, where: CSS}
    page = head + b"<p class=off>Away</p><p>Sorry</p>"
    with LocalWeb({"/": reply(503, page, HTML), **routes}) as web:
        assert look_at(web).text == "Sorry"


def test_what_is_no_sheet_by_its_type_hides_nothing() -> None:
    page = reply(200, b".off{display:none}", {"Content-Type": "text/plain"})
    with LocalWeb({"/": reply(503, LINKED % b"a.css", HTML), "/a.css": page}) as web:
        assert look_at(web).text == "Away\n\nSorry"


def test_a_sheet_of_another_site_is_asked_for_once() -> None:
    with LocalWeb({"/a.css": CSS}) as other, LocalWeb() as web:
        page = LINKED % other.url("/a.css").encode()
        with WebPage(url=web.url()).open() as look:
            for token in (b"1", b"2"):
                web.routes["/"] = reply(503, page + token, HTML)
                seen = look()
                assert isinstance(seen, Page)
                assert "Away" not in seen.text
    assert [asked.path for asked in other.asked] == ["/a.css"]


def test_a_sheet_of_a_site_that_the_guard_does_not_allow_is_told() -> None:
    guard = guard_of(("127.0.0.1",)).of("channel page")
    page = LINKED % b"https://cdn.anycompany.example/a.css"
    with LocalWeb({"/": reply(503, page, HTML)}) as web:
        given = {"folder": Path(), "guard": guard}
        with WebPage.model_validate({"url": web.url()}, context=given).open() as look:
            seen = look()
    assert isinstance(seen, Page)
    assert seen.text == "Away\n\nSorry"
    [(who, why, _)] = guard.refusals.drain()
    assert who == "channel page"
    assert "'cdn.anycompany.example': nobody was asked there" in why


def test_sheets_are_asked_for_again_only_where_the_page_has_changed() -> None:
    routes = {"/": reply(503, LINKED % b"a.css", HTML), "/a.css": CSS}
    with LocalWeb(routes) as web, WebPage(url=web.url()).open() as look:
        look()
        look()
    assert [asked.path for asked in web.asked] == ["/", "/a.css", "/"]


@each(
    ("kind", "disposition", "text"),
    [
        ("text/html", "attachment; filename=sorry.html", ""),
        ("text/html", "inline", "Sorry"),
        ("application/octet-stream", "inline", ""),
        ("application/json", "attachment; filename=f.txt", "<p>Sorry</p>"),
    ],
)
def test_a_page_that_browsers_save_as_a_file_shows_nothing(
    kind: str, disposition: str, text: str
) -> None:
    headers = {"Content-Type": kind, "Content-Disposition": disposition}
    with LocalWeb({"/": reply(503, b"<p>Sorry</p>", headers)}) as web:
        page = look_at(web)
    assert (page.status, page.text) == (503, text)
    assert WebPage.reread({"url": web.url()}, page.evidence).text == text


def test_redirects_are_followed_unless_told_otherwise() -> None:
    routes = {"/": reply(302, b"", {"Location": "/sorry"}), "/sorry": reply(200, b"sorry")}
    with LocalWeb(routes) as web:
        assert look_at(web).url == web.url("/sorry")
        assert look_at(web, follow_redirects=False).status == 302


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (reset, "reset the connection"),
        (hang_up, "closed the connection without an answer"),
        (reply(302, b"", {"Location": "/"}), "redirects without end"),
        (reply(200, b"short", {"Content-Length": "100"}, after=hang_up), "broke off"),
    ],
    ids=["reset", "hung up", "redirect loop", "cut off"],
)
def test_nobody_answering_is_what_a_visitor_meets(broken: Reply, why: str) -> None:
    with LocalWeb({"/": broken}) as web:
        page = look_at(web)
    assert (page.status, page.text, page.evidence) == (None, "", ())
    assert why in page.unanswered


def test_a_page_that_goes_away_and_comes_back_is_seen_to() -> None:
    with LocalWeb({"/": reply(200, b"one")}) as web:
        address = {"url": web.url()}
        with WebPage.model_validate(address).open() as look:
            assert look().text == "one"  # type: ignore[union-attr]  # a Page
            web.routes["/"] = reset
            assert look().status is None  # type: ignore[union-attr]  # a Page
            web.routes["/"] = reply(200, b"two")
            assert look().text == "two"  # type: ignore[union-attr]  # a Page


def test_each_look_is_a_newcomers() -> None:
    with LocalWeb({"/": reply(200, b"x", {"Set-Cookie": "seen=yes"})}) as web:
        with WebPage(url=web.url()).open() as look:
            look()
            look()
        assert all("cookie" not in asked.headers for asked in web.asked)
        assert all(asked.path == "/" for asked in web.asked)


def test_a_name_that_is_not_resolved_says_nothing_about_the_page() -> None:
    with (
        WebPage(url="http://no-such.invalid/").open() as look,
        pytest.raises(CannotLook, match=r"no-such\.invalid"),
    ):
        look()


def test_it_proves_content_and_names_its_hosts() -> None:
    page = WebPage.model_validate({"url": "https://a.example/x", "connect_to": "127.0.0.1:81"})
    assert (page.proof, page.shows) == (Proof.CONTENT, Page)
    assert page.hosts() == ("a.example",)
    elsewhere = page.model_copy(update={"connect_to": Address.parse("edge.example:81")})
    assert elsewhere.hosts() == ("a.example", "edge.example")


def test_more_than_a_person_ever_reads_is_not_judged() -> None:
    with (
        LocalWeb({"/": reply(200, b"x" * 2_000_001, {"Content-Type": "text/plain"})}) as web,
        pytest.raises(CannotLook, match="2,000,001 characters to read"),
    ):
        look_at(web)
