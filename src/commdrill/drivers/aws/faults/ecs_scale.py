"""The `ecs-scale` fault."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

from pydantic import Field

from commdrill.drivers.aws.driver import AwsFault, Permission, Resource, allow, wait_until
from commdrill.drivers.aws.faults.by_hand import aws_cli, was_of
from commdrill.drivers.aws.session import Aws
from commdrill.errors import DriverError
from commdrill.model import Duration
from commdrill.values import Json


class EcsScale(AwsFault):
    """Scales an ECS service down, to nothing unless said otherwise.

    Breaking ends once no more tasks run than `to`, the way back once as many run as before. Where
    application auto scaling looks after the service, its least capacity must allow it.
    """

    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("ecs:DescribeServices", "ecs:UpdateService", on="ecs:service"),
    )

    cluster: str = Field(min_length=1, description="the cluster's name or ARN", examples=["dev"])
    service: str = Field(min_length=1, description="the service's name", examples=["checkout"])
    to: int = Field(0, ge=0, description="how many tasks are left")
    settle: Duration = Field(
        timedelta(minutes=10), description="how long tasks may take to stop, or to run again"
    )

    def resources(self) -> tuple[Resource, ...]:
        cluster = self.cluster.rpartition("/")[2]
        return (Resource("ecs:service", f"{cluster}/{self.service}"),)

    @classmethod
    def by_hand(cls, settings: Mapping[str, Any], _: Path, before: Json) -> str:
        """Its tasks, by the AWS CLI."""
        of = ("--cluster", settings["cluster"], "--service", settings["service"])
        count = ("--desired-count", was_of(before)["desired"])
        command = aws_cli(settings, "ecs", "update-service", *of, *count)
        return f"give the service the tasks it had:\n{command}"

    def read(self, aws: Aws) -> Json:
        service = self._service(aws)
        desired = int(service["desiredCount"])
        if desired <= self.to:
            raise DriverError(
                f"service {self.service!r} wants {desired} tasks: scaling it to {self.to} "
                "takes nothing away"
            )
        # While it scales in, more run than are wanted: those never come back.
        return {"desired": desired, "running": min(desired, int(service["runningCount"]))}

    def bring_down(self, aws: Aws, was: Any) -> None:  # noqa: ARG002  # breaking needs nothing of it
        self._scale(aws, self.to)
        wait_until(
            lambda: self._service(aws)["runningCount"] <= self.to,
            self.settle,
            self._clock,
            f"service {self.service!r} runs {self.to} tasks",
            self._stop,
        )

    def bring_back(self, aws: Aws, was: Any) -> None:
        if self._service(aws)["desiredCount"] != was["desired"]:
            self._scale(aws, was["desired"])
        wait_until(
            lambda: self._service(aws)["runningCount"] >= was["running"],
            self.settle,
            self._clock,
            f"service {self.service!r} runs {was['running']} tasks again",
        )

    def _scale(self, aws: Aws, count: int) -> None:
        aws.ask(
            "ecs", "UpdateService", cluster=self.cluster, service=self.service, desiredCount=count
        )

    def _service(self, aws: Aws) -> dict[str, Any]:
        answer = aws.ask("ecs", "DescribeServices", cluster=self.cluster, services=[self.service])
        found: list[dict[str, Any]] = answer["services"]
        if not found or found[0].get("status") == "INACTIVE":
            raise DriverError(f"cluster {self.cluster!r} has no service {self.service!r}")
        return found[0]
