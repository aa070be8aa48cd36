"""A step that has to be seen in time, and to stay: one look after the other, until it is decided.

All times are seconds from the start of the step's phase.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from commdrill.judge.decision import Decision, failed, listed, overdue, passed, untold
from commdrill.judge.moment import (
    BEFORE,
    Gap,
    Glance,
    LookTime,
    Moment,
    Timing,
    blinded,
    hidden_between,
    is_waited_for,
    moment_between,
    patience,
    unseen_between,
    why_untold,
)
from commdrill.record.events import Seconds
from commdrill.values import format_duration
from commdrill.verdict import Difference, Held, NotYet

_RESTARTS, _PATIENCE = 5, 60.0  # so often, and for so many seconds, it is waited for anew


@dataclass(frozen=True)
class Promised:
    """Within which time it has to be seen, and how long it has to stay then.

    `interval`: how far apart looks are meant to be, at the least. `traceless`: what nobody looks at
    for longer may have come and gone meanwhile.
    """

    within: timedelta
    stays: timedelta | None = None
    interval: timedelta = timedelta()
    traceless: timedelta = timedelta()


@dataclass(frozen=True)
class Seen:
    """When it came to be so; since which look it was seen to stay, and by which one last.

    `restarts`: how often nobody looked for so long that it may not have stayed meanwhile; `unseen`:
    when for the first time, or where it came.
    """

    moment: Moment
    since: LookTime
    last: LookTime
    restarts: int = 0
    unseen: Gap | None = None

    @property
    def came(self) -> Seconds:
        """It has to stay from when it was seen; where it came unseen, it may have stayed since then."""
        is_hidden = self.unseen is not None and self.unseen.began < self.moment.began
        return self.moment.after if is_hidden else self.moment.began


@dataclass(frozen=True)
class Progress:
    """How far a step has come.

    `missed`: the last look that did not see it yet. `blind`: looks say nothing just now. `hidden`: where
    all that was promised may have been kept unseen.
    """

    missed: LookTime = BEFORE
    hidden: Gap | None = None
    seen: Seen | None = None
    blind: Gap | None = None
    captured: Mapping[str, str] = field(default_factory=dict)
    decision: Decision | None = None


def advance(progress: Progress, promised: Promised, glance: Glance) -> Progress:
    """One more look; what was decided stays decided."""
    if progress.decision is not None:
        return progress
    match glance.verdict:
        case None:
            return _blind(progress, promised, glance)
        case Held(captured):
            seen = replace(progress, captured=captured)
            return replace(_held(seen, promised, glance), blind=None)
        case NotYet(differences):
            return replace(_not_held(progress, promised, glance, differences), blind=None)


def expire(progress: Progress, promised: Promised, now: Seconds) -> Progress:
    """What no look comes back for is not waited for for ever."""
    last = progress.seen.last if progress.seen else progress.missed
    if progress.decision is not None or is_waited_for(due_at(progress, promised), last, now):
        return progress
    return replace(progress, decision=_untold(progress, promised, why_untold(progress.blind)))


def due_at(progress: Progress, promised: Promised) -> Seconds:
    """Only a look that begins at this moment or later can decide what is still open."""
    if progress.seen is None or promised.stays is None:
        return promised.within.total_seconds()
    return _stayed_at(progress.seen, promised.stays)


def took(progress: Progress, promised: Promised) -> Seconds | None:
    """How long it took to be seen, if it was."""
    return progress.seen.moment.took(promised.within) if progress.seen else None


def _blind(progress: Progress, promised: Promised, glance: Glance) -> Progress:
    blind = replace(progress, blind=blinded(progress.blind, glance))
    if glance.time.began < patience(due_at(progress, promised)):
        return blind
    return replace(blind, decision=_untold(progress, promised, glance.cause))


def _untold(progress: Progress, promised: Promised, cause: str) -> Decision:
    if progress.seen is None:
        return untold(f"could not be told: {cause}")
    seen = progress.seen.moment.took(promised.within)
    return untold(f"was seen after {seen:.1f}s; whether it stayed so could not be told: {cause}")


def _held(progress: Progress, promised: Promised, glance: Glance) -> Progress:
    if progress.seen is None:
        return _first_held(progress, promised, glance)
    seen, unseen = progress.seen, glance.time.saw_from - progress.seen.last.saw_until
    now = replace(seen, last=glance.time)
    if promised.stays is None or unseen <= _longest_unseen(promised, promised.stays, glance.time):
        return _stayed(progress, now, promised)
    if _is_vain(seen, promised.stays, glance.time):
        cause = f"looks were as far as {unseen:.1f}s apart, all the time"
        return replace(progress, seen=now, decision=_untold(progress, promised, cause))
    gap = seen.unseen or unseen_between(seen.last, glance.time, progress.blind)
    again = replace(now, since=glance.time, restarts=seen.restarts + 1, unseen=gap)
    return _stayed(progress, again, promised)


def _longest_unseen(promised: Promised, stays: timedelta, look: LookTime) -> Seconds:
    """For so long nobody may look: half the time it has to stay, or what looks are meant to leave.

    A look in between is left out where the next one is to see that it has stayed for long enough.
    What is left because nobody could look is not meant.
    """
    if look.gap is not None:
        return stays.total_seconds() / 2
    meant = min(1.5 * stays, 2.5 * promised.interval)
    return max(stays / 2, meant).total_seconds()


def _is_vain(seen: Seen, stays: timedelta, look: LookTime) -> bool:
    """Whether more looks of this kind would not tell, either."""
    waited = look.began - seen.moment.by
    return seen.restarts >= _RESTARTS and waited > max(_PATIENCE, 10 * stays.total_seconds())


def _first_held(progress: Progress, promised: Promised, glance: Glance) -> Progress:
    within, moment = format_duration(promised.within), moment_between(progress.missed, glance.time)
    if glance.own is not None:
        moment = moment.told(glance.own)
    hidden = hidden_between(progress.missed, glance.time, progress.blind)
    seen = Seen(moment, glance.time, glance.time, unseen=hidden)
    match moment.against(promised.within):
        case Timing.IN_TIME:
            return _stayed(progress, seen, promised)
        case Timing.LATE:
            reason = f"was seen only after {moment.by:.1f}s, not within {within}"
            late = Difference("time", f"within {within}", f"after {moment.by:.1f}s")
            over = moment.after - promised.within.total_seconds()
            return replace(progress, seen=seen, decision=overdue(reason, (late,), over))
        case Timing.UNTOLD:
            gap = unseen_between(progress.missed, glance.time, progress.blind)
            reason = (
                f"was seen by {moment.by:.1f}s; whether within {within} could not be told: {gap}"
            )
            return replace(progress, seen=seen, decision=untold(reason))


def _stayed(progress: Progress, seen: Seen, promised: Promised) -> Progress:
    """Seen for the first time, or once more."""
    progress = replace(progress, seen=seen)
    reason = f"seen after {seen.moment.took(promised.within):.1f}s"
    if promised.stays is None:
        return replace(progress, decision=passed(reason))
    if seen.last.saw_from < _stayed_at(seen, promised.stays):
        return progress
    stayed = f"{reason} and stayed {format_duration(promised.stays)}"
    return replace(progress, decision=passed(stayed))


def _stayed_at(seen: Seen, stays: timedelta) -> Seconds:
    return seen.since.ended + stays.total_seconds()


def _not_held(
    progress: Progress, promised: Promised, glance: Glance, differences: tuple[Difference, ...]
) -> Progress:
    if progress.seen is not None:
        return replace(
            progress, decision=_gone(progress, progress.seen, promised, glance, differences)
        )
    limit, hidden = promised.within.total_seconds(), _hidden(progress, promised, glance.time)
    missed = replace(progress, missed=glance.time, hidden=hidden)
    if glance.time.began < limit:
        return missed
    reason = f"not seen within {format_duration(promised.within)}"
    if hidden is not None:
        return replace(missed, decision=untold(f"{reason}, but {hidden}: {listed(differences)}"))
    reason = f"{reason}: {listed(differences)}"
    return replace(missed, decision=overdue(reason, differences, glance.time.began - limit))


def _hidden(progress: Progress, promised: Promised, look: LookTime) -> Gap | None:
    """Where nobody looked, for the first time, it may have come in time, and gone once it had stayed.

    Before the limit that is so where the plan says how long is enough (`stays`): what is to be shown by
    then, and may go at once, is shown to nobody who looks after that and in time.
    """
    limit = promised.within.total_seconds()
    gap = hidden_between(progress.missed, look, progress.blind)
    if progress.hidden or gap is None or (promised.stays is None and look.began < limit):
        return progress.hidden
    in_time = min(gap.ended, limit) - gap.began
    stays = promised.stays or timedelta()
    may_have_stayed = look.ended - progress.missed.began >= stays.total_seconds()
    return gap if may_have_stayed and in_time > promised.traceless.total_seconds() else None


def _gone(
    progress: Progress,
    seen: Seen,
    promised: Promised,
    glance: Glance,
    differences: tuple[Difference, ...],
) -> Decision:
    """It is not so any more: it did not stay, unless it may have for long enough where nobody looked."""
    stays = promised.stays or timedelta()
    if glance.time.ended - seen.came >= stays.total_seconds():
        gap = seen.unseen or unseen_between(seen.last, glance.time, progress.blind)
        gap = replace(gap, began=min(gap.began, seen.last.saw_from))
        return _untold(progress, promised, str(gap))
    text = f"was seen after {seen.moment.took(promised.within):.1f}s but did not stay"
    reason = f"{text}: at {glance.time.ended:.1f}s {listed(differences)}"
    return failed(reason, differences)
