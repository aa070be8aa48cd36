"""The `lambda-invoke` action."""

import json
from typing import ClassVar

from pydantic import Field, JsonValue

from commdrill.drivers.aws.driver import AwsAction, Permission, Resource, allow
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.protocol import RunContext
from commdrill.errors import DriverError


class LambdaInvoke(AwsAction):
    """Invokes a Lambda function and waits for its answer; an error of the function is a failure."""

    carried_out_by: ClassVar[tuple[str, str]] = ("lambda", "Invoke")
    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("lambda:InvokeFunction", "lambda:GetFunctionConfiguration", on="lambda:function"),
    )

    function: str = Field(
        min_length=1, description="the function's name or ARN", examples=["announce"]
    )
    payload: JsonValue = Field(None, description="the event it is given")

    def resources(self) -> tuple[Resource, ...]:
        return (Resource("lambda:function", self.function),)

    def look_up(self, aws: Aws) -> None:
        aws.ask("lambda", "GetFunctionConfiguration", FunctionName=self.function)

    def carry_out(self, aws: Aws, run: RunContext) -> str:  # noqa: ARG002  # settings name the run
        answer = aws.ask(
            "lambda",
            "Invoke",
            FunctionName=self.function,
            Payload=json.dumps(self.payload).encode(),
        )
        said = answer["Payload"].read(10_000).decode(errors="replace")
        if answer.get("FunctionError"):
            raise DriverError(f"function {self.function!r} failed: {said[:500]}")
        return f"function {self.function!r} answered {said[:200]}"
