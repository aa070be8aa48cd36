"""When a look was, and of which time that is which it saw."""

from dataclasses import dataclass, replace

from commdrill.record.events import Seconds


@dataclass(frozen=True)
class Gap:
    """Seconds in which nobody could look, and why not."""

    began: Seconds
    ended: Seconds
    why: str = ""

    def __str__(self) -> str:
        why = f" ({self.why})" if self.why else ""
        return f"nobody looked from {self.began:.1f}s to {self.ended:.1f}s{why}"

    def since(self, start: Seconds) -> "Gap":
        """The same, counted from `start`."""
        return replace(self, began=self.began - start, ended=self.ended - start)


@dataclass(frozen=True)
class LookTime:
    """When a look began and ended. `gap`: since the one before, nobody could look.

    What was seen by a look that a gap fell into may be of before the gap or of after it.
    """

    began: Seconds
    ended: Seconds
    gap: Gap | None = None

    @property
    def saw_from(self) -> Seconds:
        """What it saw was so then, or later."""
        return max(self.began, self.gap.ended) if self.gap else self.began

    @property
    def saw_until(self) -> Seconds:
        """What it saw was so then, or earlier."""
        if self.gap is None or self.gap.ended <= self.began:
            return self.ended
        return max(self.began, self.gap.began)

    def since(self, start: Seconds) -> "LookTime":
        """The same, counted from `start`."""
        gap = self.gap.since(start) if self.gap else None
        return LookTime(self.began - start, self.ended - start, gap)


BEFORE = LookTime(0.0, 0.0)  # what nobody has looked at was not there when its time began


def unseen_between(missed: LookTime, seen: LookTime, blind: Gap | None) -> Gap:
    """Where nobody looked between two looks that saw something, and why."""
    hindered = _hindered(missed, seen, blind)
    began = missed.saw_until
    return Gap(began, max(began, seen.saw_from), hindered.why if hindered else "")


def hidden_between(missed: LookTime, seen: LookTime, blind: Gap | None) -> Gap | None:
    """The same; None where looks merely followed each other."""
    return unseen_between(missed, seen, blind) if _hindered(missed, seen, blind) else None


def _hindered(missed: LookTime, seen: LookTime, blind: Gap | None) -> Gap | None:
    is_torn = missed.saw_until < missed.ended
    return seen.gap or blind or (missed.gap if is_torn else None)
