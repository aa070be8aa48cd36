"""What a bucket's policy lets CloudFront do, as far as that is certain."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill.drivers.aws.preflight.buckets import Bucket
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.trouble import AwsRefused, Trouble

_WILDCARDS = re.compile(r"([*?])")


@dataclass(frozen=True)
class BucketPolicy:
    """A policy; it is empty where a bucket has none."""

    statements: tuple[Mapping[str, Any], ...]

    @classmethod
    def read(cls, text: str) -> "BucketPolicy":
        return cls(tuple(_listed(json.loads(text or "{}").get("Statement", []))))

    def may_allow(self, action: str, arn: str) -> bool:
        """Whether a statement allows it to somebody; who, and on which condition, is not looked at."""
        return any(
            one.get("Effect") == "Allow"
            and _names(one, "Action", action)
            and _names(one, "Resource", arn)
            for one in self.statements
        )


def policy_of(aws: Aws, bucket: Bucket) -> BucketPolicy:
    """Raises: AwsRefused: it could not be read."""
    try:
        region = bucket.region or aws.region_of("s3")
        answer = aws.ask_in(region, "s3", "GetBucketPolicy", Bucket=bucket.name)
    except AwsRefused as refused:
        if refused.trouble is Trouble.UNKNOWN:
            return BucketPolicy(())
        raise
    return BucketPolicy.read(str(answer.get("Policy", "")))


def _names(statement: Mapping[str, Any], what: str, wanted: str) -> bool:
    """By its member or, as rarely, by its opposite."""
    if (opposite := f"Not{what}") in statement:
        return not any(_fits(one, wanted) for one in _texts(statement[opposite]))
    return any(_fits(one, wanted) for one in _texts(statement.get(what, [])))


def _fits(pattern: str, wanted: str) -> bool:
    parts = (re.escape(part) for part in _WILDCARDS.split(pattern))
    regex = "".join(parts).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(regex, wanted, re.DOTALL | re.IGNORECASE) is not None


def _texts(value: Any) -> Iterator[str]:
    yield from map(str, _listed(value))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
