"""Who plays in a run: the drivers of a script, built and ready."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commdrill.documents.plan import Phase
from commdrill.drivers.protocol import Action, Observer
from commdrill.engine.rollback import ReadyFault


@dataclass(frozen=True)
class Cast:
    """The drivers of a script, built and ready."""

    observers: Mapping[str, Observer]
    faults: tuple[ReadyFault, ...]
    actions: Mapping[Phase, Mapping[str, Action]]

    def named_actions(self) -> Mapping[str, Action]:
        """Every action once, whatever phases it is performed in."""
        return {name: a for named in self.actions.values() for name, a in named.items()}

    def hosts(self) -> Mapping[str, Iterable[str]]:
        """The hosts each driver speaks to, by how people call it."""
        hosts: dict[str, Iterable[str]] = {}
        for ready in self.faults:
            hosts[f"fault {ready.use.component} ({ready.use.way})"] = ready.fault.hosts()
        for channel, observer in self.observers.items():
            hosts[f"channel {channel}"] = observer.hosts()
        for name, action in self.named_actions().items():
            hosts[f"action {name}"] = action.hosts()
        return hosts
