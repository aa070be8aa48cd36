"""Watching side by side: threads that look, and the main thread that takes what they saw."""

import asyncio
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import datetime
from math import inf
from typing import Any, ClassVar, cast

import pytest

from commdrill.clock import SystemClock
from commdrill.compile.rhythm import Rhythm
from commdrill.documents.plan import Phase
from commdrill.drivers.protocol import Look
from commdrill.engine.channels.summary import digest, summary
from commdrill.engine.run_clock import RunClock
from commdrill.engine.watchers import LookDone, Watched, Watcher, Watchers
from commdrill.errors import CannotLook
from commdrill.record.events import Interrupted, StepDecided
from commdrill.sighting import (
    Evidence,
    Inbox,
    Incident,
    Message,
    Page,
    Sighting,
    StatusBoard,
    Update,
)
from commdrill.terms import Proof
from commdrill.testing.fake_clock import FakeClock
from commdrill.values import Json
from commdrill.wording.set_aside import Link, Shown

from .shown import Channel, Story, page
from .steps import is_back, tells
from .world import World

PROMPT = Rhythm(0.001, 0.001)
SELDOM = Rhythm(0.001, 3_600.0)


class Counter:
    """An observer that fails in as many ways as it is told to, and then sees."""

    proof: ClassVar[Proof] = Proof.CONTENT
    shows: ClassVar[type[Sighting]] = Page

    def __init__(
        self, *, failing_to_open: int = 0, failing: int = 0, error: BaseException | None = None
    ) -> None:
        self.failing_to_open, self.failing = failing_to_open, failing
        self.error = error or RuntimeError("a driver's mistake")
        self.opened = self.closed = self.looks = 0

    def hosts(self) -> tuple[str, ...]:
        return ()

    def open(self) -> AbstractContextManager[Look]:
        return self._open()

    @contextmanager
    def _open(self) -> Iterator[Look]:
        self.opened += 1
        if self.opened <= self.failing_to_open:
            raise self.error
        yield self._look
        self.closed += 1

    def _look(self) -> Sighting:
        self.looks += 1
        if self.looks <= self.failing:
            raise self.error
        return page(f"Look {self.looks}")


def watched(observer: Counter, rhythm: Rhythm = PROMPT) -> Watchers:
    return Watchers([Watched("shop", observer, rhythm)], SystemClock())


def next_of(watchers: Watchers) -> LookDone:
    done = watchers.next(30.0)
    assert done is not None
    return done


def test_a_channel_is_looked_at_again_and_again_until_the_end() -> None:
    eye = Counter()
    watchers = watched(eye)
    with watchers.running():
        assert {"watch shop", "pulse"} <= {thread.name for thread in threading.enumerate()}
        first, second = next_of(watchers), next_of(watchers)
    assert (first.outcome, second.outcome) == (page("Look 1"), page("Look 2"))
    assert first.channel == "shop"
    assert first.time.began <= first.time.ended <= second.time.began
    assert second.time.began - first.time.began >= PROMPT.densest
    assert (eye.opened, eye.closed) == (1, 1)
    assert "watch shop" not in {thread.name for thread in threading.enumerate()}


class Placed(Counter):
    """One that another process can go on with, from the same place."""

    @contextmanager
    def open_at(self, position: Json) -> Iterator[Look]:
        yield PlacedHere(position)


class PlacedHere:
    def __init__(self, position: Json) -> None:
        self.position = position

    def __call__(self) -> Sighting:
        return page("From there on")


def test_what_another_process_read_from_is_read_from_again() -> None:
    watchers = Watchers([Watched("shop", Placed(), PROMPT, "uid 7")], SystemClock())
    with watchers.running():
        done = next_of(watchers)
    assert (done.outcome, done.position) == (page("From there on"), "uid 7")


class Noting(Placed):
    """One that is asked where its inbox stands as it is opened, which takes its time."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self._clock = clock

    @contextmanager
    def open(self) -> Iterator[Look]:
        self._clock.advance(0.5)
        yield PlacedHere("uid 8")


@pytest.mark.parametrize(
    ("position", "not_before", "begins"),
    [(None, -inf, 2.5), ("uid 7", -inf, 0.0), (None, 9.0, 11.5), ("uid 7", 9.0, 9.0)],
)
def test_an_inbox_that_was_asked_where_it_stands_is_left_alone_for_the_interval(
    position: Json, not_before: float, begins: float
) -> None:
    looks: queue.Queue[LookDone] = queue.Queue()
    clock = FakeClock()
    inbox = Watched("mail", Noting(clock), Rhythm(2.0, 3_600.0, not_before=not_before), position)
    watcher = Watcher(inbox, looks, clock)
    watcher.start()
    first = looks.get(timeout=120)
    watcher.stop()
    watcher.join(120)
    assert (first.position, first.time.began) == (position or "uid 8", begins)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (RuntimeError("a mistake"), "RuntimeError: a mistake"),
        (CannotLook("log-in refused"), "log-in refused"),
        (SystemExit(2), "it called sys.exit(2)"),
        (asyncio.CancelledError(), "it ended its own work: CancelledError"),
        (KeyboardInterrupt(), "it ended its own work: KeyboardInterrupt"),
    ],
)
def test_whatever_a_driver_raises_is_told_and_it_is_tried_again(
    error: BaseException, told: str
) -> None:
    eye = Counter(failing_to_open=1, failing=1, error=error)
    watchers = watched(eye)
    with watchers.running():
        unopened, unseen, seen = next_of(watchers), next_of(watchers), next_of(watchers)
    assert (str(unopened.outcome), str(unseen.outcome)) == (told, told)
    assert isinstance(unopened.outcome, CannotLook)
    assert seen.outcome == page("Look 2")
    assert eye.opened == 2


class Mistaken(Counter):
    """It says that it shows messages, and looks at pages."""

    shows: ClassVar[type[Sighting]] = Inbox


def test_a_look_that_returns_something_else_is_the_drivers_mistake() -> None:
    watchers = watched(Mistaken())
    with watchers.running():
        outcome = next_of(watchers).outcome
    assert isinstance(outcome, CannotLook)
    assert str(outcome) == "its look returned Page, and its observer shows Inbox"


def showing(sighting: Any) -> Counter:
    class Showing(Counter):
        shows: ClassVar[type[Sighting]] = type(sighting)

        def _look(self) -> Sighting:
            return cast(Sighting, sighting)

    return Showing()


NAIVE = datetime(2026, 11, 29, 12, 0)  # noqa: DTZ001 of no zone, which is the mistake
ANYTHING: Any = object()


@pytest.mark.parametrize(
    ("sighting", "told"),
    [
        (
            replace(page("Back"), evidence=(ANYTHING,)),
            "Page whose evidence[0] is object: Input should be a dictionary or an instance of Evidence",
        ),
        (
            replace(page("Back"), evidence=(Evidence(ANYTHING, ".html"),)),
            "Page whose evidence[0].content is object: Input should be a valid bytes",
        ),
        (
            replace(page("Back"), status=cast(Any, "OK")),
            "Page whose status is str: Input should be a valid integer, unable to parse string as an integer",
        ),
        (
            Inbox((Message("1", cast(Any, "ana@example.org"), ("Hello",)),)),
            "Inbox whose messages[0].to is str: Input should be a valid tuple",
        ),
        (
            Inbox((Message("1", ("ana@example.org",), ("Hello",), at=NAIVE),)),
            "Inbox whose messages[0].at is of no time zone",
        ),
        (
            StatusBoard("", "none", {}, (Incident("1", "", "resolved", ends=NAIVE),)),
            "StatusBoard whose incidents[0].ends is of no time zone",
        ),
    ],
)
def test_a_sighting_that_is_not_as_declared_is_the_drivers_mistake(
    sighting: Sighting, told: str
) -> None:
    watchers = watched(showing(sighting))
    with watchers.running():
        outcome = next_of(watchers).outcome
    assert isinstance(outcome, CannotLook)
    assert str(outcome) == f"its look returned {told}"


def test_a_sighting_in_lists_is_taken_in_tuples() -> None:
    message = Message("1", cast(Any, ["ana@example.org"]), cast(Any, ["Hello"]))
    watchers = watched(showing(Inbox(cast(Any, [message]))))
    with watchers.running():
        outcome = next_of(watchers).outcome
    assert outcome == Inbox((Message("1", ("ana@example.org",), ("Hello",)),))


LINKED = Shown.of("our page", (Link(0, 8, "https://status.anycompany.example"),))


@pytest.mark.parametrize(
    ("sighting", "words"),
    [
        (page(LINKED), lambda seen: seen.text),
        (Inbox((Message("1", (), (LINKED,)),)), lambda seen: seen.messages[0].bodies[0]),
        (
            StatusBoard("", "none", {}, (Incident("1", "", "x", (Update("1", "x", LINKED),)),)),
            lambda seen: seen.incidents[0].updates[0].body,
        ),
    ],
    ids=["page", "message", "update"],
)
def test_where_links_under_words_lead_is_known_to_who_judges(
    sighting: Sighting, words: Callable[[Any], Shown]
) -> None:
    watchers = watched(showing(sighting))
    with watchers.running():
        outcome = next_of(watchers).outcome
    assert words(outcome).links == LINKED.links


def test_evidence_of_a_failed_look_that_is_no_bytes_is_the_drivers_mistake() -> None:
    cannot = CannotLook("broken", cast(Any, "{"))
    watchers = watched(Counter(failing=1, error=cannot))
    with watchers.running():
        outcome = next_of(watchers).outcome
    assert isinstance(outcome, CannotLook)
    assert (str(outcome), outcome.evidence) == (
        "broken (its driver gave str as evidence, where bytes are kept)",
        b"",
    )


def test_the_evidence_of_a_look_that_says_nothing_is_handed_on() -> None:
    cannot = CannotLook("broken", b"{")
    watchers = watched(Counter(failing=1, error=cannot))
    with watchers.running():
        assert next_of(watchers).outcome is cannot


def test_a_rhythm_is_kept_as_soon_as_it_changes() -> None:
    watchers = watched(Counter(), SELDOM)
    with watchers.running():
        first = next_of(watchers)
        assert watchers.next(0.0) is None
        watchers.keep({"shop": PROMPT, "nobody": PROMPT})
        second = next_of(watchers)
    assert watchers.rhythms == {"shop": PROMPT}
    assert second.time.began >= first.time.ended


def test_a_watcher_that_rests_ends_at_once() -> None:
    watchers = watched(Counter(), SELDOM)
    with watchers.running():
        next_of(watchers)
    assert "watch shop" not in {thread.name for thread in threading.enumerate()}


def test_the_clock_of_a_run_is_read_all_the_time_it_is_watched() -> None:
    reads = threading.Semaphore(0)

    class Read(SystemClock):
        def monotonic(self) -> float:
            reads.release()
            return super().monotonic()

    clock = RunClock(Read())
    watchers = Watchers([], clock)
    with watchers.running():
        for _ in range(3):
            assert reads.acquire(timeout=120)


# -- the main thread's side -----------------------------------------------------------------------


def test_whoever_asks_a_run_to_end_is_remembered_and_the_first_one_alone() -> None:
    world = World({"shop": Channel(Story(outage=((0.0, page("Error", 500)),)))}, (tells(),))

    def twice() -> None:
        world.stop.request("SIGTERM")
        world.stop.request("SIGINT")

    world.happens = [(3.0, twice)]
    world.run()
    assert world.of(Interrupted) == [Interrupted("SIGTERM")]


def test_a_slow_channel_does_not_hold_up_another() -> None:
    world = World(
        {
            "shop": Channel(Story(outage=((0.0, page("Error", 500)),), after=()), takes=8.0),
            "mail": Channel(Story()),
        },
        (tells(), is_back()),
    ).run()
    mail = world.channels["mail"].began
    assert len(mail) > 10
    assert world.outcomes["page"] == "failed"


def test_a_look_that_never_comes_back_is_waited_for_no_longer_than_half_a_minute() -> None:
    stuck = Channel(Story(outage=((0.0, page("Error", 500)),)))
    world = World({"shop": stuck}, (tells(),))
    world.happens = [(1.5, lambda: setattr(stuck, "takes", 10_000.0))]
    world.run()
    decided = world.decided("page")
    assert decided.reason == "could not be told: no look came back"
    at = next(at for at, event in world.events if isinstance(event, StepDecided))
    assert at == pytest.approx(40.1, abs=0.2)


def test_steps_of_a_phase_are_watched_side_by_side_from_its_start() -> None:
    notice = tells("notice", phase=Phase.NOTICE, within=3.0)
    late = Story(outage=((0.0, page("Error", 500)),))
    world = World({"shop": Channel(late)}, (notice, tells(within=5.0), tells("slow", within=9.0)))
    world.run()
    decided = {event.step: at for at, event in world.events if isinstance(event, StepDecided)}
    assert decided["notice"] == pytest.approx(3.9, abs=1.1)
    outage = world.times.broken
    assert outage is not None
    assert decided["page"] - outage == pytest.approx(5.9, abs=1.1)
    assert decided["slow"] - outage == pytest.approx(9.9, abs=1.1)


# -- a sighting in short --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sighting", "line"),
    [
        (page("Checkout\n is   down.", 503), "503 Checkout is down."),
        (page("", 204), "204"),
        (page("", None), "connection refused"),
        (page("x" * 200), "200 " + "x" * 100),
        (StatusBoard("u", "major", {}), "major"),
        (StatusBoard("u", "none", {}, unanswered="timed out"), "timed out"),
        (
            StatusBoard("u", "major", {}, (Incident("1", "Checkout", "investigating"),
                                           Incident("2", "Old", "resolved")),
                        (Incident("3", "Move", "in_progress"),)),
            "major: Checkout: investigating; Move: in_progress",
        ),
        (Inbox((Message("1", (), ("x",)),)), "1 new message(s)"),
    ],
)  # fmt: skip
def test_a_sighting_is_told_in_one_line(sighting: Sighting, line: str) -> None:
    assert summary(sighting) == line


def test_two_sightings_are_the_same_where_they_say_the_same() -> None:
    nothing: frozenset[str] = frozenset()
    shown = Page("http://shop", 200, {"date": "1", "retry-after": "60"}, "Hello", "text/html")
    other = Page("http://shop", 200, {"date": "2", "retry-after": "60"}, "Hello", "text/html")
    assert digest(shown, nothing) == digest(other, nothing)
    named = frozenset({"retry-after", "date"})
    assert digest(shown, named) != digest(other, named)
    assert digest(shown, nothing) != digest(page("Hello", 503), nothing)
    assert digest(page("", None), nothing) != digest(
        Page("http://shop", None, {}, "", "text/html", unanswered="timed out"), nothing
    )
    boards = [
        StatusBoard("u", "none", {"a": "operational"}),
        StatusBoard("u", "minor", {"a": "operational"}),
        StatusBoard("u", "none", {"a": "major_outage"}),
        StatusBoard("u", "none", {"a": "operational"}, (Incident("1", "x", "investigating"),)),
        StatusBoard("u", "none", {"a": "operational"}, (), (Incident("1", "x", "scheduled"),)),
        StatusBoard("u", "none", {"a": "operational"}, unanswered="timed out"),
    ]
    assert len({digest(board, nothing) for board in boards}) == len(boards)


def test_what_takes_long_to_judge_is_pondered_beside_the_look_and_is_no_part_of_it() -> None:
    pondered: list[tuple[Sighting, str]] = []

    def ponder(seen: Sighting) -> None:
        pondered.append((seen, threading.current_thread().name))

    watchers = Watchers([Watched("shop", Counter(), PROMPT, ponder=ponder)], SystemClock())
    with watchers.running():
        done = next_of(watchers)
    assert pondered[0] == (done.outcome, "watch shop")


def test_what_is_judged_beside_a_look_is_judged_to_its_end_before_watching_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("commdrill.engine.watchers._JOIN_SECONDS", 0.0)
    begun, go_on, came_to = threading.Event(), threading.Event(), list[int]()

    def ponder(_: Sighting) -> None:
        begun.set()
        go_on.wait(120)
        came_to.append(sum(range(1_000_000)))

    watchers = Watchers([Watched("shop", Counter(), PROMPT, ponder=ponder)], SystemClock())
    with watchers.running():
        assert begun.wait(120)
        go_on.set()
    assert len(came_to) == 1
