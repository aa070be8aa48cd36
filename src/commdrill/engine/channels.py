"""What is known of each channel: how it looked last, how it looked before, who received what."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from commdrill.compile.script import ChannelUse, ScriptStep
from commdrill.documents.plan import INBOXES, Phase
from commdrill.engine.sighted import digest, summary
from commdrill.engine.tools import Tools
from commdrill.engine.watchers import LookDone
from commdrill.errors import CannotLook
from commdrill.judge.arrival import Arrival
from commdrill.judge.boards import (
    judge_board,
    judge_latest,
    newest_update,
    since,
    without_ended,
)
from commdrill.judge.covering import Covering, Coverings
from commdrill.judge.deliveries import Deliveries
from commdrill.judge.expectation import (
    BoardExpectation,
    DeliveryExpectation,
    PageExpectation,
    Promise,
    words_of,
)
from commdrill.judge.leaks import as_differences, leaks_of_board, leaks_of_page
from commdrill.judge.pages import judge_promise
from commdrill.judge.progress import Glance
from commdrill.judge.violation import Violation
from commdrill.record.events import FindingMade, Looked, LookFailed, MessageSeen, Severity
from commdrill.sighting import Evidence, Inbox, Message, Page, StatusBoard
from commdrill.verdict import Difference, Held, NotYet, Verdict

Leaks = frozenset[Difference]

_CHANGES_TOLD = 1_000  # of one channel; what comes after is judged all the same
_EVIDENCE_A_STEP = 100  # messages named as evidence of one step; all of them are kept


@dataclass(frozen=True)
class NewestUpdate:
    """What a repeating step last saw anew, and when (monotonic seconds)."""

    text: str
    at: float


@dataclass
class Channel:
    """One channel as a run knows it."""

    use: ChannelUse
    steps: tuple[ScriptStep, ...]
    tools: Tools
    deliveries: Deliveries | None
    last: LookDone | None = None
    before: Page | StatusBoard | None = None
    usual_leaks: dict[str, Leaks] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    phases: list[tuple[float, Phase]] = field(default_factory=list)
    _digest: str = ""
    _failure: str = ""
    _verdicts: dict[str, Verdict] = field(default_factory=dict)
    _updates: dict[str, NewestUpdate] = field(default_factory=dict)
    _evidence_of: dict[str, list[str]] = field(default_factory=dict)
    _previous: LookDone | None = None
    _changes: int = 0

    def take(self, done: LookDone) -> None:
        """One look: told if it differs from the one before, its messages counted."""
        self._previous, self.last = self.last, done
        match done.outcome:
            case CannotLook() as cannot:
                self._failed(done, cannot)
            case Inbox(messages):
                self._failure = ""
                coverings = self._coverings()
                for message in messages:
                    self._received(done, message, coverings.of(message))
            case Page() | StatusBoard() as sighting:
                self._failure = ""
                self._saw(done, sighting)

    def enter(self, phase: Phase) -> None:
        """From now on, what arrives belongs to this phase."""
        self.phases.append((self.tools.clock.monotonic(), phase))

    def note_baseline(self) -> None:
        """How it looks now is how it looks when nothing is wrong."""
        sighting = self.sighting
        self.before = sighting
        for step in self.steps:
            self.usual_leaks[step.ref.id] = self._leaks(step.promise)

    @cached_property
    def _headers(self) -> frozenset[str]:
        """The headers that somebody expects something of; the others change with each answer."""
        pages = (step.promise.expectation for step in self.steps)
        return frozenset(
            name.lower()
            for page in pages if isinstance(page, PageExpectation)
            for name in page.headers or ()
        )  # fmt: skip

    @cached_property
    def _due_messages(self) -> frozenset[str]:
        """The messages that its steps promise to people."""
        wanted = (step.promise.expectation for step in self.steps)
        return frozenset(
            one.message for one in wanted if isinstance(one, DeliveryExpectation) and one.message
        )

    @property
    def failure(self) -> str:
        """Why the last look said nothing; empty where it did."""
        return self._failure

    def evidence_of(self, step: str) -> tuple[str, ...]:
        """Where the messages that count for or against a step are kept."""
        return tuple(self._evidence_of.get(step, ()))

    @property
    def _board(self) -> StatusBoard | None:
        """What of a status page speaks of this drill."""
        match self.sighting, self.before:
            case StatusBoard() as board, StatusBoard() as before:
                return since(board, before)
            case StatusBoard() as board, _:
                return board
        return None

    @property
    def sighting(self) -> Page | StatusBoard | None:
        """The last thing seen, where it was seen."""
        outcome = self.last.outcome if self.last else None
        return outcome if isinstance(outcome, Page | StatusBoard) else None

    def glance(self, promise: Promise, phase_start: float) -> Glance:
        """The last look, as one step takes it; times from the start of its phase."""
        assert self.last is not None
        began, ended = self.last.began - phase_start, self.last.ended - phase_start
        if isinstance(self.last.outcome, CannotLook):
            return Glance(began, ended, None, str(self.last.outcome), evidence=self.evidence)
        return Glance(
            began,
            ended,
            self.verdict(promise),
            update=self._update(promise),
            evidence=self.evidence,
        )

    def newest_update(self, promise: Promise, phase_start: float) -> NewestUpdate:
        """The last update that came while something was broken; else what there is, as of now."""
        newest = self._updates[promise.id]
        broken_since = next((at for at, phase in self.phases if phase is Phase.OUTAGE), phase_start)
        return newest if newest.at >= broken_since else NewestUpdate(newest.text, phase_start)

    def verdict(self, promise: Promise) -> Verdict:
        """What the last sighting says of a promise; worked out once for equal sightings."""
        if promise.id not in self._verdicts:
            self._verdicts[promise.id] = self._judged(promise, self._board)
        return self._verdicts[promise.id]

    def says(self, promise: Promise) -> bool:
        """Whether it says right now what the promise has it say, whatever else it expects."""
        words = words_of(promise)
        if words is None or self.sighting is None:
            return False
        if words.id not in self._verdicts:
            self._verdicts[words.id] = self._expected(words, self._board)
        return isinstance(self._verdicts[words.id], Held)

    def verdict_after(self, promise: Promise) -> Verdict:
        """The same once all is over: what has ended speaks of the past."""
        board = self._board
        return self._expected(promise, without_ended(board) if board else None)

    def _judged(self, promise: Promise, board: StatusBoard | None) -> Verdict:
        verdict = self._expected(promise, board)
        leaks = self._leaks(promise) - self.usual_leaks.get(promise.id, frozenset())
        is_back_to_normal = promise.phase is Phase.RECOVERY and isinstance(self.sighting, Page)
        if not leaks or is_back_to_normal:  # a page in use may say what a notice may not
            return verdict
        told = sorted(leaks, key=str)
        return NotYet((*told, *(() if isinstance(verdict, Held) else verdict.differences)))

    def _expected(self, promise: Promise, board: StatusBoard | None) -> Verdict:
        now = self.tools.clock.now()
        match board or self.sighting, promise.expectation:
            case Page() as page, PageExpectation():
                return judge_promise(promise, page, now)
            case StatusBoard() as shown, BoardExpectation() as expectation:
                judge = judge_board if promise.limits.every is None else judge_latest
                return judge(expectation, shown, now)
        raise AssertionError(f"{self.use.id} was not seen, or is of another type than its step")

    def _leaks(self, promise: Promise) -> Leaks:
        match self.sighting:
            case Page() as page:
                leaks = leaks_of_page(promise, page)
            case StatusBoard() as board:
                leaks = leaks_of_board(promise, self._board or board)
            case _:
                leaks = ()
        return frozenset(as_differences(leaks))

    def _update(self, promise: Promise) -> str:
        """What changes with a new update: the newest post; on a page, what its message says.

        A page that has no message to say may change in any way it likes.
        """
        match self.sighting:
            case StatusBoard() as board:
                newest = newest_update(self._board or board)
                return f"{newest.status}: {' '.join(newest.body.split())}" if newest else ""
            case Page() as page:
                verdict = self.verdict(promise)
                if words_of(promise) is None:
                    return page.text
                return repr(sorted(verdict.captured.items())) if isinstance(verdict, Held) else ""
        return ""

    def _saw(self, done: LookDone, sighting: Page | StatusBoard) -> None:
        seen = digest(sighting, self._headers)
        if seen == self._digest:
            return
        self._digest = seen
        self._verdicts.clear()
        self._note_updates(done.ended)
        self._changes += 1
        if self._changes > _CHANGES_TOLD:  # a page that is never the same twice
            return
        self.evidence = tuple(self._kept(evidence) for evidence in sighting.evidence)
        self.tools.emit(Looked(self.use.id, *self._times(done), summary(sighting), self.evidence))

    def _note_updates(self, now: float) -> None:
        for step in self.steps:
            if step.promise.limits.every is None:
                continue
            text, last = self._update(step.promise), self._updates.get(step.ref.id)
            if last is None or text != last.text:
                self._updates[step.ref.id] = NewestUpdate(text, now)

    def _failed(self, done: LookDone, cannot: CannotLook) -> None:
        if str(cannot) == self._failure:
            return
        self._failure, self._digest = str(cannot), ""
        self._verdicts.clear()
        evidence = (Evidence(cannot.evidence, ".bin"),) if cannot.evidence else ()
        self.evidence = tuple(self._kept(one) for one in evidence)
        self.tools.emit(LookFailed(self.use.id, self._times(done)[1], self._failure, self.evidence))

    def _coverings(self) -> Coverings:
        use, now = self.use, self.tools.clock.now()
        return Coverings(use.wordings, use.type, use.drill_mark, self._due_messages, now)

    def _received(self, done: LookDone, message: Message, covering: Covering) -> None:
        assert self.deliveries is not None
        began, ended = self._times(done)
        evidence = tuple(self._kept(one) for one in message.evidence)
        people = tuple(person.id for person in self.deliveries.recipients(message))
        covered = ", ".join(f"{one.message} ({one.language})" for one in covering.covers)
        self.tools.emit(
            MessageSeen(
                self.use.id, message.id, people, message.subject, covered, ended, message.at,
                evidence,
            )
        )  # fmt: skip
        not_before = self._previous.began - self.tools.started if self._previous else 0.0
        counted = self.deliveries.take(
            Arrival(message, covering, not_before, began, ended, self._phase_at(done.ended))
        )
        for step in {*counted.steps, *(violation.step for violation in counted.violations)}:
            self._keep_for(step, evidence)
        for violation in counted.violations:
            self._tell(violation, evidence)
        if counted.unpromised:
            who = ", ".join(counted.unpromised)
            told = f"{who} received {covered}, which no step on {self.use.id} promises"
            self.tools.emit(FindingMade("unpromised-message", told, Severity.WARNING))

    def _keep_for(self, step: str, evidence: tuple[str, ...]) -> None:
        kept = self._evidence_of.setdefault(step, [])
        if len(kept) < _EVIDENCE_A_STEP:
            kept.extend(evidence)

    def _tell(self, violation: Violation, evidence: tuple[str, ...]) -> None:
        self.tools.emit(
            FindingMade(
                code="wrong-message",
                message=f"{violation.reason}: {_listed(violation.differences)}",
                severity=Severity.ERROR,
                step=violation.step,
                evidence=evidence[0] if evidence else None,
            )
        )

    def _phase_at(self, moment: float) -> Phase | None:
        begun = [phase for start, phase in self.phases if start < moment]
        return begun[-1] if begun else None

    def _times(self, done: LookDone) -> tuple[float, float]:
        return done.began - self.tools.started, done.ended - self.tools.started

    def _kept(self, evidence: Evidence) -> str:
        return self.tools.keep(evidence, self.use.id)


def channels_of(
    uses: Iterable[ChannelUse], steps: tuple[ScriptStep, ...], tools: Tools
) -> dict[str, Channel]:
    """Every channel of a script, nothing known of it yet."""
    channels = {}
    for use in uses:
        mine = tuple(step for step in steps if step.ref.channel == use.id)
        promises = [step.promise for step in mine]
        deliveries = Deliveries(promises, use.known) if use.type in INBOXES else None
        channels[use.id] = Channel(use, mine, tools, deliveries)
    return channels


def _listed(differences: tuple[Difference, ...]) -> str:
    return "; ".join(str(difference) for difference in differences[:3])
