"""The `cloudfront-origin` fault."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from commdrill.drivers.aws.faults.by_hand import config_by_hand, was_of
from commdrill.drivers.aws.faults.cloudfront_fault import CloudFrontFault
from commdrill.drivers.aws.faults.distribution import Config, origin_in, read_config
from commdrill.drivers.aws.session import Aws
from commdrill.errors import DriverError
from commdrill.values import Json

_PLACES = {
    "DomainName": "DomainName",
    "OriginPath": "OriginPath",
    "HTTPPort": "CustomOriginConfig.HTTPPort",
    "HTTPSPort": "CustomOriginConfig.HTTPSPort",
}
_PORTS = Field(None, ge=1, le=65535)


class OriginChange(BaseModel):
    """Where the edges look for the origin while it is down."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    domain: str | None = Field(None, min_length=1, description="another host name")
    path: str | None = Field(None, pattern=r"^(/.*[^/])?$", description="another origin path")
    http_port: int | None = _PORTS
    https_port: int | None = _PORTS

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if not self.model_dump(exclude_none=True):
            raise ValueError("nothing would change: write domain, path, http_port or https_port")
        return self

    def values(self) -> dict[str, Json]:
        """What of an origin changes, by AWS's names."""
        own = {
            "DomainName": self.domain,
            "OriginPath": self.path,
            "HTTPPort": self.http_port,
            "HTTPSPort": self.https_port,
        }
        return {name: value for name, value in own.items() if value is not None}


class CloudFrontOrigin(CloudFrontFault):
    """Takes an origin away from a CloudFront distribution.

    The edges look for it elsewhere: at a port nobody listens on (refused: 502), at a host that
    swallows connections (black-holed: 504 after ConnectionAttempts × ConnectionTimeout), or at a
    host that answers 5xx (passed on at once). Which of them it is, is up to `becomes`. Only these
    values are changed and put back; what others change meanwhile stays. This is a control-plane
    call, deployed in minutes: give a `probe`, and ask it for something the edges do not cache.
    """

    origin: str = Field(
        min_length=1, description="the origin's id in the distribution", examples=["shop"]
    )
    becomes: OriginChange = Field(
        description="`{domain, path, http_port, https_port}` of the origin while it is down",
        examples=[{"https_port": 8444}],
    )

    @classmethod
    def by_hand(cls, settings: Mapping[str, Any], _: Path, before: Json) -> str:
        """Its values, by the AWS CLI."""
        values = " | ".join(
            f".{_PLACES[name]} = {json.dumps(value)}" for name, value in was_of(before).items()
        )
        origin = f"(.Origins.Items[] | select(.Id == {json.dumps(settings['origin'])}))"
        commands = config_by_hand(settings, f"{origin} |= ({values})")
        return "\n".join(("give the origin the values it had:", *commands))

    def read(self, aws: Aws) -> Json:
        was = self._values(read_config(aws, self.distribution))
        if was == self.becomes.values():
            raise DriverError(f"origin {self.origin!r} is down already: it is {was}")
        return was

    def bring_down(self, aws: Aws, was: Any) -> None:  # noqa: ARG002  # breaking needs nothing of it
        self._put(aws, self.becomes.values())

    def bring_back(self, aws: Aws, was: Any) -> None:
        self._put(aws, was)

    def _put(self, aws: Aws, values: dict[str, Json]) -> None:
        def put(config: Config) -> None:
            origin = origin_in(config, self.origin)
            for name, value in values.items():
                _holder(origin, name)[name] = value

        self.change(aws, put)

    def _values(self, config: Config) -> dict[str, Json]:
        origin = origin_in(config, self.origin)
        return {name: _holder(origin, name)[name] for name in self.becomes.values()}


def _holder(origin: dict[str, Any], name: str) -> dict[str, Any]:
    """The part of an origin that has this value; a bucket has no ports."""
    if name in origin:
        return origin
    custom: dict[str, Any] | None = origin.get("CustomOriginConfig")
    if custom is None:
        raise DriverError(
            f"origin {origin['Id']!r} is a bucket: it has no {name}; change its domain"
        )
    return custom
