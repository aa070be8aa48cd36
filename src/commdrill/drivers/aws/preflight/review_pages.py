"""Whether the error pages of a distribution lie where it fetches them."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from commdrill.drivers.aws.faults.distribution import Config
from commdrill.drivers.aws.preflight.behaviours import Bucket, bucket_at, origin_of, target_of
from commdrill.drivers.aws.session import Aws
from commdrill.drivers.aws.trouble import AwsRefused, Trouble
from commdrill.record.events import FindingMade, Severity


def reviewed(aws: Aws, distribution: str, config: Config) -> Iterator[FindingMade]:
    """Pages that are not in their bucket; those that come from elsewhere are left to the drill."""
    responses = config.get("CustomErrorResponses", {}).get("Items", [])
    for path in dict.fromkeys(one.get("ResponsePagePath") for one in responses):
        if not path:
            continue
        origin = origin_of(config, target_of(config, path))
        bucket = bucket_at(str(origin["DomainName"]))
        if bucket is not None:
            yield from _looked_up(aws, distribution, path, bucket, _key(origin, path))


def _key(origin: Mapping[str, Any], path: str) -> str:
    return unquote(f"{origin.get('OriginPath', '')}{path}").lstrip("/")


def _looked_up(
    aws: Aws, distribution: str, path: str, bucket: Bucket, key: str
) -> Iterator[FindingMade]:
    """By listing: whoever may not list is told 403 of what is not there, too."""
    where = f"distribution {distribution} fetches its error page {path} from bucket {bucket.name}"
    wanted = {"Bucket": bucket.name, "Prefix": key, "MaxKeys": 1}
    try:
        answer = aws.ask_in(bucket.region or aws.region_of("s3"), "s3", "ListObjectsV2", **wanted)
    except AwsRefused as refused:
        if refused.trouble is Trouble.UNKNOWN:
            yield _missing(f"{where}, which is not there")
            return
        text = f"{where}; whether {key!r} is there could not be read: {refused}"
        yield FindingMade("aws-setup-unread", text, Severity.WARNING)
        return
    sizes = {one["Key"]: one["Size"] for one in answer.get("Contents", [])}
    if not sizes.get(key):
        empty = f"where {key!r} is empty" if key in sizes else f"which has no {key!r}"
        yield _missing(f"{where}, {empty}")


def _missing(what: str) -> FindingMade:
    why = f"{what}: visitors get the bucket's own error, or nothing; put the page there"
    return FindingMade("cloudfront-page-missing", why, Severity.WARNING)
