"""What the run itself set off: actions, and calls to AWS."""

from dataclasses import dataclass, replace

from commdrill.record.events.run import RunStage
from commdrill.record.run_facts import Name


@dataclass(frozen=True)
class ActionBegun:
    """The plan is about to be set going: whoever finds this alone cannot tell whether it was."""

    action: Name
    stage: RunStage


@dataclass(frozen=True)
class ActionPerformed:
    """The plan was set going by a call of ours."""

    action: Name
    stage: RunStage
    receipt: str


@dataclass(frozen=True)
class ActionFailed:
    """It could not be."""

    action: Name
    stage: RunStage
    why: str


@dataclass(frozen=True)
class AwsCalled:
    """Calls to AWS that are alike, since they were last told; `failed` of them were refused.

    `by`: what of the run made them (`fault checkout (outage)`). `plane`: control or data.
    """

    by: str
    service: Name
    operation: Name
    region: Name
    plane: Name
    calls: int
    failed: int = 0

    @property
    def kind(self) -> tuple[str, ...]:
        """What it has in common with those that are alike."""
        return self.by, self.service, self.operation, self.region

    def after(self, earlier: "AwsCalled") -> "AwsCalled":
        return replace(self, calls=self.calls + earlier.calls, failed=self.failed + earlier.failed)
