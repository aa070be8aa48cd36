"""A page, an API or a status page: what it shows, what it showed before, what came of it anew, and what keeps coming."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial

from commdrill.documents.fitting import fits
from commdrill.drivers.http.again_after import again_after
from commdrill.engine.channels.channel import Channel
from commdrill.engine.channels.reading import Leaks, Posted, Reading
from commdrill.engine.channels.summary import digest, summary
from commdrill.engine.resume.kept_state import as_written, recalled
from commdrill.errors import CannotLook, TooOften
from commdrill.judge.ahead import Received
from commdrill.judge.cadence import Update
from commdrill.judge.expectation import PageExpectation, Promise
from commdrill.judge.given_word import GivenWord, Words, word_in_post, word_on_page
from commdrill.judge.moment import AT_ONCE, Gap, Glance, LookTime, Moment, OwnTime, unseen_between
from commdrill.record.events import BaselineNoted, FindingMade, Looked, Severity
from commdrill.sighting import Page, Sighting, StatusBoard
from commdrill.values import Json
from commdrill.verdict import Held, Verdict

_TOO_OFTEN = 429
_LONG = 100_000  # characters: less is judged in no time
_CHANGES_TOLD = 1_000  # of one channel; what comes after is judged all the same


@dataclass
class Posts:
    """The updates since the first look, the oldest first."""

    there: frozenset[str]
    updates: list[Update] = field(default_factory=list)

    def take(
        self,
        there: tuple[Posted, ...],
        came: Callable[[datetime | None], Moment],
        unseen: Gap | None = None,
    ) -> None:
        """What is there now, newest first; `came`: when what tells such a time came about.

        `unseen`: nobody looked there before; it hides what tells no time of its own.
        """
        if not there:
            return
        for post in reversed(there):
            if post.mark not in self.there:
                hidden = unseen if post.at is None else None
                self.updates.append(Update(came(post.at), post.words, hidden))
        self.there = frozenset(post.mark for post in there)


@dataclass
class PageChannel(Channel):
    """A page or a status page as a run knows it.

    `reading`: what it shows now; None where the last look said nothing. `posts`: what came for
    each step that has to keep coming.
    """

    reading: Reading | None = None
    posts: dict[str, Posts] = field(default_factory=dict)
    _told_so_far: dict[str, frozenset[str]] = field(default_factory=dict)
    _before: Page | StatusBoard | None = None
    _usual_leaks: dict[str, Leaks] = field(default_factory=dict)
    _digest: str = ""
    _kept_now: tuple[str, ...] = ()
    _shown: Moment = AT_ONCE
    _changes: int = 0
    _pondered: Reading | None = None

    def ponder(self, sighting: Sighting) -> None:
        """Judge a long page before it is taken: by whoever looked, so that no other channel waits for it.

        It is called beside all the rest; what it comes to counts as long as nothing else is known.
        """
        if not isinstance(sighting, Page) or len(sighting.text) + len(sighting.markup) < _LONG:
            return
        if digest(sighting, self._headers) == self._digest:
            return
        usual = dict(self._usual_leaks)
        reading = Reading(sighting, self.services.clock.now(), self._before, usual)
        for step in self.steps:
            reading.verdict(step.promise)
            reading.says(step.promise)
        self._pondered = reading

    def note_baseline(self) -> None:
        """How it looks now is how it looks when nothing is wrong."""
        if self.reading is None:
            return
        self._before = self.reading.sighting
        self.reading = self.reading.as_usual(self._usual_leaks)
        for step in self.steps:
            self._usual_leaks[step.ref.id] = self.reading.leaks(step.promise)

    def noted(self, status: str, met: Iterable[str]) -> BaselineNoted | None:
        """How it looks when nothing is wrong, to be written down; None: nobody has seen that."""
        if (before := self._before) is None:
            return None
        leaks = {step: tuple(found) for step, found in self._usual_leaks.items() if found}
        is_board = isinstance(before, StatusBoard)
        board = as_written(replace(before, evidence=())) if is_board else None
        return BaselineNoted(
            self.use.id, status, tuple(sorted(met)), leaks, before.unanswered, board
        )

    def recall_baseline(self, noted: BaselineNoted) -> None:
        """How it looked when nothing was wrong, as another process noted it."""
        self._before = recalled(StatusBoard, noted.board) if noted.board is not None else None
        self._usual_leaks = {step: frozenset(found) for step, found in noted.leaks.items()}

    def state(self) -> dict[str, Json]:
        posts: dict[str, Json] = {step: as_written(found) for step, found in self.posts.items()}
        told = {step: sorted(marks) for step, marks in self._told_so_far.items()}
        return {**super().state(), "changes": self._changes, "posts": posts, "told": told}

    def recall(self, written: Mapping[str, Json]) -> None:
        super().recall(written)
        self._changes = recalled(int, written["changes"])
        self.posts = recalled(dict[str, Posts], written["posts"])
        self._told_so_far = recalled(dict[str, frozenset[str]], written["told"])

    def glance(self, promise: Promise, time: LookTime, phase_start: float) -> Glance:
        """The last look, as one step takes it; times from the start of its phase."""
        if self.reading is None:
            return Glance(time.since(phase_start), None, self.failure)
        verdict = self.reading.verdict(promise)
        if why := self.reading.untold(promise):
            return Glance(time.since(phase_start), None, why)
        own = self._since_when(verdict, phase_start)
        return Glance(time.since(phase_start), verdict, own=own)

    def kept(self) -> tuple[str, ...]:
        """Where that is kept which it shows now, or what came instead: a verdict may rest on it."""
        if self.reading is not None and not self._kept_now:
            self._kept_now = self._keep(self.reading.sighting.evidence)
        return self._kept_now

    def _since_when(self, verdict: Verdict, phase_start: float) -> OwnTime | None:
        """Since when it is so by the page's own clock, where it says that."""
        if not isinstance(verdict, Held) or verdict.at is None:
            return None
        own = self.other_clock.read(*self._own(verdict.at))
        return replace(own, at=own.at - phase_start, later=self._later(self._shown))

    @cached_property
    def _headers(self) -> frozenset[str]:
        """The headers that somebody expects something of; the others change with each answer."""
        pages = (step.promise.expectation for step in self.steps)
        return frozenset(
            name.lower()
            for page in pages if isinstance(page, PageExpectation)
            for name in page.headers or ()
        )  # fmt: skip

    def _taken(self, outcome: Sighting | CannotLook) -> Sighting | CannotLook:
        """That we ask too often says nothing of the plan, unless it is what the plan expects."""
        if (
            not isinstance(outcome, Page)
            or outcome.status != _TOO_OFTEN
            or self._is_expected(outcome)
        ):
            return outcome
        text = f"{outcome.url} answered 429: it is looked at too often"
        kept = outcome.evidence[0].content if outcome.evidence else b""
        return TooOften(text, kept, again_after(_TOO_OFTEN, outcome.headers))

    def _is_expected(self, page: Page) -> bool:
        expected = (step.promise.expectation for step in self.steps)
        return any(
            one.status is not None and fits(one.status, page.status)
            for one in expected if isinstance(one, PageExpectation)
        )  # fmt: skip

    def _see(self, time: LookTime, sighting: Sighting) -> None:
        assert isinstance(sighting, Page | StatusBoard), f"{self.use.id} shows no page"
        seen = digest(sighting, self._headers)
        if seen == self._digest:
            return
        self._digest, self._shown = seen, self._moment(time)
        unseen, self.reading = self._unseen(time), self._read(sighting)
        self._note_posts(self.reading, unseen)
        self._note_words(self.reading)
        self._kept_now = ()
        self._changes += 1
        began, ended = self._elapsed(time.began), self._elapsed(time.ended)
        if self._changes > _CHANGES_TOLD:  # a page that is never the same twice
            self._tell_of_the_limit(ended)
            return
        self.services.emit(Looked(self.use.id, began, ended, summary(sighting), self.kept()))

    def _unseen(self, time: LookTime) -> Gap | None:
        """Where nobody looked, or looks said nothing, since the last one that said something."""
        if self.last_seen is None or (time.gap is None and self.reading is not None):
            return None
        return unseen_between(self.last_seen, time, None)

    def _tell_of_the_limit(self, now: float) -> None:
        """Once: whoever reads what was seen when has to know that it is not all."""
        if self._changes == _CHANGES_TOLD + 1:
            text = (
                f"{self.use.id} changed more than {_CHANGES_TOLD:,} times: what it showed from {now:.1f}s on "
                "is judged, and not told look by look"
            )
            self.services.emit(FindingMade("changes-not-told", text, Severity.WARNING))

    def _lose_sight(self, evidence: tuple[str, ...]) -> None:
        self._digest, self.reading, self._kept_now = "", None, evidence

    def _read(self, sighting: Page | StatusBoard) -> Reading:
        done, self._pondered = self._pondered, None
        known = (self._before, self._usual_leaks)
        if done and done.sighting is sighting and (done.before, done.usual_leaks) == known:
            return done
        return Reading(sighting, self.services.clock.now(), self._before, self._usual_leaks)

    def _note_words(self, reading: Reading) -> None:
        """What is new is the next word that was promised, and may promise another."""
        for step in self.steps:
            if step.promise.kept and self.phases.begun:
                self._note_words_of(step.promise, reading)

    def _note_words_of(self, promise: Promise, reading: Reading) -> None:
        there, known = reading.posts(promise), self._told_so_far.get(promise.id, frozenset())
        self._told_so_far[promise.id] = frozenset(post.mark for post in there)
        words = self.words.setdefault(promise.id, Words())
        if not there:
            words.gone("", self.services.received(self._shown))
        for post in reversed(there):
            if post.mark not in known:
                came = self.services.received(self._told(self._shown, post.at))
                words.next("", came)
                if word := self._word_in(promise, reading, post, came):
                    words.give("", word)

    def _word_in(
        self, promise: Promise, reading: Reading, post: Posted, came: Received
    ) -> GivenWord | None:
        match reading.sighting:
            case Page() as page:
                return word_on_page(promise, page, reading.now, came)
            case StatusBoard():
                return word_in_post(promise, post.words, reading.now, came)

    def _note_posts(self, reading: Reading, unseen: Gap | None) -> None:
        came = partial(self._told, self._shown)
        is_board = isinstance(reading.sighting, StatusBoard)
        for step in self.steps:
            if not is_board and step.promise.limits.every is None:
                continue
            there = reading.posts(step.promise)
            if step.ref.id in self.posts:
                self.posts[step.ref.id].take(there, came, unseen)
            else:
                self.posts[step.ref.id] = Posts(frozenset(p.mark for p in there))
