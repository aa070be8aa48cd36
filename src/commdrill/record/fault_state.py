"""One fault of a run, and how far it got."""

from dataclasses import dataclass, replace

from commdrill.record import events as e


@dataclass(frozen=True)
class FaultState:
    """As far as its run has come."""

    armed: e.FaultArmed
    armed_at: e.Seconds
    injected_at: e.Seconds | None = None
    reverted_at: e.Seconds | None = None
    reverted: e.FaultReverted | None = None
    failed: e.RevertFailed | None = None

    def after(
        self, event: e.FaultInjected | e.FaultReverted | e.RevertFailed, at: e.Seconds
    ) -> "FaultState":
        """With what was told of it since."""
        match event:
            case e.FaultInjected():
                return replace(self, injected_at=at)
            case e.FaultReverted():
                return replace(self, reverted_at=at, reverted=event, failed=None)
            case e.RevertFailed():
                return replace(self, failed=event)

    @property
    def is_open(self) -> bool:
        """Whether the world may still be broken by it."""
        return self.reverted_at is None
