"""The `cloudfront-maintenance` fault."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from commdrill.drivers.aws.driver import Permission, Resource, allow
from commdrill.drivers.aws.faults.by_hand import aws_cli, config_by_hand, unchanged_since, was_of
from commdrill.drivers.aws.faults.cloudfront_fault import CloudFrontFault
from commdrill.drivers.aws.faults.distribution import Config, behaviours_in, read_config, targets_in
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.trouble import AwsRefused, Trouble
from commdrill.errors import DriverError
from commdrill.values import Json

_KVS = "cloudfront-keyvaluestore"


class Flag(BaseModel):
    """A key that a CloudFront Function of yours reads at each request."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: str = Field(min_length=1, description="ARN of the KeyValueStore")
    key: str = Field(min_length=1, description="the key")
    value: str = Field(min_length=1, description="its value during maintenance")


class CloudFrontMaintenance(CloudFrontFault):
    """Sends all requests to a maintenance page, as planned maintenance does.

    By configuration: every behaviour but those in `keep` gets another target, an `origin` or an
    `origin_group` of the distribution (AWS lets a group serve GET, HEAD and OPTIONS alone). That is
    a control-plane call, deployed in minutes. Or by a `flag` in a KeyValueStore that a CloudFront
    Function of yours reads: data plane, seen in seconds, and what to prefer on a bad day.
    """

    permissions: ClassVar[tuple[Permission, ...]] = (
        *CloudFrontFault.permissions,
        allow(
            "cloudfront-keyvaluestore:DescribeKeyValueStore",
            "cloudfront-keyvaluestore:GetKey",
            "cloudfront-keyvaluestore:PutKey",
            "cloudfront-keyvaluestore:DeleteKey",
            on="cloudfront:key-value-store",
        ),
    )

    origin: str | None = Field(
        None, min_length=1, description="id of the origin that has the maintenance page",
        examples=["maintenance-bucket"],
    )  # fmt: skip
    origin_group: str | None = Field(
        None, min_length=1, description="id of the origin group that has it"
    )
    flag: Flag | None = Field(
        None, description="`{store, key, value}`: what a function of yours looks for"
    )
    keep: tuple[str, ...] = Field(
        (),
        description="path patterns of behaviours that stay as they are",
        examples=[["/errors/*"]],
    )

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = [way for way in (self.origin, self.origin_group, self.flag) if way is not None]
        if len(ways) != 1:
            raise ValueError("write one of origin, origin_group and flag")
        return self

    @property
    def carried_out_by(self) -> tuple[str, str]:
        """How people turn it on, too."""
        return (_KVS, "PutKey") if self.flag else ("cloudfront", "UpdateDistribution")

    def resources(self) -> tuple[Resource, ...]:
        store = self.flag and Resource("cloudfront:key-value-store", self.flag.store)
        return (*super().resources(), *((store,) if store else ()))

    def needed(self) -> tuple[Permission, ...]:
        """A flag leaves the distribution alone: preflight reads it."""
        unasked = {"cloudfront:GetDistribution", "cloudfront:UpdateDistribution"}
        needed = super().needed()
        return tuple(one.without(unasked) for one in needed) if self.flag else needed

    @classmethod
    def by_hand(cls, settings: Mapping[str, Any], _: Path, before: Json) -> str:
        """Its flag or its targets, by the AWS CLI."""
        was, flag = was_of(before), settings.get("flag")
        if flag:
            return "\n".join(
                ("set the flag as it was:", *_flag_by_hand(settings, flag, was["value"]))
            )
        targets = " | ".join(map(_target_by_hand, was.items()))
        commands = config_by_hand(settings, targets)
        return "\n".join(("give each behaviour the target it had:", *commands))

    def read(self, aws: Aws) -> Json:
        if self.flag:
            return self._read_flag(aws, self.flag)
        return self._read_targets(read_config(aws, self.distribution))

    def bring_down(self, aws: Aws, was: Any) -> None:
        if self.flag:
            _put(aws, self.flag, self.flag.value)
        else:
            self._set_targets(aws, dict.fromkeys(was, self._target))

    def bring_back(self, aws: Aws, was: Any) -> None:
        if self.flag is None:
            self._set_targets(aws, was)
        elif was["value"] is None:
            _delete(aws, self.flag)
        else:
            _put(aws, self.flag, was["value"])

    @property
    def _target(self) -> str:
        return str(self.origin or self.origin_group)

    def _read_flag(self, aws: Aws, flag: Flag) -> Json:
        value = _value(aws, flag)
        if value == flag.value:
            raise DriverError(f"maintenance is on already: {flag.key!r} is {value!r}")
        return {"value": value}

    def _read_targets(self, config: Config) -> dict[str, str]:
        """The target of each behaviour that is to change, by its path pattern."""
        if self._target not in targets_in(config):
            known = ", ".join(sorted(targets_in(config)))
            raise DriverError(f"the distribution has no {self._target!r}; there are: {known}")
        targets = {
            pattern: behaviour["TargetOriginId"] for pattern, behaviour in behaviours_in(config)
        }
        if strangers := [one for one in self.keep if one not in targets]:
            raise DriverError(
                f"the distribution has no behaviour {strangers[0]!r} to keep; there are: "
                f"{', '.join(targets)}"
            )
        found = {pattern: to for pattern, to in targets.items() if pattern not in self.keep}
        if set(found.values()) <= {self._target}:
            raise DriverError(f"maintenance is on already: all requests go to {self._target!r}")
        return found

    def _set_targets(self, aws: Aws, targets: Mapping[str, str]) -> None:
        def set_targets(config: Config) -> None:
            for pattern, behaviour in behaviours_in(config):
                behaviour["TargetOriginId"] = targets.get(pattern, behaviour["TargetOriginId"])

        self.change(aws, set_targets)


def _target_by_hand(setting: tuple[str, str]) -> str:
    """As `jq` writes it; the default behaviour has the pattern `*`."""
    pattern, target = setting
    behaviour = f".CacheBehaviors.Items[] | select(.PathPattern == {json.dumps(pattern)})"
    of = ".DefaultCacheBehavior" if pattern == "*" else behaviour
    return f"({of}).TargetOriginId = {json.dumps(target)}"


def _flag_by_hand(
    settings: Mapping[str, Any], flag: Mapping[str, Any], value: str | None
) -> tuple[str, str]:
    of = ("--kvs-arn", flag["store"])
    read = aws_cli(settings, _KVS, "describe-key-value-store", *of)
    key = (*of, "--key", flag["key"])
    if value is None:
        return unchanged_since(read, aws_cli(settings, _KVS, "delete-key", *key))
    return unchanged_since(read, aws_cli(settings, _KVS, "put-key", *key, "--value", value))


def _value(aws: Aws, flag: Flag) -> str | None:
    try:
        answer = aws.ask(_KVS, "GetKey", KvsARN=flag.store, Key=flag.key)
    except AwsRefused as refused:
        if refused.trouble is Trouble.UNKNOWN:
            _etag(aws, flag)  # refused where it is the store that is not there
            return None
        raise
    return str(answer["Value"])


def _put(aws: Aws, flag: Flag, value: str) -> None:
    etag = _etag(aws, flag)
    aws.ask(_KVS, "PutKey", KvsARN=flag.store, Key=flag.key, Value=value, IfMatch=etag)


def _delete(aws: Aws, flag: Flag) -> None:
    if _value(aws, flag) is not None:
        aws.ask(_KVS, "DeleteKey", KvsARN=flag.store, Key=flag.key, IfMatch=_etag(aws, flag))


def _etag(aws: Aws, flag: Flag) -> str:
    return str(aws.ask(_KVS, "DescribeKeyValueStore", KvsARN=flag.store)["ETag"])
