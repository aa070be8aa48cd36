"""A CloudFront distribution's configuration: read whole, changed in one place, written whole.

UpdateDistribution replaces everything, so what is written is what was read a moment ago, and
If-Match says which: where somebody else was faster, it is read again.
"""

import copy
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from commdrill.clock import Clock
from commdrill.drivers.aws.driver import wait_until
from commdrill.drivers.aws.session import Answer, Aws
from commdrill.drivers.aws.trouble import AwsRefused, Trouble
from commdrill.errors import DriverError

_ATTEMPTS = 3
_DEPLOYED = timedelta(minutes=20)

Config = dict[str, Any]


def read_config(aws: Aws, distribution: str) -> Config:
    answer = aws.ask("cloudfront", "GetDistributionConfig", Id=distribution)
    config: Config = answer["DistributionConfig"]
    return config


def change_config(aws: Aws, distribution: str, change: Callable[[Config], None]) -> None:
    """Have `change` alter the configuration; where that alters nothing, nothing is written.

    Raises:
        AwsRefused: it was refused, or others changed it each time between reading and writing.
    """
    for attempt in range(1, _ATTEMPTS + 1):
        answer = aws.ask("cloudfront", "GetDistributionConfig", Id=distribution)
        config = copy.deepcopy(answer["DistributionConfig"])
        change(config)
        if config == answer["DistributionConfig"]:
            return
        try:
            _write(aws, distribution, config, answer["ETag"])
            return  # noqa: TRY300  # what follows is for refusals
        except AwsRefused as refused:
            if refused.trouble is not Trouble.STALE or attempt == _ATTEMPTS:
                raise


def _write(aws: Aws, distribution: str, config: Config, etag: str) -> Answer:
    return aws.ask(
        "cloudfront", "UpdateDistribution", Id=distribution, DistributionConfig=config, IfMatch=etag
    )


def origin_in(config: Config, origin: str) -> dict[str, Any]:
    """An origin by its id.

    Raises:
        DriverError: the distribution has none of this id.
    """
    origins: list[dict[str, Any]] = config["Origins"].get("Items", [])
    for one in origins:
        if one["Id"] == origin:
            return one
    known = ", ".join(one["Id"] for one in origins) or "none"
    raise DriverError(f"the distribution has no origin {origin!r}; there are: {known}")


def targets_in(config: Config) -> frozenset[str]:
    """All that a behaviour can send requests to: origins and origin groups."""
    groups = config.get("OriginGroups", {}).get("Items", [])
    origins = config["Origins"].get("Items", [])
    return frozenset(one["Id"] for one in (*origins, *groups))


def behaviours_in(config: Config) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each cache behaviour by its path pattern, in the order CloudFront tries them."""
    for behaviour in config.get("CacheBehaviors", {}).get("Items", []):
        yield behaviour["PathPattern"], behaviour
    yield "*", config["DefaultCacheBehavior"]


def invalidate(aws: Aws, distribution: str, paths: tuple[str, ...], reference: str) -> None:
    """Have the edges forget these paths."""
    batch = {"Paths": {"Quantity": len(paths), "Items": list(paths)}, "CallerReference": reference}
    aws.ask(
        "cloudfront", "CreateInvalidation", DistributionId=distribution, InvalidationBatch=batch
    )


def wait_until_deployed(aws: Aws, distribution: str, clock: Clock) -> None:
    """Until every edge has the configuration, as far as AWS says so."""

    def is_deployed() -> bool:
        answer = aws.ask("cloudfront", "GetDistribution", Id=distribution)
        return bool(answer["Distribution"]["Status"] == "Deployed")

    wait_until(is_deployed, _DEPLOYED, clock, f"distribution {distribution} is deployed")
