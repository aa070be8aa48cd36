"""A step on an inbox, at the end: whom it reached, and whether in time.

All times are seconds from the start of the step's phase.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from commdrill.judge.cadence import Update
from commdrill.judge.decision import Decision, failed, overdue, passed, some, untold
from commdrill.judge.moment import AT_ONCE, Gap, Timing, last_of
from commdrill.judge.violation import Violation
from commdrill.record.events import Seconds
from commdrill.values import format_duration
from commdrill.verdict import Difference


@dataclass(frozen=True)
class LastLook:
    """The last look at an inbox that said anything: when it began; and why later ones did not."""

    began: Seconds
    failure: str = ""


@dataclass(frozen=True)
class Owed:
    """Those whom a message has not reached, or not often enough: how many copies each has, of how many."""

    had: Mapping[str, int]
    copies: int = 1


def decide_reached(
    message: str, within: timedelta, reached: Mapping[str, Update], owed: Owed, look: LastLook
) -> Decision:
    """Whether everybody was reached, and in time."""
    if owed.had:
        return _not_reached(message, within, owed, look)
    timings = {who: update.moment.against(within) for who, update in reached.items()}
    last = last_of(update.moment for update in reached.values())
    took, limit = last.took(within), format_duration(within)
    if late := _those(timings, Timing.LATE):
        difference = Difference("time", f"within {limit}", f"{took:.1f}s to {some(late)}")
        reason = f"reached too late, after {took:.1f}s instead of within {limit}: {some(late)}"
        over = max(reached[who].moment.after for who in late) - within.total_seconds()
        return overdue(reason, (difference,), over)
    if doubtful := _those(timings, Timing.UNTOLD):
        gap = _unseen(tuple(reached[who] for who in doubtful))
        text = f"reached after {took:.1f}s; whether within {limit} could not be told of"
        return untold(f"{text} {some(doubtful)}: {gap}")
    return passed(f"{_people(len(reached))} reached after {took:.1f}s")


def _unseen(doubtful: tuple[Update, ...]) -> Gap:
    """Where nobody looked until the last of them came, and why."""
    moment = last_of(update.moment for update in doubtful)
    return Gap(moment.after, moment.began, next((u.hidden.why for u in doubtful if u.hidden), ""))


def decide_updates(
    every: timedelta, until: Seconds, received: Mapping[str, tuple[Update, ...]], look: LastLook
) -> Decision:
    """Whether messages kept coming to everybody, `until` the phase was over."""
    limit = format_duration(every)
    timings = {who: _timing(every, until, updates, look) for who, updates in received.items()}
    if silent := _those(timings, Timing.LATE):
        difference = Difference("updates", f"one at least every {limit}", f"none to {some(silent)}")
        reason = f"no new update for {some(silent)} for longer than {limit}"
        return overdue(reason, (difference,), over=0.0)
    if doubtful := _those(timings, Timing.UNTOLD):
        hidden = (update.hidden for update in received[doubtful[0]] if update.hidden)
        why = look.failure or str(next(hidden, "nobody looked at the inbox all the time"))
        text = f"whether {some(doubtful)} had updates at least every {limit}"
        return untold(f"{text} could not be told: {why}")
    return passed(f"updates came at least every {limit}")


def is_silent(every: timedelta, updates: tuple[Update, ...], look: LastLook) -> bool:
    """Whether a silence is too long already, whatever comes now."""
    return _timing(every, look.began, updates, look) is Timing.LATE


def _timing(
    every: timedelta, until: Seconds, updates: tuple[Update, ...], look: LastLook
) -> Timing:
    """Of the silences of one person, the worst: before each message, and after the last one.

    What came once the phase was over ends no silence of it.
    """
    last, hidden, timings = AT_ONCE, None, set[Timing]()
    meanwhile = [update for update in updates if update.moment.after < until]
    for update in meanwhile:
        moment = update.moment.no_later_than(until)
        timings.add(moment.after_silence(last, every))
        timings.add(_told_since(hidden, moment.began, every))
        last, hidden = moment, update.hidden
    timings.add(_told_since(hidden, until, every))
    over = last.by + every.total_seconds()
    if min(until, look.began) > over + last.slack:
        timings.add(Timing.LATE)
    elif until > over or not meanwhile:  # nobody looked at the end
        timings.add(Timing.UNTOLD)
    return next(one for one in (Timing.LATE, Timing.UNTOLD, Timing.IN_TIME) if one in timings)


def _told_since(hidden: Gap | None, until: Seconds, every: timedelta) -> Timing:
    """Silent until then: too long, if the last one came at the beginning of what hid it.

    A silence counts from the phase's start on.
    """
    is_short = hidden is None or until - max(0.0, hidden.began) <= every.total_seconds()
    return Timing.IN_TIME if is_short else Timing.UNTOLD


def _not_reached(message: str, within: timedelta, owed: Owed, look: LastLook) -> Decision:
    limit = format_duration(within)
    if look.failure or look.began < within.total_seconds():
        return untold(f"could not be told: {look.failure or f'no look began after {limit}'}")
    over = look.began - within.total_seconds()
    if none := tuple(who for who, had in owed.had.items() if not had):
        difference = Difference("recipients", f"{message} to everyone", f"none to {some(none)}")
        return overdue(f"not received within {limit} by {some(none)}", (difference,), over)
    few = some(tuple(f"{had} to {who}" for who, had in owed.had.items()))
    differences = (Difference("copies", str(owed.copies), few),)
    return overdue(f"too few copies within {limit}: {few}", differences, over)


def _those(timings: Mapping[str, Timing], timing: Timing) -> tuple[str, ...]:
    return tuple(who for who, one in timings.items() if one is timing)


def _people(count: int) -> str:
    return "1 recipient was" if count == 1 else f"all {count} recipients were"


def decide_violated(violations: tuple[Violation, ...]) -> Decision | None:
    """What was received and must not have been; None: nothing was."""
    if not violations:
        return None
    first, reasons = violations[0], {violation.reason for violation in violations}
    more = f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else ""
    differences = tuple(d for violation in violations for d in violation.differences)
    return failed(f"{first.reason}: {first.differences[0]}{more}", differences)
