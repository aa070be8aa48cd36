"""One sighting of a page or a status page, as steps take it: judged once for each promise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from commdrill.documents.plan import Phase
from commdrill.judge.boards import (
    judge_board,
    judge_latest,
    since,
    untold,
    updates_of,
    without_ended,
)
from commdrill.judge.expectation import BoardExpectation, PageExpectation, Promise, words_of
from commdrill.judge.leaks import as_differences, leaks_of_board, leaks_of_page
from commdrill.judge.pages import judge_promise
from commdrill.sighting import Page, StatusBoard, Update
from commdrill.verdict import Difference, Held, NotYet, Verdict

Leaks = frozenset[Difference]


@dataclass(frozen=True)
class Posted:
    """One update as it stands there: what tells it from others, its words, and when it was posted."""

    mark: str
    words: str
    at: datetime | None = None


@dataclass(frozen=True)
class Reading:
    """What a channel shows, read at `now`.

    `before`: what it showed before anything broke; `usual_leaks`: what it leaked then, by promise.
    Verdicts are remembered by promise: those of its words alone, and those that count what it leaks.
    """

    sighting: Page | StatusBoard
    now: datetime
    before: Page | StatusBoard | None = None
    usual_leaks: Mapping[str, Leaks] = field(default_factory=dict)
    _verdicts: dict[str, Verdict] = field(default_factory=dict)
    _leaks_aside: dict[str, Verdict] = field(default_factory=dict)

    def as_usual(self, usual_leaks: Mapping[str, Leaks]) -> "Reading":
        """The same, where that is how it looks when nothing is wrong."""
        met = self._leaks_aside if isinstance(self.sighting, Page) else {}
        return Reading(self.sighting, self.now, self.sighting, usual_leaks, _leaks_aside=met)

    def verdict(self, promise: Promise) -> Verdict:
        if promise.id not in self._verdicts:
            self._verdicts[promise.id] = self._judged(promise)
        return self._verdicts[promise.id]

    def untold(self, promise: Promise) -> str:
        """Why what is shown cannot tell of a promise; empty where it can."""
        match self._of_drill, promise.expectation:
            case StatusBoard(terms=terms), BoardExpectation() if (
                promise.limits.every and not terms.update
            ):
                return f"{terms.page} cannot tell updates"
            case StatusBoard() as board, BoardExpectation() as expectation:
                return untold(expectation, board, self.now)
        return ""

    def says(self, promise: Promise) -> bool:
        """Whether it says what the promise has it say, whatever else it expects."""
        words = words_of(promise)
        if words is None:
            return False
        return isinstance(self._expected(words), Held)

    def verdict_after(self, promise: Promise) -> Verdict:
        """The same once all is over: what has ended speaks of the past."""
        shown = self._of_drill
        rest = without_ended(shown) if isinstance(shown, StatusBoard) else shown
        return _expected(promise, rest, self.now)

    def leaks(self, promise: Promise) -> Leaks:
        """What it says that must not be told to those who read the promise."""
        match self._of_drill:
            case Page() as page:
                return frozenset(as_differences(leaks_of_page(promise, page)))
            case StatusBoard() as board:
                return frozenset(as_differences(leaks_of_board(promise, board)))

    def posts(self, promise: Promise) -> tuple[Posted, ...]:
        """What keeps coming: on a status page every post; on a page, what its message says.

        A page that has no message to say may change in any way it likes.
        """
        match self._of_drill:
            case StatusBoard() as board:
                return tuple(_posted(update) for update in updates_of(board))
            case Page() as page if _is_in_free_words(promise):
                held = isinstance(self.verdict(promise), Held)
                return (Posted(page.text, page.text),) if held else ()
            case Page() as page if words_of(promise) is None:
                return (Posted(page.text, page.text),)
            case Page():
                verdict = self.verdict(promise)
                said = verdict.captured if isinstance(verdict, Held) else None
                return () if said is None else (Posted(repr(sorted(said.items())), ""),)

    @cached_property
    def _of_drill(self) -> Page | StatusBoard:
        """What of it speaks of this drill."""
        match self.sighting, self.before:
            case StatusBoard() as board, StatusBoard() as before:
                return since(board, before)
        return self.sighting

    def _expected(self, promise: Promise) -> Verdict:
        """Whatever it leaks."""
        if promise.id not in self._leaks_aside:
            self._leaks_aside[promise.id] = _expected(promise, self._of_drill, self.now)
        return self._leaks_aside[promise.id]

    def _judged(self, promise: Promise) -> Verdict:
        verdict = self._expected(promise)
        leaks = self.leaks(promise) - self.usual_leaks.get(promise.id, frozenset())
        is_back_to_normal = promise.phase is Phase.RECOVERY and isinstance(self.sighting, Page)
        if not leaks or is_back_to_normal:  # a page in use may say what a notice may not
            return verdict
        leaked = sorted(leaks, key=str)
        return NotYet((*leaked, *(() if isinstance(verdict, Held) else verdict.differences)))


def _is_in_free_words(promise: Promise) -> bool:
    expectation = promise.expectation
    return isinstance(expectation, PageExpectation) and expectation.must_say is not None


def _posted(update: Update) -> Posted:
    words = " ".join(update.body.split())
    return Posted(update.id or f"{update.status}: {words}", words, update.at)


def _expected(promise: Promise, shown: Page | StatusBoard, now: datetime) -> Verdict:
    match shown, promise.expectation:
        case Page() as page, PageExpectation():
            return judge_promise(promise, page, now)
        case StatusBoard() as board, BoardExpectation() as expectation:
            judge = judge_board if promise.limits.every is None else judge_latest
            return judge(expectation, board, now)
    raise AssertionError(f"what {promise.channel} shows is of another type than {promise.id}")
