"""Updates that have to keep coming: how long the silence was between each two of them.

All times are seconds from the start of the step's phase.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from math import inf

from commdrill.judge.decision import Decision, overdue, passed, untold
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
    patience,
    unseen_between,
    why_untold,
)
from commdrill.record.events import Seconds
from commdrill.values import format_duration
from commdrill.verdict import Difference, Held, NotYet


@dataclass(frozen=True)
class Update:
    """One of them: when it came, and what it says. `hidden`: it came where nobody looked."""

    moment: Moment
    words: str
    hidden: Gap | None = None

    def since(self, start: Seconds, first: Seconds = 0.0) -> "Update":
        """The same, counted from `start`; what came before `first` of it came at once."""
        hidden = self.hidden.since(start) if self.hidden else None
        return Update(self.moment.since(start, first), self.words, hidden)


@dataclass(frozen=True)
class Cadence:
    """The updates so far.

    `silent_since`: the last one, or the one that was the newest as the phase began (negative:
    before it). `slack`: it may have come so much later. `hidden`: that one came where nobody looked,
    so that it may be silent since longer.
    `doubt`: how a silence that may have been too long could not be told. `waiting`: the newest
    post, where it was not as expected: it counts once it is. `traceless`: in a gap that is longer
    something may have come that nothing is left of; `lost`: the last such gap since then.
    """

    traceless: Seconds = inf

    silent_since: Seconds = 0.0
    slack: Seconds = 0.0
    hidden: Gap | None = None
    lost: Gap | None = None
    updates: tuple[Update, ...] = ()
    waiting: tuple[Update, ...] = ()
    last: LookTime = BEFORE
    blind: Gap | None = None
    doubt: str = ""
    captured: Mapping[str, str] = field(default_factory=dict)
    decision: Decision | None = None


def advance(
    cadence: Cadence, every: timedelta, glance: Glance, updates: Iterable[Update]
) -> Cadence:
    """One more look, and the updates that it found; those in wrong words are none."""
    if cadence.decision is not None:
        return cadence
    if glance.verdict is None:
        blind = replace(cadence, blind=blinded(cadence.blind, glance))
        if glance.time.began < cadence.silent_since + patience(every.total_seconds()):
            return blind
        return replace(blind, decision=untold(f"could not be told: {glance.cause}"))
    new = tuple(updates)
    cadence, found = cadence if new else _unseen(cadence, every, glance), new or cadence.waiting
    for update in found if isinstance(glance.verdict, Held) else ():
        cadence = _came(cadence, every, glance, update)
    if cadence.decision is None and glance.time.began > due_at(cadence, every):
        cadence = _silent(cadence, every, glance)
    seen = replace(cadence, last=glance.time, blind=None)
    if isinstance(glance.verdict, Held):
        return replace(seen, captured=glance.verdict.captured, waiting=())
    return replace(seen, waiting=found[-1:])


def expire(cadence: Cadence, every: timedelta, now: Seconds) -> Cadence:
    """What no look comes back for is not waited for for ever."""
    due = due_at(cadence, every)
    if cadence.decision is not None or is_waited_for(due, cadence.last, now):
        return cadence
    return replace(cadence, decision=untold(f"could not be told: {why_untold(cadence.blind)}"))


def due_at(cadence: Cadence, every: timedelta) -> Seconds:
    """A look that begins after this moment and finds nothing new proves a silence too long."""
    return cadence.silent_since + cadence.slack + every.total_seconds()


def is_proven(cadence: Cadence, every: timedelta, now: Seconds) -> bool:
    """Whether updates were seen to keep coming: two, or one and its whole time.

    Where it may have been silent for too long by now, the next look has to tell.
    """
    if not cadence.updates or now > due_at(cadence, every):
        return False
    return len(cadence.updates) >= 2 or now >= every.total_seconds()


def finish(cadence: Cadence, every: timedelta) -> Cadence:
    """The phase ends, and no silence was too long."""
    if cadence.decision is not None or not cadence.updates:
        return cadence
    cadence = _doubted(cadence, every, cadence.last.began)
    if cadence.doubt:
        text = f"whether updates came at least every {format_duration(every)} could not be told"
        return replace(cadence, decision=untold(f"{text}: {cadence.doubt}"))
    return replace(cadence, decision=passed(f"{len(cadence.updates)} new update(s) in time"))


def repetition(updates: Iterable[Update]) -> str:
    """That several updates all say the same; empty where they do not."""
    words = [update.words for update in updates]
    if len(words) < 2 or len(set(words)) > 1:
        return ""
    return f"{len(words)} updates came, all with the same words"


def _came(cadence: Cadence, every: timedelta, glance: Glance, update: Update) -> Cadence:
    if cadence.decision is not None:
        return cadence
    if update.moment.by + update.moment.slack < 0.0:  # a silence that was over before the phase
        return _newest(cadence, update)
    since = cadence.silent_since
    match update.moment.after_silence(Moment(since, since, since, cadence.slack), every):
        case Timing.LATE if cadence.lost:
            return _came(_since_lost(cadence, cadence.lost), every, glance, update)
        case Timing.LATE if update.moment.by >= 0.0:
            return _silent(cadence, every, glance)
        case Timing.LATE | Timing.UNTOLD:
            cadence = replace(
                cadence, doubt=str(unseen_between(cadence.last, glance.time, cadence.blind))
            )
        case Timing.IN_TIME:
            cadence = _doubted(cadence, every, update.moment.began)
    return _newest(cadence, update)


def _newest(cadence: Cadence, update: Update) -> Cadence:
    """With this one; silent from then on."""
    cadence = replace(cadence, updates=(*cadence.updates, update))
    since, slack = update.moment.by, update.moment.slack
    if since < cadence.silent_since:  # listed late, and not the newest
        return cadence
    return replace(cadence, silent_since=since, slack=slack, hidden=update.hidden, lost=None)


def _unseen(cadence: Cadence, every: timedelta, glance: Glance) -> Cadence:
    """Nothing new is there; in a gap before that it may have changed, and changed back."""
    gap = hidden_between(cadence.last, glance.time, cadence.blind)
    if gap is None or gap.ended - gap.began <= cadence.traceless:
        return cadence
    return replace(cadence, lost=gap) if gap.began <= due_at(cadence, every) else cadence


def _since_lost(cadence: Cadence, lost: Gap) -> Cadence:
    """Silent for too long, unless something came in that gap; by its end, then."""
    return replace(
        cadence, silent_since=lost.ended, slack=0.0, hidden=None, lost=None, doubt=str(lost)
    )


def _doubted(cadence: Cadence, every: timedelta, until: Seconds) -> Cadence:
    """Silent until then: too long, if the last one came at the beginning of what hid it."""
    hidden = cadence.hidden
    if hidden is None or until - hidden.began <= every.total_seconds():
        return cadence
    return replace(cadence, doubt=str(hidden))


def _silent(cadence: Cadence, every: timedelta, glance: Glance) -> Cadence:
    if cadence.lost:
        cadence = _since_lost(cadence, cadence.lost)
        if glance.time.began <= due_at(cadence, every):
            return cadence
    limit, count = format_duration(every), len(cadence.updates)
    seen = f"after {count} update(s) nothing new came" if count else "no new update came"
    silence = Difference("updates", f"one at least every {limit}", seen)
    wrong = glance.verdict.differences if isinstance(glance.verdict, NotYet) else ()
    over = glance.time.began - due_at(cadence, every)
    text = f"{seen} for longer than {limit}"
    return replace(cadence, decision=overdue(text, (silence, *wrong), over))
