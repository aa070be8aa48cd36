"""The `stepfunctions-execution` action."""

import json
from datetime import timedelta
from typing import ClassVar

from pydantic import Field, JsonValue

from commdrill.drivers.aws.driver import AwsAction, Permission, Resource, allow, wait_until
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.protocol import RunContext
from commdrill.errors import DriverError
from commdrill.model import Duration


class StepFunctionsExecution(AwsAction):
    """Starts an execution of an AWS Step Functions state machine, and waits for its end.

    A machine that waits for people is not waited for: set `wait` to false.
    """

    carried_out_by: ClassVar[tuple[str, str]] = ("stepfunctions", "StartExecution")
    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("states:DescribeStateMachine", "states:StartExecution", on="states:stateMachine"),
        allow("states:DescribeExecution", on="states:execution"),
    )

    machine: str = Field(
        pattern="^arn:", description="ARN of the state machine",
        examples=["arn:aws:states:us-east-1:111122223333:stateMachine:announce"],
    )  # fmt: skip
    input: JsonValue = Field({}, description="its input")
    wait: bool = Field(True, description="whether its end is waited for")  # noqa: FBT003  # a default
    within: Duration = Field(timedelta(minutes=5), description="how long it may take")

    def resources(self) -> tuple[Resource, ...]:
        name = self.machine.rpartition(":")[2]
        return (
            Resource("states:stateMachine", self.machine),
            Resource("states:execution", f"{name}:*"),
        )

    def needed(self) -> tuple[Permission, ...]:
        unasked = () if self.wait else ("states:DescribeExecution",)
        return tuple(one.without(unasked) for one in self.permissions)

    def look_up(self, aws: Aws) -> None:
        aws.ask("stepfunctions", "DescribeStateMachine", stateMachineArn=self.machine)

    def carry_out(self, aws: Aws, run: RunContext) -> str:  # noqa: ARG002  # settings name the run
        started = aws.ask(
            "stepfunctions",
            "StartExecution",
            stateMachineArn=self.machine,
            input=json.dumps(self.input, ensure_ascii=False),
        )
        execution = str(started["executionArn"])
        if not self.wait:
            return f"started {execution}"
        wait_until(
            lambda: _has_ended(aws, execution),
            self.within,
            self._clock,
            f"execution {execution} has ended",
            self._stop,
        )
        return f"{execution} succeeded"


def _has_ended(aws: Aws, execution: str) -> bool:
    found = aws.ask("stepfunctions", "DescribeExecution", executionArn=execution)
    if found["status"] in ("RUNNING", "PENDING_REDRIVE"):
        return False
    if found["status"] != "SUCCEEDED":
        why = found.get("cause") or found.get("error") or "no reason given"
        raise DriverError(f"{execution} ended with {found['status']}: {why}")
    return True
