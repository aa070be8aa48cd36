"""When each phase of a run began: what happens belongs to the one that is on."""

from dataclasses import dataclass, field

from commdrill.documents.plan import Phase
from commdrill.record.events import RunStage

PHASES = {RunStage(phase): phase for phase in Phase if phase is not Phase.FOLLOW_UP}
"""What belongs to a stage of a run; before the first and after the last, nothing."""


@dataclass
class Phases:
    """The phases so far, with the moment each began at (monotonic seconds)."""

    begun: list[tuple[float, Phase]] = field(default_factory=list)

    def enter(self, phase: Phase, moment: float) -> None:
        """From this moment on, what happens belongs to this phase."""
        self.begun.append((moment, phase))

    def at(self, moment: float) -> Phase | None:
        """The phase that was on; None before anything of the drill was to be told."""
        begun = [phase for start, phase in self.begun if start < moment]
        return begun[-1] if begun else None

    def start_of(self, phase: Phase) -> float | None:
        """When a phase began; None while it has not."""
        return next((start for start, one in self.begun if one is phase), None)
