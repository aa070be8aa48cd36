import asyncio
import math
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from commdrill.drivers.http.browser import Browser
from commdrill.drivers.http.browser_tab import Visit
from commdrill.drivers.shared import Shared
from commdrill.errors import CannotLook
from commdrill.sighting import Page
from commdrill.testing import DrippingServer, LocalWeb, Reply, reply
from commdrill.testing.local_web import hang_up
from commdrill.wording.set_aside import Shown
from tests.slowness import crowding, slowness

HTML = {"Content-Type": "text/html; charset=utf-8"}
PNG = b"\x89PNG\r\n"
needs_chromium = pytest.mark.usefixtures("patient_browser", "chromium")


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


def looked(
    shared: Shared | None,
    languages: tuple[str, ...] = (),
    sought: tuple[tuple[str, ...], ...] = (),
    **settings: Any,
) -> Page:
    """One look."""
    given = {"folder": Path(), "languages": languages, "sought": sought, "shared": shared}
    browser = Browser.model_validate(
        {"settle": "100ms", "timeout": "60s"} | settings, context=given
    )
    with browser.open() as look:
        seen = look()
    assert isinstance(seen, Page)
    return seen


def pace() -> float:
    """How much longer than elsewhere it may take a page to be there, on this machine as it is."""
    return slowness() * crowding()


def at_this_pace(seconds: float) -> str:
    """Where all of them pass before what they are for is seen."""
    return f"{math.ceil(min(seconds * pace(), 50))}s"


@pytest.fixture(scope="module")
def shared() -> Iterator[Shared]:
    with Shared() as shared:
        yield shared


@pytest.fixture
def look_at(shared: Shared) -> LookAt:
    """Looks with one browser for all tests, as all channels of a run have one."""
    return lambda url, **settings: looked(shared, url=url, **settings)


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
    rendered, screenshot, seen = page.evidence
    assert b"Checkout is away" in seen.content
    assert (rendered.suffix, screenshot.suffix) == (".html", ".png")
    assert b"Back at 16:30" in rendered.content
    assert screenshot.content.startswith(PNG)


@needs_chromium
def test_the_message_is_outlined_in_the_screenshot_alone(shared: Shared, web: LocalWeb) -> None:
    web.routes["/"] = html(
        "<main><p>Some news</p><p>Checkout is <b>away</b>; back at 16:30.</p></main>"
    )
    plain = looked(shared, url=web.url())
    found = looked(shared, sought=(("is away back at ", "."),), url=web.url())
    elsewhere = looked(shared, sought=(("is away for good",),), url=web.url())
    assert found.text == plain.text
    assert found.evidence[0] == plain.evidence[0]
    assert found.evidence[1] != plain.evidence[1] == elsewhere.evidence[1]


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
    "a shadow that is closed": "<x-a></x-a><script>document.querySelector('x-a')"
    ".attachShadow({mode: 'closed'}).innerHTML = `%s`</script>",
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
@pytest.mark.parametrize(
    "headers",
    [{"Content-Type": "application/octet-stream"}, {**HTML, "Content-Disposition": "attachment"}],
)
def test_a_page_that_comes_as_a_file_shows_nobody_anything(
    look_at: LookAt, web: LocalWeb, headers: Mapping[str, str]
) -> None:
    web.routes["/"] = html("<p>Checkout is down", 503, headers)
    assert look_at(web.url()).unanswered == "the browser saves it as a file, and shows no page"


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
        page = look_at(f"http://127.0.0.1:{server.port}/", timeout=at_this_pace(6))
    assert (page.status, page.text[:8]) == (200, "Checkout")


@needs_chromium
def test_a_page_whose_scripts_never_end_ends_in_time(look_at: LookAt, web: LocalWeb) -> None:
    web.routes["/"] = html("x<script>setTimeout(() => { for (;;); })</script>")
    limit = at_this_pace(6)
    told = f"its scripts did not let the page be read within {limit}"
    assert look_at(web.url(), timeout=limit).unanswered == told


@needs_chromium
def test_a_frame_whose_scripts_never_end_leaves_the_page_around_it_to_be_read(
    look_at: LookAt, web: LocalWeb
) -> None:
    there = web.url("/advert").replace("127.0.0.1", "localhost")
    web.routes["/"] = html(f"Checkout is away<iframe src='{there}'></iframe>")
    web.routes["/advert"] = html("x<script>setTimeout(() => { for (;;); })</script>")
    assert look_at(web.url(), timeout=at_this_pace(10)).text == "Checkout is away"


@needs_chromium
def test_a_browser_that_stands_still_is_given_up_and_another_started(
    web: LocalWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.routes["/"] = html("seen")
    noting, known = tmp_path / "chromium", tmp_path / "pids"
    noting.write_text(f"""#!/bin/sh
echo $$ >> {known}
exec {Browser(url=web.url()).program()} "$@"
""")
    noting.chmod(0o700)
    with Shared() as shared:
        assert looked(shared, url=web.url(), executable=str(noting)).text == "seen"
        stopped = int(known.read_text())
        monkeypatch.setattr("commdrill.drivers.http.browser_visit._TO_END", 5 * pace())
        os.kill(stopped, signal.SIGSTOP)
        try:
            assert looked(shared, url=web.url(), executable=str(noting)).text == "seen"
        finally:
            with suppress(ProcessLookupError):
                os.kill(stopped, signal.SIGKILL)
    assert len(known.read_text().split()) == 2


@needs_chromium
def test_on_its_own_it_looks_where_connect_to_leads_and_nowhere_else(web: LocalWeb) -> None:
    web.routes["/"] = html("met here")
    there = f"127.0.0.1:{web.port}"
    assert looked(None, url="http://shop.anycompany.example/", connect_to=there).text == "met here"
    assert {asked.headers["host"] for asked in web.asked} == {"shop.anycompany.example"}
    assert web.wait_until_left()


@needs_chromium
def test_a_browser_that_died_is_started_again(web: LocalWeb) -> None:
    web.routes["/"] = html("alive")
    program = Browser(url=web.url()).program()
    with Shared() as shared:
        assert looked(shared, url=web.url()).text == "alive"
        shared.once(("chromium", program), _not_made).close()
        assert looked(shared, url=web.url()).text == "alive"


@needs_chromium
def test_the_browser_shows_no_page_but_the_one_that_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, look_at: LookAt, web: LocalWeb
) -> None:
    shown: list[str] = []
    look = Visit.look

    async def looked_beside(visit: Visit) -> Page:
        page = await look(visit)
        browser = visit._tab.context.browser
        assert browser is not None
        asked = await browser.new_browser_cdp_session()
        there = await asked.send("Target.getTargets", {"filter": [{}]})
        shown.extend(one["url"] for one in there["targetInfos"])
        return page

    monkeypatch.setattr(Visit, "look", looked_beside)
    web.routes["/"] = html("Checkout is away")
    look_at(web.url())
    assert web.url() in shown
    assert [url for url in shown if url.startswith("chrome")] == []


@pytest.mark.usefixtures("patient_browser")
def test_what_playwright_turns_off_stays_off(tmp_path: Path) -> None:
    told = tmp_path / "told"
    program = tmp_path / "no-browser"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >{told}\n', encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(CannotLook, match="the browser failed"):
        looked(None, url="http://127.0.0.1/", executable=str(program))
    start = "--disable-features="
    lists = [line for line in told.read_text("utf-8").splitlines() if line.startswith(start)]
    its_own, both = (set(one.removeprefix(start).split(",")) for one in lists)
    assert its_own < both


@needs_chromium
def test_a_tab_that_does_not_close_holds_nobody_up(
    web: LocalWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    from playwright.async_api import BrowserContext

    async def never(_: BrowserContext) -> None:
        await asyncio.Event().wait()

    web.routes["/"] = html("seen")
    monkeypatch.setattr("commdrill.drivers.http.browser_visit._TO_CLOSE", 0.01)
    with Shared() as shared:
        with monkeypatch.context() as stuck:
            stuck.setattr(BrowserContext, "close", never)
            assert looked(shared, url=web.url()).text == "seen"
        assert looked(shared, url=web.url()).text == "seen"


def _not_made() -> Any:
    raise AssertionError("there is one")


@needs_chromium
def test_channels_look_with_one_browser_at_once_and_each_by_its_own_way(shared: Shared) -> None:
    def look_with(number: int) -> str:
        with LocalWeb({"/": html(f"page {number}"), "/favicon.ico": reply(404)}) as own:
            there = f"127.0.0.1:{own.port}"
            return looked(shared, url="http://shop.example/", connect_to=there).text

    with ThreadPoolExecutor(3) as threads:
        assert list(threads.map(look_with, range(3))) == ["page 0", "page 1", "page 2"]


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
def test_it_is_in_the_language_of_the_channels_steps(shared: Shared, web: LocalWeb) -> None:
    web.routes["/"] = html("<script>document.body.append(navigator.language)</script>")
    assert looked(shared, ("es", "en"), url=web.url()).text == "es"
    assert web.asked[0].headers["accept-language"].startswith("es")


AWAY = "<p>It is away.</p>"
SHOWN = {
    "as it is": AWAY,
    "small letters made capitals": f"<div style='text-transform:uppercase'>{AWAY}</div>",
    "a child with a size": "<div style='font-size:0'><b style='font-size:9px'>It is away.</b></div>",
    "a visible child": "<div style='visibility:hidden'>no<p style='visibility:visible'>It is away."
    "</div>",
    "a drawing": "<svg width=200 height=50><title>no</title><text y=20>It is away.</text></svg>",
    "a field": "<textarea>It is away.</textarea>",
    "no box": "<div style='display:contents'>It is <b>away</b>.</div>",
    "a slot": "<x-a>away<template shadowrootmode=open>It is <slot></slot>.</template></x-a>",
    "white on a picture": "<div style='background:linear-gradient(red,blue);color:#fff'>"
    f"{AWAY}</div>",
    "letters cut from a picture": "<p style='background:linear-gradient(red,blue);color:transparent;"
    "-webkit-background-clip:text'>It is away.</p>",
    "out of what would cut it": "<div style='height:0;overflow:hidden'>"
    "<p style='position:absolute'>It is away.</div>",
    "at the end of what scrolls": f"<div style='height:9px;overflow:auto'><br><br>{AWAY}</div>",
    "put before": "<style>.put::before{content:'It is \\61way.'}</style><p class=put></p>",
    "put before and after": "<style>.of::before{content:'It '} .of::after{content:attr(title)}</style>"
    "<p class=of title=' away.'>is</p>",
    "put between counters": "<style>.co::before{content:counters(n, 'x') 'It is ' url(x.png) 'away' counter(n) '.'}"
    "</style><p class=co></p>",
    "beside ornaments": "<style>.ad::before{content:'\\f071\\201C'} .ad::after{content:'»' / 'next'}</style>"
    "<p class=ad>It is away.</p>",
    "unfolded": f"<details open><summary></summary>{AWAY}</details>",
}
OVER_ALL = "<div style='position:fixed;inset:0;background:#fff'></div>"
OF_A_WHOLE_PAGE = {
    "white on what is beneath": "<div style='position:absolute;inset:0;background:#000'></div>"
    "<p style='position:absolute;color:#fff'>It is away.</p>",
    "below": f"<div style='height:3000px'></div>{AWAY}",
    "at the bottom of the window": f"<div style='position:fixed;bottom:0'>{AWAY}</div>",
    "at the end of a window that scrolls": "<div style='position:fixed;inset:0;overflow:auto'>"
    f"<div style='height:3000px'></div>{AWAY}</div>",
    "over what fills the window": f"{OVER_ALL}<p style='position:relative'>It is away.</p>",
    "within what lies over all": f"no{OVER_ALL.replace('></div>', f'>{AWAY}</div>')}",
    "under a shade": f"{OVER_ALL.replace('#fff', '#0008')}{AWAY}",
    "from right to left": f"<script>document.dir = 'rtl'</script>{AWAY}",
}
HIDING = {
    "opacity": "opacity:0",
    "next to no opacity": "opacity:.01",
    "off to the left": "position:absolute;left:-9999px",
    "above": "position:absolute;top:-500px",
    "moved away": "transform:translateX(-5000px)",
    "scaled to nothing": "transform:scale(0)",
    "clip": "position:absolute;clip:rect(0,0,0,0)",
    "clip-path": "clip-path:inset(50%)",
    "an area of nothing": "clip-path:polygon(0 0,0 0,0 0)",
    "for screen readers": "position:absolute;width:1px;height:1px;overflow:hidden",
    "no height": "height:0;overflow:hidden",
    "hardly any height": "max-height:1px;overflow:hidden",
    "no size": "font-size:0",
    "white on white": "color:#fff",
    "black on black": "color:#111;background:#111",
    "no colour": "color:transparent",
    "out of the window": "position:fixed;bottom:-200px",
    "content-visibility": "content-visibility:hidden",
    "in a drawer": "position:fixed;left:-400px;width:300px;overflow:auto",
    "indented away": "text-indent:-9999px;overflow:hidden",
}

NOT_PUT = {
    "no box": "display:none",
    "not visible": "visibility:hidden",
    "opacity": "opacity:0",
    "no size": "font-size:0",
    "white on white": "color:#fff",
    "no colour": "color:transparent",
    "off to the left": "position:absolute;left:-9999px",
    "scaled to nothing": "display:block;transform:scale(0)",
    "clip-path": "display:block;clip-path:inset(50%)",
    "for screen readers": "position:absolute;width:1px;height:1px;overflow:hidden",
}


@needs_chromium
def test_what_a_style_puts_there_and_hides_is_not_read(look_at: LookAt, web: LocalWeb) -> None:
    web.routes["/"] = html(
        "".join(
            f"<style>.n{n}::after{{content:'not {n}';{style}}}</style><p class=n{n}>{how}</p>"
            for n, (how, style) in enumerate(NOT_PUT.items())
        )
    )
    assert look_at(web.url()).text.split("\n\n") == list(NOT_PUT)


@needs_chromium
def test_what_can_be_seen_is_read(look_at: LookAt, web: LocalWeb) -> None:
    """All on one page, each below its name."""
    web.routes["/"] = html(
        "".join(f"<div><p>{how}</p>{shown}</div>" for how, shown in SHOWN.items())
    )
    read = [line for line in look_at(web.url()).text.splitlines() if line]
    assert read == [line for how in SHOWN for line in (how, "It is away.")]


@needs_chromium
@pytest.mark.parametrize("how", OF_A_WHOLE_PAGE)
def test_where_the_window_counts_what_can_be_seen_is_read(
    look_at: LookAt, web: LocalWeb, how: str
) -> None:
    web.routes["/"] = html(OF_A_WHOLE_PAGE[how])
    assert look_at(web.url()).text == "It is away."


@needs_chromium
def test_what_cannot_be_seen_is_not_read(look_at: LookAt, web: LocalWeb) -> None:
    hidden = "".join(f"<div style='{style}'><p>{how}</p></div>" for how, style in HIDING.items())
    web.routes["/"] = html(f"<p>Sorry</p>{hidden}")
    assert look_at(web.url()).text == "Sorry"


@needs_chromium
def test_what_lies_under_something_that_fills_the_window_is_not_read(
    look_at: LookAt, web: LocalWeb
) -> None:
    below = f"<div style='height:3000px'></div>{AWAY}<textarea>no</textarea><iframe srcdoc='no'></iframe>"
    loading = OVER_ALL.replace("></div>", ">Loading</div>")
    web.routes["/"] = html(f"<p>It is here.</p>{below}{loading}")
    assert look_at(web.url()).text == "Loading"


@needs_chromium
def test_what_is_folded_and_what_is_not_chosen_is_not_read(look_at: LookAt, web: LocalWeb) -> None:
    web.routes["/"] = html(
        "<details><summary>Why?</summary>folded</details><select><option>a<option selected>b</select>"
    )
    assert look_at(web.url()).text == "Why?\nb"


@needs_chromium
def test_the_frames_of_other_sites_are_read_where_they_are_seen(
    look_at: LookAt, web: LocalWeb
) -> None:
    with LocalWeb({"/": html("<p>Sorry</p>")}) as other:
        web.routes["/"] = html(
            f"<p>Shop</p><iframe src='{other.url()}'></iframe>"
            f"<iframe src='{other.url()}' style='display:none'></iframe>"
        )
        assert look_at(web.url()).text == "Shop\nSorry"


@needs_chromium
def test_a_page_is_read_in_whatever_shows_it(look_at: LookAt, web: LocalWeb) -> None:
    web.routes["/sorry"] = html("<p>Sorry</p>")
    web.routes["/menu"] = html("<p>Shop</p>")
    web.routes["/"] = html(
        "<p>a</p><object data=/sorry type=text/html>b</object><object data=/none>c</object>"
        "<embed src=/sorry type=text/html>"
    )
    assert look_at(web.url()).text.split() == ["a", "Sorry", "c", "Sorry"]
    frames = b"<frameset cols='20%,80%'><frame src=/menu><frame src=/sorry></frameset>"
    web.routes["/set"] = reply(200, b"<html>" + frames, HTML)
    assert look_at(web.url("/set")).text.split() == ["Shop", "Sorry"]


@needs_chromium
def test_what_a_style_puts_elsewhere_is_read_where_it_is_put(
    look_at: LookAt, web: LocalWeb
) -> None:
    web.routes["/"] = html(
        "<div style='display:flex;flex-direction:column'><p style='order:2'>b</p><p>a</p></div>"
        "<div style='display:flex;flex-direction:row-reverse'><p>d</p><p>c</p></div>"
    )
    assert look_at(web.url()).text.split() == ["a", "b", "c", "d"]


@needs_chromium
def test_what_is_struck_out_is_no_longer_said(look_at: LookAt, web: LocalWeb) -> None:
    struck = "<span style='text-decoration:line-through'>b</span>"
    web.routes["/"] = html(f"<p>a <s>b</s> {struck} <del style='text-decoration:none'>c</del></p>")
    assert look_at(web.url()).text == "a ~~b~~ ~~b~~ c"


@needs_chromium
def test_where_words_lead_is_read_as_of_what_the_server_sends(
    look_at: LookAt, web: LocalWeb
) -> None:
    target = "https://status.anycompany.example/1"
    web.routes["/"] = html(
        f"<p>See <a href=' {target} '> our <b>page</b> </a>, <a href='#a'>b</a>"
        f"<a href='{target}'></a> and <a href='{target}'>{target}</a></p>"
        f"<iframe srcdoc=\"<a href='{target}?2'>more</a>\"></iframe>"
    )
    seen = look_at(web.url())
    assert isinstance(seen.text, Shown)
    assert seen.text == f"See our page , b and {target}\n\nmore"
    assert [(seen.text[one.start : one.end], one.target) for one in seen.text.links] == [
        ("our page", target),
        ("more", f"{target}?2"),
    ]


@needs_chromium
def test_what_stands_apart_is_read_apart(look_at: LookAt, web: LocalWeb) -> None:
    web.routes["/"] = html(
        "<div style='display:flex'><span>a</span><span>b</span></div><pre>c\nd</pre>e<br>f"
        "<table><tr><td>g<td>h<tr><td>i</table><p>j</p>k<b style='display:inline-block'>l</b>"
    )
    assert look_at(web.url()).text == "a\nb\nc\nd\ne\nf\ng h\ni\n\nj\n\nk l"


@needs_chromium
@pytest.mark.parametrize("url", ["http://no-such.invalid/", "http://127.0.0.1:9/"])
def test_what_lies_on_our_side_says_nothing_about_the_page(look_at: LookAt, url: str) -> None:
    with pytest.raises(CannotLook, match=r"is not resolved here|ERR_UNSAFE_PORT"):
        look_at(url)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "commdrill.drivers.http.browser_visit", raising=False)
    monkeypatch.setitem(sys.modules, "playwright.async_api", None)
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
