"""The clock of whoever receives or posts: how far it is from ours, as far as its times show."""

from dataclasses import dataclass
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
    """It is ahead of ours by `least` seconds or more, and by `most` or less."""

    least: Seconds = -inf
    most: Seconds = inf

    def noted(self, own: Seconds, doubt: Seconds, after: Seconds, by: Seconds) -> "OtherClock":
        """What a time that it told shows, of something that came after one moment and by another."""
        least, most = own - by, own + doubt - after
        if least > self.most:  # it was set, or ours was: what it told before counts no more
            return OtherClock(least, most)
        if most < self.least:  # there long before it was listed
            return self
        return OtherClock(max(self.least, least), min(self.most, most))

    def read(self, own: Seconds, doubt: Seconds) -> OwnTime:
        """What a time that it told means in ours."""
        is_tested = self.most - self.least <= _CLOSE
        if self.agrees:
            return OwnTime(own, doubt, is_tested)
        return OwnTime(own - self.least, self.most - self.least + doubt, is_tested)

    @property
    def agrees(self) -> bool:
        """Whether it may be as ours is."""
        return self.least <= 0 <= self.most

    @property
    def ahead(self) -> Seconds:
        """By how much it is ahead of ours at least; behind where this is negative."""
        return max(self.least, min(0.0, self.most))
