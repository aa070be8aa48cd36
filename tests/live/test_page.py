"""The page in a real browser."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from commdrill.clock import SystemClock
from commdrill.drivers.network.bounded_server import BoundedServer
from commdrill.live.access import Access
from commdrill.live.notes import Notes
from tests.app import story
from tests.live.served import RunWritten, served

SECONDS = 120_000.0  # in milliseconds: a limit, never a wait
expect.set_options(timeout=SECONDS)
Browsed = Callable[..., AbstractContextManager[Page]]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[RunWritten]:
    written = RunWritten(tmp_path / "run")
    written.write(story.OPENING)
    yield written
    written.close()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One for all; each page is a visitor's of its own."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, timeout=SECONDS)
        yield started
        started.close()


@pytest.fixture
def browsed(browser: Browser) -> Browsed:
    """The page; whatever it complains of fails the test."""

    @contextmanager
    def shown(address: str, width: int = 1400) -> Iterator[Page]:
        complaints: list[str] = []
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.set_default_timeout(SECONDS)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        yield page
        page.close()
        assert complaints == []

    return shown


def test_it_shows_what_is_awaited_and_then_the_verdict(run: RunWritten, browsed: Browsed) -> None:
    (run.folder / "report.html").write_text("<h1>The report</h1>")
    with served(run.folder) as server, browsed(server.address) as page:
        expect(page.locator("#banner")).to_contain_text("THIS IS A DRILL on sandbox, 60 times")
        expect(page.locator("#connection")).to_have_text("live")
        expect(page.locator("#stages [aria-current=step]")).to_have_text("outage")
        expect(page.locator("#faults")).to_contain_text("broken on purpose: checkout (outage)")
        names = page.locator("#open .name").all_inner_texts()
        assert names[-1] == "email-customers"  # the last to be due
        run.write(story.OUTAGE)
        expect(page.locator("#open [data-step=email-customers] .state")).to_contain_text("seen")
        run.write(story.ENDING)
        expect(page.locator("#ending")).to_contain_text("Failed")
        expect(page.locator("#connection")).to_have_text("the run is over")
        expect(page.locator("#bad [data-step=status-investigating]")).to_contain_text(
            "no incident was opened within 6s"
        )
        page.click("#report")
        expect(page.locator("h1")).to_have_text("The report")


def test_it_comes_back_by_itself_and_is_told_what_it_missed(
    run: RunWritten, browsed: Browsed
) -> None:
    with served(run.folder) as server, browsed(server.address) as page:
        expect(page.locator("#connection")).to_have_text("live")
        page.context.set_offline(True)
        assert isinstance(server._server, BoundedServer)
        server._server.hang_up()
        expect(page.locator("#connection")).to_contain_text("reconnecting")
        run.write(story.OUTAGE)
        with page.expect_request("**/events*") as again:
            page.context.set_offline(False)
        expect(page.locator("#connection")).to_have_text("live")
        expect(page.locator("#open [data-step=email-customers]")).to_contain_text("seen")
        came_by = again.value.all_headers().get("last-event-id") or again.value.url
        assert came_by.replace("%3A", ":").endswith(f"run:{len(story.OPENING)}")


def test_a_phone_need_not_be_scrolled_sideways(run: RunWritten, browsed: Browsed) -> None:
    run.write(story.OUTAGE)
    with served(run.folder) as server, browsed(server.address, width=390) as page:
        expect(page.locator("#open .name").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_screen_reader_hears_sums_and_not_each_line(run: RunWritten, browsed: Browsed) -> None:
    with served(run.folder) as server, browsed(server.address) as page:
        expect(page.locator("#connection")).to_have_text("live")
        page.evaluate(
            "window.said = []; new MutationObserver(() => said.push(spoken.textContent))"
            ".observe(spoken, { childList: true })"
        )
        for moment in (*story.OUTAGE, *story.ENDING):
            run.write([moment])
            server.broadcast.look()
        expect(page.locator("#spoken")).to_contain_text("The drill is over: Failed")
        assert len(page.evaluate("said")) <= 2
        assert page.locator("[aria-live=polite]").count() == 1
        assert page.locator("#news").get_attribute("aria-live") is None


def test_what_others_said_becomes_no_markup(run: RunWritten, browsed: Browsed) -> None:
    from commdrill.record.events import MessageSeen

    hostile = "<img src=x onerror=document.title=1><b>bold</b>"
    run.write([(5.0, MessageSeen("customer-email", "1", ("ana",), hostile, "", 5.0, None))])
    with served(run.folder) as server, browsed(server.address) as page:
        expect(page.locator("#news")).to_contain_text("<b>bold</b>")
        assert page.locator("#news img, #news b").count() == 0


def test_an_observer_notes_something(run: RunWritten, browsed: Browsed) -> None:
    notes = Notes(SystemClock())
    access = Access("127.0.0.1", note_key="observer")
    with served(run.folder, access, notes) as server:
        with browsed(server.address) as page:
            expect(page.locator("#connection")).to_have_text("live")
            expect(page.locator("#note")).to_be_hidden()
        with browsed(server.note_address) as page:
            page.fill("#by", "Kim")
            page.fill("#words", "The banner flickers")
            page.click("#note button")
            expect(page.locator("#noted")).to_have_text("It will stand in the report.")
    assert [(one.by, one.note) for one in notes.drain()] == [("Kim", "The banner flickers")]
