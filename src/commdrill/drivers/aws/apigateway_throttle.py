"""The `apigateway-throttle` fault."""

from typing import Any, ClassVar

from pydantic import Field

from commdrill.drivers.aws.permission import Permission, allow
from commdrill.drivers.aws.rest_stage import RestStageFault, replace
from commdrill.drivers.aws.session import Aws
from commdrill.errors import DriverError
from commdrill.values import Json

_LIMITS = {"rateLimit": "throttlingRateLimit", "burstLimit": "throttlingBurstLimit"}


class ApiGatewayThrottle(RestStageFault):
    """Throttles a stage of a REST API, or one method of it, down to nothing.

    Callers get the THROTTLED gateway response, 429 unless yours says otherwise. A stage's settings
    apply without a redeploy. The way back sets the limits there were, or none.
    """

    permissions: ClassVar[tuple[Permission, ...]] = (
        allow("apigateway:GET", "apigateway:PATCH", on="apigateway:restapi"),
    )

    path: str = Field(
        "*", description="the resource's path, or `*` for the whole stage", examples=["/orders"]
    )
    method: str = Field("*", description="the method, or `*` for all")

    def read(self, aws: Aws) -> Json:
        was = self._limits(aws)
        if was and 0 in was.values():
            raise DriverError(f"{self._key} of stage {self.stage!r} is throttled to 0 already")
        return was

    def bring_down(self, aws: Aws, was: Any) -> None:  # noqa: ARG002  # breaking needs nothing of it
        self._set(aws, dict.fromkeys(_LIMITS, 0))

    def bring_back(self, aws: Aws, was: Any) -> None:
        if self._limits(aws) == was:
            return
        if was is None:
            self.patch_stage(aws, {"op": "remove", "path": f"/{self._key}"})
        else:
            self._set(aws, was)
        if (now := self._limits(aws)) != was:
            raise DriverError(f"the limits of {self._key} were {was}, and are {now}")

    @property
    def _key(self) -> str:
        """As stages name it, where a path is one part: `*/*`, `orders/POST`, `orders~1{id}/GET`."""
        path = self.path.lstrip("/").replace("/", "~1")
        return f"{path or '~1'}/{self.method}"

    def _limits(self, aws: Aws) -> dict[str, Any] | None:
        """What is set for this very key; None where nothing is."""
        settings = self.read_stage(aws).get("methodSettings", {})
        found = settings.get(self._key) or settings.get(f"~1{self._key}")
        if found is None:
            return None
        return {name: found[field] for name, field in _LIMITS.items() if field in found}

    def _set(self, aws: Aws, limits: dict[str, Any]) -> None:
        self.patch_stage(
            aws,
            *(
                replace(f"/{self._key}/throttling/{name}", f"{value:g}")
                for name, value in limits.items()
            ),
        )
