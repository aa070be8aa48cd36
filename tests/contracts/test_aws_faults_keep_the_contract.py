from collections.abc import Iterator

import pytest

from commdrill.drivers.aws.lambda_throttle import LambdaThrottle
from commdrill.testing import FaultContract
from tests.drivers.aws.moto_server import LocalAws, moto


@pytest.fixture
def aws() -> Iterator[LocalAws]:
    with moto() as local:
        yield local


class OrdersFunction:
    """A Lambda function, with reserved concurrency or without."""

    def __init__(self, aws: LocalAws, reserved: int | None) -> None:
        self._aws = aws
        aws.function("orders")
        if reserved is not None:
            aws.client("lambda").put_function_concurrency(
                FunctionName="orders", ReservedConcurrentExecutions=reserved
            )

    def fault(self) -> LambdaThrottle:
        return LambdaThrottle.model_validate({"function": "orders", "aws": self._aws.settings})

    def state(self) -> object:
        answer = self._aws.client("lambda").get_function_concurrency(FunctionName="orders")
        return answer.get("ReservedConcurrentExecutions")


class TestLambdaThrottle(FaultContract):
    @pytest.fixture(params=[None, 7], ids=["no-concurrency-reserved", "some-reserved"])
    def world(self, aws: LocalAws, request: pytest.FixtureRequest) -> OrdersFunction:
        return OrdersFunction(aws, request.param)
