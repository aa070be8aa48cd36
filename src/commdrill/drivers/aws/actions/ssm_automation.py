"""The `ssm-automation` action."""

from datetime import timedelta
from typing import Any, ClassVar

from pydantic import Field

from commdrill.drivers.aws.driver import AwsAction, Permission, Resource, allow, wait_until
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.protocol import RunContext
from commdrill.errors import DriverError
from commdrill.model import Duration

_FAILED = frozenset({"Failed", "TimedOut", "Cancelled", "CompletedWithFailure", "Rejected"})
_DONE = frozenset({"Success", "CompletedWithSuccess", "Approved"})


class SsmAutomation(AwsAction):
    """Runs an automation runbook of AWS Systems Manager, and waits for its end."""

    carried_out_by: ClassVar[tuple[str, str]] = ("ssm", "StartAutomationExecution")
    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("ssm:DescribeDocument", on="ssm:document"),
        allow("ssm:StartAutomationExecution", on="ssm:automation-definition"),
        allow("ssm:GetAutomationExecution", on="ssm:automation-execution"),
    )

    document: str = Field(
        min_length=1, description="the runbook's name or ARN", examples=["AnnounceOutage"]
    )
    version: str = Field("$DEFAULT", min_length=1, description="the runbook's version")
    parameters: dict[str, tuple[str, ...]] = Field({}, description="its parameters, each a list")
    within: Duration = Field(timedelta(minutes=5), description="how long it may take")

    def resources(self) -> tuple[Resource, ...]:
        return (
            Resource("ssm:document", self.document),
            Resource("ssm:automation-definition", self.document),
            Resource("ssm:automation-execution", "*"),
        )

    def look_up(self, aws: Aws) -> None:
        found = aws.ask("ssm", "DescribeDocument", Name=self.document)["Document"]
        if found.get("DocumentType", "Automation") != "Automation":
            kind = found["DocumentType"]
            raise DriverError(f"document {self.document!r} is of type {kind}, not Automation")

    def carry_out(self, aws: Aws, run: RunContext) -> str:  # noqa: ARG002  # settings name the run
        started = aws.ask(
            "ssm",
            "StartAutomationExecution",
            DocumentName=self.document,
            DocumentVersion=self.version,
            Parameters={name: list(values) for name, values in self.parameters.items()},
        )
        execution = str(started["AutomationExecutionId"])
        wait_until(
            lambda: self._is_done(aws, execution),
            self.within,
            self._clock,
            f"runbook {self.document!r} has ended",
            self._stop,
        )
        return f"runbook {self.document!r} succeeded ({execution})"

    def _is_done(self, aws: Aws, execution: str) -> bool:
        answer = aws.ask("ssm", "GetAutomationExecution", AutomationExecutionId=execution)
        found: dict[str, Any] = answer["AutomationExecution"]
        status = found["AutomationExecutionStatus"]
        if status in _FAILED:
            why = found.get("FailureMessage") or "no reason given"
            raise DriverError(f"runbook {self.document!r} ended with {status}: {why}")
        return status in _DONE
