"""How often a drill looks at each channel at the most: where every step keeps to its limit just so."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from math import ceil

from commdrill.compile.rhythm import Rhythm
from commdrill.compile.script import ChannelUse, Script, ScriptStep
from commdrill.documents.plan import Phase

_EXTRA = 2  # looks that are asked for at the beginning of a phase, and right before it
_AROUND = 3  # before everything, once all is settled, and when it is over
_SETTLING = (3.0, 30.0)  # at least and at most: seconds a channel may take to be as before
_ASKS_ONLY = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True)
class PhaseSpan:
    """A phase that lasts as long as it may; seconds from the beginning of the first."""

    phase: Phase
    began: float
    ended: float


def longest_phases(script: Script) -> tuple[PhaseSpan, ...]:
    """The phases one after the other, each until its last awaited step has to be decided."""
    spans: list[PhaseSpan] = []
    for phase in (one for one in Phase if one is not Phase.FOLLOW_UP):
        began = spans[-1].ended if spans else 0.0
        spans.append(PhaseSpan(phase, began, began + _lasts(script, phase)))
    return tuple(spans)


def most_looks(script: Script) -> Mapping[str, int]:
    spans = longest_phases(script)
    settle = settle_limit(longest_wait(script.steps))
    return {
        channel.id: _AROUND
        + sum(_looks(script, channel, spans))
        + ceil(settle / channel.interval.total_seconds())
        for channel in script.channels
    }


def longest_wait(steps: Iterable[ScriptStep]) -> timedelta | None:
    waits = (one.promise.limits.within for one in steps if one.promise.phase is not Phase.FOLLOW_UP)
    return max((one for one in waits if one), default=None)


def settle_limit(longest: timedelta | None) -> float:
    """Seconds a channel may take to be as before, where the longest deadline is this."""
    least, most = _SETTLING
    return min(most, max(least, longest.total_seconds() if longest else least))


def method_of(channel: ChannelUse) -> str:
    """By which each look asks; empty where it asks nobody: who listens is told."""
    if "listen" in channel.use.settings:
        return ""
    return str(channel.use.settings.get("method", "GET")).upper()


def changing_looks(script: Script) -> Iterator[tuple[ChannelUse, int]]:
    """Channels of which each look may do something there, and how many looks there are at the most."""
    channels = [one for one in script.channels if method_of(one) not in {"", *_ASKS_ONLY}]
    looks = most_looks(script) if channels else {}
    return ((channel, looks[channel.id]) for channel in channels)


def _looks(script: Script, channel: ChannelUse, spans: tuple[PhaseSpan, ...]) -> Iterator[int]:
    """In each phase: by its own rhythm where it has steps, else by that of the one before."""
    rhythm = Rhythm(channel.interval.total_seconds(), channel.sparsest.total_seconds())
    moment = 0.0
    for span in spans:
        here = [s for s in script.steps_in(span.phase) if s.ref.channel == channel.id]
        if here:
            dues = tuple(sorted(due for step in here for due in _dues(step, span)))
            rhythm = replace(rhythm, phase_began=span.began, dues=dues)
            yield _EXTRA
        for _ in range(ceil((span.ended - moment) / rhythm.densest) + 1):  # a look takes no less
            if moment < span.ended:
                yield 1
                moment = rhythm.after(moment)


def _dues(step: ScriptStep, span: PhaseSpan) -> Iterator[float]:
    """The limits of a step: each has a look right before it and one after it."""
    limits = step.promise.limits
    if limits.within:
        seen_by = span.began + limits.within.total_seconds()
        yield seen_by
        if limits.stays:
            yield seen_by + limits.stays.total_seconds()
    if limits.every:
        due = span.began
        while (due := due + limits.every.total_seconds()) <= span.ended:
            yield due


def _lasts(script: Script, phase: Phase) -> float:
    awaited = (step for step in script.steps_in(phase) if script.is_awaited(step))
    longest = max((sum(_seconds(step)) for step in awaited), default=0.0)
    held = script.hold.total_seconds() if script.hold and phase is Phase.UPDATE else 0.0
    return max(longest, held)


def _seconds(step: ScriptStep) -> Iterator[float]:
    limits = step.promise.limits
    for limit in (limits.within or limits.every, limits.stays):
        if limit:
            yield limit.total_seconds()
