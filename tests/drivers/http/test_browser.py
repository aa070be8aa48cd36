import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from pydantic import ValidationError

from commdrill.drivers.http.browser import Browser
from commdrill.errors import CannotLook
from commdrill.sighting import Page
from commdrill.testing import DrippingServer, LocalWeb, Reply, reply
from commdrill.testing.local_web import hang_up

HTML = {"Content-Type": "text/html; charset=utf-8"}
PNG = b"\x89PNG\r\n"
needs_chromium = pytest.mark.skipif(
    not any(map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))),
    reason="no Chromium: apt install chromium, and pip install '.[browser]'",
)


def html(body: str, status: int = 200, headers: Mapping[str, str] = HTML) -> Reply:
    return reply(status, f"<!doctype html><body>{body}".encode(), {**HTML, **headers})


def hold(handler: BaseHTTPRequestHandler) -> None:
    """An answer that never comes; the browser goes away first."""
    handler.connection.recv(1)


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    with LocalWeb({"/favicon.ico": reply(404)}) as web:
        yield web


LookAt = Callable[..., Page]


def opened(*settings: dict[str, Any]) -> list[Page]:
    """A look with each, all in a thread of their own: one has room for one Playwright."""

    def look_once(given: dict[str, Any]) -> Page:
        with Browser.model_validate({"settle": "100ms"} | given).open() as look:
            seen = look()
        assert isinstance(seen, Page)
        return seen

    with ThreadPoolExecutor(1) as thread:
        return list(thread.map(look_once, settings))


@pytest.fixture(scope="module")
def look_at() -> Iterator[LookAt]:
    """Looks with one browser for all tests: starting one takes a second."""
    from commdrill.drivers.http.browser_visit import chromium

    some = Browser(url="http://shop.example/")
    with chromium(some) as running:

        def visit(url: str, **settings: Any) -> Page:
            return running.visit(Browser.model_validate({"url": url, "settle": "100ms"} | settings))

        yield visit


@needs_chromium
def test_a_page_is_read_as_rendered_and_kept_with_a_screenshot(
    look_at: LookAt, web: LocalWeb
) -> None:
    web.routes["/"] = html(
        "<p>Checkout is away</p><p style='display:none'>hidden</p>"
        "<script>setTimeout(() => document.body.append('Back at 16:30'), 150)</script>",
        503,
        {"Retry-After": "60"},
    )
    page = look_at(web.url(), settle="500ms")
    assert (page.url, page.status, page.media_type) == (web.url(), 503, "text/html")
    assert page.text == "Checkout is away\n\nBack at 16:30"
    assert page.headers["retry-after"] == "60"
    rendered, screenshot = page.evidence
    assert (rendered.suffix, screenshot.suffix) == (".html", ".png")
    assert b"Back at 16:30" in rendered.content
    assert screenshot.content.startswith(PNG)


@needs_chromium
@pytest.mark.parametrize(
    ("selector", "text"),
    [
        (".banner", "one\ntwo"),
        ("#missing", ""),
        ("#hidden", ""),
        ("main", "the rest"),
    ],
)
def test_the_selector_says_which_part_counts(
    look_at: LookAt, web: LocalWeb, selector: str, text: str
) -> None:
    web.routes["/"] = html(
        "<p class=banner>one</p><p class=banner>two</p><p id=hidden hidden>not yet</p>"
        "<main>the rest</main>"
    )
    assert look_at(web.url(), selector=selector).text == text


APART = {
    "a declared shadow": "<x-a><template shadowrootmode=open>%s</template></x-a>",
    "a shadow by script": "<x-a></x-a><script>document.querySelector('x-a')"
    ".attachShadow({mode: 'open'}).innerHTML = `%s`</script>",
    "a shadow in a shadow": "<x-a><template shadowrootmode=open><x-b>"
    "<template shadowrootmode=open>%s</template></x-b></template></x-a>",
    "a shadow without a box": "<style>x-a{display:contents}</style>"
    "<x-a><template shadowrootmode=open>%s</template></x-a>",
    "a frame": "<iframe srcdoc='%s'></iframe>",
}


@needs_chromium
@pytest.mark.parametrize("where", APART)
def test_what_shadows_and_frames_show_is_read(look_at: LookAt, web: LocalWeb, where: str) -> None:
    inner = "<style>p{margin:0}</style><p>Sorry</p><p hidden>x</p>"
    web.routes["/"] = html(APART[where] % inner)
    assert look_at(web.url()).text.split() == ["Sorry"]


@needs_chromium
@pytest.mark.parametrize("style", ["display:none", "visibility:hidden", "opacity:0"])
def test_what_hidden_shadows_and_frames_hold_is_not_read(
    look_at: LookAt, web: LocalWeb, style: str
) -> None:
    parts = "".join(APART[where] % "<p>x</p>" for where in ("a declared shadow", "a frame"))
    web.routes["/"] = html(f"<p>Sorry</p><div style='{style}'>{parts}</div>")
    assert look_at(web.url()).text.split() == ["Sorry"]


@needs_chromium
def test_a_selector_that_is_none_says_so(look_at: LookAt, web: LocalWeb) -> None:
    web.routes["/"] = html("x")
    with pytest.raises(CannotLook, match=r"'p\[\[' is no CSS selector"):
        look_at(web.url(), selector="p[[")


@needs_chromium
@pytest.mark.parametrize("status", [503, 404, 204])
def test_an_answer_without_content_keeps_its_status(
    look_at: LookAt, web: LocalWeb, status: int
) -> None:
    web.routes["/"] = reply(status, b"", {"Retry-After": "9"})
    page = look_at(web.url())
    assert (page.status, page.text, page.unanswered) == (status, "", "")
    assert page.headers["retry-after"] == "9"


@needs_chromium
def test_where_nobody_answers_the_visitor_sees_the_browsers_own_error_page(
    look_at: LookAt, web: LocalWeb
) -> None:
    web.routes["/"] = hang_up
    web.routes["/loop"] = reply(302, b"", {"Location": "/loop"})
    gone, loop = look_at(web.url()), look_at(web.url("/loop"))
    assert (gone.status, gone.text) == (None, "")
    assert gone.unanswered.endswith("error page: empty response (ERR_EMPTY_RESPONSE)")
    assert (loop.status, loop.text) == (None, "")
    assert "too many redirects" in loop.unanswered


@needs_chromium
def test_after_a_look_at_nothing_comes_a_newcomers_look_at_something(
    look_at: LookAt, web: LocalWeb
) -> None:
    web.routes["/"] = reply(503)
    assert look_at(web.url()).status == 503
    web.routes["/"] = html("back", 200, {"Set-Cookie": "seen=yes"})
    assert look_at(web.url()).text == "back"
    assert look_at(web.url()).text == "back"
    assert ["cookie" in asked.headers for asked in web.asked if asked.path == "/"] == [False] * 3


@needs_chromium
def test_a_page_that_moves_on_by_script_is_followed(look_at: LookAt, web: LocalWeb) -> None:
    web.routes["/"] = html("<script>location = '/sorry'</script>")
    web.routes["/sorry"] = html("Sorry", 503)
    page = look_at(web.url(), settle="500ms")
    assert (page.url, page.status, page.text) == (web.url("/sorry"), 503, "Sorry")


@needs_chromium
def test_a_page_that_never_answers_ends_in_time(look_at: LookAt, web: LocalWeb) -> None:
    web.routes["/"] = hold
    assert look_at(web.url(), timeout="1s").unanswered == "no answer within 1s"


@needs_chromium
def test_a_page_that_never_comes_to_an_end_is_seen_as_far_as_it_came(look_at: LookAt) -> None:
    opening = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Checkout</p><p>"
    with DrippingServer(opening) as server:
        page = look_at(f"http://127.0.0.1:{server.port}/", timeout="6s")
    assert (page.status, page.text[:8]) == (200, "Checkout")


@needs_chromium
def test_a_page_whose_scripts_never_end_ends_in_time(look_at: LookAt, web: LocalWeb) -> None:
    web.routes["/"] = html("x<script>setTimeout(() => { for (;;); })</script>")
    assert (
        look_at(web.url(), timeout="6s").unanswered
        == "its scripts did not let the page be read within 6s"
    )


@needs_chromium
def test_opened_it_looks_where_connect_to_leads_and_nowhere_else(web: LocalWeb) -> None:
    web.routes["/"] = html("met here")
    settings = {"url": "http://shop.anycompany.example/", "connect_to": f"127.0.0.1:{web.port}"}
    pages = opened(settings, settings)
    assert [page.text for page in pages] == ["met here"] * 2
    assert {asked.headers["host"] for asked in web.asked} == {"shop.anycompany.example"}
    assert web.wait_until_left()


@needs_chromium
def test_a_browser_that_died_is_started_again(web: LocalWeb) -> None:
    from commdrill.drivers.http.browser_visit import chromium

    web.routes["/"] = html("alive")
    browser = Browser.model_validate({"url": web.url(), "settle": "100ms"})

    def look_die_look() -> list[str]:
        with chromium(browser) as running:
            first = running.visit(browser)
            running.close()
            return [first.text, running.visit(browser).text]

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(look_die_look).result() == ["alive", "alive"]


@needs_chromium
def test_headers_viewport_and_place_are_as_told(look_at: LookAt, web: LocalWeb) -> None:
    web.routes["/"] = html(
        "<script>document.body.append([innerWidth, innerHeight, navigator.language, "
        "Intl.DateTimeFormat().resolvedOptions().timeZone].join(' '))</script>"
    )
    page = look_at(web.url(), viewport="640x480", headers={"X-Drill": "yes"})
    assert page.text == "640 480 en-US UTC"
    assert web.asked[0].headers["x-drill"] == "yes"


@needs_chromium
@pytest.mark.parametrize("url", ["http://no-such.invalid/", "http://127.0.0.1:9/"])
def test_what_lies_on_our_side_says_nothing_about_the_page(look_at: LookAt, url: str) -> None:
    with pytest.raises(CannotLook, match=r"is not resolved here|ERR_UNSAFE_PORT"):
        look_at(url)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "commdrill.drivers.http.browser_visit", raising=False)
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    with (
        pytest.raises(CannotLook, match=r"pip install '.*\[browser\]'"),
        Browser(url="http://shop.example/").open(),
    ):
        pass


def test_without_a_browser_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CannotLook, match="no Chromium on the PATH: install it"):
        Browser(url="http://shop.example/").program()
    with pytest.raises(CannotLook, match=r"no Chromium '/no/such'"):
        Browser.model_validate({"url": "http://a.example", "executable": "/no/such"}).program()


def test_a_viewport_is_width_x_height() -> None:
    with pytest.raises(ValidationError, match="viewport"):
        Browser(url="http://shop.example/", viewport="wide")


def test_it_names_its_hosts() -> None:
    page = Browser.model_validate({"url": "https://a.example/x", "connect_to": "127.0.0.1:81"})
    assert page.hosts() == ("a.example",)
    page = Browser.model_validate({"url": "https://a.example/x", "connect_to": "b.example:81"})
    assert page.hosts() == ("a.example", "b.example")
