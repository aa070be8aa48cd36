"""When a page first showed what a step expects, whatever became of the step itself."""

from dataclasses import dataclass
from math import inf

from commdrill.judge.moment import Glance, LookTime, Moment, moment_between
from commdrill.judge.turn import Sight
from commdrill.record.events import Seconds
from commdrill.verdict import Difference, Held, NotYet


@dataclass(frozen=True)
class FirstSeen:
    """Times from the start of the step's phase. `missed`: the last look that did not see it.

    None so far: what is there at the first look may have come as early as it may be told at all.
    """

    moment: Moment | None = None
    missed: LookTime | None = None
    lacks: tuple[Difference, ...] = ()

    def after(self, glance: Glance, begins: Seconds) -> "FirstSeen":
        """One more look; `begins`: when it might first be told."""
        match glance.verdict:
            case NotYet(differences) if self.moment is None:
                return FirstSeen(None, glance.time, differences)
            case Held() if self.moment is None:
                moment = moment_between(self.missed or LookTime(begins, begins), glance.time)
                return FirstSeen(moment.told(glance.own) if glance.own else moment)
        return self

    def sight(self, start: Seconds, lost: str) -> Sight:
        """The same by the run's clock."""
        seen = self.moment.shifted(start) if self.moment else None
        missed = self.missed.began + start if self.missed else -inf
        return Sight(seen, seen, missed, self.lacks, "" if seen else lost)
