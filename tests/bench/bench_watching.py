"""How much watching costs: `python tests/bench/bench_watching.py`.

One server process on 127.0.0.1 answers; everything else happens in this process. Figures are
ratios and lags measured in one run; machines differ, so nothing here is asserted.
"""

import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import requests

from commdrill.app.request import RunRequest
from commdrill.app.run.drills import scripts_of
from commdrill.clock import SystemClock
from commdrill.compile.rhythm import Rhythm
from commdrill.documents.matcher import Equals
from commdrill.documents.plan import ChannelType, Phase
from commdrill.drivers.http.web_page import WebPage
from commdrill.engine.channels.page_channel import PageChannel
from commdrill.engine.phases import Phases
from commdrill.engine.run_clock import RunClock
from commdrill.engine.watchers import LookDone, Watched, Watchers
from commdrill.judge.expectation import (
    Limits,
    PageExpectation,
    Promise,
    Reader,
)
from commdrill.judge.moment import LookTime
from commdrill.sighting import Page, Sighting
from commdrill.terms import Proof
from commdrill.testing.local_web import LocalWeb, reply
from commdrill.wording.markup.visible import visible_text
from commdrill.wording.policy import Policy

ROOT = Path(__file__).parents[2]
CLOCK = RunClock(SystemClock())
SERVER = """
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    def do_GET(self):
        body = b"<h1>Basket</h1><p>Your basket is empty.</p>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_): pass
class Server(ThreadingHTTPServer):
    request_queue_size = 1024
server = Server(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
"""


@contextmanager
def server() -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/"
    finally:
        process.kill()
        process.wait()


def milliseconds_of_work(acts: Sequence[Callable[[], object]], times: int) -> list[float]:
    """The median of each, taken in turns; waiting for the server, the same for all, is left out."""
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(times):
        for each, act in zip(taken, acts, strict=True):
            began = time.thread_time()
            act()
            each.append((time.thread_time() - began) * 1000)
    return [statistics.median(each) for each in taken]


def promise(number: int, expectation: PageExpectation) -> Promise:
    return Promise(
        f"step-{number}", Phase.OUTAGE, "channel", ChannelType.ERROR_PAGE, expectation,
        Limits(timedelta(seconds=30)), Reader.EXTERNAL, Policy((), ()),
    )  # fmt: skip


def overhead_a_look(url: str) -> None:
    session = requests.Session()
    session.trust_env = False
    step = SimpleNamespace(ref=SimpleNamespace(id="step-0"),
                           promise=promise(0, PageExpectation(status=Equals(503))))  # fmt: skip
    tools = SimpleNamespace(clock=CLOCK, emit=lambda _: None, keep=lambda *_: "", started=0.0)
    use = SimpleNamespace(id="channel", wordings=(), type=ChannelType.ERROR_PAGE, drill_mark=None)
    channel = PageChannel(use, (step,), tools, Phases())  # type: ignore[arg-type]

    with WebPage(url=url).open() as look:

        def judged() -> None:
            began = CLOCK.monotonic()
            outcome = look()
            now = LookTime(began, CLOCK.monotonic())
            channel.take(LookDone("channel", now, outcome))
            channel.glance(step.promise, now, 0.0)

        ask = partial(session.get, url, timeout=5)
        bare, seen, whole = milliseconds_of_work((ask, look, judged), 500)
    print(f"one look, work of its thread: bare requests.Session {bare:.2f} ms; observer {seen:.2f} ms; "
          f"observer and judge {whole:.2f} ms: {whole - bare:+.2f} ms, {whole / bare:.2f} times")  # fmt: skip


def lag_of_many(url: str, count: int) -> None:
    watched = [Watched(f"c{n}", WebPage(url=url), Rhythm(1.0, 1.0)) for n in range(count)]
    watchers = Watchers(watched, CLOCK)
    began: dict[str, list[float]] = {one.channel: [] for one in watched}
    with watchers.running():
        until = CLOCK.monotonic() + 12
        while CLOCK.monotonic() < until:
            done = watchers.next(0.1)
            if done is not None:
                began[done.channel].append(done.time.began)
    gaps = [b - a - 1 for looks in began.values() for a, b in pairwise(looks[2:])]
    gaps.sort()
    print(f"{count} channels, each looked at every second: {len(gaps)} looks; lag median "
          f"{statistics.median(gaps) * 1000:.0f} ms, 99 % below {gaps[len(gaps) * 99 // 100] * 1000:.0f} ms, "
          f"worst {gaps[-1] * 1000:.0f} ms; threads left: {threading.active_count() - 1}")  # fmt: skip


def shop_page() -> PageChannel:
    """The store's page of the shipped drill, as a run knows it."""
    (script,) = scripts_of(
        RunRequest(root=ROOT, drills=("checkout-outage",), environment="sandbox-plain")
    )
    steps = tuple(step for step in script.steps if step.promise.channel == "store-page")
    use = next(one for one in script.channels if one.id == "store-page")
    tools = SimpleNamespace(clock=CLOCK, emit=lambda _: None, keep=lambda *_: "", started=0.0)
    return PageChannel(use, steps, tools, Phases())  # type: ignore[arg-type]


def a_long_page_again() -> None:
    """What a look at a page of 6 MB takes that is as it was at the look before."""
    session, channel = requests.Session(), shop_page()
    session.trust_env = False
    body = f"<html><body><h1>Catalogue</h1><ul>{TRACKED}</ul></body></html>".encode()
    with LocalWeb({"/": reply(200, body)}) as web, WebPage(url=web.url()).open() as look:

        def judged() -> None:
            began, outcome = CLOCK.monotonic(), look()
            channel.ponder(outcome)
            channel.take(LookDone("channel", LookTime(began, CLOCK.monotonic()), outcome))

        (first,) = milliseconds_of_work((judged,), 1)
        bare, again = milliseconds_of_work((partial(session.get, web.url(), timeout=5), judged), 15)
    print(f"a page of {len(body) / 1e6:.1f} MB: the first look {first:.0f} ms, with all that is known by then; one that "
          f"finds it as it was {again:.0f} ms, a bare requests.Session {bare:.0f} ms: {again / bare:.1f} times")  # fmt: skip


def beside_a_long_page() -> None:
    """How long whoever decides is held up, while a page of 6 MB comes anew at each look."""
    channel = shop_page()
    steps = channel.steps
    watchers = Watchers([Watched("store-page", Long(), Rhythm(0.1, 0.1), ponder=channel.ponder)], CLOCK)  # fmt: skip
    turns, taken, looks = list[float](), list[float](), 0
    with watchers.running():
        while looks < 6:
            began = time.perf_counter()
            done = watchers.next(0.02)
            if done is None:
                turns.append(time.perf_counter() - began)
                continue
            began, looks = time.perf_counter(), looks + 1
            channel.take(done)
            for step in steps:
                channel.glance(step.promise, done.time, 0.0)
            taken.append(time.perf_counter() - began)
    alone = milliseconds_of_work([Long().seen], 3)[0]
    print(f"a page of {len(CARDS) / 1e6:.1f} MB, new at each look: reading its text {alone:.0f} ms; who decides is held up "
          f"{statistics.median(taken) * 1000:.0f} ms, at worst {max(taken) * 1000:.0f} ms; a turn of 20 ms takes "
          f"{statistics.median(turns) * 1000:.0f} ms, at worst {max(turns) * 1000:.0f} ms")  # fmt: skip


def a_new_long_page() -> None:
    """What it takes to judge a page of 6 MB that is new at each look, beside reading its text."""
    channel, long = shop_page(), Long()
    last = [long.seen()]
    channel.ponder(last[0])  # what is made once is made by then

    def read() -> None:
        last[0] = long.seen()

    reading, judging = milliseconds_of_work((read, lambda: channel.ponder(last[0])), 7)
    print(f"a page of {len(CARDS) / 1e6:.1f} MB, new at each look: judged in {judging:.0f} ms of work, its text read in "
          f"{reading:.0f} ms: {judging / reading:.1f} of it")  # fmt: skip


CARDS = "".join(
    f"<li><a href='/a/{n}'>Lamp {n % 97}</a><p>Right now 20% off, until Monday at 16:30, and back in {n % 59} minutes; "
    f"our catalogue has more of it at any time.</p><span>{n % 89}.99 €</span></li>\n"
    for n in range(36_000)
)  # fmt: skip


TRACKED = "".join(
    f"<li data-seen-by='{n:0200}'><a href='/a/{n}'>Lamp {n % 97}</a><p>Right now 20% off, and back in {n % 59} minutes.</p></li>\n"
    for n in range(21_000)
)


class Long:
    """A page as long as a whole catalogue."""

    proof = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = Page
    looks = 0

    def hosts(self) -> tuple[str, ...]:
        return ()

    @contextmanager
    def open(self) -> Iterator[Callable[[], Page]]:
        yield self.seen

    def seen(self) -> Page:
        self.looks += 1
        markup = f"<html><body><h1>Catalogue {self.looks}</h1><ul>{CARDS}</ul></body></html>"
        return Page("http://shop/", 200, {}, visible_text(markup), "text/html", markup=markup)


if __name__ == "__main__":
    beside_a_long_page()
    a_new_long_page()
    a_long_page_again()
    with server() as address:
        overhead_a_look(address)
        lag_of_many(address, 500)
