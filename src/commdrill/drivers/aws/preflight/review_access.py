"""Whether CloudFront may read what lies in buckets, and may learn that something does not: as far as their policies say it for certain."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commdrill.drivers.aws.faults.distribution import Config, behaviours_in
from commdrill.drivers.aws.preflight.behaviours import Bucket, bucket_at, origin_of, target_of
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.trouble import AwsRefused, Trouble
from commdrill.record.events import FindingMade, Severity

_Origin = Mapping[str, Any]
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


def reviewed(aws: Aws, distribution: str, config: Config) -> Iterator[FindingMade]:
    """By the policies of the buckets; of those that cannot be read, that."""
    responses = config.get("CustomErrorResponses", {}).get("Items", [])
    paged = {int(one["ErrorCode"]): str(one["ResponsePagePath"])
             for one in responses if one.get("ResponsePagePath")}  # fmt: skip
    try:
        yield from _unreadable(aws, distribution, config, paged)
        if 404 in paged and 403 not in paged:
            yield from _unlisted(aws, distribution, config)
    except AwsRefused as refused:
        text = f"what distribution {distribution} may read in its buckets is not known: {refused}"
        yield FindingMade("aws-setup-unread", text, Severity.WARNING)


def _unreadable(
    aws: Aws, distribution: str, config: Config, paged: Mapping[int, str]
) -> Iterator[FindingMade]:
    """Pages in buckets that are read as somebody, where the policy allows it nobody."""
    for path in dict.fromkeys(paged.values()):
        origin = origin_of(config, target_of(config, path))
        bucket = bucket_at(str(origin["DomainName"]))
        if bucket is None or not _is_read_as_somebody(origin):
            continue
        arn = f"arn:aws:s3:::{bucket.name}{origin.get('OriginPath', '')}{path}"
        if not _policy_of(aws, bucket).may_allow("s3:GetObject", arn):
            yield FindingMade(
                "cloudfront-page-unreadable",
                f"distribution {distribution} fetches its error page {path} from bucket "
                f"{bucket.name}, whose policy allows nobody to read it: visitors get a bare 403; "
                "allow s3:GetObject to the distribution",
                Severity.WARNING,
            )


def _unlisted(aws: Aws, distribution: str, config: Config) -> Iterator[FindingMade]:
    """Buckets that answer 403 for what is not there, as they may not be listed."""
    targets = dict.fromkeys(str(one["TargetOriginId"]) for _, one in behaviours_in(config))
    buckets = (_asked_as_bucket(origin_of(config, target)) for target in targets)
    for bucket in dict.fromkeys(one for one in buckets if one):
        if not _policy_of(aws, bucket).may_allow("s3:ListBucket", f"arn:aws:s3:::{bucket.name}"):
            yield FindingMade(
                "cloudfront-404-is-403",
                f"distribution {distribution} has a page for 404 and none for 403, which bucket "
                f"{bucket.name} answers for what is not there, as its policy lets nobody list it: "
                "visitors get S3's AccessDenied; give 403 a page, too, or allow s3:ListBucket",
                Severity.WARNING,
            )


def _asked_as_bucket(origin: _Origin) -> Bucket | None:
    """Not as a website, which answers 404."""
    return None if "CustomOriginConfig" in origin else bucket_at(str(origin["DomainName"]))


def _is_read_as_somebody(origin: _Origin) -> bool:
    identity = (origin.get("S3OriginConfig") or {}).get("OriginAccessIdentity")
    return bool(origin.get("OriginAccessControlId") or identity)


def _policy_of(aws: Aws, bucket: Bucket) -> BucketPolicy:
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
