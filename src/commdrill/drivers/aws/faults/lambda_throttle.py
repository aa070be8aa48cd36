"""The `lambda-throttle` fault."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from pydantic import Field

from commdrill.drivers.aws.driver import AwsFault, Permission, Resource, allow
from commdrill.drivers.aws.faults.by_hand import aws_cli, was_of
from commdrill.drivers.aws.session import Aws
from commdrill.errors import DriverError
from commdrill.values import Json


class LambdaThrottle(AwsFault):
    """Lets a Lambda function run nowhere: its reserved concurrency becomes 0.

    Callers get what throttling gives them: 429 from the API, 502 or 503 behind a gateway. The way
    back sets the concurrency it had, or none where it had none.
    """

    permissions: ClassVar[tuple[Permission, ...]] = (
        allow(
            "lambda:GetFunctionConfiguration",
            "lambda:GetFunctionConcurrency",
            "lambda:PutFunctionConcurrency",
            "lambda:DeleteFunctionConcurrency",
            on="lambda:function",
        ),
    )

    function: str = Field(
        min_length=1, description="the function's name or ARN", examples=["orders"]
    )

    def resources(self) -> tuple[Resource, ...]:
        return (Resource("lambda:function", self.function),)

    @classmethod
    def by_hand(cls, settings: Mapping[str, Any], _: Path, before: Json) -> str:
        """Its concurrency, by the AWS CLI."""
        reserved, of = was_of(before)["reserved"], ("--function-name", settings["function"])
        if reserved is None:
            command = aws_cli(settings, "lambda", "delete-function-concurrency", *of)
        else:
            limit = ("--reserved-concurrent-executions", reserved)
            command = aws_cli(settings, "lambda", "put-function-concurrency", *of, *limit)
        return f"give the function the concurrency it had:\n{command}"

    def read(self, aws: Aws) -> Json:
        aws.ask("lambda", "GetFunctionConfiguration", FunctionName=self.function)
        was = self._reserved(aws)
        if was == 0:
            raise DriverError(f"function {self.function!r} is throttled already: its reserved "
                              "concurrency is 0, so drilling it shows nothing")  # fmt: skip
        return {"reserved": was}

    def bring_down(self, aws: Aws, was: Any) -> None:  # noqa: ARG002  # breaking needs nothing of it
        self._reserve(aws, 0)

    def bring_back(self, aws: Aws, was: Any) -> None:
        if was["reserved"] is None:
            aws.ask("lambda", "DeleteFunctionConcurrency", FunctionName=self.function)
        else:
            self._reserve(aws, was["reserved"])
        if (now := self._reserved(aws)) != was["reserved"]:
            what = f"the reserved concurrency of {self.function!r} was {was['reserved']}"
            raise DriverError(f"{what}, and is {now}")

    def _reserve(self, aws: Aws, executions: int) -> None:
        aws.ask(
            "lambda",
            "PutFunctionConcurrency",
            FunctionName=self.function,
            ReservedConcurrentExecutions=executions,
        )

    def _reserved(self, aws: Aws) -> int | None:
        answer = aws.ask("lambda", "GetFunctionConcurrency", FunctionName=self.function)
        found: int | None = answer.get("ReservedConcurrentExecutions")
        return found
