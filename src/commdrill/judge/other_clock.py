"""The clock of whoever receives or posts: how far it is from ours, as far as its times show."""

from dataclasses import dataclass, replace
from datetime import datetime
from math import inf

from commdrill.judge.moment import OwnTime
from commdrill.record.events import Seconds

_CLOSE = 3.0  # seconds: how closely a clock has to be known, to be believed against looks


def resolution(at: datetime) -> Seconds:
    """How much later it may have been: many write whole seconds down."""
    return 0.0 if at.microsecond else 1.0


@dataclass(frozen=True)
class OtherClock:
    """It is ahead of ours by `least` seconds or more, and by `most` or less.

    `doubted`: by so many seconds ours may have been set ahead, all in all.
    """

    least: Seconds = -inf
    most: Seconds = inf
    doubted: Seconds = 0.0

    def doubting(self, seconds: Seconds) -> "OtherClock":
        """Beside ours, which may have been set ahead by so many seconds by now."""
        more = seconds - self.doubted
        return replace(self, least=self.least - more, doubted=seconds) if more else self

    def noted(self, own: Seconds, doubt: Seconds, after: Seconds, by: Seconds) -> "OtherClock":
        """What a time that it told shows, of something that came after one moment and by another."""
        least, most = own - by, own + doubt - after
        if least > self.most:  # it was set, or ours was: what it told before counts no more
            return replace(self, least=least, most=most)
        if most < self.least:  # there long before it was listed
            return self
        return replace(self, least=max(self.least, least), most=min(self.most, most))

    def read(self, own: Seconds, doubt: Seconds) -> OwnTime:
        """What a time that it told means in ours."""
        is_tested = self.most - self.least <= _CLOSE
        if self.agrees:
            behind = min(self.doubted, -self.least)
            return OwnTime(own + behind, doubt + behind, is_tested)
        return OwnTime(own - self.least, self.most - self.least + doubt, is_tested)

    @property
    def agrees(self) -> bool:
        """Whether it may be as ours is."""
        return self.least <= 0 <= self.most

    @property
    def ahead(self) -> Seconds:
        """By how much it is ahead of ours at least; behind where this is negative."""
        return max(self.least, min(0.0, self.most))
