"""A step of the days after the run: the run says by when, and waits for nobody."""

from dataclasses import dataclass
from datetime import timedelta

from commdrill.engine.trackers.attested_tracker import AttestedTracker
from commdrill.judge.decision import Decision
from commdrill.record.events import StepOutcome
from commdrill.record.owed import waits_until
from commdrill.values import format_duration


@dataclass
class FollowUpTracker(AttestedTracker):
    """Left open by a run that went its whole way; `within`: as the plan has it."""

    within: timedelta

    def decide(self, instead: str | None = None) -> None:
        """A run that was cut short was no outage that anybody reports of."""
        if self.said is None and instead is None:
            term = f"within {format_duration(self.within)}"
            self.say(Decision(StepOutcome.SKIPPED, waits_until(term)))
        else:
            super().decide(instead)
