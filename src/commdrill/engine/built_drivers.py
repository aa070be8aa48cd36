"""Who plays in a run: the drivers of a script, built and ready."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf

from commdrill.compile.rhythm import Rhythm
from commdrill.compile.script import ChannelUse
from commdrill.documents.plan import Phase
from commdrill.drivers.protocol import Action, Fault, Listener, Observer
from commdrill.engine.beside import beside, while_wanted
from commdrill.engine.rollback import ReadyFault
from commdrill.engine.run_services import RunServices, Stop
from commdrill.engine.watchers import Ponder, Watched
from commdrill.errors import DriverError, in_words
from commdrill.terms import Proof
from commdrill.values import Json


@dataclass(frozen=True)
class BuiltDrivers:
    """The drivers of a script, built and ready."""

    observers: Mapping[str, Observer]
    faults: tuple[ReadyFault, ...]
    actions: Mapping[Phase, Mapping[str, Action]]

    def named_actions(self) -> Mapping[str, Action]:
        """Every action once, whatever phases it is performed in."""
        return {name: a for named in self.actions.values() for name, a in named.items()}

    def watched(
        self,
        channels: Iterable[ChannelUse],
        positions: Mapping[str, Json],
        pondering: Mapping[str, Ponder],
        services: RunServices,
    ) -> Iterator[Watched]:
        """Each channel with its observer, and from where on it is read, if another process did.

        Other runs may have looked at it, or been asked to stay away.
        """
        for channel in channels:
            name = channel.id
            densest, sparsest = channel.interval.total_seconds(), channel.sparsest.total_seconds()
            away = services.away.get(name, -inf)
            rhythm = Rhythm(densest, sparsest, not_before=away).let_be(services.asked_until)
            place, ponder = positions.get(name), pondering.get(name)
            yield Watched(name, self.observers[name], rhythm, place, ponder)

    def proofs(self) -> Mapping[str, Proof]:
        """What it is worth to see a channel, by its observer."""
        return {channel: observer.proof for channel, observer in self.observers.items()}

    def listening(self) -> frozenset[str]:
        """Channels on which what is sent while nobody listens is lost."""
        return frozenset(n for n, one in self.observers.items() if isinstance(one, Listener))

    def drivers(self) -> Mapping[str, Fault | Observer | Action]:
        """All of them, by how people call each."""
        return {
            **{ready.use.who: ready.fault for ready in self.faults},
            **{f"channel {channel}": observer for channel, observer in self.observers.items()},
            **{f"action {name}": action for name, action in self.named_actions().items()},
        }

    def hosts(self, stop: Stop) -> Mapping[str, tuple[str, ...]]:
        """The hosts each driver speaks to, by how people call it.

        Raises:
            DriverError: one does not say.
        """
        return {who: _hosts_of(driver, who, stop) for who, driver in self.drivers().items()}


def _hosts_of(driver: Fault | Observer | Action, who: str, stop: Stop) -> tuple[str, ...]:
    """Whom a driver says it contacts.

    Raises:
        DriverError: it raised, or said what is no tuple of names: the guard cannot be asked.
    """
    try:
        hosts: object = beside(driver.hosts, while_wanted(stop))
    except Exception as why:
        raise DriverError(f"{who}: hosts() of its driver failed: {in_words(why)}") from why
    if isinstance(hosts, tuple | list | set | frozenset):
        names = tuple(name for name in hosts if isinstance(name, str))
        if len(names) == len(hosts):
            return names
    raise DriverError(
        f"{who}: hosts() of its driver returned {hosts!r:.80}; it must return a tuple of names"
    )
