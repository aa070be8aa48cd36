"""The `apigateway-throttle` fault."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Self

from pydantic import Field, model_validator

from commdrill.drivers.aws.driver import Permission, allow
from commdrill.drivers.aws.faults.by_hand import aws_cli, was_of
from commdrill.drivers.aws.faults.rest_stage import RestStageFault, replace
from commdrill.drivers.aws.session import Aws
from commdrill.errors import DriverError
from commdrill.values import Json

_LIMITS = {"rateLimit": "throttlingRateLimit", "burstLimit": "throttlingBurstLimit"}


class ApiGatewayThrottle(RestStageFault):
    """Throttles a stage of a REST API, or methods of one resource, down to nothing.

    A stage's limits do not hold for methods with settings of their own: those are throttled, too.
    Callers get the THROTTLED gateway response, 429 unless yours says otherwise. A stage's settings
    apply without a redeploy. The way back sets the limits there were, or none.
    """

    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("apigateway:GET", "apigateway:PATCH", on="apigateway:restapi"),
    )

    path: str = Field(
        "*", description="the resource's path, or `*` for the whole stage", examples=["/orders"]
    )
    method: str = Field(
        "*", pattern=r"^(\*|[A-Z]+)$", description="the resource's method, or `*` for all it has"
    )

    @model_validator(mode="after")
    def _of_a_resource(self) -> Self:
        if self.path == "*" and self.method != "*":
            raise ValueError("a method is throttled on one resource: write its path, too")
        return self

    @classmethod
    def by_hand(cls, settings: Mapping[str, Any], _: Path, before: Json) -> str:
        """Its limits, by the AWS CLI."""
        of = ("--rest-api-id", settings["api"], "--stage-name", settings["stage"])
        commands = (
            aws_cli(settings, "apigateway", "update-stage", *of, "--patch-operations", *operations)
            for operations in map(_operations, was_of(before).items())
        )
        return "\n".join(("give the stage the limits it had:", *commands))

    def read(self, aws: Aws) -> Json:
        limits = {key: self._limits(aws, key) for key in self._keys(aws)}
        if all(was and 0 in was.values() for was in limits.values()):
            text = ", ".join(limits)
            raise DriverError(f"{text} of stage {self.stage!r} is throttled to 0 already")
        return limits

    def bring_down(self, aws: Aws, was: Any) -> None:
        for key in was:
            self._set(aws, key, dict.fromkeys(_LIMITS, 0))

    def bring_back(self, aws: Aws, was: Any) -> None:
        for key, limits in was.items():
            self._bring_back(aws, key, limits)

    def _bring_back(self, aws: Aws, key: str, was: dict[str, Any] | None) -> None:
        if self._limits(aws, key) == was:
            return
        if was is None:
            self.patch_stage(aws, {"op": "remove", "path": f"/{key}"})
        else:
            self._set(aws, key, was)
        if (now := self._limits(aws, key)) != was:
            raise DriverError(f"the limits of {key} were {was}, and are {now}")

    def _keys(self, aws: Aws) -> tuple[str, ...]:
        """What has limits of its own: the stage's do not hold for methods that have theirs."""
        if self.path == "*":
            own = self.read_stage(aws).get("methodSettings", {})
            return tuple(dict.fromkeys(("*/*", *own)))
        has = self.methods_at(aws, self.path)
        if self.method not in ("*", *has):
            text = ", ".join(has) or "none"
            raise DriverError(f"{self.path} has no method {self.method}; there are: {text}")
        methods = has if self.method == "*" else (self.method,)
        return tuple(_key(self.path, method) for method in methods)

    def _limits(self, aws: Aws, key: str) -> dict[str, Any] | None:
        """What is set for this very key; None where nothing is."""
        settings = self.read_stage(aws).get("methodSettings", {})
        found = settings.get(key) or settings.get(f"~1{key}")
        if found is None:
            return None
        return {name: found[field] for name, field in _LIMITS.items() if field in found}

    def _set(self, aws: Aws, key: str, limits: dict[str, Any]) -> None:
        self.patch_stage(
            aws,
            *(replace(f"/{key}/throttling/{name}", f"{value:g}") for name, value in limits.items()),
        )


def _key(path: str, method: str) -> str:
    """As stages name it, where a path is one part: `orders/POST`, `orders~1{id}/GET`."""
    return f"{path.lstrip('/').replace('/', '~1') or '~1'}/{method}"


def _operations(setting: tuple[str, dict[str, Any] | None]) -> list[str]:
    """As the AWS CLI writes them in short."""
    key, limits = setting
    if limits is None:
        return [f"op=remove,path=/{key}"]
    return [f"op=replace,path=/{key}/throttling/{name},value={value:g}"
            for name, value in limits.items()]  # fmt: skip
