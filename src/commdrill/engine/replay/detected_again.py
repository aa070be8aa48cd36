"""The detection of an outage that is over, seen once more: by what was kept of it, and by when it was not yet."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf

from commdrill.documents.plan import INBOXES
from commdrill.engine.channels.detection_channel import DetectionChannel
from commdrill.engine.watchers import LookDone
from commdrill.judge.moment import LookTime
from commdrill.record.events import Looked, Record, Seconds, Watching
from commdrill.sighting import Page, StatusBoard


@dataclass(frozen=True)
class DetectedAgain:
    """Its channel in a replay. `missed`: when it was noted since when nobody had detected it; run's seconds."""

    channel: DetectionChannel
    missed: tuple[tuple[Seconds, Seconds], ...]

    @classmethod
    def of(
        cls, channel: DetectionChannel | None, records: tuple[Record, ...], offset: Seconds
    ) -> "DetectedAgain | None":
        """None where no limit counts from it; of messages that show it nothing is kept."""
        if channel is None or channel.use.type in INBOXES:
            return None
        return cls(channel, tuple(_missed(channel.use.id, records, offset)))

    def see(self, looked: Looked, sighting: Page | StatusBoard, apart: Seconds) -> None:
        """A look that shows it; the one before it began so many seconds earlier, at most."""
        before = max(self.channel.missed, looked.began - apart)
        self.channel.last_seen = LookTime(before, before)
        time = LookTime(looked.began, looked.ended)
        self.channel.take(LookDone(self.channel.use.id, time, sighting))

    def come_to(self, moment: Seconds) -> None:
        """Until the first note since this moment nobody had detected it, if nobody has."""
        if self.channel.seen is not None:
            return
        place = bisect_left(self.missed, (moment, -inf))
        for _, missed in self.missed[place : place + 1]:
            self.channel.missed = max(self.channel.missed, missed)


def _missed(
    channel: str, records: tuple[Record, ...], offset: Seconds
) -> Iterator[tuple[Seconds, Seconds]]:
    for record in records:
        match record.event:
            case Watching(channels=channels) if isinstance(channels.get(channel), Mapping):
                noted = channels[channel].get("detection")
                missed = noted.get("missed") if isinstance(noted, Mapping) else None
                if isinstance(missed, float | int):
                    yield record.elapsed + offset, float(missed)
