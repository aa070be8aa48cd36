"""Where a distribution sends what is asked for, and which bucket that is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commdrill.drivers.aws.faults.distribution import Config, behaviours_in, origin_in

# `b.s3.amazonaws.com`, `b.s3.eu-west-1…`, `b.s3-eu-west-1…`, `b.s3.dualstack.eu-west-1…`, and the
# website endpoints `b.s3-website-eu-west-1…` and `b.s3-website.eu-west-1…`
_HOST = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9.-]*)\.s3(?P<website>-website)?"
    r"(?:[.-](?:dualstack\.)?(?P<region>[a-z]{2}(?:-[a-z]+)+-[0-9]))?\.amazonaws\.com(?:\.cn)?"
)


@dataclass(frozen=True)
class Bucket:
    """Its name; its Region where the host tells."""

    name: str
    region: str | None


def behaviour_of(config: Config, path: str) -> tuple[str, Mapping[str, Any]]:
    """The first behaviour whose pattern fits a path, and that pattern: so CloudFront chooses."""
    for pattern, behaviour in behaviours_in(config):
        if fits(pattern, path):
            return pattern, behaviour
    raise AssertionError("the default behaviour fits every path")


def target_of(config: Config, path: str) -> str:
    """The id of the origin or group that a path is asked of."""
    return str(behaviour_of(config, path)[1]["TargetOriginId"])


def origin_of(config: Config, target: str) -> Mapping[str, Any]:
    """The origin that a target is; of a group, the one that is asked first."""
    return origin_in(config, _first_members(config).get(target, target))


def _first_members(config: Config) -> Mapping[str, str]:
    return {group["Id"]: group["Members"]["Items"][0]["OriginId"] for group in groups_of(config)}


def groups_of(config: Config) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = config.get("OriginGroups", {}).get("Items", [])
    return found


def fits(pattern: str, path: str) -> bool:
    """Whether a path pattern covers a path: `*` is any characters, `?` is one; case counts."""
    parts = (re.escape(part) for part in re.split(r"([*?])", pattern.lstrip("/")))
    regex = "".join(parts).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(regex, path.lstrip("/"), re.DOTALL) is not None


def bucket_at(host: str) -> Bucket | None:
    """The bucket that a host name of S3 stands for; None where it is another's."""
    found = _HOST.fullmatch(host.lower())
    return Bucket(found["name"], found["region"]) if found else None
