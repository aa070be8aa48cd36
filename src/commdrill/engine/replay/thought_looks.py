"""Looks that no journal tells of, for they saw what the look before had seen."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from commdrill.engine.channels.page_channel import PageChannel
from commdrill.engine.run_clock import RunClock
from commdrill.judge.moment import LookTime
from commdrill.record.events import Looked, LookFailed, Record, Seconds

_MOST = 20_000  # between two that are told
_MOST_OF_ALL = 1_000_000  # of a whole run: a journal of nobody's may tell any times
_EARLY = 0.01  # seconds: so much sooner than it is due a look may begin, all in all


@dataclass
class ThoughtLooks:
    """By channel, when those began that a journal tells of, and how long the shortest took."""

    told: Mapping[str, tuple[Seconds, ...]]
    shortest: Mapping[str, Seconds]
    thought: int = 0

    @classmethod
    def of(cls, records: tuple[Record, ...], channels: Mapping[str, PageChannel]) -> "ThoughtLooks":
        """Those between the looks of a run."""
        times: dict[str, list[Seconds]] = {name: [] for name in channels}
        shortest: dict[str, Seconds] = {}
        for record in records:
            match record.event:
                case Looked(channel=name, began=began, ended=ended) if name in times:
                    times[name].append(began)
                    shortest[name] = min(shortest.get(name, ended - began), ended - began)
                case LookFailed(channel=name, ended=ended) if name in times:
                    times[name].append(ended)
        return cls({name: tuple(sorted(moments)) for name, moments in times.items()}, shortest)

    def began(self, look: Looked | LookFailed) -> Seconds:
        """When a look began that a journal tells of; of one that failed, about when."""
        if isinstance(look, Looked):
            return look.began
        return look.ended - self.shortest.get(look.channel, 0.0)

    def latest_before(self, channel: PageChannel, look: Looked | LookFailed) -> Seconds:
        """When the look before it began at the latest: a run lets a channel be meanwhile."""
        took = self.shortest.get(channel.use.id, 0.0)
        return self.began(look) - max(channel.use.interval.total_seconds(), took) + _EARLY

    def before_next(self, channel: PageChannel, moment: Seconds) -> Seconds:
        """This moment, or as much before it as the next look begins that saw another thing."""
        times = self.told[channel.use.id]
        last = channel.last.began if channel.last else 0.0
        following = bisect_right(times, last)
        return min(moment, times[following]) if following < len(times) else moment

    def long_before(self, channel: PageChannel, until: Seconds) -> Iterator[Seconds]:
        """The last of them as long before `until` as may be: a whole interval."""
        yield from self.right_before(channel, until - channel.use.sparsest.total_seconds())

    def right_before(self, channel: PageChannel, until: Seconds) -> Iterator[Seconds]:
        """The last of them at `until`."""
        yield from self._between(channel, until)
        if channel.last is not None and until > channel.last.ended:
            yield until

    def times(
        self, channel: PageChannel, began: Iterable[Seconds], following: Seconds, clock: RunClock
    ) -> Iterator[LookTime]:
        """Of looks that began then: each took as long as any, until the next one began at the latest."""
        took = self.shortest.get(channel.use.id, 0.0)
        for moment, after in pairwise((*sorted(began), following)):
            if clock.pauses_between(moment, moment) or clock.died_between(moment, moment + took):
                continue  # nobody can have looked, or who did was gone before it was over
            ended = max(moment, min(moment + took, after))
            yield LookTime(moment, moment if clock.pauses_between(moment, ended) else ended)

    def _between(self, channel: PageChannel, until: Seconds) -> tuple[Seconds, ...]:
        """Twice as often as a run looks, since the last look; what has to stay is seen to.

        A look takes its time, and these take none: as often as a run's they would leave longer gaps.
        """
        began = channel.last.ended if channel.last else until
        stays = (step.promise.limits.stays for step in channel.steps)
        apart = min((channel.use.sparsest / 2, *(one / 3 for one in stays if one)))
        step = max(apart.total_seconds(), (until - began) / _MOST)
        times = int((until - began) / step) if until > began else 0
        self.thought += times
        if self.thought > _MOST_OF_ALL:
            raise ValueError(f"it would take more than {_MOST_OF_ALL:,} looks to judge it again")
        return tuple(began + number * step for number in range(1, times + 1))
