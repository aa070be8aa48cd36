"""Where a drill is performed: what is started for it, what may be touched there, and when not."""

from dataclasses import dataclass, field

from commdrill.documents.allowed_hosts import hosts_of
from commdrill.documents.blackout import Blackouts
from commdrill.documents.environment import Aws, Guard
from commdrill.record.events import EnvironmentRef


@dataclass(frozen=True)
class Site:
    """An environment, as a drill needs it. `identity`: the same in every clone of its documents."""

    environment: EnvironmentRef
    starts: str | None = None
    guard: Guard | None = None
    aws: Aws | None = None
    identity: str = ""
    blackouts: Blackouts = field(default_factory=Blackouts)

    @property
    def is_sandbox(self) -> bool:
        """Whether each run starts its own, which dies with it."""
        return self.starts == "sandbox"

    @property
    def hosts(self) -> tuple[str, ...]:
        """Patterns of the hosts that the guard allows here."""
        return hosts_of(self.environment.stage, self.guard)
