"""Functions that moto itself invokes, for buckets, queues and secrets: it would need containers."""

from dataclasses import dataclass
from typing import Any

from commdrill_sandbox.aws.eventing.takeover import Method, Taken
from commdrill_sandbox.aws.functions.functions import Functions, NotFound, OutOfTime, Throttled
from commdrill_sandbox.aws.functions.returned import Returned, failure

_LONGEST = 900.0  # seconds a function may run


@dataclass(frozen=True)
class Invocations:
    """Whoever has it invoked waits for it, as moto does."""

    functions: Functions

    @property
    def taken(self) -> tuple[Taken, ...]:
        return (Taken("awslambda.LambdaFunction.invoke", self._invoking),)

    def _invoking(self, _: Method) -> Method:
        def invoke(function: Any, body: Any, _asked: Any, told: dict[str, str]) -> bytes:
            returned = self._returned(function, body)
            if returned.failed:
                told["x-amz-function-error"] = "Unhandled"
            return returned.payload

        return invoke

    def _returned(self, function: Any, body: Any) -> Returned:
        event = body if isinstance(body, bytes) else str(body or "{}").encode()
        try:
            return self.functions.invoke(function.region, function.function_arn, event, _LONGEST)
        except (Throttled, NotFound, OutOfTime) as lost:
            return failure("Function.NotRun", repr(lost))
