"""What a text says of a moment: so long from now, a clock's time, one of these told in several ways."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from commdrill.wording.times.absolute import Absolute
from commdrill.wording.times.range import Edge
from commdrill.wording.times.said import CONTRADICTS, Lies, NoMoment, Said

_ROUNDED = timedelta(minutes=10)


@dataclass(frozen=True)
class Relative:
    """So long from now; so long ago, where it is less than nothing."""

    after: timedelta

    def instant(self, said: Said) -> datetime | NoMoment:
        return said.now + self.after

    @property
    def needs_zone(self) -> bool:
        """Whether it says nothing where no zone is known."""
        return False


@dataclass(frozen=True)
class Agreed:
    """A moment stated in several zones: they must mean the same."""

    main: Absolute
    others: tuple[Absolute, ...]

    def instant(self, said: Said) -> datetime | NoMoment:
        """The moment all of them mean."""
        moment = self._telling.instant(said)
        if isinstance(moment, NoMoment):
            return moment
        everyone = (self.main, *self.others)
        return moment if all(one.is_at(moment, said) for one in everyone) else CONTRADICTS

    @property
    def needs_zone(self) -> bool:
        """Whether it says nothing where no zone is known."""
        return self._telling.needs_zone

    @property
    def _telling(self) -> Absolute:
        """The one that says most: its day, its zone."""
        everyone = (self.main, *self.others)
        return max(everyone, key=lambda one: (bool(one.days), not one.needs_zone))


@dataclass(frozen=True)
class Since:
    """`since 14:00`: a moment that is past whatever the clock says."""

    stated: Absolute | Agreed

    def instant(self, said: Said) -> datetime | NoMoment:
        moment = self.stated.instant(replace(said, lies=Lies.PAST))
        return moment if isinstance(moment, NoMoment) or moment <= said.now else CONTRADICTS

    @property
    def needs_zone(self) -> bool:
        """Whether it says nothing where no zone is known."""
        return self.stated.needs_zone


@dataclass(frozen=True)
class Twice:
    """`within 2 hours (by 17:10 UTC)`: a clock's time, and about how long it is until then."""

    clock: Absolute | Agreed
    length: Relative

    def instant(self, said: Said) -> datetime | NoMoment:
        """The clock's time, where the length is that one rounded."""
        moment = self.clock.instant(said)
        if isinstance(moment, NoMoment):
            return moment
        away = abs(moment - said.now - self.length.after)
        return moment if away <= max(_ROUNDED, abs(self.length.after) / 4) else CONTRADICTS

    @property
    def needs_zone(self) -> bool:
        """Whether it says nothing where no zone is known."""
        return self.clock.needs_zone


Statement = Relative | Absolute | Edge | Agreed | Since | Twice


def has_been(statement: Statement) -> bool:
    """Whether it is past whatever the clock says: `twenty minutes ago`, `since 14:00 UTC`."""
    ago = isinstance(statement, Relative) and statement.after < timedelta()
    return ago or isinstance(statement, Since)
