"""The steps of a run that is over, judged once more: by its journal's times and what it kept.

The judges and trackers are those of a run. A journal tells of a look only where it saw something
new, so that those between are thought: of what was seen last, until the next that saw another.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from commdrill.compile.script import ChannelUse, Script
from commdrill.documents.links.detection import DETECTION
from commdrill.documents.plan import Phase
from commdrill.drivers.protocol import RunContext
from commdrill.engine.baseline import refuse_held, sights, too_early_before_recovery
from commdrill.engine.channels.inbox_channel import InboxChannel
from commdrill.engine.channels.of_script import Channels, channels_of
from commdrill.engine.channels.page_channel import PageChannel
from commdrill.engine.phases import PHASES
from commdrill.engine.replay.clock import ReplayClock, ahead_of_journal
from commdrill.engine.replay.detected_again import DetectedAgain
from commdrill.engine.replay.noted_moments import noted_moments
from commdrill.engine.replay.thought_looks import ThoughtLooks
from commdrill.engine.run_services import RunServices
from commdrill.engine.trackers.mailing_tracker import MailingTracker
from commdrill.engine.trackers.of_script import Trackers, in_phase, trackers_of
from commdrill.engine.trackers.tracker import Tracker
from commdrill.engine.trackers.updates_tracker import UpdatesTracker
from commdrill.engine.watchers import LookDone
from commdrill.errors import CannotLook
from commdrill.judge.decision import listed
from commdrill.judge.moment import LONGEST_LOOK, LookTime
from commdrill.record.events import (
    BaselineNoted,
    Event,
    Looked,
    LookFailed,
    MessageSeen,
    PhaseBegun,
    Record,
    RunFinished,
    Seconds,
    StageEntered,
    StepDecided,
    StepOutcome,
    Watching,
)
from commdrill.sighting import Message, Page, StatusBoard
from commdrill.terms import Proof
from commdrill.verdict import NotYet

_SLACK = 0.5  # seconds: a verdict is written down so much later than its look, at most


class Leeway(Enum):
    """How what the journal leaves open is taken: looks just before each change, or long before it."""

    CLOSE = "close"
    FAR = "far"


@dataclass(frozen=True)
class Seen:
    """What a run saw, read again from what it kept; both raise CannotLook where that does not tell."""

    shown: Callable[[ChannelUse, Looked], Page | StatusBoard]
    received: Callable[[ChannelUse, MessageSeen], Message]


@dataclass(frozen=True)
class Again:
    """What came of it. `verdicts`: the last words by step; `untold`: why a channel tells nothing."""

    verdicts: Mapping[str, StepDecided]
    untold: Mapping[str, str]


def judged_again(script: Script, records: tuple[Record, ...], seen: Seen, leeway: Leeway) -> Again:
    """Each step, as far as its channel can be seen again."""
    replay = _Replay(script, records, seen, leeway)
    for record in records:
        replay.take(record)
    return Again(replay.verdicts, replay.untold)


@dataclass
class _Replay:
    script: Script
    records: tuple[Record, ...]
    seen: Seen
    leeway: Leeway
    verdicts: dict[str, StepDecided] = field(default_factory=dict)
    untold: dict[str, str] = field(default_factory=dict)
    active: list[Tracker] = field(default_factory=list)
    ahead: tuple[Tracker, ...] = ()

    def __post_init__(self) -> None:
        self.offset = ahead_of_journal(self.records)
        self.clock = ReplayClock.of(self.records, self.offset)
        services = RunServices(
            context=RunContext(self.records[0].run, "", ""),
            clock=self.clock,
            emit=self._emit,
            keep=lambda _evidence, stem: stem,
            ask=lambda _step, _question: None,
            started=0.0,
        )
        self.channels: Channels = channels_of(self.script.channels, self.script.steps, services)
        proofs = dict.fromkeys(self.channels.all, Proof.CONTENT)
        self.trackers: Trackers = trackers_of(self.script.steps, self.channels, proofs, services)
        self.detection = DetectedAgain.of(self.channels.detection, self.records, self.offset)
        self.thought = ThoughtLooks.of(self.records, self.channels.pages)
        self.starts = dict(noted_moments(self.records, "start"))
        self.ends = dict(noted_moments(self.records, "ended"))

    def take(self, record: Record) -> None:
        """One more of what happened."""
        self.clock.read(record, self.offset)
        match record.event:
            case Looked() as looked:
                self._saw(looked)
            case LookFailed(channel=name) as failed if name in self.channels.pages:
                self._failed(self.channels.pages[name], failed)
            case MessageSeen(channel=name) as message if name in self.channels.inboxes:
                self._received(self.channels.inboxes[name], message)
            case BaselineNoted(channel=name) if name in self.channels.pages:
                self.channels.pages[name].note_baseline()
            case Watching(phases=phases):
                self._went_on(phases)
            case StageEntered(stage=stage) if stage in PHASES:
                self._begin(PHASES[stage])
            case StepDecided(step=step):
                self._decide(step)
            case RunFinished():
                for tracker in self.trackers.watched.values():
                    self._hold_to_its_word(tracker)

    def _emit(self, event: Event) -> Record:
        if isinstance(event, StepDecided):
            self.verdicts[event.step] = event
        return Record("", 0, self.clock.at, self.clock.moment, event)

    def _saw(self, looked: Looked) -> None:
        if page := self.channels.pages.get(looked.channel):
            self._looked(page, looked)
        elif self.detection and looked.channel == DETECTION:
            self._detected(self.detection, looked)

    def _looked(self, channel: PageChannel, looked: Looked) -> None:
        self._think_before(channel, looked)
        try:
            sighting = self.seen.shown(channel.use, looked)
        except CannotLook as why:
            self.untold.setdefault(channel.use.id, str(why))
            return
        channel.take(LookDone(channel.use.id, LookTime(looked.began, looked.ended), sighting))
        self._look(channel.use.id)

    def _detected(self, detection: DetectedAgain, looked: Looked) -> None:
        try:
            sighting = self.seen.shown(detection.channel.use, looked)
        except CannotLook as why:
            self.untold.setdefault(DETECTION, str(why))
            return
        use, is_close = detection.channel.use, self.leeway is Leeway.CLOSE
        detection.see(looked, sighting, 0.0 if is_close else use.sparsest.total_seconds())

    def _failed(self, channel: PageChannel, failed: LookFailed) -> None:
        self._think_before(channel, failed)
        time = LookTime(failed.ended, failed.ended)
        channel.take(LookDone(channel.use.id, time, CannotLook(failed.cause)))
        self._look(channel.use.id)

    def _received(self, channel: InboxChannel, seen: MessageSeen) -> None:
        try:
            message = self.seen.received(channel.use, seen)
        except CannotLook as why:
            self.untold.setdefault(channel.use.id, str(why))
            return
        came = seen.came
        is_late = self.leeway is Leeway.FAR or came is None or seen.received is None
        channel.count_again(message, seen, seen.ended if is_late or came is None else came.by)
        self._look(channel.use.id)

    def _think_before(self, channel: PageChannel, look: Looked | LookFailed) -> None:
        is_close, following = self.leeway is Leeway.CLOSE, self.thought.began(look)
        until = self.thought.latest_before(channel, look) if is_close else following
        self._think(channel, until, following, self.leeway)

    def _think(
        self, channel: PageChannel, until: Seconds, following: Seconds, leeway: Leeway
    ) -> None:
        """The looks until this moment, before the following one; they saw what was seen already."""
        if channel.last is None:
            return
        began = {*self._thought(channel, until, leeway)}
        if leeway is Leeway.CLOSE:
            began |= self.clock.edges(channel.last.ended, until)
        for time in self.thought.times(channel, began, following, self.clock):
            channel.last = time
            self._look(channel.use.id)
            if channel.reading is not None:
                channel.last_seen = time

    def _thought(self, channel: PageChannel, until: Seconds, leeway: Leeway) -> Iterator[Seconds]:
        match leeway:
            case Leeway.CLOSE:
                return self.thought.right_before(channel, until)
            case Leeway.FAR:
                return self.thought.long_before(channel, self._before_pauses(channel, until))

    def _before_pauses(self, channel: PageChannel, until: Seconds) -> Seconds:
        """When somebody could look for the last time; the first look after a pause may take its time."""
        wait = channel.use.sparsest.total_seconds() + LONGEST_LOOK
        while pause := self.clock.pause_between(until - wait, until):
            until = pause.began
        return until

    def _look(self, channel: str) -> None:
        for tracker in (*self.ahead, *self.active):
            if tracker.step.ref.channel == channel:
                tracker.look()

    def _went_on(self, phases: tuple[PhaseBegun, ...]) -> None:
        """A phase is entered: what is so already proves nothing in it."""
        known = self.channels.phases
        if not known.begun and not self.active and not self.ahead:
            self._rest()
        for begun in phases[len(known.begun) :]:
            self._refuse(Phase(begun.phase))
            known.enter(Phase(begun.phase), begun.since)

    def _rest(self) -> None:
        pages = tuple(self.trackers.pages.values())
        refuse_held(sights(pages, (Phase.NOTICE, Phase.OUTAGE, Phase.UPDATE)), "was already so")
        self.ahead = too_early_before_recovery(pages)

    def _refuse(self, phase: Phase) -> None:
        pages = self.trackers.pages.values()
        match phase:
            case Phase.OUTAGE if self.script.steps_in(Phase.NOTICE):
                refuse_held(sights(pages, (Phase.OUTAGE, Phase.UPDATE)), "was already so")
            case Phase.RECOVERY:
                refuse_held(sights(pages, (Phase.RECOVERY,)), "was already so")
                self.ahead = ()

    def _begin(self, phase: Phase) -> None:
        for tracker in in_phase(self.trackers.watched.values(), phase):
            tracker.begin(self.starts.get(tracker.step.ref.id, self.clock.moment))
            self.active.append(tracker)

    def _decide(self, step: str) -> None:
        """As far as it has come when the run said its last word on it."""
        tracker = self.trackers.watched.get(step)
        if tracker is not None and tracker.said is not None:
            self._hold_to_its_word(tracker)
        if tracker is None or tracker.said is not None:
            return
        if self.detection:
            self.detection.come_to(self.clock.moment)
        if isinstance(tracker, MailingTracker):
            tracker.ended = self.ends.get(step)
        followed = self.trackers.watched.get(tracker.step.ref.after)
        first = followed.step.ref.channel if followed else ""
        for moment in (self.clock.moment, self.clock.moment + _SLACK):
            for channel in (first, tracker.step.ref.channel):
                self._think_at(channel, moment)
            if isinstance(tracker, UpdatesTracker):
                tracker.finish()
        tracker.decide(self._missed(tracker))

    def _hold_to_its_word(self, tracker: Tracker) -> None:
        """What promised when more is told is passed only where that came, or need not come any more."""
        if tracker.step.promise.kept and tracker.said is StepOutcome.PASSED:
            self._think_at(tracker.step.ref.channel, self.clock.moment)
            tracker.decide()

    def _missed(self, tracker: Tracker) -> str | None:
        """What a page lacked when the last word was said; an inbox is decided by all that came."""
        page = self.channels.pages.get(tracker.step.ref.channel)
        if page is None:
            return None
        shown = page.reading.verdict(tracker.step.promise) if page.reading else None
        lacks = shown.differences if isinstance(shown, NotYet) else ()
        return f"it was not so by then: {listed(lacks)}" if lacks else "it was not so by then"

    def _think_at(self, name: str, moment: Seconds) -> None:
        """A look at this moment; a run has one behind each verdict."""
        if page := self.channels.pages.get(name):
            until = self.thought.before_next(page, moment)
            self._think(page, until, until, Leeway.CLOSE)
        elif inbox := self.channels.inboxes.get(name):
            inbox.last_seen, inbox.failure = LookTime(moment, moment), ""
            self._look(name)
