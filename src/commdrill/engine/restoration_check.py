"""After recovery every channel is looked at again: does it answer as it did before the outage?"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace

from commdrill.compile.most_looks import longest_wait, settle_limit
from commdrill.compile.script import ScriptStep
from commdrill.documents.plan import Phase
from commdrill.engine.channels.page_channel import PageChannel
from commdrill.engine.watch import Watch
from commdrill.judge.expectation import BoardExpectation, Expectation, PageExpectation, Promise
from commdrill.judge.moment import LONGEST_LOOK
from commdrill.record.events import ChannelCompared
from commdrill.sighting import Page, StatusBoard
from commdrill.verdict import Difference, Held

# seconds: the look under way may have begun before the way back; the one after it has not
_TWO_LOOKS = 2 * LONGEST_LOOK


@dataclass(frozen=True)
class Look:
    """What counts of how a channel looks: its status, and which expectations it meets."""

    status: str
    met: frozenset[str]
    unanswered: str = ""


Compare = Callable[[PageChannel, Look, Look | None], ChannelCompared]


@dataclass(frozen=True)
class RestorationCheck:
    """Waits for channels to be as before, as long as they may take, and says what became of it."""

    watch: Watch
    before: dict[str, Look]

    def await_all(self, until: float) -> None:
        """After a whole drill, up to this moment (monotonic) at the latest."""
        self._await(compared, until)

    def await_answers(self, until: float) -> None:
        """After a drill that was cut short: people are still at work, so only the answers count."""
        self._await(answers_compared, until)

    def _await(self, compare: Compare, until: float) -> None:
        """All together: one after the other, each would wait for looks at all others that share a browser."""
        left = list(self.before)
        while left:
            asked = self._asked(left, until)
            late = self._late(asked)
            told = {name for name in asked if self._is_told(name, late, compare, until)}
            left = [name for name in left if name not in told]

    def _asked(self, names: list[str], until: float) -> list[str]:
        """Whoever asked us to stay away is left alone as long as there is time, and then looked at once."""
        if soon := [name for name in names if self.watch.away_until(name) <= until]:
            return soon
        self.watch.until(lambda now: now >= until)
        for name in names:
            self.watch.insist(name)
        return names

    def _late(self, names: list[str]) -> frozenset[str]:
        """Where no look came back that began now: what was seen while it was broken counts for nothing."""
        away = max(self.watch.away_until(name) for name in names)
        return self.watch.fresh(names, max(0.0, away - self._now()) + _TWO_LOOKS)

    def _is_told(self, name: str, late: Container[str], compare: Compare, until: float) -> bool:
        """Whether it is as before, or has had its time."""
        channel, before, came = self.watch.channels.pages[name], self.before[name], name not in late
        outcome = compare(channel, before, look_of(channel)) if came else _no_look(name, before)
        if outcome.differences and self._now() < until:
            return False
        self.watch.services.emit(_unless_too_often(outcome, channel) if came else outcome)
        return True

    def _now(self) -> float:
        return self.watch.services.clock.monotonic()


def settled_by(steps: Iterable[ScriptStep], back_since: float) -> float:
    """Until when a channel may take to be as before, once the way back is over."""
    return back_since + settle_limit(longest_wait(steps))


def look_of(channel: PageChannel) -> Look | None:
    """How it looks now; None where the last look said nothing."""
    reading = channel.reading
    if reading is None:
        return None
    met = frozenset(
        part.id for step in channel.steps
        if not _is_passing(step.promise.phase, step.promise.limits.every)
        for part in _parts(step.promise)
        if isinstance(reading.verdict_after(part), Held)
    )  # fmt: skip
    return Look(_status(reading.sighting), met, reading.sighting.unanswered)


def compared(channel: PageChannel, before: Look, now: Look | None) -> ChannelCompared:
    """The channel now and before."""
    answers = answers_compared(channel, before, now)
    if now is None:
        return answers
    new = now.met - before.met - _parts_of_recovery(channel)
    differences = [
        Difference(f"what {part} expects", "gone, as before the outage", "still there")
        for part in sorted(new)
    ]
    differences += [
        Difference(f"what {part} expects", "there, as before the outage", "gone")
        for part in sorted(before.met - now.met)
    ]
    return replace(answers, differences=(*answers.differences, *differences))


def _no_look(name: str, before: Look) -> ChannelCompared:
    return ChannelCompared(name, (Difference("answer", before.status, "no look came back"),))


def _unless_too_often(outcome: ChannelCompared, channel: PageChannel) -> ChannelCompared:
    """That our own looks are too many says nothing of how it is."""
    if not outcome.differences or not channel.too_often:
        return outcome
    return ChannelCompared(outcome.channel, untold=channel.too_often)


def answers_compared(channel: PageChannel, before: Look, now: Look | None) -> ChannelCompared:
    """Whether it answers as before, whatever it says."""
    if now is None:
        why = channel.failure or "no answer"
        return ChannelCompared(channel.use.id, (Difference("answer", before.status, why),))
    if now.status == before.status:
        return ChannelCompared(channel.use.id, ())
    seen = now.unanswered or now.status
    return ChannelCompared(channel.use.id, (Difference("status", before.status, seen),))


def _parts_of_recovery(channel: PageChannel) -> frozenset[str]:
    """What people are told once it is over may well be there now."""
    over = (step.promise for step in channel.steps if step.promise.phase is Phase.RECOVERY)
    return frozenset(part.id for promise in over for part in _parts(promise))


def _parts(promise: Promise) -> Iterator[Promise]:
    """A promise piece by piece: half an outage that is still told is not the state of before."""
    for about, expectation in _pieces(promise.expectation):
        yield replace(promise, id=f"{promise.id}{about}", expectation=expectation)


def _pieces(expectation: Expectation) -> Iterator[tuple[str, Expectation]]:
    match expectation:
        case BoardExpectation():
            yield from _pieces_of_board(expectation)
        case PageExpectation(says=says):
            yield "", expectation
            if says:
                yield f" ({says[0].message})", PageExpectation(says=says)


def _pieces_of_board(whole: BoardExpectation) -> Iterator[tuple[str, Expectation]]:
    nothing = BoardExpectation(affected=whole.affected)
    if whole.incident:
        yield " (incident)", replace(nothing, incident=whole.incident)
    if whole.maintenance:
        yield " (maintenance)", replace(nothing, maintenance=whole.maintenance)
    if whole.indicator:
        yield " (indicator)", replace(nothing, indicator=whole.indicator)
    for component, matcher in (whole.components or {}).items():
        yield f" ({component})", replace(nothing, components={component: matcher})
    if whole.says:
        yield f" ({whole.says[0].message})", replace(nothing, says=whole.says)


def _is_passing(phase: Phase, every: object) -> bool:
    """An update that only has to keep coming says nothing about how a channel looks at rest."""
    return phase is Phase.UPDATE and every is not None


def _status(sighting: Page | StatusBoard) -> str:
    match sighting:
        case Page(status=status):
            return str(status) if status is not None else "no answer"
        case StatusBoard() as board:
            return "no answer" if board.unanswered else "answers"
