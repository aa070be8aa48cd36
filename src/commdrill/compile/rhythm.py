"""When a channel is looked at: often where something may happen, seldom where nothing is due."""

from dataclasses import dataclass, replace
from math import ceil, floor, inf

_DENSE_FOR = 60.0  # seconds from the start of a phase
_OF_THE_TIME = 20  # a look for each twentieth of the time that has gone by: measured to 5 %
_SLOWEST = 15.0  # seconds between two looks of which somebody said that they are too many
LONGEST_ABSENCE = 600.0  # seconds, whatever we were asked
_LEAD = 0.05  # seconds: a look begins this long before a limit, so that it begins in time


@dataclass(frozen=True)
class Rhythm:
    """The pattern of one channel; all moments by the run's clock.

    `densest`, `sparsest`: seconds from the beginning of one look to that of the next. `phase_began`:
    from then on something may happen. `dues`: limits, each with a look right before it and one
    after it, if there is time for both. `wanted`: a look that begins then or later is waited for.
    `not_before`: we were asked to come again no sooner. These are seconds of whoever asked, whatever pace
    shortens the limits: a server counts requests by its own clock.
    """

    densest: float
    sparsest: float
    phase_began: float = -inf
    dues: tuple[float, ...] = ()
    wanted: float = -inf
    not_before: float = -inf

    def after(self, began: float) -> float:
        """When to look again, after a look that began then."""
        return max(self._wished(began), began + self.densest, self.not_before)

    def slowed(self, since: float, away: float) -> "Rhythm":
        """Half as often, and not before so many seconds are over, within reason."""
        not_before = since + min(away, LONGEST_ABSENCE)
        densest = min(2 * self.densest, max(self.sparsest, _SLOWEST))
        return replace(
            self, densest=densest, sparsest=max(self.sparsest, densest), not_before=not_before
        )

    def let_be(self, began: float) -> "Rhythm":
        """The same, after a look of somebody else's that began at this moment or before."""
        return replace(self, not_before=max(self.not_before, began + self.densest))

    def _wished(self, began: float) -> float:
        if began < self.wanted:
            return self.wanted
        left = [due - _LEAD - began for due in self.dues if due > began]
        if not left:
            return began + self._usual(began)
        nearest = min(left)
        if nearest < self.densest:  # too near for a look before it: the next is the one after it
            return began
        looks = min(ceil(nearest / self._usual(began)), floor(nearest / self.densest))
        return began + nearest / looks

    def _usual(self, moment: float) -> float:
        age = moment - self.phase_began
        if age < _DENSE_FOR:
            return self.densest
        return max(self.densest, min(self.sparsest, age / _OF_THE_TIME))
