"""How far watching has come: written down, and recalled by another process."""

from collections.abc import Mapping
from dataclasses import replace

from commdrill.compile.rhythm import Rhythm
from commdrill.engine.channels.of_script import Channels
from commdrill.engine.resume.kept_state import as_written, recalled
from commdrill.engine.resume.resumption import Resumption
from commdrill.engine.trackers.of_script import Trackers
from commdrill.engine.watch import Watch
from commdrill.record.events import PhaseBegun, Watching
from commdrill.values import Json

_RHYTHM = "rhythm"


def watching_now(watch: Watch, trackers: Trackers) -> Watching:
    """All that would be lost with this process, but for what other records tell."""
    channels, rhythms = watch.channels, watch.watchers.rhythms
    open_steps: dict[str, Json] = {
        one.step.ref.id: state
        for one in trackers.all
        if one.said is None and (state := one.state()) is not None
    }
    return Watching(
        phases=tuple(PhaseBegun(phase.value, moment) for moment, phase in channels.phases.begun),
        channels={
            name: {**channel.state(), _RHYTHM: as_written(replace(rhythms[name], dues=()))}
            for name, channel in channels.all.items()
        },
        steps=open_steps,
        ahead=tuple(one.step.ref.id for one in watch.ahead),
    )


def recall(past: Resumption, channels: Channels, trackers: Trackers) -> None:
    """Go on from where another process was."""
    for moment, phase in past.phases:
        channels.phases.enter(phase, moment)
    _recall_channels(past, channels)
    for tracker in trackers.all:
        step = tracker.step.ref.id
        if step in past.decided:
            tracker.recall_word(past.decided[step])
        elif step in past.watching.steps:
            tracker.recall(past.watching.steps[step])


def rhythms_of(past: Resumption) -> Mapping[str, Rhythm]:
    """By which each channel was looked at: one that asked us to look less often is still heeded."""
    channels = past.watching.channels.items()
    noted = {name: kept[_RHYTHM] for name, kept in channels if _RHYTHM in kept}  # by this version
    rhythms = {name: recalled(Rhythm, rhythm) for name, rhythm in noted.items()}
    for one in past.refusals:
        if one.again_after is not None and one.channel in rhythms:
            rhythms[one.channel] = rhythms[one.channel].slowed(one.ended, one.again_after)
    return rhythms


def _recall_channels(past: Resumption, channels: Channels) -> None:
    for name, channel in channels.all.items():
        if name in past.watching.channels:
            channel.recall(past.watching.channels[name])
    for noted in past.baselines:
        channels.pages[noted.channel].recall_baseline(noted)
    for name, inbox in channels.inboxes.items():
        inbox.recall_position(past.positions.get(name))
        inbox.recall_messages(past.messages(name))
